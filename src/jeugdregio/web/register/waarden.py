"""Typed values on their way into the register: one tuple per row, in the order of its table's columns.

Free of Django, so that worker processes can make them. `bsn` stands where the table has the key of the young
person; `Bron` holds what all rows of one message share. Absent text is "", absent numbers and dates are None.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple


class Bron(NamedTuple):
    """The message a row comes from; first columns of every table."""

    bericht_id: int
    gemeentecode: str
    agb: str
    dagtekening: date
    identificatie: str
    bekend_op: date


class JeugdigeWaarde(NamedTuple):
    """A row of JeugdigeRegel."""

    volgnummer: int
    bsn: str
    soort: str
    geboortedatum: date
    geboortedatum_gebruik: str
    geslacht: str


class ToewijzingWaarde(NamedTuple):
    """A row of ToewijzingRegel; budget in cents."""

    volgnummer: int
    bsn: str
    toewijzing_nummer: int
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


class LeveringWaarde(NamedTuple):
    """A row of LeveringRegel; a start has neither end nor reason."""

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


class PrestatieWaarde(NamedTuple):
    """A row of PrestatieRegel; tarief and bedrag in cents, bedrag signed."""

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


@dataclass(frozen=True, slots=True)
class Waarden:
    """The rows of one message, or of one part of a long one."""

    jeugdigen: list[JeugdigeWaarde] = field(default_factory=list)
    toewijzingen: list[ToewijzingWaarde] = field(default_factory=list)
    leveringen: list[LeveringWaarde] = field(default_factory=list)
    prestaties: list[PrestatieWaarde] = field(default_factory=list)

    def tables(
        self,
    ) -> tuple[Iterable[JeugdigeWaarde | ToewijzingWaarde | LeveringWaarde | PrestatieWaarde], ...]:
        """The lists in the order of `opname.TABLES`."""
        return self.jeugdigen, self.toewijzingen, self.leveringen, self.prestaties

    def __len__(self) -> int:
        return len(self.jeugdigen) + len(self.toewijzingen) + len(self.leveringen) + len(self.prestaties)
