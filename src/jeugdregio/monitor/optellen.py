"""Adding facts up in the engine of the stand: per person and provider first, then per place."""

from collections.abc import Collection

import ibis

from jeugdregio.monitor.maten import Telwijze

SOM = {Telwijze.BEDRAG: "bedrag", Telwijze.AANTAL: "aantal"}
"""The column that is added up; of means and medians that is `hoeveelheid`."""


def summarise(feiten: ibis.Table, telwijze: Telwijze, naar: Collection[str]) -> ibis.Table:
    """Bring facts back to what the cells of all tables are made of, so that the engine adds up less.

    Amounts become one row (som, aantal) per period, municipality, person, provider and value of the
    dimensions `naar`; for a median also per quantity (hoeveelheid). Of people each is left once. Facts that
    name nobody are few.
    """
    if "pseudoniem" not in feiten.columns:
        return feiten
    if telwijze is Telwijze.JEUGDIGEN:
        return feiten.select("periode", "gemeente", "pseudoniem", *naar).distinct()
    aanbieder = ["aanbieder"] if "aanbieder" in feiten.columns else []
    hoeveelheid = ["hoeveelheid"] if telwijze is Telwijze.MEDIAAN else []
    sleutel = dict.fromkeys(["periode", "gemeente", "pseudoniem", *aanbieder, *naar, *hoeveelheid])
    return feiten.group_by(list(sleutel)).agg(
        som=feiten[SOM.get(telwijze, "hoeveelheid")].sum().cast("int64"),
        aantal=feiten.count().cast("int64"),
    )


def aggregate(
    feiten: ibis.Table, leden: ibis.Table, telwijze: Telwijze, naar: tuple[str, ...], *, groot: bool = False
) -> ibis.Table:
    """Add summarised facts up to cells: deel (of `leden`), the dimensions, and the numbers of a Cel.

    `groot`: the facts are those of a country. Then people are told apart in their municipality, and in areas
    only those who are in more than one; of few facts that takes longer than it saves. The numbers are the
    same.
    """
    hier = leden.select("periode", "gemeente", "deel")
    if "pseudoniem" not in feiten.columns:
        return _add_up_rows(feiten, hier, naar, SOM.get(telwijze, "hoeveelheid"))
    if telwijze is Telwijze.JEUGDIGEN:
        uniek = feiten.select("periode", "gemeente", "pseudoniem", *naar)
        uniek = uniek if set(uniek.columns) == set(feiten.columns) else uniek.distinct()
        return _people(uniek, hier, naar, groot=groot)
    samen = _add_up(feiten, hier, naar, telwijze, groot=groot)
    if telwijze is not Telwijze.MEDIAAN:
        return samen
    return samen.inner_join(_medians(feiten, hier, naar), ["deel", *naar])


def _moved(feiten: ibis.Table) -> ibis.Table:
    """Find who is in more than one municipality: of all others an area has what its municipalities have."""
    per_persoon = feiten.group_by("pseudoniem").agg(
        eerste=feiten.gemeente.min(), laatste=feiten.gemeente.max()
    )
    return per_persoon.filter(per_persoon.eerste != per_persoon.laatste).select("pseudoniem")


def _people(uniek: ibis.Table, hier: ibis.Table, naar: tuple[str, ...], *, groot: bool) -> ibis.Table:
    """Count people, of whom each municipality and period has one row per value."""
    if not groot:
        samen = uniek.inner_join(hier, ["periode", "gemeente"])
        return samen.group_by("deel", *naar).agg(personen=samen.pseudoniem.nunique().cast("int64"))
    verhuisd = _moved(uniek)
    van_anderen = _people(uniek.semi_join(verhuisd, "pseudoniem"), hier, naar, groot=False)
    blijvers = uniek.anti_join(verhuisd, "pseudoniem")
    per_gemeente = blijvers.group_by("periode", "gemeente", *naar).agg(
        personen=blijvers.count().cast("int64")
    )
    van_blijvers = per_gemeente.inner_join(hier, ["periode", "gemeente"]).select("deel", *naar, "personen")
    alles = ibis.union(van_blijvers, van_anderen)
    return alles.group_by("deel", *naar).agg(personen=alles.personen.sum().cast("int64"))


