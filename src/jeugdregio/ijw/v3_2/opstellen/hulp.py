"""Which help is asked for or assigned, in the three variants of the standard."""

from dataclasses import dataclass

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.ijw.v3_2 import basis


@dataclass(frozen=True, slots=True)
class Hulp:
    """Help: a product with a volume (specifiek), a category (aspecifiek), or an amount alone (generiek).

    budget: cents.
    """

    product: basis.Product | None = None
    omvang: basis.Omvang | None = None
    budget: int | None = None


def specifiek(code: str, volume: int, eenheid: str, frequentie: str, *, categorie: str | None = None) -> Hulp:
    """One product, with how much of it. KeyError for an unknown code whose category is not given."""
    categorie = categorie or productcodes()[code].categorie
    omvang = basis.Omvang(volume=volume, eenheid=eenheid, frequentie=frequentie)
    return Hulp(product=basis.Product(categorie=categorie, code=code), omvang=omvang)


def aspecifiek(categorie: str, budget: int | None = None) -> Hulp:
    """A category, of which the provider chooses the product; at most for an amount in cents."""
    return Hulp(product=basis.Product(categorie=categorie), budget=budget)


def generiek(budget: int) -> Hulp:
    """Whatever help is needed, for at most an amount in cents."""
    return Hulp(budget=budget)
