"""A message as flat rows: what a register keeps of it, and what the rules against a register look at.

Rows are plain tuples, so that one process can hand them to another at little cost. Each begins with its place
in the message: `nummer` is that of the streamed unit (from 1; 0 is what stands around the units), `plek` its
position among its siblings (from 0). Then comes `volgnummer`, its number among all such rows of the message
(from 1), and `bsn` ("" where it concerns no one). Absent text is "", absent numbers and days are None.
Amounts are in cents; a credit is negative.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, time
from typing import NamedTuple

from jeugdregio.ijw.toetsen.regel import Stap


class JeugdigeRij(NamedTuple):
    """What a message says of the young person."""

    nummer: int
    plek: int
    volgnummer: int
    bsn: str
    soort: str
    geboortedatum: date
    geboortedatum_gebruik: str
    geslacht: str


class ToewijzingRij(NamedTuple):
    """A ToegewezenProduct of a JW301."""

    nummer: int
    plek: int
    volgnummer: int
    bsn: str
    toewijzing_nummer: int
    referentie_aanbieder: str
    categorie: str
    productcode: str
    toewijzingsdatum: date
    toewijzingstijd: time
    ingangsdatum: date
    einddatum: date | None
    reden_wijziging: str
    volume: int | None
    eenheid: str
    frequentie: str
    budget: int | None


class LeveringRij(NamedTuple):
    """A StartProduct of a JW305 (`soort` start: no end, no reason) or a StopProduct of a JW307 (stop)."""

    nummer: int
    plek: int
    volgnummer: int
    bsn: str
    soort: str
    status_aanlevering: str
    toewijzing_nummer: int | None
    categorie: str
    productcode: str
    toewijzing_ingangsdatum: date | None
    begindatum: date
    einddatum: date | None
    reden_beeindiging: str


class PrestatieRij(NamedTuple):
    """A Prestatie of a JW323."""

    nummer: int
    plek: int
    volgnummer: int
    bsn: str
    referentie_nummer: str
    vorig_referentie_nummer: str
    toewijzing_nummer: int
    categorie: str
    productcode: str
    begindatum: date
    einddatum: date
    volume: int
    eenheid: str
    tarief: int | None
    bedrag: int
    debet_credit: str


class DeclaratieRij(NamedTuple):
    """The Declaratie of a JW323."""

    nummer: int
    plek: int
    volgnummer: int
    bsn: str
    declaratie_nummer: str
    begindatum: date
    einddatum: date
    dagtekening: date
    totaal: int


class VerzoekRij(NamedTuple):
    """One product of a request.

    `soort`: aangevraagd (JW315; a request of its own, by `referentie_aanbieder`), or ongewijzigd,
    te_wijzigen, nieuw (JW317; all those of one `referentie_aanbieder` are one request).
    """

    nummer: int
    plek: int
    volgnummer: int
    bsn: str
    soort: str
    referentie_aanbieder: str
    reden_verzoek: str
    toewijzing_nummer: int | None
    beschikking_nummer: int | None
    beschikking_ingangsdatum: date | None
    categorie: str
    productcode: str
    ingangsdatum: date | None
    einddatum: date | None
    volume: int | None
    eenheid: str
    frequentie: str
    budget: int | None
    verwijzer_type: str
    zorgverlener_code: str
    raamcontract: str


class Pakket(NamedTuple):
    """All rows of one request for a change (JW317): what the provider asks is one whole (OP344)."""

    nummer: int
    bsn: str
    referentie_aanbieder: str
    rijen: tuple[VerzoekRij, ...]


def packages(verzoeken: Iterable[VerzoekRij]) -> tuple[Pakket, ...]:
    """Put the rows of each request for a change together."""
    per_eenheid: dict[tuple[int, str, str], list[VerzoekRij]] = {}
    for rij in verzoeken:
        if rij.soort != "aangevraagd":
            sleutel = (rij.nummer, rij.bsn, rij.referentie_aanbieder)
            per_eenheid.setdefault(sleutel, []).append(rij)
    return tuple(Pakket(*sleutel, tuple(rijen)) for sleutel, rijen in per_eenheid.items())


class AntwoordRij(NamedTuple):
    """The Antwoord of a JW319; `gemeente` is the one responsible by the woonplaatsbeginsel."""

    nummer: int
    plek: int
    volgnummer: int
    bsn: str
    referentie_aanbieder: str
    verzoek_antwoord: str
    reden_afwijzing: str
    gemeente: str


class RetourRij(NamedTuple):
    """What an answer (JW302, 306, 308, 316, 318, 320, 325) says of one class of the message it answers.

    There is one of the header always, and one of each class that is refused. The fields after `klasse` are
    the key of that class, as far as it has them; `referentie` is the ReferentieNummer of a Prestatie, the
    ReferentieAanbieder of a request or answer, the Nummer of a Relatie or the Soort of a Contact.
    `retourcodes` are separated by spaces.
    """

    nummer: int
    plek: int
    volgnummer: int
    bsn: str
    klasse: str
    toewijzing_nummer: int | None
    categorie: str
    productcode: str
    begindatum: date | None
    einddatum: date | None
    reden_beeindiging: str
    referentie: str
    vorige_referentie: str
    retourcodes: str


class ToekenningRij(NamedTuple):
    """The DeclaratieAntwoord of a JW325."""

    nummer: int
    plek: int
    volgnummer: int
    bsn: str
    declaratie_nummer: str
    ingediend: int
    toegekend: int
    retourcodes: str


Rij = (
    JeugdigeRij
    | ToewijzingRij
    | LeveringRij
    | PrestatieRij
    | DeclaratieRij
    | VerzoekRij
    | AntwoordRij
    | RetourRij
    | ToekenningRij
)


RIJEN = (
    JeugdigeRij,
    ToewijzingRij,
    LeveringRij,
    PrestatieRij,
    DeclaratieRij,
    VerzoekRij,
    AntwoordRij,
    RetourRij,
    ToekenningRij,
    PrestatieRij,
)
"""What each list of `Rijen` holds."""


@dataclass(frozen=True, slots=True)
class Rijen:
    """The rows of one message, or of one part of a long one.

    `herhaald` are the refused lines as a JW325 repeats them: judged, but no rows of a register.
    """

    jeugdigen: list[JeugdigeRij] = field(default_factory=list)
    toewijzingen: list[ToewijzingRij] = field(default_factory=list)
    leveringen: list[LeveringRij] = field(default_factory=list)
    prestaties: list[PrestatieRij] = field(default_factory=list)
    declaraties: list[DeclaratieRij] = field(default_factory=list)
    verzoeken: list[VerzoekRij] = field(default_factory=list)
    antwoorden: list[AntwoordRij] = field(default_factory=list)
    retouren: list[RetourRij] = field(default_factory=list)
    toekenningen: list[ToekenningRij] = field(default_factory=list)
    herhaald: list[PrestatieRij] = field(default_factory=list)

    def tables(self) -> tuple[Sequence[Rij], ...]:
        """The lists of what a register keeps, in the order of the fields."""
        return (
            self.jeugdigen,
            self.toewijzingen,
            self.leveringen,
            self.prestaties,
            self.declaraties,
            self.verzoeken,
            self.antwoorden,
            self.retouren,
            self.toekenningen,
        )

    def __len__(self) -> int:
        return sum(map(len, self.tables()))


def join(delen: Sequence[Rijen]) -> Rijen:
    """Put the parts of one long message together again."""
    return Rijen(*([rij for deel in delen for rij in getattr(deel, veld.name)] for veld in fields(Rijen)))


_WEG: dict[type, tuple[Stap, ...]] = {
    JeugdigeRij: (),
    ToewijzingRij: ("toegewezen_producten", "toegewezen_product"),
    PrestatieRij: ("prestaties", "prestatie"),
    DeclaratieRij: ("declaratie",),
    AntwoordRij: (),
    ToekenningRij: ("declaratie_antwoord",),
}
_WEG_PER_SOORT: dict[str, tuple[Stap, ...]] = {
    "start": ("start_producten", "start_product"),
    "stop": ("stop_producten", "stop_product"),
    "aangevraagd": ("aangevraagde_producten", "aangevraagd_product"),
    "ongewijzigd": ("verzoek", "ongewijzigde_producten", "ongewijzigd_product"),
    "te_wijzigen": ("verzoek", "te_wijzigen_producten", "te_wijzigen_product"),
    "nieuw": ("verzoek", "nieuwe_producten", "nieuw_product"),
}
_ALLEEN = frozenset({JeugdigeRij, DeclaratieRij, AntwoordRij, ToekenningRij})


def steps_to(rij: Rij) -> tuple[Stap, ...]:
    """Give the way from the streamed unit (from the root where `nummer` is 0) to the element of a row.

    KeyError for a RetourRij, which may stand for any class.
    """
    if isinstance(rij, LeveringRij | VerzoekRij):
        return (*_WEG_PER_SOORT[rij.soort], rij.plek)
    weg = _WEG[type(rij)]
    return weg if type(rij) in _ALLEEN else (*weg, rij.plek)
