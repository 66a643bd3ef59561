"""The charts: figures in, a Vega-Lite specification out.

The page's script draws the specification; vl-convert makes the static picture of a report from the same one.
Labels are written by the same code as the table under the chart, so that the two never differ.
"""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any, Final, Literal, TypeVar

import altair as alt
from altair.utils.schemapi import debug_mode

from jeugdregio.web.cijfers.cijfer import Cijfer, Eenheid, Tijdvak
from jeugdregio.web.cijfers.grafiek_stijl import KLEUR, KLEUR_EERDER, KLEUR_ZACHT, Spec, as_spec
from jeugdregio.web.cijfers.grafiek_vooruit import LEGENDA_HOOGTE, layers, lift_labels, shown_ahead
from jeugdregio.web.cijfers.verwachting import Verwachting

As = TypeVar("As", alt.X, alt.Y)

HOOGTE: Final = 230
REGEL: Final = 27
STREEPJES: Final = [5, 4]
VOORLOPIG_DEKKING: Final = 0.22
MEESTE_KOLOMMEN: Final = 8
# How many letters stand on a line of a name beside a bar, and how high a line is.
NAAM_BREEDTE: Final = 24
LETTERHOOGTE: Final = 15
EINDE_BOVEN: Final = -12  # where the label of an end of a line is, in pixels from it
EINDE_ONDER: Final = 20
EINDE_LAAG: Final = 0.15  # of the height; below it there is no room under a label


def grafiek(
    cijfers: Sequence[Cijfer], *, top: float | None = None, vooruit: Sequence[Verwachting] = ()
) -> Spec | None:
    """The chart that fits the shape of the figures, or None where a chart has nothing to show.

    Months become a line, years become columns, groups or several areas become lying bars. `top` is the
    highest value of the axis where several charts must be comparable. `vooruit` is what is expected and
    intended of the same place; lying bars do not show it.
    """
    ahead = shown_ahead(vooruit)
    if not cijfers or not (ahead or any(c.waarde is not None for c in cijfers)):
        return None
    # Altair checks every part against its schema, which takes longer than all the rest; the tests do that.
    with debug_mode(False):
        return _vorm(cijfers, top, ahead)


def _vorm(cijfers: Sequence[Cijfer], top: float | None, vooruit: Sequence[Verwachting]) -> Spec:
    if any(c.groep is not None for c in cijfers) or len({c.plaats.code for c in cijfers}) > 1:
        return _staven(cijfers)
    if len(_periods(cijfers, vooruit)) > MEESTE_KOLOMMEN:
        return _lijn(cijfers, top, vooruit)
    return _kolommen(cijfers, top, vooruit)


def _periods(cijfers: Sequence[Cijfer], vooruit: Sequence[Verwachting]) -> list[Tijdvak]:
    return sorted({c.tijdvak for c in cijfers} | {v.tijdvak for v in vooruit})


def _hoogste(cijfers: Sequence[Cijfer], vooruit: Sequence[Verwachting] = ()) -> float:
    """The largest value, whatever its sign: it decides in what unit the chart is."""
    return max(map(abs, _values(cijfers, vooruit)), default=0.0)


def _values(cijfers: Sequence[Cijfer], vooruit: Sequence[Verwachting]) -> list[float]:
    geteld = [c.waarde for c in cijfers if c.waarde is not None]
    return [*geteld, *(waarde for v in vooruit for waarde in v.waarden)]


def _bereik(waarden: Sequence[float], hoogste: float, deler: float, ruimte: float) -> list[float]:
    """The ends of the axis: from zero, or from the lowest value below it, with room for the labels."""
    laag, hoog = min([0.0, *waarden]), max([0.0, *waarden])
    if not laag:
        return [0, hoogste / deler * ruimte or 1]
    return [laag / deler * ruimte, hoog / deler * ruimte]


