"""Where another region counts a product as something else: its deviations from the rules of this one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


def differences(indeling: str, regio: str, basis: str = "samen_voor_jeugd.csv") -> list[Verschil]:
    """Give the products that a region of AFWIJKEND counts otherwise in an indeling, today."""
    hier = _current(indeling, read_indelingen(basis))
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


def _current(indeling: str, regels: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], Mapping[str, str]]:
    return {
        (regel["productcategorie"], regel["productcode"]): regel
        for regel in regels
        if regel["indeling"] == indeling and not regel["tot"]
    }
