"""Reading one value: what a text must look like to be a value of a column, in our form or a supplier's."""

import datetime
import re
from decimal import Decimal

from jeugdregio.kern import bsn
from jeugdregio.stand.declaratie import Kolom, Kolomsoort, Waarde

GEHEEL_GETAL = re.compile(r"-?[0-9]{1,19}")
INT64 = range(-(2**63), 2**63)
JA_NEE = {"ja": True, "nee": False, "true": True, "false": False}
GETAL = {
    ",": re.compile(r"-?(?:[0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3}){1,4})(?:,[0-9]{1,9})?"),
    ".": re.compile(r"-?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?"),
}
DATUMTEKENS = {"d": "31", "m": "12", "Y": "2025", "y": "25", "H": "13", "M": "45", "S": "00"}


def parse(kolom: Kolom, tekst: str) -> Waarde:
    """Read one value of a column. Raises ValueError with what was expected, in Dutch, without the value."""
    waarde: Waarde = tekst
    try:
        if kolom.soort is Kolomsoort.GEHEEL:
            if not GEHEEL_GETAL.fullmatch(tekst):
                raise ValueError
            waarde = int(tekst)
            if waarde not in INT64:
                raise ValueError
        elif kolom.soort is Kolomsoort.DATUM:
            if len(tekst) != len("2025-01-31"):
                raise ValueError
            waarde = datetime.date.fromisoformat(tekst)
        elif kolom.soort is Kolomsoort.JA_NEE:
            waarde = JA_NEE[tekst.lower()]
    except (ValueError, KeyError):
        verwacht = {
            Kolomsoort.GEHEEL: "een geheel getal zonder punten",
            Kolomsoort.DATUM: "een bestaande datum zoals 2025-01-31",
            Kolomsoort.JA_NEE: "ja of nee",
        }[kolom.soort]
        raise ValueError(f"verwacht: {verwacht}") from None
    if not kolom.accepts(waarde):
        if kolom.waarden:
            raise ValueError(f"verwacht: een van {', '.join(kolom.waarden)}")
        if kolom.eerste_van_maand:
            raise ValueError("verwacht: de eerste dag van een maand")
        raise ValueError(f"verwacht: {_in_words(kolom.patroon or '')}")
    return waarde


def _in_words(patroon: str) -> str:
    cijfers = re.fullmatch(r"\[0-9\](?:\{(\d+)\})?", patroon)
    if cijfers is not None:
        return f"{cijfers[1]} cijfers" if cijfers[1] else "1 cijfer"
    tekens = re.fullmatch(r"\[0-9A-Z\]\{(\d+)\}", patroon)
    return f"{tekens[1]} cijfers of hoofdletters" if tekens is not None else f"de vorm {patroon}"


def rewrite_date(tekst: str, vorm: str) -> str:
    """Turn a date in a supplier's form into ours. Raises ValueError with what was expected.

    Excel and Parquet know dates of their own; those come in our form already.
    """
    try:
        return datetime.datetime.strptime(tekst, vorm).date().isoformat()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        try:
            return datetime.date.fromisoformat(tekst).isoformat()
        except ValueError:
            raise ValueError(f"verwacht: een bestaande datum zoals {example_of(vorm)}") from None


def example_of(vorm: str) -> str:
    """Write the last day of 2025 in a form, as an example."""
    return re.sub(r"%(.)", lambda teken: DATUMTEKENS.get(teken[1], ""), vorm)


def rewrite_number(tekst: str, decimaal: str, maal: Decimal) -> str:
    """Turn a number with a supplier's decimal sign into a whole number, times a factor (100: euros to cents).

    Points between thousands may be there. Raises ValueError with what was expected.
    """
    if not GETAL[decimaal].fullmatch(tekst):
        raise ValueError(f"verwacht: een getal zoals 1234{decimaal}5")
    duizend = "." if decimaal == "," else ","
    getal = Decimal(tekst.replace(duizend, "").replace(decimaal, ".")) * maal
    if getal != getal.to_integral_value():
        raise ValueError(f"verwacht: een getal dat maal {maal} een geheel getal is")
    return str(int(getal))


def read_bsn(tekst: str) -> str:
    """Read a citizen service number; one of eight digits lost its first nought. Raises ValueError."""
    nummer = tekst.zfill(9) if len(tekst) == 8 else tekst
    if not bsn.is_valid(nummer):
        raise ValueError("verwacht: een burgerservicenummer van 9 cijfers dat de elfproef doorstaat")
    return nummer


def read_assignment_number(tekst: str) -> int:
    """Read a ToewijzingNummer. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{1,9}", tekst):
        raise ValueError("verwacht: een toewijzingsnummer van hoogstens 9 cijfers")
    return int(tekst)
