"""What can be chosen in the forms, from the code lists of the standard. Knows no models."""

from collections.abc import Iterable

from jeugdregio.ijw.codelijst import load
from jeugdregio.ijw.codes import Eenheid
from jeugdregio.ijw.productcode import productcodes
from jeugdregio.kern.geld import format_euro
from jeugdregio.kern.vorm import format_number

Keuze = tuple[str, str]
Groep = tuple[str, list[Keuze]]

_EENHEDEN = {
    Eenheid.MINUUT: ("minuut", "minuten"),
    Eenheid.UUR: ("uur", "uur"),
    Eenheid.ETMAAL: ("etmaal", "etmalen"),
    Eenheid.DAGDEEL: ("dagdeel van 4 uur", "dagdelen van 4 uur"),
    Eenheid.STUK_OUTPUT: ("stuk (output)", "stuks (output)"),
    Eenheid.EURO: ("euro", "euro"),
    Eenheid.STUK_INSPANNING: ("stuk (inspanning)", "stuks (inspanning)"),
}
"""The units of list WJ756 in a sentence: one, and more."""


def choices(lijst: str, *, zonder: Iterable[str] = (), leeg: str = "Maak een keuze") -> list[Keuze]:
    """Return the codes of a list with their meaning, after an empty choice that says what to do."""
    left_out = frozenset(zonder)
    return [("", leeg), *((c.code, c.omschrijving) for c in load(lijst).values() if c.code not in left_out)]


def categories() -> list[Keuze]:
    """Return the categories that can be assigned; those of 2015 are of the past."""
    return [
        ("", "Maak een keuze"),
        *((c.code, f"{c.code} {c.omschrijving}") for c in load("JZ020").values() if c.code >= "40"),
    ]


def products() -> list[Keuze | Groep]:
    """Return the products, grouped by category, as a select shows and searches them without a script."""
    names = load("JZ020")
    groups: dict[str, list[Keuze]] = {}
    for product in productcodes().values():
        groups.setdefault(product.categorie, []).append((product.code, f"{product.code} {product.label}"))
    return [
        ("", "Maak een keuze"),
        *(
            (f"{code} {names[code].omschrijving}" if code in names else code, found)
            for code, found in sorted(groups.items())
        ),
    ]


def label(lijst: str, code: str) -> str:
    """Return the meaning of a code; the code itself where the list does not have it."""
    found = load(lijst).get(code)
    return found.omschrijving if found else code


def product_label(categorie: str, productcode: str) -> str:
    """Return a product, or a category, in words; without either: any help (generiek)."""
    if productcode:
        found = productcodes().get(productcode)
        return f"{productcode} {found.label}" if found else productcode
    return f"{categorie} {label('JZ020', categorie)}" if categorie else "Alle jeugdhulp (generiek)"


def size_label(volume: int | None, eenheid: str, frequentie: str, budget: int | None) -> str:
    """Return the amount of help in words; `budget` in cents."""
    if volume is not None:
        one, more = _EENHEDEN.get(eenheid) or (label("WJ756", eenheid).lower(),) * 2
        size = f"{format_number(volume)} {one if volume == 1 else more}"
        over = label("WMO757", frequentie).lower()
        return f"{size} {over}" if over.startswith("per ") else f"{size}, {over}"
    if budget is not None:
        return f"Budget van {format_euro(budget)}"
    return "Niet vastgelegd"
