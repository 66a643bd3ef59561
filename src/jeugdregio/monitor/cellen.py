"""Computing the figures of an indicator, exactly: one cell per period, place and value of its dimensions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import ibis

from jeugdregio.monitor.indicator import PERIODES, PLAATSEN, Indicator
from jeugdregio.monitor.kalender import Kalender
from jeugdregio.monitor.maten import Noemer, Telwijze
from jeugdregio.monitor.plaatsen import Samenstelling, as_table
from jeugdregio.stand import Stand

Naar = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cel:
    """One exact figure with what its protection needs to know.

    `teller`: people, cents or days. `aantal`: the facts behind it. `omvang`: the sum of what each person has,
    regardless of sign; `top_persoon` and `top_aanbieder` the largest shares of that. `naar`: the values
    of the dimensions beside period and place.
    """

    indicator: str
    per: tuple[str, ...]
    samenstelling: Samenstelling
    naar: Naar
    teller: int = 0
    aantal: int = 0
    personen: int = 0
    omvang: int = 0
    top_persoon: int = 0
    top_aanbieder: int = 0


def extra_dimensions(per: Collection[str]) -> tuple[str, ...]:
    """The dimensions of a table beside period and place."""
    return tuple(naam for naam in per if naam not in PERIODES and naam not in PLAATSEN)


def _aggregate(
    feiten: ibis.Table, leden: ibis.Table, telwijze: Telwijze, naar: tuple[str, ...]
) -> ibis.Table:
    """Aggregate facts to cells; columns: periode, plaats, the dimensions, and the numbers of a Cel."""
    groep = ["periode", "plaats", *naar]
    hier = leden.select("periode", "gemeente", "plaats")
    if telwijze is Telwijze.JEUGDIGEN:
        uniek = feiten.select("periode", "gemeente", "pseudoniem", *naar).distinct()
        samen = uniek.inner_join(hier, ["periode", "gemeente"])
        return samen.group_by(groep).agg(personen=samen.pseudoniem.nunique().cast("int64"))
    som = "bedrag" if telwijze is Telwijze.BEDRAG else "dagen"
    klein = feiten.group_by("periode", "gemeente", "pseudoniem", "aanbieder", *naar).agg(
        som=feiten[som].sum().cast("int64"), aantal=feiten.count().cast("int64")
    )
    samen = klein.inner_join(hier, ["periode", "gemeente"])
    persoon = samen.group_by(*groep, "pseudoniem").agg(
        som=samen.som.sum().cast("int64"), aantal=samen.aantal.sum().cast("int64")
    )
    personen = persoon.group_by(groep).agg(
        teller=persoon.som.sum().cast("int64"),
        aantal=persoon.aantal.sum().cast("int64"),
        personen=(persoon.som != 0).sum().cast("int64"),
        omvang=persoon.som.abs().sum().cast("int64"),
        top_persoon=persoon.som.abs().max().cast("int64"),
    )
    aanbieder = samen.group_by(*groep, "aanbieder").agg(som=samen.som.sum().cast("int64"))
    aanbieders = aanbieder.group_by(groep).agg(top_aanbieder=aanbieder.som.abs().max().cast("int64"))
    return personen.inner_join(aanbieders, groep)


def compute_cells(
    stand: Stand, indicator: Indicator, kalender: Kalender, plaatsen: list[Samenstelling]
) -> list[Cel]:
    """Compute every cell of an indicator for one kind of period.

    The table per gemeente is computed even where it is not published, because what is published is
    protected with it; such cells have an empty `per`. An indicator that is a share of its total has the total
    as cells without `naar`. Combinations without facts are cells of zero.
    """
    tabellen = [per for per in indicator.per if kalender.soort in per]
    if not tabellen or not kalender.tijdvakken:
        return []
    feiten = indicator.facts(stand, kalender.as_table()).cache()
    leden = as_table(plaatsen)
    cellen: list[Cel] = []
    for naar in sorted({extra_dimensions(per) for per in tabellen}, key=lambda namen: (len(namen), namen)):
        per_soort: dict[str, tuple[str, ...]] = {
            soort: next((p for p in tabellen if soort in p and extra_dimensions(p) == naar), ())
            for soort in PLAATSEN
        }
        eigen = [deel for deel in plaatsen if deel.soort == "gemeente" or per_soort["gebied"]]
        deel_cellen = _cells(indicator, feiten, leden, eigen, naar, per_soort)
        if indicator.measure.noemer is Noemer.TOTAAL:
            if indicator.measure.telwijze is Telwijze.JEUGDIGEN:
                cellen += _totals(deel_cellen)
            else:
                cellen += _cells(indicator, feiten, leden, eigen, (), per_soort)
        cellen += deel_cellen
    return cellen


def _cells(
    indicator: Indicator,
    feiten: ibis.Table,
    leden: ibis.Table,
    plaatsen: list[Samenstelling],
    naar: tuple[str, ...],
    per_soort: Mapping[str, tuple[str, ...]],
) -> list[Cel]:
    rijen = _aggregate(feiten, leden, indicator.measure.telwijze, naar).to_pyarrow().to_pylist()
    gevonden: dict[tuple[str, str, Naar], Mapping[str, Any]] = {
        (r["periode"], r["plaats"], tuple((n, r[n]) for n in naar)): r for r in rijen
    }
    waarden: list[Naar] = sorted({sleutel[2] for sleutel in gevonden}) if naar else [()]
    cellen = []
    for deel in plaatsen:
        for waarde in waarden:
            rij = gevonden.get((deel.tijdvak.sleutel, deel.plaats, waarde), {})
            personen = rij.get("personen", 0)
            cellen.append(
                Cel(
                    indicator.code,
                    per_soort[deel.soort],
                    deel,
                    waarde,
                    teller=rij.get("teller", personen),
                    aantal=rij.get("aantal", personen),
                    personen=personen,
                    omvang=rij.get("omvang", 0),
                    top_persoon=rij.get("top_persoon", 0),
                    top_aanbieder=rij.get("top_aanbieder", 0),
                )
            )
    return cellen


def _totals(cellen: list[Cel]) -> list[Cel]:
    """Add counts up over their dimensions: the number of pairs of a young person and a value."""
    sommen: dict[Samenstelling, Cel] = {}
    for cel in cellen:
        tot_nu = sommen.get(cel.samenstelling)
        som = cel.personen + (tot_nu.personen if tot_nu else 0)
        sommen[cel.samenstelling] = replace(cel, naar=(), teller=som, aantal=som, personen=som)
    return list(sommen.values())
