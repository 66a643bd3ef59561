"""The standard product codes of youth care (Standaardproductcodelijst Jeugdwet, February 2025).

Source: Zorginstituut Nederland, list JZ21. Categories 54 and 55 are not in it.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Productcode:
    """One product. `categorie` is a code of list JZ020; `variant` is how it is funded (output, inspanning).

    `variant` and `hulpvorm` are None where the list leaves them open.
    """

    code: str
    label: str
    categorie: str
    variant: str | None
    hulpvorm: str | None


@cache
def productcodes() -> Mapping[str, Productcode]:
    """Every product by its code, in the order of the list."""
    pad = files("jeugdregio.ijw") / "codelijsten" / "productcodes.csv"
    with pad.open(encoding="utf-8") as bestand:
        return MappingProxyType(
            {
                row["code"]: Productcode(
                    row["code"],
                    row["label"],
                    # the heading of a group of products has no category of its own
                    row["categorie"] or row["code"][:2],
                    row["variant"] or None,
                    row["hulpvorm"] or None,
                )
                for row in csv.DictReader(bestand)
            }
        )