def _rijen(cijfers: Sequence[Cijfer], hoogste: float) -> list[dict[str, Any]]:
    deler, eenheid = cijfers[0].eenheid.schaal(hoogste)
    return [
        {
            "begin": c.tijdvak.begin.isoformat(),
            "periode": c.tijdvak.naam,
            "kort": c.tijdvak.kort,
            "naam": _naam(c),
            "regels": _in_lines(_naam(c)),
            "waarde": None if c.waarde is None else c.waarde / deler,
            "plek": max(c.waarde or 0, 0) / deler,  # where its label stands
            "tekst": c.tekst if c.waarde is None else eenheid.schrijf(c.waarde / deler),
            "uitleg": c.uitleg,
            "voorlopig": c.voorlopig,
        }
        for c in cijfers
    ]


def _naam(cijfer: Cijfer) -> str:
    return cijfer.groep if cijfer.groep is not None else cijfer.plaats.naam


def _in_lines(naam: str) -> str:
    """A name as it stands beside a bar, where a long one goes on below."""
    return "\n".join(wrap(naam, NAAM_BREEDTE))


def _tooltip(*extra: alt.Tooltip) -> list[alt.Tooltip]:
    return [*extra, alt.Tooltip("periode:N", title="Periode"), alt.Tooltip("uitleg:N", title="Waarde")]


def _vulling() -> dict[str, Any]:
    """Provisional is lighter inside and dashed around, so that it does not depend on colour."""
    return {
        "fillOpacity": alt.condition("datum.voorlopig", alt.value(VOORLOPIG_DEKKING), alt.value(1)),
        "strokeDash": alt.condition("datum.voorlopig", alt.value(STREEPJES), alt.value([1, 0])),
    }


def _kolommen(cijfers: Sequence[Cijfer], top: float | None, vooruit: Sequence[Verwachting]) -> Spec:
    hoogste = _hoogste(cijfers, vooruit) if top is None else top
    y = _waarde_y(cijfers, hoogste, vooruit)
    x = alt.X(
        "kort:O",
        title=None,
        sort=[tijdvak.kort for tijdvak in _periods(cijfers, vooruit)],
        axis=alt.Axis(labelAngle=0, labelOverlap="greedy", ticks=False),
    )
    rijen = lift_labels(_rijen(cijfers, hoogste), vooruit, hoogste, cijfers[0].eenheid.schaal(hoogste)[0])
    basis = alt.Chart(alt.InlineData(values=rijen)).encode(x=x, tooltip=_tooltip())
    kolommen = basis.mark_bar(color=KLEUR, stroke=KLEUR, width={"band": 0.62}).encode(y=y, **_vulling())
    getoond = basis.transform_filter("datum.waarde !== null").encode(y=_plek(y), text="tekst:N")
    lagen = [kolommen, *_ahead(cijfers, vooruit, x, y, hoogste, tijdlijn=False)]
    lagen += [getoond.mark_text(dy=-9, fontWeight=600), *_tekens(cijfers, basis, y)]
    return as_spec(lagen, HOOGTE + LEGENDA_HOOGTE * bool(vooruit), rekt=True)


def _ahead(
    cijfers: Sequence[Cijfer],
    vooruit: Sequence[Verwachting],
    x: alt.X,
    y: alt.Y,
    hoogste: float,
    *,
    tijdlijn: bool,
) -> list[alt.Chart]:
    return layers(vooruit, x, y, cijfers[0].eenheid.schaal(hoogste)[0], tijdlijn=tijdlijn) if vooruit else []


