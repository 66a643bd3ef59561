"""What is known of a young person and of their help: the columns that figures are split by."""

import ibis
import ibis.expr.types as ir

from jeugdregio.monitor.dimensies import LEEFTIJDSGROEPEN, VERWIJZERS
from jeugdregio.stand import Stand

MAANDEN_TOT_18 = 18 * 12
# up to and including the month of the next birthday: the day itself is not known
GRENZEN = (4 * 12, 12 * 12, MAANDEN_TOT_18)

# the words for list COD327, and for what an import says
VERWIJZER_BERICHT = {
    "01": "Gemeente",
    "02": "Huisarts",
    "03": "Jeugdarts",
    "04": "Gecertificeerde instelling",
    "05": "Medisch specialist",
    "06": "Geen verwijzer",
    "08": "Rechter of justitie",
}
VERWIJZER_OPGAVE = {
    "gemeente": "Gemeente",
    "huisarts": "Huisarts",
    "POH-jeugd": "POH-jeugd",
    "jeugdarts": "Jeugdarts",
    "gecertificeerde instelling": "Gecertificeerde instelling",
    "medisch specialist": "Medisch specialist",
    "rechter": "Rechter of justitie",
    "anders": "Anders",
}
ONBEKENDE_VERWIJZER = "Gemeente of GI"
HUISARTS, POH_JEUGD = VERWIJZERS.index("Huisarts"), VERWIJZERS.index("POH-jeugd")


def with_geslacht(stand: Stand, feiten: ibis.Table) -> ibis.Table:
    """Add `geslacht`: Jongen, Meisje or Onbekend."""
    wie = stand.jeugdigen.select(wie="pseudoniem", sekse="geslacht")
    samen = feiten.left_join(wie, feiten.pseudoniem == wie.wie)
    geslacht = samen.sekse.cases(("1", "Jongen"), ("2", "Meisje"), else_="Onbekend")
    return samen.mutate(geslacht=geslacht).drop("wie", "sekse")


def with_maanden_oud(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    """Add `maanden_oud`: the months from the month of birth to that of a date; empty where unknown.

    Who is 18 that month has 216. On the last day of a month that is certain; on another day of it the
    birthday may still have to come.
    """
    wie = stand.jeugdigen.select(wie="pseudoniem", geboren="geboortemaand")
    samen = feiten.left_join(wie, feiten.pseudoniem == wie.wie)
    dag = samen[datum]
    maanden = (dag.year() - samen.geboren.year()) * 12 + (dag.month() - samen.geboren.month())
    return samen.mutate(maanden_oud=maanden.cast("int64")).drop("wie", "geboren")


def with_leeftijdsgroep(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    """Add `leeftijdsgroep` on a date; in the month of a birthday one still has the age before it."""
    met = with_maanden_oud(stand, feiten, datum)
    maanden = met.maanden_oud
    *jonger, oudste, onbekend = LEEFTIJDSGROEPEN
    groep = ibis.cases(
        (maanden.isnull(), onbekend),
        *((maanden <= grens, naam) for grens, naam in zip(GRENZEN, jonger, strict=True)),
        else_=oudste,
    )
    return met.mutate(leeftijdsgroep=groep).drop("maanden_oud")


def day_number(dag: ir.DateValue) -> ir.IntegerValue:
    """A date as a number, jjjjmmdd: to take the latest of something in one aggregate, on every engine."""
    return dag.year().cast("int64") * 10_000 + dag.month().cast("int64") * 100 + dag.day().cast("int64")


def with_verwijzer(stand: Stand, zorg: ibis.Table) -> ibis.Table:
    """Add `verwijzer` to spans of care (columns of `stand.in_zorg`).

    The request (JW315) of the assignment says it; else the latest import that fits and is not later than the
    first day of the span. POH-jeugd, whom messages count as huisarts, is known from an import only, which
    then goes first. Without either the municipality or a GI assigned the help.
    """
    nummer = {naam: plaats for plaats, naam in enumerate(VERWIJZERS)}
    gevraagd = stand.verzoeken.filter(stand.verzoeken.toewijzing.notnull())
    wie = gevraagd.verwijzer.cases(
        *((code, nummer[naam]) for code, naam in VERWIJZER_BERICHT.items()), else_=nummer["Anders"]
    )
    per_toewijzing = (
        gevraagd.mutate(laatste=day_number(gevraagd.aangevraagd_op) * 100 + wie)
        .group_by("toewijzing")
        .agg(laatste=lambda t: t.laatste.max())
        .select(verzocht="toewijzing", gevraagd_door=lambda t: t.laatste % 100)
    )
    samen = zorg.left_join(per_toewijzing, zorg.toewijzing == per_toewijzing.verzocht)
    opgave = _opgegeven(stand, zorg, nummer)
    samen = samen.mutate(soort=ibis.coalesce(samen.categorie, "")).left_join(
        opgave,
        [
            samen.gemeente == opgave.o_gemeente,
            samen.pseudoniem == opgave.o_pseudoniem,
            samen.aanbieder == opgave.o_aanbieder,
            ibis.coalesce(samen.categorie, "") == opgave.o_soort,
            samen.begindatum == opgave.o_begindatum,
        ],
    )
    poh = (samen.gevraagd_door == HUISARTS) & (samen.opgegeven == POH_JEUGD)
    bekend = ibis.ifelse(poh, samen.opgegeven, ibis.coalesce(samen.gevraagd_door, samen.opgegeven))
    verwijzer = bekend.cases(*enumerate(VERWIJZERS), else_=ONBEKENDE_VERWIJZER)
    return samen.mutate(verwijzer=verwijzer).drop("verzocht", "gevraagd_door", "soort", *opgave.columns)


def _opgegeven(stand: Stand, zorg: ibis.Table, nummer: dict[str, int]) -> ibis.Table:
    """Give the latest import that fits each span: the columns of its key, and `opgegeven`."""
    spannen = zorg.select(
        o_gemeente=zorg.gemeente,
        o_pseudoniem=zorg.pseudoniem,
        o_aanbieder=zorg.aanbieder,
        o_soort=ibis.coalesce(zorg.categorie, ""),
        o_begindatum=zorg.begindatum,
    )
    opgaven = stand.verwijzingen
    wie = opgaven.verwijzer.cases(
        *((woord, nummer[naam]) for woord, naam in VERWIJZER_OPGAVE.items()), else_=nummer["Anders"]
    )
    opgaven = opgaven.mutate(laatste=day_number(opgaven.verwezen_op) * 100 + wie)
    passend = spannen.inner_join(
        opgaven,
        [
            spannen.o_gemeente == opgaven.gemeente,
            spannen.o_pseudoniem == opgaven.pseudoniem,
            opgaven.aanbieder.isnull() | (spannen.o_aanbieder == opgaven.aanbieder),
            opgaven.categorie.isnull() | (spannen.o_soort == opgaven.categorie),
            opgaven.verwezen_op <= spannen.o_begindatum,
        ],
    )
    return passend.group_by(*spannen.columns).agg(opgegeven=passend.laatste.max() % 100)
