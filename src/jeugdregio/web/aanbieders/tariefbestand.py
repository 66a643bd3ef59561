"""Reads a CSV file of tariffs: which rows it holds, and what is wrong, per row and column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jeugdregio.ijw.codes import Eenheid
from jeugdregio.kern.vorm import shape
from jeugdregio.web.aanbieders.csvbestand import (
    RegelBevinding,
    check_agb,
    check_gebied,
    read_period,
    read_rows,
)
from jeugdregio.web.aanbieders.models import EENHEDEN
from jeugdregio.web.aanbieders.producten import categorie_of, check_product

KOLOMMEN = ("agb", "gebied", "productcategorie", "productcode", "eenheid", "tarief", "van", "tot")
MAX_REGELS = 2_000
HOOGSTE = 99_999_999
"""The highest tariff that fits in a message, in cents (RS005)."""

HELE_CENTEN = "Een declaratie heeft tarieven in hele centen. Rond af op twee cijfers achter de komma."
GRENZEN = "Een tarief is minstens € 0,01 en hoogstens € 999.999,99."

_BEDRAG = re.compile(r"^(?:€\s*)?(\d{1,3}(?:\.\d{3})+(?=,)|\d+)(?:[.,](\d+))?$")
_WOORDEN = {
    "minuut": Eenheid.MINUUT,
    "minuten": Eenheid.MINUUT,
    "uur": Eenheid.UUR,
    "uren": Eenheid.UUR,
    "etmaal": Eenheid.ETMAAL,
    "etmalen": Eenheid.ETMAAL,
    "dagdeel": Eenheid.DAGDEEL,
    "dagdelen": Eenheid.DAGDEEL,
    **{omschrijving.lower(): code for code, omschrijving in EENHEDEN.items()},
}


@dataclass(frozen=True, slots=True)
class TariefRegel:
    """One tariff as the file states it, in cents."""

    regelnummer: int
    agb: str
    gebied: str
    productcode: str
    eenheid: str
    bedrag: int
    van: date
    tot: date | None


def read(data: bytes) -> tuple[list[TariefRegel], list[RegelBevinding]]:
    """Return the rows that are right by themselves, and what is wrong with the others."""
    rows, found = read_rows(data, KOLOMMEN, hoogstens=MAX_REGELS, wat="tarieven")
    good: list[TariefRegel] = []
    for regelnummer, (agb, gebied, categorie, code, eenheid, tarief, van_text, tot_text) in rows:
        code = code.upper()
        van, tot, wrong_days = read_period(regelnummer, van_text, tot_text)
        wrong = [
            *check_agb(regelnummer, agb),
            *check_gebied(regelnummer, gebied),
            *_check_product(regelnummer, categorie, code),
        ]
        if (unit := _eenheid(eenheid)) not in EENHEDEN:
            wrong.append(_wrong_unit(regelnummer, eenheid, unit))
        if isinstance(bedrag := _cents(tarief), str):
            wrong.append(RegelBevinding(bedrag, regelnummer, "tarief"))
        wrong += wrong_days
        if van and isinstance(bedrag, int) and not wrong:
            good.append(TariefRegel(regelnummer, agb, gebied, code, unit, bedrag, van, tot))
        found += wrong
    return good, found


def _check_product(regelnummer: int, categorie: str, code: str) -> Iterator[RegelBevinding]:
    if tekst := check_product(code):
        yield RegelBevinding(tekst, regelnummer, "productcode")
    elif categorie != categorie_of(code):
        tekst = f"Dit product hoort bij categorie {categorie_of(code)}; hier staat: {shape(categorie)}."
        yield RegelBevinding(tekst, regelnummer, "productcategorie")


def _eenheid(text: str) -> str:
    """Return the code of a unit given as a word or as a code, also without the nought Excel leaves out."""
    return text.zfill(2) if text.isdigit() else _WOORDEN.get(text.lower(), "")


def _wrong_unit(regelnummer: int, text: str, unit: str) -> RegelBevinding:
    if unit == Eenheid.EURO:
        tekst = "Bij eenheid 83 (euro’s) hoort geen tarief. Haal deze regel weg."
    else:
        keuzes = ", ".join(f"{code} {naam.lower()}" for code, naam in EENHEDEN.items())
        tekst = f"Geen eenheid. Kies uit {keuzes}; hier staat: {shape(text)}."
    return RegelBevinding(tekst, regelnummer, "eenheid")


def _cents(text: str) -> int | str:
    """Return an amount written as 1,64 or 1.234,50, or what is wrong with it."""
    found = _BEDRAG.match(text)
    if found is None:
        return f"Geen bedrag in euro’s. Schrijf het als 1,64; hier staat: {shape(text)}."
    euro, rest = found[1].replace(".", ""), found[2] or ""
    if len(rest) > 2:
        return HELE_CENTEN
    cents = int(euro) * 100 + int(rest.ljust(2, "0"))
    if not 1 <= cents <= HOOGSTE:
        return GRENZEN
    return cents
