"""What rules ask of the world outside the messages: today, the municipalities, the product codes.

Sources: CBS (municipalities); Zorginstituut Nederland, list JZ21 of February 2025 (product codes).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.kern.gemeentecode import Gemeente, gemeenten

_TIJDZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Bronnen:
    """The outside sources against which one message is judged.

    vandaag: the day of judging; a message cannot be of a later day.
    gemeenten: every municipality since 2015 by code, with its first and last day.
    productcategorieen: the category (list JZ020) of every product code that is listed.
    vermelde_categorieen: the categories that the list of product codes holds; of others (54, 55, those of
        2015) it says nothing.
    """

    vandaag: date
    gemeenten: Mapping[str, Gemeente]
    productcategorieen: Mapping[str, str]
    vermelde_categorieen: frozenset[str]


@cache
def _productcategorieen() -> tuple[Mapping[str, str], frozenset[str]]:
    categorieen = {code: product.categorie for code, product in productcodes().items()}
    return MappingProxyType(categorieen), frozenset(categorieen.values())


def standaard(vandaag: date | None = None) -> Bronnen:
    """Give the sources that come with this software; `vandaag` is today in the Netherlands when left out."""
    categorieen, vermeld = _productcategorieen()
    return Bronnen(
        datetime.now(_TIJDZONE).date() if vandaag is None else vandaag, gemeenten(), categorieen, vermeld
    )
