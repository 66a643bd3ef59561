"""How long help lasts: of trajectories that ended, and of help that still runs."""

import datetime

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.indicator import Eenheid, Minimum, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.aantallen import numerators
from jeugdregio.monitor.indicatoren.feiten import days_between
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp, with_soort
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_indeling
from jeugdregio.stand.zorg import MAX_ONDERBREKING, join_spans

IJMOND = "Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (gemiddelde looptijd van trajecten)"
FOODVALLEY = "Tussenevaluatie FoodValley, project 5 (langer dan twee jaar in een behandelgroep)"
SINDS = datetime.date(2026, 1, 1)
# how long help lasts at one provider is no secret of its business
REGEL = Minimum(aanbieder=1.0)
PER = (
    ("jaar", "gebied"),
    ("jaar", "gemeente"),
    ("jaar", "gebied", "categorie"),
    ("jaar", "gebied", "sector"),
)
TRAJECT = (
    "Een traject is hulp van één aanbieder aan één jeugdige in één productcategorie, zonder onderbreking "
    f"van meer dan {MAX_ONDERBREKING} dagen. Een tijdelijke stop of een nieuwe toewijzing beëindigt een "
    f"traject niet. Een traject telt pas als geëindigd wanneer er {MAX_ONDERBREKING} dagen na het einde "
    "geen nieuwe hulp is."
)


