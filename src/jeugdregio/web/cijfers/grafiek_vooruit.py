"""The part of a chart that is not counted: what is expected, with its bounds, and what was intended.

Form carries the meaning, colour only helps: counted is a filled bar or a whole line, expected a diamond
between two bounds or a line of long dashes in a band, a target or budget a thick short line.
"""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt

from jeugdregio.web.cijfers.verwachting import STREVEN, Verwachting

KLEUR_VERWACHT: Final = "#9a3f00"  # 7:1 on white
KLEUR_STREVEN: Final = "#001a40"
LANGE_STREEPJES: Final = [9, 5]
BAND: Final = 0.2
AFSTAND: Final = 30  # the name of the axis stands between legend and chart
LABEL: Final = 0.14  # the height of a label and what is around it, as part of the axis
LEGENDA_HOOGTE: Final = 60
GETELD: Final = "geteld"
VERWACHT: Final = "verwacht, grenzen van 95%"
# How a legend draws each: a square, a line with a diamond, a thick line; in units of half a symbol.
VIERKANT: Final = "M-.8,-.8H.8V.8H-.8Z"
RUIT_OP_LIJN: Final = "M-1.3,0H-.6M.6,0H1.3M0,-.6L.6,0L0,.6L-.6,0Z"
STREEP: Final = "M-1.2,-.2H1.2V.2H-1.2Z"
LIJN: Final = "M-1.3,-.1H1.3V.1H-1.3Z"
GESTREEPT: Final = "M-1.3,-.1H-.3V.1H-1.3ZM.3,-.1H1.3V.1H.3Z"


def shown_ahead(vooruit: Sequence[Verwachting]) -> list[Verwachting]:
    """Those that a chart shows something of."""
    return [v for v in vooruit if v.waarden]


def layers(
    vooruit: Sequence[Verwachting], x: alt.X, y: alt.Y, deler: float, *, tijdlijn: bool
) -> list[alt.Chart]:
    """The layers over the counted figures, on the same axes; `deler` is what their values are divided by.

    `tijdlijn`: the chart is a line in time, else columns.
    """
    gemaakt, namen = [], []
    for naam in STREVEN:
        rijen = [_row(v, waarde, deler) for v in vooruit if (waarde := getattr(v, naam)) is not None]
        if rijen:
            namen.append(naam)
            basis = alt.Chart(alt.InlineData(values=rijen)).encode(x=x, y=y, tooltip=_tooltip(naam))
            gemaakt += _marker(basis, tijdlijn=tijdlijn)
    verwacht = [_row(v, v.schatting, deler) for v in vooruit if v.schatting is not None]
    if verwacht:
        basis = alt.Chart(alt.InlineData(values=verwacht)).encode(x=x, tooltip=_tooltip())
        gemaakt += _band(basis, y) if tijdlijn else _interval(basis, y)
    return [*gemaakt, _legend([GETELD, *[VERWACHT] * bool(verwacht), *namen], tijdlijn=tijdlijn)]


def lift_labels(
    rijen: list[dict[str, Any]], vooruit: Sequence[Verwachting], hoogste: float, deler: float
) -> list[dict[str, Any]]:
    """Give the rows of columns with the place of each label above what stands where it would come."""
    marks = {v.tijdvak.kort: sorted(waarde / deler for waarde in v.waarden) for v in vooruit}
    ruimte = LABEL * hoogste / deler
    for rij in rijen:
        for mark in marks.get(rij["kort"], []):
            if rij["waarde"] is not None and abs(mark - rij["plek"] - ruimte / 2) <= ruimte * 0.7:
                rij["plek"] = max(rij["plek"], mark)
    return rijen


def _row(v: Verwachting, waarde: float, deler: float) -> dict[str, Any]:
    return {
        "begin": v.tijdvak.begin.isoformat(),
        "kort": v.tijdvak.kort,
        "periode": v.tijdvak.naam,
        "waarde": waarde / deler,
        "onder": None if v.ondergrens is None else v.ondergrens / deler,
        "boven": None if v.bovengrens is None else v.bovengrens / deler,
        "uitleg": v.in_woorden if waarde == v.schatting else v.eenheid.schrijf(waarde),
    }