def _medians(feiten: ibis.Table, hier: ibis.Table, naar: tuple[str, ...]) -> ibis.Table:
    """Find the middle of summarised facts by counting: by sorting an engine keeps all of them."""
    groep = ["deel", *naar]
    per_gemeente = feiten.group_by("periode", "gemeente", *naar, "hoeveelheid").agg(
        aantal=feiten.aantal.sum().cast("int64")
    )
    samen = per_gemeente.inner_join(hier, ["periode", "gemeente"])
    telling = samen.group_by(*groep, "hoeveelheid").agg(aantal=samen.aantal.sum().cast("int64"))
    telling = telling.mutate(
        tot_en_met=telling.aantal.sum().over(ibis.cumulative_window(group_by=groep, order_by="hoeveelheid")),
        alle=telling.aantal.sum().over(ibis.window(group_by=groep)),
    )
    # of an even number of facts the middle is halfway between two, which are number alle/2 and the next
    onder, boven = (telling.alle + 1) // 2, telling.alle // 2 + 1
    voor = telling.tot_en_met - telling.aantal
    midden = telling.filter((voor < boven) & (telling.tot_en_met >= onder))
    return midden.group_by(groep).agg(
        mediaan=(midden.hoeveelheid.min() + midden.hoeveelheid.max()).cast("float64") / 2
    )


def _add_up(
    klein: ibis.Table, hier: ibis.Table, naar: tuple[str, ...], telwijze: Telwijze, *, groot: bool
) -> ibis.Table:
    groep = ["deel", *naar]
    personen = _per_place(klein, hier, naar, telwijze, groot=groot)
    if "aanbieder" not in klein.columns:
        return personen
    sleutel = list(dict.fromkeys(["periode", "gemeente", *naar, "aanbieder"]))
    per_aanbieder = klein.group_by(sleutel).agg(som=klein.som.sum())
    samen = per_aanbieder.inner_join(hier, ["periode", "gemeente"])
    aanbieder = samen.group_by(list(dict.fromkeys([*groep, "aanbieder"]))).agg(totaal=samen.som.sum())
    aanbieders = aanbieder.group_by(groep).agg(top_aanbieder=aanbieder.totaal.abs().max().cast("int64"))
    return personen.inner_join(aanbieders, groep)


def _per_place(
    klein: ibis.Table, hier: ibis.Table, naar: tuple[str, ...], telwijze: Telwijze, *, groot: bool
) -> ibis.Table:
    groep = ("deel", *naar)
    if not groot:
        return _of_people(klein.inner_join(hier, ["periode", "gemeente"]), groep, telwijze)
    verhuisd = _moved(klein)
    van_anderen = _per_place(klein.semi_join(verhuisd, "pseudoniem"), hier, naar, telwijze, groot=False)
    blijvers = klein.anti_join(verhuisd, "pseudoniem")
    per_gemeente = _of_people(blijvers, ("periode", "gemeente", *naar), telwijze)
    van_blijvers = per_gemeente.inner_join(hier, ["periode", "gemeente"]).select(van_anderen.columns)
    alles = ibis.union(van_blijvers, van_anderen)
    return alles.group_by(groep).agg(
        **{naam: alles[naam].sum().cast("int64") for naam in ("teller", "aantal", "personen", "omvang")},
        top_persoon=alles.top_persoon.max().cast("int64"),
    )


def _of_people(klein: ibis.Table, groep: tuple[str, ...], telwijze: Telwijze) -> ibis.Table:
    """Add up per person first, and then all persons of a group."""
    persoon = klein.group_by(*groep, "pseudoniem").agg(
        som=klein.som.sum().cast("int64"), aantal=klein.aantal.sum().cast("int64")
    )
    # who waited 0 days is behind a mean as much as anybody; who has 0 euro is not behind an amount
    iedereen = telwijze not in SOM
    return persoon.group_by(groep).agg(
        teller=persoon.som.sum().cast("int64"),
        aantal=persoon.aantal.sum().cast("int64"),
        personen=(persoon.count() if iedereen else (persoon.som != 0).sum()).cast("int64"),
        omvang=persoon.som.abs().sum().cast("int64"),
        top_persoon=persoon.som.abs().max().cast("int64"),
    )


def _add_up_rows(feiten: ibis.Table, hier: ibis.Table, naar: tuple[str, ...], som: str) -> ibis.Table:
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
    return samen.group_by("deel", *naar).agg(
        teller=samen.som.sum().cast("int64"),
        aantal=samen.aantal.sum().cast("int64"),
        personen=samen.mensen.sum().cast("int64"),
        omvang=samen.som.abs().sum().cast("int64"),
    )
