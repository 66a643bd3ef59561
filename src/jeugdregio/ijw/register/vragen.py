"""What rules ask of a register: the state of what was sent before, in small answers.

A register answers from what it was given beforehand: `ask` gathers, from the rows of the messages to judge,
every key that a rule may ask about (`Vraag`), so that a database can fetch a batch in a constant number of
queries. `dossier.Dossier` is the one implementation; a database loads it with the rows of those keys.

Every answer leaves out what an answer message (JW302 ... JW325) refused, unless it says otherwise. A
`gemeentecode` with a `nummer` is the key of an assignment: its number is unique per municipality only.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from jeugdregio.ijw.codes import DebetCredit
from jeugdregio.ijw.v3_2.rijen import LeveringRij, PrestatieRij, Rijen
from jeugdregio.ijw.v3_2.vertaling import ANTWOORD_OP, Kop

BerichtSleutel = tuple[str, str, str]
"""Kind, sender and identification of a message: ("JW323", "12345678", "A1")."""
ToewijzingSleutel = tuple[str, int]
"""Municipality and number of an assignment."""
ClientSleutel = tuple[str, str, str]
"""Municipality, provider and BSN."""


class Toewijzing(NamedTuple):
    """An assignment by its last row; budget in cents. `verwijderd`: that row takes it back (reason 13)."""

    gemeentecode: str
    agb: str
    bsn: str
    nummer: int
    categorie: str
    productcode: str
    toewijzingsdatum: date
    ingangsdatum: date
    einddatum: date | None
    verwijderd: bool
    volume: int | None
    eenheid: str
    frequentie: str
    budget: int | None


class LeveringSleutel(NamedTuple):
    """What starts and stops of one delivery have in common."""

    gemeentecode: str
    agb: str
    bsn: str
    toewijzing_nummer: int | None
    categorie: str
    productcode: str
    begindatum: date


class Levering(NamedTuple):
    """The start and the stops of one delivery, as far as they stand.

    tijdelijk, definitief: whether there is a stop with reason 20, and one with another. einde: the last day
    of the last stop.
    """

    gestart: bool
    tijdelijk: bool
    definitief: bool
    einde: date | None


class Gebruik(NamedTuple):
    """What was declared on an assignment, credits taken off.

    volumes: per unit of care. bedrag: cents. tot: the last day declared. open_debetten: how many lines are
    not credited.
    """

    volumes: tuple[tuple[str, int], ...] = ()
    bedrag: int = 0
    tot: date | None = None
    open_debetten: int = 0


class Prestatie(NamedTuple):
    """A declared line by its reference; one that stands before one that was refused (`geweigerd`).

    bericht: the message it stands in.
    """

    bericht: BerichtSleutel
    gemeentecode: str
    rij: PrestatieRij
    geweigerd: bool
    gecrediteerd: bool


class Declaratie(NamedTuple):
    """A declaration received; `xsd_versies` as in `Kop`, "" when not kept."""

    gemeentecode: str
    agb: str
    identificatie: str
    declaratie_nummer: str
    xsd_versies: str


class Verzoek(NamedTuple):
    """A request (JW315 or JW317) with what the municipality answered.

    antwoorden: VerzoekAntwoord of each JW319. toegewezen: an assignment with its
    reference was sent and not taken back.
    """

    gemeentecode: str
    agb: str
    bsn: str
    referentie_aanbieder: str
    antwoorden: tuple[str, ...]
    toegewezen: bool

    @property
    def onderhanden(self) -> bool:
        """Whether it was neither refused (1) nor assigned."""
        return not self.toegewezen and "1" not in self.antwoorden


class DebetSleutel(NamedTuple):
    """What may be declared once, as long as it is not credited."""

    gemeentecode: str
    toewijzing_nummer: int
    categorie: str
    productcode: str
    begindatum: date
    einddatum: date


class Tarief(NamedTuple):
    """A contract tariff in cents for one unit (WJ756), with its first and last day (None is open)."""

    begin: date
    einde: date | None
    eenheid: str
    bedrag: int


class Register(Protocol):
    """The state before a message, as the rules ask for it."""

    def is_volledig(self, gemeentecode: str) -> bool:
        """Say whether all messages of a municipality are here: whether what is missing was never sent."""

    def is_gebruikt(self, sleutel: BerichtSleutel) -> bool:
        """Say whether a message with this identification came before."""

    def toewijzing(self, gemeentecode: str, nummer: int) -> Toewijzing | None:
        """Give an assignment, also a removed one, and one of another provider."""

    def toewijzingen_van(self, client: ClientSleutel) -> tuple[Toewijzing, ...]:
        """Give the assignments of a client with a provider that are not removed, by number."""

    def levering(self, sleutel: LeveringSleutel) -> Levering:
        """Give what is known of a delivery."""

    def heeft_stop(self, sleutel: LeveringSleutel, einddatum: date, reden: str) -> bool:
        """Say whether this very stop stands."""

    def heeft_andere_open_start(self, sleutel: LeveringSleutel) -> bool:
        """Say whether another delivery on the same assignment was started and not stopped."""

    def gebruik(self, gemeentecode: str, nummer: int) -> Gebruik:
        """Give what was declared on an assignment."""

    def prestatie(self, agb: str, referentie_nummer: str) -> Prestatie | None:
        """Give a declared line by its reference."""

    def heeft_open_debet(self, sleutel: DebetSleutel) -> bool:
        """Say whether a line was declared for this that is not credited."""

    def declaratie(self, agb: str, declaratie_nummer: str) -> Declaratie | None:
        """Give a declaration by its number."""

    def declaratiebericht(self, bericht: BerichtSleutel) -> Declaratie | None:
        """Give a declaration by its message, also a refused one."""

    def vorige_declaratieperiode(self, gemeentecode: str, agb: str, voor: date) -> date | None:
        """Give the first day of the latest period declared in messages made before a day."""

    def verzoek(self, agb: str, referentie_aanbieder: str) -> Verzoek | None:
        """Give a request by its reference."""

    def antwoorden(self, gemeentecode: str, agb: str, referentie_aanbieder: str) -> tuple[str, ...]:
        """Give VerzoekAntwoord of each answer by a municipality to a request, also one that is not here."""

    def is_toegewezen(self, gemeentecode: str, agb: str, referentie_aanbieder: str) -> bool:
        """Say whether an assignment by a municipality names a request, also one that is not here."""

    def verzoeken_van(self, client: ClientSleutel) -> tuple[Verzoek, ...]:
        """Give the requests for a client by a provider, by reference."""

    def tarieven(
        self, gemeentecode: str, agb: str, productcode: str, begin: date, einde: date
    ) -> tuple[Tarief, ...]:
        """Give the contract tariffs that hold on a day of a period; those of several contracts together."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """All keys that the rules may ask about for a batch of messages; `ask` adds those of one.

    berichten: also those that an answer in the batch is about. clienten: for their assignments and requests.
    leveringen: (municipality, number); the deliveries without assignment are asked by `losse_leveringen`.
    referenties: provider and reference of a declared line; wanted too are the lines that credit these.
    declaratieperiodes: municipality, provider and the day before which the period is sought.
    tarieven: municipality, provider, product code.
    """

    berichten: set[BerichtSleutel] = field(default_factory=set)
    toewijzingen: set[ToewijzingSleutel] = field(default_factory=set)
    clienten: set[ClientSleutel] = field(default_factory=set)
    leveringen: set[ToewijzingSleutel] = field(default_factory=set)
    losse_leveringen: set[ClientSleutel] = field(default_factory=set)
    gebruik: set[ToewijzingSleutel] = field(default_factory=set)
    referenties: set[tuple[str, str]] = field(default_factory=set)
    debetten: set[DebetSleutel] = field(default_factory=set)
    declaratienummers: set[tuple[str, str]] = field(default_factory=set)
    declaratieberichten: set[BerichtSleutel] = field(default_factory=set)
    declaratieperiodes: set[tuple[str, str, date]] = field(default_factory=set)
    verzoeken: set[tuple[str, str]] = field(default_factory=set)
    tarieven: set[tuple[str, str, str]] = field(default_factory=set)


def bericht_sleutel(kop: Kop) -> BerichtSleutel:
    """Give the key of a message."""
    return kop.soort, kop.afzender, kop.identificatie


def answered(kop: Kop) -> BerichtSleutel | None:
    """Give the key of the message that an answer is about; None when it is no answer."""
    soort = ANTWOORD_OP.get(kop.soort)
    return (soort, kop.ontvanger, kop.antwoord_op) if soort else None


def ask(kop: Kop, rijen: Rijen, vraag: Vraag | None = None) -> Vraag:
    """Gather what the rules may ask about the rows of one message, in `vraag` or in a new one."""
    vraag = Vraag() if vraag is None else vraag
    gemeente, agb = kop.gemeentecode, kop.agb
    vraag.berichten.add(bericht_sleutel(kop))
    op = answered(kop)
    if op is not None:
        vraag.berichten.add(op)
        if op[0] == "JW323":
            vraag.declaratieberichten.add(op)
    for t in rijen.toewijzingen:
        vraag.toewijzingen.add((gemeente, t.toewijzing_nummer))
        vraag.gebruik.add((gemeente, t.toewijzing_nummer))
        vraag.clienten.add((gemeente, agb, t.bsn))
        if t.referentie_aanbieder:
            vraag.verzoeken.add((agb, t.referentie_aanbieder))
    for levering in rijen.leveringen:
        if levering.toewijzing_nummer is None:
            vraag.losse_leveringen.add((gemeente, agb, levering.bsn))
        else:
            vraag.toewijzingen.add((gemeente, levering.toewijzing_nummer))
            vraag.leveringen.add((gemeente, levering.toewijzing_nummer))
    for verzoek in rijen.verzoeken:
        vraag.clienten.add((gemeente, agb, verzoek.bsn))
        vraag.verzoeken.add((agb, verzoek.referentie_aanbieder))
        if verzoek.toewijzing_nummer is not None:
            vraag.toewijzingen.add((gemeente, verzoek.toewijzing_nummer))
    vraag.verzoeken.update((agb, antwoord.referentie_aanbieder) for antwoord in rijen.antwoorden)
    for declaratie in rijen.declaraties:
        vraag.declaratienummers.add((agb, declaratie.declaratie_nummer))
        if kop.dagtekening is not None:
            vraag.declaratieperiodes.add((gemeente, agb, kop.dagtekening))
    vraag.declaratienummers.update((agb, antwoord.declaratie_nummer) for antwoord in rijen.toekenningen)
    for p in rijen.prestaties:
        _ask_prestatie(vraag, gemeente, agb, p)
    vraag.referenties.update((agb, p.referentie_nummer) for p in rijen.herhaald)
    return vraag


def _ask_prestatie(vraag: Vraag, gemeente: str, agb: str, p: PrestatieRij) -> None:
    toewijzing = (gemeente, p.toewijzing_nummer)
    vraag.toewijzingen.add(toewijzing)
    vraag.gebruik.add(toewijzing)
    vraag.referenties.add((agb, p.referentie_nummer))
    if p.vorig_referentie_nummer:
        vraag.referenties.add((agb, p.vorig_referentie_nummer))
    if p.debet_credit == DebetCredit.DEBET:
        vraag.debetten.add(debet_sleutel(gemeente, p))
        vraag.tarieven.add((gemeente, agb, p.productcode))


def levering_sleutel(kop: Kop, rij: LeveringRij) -> LeveringSleutel:
    """Give the delivery that a start or stop is about."""
    return LeveringSleutel(
        kop.gemeentecode,
        kop.agb,
        rij.bsn,
        rij.toewijzing_nummer,
        rij.categorie,
        rij.productcode,
        rij.begindatum,
    )


def debet_sleutel(gemeentecode: str, p: PrestatieRij) -> DebetSleutel:
    """Give what a line declares."""
    return DebetSleutel(
        gemeentecode, p.toewijzing_nummer, p.categorie, p.productcode, p.begindatum, p.einddatum
    )