def _tooltip(naam: str = "verwacht") -> list[alt.Tooltip]:
    return [
        alt.Tooltip("periode:N", title="Periode"),
        alt.Tooltip("uitleg:N", title=naam.capitalize()),
    ]


def _other(y: alt.Y, veld: str) -> alt.Y:
    anders: alt.Y = y.copy()
    anders.shorthand = f"{veld}:Q"
    return anders


def _interval(basis: alt.Chart, y: alt.Y) -> list[alt.Chart]:
    """A line from bound to bound with a hollow diamond in between, dashed as what is provisional."""
    grens = basis.mark_tick(color=KLEUR_VERWACHT, thickness=2, width={"band": 0.26}, opacity=1)
    return [
        basis.mark_rule(color=KLEUR_VERWACHT, strokeWidth=2).encode(y=_other(y, "onder"), y2="boven:Q"),
        grens.encode(y=_other(y, "onder")),
        grens.encode(y=_other(y, "boven")),
        basis.mark_point(
            shape="diamond", size=110, fill="white", stroke=KLEUR_VERWACHT, strokeWidth=2, opacity=1
        ).encode(y=y),
    ]


def _band(basis: alt.Chart, y: alt.Y) -> list[alt.Chart]:
    return [
        basis.mark_area(color=KLEUR_VERWACHT, opacity=BAND).encode(y=_other(y, "onder"), y2="boven:Q"),
        basis.mark_line(color=KLEUR_VERWACHT, strokeWidth=2.5, strokeDash=LANGE_STREEPJES).encode(y=y),
        # Points that are not seen, so that the pointer finds a month.
        basis.mark_point(filled=True, size=90, opacity=0).encode(y=y),
    ]


def _marker(basis: alt.Chart, *, tijdlijn: bool) -> list[alt.Chart]:
    """A thick short line, in a thin white one so that it stands out on a bar."""
    if tijdlijn:
        return [
            basis.mark_point(shape="stroke", size=420, strokeWidth=dikte, stroke=kleur, opacity=1)
            for dikte, kleur in ((6, "white"), (3.5, KLEUR_STREVEN))
        ]
    return [
        basis.mark_tick(thickness=dikte, color=kleur, width={"band": 0.86}, opacity=1)
        for dikte, kleur in ((6, "white"), (3.5, KLEUR_STREVEN))
    ]


def _legend(namen: Sequence[str], *, tijdlijn: bool) -> alt.Chart:
    """A layer without marks to see, that carries the legend of all others."""
    vormen = {
        GETELD: (LIJN if tijdlijn else VIERKANT, "#00568b", "#00568b"),
        VERWACHT: (
            (GESTREEPT, KLEUR_VERWACHT, KLEUR_VERWACHT)
            if tijdlijn
            else (RUIT_OP_LIJN, KLEUR_VERWACHT, "white")
        ),
    }
    streep = (STREEP, KLEUR_STREVEN, KLEUR_STREVEN)
    vorm, rand, vulling = zip(*(vormen.get(naam, streep) for naam in namen), strict=True)
    legenda = alt.Legend(
        title=None,
        orient="top",
        offset=AFSTAND,
        columns=2,
        labelFontSize=13,
        symbolSize=150,
        symbolOpacity=1,
        labelLimit=220,
    )

    def scale(bereik: Sequence[str]) -> alt.Scale:
        return alt.Scale(domain=list(namen), range=list(bereik))

    drager: alt.Chart = alt.Chart(alt.InlineData(values=[{"wat": naam} for naam in namen])).mark_point()
    return drager.encode(
        size=alt.value(0),
        shape=alt.Shape("wat:N", scale=scale(vorm), legend=legenda),
        stroke=alt.Stroke("wat:N", scale=scale(rand), legend=legenda),
        fill=alt.Fill("wat:N", scale=scale(vulling), legend=legenda),
    )
