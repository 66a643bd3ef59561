"""The rules of iJw 3.1: those of 3.2 without what that release brought.

Source of codes and texts: Zorginstituut Nederland, iJw 3.2, and what it says is new in it.
"""

from typing import ClassVar

from jeugdregio.ijw.sleutel import Anders
from jeugdregio.ijw.v3_2 import jw307
from jeugdregio.ijw.v3_2.regels import dubbel, rule

ZONDER = ("TR413", "TR414", "TR415", "TR418")
"""Rules that 3.2 brought: a stop after a stop, and the tariff of the contract."""

ZONDER_PROCES = ("OP380",)
"""Process rules that 3.2 brought: an extension stretches the assignment."""

SLEUTEL_STOP = ("begindatum", "einddatum", "product.categorie", "product.code", "toewijzing_nummer")
"""What tells one StopProduct from another: the reason why help stops came with 3.2."""

REGELS = rule.without(*ZONDER, "CS015", "TR101")

REGELS.schema(
    "CS015", "BerichtSubversie vullen met 1.", dekking="patroon 1 op BerichtSubversie in elke Header"
)


@REGELS("TR101", retourcode="0001")
class NoDuplicates(dubbel.NoDuplicates):
    """Binnen een bericht zijn dubbele regels niet toegestaan."""

    sleutels: ClassVar[Anders] = ((jw307.StopProduct, SLEUTEL_STOP),)
