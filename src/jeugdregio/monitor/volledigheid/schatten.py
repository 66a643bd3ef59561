"""Estimates beside the counted figures of an indicator that asks for it (`completed=True`).

What keeps an estimate from giving away what is withheld: it is made from the months of its own place only,
and only when every one of those months in the triangle is itself published. The estimate of a quarter or a
year is the sum of the estimates of its months. So it says nothing of a withheld month, and of a place with a
withheld month there is no estimate at all.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.kalender import Kalender, make_kalender, month_number
from jeugdregio.monitor.plaatsen import Plaatsen, Samenstelling
from jeugdregio.monitor.vinden import Naar
from jeugdregio.monitor.volledigheid.aanvulling import Schatting, complete
from jeugdregio.monitor.volledigheid.driehoek import Driehoek, Dun, Eisen, make_driehoek
from jeugdregio.monitor.volledigheid.mack import available
from jeugdregio.stand import Stand

Plek = tuple[str, Naar]
"""A place with values of the dimensions beside period and place."""


def last_whole_month(peildatum: datetime.date) -> int:
    """Number the last month that had ended when the stand was made; of a running month not all is known."""
    morgen = peildatum + datetime.timedelta(days=1)
    return morgen.year * 12 + morgen.month - 2


def triangles(
    stand: Stand, indicator: Indicator, plaatsen: Plaatsen, naar: tuple[str, ...] = ()
) -> dict[Plek, Driehoek]:
    """Give the triangle of every place, and of every value of the dimensions `naar` in it.

    A place that did not exist in all months has none. Exact figures: they stay inside. The facts of the
    indicator have the columns `bedrag` and `bekend`, the first day of the month in which it became known.
    """
    kalender = make_kalender(stand, "maand")
    tot = last_whole_month(stand.peildatum)
    maanden = [m for t in kalender.tijdvakken if (m := month_number(t.sleutel)) <= tot]
    if not maanden:
        return {}
    regels: dict[Plek, list[tuple[int, int, int]]] = {}
    leden = _members(plaatsen.per_periode(kalender).delen, len(kalender.tijdvakken))
    per_gemeente = defaultdict(list)
    for plaats, maand, gemeente in leden:
        per_gemeente[maand, gemeente].append(plaats)
    for maand, gemeente, bekend, bedrag, waarde in _amounts(stand, indicator, kalender, naar):
        for plaats in per_gemeente[maand, gemeente]:
            regels.setdefault((plaats, waarde), []).append((month_number(maand), bekend, bedrag))
    return {
        plek: make_driehoek(delen, eerste=maanden[0], laatste=maanden[-1], tot=tot)
        for plek, delen in regels.items()
    }


def _members(delen: Sequence[Samenstelling], aantal: int) -> Iterator[tuple[str, str, str]]:
    """Yield place, month and municipality, of the places that exist in all months."""
    gezien: dict[str, list[Samenstelling]] = {}
    for deel in delen:
        gezien.setdefault(deel.plaats, []).append(deel)
    for plaats, eigen in gezien.items():
        if len(eigen) == aantal:
            yield from ((plaats, deel.tijdvak.sleutel, lid) for deel in eigen for lid in deel.leden)


def _amounts(
    stand: Stand, indicator: Indicator, kalender: Kalender, naar: tuple[str, ...]
) -> Iterator[tuple[str, str, int, int, Naar]]:
    """Yield month, municipality, month of becoming known, cents, and the values of the dimensions."""
    feiten = indicator.facts(stand, kalender.as_table())
    groep = feiten.group_by("periode", "gemeente", "bekend", *naar).agg(
        bedrag=feiten.bedrag.sum().cast("int64")
    )
    for rij in groep.to_pyarrow().to_pylist():
        bekend = rij["bekend"].year * 12 + rij["bekend"].month - 1
        waarde = tuple((naam, rij[naam]) for naam in naar)
        yield rij["periode"], rij["gemeente"], bekend, rij["bedrag"], waarde


def safe_places(cellen: Sequence[Cel], onderdrukt: Sequence[bool], eisen: Eisen) -> set[Plek]:
    """Find the places of which every month that an estimate may rest on is published."""
    maanden = [
        (cel, weg)
        for cel, weg in zip(cellen, onderdrukt, strict=True)
        if cel.samenstelling.tijdvak.soort == "maand"
    ]
    if not maanden:
        return set()
    laatste = max(month_number(cel.samenstelling.tijdvak.sleutel) for cel, _ in maanden)
    veilig: set[Plek] = set()
    onveilig: set[Plek] = set()
    for cel, weg in maanden:
        if month_number(cel.samenstelling.tijdvak.sleutel) > laatste - eisen.venster:
            (veilig if cel.per and not weg else onveilig).add((cel.samenstelling.plaats, cel.naar))
    return veilig - onveilig


def estimate(
    stand: Stand,
    indicator: Indicator,
    plaatsen: Plaatsen,
    cellen: Sequence[Cel],
    veilig: Collection[Plek] | None = None,
    eisen: Eisen | None = None,
) -> list[Schatting | None]:
    """Give for each cell of an indicator the estimate beside it, or None.

    Only periods that can still grow have one. `veilig` limits it to places whose months are published;
    None, for exact figures, does not. Without chainladder (see `mack.available`) no cell has an estimate.
    """
    leeg: list[Schatting | None] = [None] * len(cellen)
    if not indicator.completed or not available():
        return leeg
    eisen = eisen or Eisen()
    gevraagd = {
        (cel.samenstelling.plaats, cel.naar)
        for cel in cellen
        if cel.per and cel.samenstelling.tijdvak.voorlopig
    }
    if veilig is not None:
        gevraagd &= set(veilig)
    driehoeken: dict[Plek, Driehoek] = {}
    for namen in {tuple(naam for naam, _ in naar) for _, naar in gevraagd}:
        gevonden = triangles(stand, indicator, plaatsen, namen)
        driehoeken.update({plek: d for plek, d in gevonden.items() if plek in gevraagd})
    aanvullingen = complete(driehoeken, eisen)
    for nummer, cel in enumerate(cellen):
        tijdvak = cel.samenstelling.tijdvak
        aanvulling = aanvullingen.get((cel.samenstelling.plaats, cel.naar))
        if not cel.per or not tijdvak.voorlopig or aanvulling is None or isinstance(aanvulling, Dun):
            continue
        begin, eind = (d.year * 12 + d.month - 1 for d in (tijdvak.begin, tijdvak.eind))
        leeg[nummer] = aanvulling.over(begin, eind, cel.teller)
    return leeg
