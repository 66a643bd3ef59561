"""School and family: where young people with care learn, and what families there are."""

import datetime

import ibis

from jeugdregio.monitor.indicator import GEEN_PERSONEN, Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import zorg_in_periode
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand

BRON_SCHOOL = "Tussenevaluatie FoodValley, hoofdstuk 2 (Onderwijs en jeugdhulp)"
OP_SCHOOL = (
    "De school is die van 1 januari van het jaar (tabel schoolniveaus). Een jeugdige met jeugdhulp in "
    "natura in het jaar telt bij elke school waarop hij of zij dan staat."
)


def _op_school(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give the pairs of young person with jeugdhulp in the year and school on its first of January."""
    zorg = zorg_in_periode(stand, kalender).select("periode", "gemeente", "pseudoniem").distinct()
    perioden = kalender.select("periode", "jaar")
    met_jaar = zorg.inner_join(perioden, "periode")
    scholen = stand.schoolniveaus.select("gemeente", "pseudoniem", "jaar", "school", "schoolsoort")
    return met_jaar.inner_join(scholen, ["gemeente", "pseudoniem", "jaar"])


@indicator(
    code="jeugdhulp_per_school",
    thema=Thema.CONTEXT,
    label="Jeugdigen met jeugdhulp per school",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        f"Verschillende jeugdigen met jeugdhulp, per school. {OP_SCHOOL} Het cijfer zegt niets over de "
        "school zelf: scholen verschillen in grootte en in welke leerlingen zij hebben."
    ),
    numerator="Verschillende jeugdigen met jeugdhulp in het jaar op deze school",
    source=BRON_SCHOOL,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "school"),),
    naar=("school",),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="school",
    bronnen=("schoolniveaus",),
    indelingen=("jeugdhulp",),
)
def jeugdhulp_per_school(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with jeugdhulp in the period, by the name of their school where that is known."""
    paren = _op_school(stand, kalender)
    bekend = paren.filter(paren.school.notnull())
    return bekend.select("periode", "gemeente", "pseudoniem", "school").distinct()


@indicator(
    code="jeugdhulp_naar_schoolsoort",
    thema=Thema.CONTEXT,
    label="Jeugdigen met jeugdhulp naar soort school",
    unit=Eenheid.PROCENT,
    definition=f"Verdeling van de jeugdigen met jeugdhulp over soorten onderwijs. {OP_SCHOOL}",
    numerator="Verschillende paren van jeugdige met jeugdhulp en deze soort school",
    denominator="Verschillende paren van jeugdige met jeugdhulp en soort school",
    source=BRON_SCHOOL,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "schoolsoort"), ("jaar", "gemeente", "schoolsoort")),
    naar=("schoolsoort",),
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.TOTAAL),
    familie="schoolsoort",
    bronnen=("schoolniveaus",),
    indelingen=("jeugdhulp",),
)
def jeugdhulp_naar_schoolsoort(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Pairs of young person with jeugdhulp in the period and kind of school."""
    paren = _op_school(stand, kalender)
    return paren.select("periode", "gemeente", "pseudoniem", "schoolsoort").distinct()


@indicator(
    code="gezinnen_naar_kenmerk",
    thema=Thema.CONTEXT,
    label="Eenoudergezinnen en gezinnen met een bijstandsuitkering",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de gezinnen met kinderen met dit kenmerk op 1 januari. De regiovisie noemt beide kenmerken "
        "voorspellers van een beroep op jeugdhulp. Het zijn cijfers van het CBS, die het zelf openbaar maakt."
    ),
    numerator="Gezinnen met kinderen met dit kenmerk",
    denominator="Gezinnen met kinderen",
    source="Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 en bijlage 1; cijfers: CBS",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "kenmerk"), ("jaar", "gemeente", "kenmerk")),
    naar=("kenmerk",),
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="gezinnen",
    disclosure=GEEN_PERSONEN,
    bronnen=("contextcijfers",),
)
def gezinnen_naar_kenmerk(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Families with the characteristic, which count, and the other families with children."""
    cijfers = stand.contextcijfers.inner_join(kalender, "jaar")
    met = cijfers.select("periode", "gemeente", "kenmerk", "aantal", telt=ibis.literal(True))
    zonder = cijfers.select(
        "periode",
        "gemeente",
        "kenmerk",
        aantal=cijfers.totaal - cijfers.aantal,
        telt=ibis.literal(False),
    )
    return ibis.union(met, zonder)
