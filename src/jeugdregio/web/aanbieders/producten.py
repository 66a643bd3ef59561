"""Which product codes can have a tariff, and in which category they are."""

import re
from functools import cache

from jeugdregio.ijw.codelijst import load
from jeugdregio.ijw.productcode import productcodes

_CODE = re.compile(r"^[0-9]{2}[A-Z0-9]{3}$")


@cache
def _listed() -> frozenset[str]:
    """The categories that the list of product codes holds; of others (54, 55) it says nothing."""
    return frozenset(product.categorie for product in productcodes().values())


def categorie_of(code: str) -> str:
    """Return the category of a product, with which its code begins where the list does not have it."""
    found = productcodes().get(code)
    return found.categorie if found else code[:2]


def check_product(code: str) -> str:
    """Say what is wrong with a product code; "" when nothing is."""
    if not _CODE.match(code):
        return "Een productcode heeft twee cijfers en drie cijfers of letters, zoals 45A04."
    if code not in productcodes() and code[:2] in _listed():
        return "Deze productcode staat niet in de lijst met productcodes van de Jeugdwet. Kijk de code na."
    if code[:2] not in load("JZ020"):
        return "De eerste twee cijfers van een productcode zijn een categorie. Deze categorie bestaat niet."
    return ""
