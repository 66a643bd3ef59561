"""A product, its form of care in the national statistics, and its task field in the accounts.

Three outcomes, as everywhere: one code; several, where what the message says does not decide; none. The last
two come with the reason. Sources stand in the tables of `gegevens`; codes of products are those of the
Standaardproductcodelijst Jeugdwet (Zorginstituut Nederland), which itself names the form of most products.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.nationaal import gegevens
from jeugdregio.monitor.nationaal.iv3 import taakvelden

MAATREGEL_CATEGORIEEN = frozenset({"47", "48", "49"})  # counted by measure, not by form of care
INGEKOCHT = ("lokaal", "regionaal", "landelijk")
LIJST = "Zorginstituut Nederland, Standaardproductcodelijst Jeugdwet (februari 2025)"
# of a category that the list lacks, the codes that the table of BZK names
GGZ_CODES = tuple(f"540{nummer:02d}" for nummer in range(1, 18))


@dataclass(frozen=True, slots=True)
class Koppeling:
    """The national codes of a product. `reden` says what it rests on, or why there is not one."""

    codes: tuple[str, ...]
    bron: str
    reden: str

    @property
    def code(self) -> str | None:
        """The one code, or None when there is none or more than one."""
        return self.codes[0] if len(self.codes) == 1 else None


ONBEKEND = Koppeling((), "", "Het product staat in geen van de landelijke tabellen")


def hulpvorm(categorie: str | None, code: str | None, dag: datetime.date) -> Koppeling:
    """Give the form of care (hulpvorm) of a product on a day.

    In this order: a rule for the code; what the product list says; a rule for the category. Without a product
    code all forms that its category has come back.

    >>> hulpvorm("43", "43A58", datetime.date(2025, 1, 1)).code is None
    True
    >>> hulpvorm("51", None, datetime.date(2025, 1, 1)).code
    '02'
    """
    groep = _categorie(categorie, code)
    regels = [r for r in gegevens_of("product_hulpvormen", groep) if gegevens.holds_on(r, dag)]
    van_code = [r for r in regels if _names_code(r, code)]
    van_lijst = None if van_code or groep in MAATREGEL_CATEGORIEEN else _in_list(groep, code)
    if van_lijst is not None:
        return Koppeling((van_lijst,), LIJST, "Zo staat het in de productcodelijst")
    for regel in van_code or [r for r in regels if not r["code_van"]]:
        codes = tuple(c for c in regel["hulpvorm"].split("|") if c)
        return Koppeling(codes, regel["bron"], regel["reden"])
    return ONBEKEND


def maatregel(categorie: str | None, code: str | None) -> Koppeling:
    """Give the measure (maatregel) of a product of category 47, 48 or 49."""
    groep = _categorie(categorie, code)
    if groep not in MAATREGEL_CATEGORIEEN:
        return Koppeling((), LIJST, "Alleen producten van categorie 47, 48 en 49 hebben een maatregel")
    van_lijst = _in_list(groep, code)
    if van_lijst is None:
        return Koppeling((), LIJST, "De productcodelijst noemt bij dit product geen maatregel")
    return Koppeling((van_lijst,), LIJST, "Zo staat het in de productcodelijst")


def taakveld(
    categorie: str | None,
    code: str | None,
    dag: datetime.date,
    ingekocht: str | None = None,
    *,
    verblijf: bool | None = None,
) -> Koppeling:
    """Give the task field of a product on a day, as far as is known how it was bought.

    `ingekocht` is lokaal, regionaal or landelijk; None is unknown, and then all that are possible come back.
    `verblijf` decides for maatwerk (50) and landelijk (55), whose products are with and without.
    Raises MonitorError for another `ingekocht`.

    >>> taakveld("45", "45A01", datetime.date(2025, 3, 1), "regionaal").codes
    ('6.752',)
    """
    if ingekocht is not None and ingekocht not in INGEKOCHT:
        raise MonitorError(f"ingekocht is {', '.join(INGEKOCHT[:-1])} of {INGEKOCHT[-1]}")
    groep = _categorie(categorie, code)
    regels = [r for r in gegevens_of("product_taakvelden", groep) if gegevens.holds_on(r, dag)]
    van_code = [r for r in regels if _names_code(r, code)]
    # without a code that some rule names, it can be what any rule of the category says
    regels = van_code or [r for r in regels if not r["code_van"]] or regels
    vorm = hulpvorm(categorie, code, dag).code
    regels = [r for r in regels if vorm is None or r["hulpvorm"] in ("", vorm)]
    if verblijf is not None:
        regels = [r for r in regels if r["voorwaarde"] in ("", "verblijf" if verblijf else "ambulant")]
    if not regels:
        return ONBEKEND
    velden = taakvelden(dag)
    codes = sorted({c for r in regels for c in r["taakvelden"].split("|") if c})
    gekozen = tuple(c for c in codes if ingekocht is None or velden[c].ingekocht in (None, ingekocht))
    bron, reden = regels[0]["bron"], regels[0]["reden"]
    if codes and not gekozen:
        reden = f"Er is geen taakveld voor dit product, {ingekocht} ingekocht"
    elif len(gekozen) > 1:
        reden = _why_several(gekozen, regels, dag)
    return Koppeling(gekozen, bron, reden)


def rubriek(
    categorie: str | None, code: str | None, dag: datetime.date, *, verblijf: bool | None = None
) -> Koppeling:
    """Give the group of task fields of a product on a day: what messages can decide."""
    velden, gevonden = taakvelden(dag), taakveld(categorie, code, dag, verblijf=verblijf)
    codes = tuple(sorted({velden[c].rubriek for c in gevonden.codes}))
    return Koppeling(codes, gevonden.bron, gevonden.reden)


def _why_several(codes: Iterable[str], regels: list[dict[str, str]], dag: datetime.date) -> str:
    velden = taakvelden(dag)
    if len({velden[c].rubriek for c in codes}) == 1:
        ingekocht = any(velden[c].ingekocht for c in codes)
        return "Hangt af van hoe het is ingekocht" if ingekocht else regels[0]["reden"]
    if any(r["voorwaarde"] for r in regels):
        return "Met of zonder verblijf: dat zegt het product niet"
    if any(r["code_van"] for r in regels):
        return "Hangt af van het product: een productcode uit de tabel is nodig"
    return "Hangt af van de hulpvorm: een productcode met hulpvorm is nodig"


def _categorie(categorie: str | None, code: str | None) -> str:
    """The category of a product; of a code alone that of the list, or else its first two digits."""
    if categorie:
        return categorie
    product = productcodes().get(code or "")
    return product.categorie if product is not None else (code or "")[:2]


def _in_list(categorie: str, code: str | None) -> str | None:
    """The code in the column `hulpvorm` of the product list, if the product is of this category there."""
    product = productcodes().get(code or "")
    return product.hulpvorm if product is not None and product.categorie == categorie else None


def _names_code(regel: dict[str, str], code: str | None) -> bool:
    return bool(regel["code_van"] and code and regel["code_van"] <= code <= regel["code_tot"])


@cache
def gegevens_of(naam: str, categorie: str) -> tuple[dict[str, str], ...]:
    """The rules of a table that are about one category of products."""
    return tuple(regel for regel in gegevens.read(naam) if regel["categorie"] == categorie)
