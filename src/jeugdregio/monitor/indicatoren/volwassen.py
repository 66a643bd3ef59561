"""Growing up: who is 18 and still in care, what that costs, and who has a plan for it in time."""

import datetime

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.aantallen import numerators
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp
from jeugdregio.monitor.indicatoren.kenmerken import MAANDEN_TOT_18, with_maanden_oud
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_indeling, with_product

PROJECT_4 = "Tussenevaluatie FoodValley, project 4 (van 18- naar 18+)"
SINDS = datetime.date(2026, 1, 1)
ZONDER_RECLASSERING_SINDS = datetime.date(2026, 11, 23)
RECLASSERING = "Jeugdreclassering"
MAANDEN_TOT_PLAN = 16 * 12 + 6
PER = (("maand", "gebied"), ("jaar", "gebied"), ("jaar", "gemeente"))
PER_JAAR = (("jaar", "gebied"), ("jaar", "gemeente"))
WIE_IS_18 = (
    "Jeugdigen van 18 jaar of ouder met jeugdhulp of jeugdreclassering op de laatste dag van de maand of "
    "het jaar. Van de geboortedatum is alleen de maand bekend; op de laatste dag daarvan is iemand zeker "
    "18. Wie geen bekende geboortedatum heeft, telt niet mee."
)
UITZONDERING = (
    "Pleegzorg loopt standaard door tot 21 jaar en jeugdreclassering volgt uit een vonnis; wie alleen "
    "zulke hulp heeft, telt hier niet mee."
)
KOSTEN_18 = (
    "Ingediend: wat aanbieders via berichten (JW323) declareerden, debet min credit; een regel die de "
    "gemeente afwees (JW325), telt niet mee. Een bedrag hoort bij de maand waarin de hulp begon, en telt "
    "mee vanaf de maand na die waarin de jeugdige 18 werd."
)