@indicator(
    code="gemiddelde_duur_trajecten",
    thema=Thema.DUUR,
    label="Gemiddelde duur van afgeronde trajecten",
    unit=Eenheid.MAANDEN,
    definition=(
        "Gemiddeld aantal maanden van de trajecten die in het jaar zijn geëindigd, van de eerste tot en "
        f"met de laatste dag. {TRAJECT}"
    ),
    numerator="Dagen van de trajecten die in het jaar zijn geëindigd, gedeeld door 365,25 en maal 12",
    denominator="Aantal trajecten dat in het jaar is geëindigd",
    source=IJMOND,
    since=SINDS,
    per=PER,
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="duur",
    disclosure=REGEL,
    indelingen=("categorie", "jeugdhulp", "sector"),
)
def gemiddelde_duur_trajecten(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Trajectories that ended in the period, with their days."""
    return _ended(stand, kalender)


@indicator(
    code="mediane_duur_trajecten",
    thema=Thema.DUUR,
    label="Mediane duur van afgeronde trajecten",
    unit=Eenheid.MAANDEN,
    definition=(
        "Van de trajecten die in het jaar zijn geëindigd, duurde de helft korter en de helft langer dan "
        f"dit aantal maanden. Een paar heel lange trajecten tellen zo niet zwaar mee. {TRAJECT}"
    ),
    numerator="Middelste aantal dagen van de trajecten die in het jaar zijn geëindigd, in maanden",
    denominator="Aantal trajecten dat in het jaar is geëindigd",
    source=IJMOND,
    since=SINDS,
    per=PER,
    measure=Maat(Telwijze.MEDIAAN),
    familie="duur_mediaan",
    disclosure=REGEL,
    indelingen=("categorie", "jeugdhulp", "sector"),
)
def mediane_duur_trajecten(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Trajectories that ended in the period, with their days."""
    return _ended(stand, kalender)


def _ended(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    trajecten = stand.trajecten.filter(stand.trajecten.dagen.notnull())
    samen = trajecten.inner_join(
        kalender, [trajecten.einddatum >= kalender.begin, trajecten.einddatum <= kalender.eind]
    )
    return _durations(stand, samen.rename(hoeveelheid="dagen"), "einddatum")


@indicator(
    code="gemiddelde_duur_lopend",
    thema=Thema.DUUR,
    label="Gemiddelde duur van lopende trajecten",
    unit=Eenheid.MAANDEN,
    definition=(
        "Hoe lang de trajecten die op de laatste dag van het jaar lopen al duren, gemiddeld in maanden. "
        "Van een lopend jaar telt de laatste dag van de laatste volledige maand. Lange trajecten zijn "
        f"hier oververtegenwoordigd: korte zijn al weer voorbij. {TRAJECT}"
    ),
    numerator="Dagen vanaf het begin van de lopende trajecten tot en met de laatste dag, in maanden",
    denominator="Aantal trajecten dat die dag loopt",
    source=IJMOND,
    since=SINDS,
    per=PER,
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="duur_lopend",
    disclosure=REGEL,
    indelingen=("categorie", "jeugdhulp", "sector"),
)
def gemiddelde_duur_lopend(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Trajectories that run on the last day of the period, with their days so far."""
    return _running(stand, kalender)


@indicator(
    code="mediane_duur_lopend",
    thema=Thema.DUUR,
    label="Mediane duur van lopende trajecten",
    unit=Eenheid.MAANDEN,
    definition=(
        "Van de trajecten die op de laatste dag van het jaar lopen, duurt de helft korter en de helft "
        "langer dan dit aantal maanden. Van een lopend jaar telt de laatste dag van de laatste volledige "
        f"maand. {TRAJECT}"
    ),
    numerator="Middelste aantal dagen dat de trajecten die dag al lopen, in maanden",
    denominator="Aantal trajecten dat die dag loopt",
    source=IJMOND,
    since=SINDS,
    per=PER,
    measure=Maat(Telwijze.MEDIAAN),
    familie="duur_lopend_mediaan",
    disclosure=REGEL,
    indelingen=("categorie", "jeugdhulp", "sector"),
)
def mediane_duur_lopend(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Trajectories that run on the last day of the period, with their days so far."""
    return _running(stand, kalender)


def _running(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    trajecten = stand.trajecten.drop("dagen")
    samen = trajecten.inner_join(
        kalender, [trajecten.begindatum <= kalender.eind, trajecten.einddatum >= kalender.eind]
    )
    dagen = days_between(samen.begindatum, samen.eind) + 1
    return _durations(stand, samen.mutate(hoeveelheid=dagen), "eind")


def _durations(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    met = with_soort(stand, only_jeugdhulp(stand, feiten, datum), "sector", datum)
    return with_soort(stand, met, "categorie", datum).select(
        "periode", "gemeente", "aanbieder", "pseudoniem", "categorie", "sector", "hoeveelheid"
    )


BEHANDELGROEP = (
    "Welke producten behandeling in een groep zijn, staat in de indeling van de regio. Hulp in "
    f"behandelgroepen die op elkaar volgen, met hooguit {MAX_ONDERBREKING} dagen ertussen, telt als één "
    "periode, ook bij een andere aanbieder. Van een lopend jaar telt de laatste dag van de laatste "
    "volledige maand."
)


def _in_behandelgroep(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give who is in a treatment group on the last day of a period: `hoeveelheid` the days so far, `telt`
    whether those are more than two years.
    """
    zorg = with_indeling(stand, stand.in_zorg, "behandelgroep", "begindatum", als="soort_groep")
    hulp = join_spans(zorg.filter(zorg.soort_groep == "ja"), ("pseudoniem",), peildatum=stand.peildatum)
    hulp = hulp.drop("dagen")
    samen = hulp.inner_join(kalender, [hulp.begindatum <= kalender.eind, hulp.einddatum >= kalender.eind])
    dagen = days_between(samen.begindatum, samen.eind) + 1
    lang = (samen.begindatum + ibis.interval(months=24)).cast("date") <= samen.eind
    return samen.select("periode", "gemeente", "pseudoniem", hoeveelheid=dagen, telt=lang)


@indicator(
    code="aandeel_lang_in_behandelgroep",
    thema=Thema.GROEPEN,
    label="Aandeel langer dan twee jaar in een behandelgroep",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de jeugdigen in een behandelgroep op de laatste dag van het jaar, dat daar langer dan "
        f"twee jaar is. {BEHANDELGROEP}"
    ),
    numerator="Verschillende jeugdigen die die dag langer dan twee jaar in een behandelgroep zijn",
    denominator="Verschillende jeugdigen die die dag in een behandelgroep zijn",
    source=FOODVALLEY,
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
    familie="behandelgroep",
    indelingen=("behandelgroep",),
    alle_hulp=True,
)
def aandeel_lang_in_behandelgroep(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in a treatment group on the last day, and who of them for more than two years."""
    return _in_behandelgroep(stand, kalender).drop("hoeveelheid")


@indicator(
    code="jeugdigen_lang_in_behandelgroep",
    thema=Thema.GROEPEN,
    label="Jeugdigen langer dan twee jaar in een behandelgroep",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die op de laatste dag van het jaar langer dan twee jaar in een "
        f"behandelgroep zijn. {BEHANDELGROEP}"
    ),
    numerator="Verschillende jeugdigen die die dag langer dan twee jaar in een behandelgroep zijn",
    source=FOODVALLEY,
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    van=("aandeel_lang_in_behandelgroep",),
)
def jeugdigen_lang_in_behandelgroep(bron: Bron) -> Tabellen:
    """The numbers behind the shares."""
    return numerators(bron, "aandeel_lang_in_behandelgroep")


@indicator(
    code="gemiddelde_duur_lang_in_behandelgroep",
    thema=Thema.GROEPEN,
    label="Gemiddelde duur van wie langer dan twee jaar in een behandelgroep is",
    unit=Eenheid.MAANDEN,
    definition=(
        "Van de jeugdigen die op de laatste dag van het jaar langer dan twee jaar in een behandelgroep "
        f"zijn: hoe lang al, gemiddeld in maanden. {BEHANDELGROEP}"
    ),
    numerator="Dagen in een behandelgroep tot en met de laatste dag van het jaar, in maanden",
    denominator="Jeugdigen die die dag langer dan twee jaar in een behandelgroep zijn",
    source=FOODVALLEY,
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=(("jaar", "gebied"),),
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="behandelgroep_duur",
    disclosure=REGEL,
    indelingen=("behandelgroep",),
    alle_hulp=True,
)
def gemiddelde_duur_lang_in_behandelgroep(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Days so far of who is in a treatment group for more than two years."""
    groep = _in_behandelgroep(stand, kalender)
    return groep.filter(groep.telt).drop("telt")
