"""From exact cells to rows as they are shown: shares, means, rounding and status."""

from collections.abc import Mapping, Sequence

from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.maten import Noemer, Telwijze
from jeugdregio.monitor.onthulling import rounded
from jeugdregio.monitor.plaatsen import Samenstelling
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.monitor.volledigheid.aanvulling import Schatting
from jeugdregio.stand import Stand

MAANDEN_PER_DAG = 12 / 365.25
CENTEN = 100

Inwoners = Mapping[tuple[str, int], int]


def read_inwoners(stand: Stand) -> Inwoners:
    """Give the number of young people by municipality and year."""
    return {
        (r["gemeente"], r["jaar"]): r["aantal"] for r in stand.jeugdigenaantallen.to_pyarrow().to_pylist()
    }


def _shown(indicator: Indicator, cel: Cel, *, exact: bool) -> float:
    """Give the numerator in the form it is shown: people rounded, euros whole; exact ones as they are."""
    if indicator.measure.telwijze is Telwijze.JEUGDIGEN:
        return float(cel.personen if exact else rounded(cel.personen, indicator.disclosure))
    if indicator.measure.telwijze is Telwijze.BEDRAG:
        return cel.teller / CENTEN if exact else float(round(cel.teller / CENTEN))
    return float(cel.teller)


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
) -> dict[tuple[str, ...], list[Rij]]:
    """Give the rows of each table of an indicator. `exact` gives them unrounded, with their parts.

    `schattingen` has the estimate of each cell; a withheld cell shows none, whatever is given here.
    """
    totalen: dict[Samenstelling, tuple[Cel, bool]] = {}
    if indicator.measure.noemer is Noemer.TOTAAL:
        totalen = {
            c.samenstelling: (c, weg)
            for c, weg in zip(cellen, onderdrukt, strict=True)
            if not c.naar and c.per
        }
    tabellen: dict[tuple[str, ...], list[Rij]] = {}
    for cel, weg, schatting in zip(cellen, onderdrukt, schattingen or [None] * len(cellen), strict=True):
        if not cel.per or (indicator.measure.noemer is Noemer.TOTAAL and not cel.naar):
            continue
        tijdvak = cel.samenstelling.tijdvak
        plek = {tijdvak.soort: tijdvak.waarde, cel.samenstelling.soort: cel.samenstelling.plaats}
        alles = {**plek, **dict(cel.naar)}
        waarde, teller, noemer = None, None, None
        status = Status.VOORLOPIG if tijdvak.voorlopig else Status.GEPUBLICEERD
        if weg:
            status = Status.ONDERDRUKT
        elif indicator.measure.telwijze is Telwijze.GEMIDDELDE:
            if cel.aantal:
                waarde = cel.teller / cel.aantal * MAANDEN_PER_DAG
                waarde = waarde if exact else round(waarde, 1)
                noemer = float(cel.aantal) if exact else None
            else:
                status = Status.GEEN_NOEMER
        elif indicator.measure.noemer is None:
            waarde = _shown(indicator, cel, exact=exact)
        else:
            teller = _shown(indicator, cel, exact=exact)
            totaal_weg = False
            if indicator.measure.noemer is Noemer.INWONERS:
                noemer = _denominator(inwoners, cel.samenstelling)
            else:
                totaal, totaal_weg = totalen[cel.samenstelling]
                noemer = _shown(indicator, totaal, exact=exact)
            if totaal_weg:
                waarde, teller, noemer, status = None, None, None, Status.ONDERDRUKT
            elif not noemer:
                waarde, teller, noemer, status = None, None, None, Status.GEEN_NOEMER
            else:
                waarde = 100 * teller / noemer
                waarde = waarde if exact else round(waarde, 1)
        grenzen: list[float | None] = [None, None, None]
        if schatting is not None and not weg:
            centen = (schatting.schatting, schatting.ondergrens, schatting.bovengrens)
            grenzen = [c / CENTEN if exact else float(round(c / CENTEN)) for c in centen]
        plek = {naam: alles[naam] for naam in cel.per}
        rij = Rij(plek, waarde, status, tijdvak.voorlopig, teller, noemer, *grenzen)
        tabellen.setdefault(cel.per, []).append(rij)
    return tabellen
