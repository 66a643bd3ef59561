"""What the region itself published of a year, beside the accounts of that year, place by place.

Only published figures: what is withheld or unknown in the publication is so here. Jeugdhulp only: neither the
costs of the messages nor the field of jeugdhulp in the accounts has jeugdbescherming and jeugdreclassering.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from jeugdregio.kern import gebied
from jeugdregio.kern.gemeentecode import gemeenten
from jeugdregio.monitor.afleiden import worst
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.indicatoren.overige_kosten import NATURA, PGB
from jeugdregio.monitor.nationaal.iv3 import Onderdeel
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening
from jeugdregio.monitor.nationaal.vergelijking import (
    INDELING,
    Bedrag,
    Per,
    PlaatsKosten,
    Volledigheid,
    costs_of_places,
)
from jeugdregio.monitor.publicatie import Plaats, Publicatie, Rij, Status

BEKOSTIGINGEN: Final = {
    NATURA: "kosten",
    PGB: "kosten_pgb",
    "Taakgericht": "kosten_taakgericht_en_subsidie",
    "Subsidie": "kosten_taakgericht_en_subsidie",
}
"""The ways in which help is paid, with the published indicator that has the amount."""

WAAROM_ANDERS: Final = (
    "De bedragen zijn nooit helemaal gelijk.",
    (
        "In de jaarrekening staat alles wat een gemeente in het jaar op jeugdhulp boekte: ook afrekeningen "
        "over andere jaren, eigen personeel en bijdragen aan andere gemeenten. Wijkteams en toegang niet."
    ),
    (
        "Zorg in natura is wat aanbieders via berichten declareerden over hulp die in het jaar begon, zonder "
        "wat de gemeente afwees. De andere bedragen zijn wat de gemeente volgens haar administratie betaalde."
    ),
    "Jeugdbescherming en jeugdreclassering tellen aan beide kanten niet mee.",
)
"""What must be said where the two stand side by side."""


@dataclass(frozen=True, slots=True)
class EigenBedrag:
    """What the region published of one way of paying in one place; the row has its status."""

    bekostiging: str
    rij: Rij


@dataclass(frozen=True, slots=True)
class EigenNaast:
    """A place of the region in the year of the accounts.

    `geboekt` is what its municipalities booked on jeugdhulp, in cents; None when those named in `ontbreekt`
    have no accounts. `bedragen` has only what is published.
    """

    jaar: int
    plaats: Plaats
    leden: frozenset[str]
    geboekt: int | None
    ontbreekt: tuple[str, ...]
    bedragen: tuple[EigenBedrag, ...]

    @property
    def samen(self) -> Rij:
        """The published amounts together, in euros; without a value, and why, when one of them has none."""
        rijen = [bedrag.rij for bedrag in self.bedragen]
        ontbreekt, voorlopig = worst(rijen), any(rij.voorlopig for rij in rijen)
        if ontbreekt is not None:
            return replace(ontbreekt, voorlopig=voorlopig)
        status = Status.VOORLOPIG if voorlopig else Status.GEPUBLICEERD
        return Rij(rijen[0].dimensies, sum(rij.waarde or 0.0 for rij in rijen), status, voorlopig)


def beside_accounts(
    publicatie: Publicatie, rekening: Jaarrekening, bedrag: Bedrag = Bedrag.LASTEN
) -> list[EigenNaast]:
    """Give the places of which costs of that year were published, in their order; none when there are none.

    An area has the municipalities of today (see `vergelijking.INDELING`); one that this software does not
    know is left out.
    """
    geboekt = {kosten.code: kosten for kosten in costs_of_places(rekening, Per.GEMEENTE, bedrag)}
    eigen = {
        bekostiging: _published(publicatie, code, bekostiging, rekening.jaar)
        for bekostiging, code in BEKOSTIGINGEN.items()
    }
    naast = []
    for plaats in publicatie.plaatsen.values():
        leden = _members(plaats)
        if plaats.code not in eigen[NATURA] or not leden:
            continue
        ontbreekt = [code for code in sorted(leden) if not _has_accounts(geboekt.get(code))]
        som = sum(geboekt[code].bedragen.get(Onderdeel.JEUGDHULP, 0) for code in leden - {*ontbreekt})
        naast.append(
            EigenNaast(
                rekening.jaar,
                plaats,
                leden,
                None if ontbreekt else som,
                tuple(gemeenten()[code].naam if code in gemeenten() else code for code in ontbreekt),
                tuple(
                    EigenBedrag(bekostiging, rijen[plaats.code])
                    for bekostiging, rijen in eigen.items()
                    if plaats.code in rijen
                ),
            )
        )
    return naast


def _has_accounts(kosten: PlaatsKosten | None) -> bool:
    return kosten is not None and kosten.status in {Volledigheid.VOLLEDIG, Volledigheid.GEEN_NOEMER}


def _members(plaats: Plaats) -> frozenset[str]:
    if plaats.soort == "gemeente":
        return frozenset({plaats.code})
    return gebied.members(plaats.soort, INDELING).get(plaats.code, frozenset())


def _published(publicatie: Publicatie, code: str, bekostiging: str, jaar: int) -> Mapping[str, Rij]:
    """The published rows of a year by place; none when the publication has no such indicator or table."""
    gevonden: dict[str, Rij] = {}
    for soort in ("gebied", "gemeente"):
        try:
            rijen = publicatie.indicator(code).rows(("jaar", soort), jaar=jaar)
        except MonitorError:
            continue
        gevonden |= {
            str(rij.dimensies[soort]): rij
            for rij in rijen
            if rij.dimensies.get("bekostiging", bekostiging) == bekostiging
        }
    return gevonden
