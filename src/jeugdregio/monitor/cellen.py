"""Computing the figures of an indicator, exactly: one cell per period, place and value of its dimensions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import ibis

from jeugdregio.monitor.dimensies import DIMENSIES, PERIODES, PLAATSEN
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.kalender import Kalender, Tijdvak
from jeugdregio.monitor.maten import Noemer, Telwijze
from jeugdregio.monitor.plaatsen import Samenstelling, as_table
from jeugdregio.stand import Stand

Naar = tuple[tuple[str, str], ...]
TELT, TELT_NIET = ("telt", "ja"), ("telt", "nee")


@dataclass(frozen=True, slots=True)
class Cel:
    """One exact figure with what its protection needs to know.

    `teller`: people, cents, things or days; `mediaan` where that is measured. `aantal`: the facts behind
    it. `omvang`: the sum of what each person has, regardless of sign; `top_persoon` and `top_aanbieder` the
    largest shares of that. `onbekend`: not all that it is made of was delivered. `naar`: the values of the
    dimensions beside period and place; of a share (Noemer.DEEL) also whether it is what counts,
    ('telt', 'ja'), or the rest.
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
    mediaan: float = 0.0
    onbekend: bool = False

    @property
    def whole(self) -> tuple[Samenstelling, Naar]:
        """What this cell, if it is what counts, is a part of."""
        return self.samenstelling, tuple(paar for paar in self.naar if paar != TELT)


def extra_dimensions(per: Collection[str]) -> tuple[str, ...]:
    """The dimensions of a table beside period and place."""
    return tuple(naam for naam in per if naam not in PERIODES and naam not in PLAATSEN)


def _count_people(
    feiten: ibis.Table, hier: ibis.Table, groep: list[str], naar: tuple[str, ...]
) -> ibis.Table:
    uniek = feiten.select("periode", "gemeente", "pseudoniem", *naar).distinct()
    samen = uniek.inner_join(hier, ["periode", "gemeente"])
    return samen.group_by(groep).agg(personen=samen.pseudoniem.nunique().cast("int64"))


def _add_up_rows(
    feiten: ibis.Table, hier: ibis.Table, groep: list[str], naar: tuple[str, ...], som: str
) -> ibis.Table:
    """Add up facts that name nobody: `personen` says how many people are behind a row, if it is there."""
    mensen = feiten.personen if "personen" in feiten.columns else ibis.literal(0)
    klein = (
        feiten.mutate(mensen=mensen.cast("int64"))
        .group_by("periode", "gemeente", *naar)
        .agg(
            som=lambda t: t[som].sum().cast("int64"),
            aantal=lambda t: t.count().cast("int64"),
            mensen=lambda t: t.mensen.sum().cast("int64"),
        )
    )
    samen = klein.inner_join(hier, ["periode", "gemeente"])
    return samen.group_by(groep).agg(
        teller=samen.som.sum().cast("int64"),
        aantal=samen.aantal.sum().cast("int64"),
        personen=samen.mensen.sum().cast("int64"),
        omvang=samen.som.abs().sum().cast("int64"),
    )


def _add_up(
    feiten: ibis.Table, hier: ibis.Table, groep: list[str], naar: tuple[str, ...], som: str
) -> ibis.Table:
    met_aanbieder = "aanbieder" in feiten.columns
    sleutel = ["periode", "gemeente", "pseudoniem", *dict.fromkeys([*["aanbieder"] * met_aanbieder, *naar])]
    klein = feiten.group_by(sleutel).agg(
        som=feiten[som].sum().cast("int64"), aantal=feiten.count().cast("int64")
    )
    samen = klein.inner_join(hier, ["periode", "gemeente"])
    persoon = samen.group_by(*groep, "pseudoniem").agg(
        som=samen.som.sum().cast("int64"), aantal=samen.aantal.sum().cast("int64")
    )
    personen = persoon.group_by(groep).agg(
        teller=persoon.som.sum().cast("int64"),
        aantal=persoon.aantal.sum().cast("int64"),
        # who waited 0 days is behind a mean as much as anybody; who has 0 euro is not behind an amount
        personen=(
            persoon.count().cast("int64") if som == "hoeveelheid" else (persoon.som != 0).sum().cast("int64")
        ),
        omvang=persoon.som.abs().sum().cast("int64"),
        top_persoon=persoon.som.abs().max().cast("int64"),
    )
    if not met_aanbieder:
        return personen
    per_aanbieder = list(dict.fromkeys([*groep, "aanbieder"]))
    aanbieder = samen.group_by(per_aanbieder).agg(totaal=samen.som.sum().cast("int64"))
    aanbieders = aanbieder.group_by(groep).agg(top_aanbieder=aanbieder.totaal.abs().max().cast("int64"))
    return personen.inner_join(aanbieders, groep)


def _aggregate(
    feiten: ibis.Table, leden: ibis.Table, telwijze: Telwijze, naar: tuple[str, ...]
) -> ibis.Table:
    """Aggregate facts to cells; columns: periode, plaats, the dimensions, and the numbers of a Cel."""
    groep = ["periode", "plaats", *naar]
    hier = leden.select("periode", "gemeente", "plaats")
    if telwijze is Telwijze.JEUGDIGEN:
        return _count_people(feiten, hier, groep, naar)
    som = {Telwijze.BEDRAG: "bedrag", Telwijze.AANTAL: "aantal"}.get(telwijze, "hoeveelheid")
    if "pseudoniem" not in feiten.columns:
        return _add_up_rows(feiten, hier, groep, naar, som)
    opgeteld = _add_up(feiten, hier, groep, naar, som)
    if telwijze is not Telwijze.MEDIAAN:
        return opgeteld
    hoeveelheden = feiten.inner_join(hier, ["periode", "gemeente"])
    midden = hoeveelheden.group_by(groep).agg(mediaan=hoeveelheden.hoeveelheid.median().cast("float64"))
    return opgeteld.inner_join(midden, groep)


