"""`intern()`: exact figures, for someone with a mandate and a purpose. The other exit of the monitor.

A municipality sees its own, over whatever provider; a provider its own, over whatever municipality.
"""

from collections.abc import Collection, Iterator, Sequence

from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.cellen import compute_cells
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.monitor.publicatie import Rij
from jeugdregio.monitor.rijen import make_rows, read_inwoners
from jeugdregio.monitor.volledigheid import estimate
from jeugdregio.stand import Stand
from jeugdregio.stand.eigen import OPENBAAR, names_provider


def intern(
    stand: Stand, code: str, per: Sequence[str], *, gemeenten: Collection[str], doel: str
) -> list[Rij]:
    """Give the exact figures of an indicator over the municipalities given, and nothing of any other.

    `per` is one of the indicator's published tables. An area is given only when all its municipalities
    are among `gemeenten`. The caller has checked the mandate for them, and logs the purpose `doel`.
    Nothing is withheld or rounded, so what comes back stays inside. Raises MonitorError without a
    purpose, without municipalities, or for an unknown indicator or table.
    """
    if not gemeenten:
        raise MonitorError("geef de gemeenten waarvoor u exacte cijfers mag zien")
    return _table(stand, code, per, Plaatsen(stand, gemeenten), doel)


def intern_aanbieder(stand: Stand, code: str, per: Sequence[str], *, aanbieder: str, doel: str) -> list[Rij]:
    """Give the exact figures of an indicator over the help of one provider, by its AGB code, in every place.

    They are computed on the provider's own rows only (`Stand.only`), so nothing of another provider and no
    total of a municipality follows. The caller has checked whose figures they are, and logs the purpose.
    Raises MonitorError without a purpose, for an unknown indicator or table, and where `why_not` says so.
    """
    if code in REGISTER and (reden := why_not(code)):
        raise MonitorError(reden)
    eigen = stand.only(aanbieder)
    return _table(eigen, code, per, Plaatsen(eigen), doel)


def why_not(code: str) -> str:
    """Say why an indicator is not there for one provider; nothing when it is. Raises KeyError for an unknown
    one.
    """
    delen = list(_made_of(code))
    if any(REGISTER[deel].alle_hulp for deel in delen):
        return (
            "dit cijfer is er niet per aanbieder: het gaat over alle hulp van een jeugdige samen, "
            "ook die van andere aanbieders"
        )
    gelezen = {naam for deel in delen for naam in REGISTER[deel].bronnen + REGISTER[deel].aanvulling}
    bronnen = {naam.removeprefix("alle_") for naam in gelezen} - OPENBAAR
    onbekend = sorted(naam for naam in bronnen if not names_provider(naam))
    if onbekend:
        return (
            "dit cijfer is er niet per aanbieder: het komt uit gegevens die niet altijd een aanbieder noemen "
            f"({', '.join(onbekend)})"
        )
    return ""


def _made_of(code: str) -> Iterator[str]:
    yield code
    for van in REGISTER[code].van:
        yield from _made_of(van)


def _table(stand: Stand, code: str, per: Sequence[str], plaatsen: Plaatsen, doel: str) -> list[Rij]:
    """Give one table of an indicator over some places."""
    if not doel.strip():
        raise MonitorError("geef aan waarvoor de exacte cijfers nodig zijn")
    if code not in REGISTER:
        raise MonitorError(f"de indicator {code} bestaat niet")
    tabel = REGISTER[code].table_for(per)
    soort = next(naam for naam in tabel if naam in PERIODES)
    # what a derived figure is made of can be of any period
    soorten = tuple(PERIODES) if REGISTER[code].van else (soort,)
    return _exact(stand, code, plaatsen, soorten).get(tabel, [])


def _exact(stand: Stand, code: str, plaatsen: Plaatsen, soorten: Sequence[str]) -> Tabellen:
    """Give every row of an indicator for these kinds of periods."""
    indicator = REGISTER[code]
    if indicator.van:
        return indicator.derive(
            Bron(REGISTER, {van: _exact(stand, van, plaatsen, soorten) for van in indicator.van})
        )
    samen: Tabellen = {}
    for soort in soorten:
        kalender = make_kalender(stand, soort)
        cellen = compute_cells(stand, indicator, kalender, plaatsen)
        schattingen = estimate(stand, indicator, plaatsen, cellen)
        alles = [False] * len(cellen)
        samen |= make_rows(
            indicator, cellen, alles, read_inwoners(stand), exact=True, schattingen=schattingen
        )
    return samen
