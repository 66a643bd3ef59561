"""How long the steps of child protection take, from the report to the plan of the guardian institution."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.feiten import days_between, happened_in
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand

BRON = "Tussenevaluatie FoodValley, hoofdstuk 7 (Jeugdbescherming Dichterbij)"
LAATSTE_STAP, HELE_KETEN = "Plan van aanpak GI", "Hele keten"
STAPPEN = (
    "Geteld zijn de stappen die in de periode zijn geëindigd, in dagen van begin tot einde. De hele keten "
    "loopt van het begin van de eerste stap tot het einde van het plan van aanpak van de gecertificeerde "
    "instelling (GI). Een zaak die eerder eindigt, telt niet mee in de hele keten."
)
PER = (("jaar", "gebied", "stap"), ("jaar", "gemeente", "stap"))


def _geeindigd(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give the steps, and the whole chains, that ended in the period.

    Columns: periode, gemeente, pseudoniem, stap, einddatum, hoeveelheid (days).
    """
    stappen = stand.ketenstappen
    zaak = ["gemeente", "pseudoniem", "zaak"]
    ketens = stappen.group_by(zaak).agg(
        begindatum=stappen.begindatum.min(),
        einddatum=ibis.ifelse(stappen.stap == LAATSTE_STAP, stappen.einddatum, ibis.null("date")).max(),
    )
    alles = ibis.union(
        stappen.select("gemeente", "pseudoniem", "stap", "begindatum", "einddatum"),
        ketens.select(
            "gemeente", "pseudoniem", "begindatum", "einddatum", stap=ibis.literal(HELE_KETEN)
        ).select("gemeente", "pseudoniem", "stap", "begindatum", "einddatum"),
    )
    alles = alles.filter(alles.einddatum.notnull(), alles.einddatum >= alles.begindatum)
    alles = alles.mutate(hoeveelheid=days_between(alles.begindatum, alles.einddatum))
    return happened_in(kalender, alles, "einddatum").select(
        "periode", "gemeente", "pseudoniem", "stap", "einddatum", "hoeveelheid"
    )


@indicator(
    code="doorlooptijd_bescherming",
    thema=Thema.BESCHERMING,
    label="Gemiddelde doorlooptijd van de beschermingsketen",
    unit=Eenheid.DAGEN,
    definition=f"Gemiddeld aantal dagen per stap van de beschermingsketen, en van de hele keten. {STAPPEN}",
    numerator="Dagen van de stappen die in de periode zijn geëindigd",
    denominator="Aantal stappen dat in de periode is geëindigd",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    naar=("stap",),
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="doorlooptijd_bescherming",
    bronnen=("ketenstappen",),
)
def doorlooptijd_bescherming(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Steps and whole chains that ended in the period, with their days."""
    return _geeindigd(stand, kalender).drop("einddatum")


@indicator(
    code="doorlooptijd_bescherming_mediaan",
    thema=Thema.BESCHERMING,
    label="Middelste doorlooptijd van de beschermingsketen (mediaan)",
    unit=Eenheid.DAGEN,
    definition=(
        "Het middelste aantal dagen per stap van de beschermingsketen, en van de hele keten: de helft duurde "
        f"korter, de helft langer. {STAPPEN}"
    ),
    numerator="Het middelste aantal dagen van de stappen die in de periode zijn geëindigd",
    denominator="Aantal stappen dat in de periode is geëindigd",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    naar=("stap",),
    measure=Maat(Telwijze.MEDIAAN),
    familie="doorlooptijd_bescherming_mediaan",
    bronnen=("ketenstappen",),
)
def doorlooptijd_bescherming_mediaan(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Steps and whole chains that ended in the period, with their days."""
    return _geeindigd(stand, kalender).drop("einddatum")


@indicator(
    code="bescherming_binnen_norm",
    thema=Thema.BESCHERMING,
    label="Stappen van de beschermingsketen binnen de norm",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de stappen van de beschermingsketen dat niet langer duurde dan de norm van de regio. De "
        "norm is die van de dag waarop de stap eindigde (tabel ketennormen). Een stap zonder norm telt "
        f"niet mee. {STAPPEN}"
    ),
    numerator="Stappen die in de periode zijn geëindigd en niet langer duurden dan de norm",
    denominator="Stappen met een norm die in de periode zijn geëindigd",
    source=BRON,
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    naar=("stap",),
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="bescherming_norm",
    bronnen=("ketenstappen", "ketennormen"),
)
def bescherming_binnen_norm(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Steps and whole chains with a norm that ended in the period; those within it count."""
    stappen = _geeindigd(stand, kalender)
    normen = stand.ketennormen.filter(stand.ketennormen.gebied == stand.meta.regio).select(
        "stap", "van", "tot", norm="dagen"
    )
    met = stappen.inner_join(
        normen,
        [
            stappen.stap == normen.stap,
            stappen.einddatum >= normen.van,
            normen.tot.isnull() | (stappen.einddatum <= normen.tot),
        ],
    )
    met = met.mutate(telt=met.hoeveelheid <= met.norm, aantal=ibis.literal(1, "int64"))
    return met.select("periode", "gemeente", "pseudoniem", "stap", "aantal", "telt")
