"""Values as financial systems write them: amounts, months and days. Errors name the form, not the value."""

import datetime
import re
from decimal import Decimal, InvalidOperation

from jeugdregio.kern.vorm import KORTE_MAANDEN, MAANDEN

EURO = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?|[0-9]+(?:[.,][0-9]{1,2})?|,[0-9]{1,2}")
MAANDNUMMERS = {
    **{naam: nummer for namen in (MAANDEN, KORTE_MAANDEN) for nummer, naam in enumerate(namen, 1)},
    "sept": 9,
}
BEDRAG, MAAND, DAG = "een bedrag zoals 1.234,56", "een maand zoals 2025-03", "een datum zoals 31-3-2025"
MAX_CENTEN = 10**15


def parse_bedrag(waarde: object) -> int:
    """Read an amount and give cents.

    Text is read the Dutch way: 1.234,56, 1234,56, -12,5, 12,50-, (12,50), € 12,50. A point with one or two
    digits after it is taken for a comma. Raises ValueError for what is none or has parts of a cent.
    """
    if isinstance(waarde, bool) or not isinstance(waarde, str | int | float):
        raise ValueError(f"verwacht: {BEDRAG}")
    if isinstance(waarde, str):
        centen = _parse_euro(waarde)
    else:
        try:
            exact = Decimal(repr(waarde)) * 100
            centen = int(exact.to_integral_value())
        except (InvalidOperation, OverflowError, ValueError):
            raise ValueError(f"verwacht: {BEDRAG}") from None
        if abs(exact - centen) > Decimal("0.0001"):  # 0.1 + 0.2 is a sum a spreadsheet makes
            raise ValueError("het bedrag heeft delen van een cent")
    if abs(centen) > MAX_CENTEN:
        raise ValueError(f"verwacht: {BEDRAG}")
    return centen


def _parse_euro(tekst: str) -> int:
    kaal = re.sub(r"\s|€|EUR", "", tekst.replace("\N{MINUS SIGN}", "-"))
    negatief = False
    if kaal.startswith("(") and kaal.endswith(")"):
        negatief, kaal = True, kaal[1:-1]
    elif kaal.startswith("-"):
        negatief, kaal = True, kaal[1:]
    elif kaal.endswith("-"):
        negatief, kaal = True, kaal[:-1]
    if not kaal.isascii() or not EURO.fullmatch(kaal):
        raise ValueError(f"verwacht: {BEDRAG}")
    if "," in kaal or re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", kaal):
        kaal = kaal.replace(".", "").replace(",", ".")
    centen = int(Decimal(kaal) * 100)
    return -centen if negatief else centen


def parse_dag(waarde: object) -> datetime.date:
    """Read a day: a date of a spreadsheet, 31-3-2025, 31/03/2025, 2025-03-31 or 20250331.

    Raises ValueError for what is none.
    """
    if isinstance(waarde, datetime.datetime):
        return waarde.date()
    if isinstance(waarde, datetime.date):
        return waarde
    tekst = _text(waarde)
    for vorm, volgorde in (
        (r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", (1, 2, 3)),
        (r"([0-9]{4})([0-9]{2})([0-9]{2})", (1, 2, 3)),
        (r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", (3, 2, 1)),
    ):
        gevonden = re.fullmatch(vorm, tekst, re.ASCII)
        if gevonden:
            try:
                return datetime.date(*(int(gevonden[deel]) for deel in volgorde))
            except ValueError:
                break
    raise ValueError(f"verwacht: {DAG}")


def parse_maand(waarde: object) -> datetime.date:
    """Read a month and give its first day: 2025-03, 03-2025, 202503, maart 2025, mrt-2025, or any day in it.

    Raises ValueError for what is none.
    """
    tekst = _text(waarde).lower()
    for vorm, jaar, maand in (
        (r"([0-9]{4})[-/ ]?([0-9]{2})", 1, 2),
        (r"([0-9]{1,2})[-/ ]([0-9]{4})", 2, 1),
    ):
        gevonden = re.fullmatch(vorm, tekst, re.ASCII)
        if gevonden:
            return _first_day(int(gevonden[jaar]), int(gevonden[maand]))
    woord = re.fullmatch(r"([a-z]+)\.?[-/ ]*([0-9]{4})", tekst, re.ASCII)
    if woord and woord[1] in MAANDNUMMERS:
        return _first_day(int(woord[2]), MAANDNUMMERS[woord[1]])
    try:
        return parse_dag(waarde).replace(day=1)
    except ValueError:
        raise ValueError(f"verwacht: {MAAND}") from None


def _first_day(jaar: int, maand: int) -> datetime.date:
    try:
        return datetime.date(jaar, maand, 1)
    except ValueError:
        raise ValueError(f"verwacht: {MAAND}") from None


def _text(waarde: object) -> str:
    """A whole number of a spreadsheet is text without a decimal point."""
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde).strip()


def parse_code(waarde: object, lengte: int) -> str:
    """Read a code of digits, of which a spreadsheet may have dropped the leading zeros, or a name.

    Spaces around and within a code do not matter; a name is given back as it is.
    """
    tekst = _text("" if waarde is None else waarde)
    cijfers = re.sub(r"[\s.-]", "", tekst)
    if cijfers.isascii() and cijfers.isdigit() and len(cijfers) <= lengte:
        return cijfers.zfill(lengte)
    return " ".join(tekst.split())
