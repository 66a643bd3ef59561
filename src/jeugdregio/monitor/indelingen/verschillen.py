"""Where another region counts a product as something else: its deviations from the rules of one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.monitor.indelingen import read_indelingen

AFWIJKEND = {"Food Valley": "foodvalley.csv"}
"""The regions whose own definitions are known, with the file of what they count otherwise."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """A product that counts as something else elsewhere. `bron` and `reden` are those of the other region."""

    productcode: str
    omschrijving: str
    hier: str
    daar: str
    bron: str
    reden: str


def differences(
    indeling: str, regio: str, eigen_regels: Iterable[Mapping[str, Any]] | None = None
) -> list[Verschil]:
    """Give the products that a region of AFWIJKEND counts otherwise in an indeling, today.

    `eigen_regels` are the rules of the region itself, as `breuken.read_rules` gives them; without them those
    that this software comes with.
    """
    hier = _current(indeling, read_indelingen() if eigen_regels is None else eigen_regels)
    daar = _current(indeling, read_indelingen(AFWIJKEND[regio]))
    gevonden = []
    for code, product in sorted(productcodes().items()):
        regel = daar.get((code[:2], code), daar.get((code[:2], "")))
        eigen = hier.get((code[:2], code), hier.get((code[:2], "")))
        if regel is not None and eigen is not None and regel["waarde"] != eigen["waarde"]:
            gevonden.append(
                Verschil(code, product.label, eigen["waarde"], regel["waarde"], regel["bron"], regel["reden"])
            )
    return gevonden


def _current(indeling: str, regels: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Mapping[str, Any]]:
    return {
        (regel["productcategorie"], regel["productcode"] or ""): regel
        for regel in regels
        if regel["indeling"] == indeling and not regel["tot"]
    }
