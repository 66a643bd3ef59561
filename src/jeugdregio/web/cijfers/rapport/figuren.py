"""The charts of a report: the specification of the page, drawn at a fixed width by vl-convert."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import font_source_sans_pro
import vl_convert

from jeugdregio.web.cijfers.beelden import Grafiek
from jeugdregio.web.cijfers.grafiek_stijl import LETTER

LETTER_RAPPORT: Final = "Source Sans Pro"
LETTERS: Final = Path(font_source_sans_pro.font_directory)
# In the pixels of a specification, of which four are three points: 17 centimetres, and half of that.
BREEDTE: Final = 640
HALVE_BREEDTE: Final = 310
HOOGSTE: Final = 860
SCHERPTE: Final = 2.5
MATEN: Final = re.compile(r'<svg[^>]*\bwidth="([\d.]+)"[^>]*\bheight="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Figuur:
    """A drawn chart with what it shows in words; `breedte` and `hoogte` in pixels of the page."""

    kop: str
    omschrijving: str
    svg: str
    breedte: float
    hoogte: float


def draw(grafieken: tuple[Grafiek, ...]) -> list[Figuur]:
    """Draw charts as SVG, across the page when there is one, else to stand two beside each other."""
    return [_drawn(grafiek, _width(grafieken)) for grafiek in grafieken]


def to_png(figuur: Figuur) -> bytes:
    """The same drawing in pixels, for what shows no SVG."""
    return bytes(vl_convert.svg_to_png(figuur.svg, scale=SCHERPTE))


def _width(grafieken: tuple[Grafiek, ...]) -> int:
    return BREEDTE if len(grafieken) == 1 else HALVE_BREEDTE


def _of_width(grafiek: Grafiek, breedte: int) -> dict[str, Any]:
    """The specification of the page, as wide as a page of the report, on white and in its letter."""
    config = grafiek.spec["config"] | {"font": f'"{LETTER_RAPPORT}", {LETTER}', "background": "white"}
    return grafiek.spec | {"width": breedte, "config": config}


def _drawn(grafiek: Grafiek, breedte: int) -> Figuur:
    svg = str(vl_convert.vegalite_to_svg(_of_width(grafiek, breedte)))
    maten = MATEN.search(svg)
    assert maten is not None, "vl-convert gives every drawing its size"  # noqa: S101 - of a library, not input
    echte_breedte, hoogte = (float(maat) for maat in maten.groups())
    # a very tall chart shrinks until it fits a page
    schaal = min(1.0, HOOGSTE / hoogte)
    return Figuur(grafiek.kop, grafiek.omschrijving, svg, echte_breedte * schaal, hoogte * schaal)
