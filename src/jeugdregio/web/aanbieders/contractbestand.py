"""Reads a CSV file of contracts: which rows it holds, and what is wrong, per row and column."""

from dataclasses import dataclass
from datetime import date

from jeugdregio.web.aanbieders.csvbestand import (
    RegelBevinding,
    check_agb,
    check_gebied,
    read_period,
    read_rows,
)

KOLOMMEN = ("agb", "naam", "gebied", "van", "tot")
MAX_REGELS = 2_000


@dataclass(frozen=True, slots=True)
class ContractRegel:
    """One contract as the file states it; `naam` is "" when the file does not say it."""

    regelnummer: int
    agb: str
    naam: str
    gebied: str
    van: date
    tot: date | None


def read(data: bytes) -> tuple[list[ContractRegel], list[RegelBevinding]]:
    """Return the rows that are right by themselves, and what is wrong with the others."""
    rows, found = read_rows(data, KOLOMMEN, hoogstens=MAX_REGELS, wat="contracten")
    good: list[ContractRegel] = []
    for regelnummer, (agb, naam, gebied, van_text, tot_text) in rows:
        van, tot, wrong_days = read_period(regelnummer, van_text, tot_text)
        wrong = [*check_agb(regelnummer, agb)]
        if len(naam) > 200:
            wrong.append(RegelBevinding("Een naam heeft hoogstens 200 tekens.", regelnummer, "naam"))
        wrong += [*check_gebied(regelnummer, gebied), *wrong_days]
        if van and not wrong:
            good.append(ContractRegel(regelnummer, agb, naam, gebied, van, tot))
        found += wrong
    return good, found