def _with_other_care(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    """Add `reclassering`, and `telt`: neither jeugdreclassering nor foster care."""
    met = with_indeling(stand, feiten, "maatregel", datum, als="maatregel")
    met = with_indeling(stand, met, "verblijfsvorm", datum, als="verblijfsvorm")
    pleegzorg = ibis.coalesce(met.verblijfsvorm, "") == "Pleegzorg"
    reclassering = ibis.coalesce(met.maatregel, "") == RECLASSERING
    return met.mutate(reclassering=reclassering, telt=~(pleegzorg | reclassering))


def _as_adult(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    """Leave jeugdhulp and jeugdreclassering; `telt` is false for foster care and jeugdreclassering."""
    met = with_indeling(stand, feiten, "jeugdhulp", datum, als="is_jeugdhulp")
    met = _with_other_care(stand, met, datum)
    return met.filter((ibis.coalesce(met.is_jeugdhulp, "ja") == "ja") | met.reclassering)


def _adults_in_care(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give who is 18 and in care on the last day of a period, per municipality; `telt`: in other care too."""
    zorg = stand.in_zorg
    samen = zorg.inner_join(kalender, [zorg.begindatum <= kalender.eind, zorg.einddatum >= kalender.eind])
    oud = with_maanden_oud(stand, samen, "eind")
    oud = _as_adult(stand, oud.filter(oud.maanden_oud >= MAANDEN_TOT_18), "eind")
    hier = oud.group_by("periode", "gemeente", "pseudoniem").agg(anders=oud.telt.cast("int64").max())
    overal = ibis.window(group_by=["periode", "pseudoniem"])
    return hier.select("periode", "gemeente", "pseudoniem", telt=hier.anders.max().over(overal) == 1)


@indicator(
    code="jeugdigen_18_plus",
    thema=Thema.VOLWASSEN,
    label="Jeugdigen van 18 jaar en ouder in de jeugdhulp",
    unit=Eenheid.JEUGDIGEN,
    definition=f"{WIE_IS_18} Ook wie alleen pleegzorg of jeugdreclassering heeft, telt hier mee.",
    numerator="Verschillende jeugdigen van 18 jaar en ouder met jeugdhulp of jeugdreclassering",
    source=PROJECT_4,
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=PER,
    familie="jeugdigen_18_plus",
    indelingen=("jeugdhulp", "maatregel"),
)
def jeugdigen_18_plus(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Who is 18 or older and in care on the last day of the period."""
    return _adults_in_care(stand, kalender).drop("telt")


@indicator(
    code="aandeel_18_plus_in_andere_hulp",
    thema=Thema.VOLWASSEN,
    label="Aandeel van 18 jaar en ouder in andere hulp dan pleegzorg of jeugdreclassering",
    unit=Eenheid.PROCENT,
    definition=f"{WIE_IS_18} Hiervan het deel met andere hulp. {UITZONDERING}",
    numerator="Verschillende jeugdigen van 18 jaar en ouder met andere hulp",
    denominator="Verschillende jeugdigen van 18 jaar en ouder met jeugdhulp of jeugdreclassering",
    source=PROJECT_4,
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=PER,
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
    familie="jeugdigen_18_plus",
    indelingen=("jeugdhulp", "maatregel", "verblijfsvorm"),
)
def aandeel_18_plus_in_andere_hulp(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Who is 18 or older and in care, and who of them in other care too."""
    return _adults_in_care(stand, kalender)


@indicator(
    code="jeugdigen_18_plus_in_andere_hulp",
    thema=Thema.VOLWASSEN,
    label="Jeugdigen van 18 jaar en ouder, zonder pleegzorg en jeugdreclassering",
    unit=Eenheid.JEUGDIGEN,
    definition=f"{WIE_IS_18} {UITZONDERING}",
    numerator="Verschillende jeugdigen van 18 jaar en ouder met andere hulp",
    source=f"{PROJECT_4}: verlengde jeugdhulp met 50 procent omlaag",
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=PER,
    van=("aandeel_18_plus_in_andere_hulp",),
)
def jeugdigen_18_plus_in_andere_hulp(bron: Bron) -> Tabellen:
    """The numbers behind the shares."""
    return numerators(bron, "aandeel_18_plus_in_andere_hulp")


def _lines_of_adults(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared lines of each period for who is 18 or older, with their product."""
    oud = with_maanden_oud(stand, stand.prestaties, "begindatum")
    regels = with_product(stand, oud.filter(oud.maanden_oud > MAANDEN_TOT_18))
    return regels.inner_join(
        kalender, [regels.begindatum >= kalender.begin, regels.begindatum <= kalender.eind]
    )


def _costs(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    regels = only_jeugdhulp(stand, _lines_of_adults(stand, kalender), "begindatum")
    regels = _with_other_care(stand, regels, "begindatum")
    return regels.select("periode", "gemeente", "aanbieder", "pseudoniem", "bedrag", "telt")


@indicator(
    code="kosten_18_plus",
    thema=Thema.VOLWASSEN,
    label="Kosten van hulp na de 18e verjaardag",
    unit=Eenheid.EURO,
    definition=(
        "Kosten van jeugdhulp, ook pleegzorg, van jeugdigen van 18 jaar en ouder. De kosten van "
        f"jeugdreclassering staan apart. {KOSTEN_18}"
    ),
    numerator="Ingediende bedragen voor jeugdhulp aan jeugdigen van 18 jaar en ouder, in euro",
    source=PROJECT_4,
    direction=Richting.LAGER_IS_BETER,
    version="2",
    since=ZONDER_RECLASSERING_SINDS,
    per=PER_JAAR,
    measure=Maat(Telwijze.BEDRAG),
    familie="kosten",
    deel={"volwassen": "ja"},
    bedragsoort="ingediend",
    indelingen=("jeugdhulp",),
)
def kosten_18_plus(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared lines of jeugdhulp of the period for who is 18 or older: a part of all costs."""
    return _costs(stand, kalender).drop("telt")


@indicator(
    code="kosten_jeugdreclassering_18_plus",
    thema=Thema.VOLWASSEN,
    label="Kosten van jeugdreclassering na de 18e verjaardag",
    unit=Eenheid.EURO,
    definition=(
        "Kosten van jeugdreclassering van jeugdigen van 18 jaar en ouder, voor zover de regio die niet tot "
        f"de jeugdhulp rekent. {KOSTEN_18}"
    ),
    numerator="Ingediende bedragen voor jeugdreclassering van jeugdigen van 18 jaar en ouder, in euro",
    source=PROJECT_4,
    since=ZONDER_RECLASSERING_SINDS,
    per=PER_JAAR,
    measure=Maat(Telwijze.BEDRAG),
    familie="kosten_jeugdreclassering_18_plus",
    bedragsoort="ingediend",
    indelingen=("jeugdhulp", "maatregel"),
)
def kosten_jeugdreclassering_18_plus(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared lines of the period for who is 18 or older that are probation and no jeugdhulp."""
    regels = _lines_of_adults(stand, kalender)
    regels = with_indeling(stand, regels, "jeugdhulp", "begindatum", als="is_jeugdhulp")
    regels = with_indeling(stand, regels, "maatregel", "begindatum", als="maatregel")
    regels = regels.filter(
        ibis.coalesce(regels.is_jeugdhulp, "ja") != "ja", ibis.coalesce(regels.maatregel, "") == RECLASSERING
    )
    return regels.select("periode", "gemeente", "aanbieder", "pseudoniem", "bedrag")


@indicator(
    code="aandeel_kosten_18_plus_andere_hulp",
    thema=Thema.VOLWASSEN,
    label="Aandeel andere hulp in de kosten na de 18e verjaardag",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de kosten van jeugdhulp van jeugdigen van 18 jaar en ouder dat niet naar pleegzorg gaat. "
        f"Jeugdreclassering telt niet mee. {KOSTEN_18}"
    ),
    numerator="Ingediende bedragen voor andere hulp dan pleegzorg en jeugdreclassering, in euro",
    denominator="Ingediende bedragen voor jeugdhulp aan jeugdigen van 18 jaar en ouder, in euro",
    source=PROJECT_4,
    direction=Richting.LAGER_IS_BETER,
    version="2",
    since=ZONDER_RECLASSERING_SINDS,
    per=PER_JAAR,
    measure=Maat(Telwijze.BEDRAG, Noemer.DEEL),
    familie="kosten",
    deel={"volwassen": "ja"},
    bedragsoort="ingediend",
    indelingen=("jeugdhulp", "maatregel", "verblijfsvorm"),
)
def aandeel_kosten_18_plus_andere_hulp(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """The same lines, and which are for other care."""
    return _costs(stand, kalender)


@indicator(
    code="kosten_18_plus_andere_hulp",
    thema=Thema.VOLWASSEN,
    label="Kosten na de 18e verjaardag, zonder pleegzorg en jeugdreclassering",
    unit=Eenheid.EURO,
    definition=(
        f"Kosten van jeugdigen van 18 jaar en ouder, zonder pleegzorg en jeugdreclassering. {KOSTEN_18}"
    ),
    numerator="Ingediende bedragen voor andere hulp dan pleegzorg en jeugdreclassering, in euro",
    source=f"{PROJECT_4}: kosten exclusief pleegzorg en jeugdreclassering",
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=PER_JAAR,
    bedragsoort="ingediend",
    van=("aandeel_kosten_18_plus_andere_hulp",),
)
def kosten_18_plus_andere_hulp(bron: Bron) -> Tabellen:
    """The amounts behind the shares."""
    return numerators(bron, "aandeel_kosten_18_plus_andere_hulp")


@indicator(
    code="aandeel_met_toekomstplan",
    thema=Thema.VOLWASSEN,
    label="Jeugdigen van 16,5 jaar met een plan",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de jeugdigen die in het jaar 16 en een half jaar werden en in die maand jeugdhulp "
        "hadden, met een plan voor de overgang naar 18 jaar. Het plan telt als het op de laatste dag van "
        "het jaar was vastgesteld. Wie geen bekende geboortedatum heeft, telt niet mee."
    ),
    numerator="Verschillende van deze jeugdigen met een vastgesteld plan",
    denominator="Verschillende jeugdigen met jeugdhulp in de maand waarin zij 16 en een half werden",
    source=f"{PROJECT_4}: bij iedere jeugdige van 16,5 een plan",
    direction=Richting.HOGER_IS_BETER,
    since=SINDS,
    per=PER_JAAR,
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
    familie="toekomstplan",
    bronnen=("toekomstplannen",),
    indelingen=("jeugdhulp",),
)
def aandeel_met_toekomstplan(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Who became sixteen and a half in the period while in care, and whether there was a plan by its end."""
    wie = stand.jeugdigen.filter(stand.jeugdigen.geboortemaand.notnull())
    wie = wie.select(
        "pseudoniem", halfjaar=(wie.geboortemaand + ibis.interval(months=MAANDEN_TOT_PLAN)).cast("date")
    )
    zorg = stand.in_zorg.inner_join(wie, "pseudoniem")
    einde = (zorg.halfjaar + ibis.interval(months=1) - ibis.interval(days=1)).cast("date")
    zorg = only_jeugdhulp(
        stand, zorg.filter((zorg.begindatum <= einde) & (zorg.einddatum >= zorg.halfjaar)), "halfjaar"
    )
    zorg = zorg.select("gemeente", "pseudoniem", "halfjaar").distinct()
    samen = zorg.inner_join(kalender, [zorg.halfjaar >= kalender.begin, zorg.halfjaar <= kalender.eind])
    plannen = stand.toekomstplannen.group_by("pseudoniem").agg(eerste=lambda t: t.vastgesteld_op.min())
    plannen = plannen.rename(plan_van="pseudoniem")
    met = samen.left_join(plannen, samen.pseudoniem == plannen.plan_van)
    return met.select("periode", "gemeente", "pseudoniem", telt=ibis.coalesce(met.eerste <= met.eind, False))
