"""What does not link between the messages and the accounts, and why, per municipality."""

import datetime
import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import ibis

from jeugdregio.kern.gemeentecode import gemeenten
from jeugdregio.monitor.nationaal.declaraties import codes_of
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening
from jeugdregio.stand import Stand


class Reden(enum.StrEnum):
    """Why something does not link. One line can be in several of these."""

    START_ZONDER_TOEWIJZING = "start zonder toewijzing"
    REGEL_ZONDER_TOEWIJZING = "gedeclareerde regel zonder toewijzing"
    REGEL_ZONDER_START = "gedeclareerde regel zonder start"
    PRODUCT_BUITEN_LIJST = "product buiten de lijst"
    PRODUCT_NIET_IN_TE_DELEN = "product zonder taakveld, of met meer dan één"
    GEEN_STARTBERICHTEN = "van deze gemeente zijn er geen startberichten (JW305)"
    GEEN_DECLARATIES = "van deze gemeente zijn er geen declaraties (JW323)"
    GEEN_JAARREKENING = "van deze gemeente is er geen jaarrekening"


@dataclass(frozen=True, slots=True)
class LosRij:
    """What does not link in a municipality. `aantal` starts or lines; `bedrag` in cents, None for starts."""

    jaar: int
    gemeente: str
    naam: str
    reden: Reden
    aantal: int
    bedrag: int | None


def find_loose(
    stand: Stand, rekening: Jaarrekening, regels: ibis.Table, hier: Mapping[str, str]
) -> list[LosRij]:
    """Give what does not link, by municipality and reason.

    `regels` are the declared lines of the year; `hier` the municipality of today of every code.
    """
    jaar = rekening.jaar
    met_start, met_regels = _sends(stand, jaar, hier), set[str]()
    los: dict[tuple[str, Reden], tuple[int, int | None]] = {}

    def add(gemeente: str, reden: Reden, aantal: int, bedrag: int | None) -> None:
        eerder, cents = los.get((gemeente, reden), (0, None))
        samen = None if bedrag is None and cents is None else (bedrag or 0) + (cents or 0)
        if aantal:
            los[gemeente, reden] = (eerder + aantal, samen)

    soorten = regels.group_by("gemeente", "wachtend", "buiten", "gestart", ingedeeld=regels.rubriek.notnull())
    groepen = soorten.agg(aantal=regels.count().cast("int64"), bedrag=regels.bedrag.sum().cast("int64"))
    for rij in groepen.to_pyarrow().to_pylist():
        gemeente, aantal, bedrag = hier[rij["gemeente"]], rij["aantal"], rij["bedrag"]
        met_regels.add(gemeente)
        if rij["wachtend"]:
            add(gemeente, Reden.REGEL_ZONDER_TOEWIJZING, aantal, bedrag)
        if gemeente not in met_start:
            add(gemeente, Reden.GEEN_STARTBERICHTEN, aantal, bedrag)
        elif not rij["gestart"]:
            add(gemeente, Reden.REGEL_ZONDER_START, aantal, bedrag)
        if rij["buiten"]:
            add(gemeente, Reden.PRODUCT_BUITEN_LIJST, aantal, bedrag)
        if not rij["ingedeeld"]:
            add(gemeente, Reden.PRODUCT_NIET_IN_TE_DELEN, aantal, bedrag)
    for code, aantal in _starts_without(stand, jaar, hier).items():
        add(hier[code], Reden.START_ZONDER_TOEWIJZING, aantal, None)
    for gemeente in set(hier.values()):
        delen = codes_of(hier, gemeente)
        if gemeente not in met_regels:
            los[gemeente, Reden.GEEN_DECLARATIES] = (0, None)
        if any(deel in rekening.zonder_opgave for deel in delen):
            los[gemeente, Reden.GEEN_JAARREKENING] = (0, None)
    return [
        LosRij(jaar, code, gemeenten()[code].naam, reden, aantal, cents)
        for (code, reden), (aantal, cents) in sorted(los.items())
    ]


def _sends(stand: Stand, jaar: int, hier: Mapping[str, str]) -> set[str]:
    """The municipalities of which there is a start whose help touches the year."""
    leveringen = stand.leveringen
    in_jaar = leveringen.filter(
        leveringen.gemeente.isin(list(hier)),
        leveringen.begindatum <= datetime.date(jaar, 12, 31),
        leveringen.einddatum.isnull() | (leveringen.einddatum >= datetime.date(jaar, 1, 1)),
    )
    codes = in_jaar.select("gemeente").distinct().to_pyarrow().column("gemeente").to_pylist()
    return {hier[code] for code in codes}


def _starts_without(stand: Stand, jaar: int, hier: Collection[str]) -> dict[str, int]:
    """The starts in the year without an assignment that is known, by municipality code."""
    leveringen = stand.leveringen
    starts = leveringen.filter(
        leveringen.gemeente.isin(list(hier)),
        leveringen.begindatum >= datetime.date(jaar, 1, 1),
        leveringen.begindatum <= datetime.date(jaar, 12, 31),
    )
    bekend = stand.toewijzingen.select("toewijzing").distinct()
    los = starts.anti_join(bekend, "toewijzing").group_by("gemeente").agg(aantal=lambda t: t.count())
    return {rij["gemeente"]: rij["aantal"] for rij in los.to_pyarrow().to_pylist()}