def compute_cells(
    stand: Stand, indicator: Indicator, kalender: Kalender, plaatsen: list[Samenstelling]
) -> list[Cel]:
    """Compute every cell of an indicator for one kind of period; none of a derived one.

    The table per gemeente is computed even where it is not published, because what is published is
    protected with it; such cells have an empty `per`. An indicator that is a share of its total has the total
    as cells without `naar`; one that is a share of its own facts has what counts and the rest beside the
    whole. Combinations without facts are cells of zero, but for dimensions that are open.
    """
    tabellen = [per for per in indicator.per if kalender.soort in per]
    if indicator.van or not tabellen or not kalender.tijdvakken:
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
        if indicator.measure.noemer is Noemer.DEEL:
            cellen += _parts(indicator, feiten, leden, deel_cellen, naar)
    ontbreekt = {t.sleutel: undelivered(stand, indicator.bronnen, t) for t in kalender.tijdvakken}
    return [
        replace(c, onbekend=True) if c.samenstelling.leden & ontbreekt[c.samenstelling.tijdvak.sleutel] else c
        for c in cellen
    ]


def undelivered(stand: Stand, bronnen: Collection[str], tijdvak: Tijdvak) -> frozenset[str]:
    """Give the municipalities of the stand of which one of these tables does not tell all of a period."""
    return frozenset(
        gemeente
        for naam in bronnen
        for gemeente in stand.gemeentecodes
        if (dekking := stand.covered(naam).get(gemeente)) is None
        or not dekking.covers(tijdvak.begin, tijdvak.eind)
    )


def _found(
    indicator: Indicator, feiten: ibis.Table, leden: ibis.Table, naar: tuple[str, ...]
) -> dict[tuple[str, str, Naar], Mapping[str, Any]]:
    rijen = _aggregate(feiten, leden, indicator.measure.telwijze, naar).to_pyarrow().to_pylist()
    return {(r["periode"], r["plaats"], tuple((n, r[n]) for n in naar)): r for r in rijen}


def _numbers(rij: Mapping[str, Any]) -> dict[str, Any]:
    personen = rij.get("personen", 0)
    return {
        "teller": rij.get("teller", personen),
        "aantal": rij.get("aantal", personen),
        "personen": personen,
        "omvang": rij.get("omvang", 0),
        "top_persoon": rij.get("top_persoon", 0),
        "top_aanbieder": rij.get("top_aanbieder", 0),
        "mediaan": rij.get("mediaan", 0.0),
    }


def _cells(
    indicator: Indicator,
    feiten: ibis.Table,
    leden: ibis.Table,
    plaatsen: list[Samenstelling],
    naar: tuple[str, ...],
    per_soort: Mapping[str, tuple[str, ...]],
) -> list[Cel]:
    gevonden = _found(indicator, feiten, leden, naar)
    waarden: list[Naar] = sorted({sleutel[2] for sleutel in gevonden}) if naar else [()]
    hier: dict[str, set[Naar]] = {}
    if is_open := any(DIMENSIES[naam].open for naam in naar):
        for _, plaats, waarde in gevonden:
            hier.setdefault(plaats, set()).add(waarde)
    return [
        Cel(
            indicator.code,
            per_soort[deel.soort],
            deel,
            waarde,
            **_numbers(gevonden.get((deel.tijdvak.sleutel, deel.plaats, waarde), {})),
        )
        for deel in plaatsen
        for waarde in (sorted(hier.get(deel.plaats, ())) if is_open else waarden)
    ]


def _parts(
    indicator: Indicator,
    feiten: ibis.Table,
    leden: ibis.Table,
    gehelen: list[Cel],
    naar: tuple[str, ...],
) -> list[Cel]:
    """Split cells in what counts and the rest. The rest is not published: it follows from the two others."""
    telt = _found(indicator, feiten.filter(feiten.telt), leden, naar)
    rest = (
        {}
        if indicator.measure.telwijze is Telwijze.JEUGDIGEN
        else _found(indicator, feiten.filter(~feiten.telt), leden, naar)
    )
    delen: list[Cel] = []
    for geheel in gehelen:
        sleutel = (geheel.samenstelling.tijdvak.sleutel, geheel.samenstelling.plaats, geheel.naar)
        deel = replace(geheel, naar=(*geheel.naar, TELT), **_numbers(telt.get(sleutel, {})))
        ander = replace(geheel, per=(), naar=(*geheel.naar, TELT_NIET), **_numbers(rest.get(sleutel, {})))
        if indicator.measure.telwijze is Telwijze.JEUGDIGEN:
            aantal = geheel.personen - deel.personen
            ander = replace(ander, teller=aantal, aantal=aantal, personen=aantal)
        delen += [deel, ander]
    return delen


def _totals(cellen: list[Cel]) -> list[Cel]:
    """Add counts up over their dimensions: the number of pairs of a young person and a value."""
    sommen: dict[Samenstelling, Cel] = {}
    for cel in cellen:
        tot_nu = sommen.get(cel.samenstelling)
        som = cel.personen + (tot_nu.personen if tot_nu else 0)
        sommen[cel.samenstelling] = replace(cel, naar=(), teller=som, aantal=som, personen=som)
    return list(sommen.values())
