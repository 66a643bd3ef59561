"""From exact cells to rows as they are shown: shares, means, rounding and status."""

from collections.abc import Mapping, Sequence

from jeugdregio.monitor.cellen import TELT, Cel
from jeugdregio.monitor.indicator import Eenheid, Indicator
from jeugdregio.monitor.maten import Noemer, Telwijze
from jeugdregio.monitor.onthulling import half_up, rounded
from jeugdregio.monitor.plaatsen import Samenstelling
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.monitor.vinden import Naar
from jeugdregio.monitor.volledigheid.aanvulling import Schatting
from jeugdregio.stand import Stand

CENTEN = 100

Inwoners = Mapping[tuple[str, int], int]
Geheel = tuple[Samenstelling, Naar]


def read_inwoners(stand: Stand) -> Inwoners:
    """Give the number of young people by municipality and year."""
    return {
        (r["gemeente"], r["jaar"]): r["aantal"] for r in stand.jeugdigenaantallen.to_pyarrow().to_pylist()
    }


def _shown(indicator: Indicator, cel: Cel, stap: float, *, exact: bool) -> float:
    """Give the numerator in the form it is shown: counts rounded, euros whole; exact ones as they are."""
    telwijze = indicator.measure.telwijze
    if telwijze is Telwijze.JEUGDIGEN:
        return _people(indicator, cel, exact=exact)
    if telwijze is Telwijze.AANTAL:
        if exact:
            return float(cel.teller)
        return half_up(cel.teller, stap) if stap else float(rounded(cel.teller, indicator.disclosure))
    euro = cel.teller / CENTEN
    return euro if exact else _in_steps(euro, stap)


def _in_steps(euro: float, stap: float) -> float:
    return half_up(euro, stap) if stap else float(round(euro))


def _people(indicator: Indicator, cel: Cel, *, exact: bool) -> float:
    return float(cel.personen if exact else rounded(cel.personen, indicator.disclosure))


def _denominator(inwoners: Inwoners, deel: Samenstelling) -> float | None:
    """Add up the young people of a place; unknown as soon as one municipality's number is."""
    aantallen = [inwoners.get((gemeente, deel.tijdvak.jaar)) for gemeente in deel.leden]
    bekend = [aantal for aantal in aantallen if aantal is not None]
    return float(sum(bekend)) if bekend and len(bekend) == len(aantallen) else None


def make_rows(
    indicator: Indicator,
    cellen: Sequence[Cel],
    onderdrukt: Sequence[bool],
    inwoners: Inwoners,
    *,
    exact: bool = False,
    schattingen: Sequence[Schatting | None] | None = None,
    stappen: Sequence[float] | None = None,
) -> dict[tuple[str, ...], list[Rij]]:
    """Give the rows of each table of an indicator. `exact` gives them unrounded, with their parts.

    `schattingen` has the estimate of each cell; a withheld cell shows none, whatever is given here.
    `stappen` has what each figure is rounded to while it can still change, see onthulling.afronden.
    """
    stappen = stappen or [0.0] * len(cellen)
    gehelen = _wholes(indicator, cellen, onderdrukt, stappen)
    tabellen: dict[tuple[str, ...], list[Rij]] = {}
    schattingen = schattingen or [None] * len(cellen)
    for cel, weg, stap, schatting in zip(cellen, onderdrukt, stappen, schattingen, strict=True):
        if not cel.per or not _is_shown(indicator, cel):
            continue
        tijdvak = cel.samenstelling.tijdvak
        plek = {tijdvak.soort: tijdvak.waarde, cel.samenstelling.soort: cel.samenstelling.plaats}
        alles = {**plek, **dict(cel.naar)}
        geheel, geheel_weg, geheel_stap = gehelen.get(_whole_of(indicator, cel), (cel, False, stap))
        status = Status.VOORLOPIG if tijdvak.voorlopig else Status.GEPUBLICEERD
        waarde, teller, noemer = None, None, None
        if cel.onbekend:
            status = Status.GEEN_GEGEVENS
        elif weg or geheel_weg:
            status = Status.ONDERDRUKT
        else:
            waarde, teller, noemer = _figure(
                indicator, (cel, stap), (geheel, geheel_stap), inwoners, exact=exact
            )
            if waarde is None:
                status = _why_none(indicator, cel, inwoners)
        grenzen: list[float | None] = [None, None, None]
        if schatting is not None and waarde is not None:
            centen = (schatting.schatting, schatting.ondergrens, schatting.bovengrens)
            grenzen = [c / CENTEN if exact else _in_steps(c / CENTEN, stap) for c in centen]
        plek = {naam: alles[naam] for naam in cel.per}
        rij = Rij(plek, waarde, status, tijdvak.voorlopig, teller, noemer, *grenzen)
        tabellen.setdefault(cel.per, []).append(rij)
    return tabellen


