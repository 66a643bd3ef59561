"""Where young people stay who do not live at home: in the region, in the province, or further away."""

import datetime

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen, worst
from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.plaatsingen import JEUGDZORGPLUS
from jeugdregio.monitor.indicatoren.verblijf import WAT_IS_GESLOTEN, stays_in_periode
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.stand import Stand
from jeugdregio.stand.zorg import OPEN

BINNEN = "Binnen de regio"
BUITEN_REGIO = "Buiten de regio, binnen de provincie"
BUITEN_PROVINCIE = "Buiten de regio en de provincie"
OPGAVE = (
    "De plaats van verblijf komt uit een eigen opgave: berichten noemen die niet. De regio is die van deze "
    "cijfers, met de gemeenten die er op die dag bij horen; de provincie is die van de gemeente die voor de "
    "jeugdige verantwoordelijk is."
)
BRON = (
    "Tussenevaluatie FoodValley, Afbouw Verblijf, resultaten (zodat kinderen in de regio kunnen blijven); "
    "Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, paragraaf 1.4 (verblijf kleinschalig en dichtbij)"
)
PLAATSEN = (("jaar", "gebied"), ("jaar", "gemeente"), ("maand", "gebied"))


@indicator(
    code="plaats_van_verblijf",
    thema=Thema.VERBLIJF,
    label="Waar jeugdigen verblijven",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van de jeugdigen die op de laatste dag van de periode niet thuis wonen, over binnen de "
        "regio, buiten de regio maar binnen de provincie, en buiten beide. Een plaats in de regio die in een "
        f"andere provincie ligt, telt als binnen de regio. {OPGAVE}"
    ),
    numerator="Jeugdigen die op de laatste dag van de periode daar verblijven",
    denominator="Jeugdigen van wie de plaats van verblijf op die dag bekend is",
    source=BRON,
    since=datetime.date(2026, 1, 1),
    per=tuple((*plek, "verblijfplaats") for plek in PLAATSEN),
    naar=("verblijfplaats",),
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.TOTAAL),
    familie="plaats_van_verblijf",
    bronnen=("verblijfplaatsen",),
)
def plaats_van_verblijf(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people away from home on the last day of the period, by where that is."""
    plaatsen = stand.verblijfplaatsen
    samen = plaatsen.inner_join(
        kalender,
        [
            plaatsen.begindatum <= kalender.eind,
            plaatsen.einddatum.isnull() | (plaatsen.einddatum >= kalender.eind),
        ],
    )
    regio = stand.gebieden.filter(stand.gebieden.gebied.isin(stand.regios))
    leden = regio.inner_join(
        kalender,
        [
            regio.van.isnull() | (regio.van <= kalender.eind),
            regio.tot.isnull() | (regio.tot >= kalender.eind),
        ],
    )
    # a stand of the whole country has many regions: within is within that of the municipality itself
    van = leden.select(verantwoordelijk="gemeente", van_gebied="gebied", van_periode="periode").distinct()
    naar = leden.select(lid="gemeente", in_gebied="gebied", in_periode="periode").distinct()
    buren = van.inner_join(naar, [van.van_gebied == naar.in_gebied, van.van_periode == naar.in_periode])
    buren = buren.select("verantwoordelijk", "lid", "in_periode")
    samen = samen.left_join(
        buren,
        [
            samen.gemeente == buren.verantwoordelijk,
            samen.verblijfgemeente == buren.lid,
            samen.periode == buren.in_periode,
        ],
    )
    eigen = stand.gemeenten.select(van_gemeente="gemeente", eigen_provincie="provincie")
    samen = samen.left_join(eigen, samen.gemeente == eigen.van_gemeente)
    waar = ibis.cases(
        (samen.lid.notnull(), BINNEN),
        (samen.verblijfprovincie == samen.eigen_provincie, BUITEN_REGIO),
        else_=BUITEN_PROVINCIE,
    )
    return samen.select("periode", "gemeente", "pseudoniem", verblijfplaats=waar).distinct()


@indicator(
    code="aandeel_buiten_de_regio",
    thema=Thema.VERBLIJF,
    label="Aandeel jeugdigen dat buiten de regio verblijft",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de jeugdigen die op de laatste dag van de periode niet thuis wonen, dat buiten de regio "
        f"verblijft, binnen of buiten de provincie. {OPGAVE}"
    ),
    numerator="Jeugdigen die op de laatste dag van de periode buiten de regio verblijven",
    denominator="Jeugdigen van wie de plaats van verblijf op die dag bekend is",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PLAATSEN,
    van=("plaats_van_verblijf",),
)
def aandeel_buiten_de_regio(bron: Bron) -> Tabellen:
    """What is not within the region, of each place and period."""
    tabellen: Tabellen = {}
    for per in PLAATSEN:
        per_plek: dict[tuple[str | int, ...], list[Rij]] = {}
        for rij in bron.rows("plaats_van_verblijf", (*per, "verblijfplaats")):
            per_plek.setdefault(tuple(rij.dimensies[naam] for naam in per), []).append(rij)
        tabellen[per] = [
            _outside(dict(zip(per, plek, strict=True)), rijen) for plek, rijen in per_plek.items()
        ]
    return tabellen


def _outside(plek: dict[str, str | int], rijen: list[Rij]) -> Rij:
    voorlopig = any(rij.voorlopig for rij in rijen)
    noemer = rijen[0].noemer
    if (ontbreekt := worst(rijen)) is not None or not noemer:
        return Rij(plek, None, ontbreekt.status if ontbreekt else Status.GEEN_NOEMER, voorlopig)
    buiten = sum(rij.teller or 0.0 for rij in rijen if rij.dimensies["verblijfplaats"] != BINNEN)
    aandeel = round(buiten / noemer * 100, Eenheid.PROCENT.decimalen)
    status = Status.VOORLOPIG if voorlopig else Status.GEPUBLICEERD
    return Rij(plek, aandeel, status, voorlopig, buiten, noemer)


BUITEN_DE_PROVINCIE = (
    "De plaats van verblijf komt uit een eigen opgave: berichten noemen die niet. De provincie is die van de "
    "gemeente die de hulp betaalt. Een plaats in de regio die in een andere provincie ligt, is buiten de "
    "provincie. Van wie de plaats niet is opgegeven, telt niet mee."
)
BRON_PROVINCIE = (
    "Regiovisie IJmond en Zuid-Kennemerland 2021 (binnen 2 jaar geen jeugdige in JeugdhulpPlus buiten de "
    "provincie)"
)


def _outside_the_province(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give young people, municipality and form of each period with a day of stay in another province."""
    alle = stand.verblijfplaatsen
    plaatsen = alle.select(
        wie="pseudoniem",
        provincie_daar="verblijfprovincie",
        daar_van="begindatum",
        daar_tot=ibis.coalesce(alle.einddatum, ibis.literal(OPEN)),
    )
    gemeenten = stand.gemeenten.select(van_gemeente="gemeente", eigen_provincie="provincie")
    zorg = stays_in_periode(stand, kalender)
    zorg = zorg.inner_join(gemeenten, zorg.gemeente == gemeenten.van_gemeente)
    samen = zorg.inner_join(
        plaatsen,
        [
            zorg.pseudoniem == plaatsen.wie,
            zorg.eigen_provincie != plaatsen.provincie_daar,
            zorg.dag <= plaatsen.daar_tot,
            zorg.einddatum >= plaatsen.daar_van,
            zorg.eind >= plaatsen.daar_van,
        ],
    )
    return samen.select("periode", "gemeente", "pseudoniem", "verblijfsvorm").distinct()


@indicator(
    code="jeugdigen_buiten_de_provincie_naar_vorm",
    thema=Thema.VERBLIJF,
    label="Jeugdigen die buiten de provincie verblijven, naar vorm",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die in het jaar ten minste één dag buiten de provincie verbleven, per "
        "vorm van verblijf op die dag. Wie dat in meer vormen was, telt in elke vorm. Elke vorm van "
        f"verblijf telt mee, ook als de regio die niet tot het verblijf rekent. {BUITEN_DE_PROVINCIE}"
    ),
    numerator="Verschillende jeugdigen die in het jaar in deze vorm buiten de provincie verbleven",
    source=f"{BRON}; {BRON_PROVINCIE}",
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 11, 23),
    per=(("jaar", "gebied", "verblijfsvorm"),),
    naar=("verblijfsvorm",),
    measure=Maat(Telwijze.JEUGDIGEN),
    # a part of the young people of each form in the year
    familie="jeugdigen",
    deel={"categorie": "Verblijf", "buiten_de_provincie": "ja"},
    bronnen=("verblijfplaatsen",),
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
)
def jeugdigen_buiten_de_provincie_naar_vorm(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Pairs of young person and form with a day in another province in the period."""
    return _outside_the_province(stand, kalender)


@indicator(
    code="jeugdzorgplus_buiten_de_provincie",
    thema=Thema.VERBLIJF,
    label="Jeugdigen in gesloten jeugdhulp (JeugdzorgPlus) buiten de provincie",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die in het jaar ten minste één dag in JeugdzorgPlus buiten de provincie "
        f"verbleven. {WAT_IS_GESLOTEN} {BUITEN_DE_PROVINCIE}"
    ),
    numerator="Verschillende jeugdigen die in het jaar in JeugdzorgPlus buiten de provincie verbleven",
    source=BRON_PROVINCIE,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 11, 23),
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="jeugdigen",
    deel={"categorie": "Verblijf", "buiten_de_provincie": "ja", "verblijfsvorm": JEUGDZORGPLUS},
    bronnen=("verblijfplaatsen",),
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
)
def jeugdzorgplus_buiten_de_provincie(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with a day in JeugdzorgPlus in another province in the period."""
    buiten = _outside_the_province(stand, kalender)
    return buiten.filter(buiten.verblijfsvorm == JEUGDZORGPLUS).drop("verblijfsvorm")