def _lijn(cijfers: Sequence[Cijfer], top: float | None, vooruit: Sequence[Verwachting]) -> Spec:
    hoogste = _hoogste(cijfers, vooruit) if top is None else top
    rijen = _rijen(cijfers, hoogste)
    # A provisional stretch starts at the last definite point, so that the dashed line joins the whole one.
    eerste_voorlopige = next((i for i, c in enumerate(cijfers) if c.voorlopig), len(cijfers))
    vast, voorlopig = rijen[:eerste_voorlopige], rijen[max(eerste_voorlopige - 1, 0) :]
    delen = [
        {"begin": rij["begin"], "waarde": rij["waarde"], "deel": deel}
        for deel, stuk in (("vast", vast), ("voorlopig", voorlopig))
        for rij in stuk
    ]
    x = alt.X("begin:T", title=None, axis=_tijd_as(_periods(cijfers, vooruit)))
    y = _waarde_y(cijfers, hoogste, vooruit)
    streepjes = alt.Scale(domain=["vast", "voorlopig"], range=[[1, 0], STREEPJES])
    lijn = (
        alt.Chart(alt.InlineData(values=delen))
        .mark_line(color=KLEUR, strokeWidth=2.5, invalid="break-paths-filter-domains")
        .encode(x=x, y=y, strokeDash=alt.StrokeDash("deel:N", scale=streepjes, legend=None))
    )
    basis = alt.Chart(alt.InlineData(values=rijen)).encode(x=x, tooltip=_tooltip())
    # Points that are not seen, so that the pointer finds a month.
    punten = basis.transform_filter("datum.waarde !== null").mark_point(filled=True, size=90, opacity=0)
    getoond = [rij for rij in rijen if rij["waarde"] is not None]
    verder = any(v.schatting is not None for v in vooruit)  # the last counted point is then under the band
    kanten: list[tuple[list[dict[str, Any]], Literal["left", "right"]]] = (
        [] if verder or not getoond else [(getoond[:-3:-1], "right")]
    )
    if len(getoond) > 1:
        kanten.insert(0, (getoond[:2], "left"))
    laag = EINDE_LAAG * hoogste / cijfers[0].eenheid.schaal(hoogste)[0]
    eindes = [
        alt.Chart(alt.InlineData(values=uiteinde[:1]))
        .mark_text(
            dx=6 if kant == "left" else 0,
            dy=_beside_line(laag, *uiteinde),
            align=kant,
            fontWeight=600,
        )
        .encode(x=x, y=y, text="tekst:N")
        for uiteinde, kant in kanten
    ]
    lagen = [lijn, punten.encode(y=y), *_tekens(cijfers, basis, y), *eindes]
    lagen += _ahead(cijfers, vooruit, x, y, hoogste, tijdlijn=True)
    return as_spec(lagen, HOOGTE + LEGENDA_HOOGTE * bool(vooruit), rekt=True)


def _beside_line(laag: float, einde: dict[str, Any], ernaast: dict[str, Any] | None = None) -> int:
    """Pixels from the end of a line to its label: under it where the line comes down to its end.

    Not where the end is lower than `laag`: there is the axis.
    """
    daalt = ernaast is not None and einde["waarde"] < ernaast["waarde"]
    return EINDE_ONDER if daalt and einde["waarde"] > laag else EINDE_BOVEN


