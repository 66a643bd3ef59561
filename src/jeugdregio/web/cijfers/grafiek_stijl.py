"""How every chart looks: its colours and letter, the notation of numbers, and how layers become one chart."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import altair as alt
import vl_convert

Spec = dict[str, Any]

# Blue of the theme on white 8:1, the lighter one 3.2:1; they differ in lightness, which every eye sees.
KLEUR: Final = "#00568b"
KLEUR_EERDER: Final = "#7096b0"
KLEUR_TEKST: Final = "#001a40"
KLEUR_ZACHT: Final = "#3d5374"
KLEUR_RASTER: Final = "#dfe3e8"
LETTER: Final = '"Noto Sans", "Liberation Sans", Arial, sans-serif'


@cache
def _config() -> Spec:
    return {
        "font": LETTER,
        "background": "transparent",
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": 13,
            "titleFontSize": 13,
            "titleFontWeight": "normal",
            "labelColor": KLEUR_TEKST,
            "titleColor": KLEUR_ZACHT,
            "gridColor": KLEUR_RASTER,
            "tickColor": KLEUR_ZACHT,
            "domainColor": KLEUR_ZACHT,
        },
        "text": {"fontSize": 13, "color": KLEUR_TEKST},
        "locale": {
            "number": vl_convert.get_format_locale("nl-NL"),
            "time": vl_convert.get_time_format_locale("nl-NL"),
        },
    }


def as_spec(lagen: Sequence[alt.Chart], hoogte: float, *, rekt: bool = False) -> Spec:
    """The layers as one specification; `rekt`: `hoogte` is the least, the page may make the chart taller."""
    spec: Spec = (
        alt.layer(*lagen)
        .properties(
            width="container",
            height=hoogte,
            autosize=alt.AutoSizeParams(type="fit", contains="padding"),
            padding={"left": 2, "right": 10, "top": 6, "bottom": 4},
        )
        .to_dict(validate=False)
    )
    return spec | {"config": _config(), "usermeta": {"rekt": rekt}}