def _why_none(indicator: Indicator, cel: Cel, inwoners: Inwoners) -> Status:
    """Tell a share of residents whose number nobody knows from a share or mean of nobody."""
    onbekend = (
        indicator.measure.noemer is Noemer.INWONERS and _denominator(inwoners, cel.samenstelling) is None
    )
    return Status.GEEN_GEGEVENS if onbekend else Status.GEEN_NOEMER


def _is_shown(indicator: Indicator, cel: Cel) -> bool:
    """Tell whether a cell is a row: the whole that others are a part of is their denominator."""
    if indicator.measure.noemer is Noemer.TOTAAL:
        return bool(cel.naar)
    return indicator.measure.noemer is not Noemer.DEEL or TELT in cel.naar


def _whole_of(indicator: Indicator, cel: Cel) -> Geheel:
    return (cel.samenstelling, ()) if indicator.measure.noemer is Noemer.TOTAAL else cel.whole


def _wholes(
    indicator: Indicator, cellen: Sequence[Cel], onderdrukt: Sequence[bool], stappen: Sequence[float]
) -> dict[Geheel, tuple[Cel, bool, float]]:
    """Give the cells that others are a share of, whether they are withheld and how they are rounded."""
    if indicator.measure.noemer not in {Noemer.TOTAAL, Noemer.DEEL}:
        return {}
    return {
        (c.samenstelling, c.naar): (c, weg, stap)
        for c, weg, stap in zip(cellen, onderdrukt, stappen, strict=True)
        if c.per and not _is_shown(indicator, c)
    }


def _figure(
    indicator: Indicator,
    deel: tuple[Cel, float],
    geheel: tuple[Cel, float],
    inwoners: Inwoners,
    *,
    exact: bool,
) -> tuple[float | None, float | None, float | None]:
    """Give value, numerator and denominator as they are shown; the value is None where that is unknown.

    A cell comes with the step it is rounded to.
    """
    maat, eenheid = indicator.measure, indicator.unit
    cel, stap = deel
    decimalen = eenheid.decimalen
    if maat.over_hoeveelheid:
        if not cel.aantal:
            return None, None, None
        midden = cel.mediaan if maat.telwijze is Telwijze.MEDIAAN else cel.teller / cel.aantal
        waarde = midden / eenheid.grootte
        if exact:
            return waarde, None, float(cel.aantal)
        return round(half_up(waarde, stap), decimalen), None, None
    teller = _shown(indicator, cel, stap, exact=exact)
    if maat.noemer is None:
        return teller, None, None
    noemer: float | None
    if maat.noemer is Noemer.INWONERS:
        noemer = _denominator(inwoners, cel.samenstelling)
    elif maat.noemer is Noemer.JEUGDIGEN:
        noemer = _people(indicator, cel, exact=exact)
    else:
        noemer = _shown(indicator, *geheel, exact=exact)
    if not noemer:
        return None, None, None
    waarde = teller / noemer * (100 if eenheid is Eenheid.PROCENT else 1)
    return waarde if exact else round(waarde, decimalen), teller, noemer