def _staven(cijfers: Sequence[Cijfer]) -> Spec:
    """Lying bars: one a group or area; the last period beside that of a year before, which is lighter."""
    laatste = _beside(cijfers)
    gekozen = [c for c in cijfers if c.tijdvak in laatste]
    namen = list(dict.fromkeys(_in_lines(_naam(c)) for c in gekozen))
    perioden = [tijdvak.naam for tijdvak in laatste]
    hoogste = _hoogste(gekozen)
    deler, eenheid = gekozen[0].eenheid.schaal(hoogste)
    # A third more than the longest bar leaves room for its label, on a phone too.
    x = alt.X(
        "waarde:Q",
        title=eenheid.as_titel,
        scale=alt.Scale(domain=_bereik(_values(gekozen, ()), hoogste, deler, 1.35), nice=False),
        axis=alt.Axis(
            tickCount=4,
            labelExpr=_as_label(eenheid),
            domain=False,
            ticks=False,
            labelFlush=False,
            labelOverlap="parity",
            labelSeparation=8,
        ),
    )
    basis = alt.Chart(alt.InlineData(values=_rijen(gekozen, hoogste))).encode(
        y=alt.Y(
            "regels:N",
            title=None,
            sort=namen,
            scale=alt.Scale(paddingInner=0.3, paddingOuter=0.15),
            axis=alt.Axis(
                domain=False,
                ticks=False,
                labelExpr="split(datum.value, '\\n')",
                labelLimit=180,
                labelLineHeight=LETTERHOOGTE,
                labelPadding=8,
            ),
        ),
        yOffset=alt.YOffset("periode:N", sort=perioden, scale=alt.Scale(paddingInner=0.08)),
        tooltip=_tooltip(alt.Tooltip("naam:N", title="Wat")),
    )
    kleuren = alt.Scale(domain=perioden, range=[KLEUR_EERDER, KLEUR][-len(perioden) :])
    legenda = alt.Legend(title=None, orient="top", symbolType="square", symbolStrokeWidth=0, labelFontSize=13)
    staven = (
        basis.transform_filter("datum.waarde !== null")
        .mark_bar(stroke=KLEUR, strokeWidth=1)
        .encode(
            x=x,
            color=alt.Color("periode:N", scale=kleuren, legend=legenda if len(perioden) > 1 else None),
            **_vulling(),
        )
    )
    labels = basis.mark_text(align="left", dx=6).encode(
        x=_plek(x),
        text="tekst:N",
        size=alt.condition("datum.waarde === null", alt.value(20), alt.value(13)),
    )
    regels = max(naam.count("\n") + 1 for naam in namen)
    per_naam = max(REGEL * (1.5 if len(perioden) > 1 else 1), LETTERHOOGTE * (regels + 0.8))
    return as_spec([staven, labels], per_naam * len(namen) + 70)


def _beside(cijfers: Sequence[Cijfer]) -> list[Tijdvak]:
    """The last period, after the same one of a year before; without that, after the period before it."""
    tijdvakken = sorted({c.tijdvak for c in cijfers})
    vorig = tijdvakken[-1].vorig_jaar
    return [vorig, tijdvakken[-1]] if vorig in tijdvakken else tijdvakken[-2:]


def _tekens(cijfers: Sequence[Cijfer], basis: alt.Chart, y: alt.Y) -> list[alt.Chart]:
    """The sign for each value that is not there, on the ground line."""
    if all(c.waarde is not None for c in cijfers):
        return []
    leeg = basis.transform_filter("datum.waarde === null")
    tekens = leeg.mark_text(dy=-8, fontSize=22, fontWeight="bold", color=KLEUR_ZACHT)
    return [tekens.encode(y=_plek(y), text="tekst:N")]


def _plek(as_: As) -> As:
    plek = as_.copy()
    plek.shorthand = "plek:Q"
    return plek


def _waarde_y(cijfers: Sequence[Cijfer], hoogste: float, vooruit: Sequence[Verwachting]) -> alt.Y:
    deler, eenheid = cijfers[0].eenheid.schaal(hoogste)
    return alt.Y(
        "waarde:Q",
        title=eenheid.as_titel,
        scale=alt.Scale(domain=_bereik(_values(cijfers, vooruit), hoogste, deler, 1.12), nice=False),
        axis=alt.Axis(
            tickCount=4,
            domain=False,
            ticks=False,
            labelExpr=_as_label(eenheid),
            titleAngle=0,
            titleAlign="left",
            titleAnchor="start",
            titleX=0,
            titleY=-14,
        ),
    )


def _as_label(eenheid: Eenheid) -> str:
    return f"format(datum.value, ',.1~f') + '{'%' if eenheid.na == '%' else ''}'"


def _tijd_as(tijdvakken: Sequence[Tijdvak]) -> alt.Axis:
    if len({tijdvak.jaar for tijdvak in tijdvakken}) > 2:
        return alt.Axis(format="%Y", tickCount="year", grid=False, labelOverlap="greedy")
    return alt.Axis(format="%b %Y", grid=False, labelOverlap="greedy")
