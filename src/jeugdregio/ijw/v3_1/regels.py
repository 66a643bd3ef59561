"""The rules of iJw 3.1: those of 3.2 without what that release brought.

Source of codes and texts: Zorginstituut Nederland, iJw 3.2, and what it says is new in it.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from jeugdregio.ijw.sleutel import Anders
from jeugdregio.ijw.toetsen.regel import Breuk, Context, Niveau
from jeugdregio.ijw.v3_2 import jw307, jw319
from jeugdregio.ijw.v3_2 import regels as v3_2
from jeugdregio.ijw.v3_2.regels import dubbel
from jeugdregio.ijw.v3_2.regels.bron import GEMEENTE

ZONDER = ("TR413", "TR414", "TR415", "TR418")
"""Rules that 3.2 brought: a stop after a stop, and the tariff of the contract."""

ZONDER_PROCES = ("OP380",)
"""Process rules that 3.2 brought: an extension stretches the assignment."""

VERSCHILLEN = {
    "CS015": "BerichtSubversie is 1.",
    "TR101": "De reden van beëindiging telt niet mee in de sleutel van StopProduct.",
    "TR378": "De gemeentecode moet bestaan; op welke dag, zei deze release nog niet.",
}
"""Rules of 3.2 that read otherwise here."""

SLEUTEL_STOP = ("begindatum", "einddatum", "product.categorie", "product.code", "toewijzing_nummer")
"""What tells one StopProduct from another: the reason why help stops came with 3.2."""

PROCESREGELS = {code: regel for code, regel in v3_2.PROCESREGELS.items() if code not in ZONDER_PROCES}

REGELS = v3_2.rule.without(*ZONDER, *VERSCHILLEN)

REGELS.schema(
    "CS015", "BerichtSubversie vullen met 1.", dekking="patroon 1 op BerichtSubversie in elke Header"
)


@REGELS("TR101", retourcode="0001")
class NoDuplicates(dubbel.NoDuplicates):
    """Binnen een bericht zijn dubbele regels niet toegestaan."""

    sleutels: ClassVar[Anders] = ((jw307.StopProduct, SLEUTEL_STOP),)


@REGELS(
    "TR378",
    retourcode="S300",
    where=" ".join([*(f"{soort}.Header" for soort in GEMEENTE), "JW319.Woonplaatsbeginsel"]),
    niveau=Niveau.BRON,
)
def gemeente_exists(deel: Any, context: Context) -> Iterator[Breuk]:
    """Vullen met een bestaande gemeentecode uit het overzicht van CBS."""
    # 3.2 added on which day it must exist, for messages around a merger of municipalities
    stap = "gemeente" if isinstance(deel, jw319.Woonplaatsbeginsel) else GEMEENTE[context.soort]
    code: str = getattr(deel, stap)
    if code not in context.bronnen.gemeenten:
        yield Breuk(
            (stap,), f"Gemeentecode {code} bestaat niet. Vul een code van het CBS in, van 2015 of later."
        )
