"""How long help lasts."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Minimum, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp, with_categorie
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.zorg import MAX_ONDERBREKING


@indicator(
    code="gemiddelde_duur_trajecten",
    thema=Thema.DUUR,
    label="Gemiddelde duur van afgeronde trajecten",
    unit=Eenheid.MAANDEN,
    definition=(
        "Gemiddeld aantal maanden van de trajecten die in het jaar zijn geëindigd, van de eerste tot en "
        "met de laatste dag. Een traject is hulp van één aanbieder aan één jeugdige in één "
        f"productcategorie, zonder onderbreking van meer dan {MAX_ONDERBREKING} dagen. Een tijdelijke "
        "stop of een nieuwe toewijzing beëindigt een traject niet. Een traject telt pas als geëindigd "
        f"wanneer er {MAX_ONDERBREKING} dagen na het einde geen nieuwe hulp is."
    ),
    numerator="Dagen van de trajecten die in het jaar zijn geëindigd, gedeeld door 365,25 en maal 12",
    denominator="Aantal trajecten dat in het jaar is geëindigd",
    source="Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (gemiddelde looptijd van trajecten)",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gebied", "categorie")),
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="duur",
    # how long help lasts at one provider is no secret of its business
    disclosure=Minimum(aanbieder=1.0),
)
def gemiddelde_duur_trajecten(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Trajectories that ended in the period, with their days."""
    trajecten = stand.trajecten.filter(stand.trajecten.dagen.notnull())
    samen = trajecten.inner_join(
        kalender, [trajecten.einddatum >= kalender.begin, trajecten.einddatum <= kalender.eind]
    )
    samen = with_categorie(stand, only_jeugdhulp(stand, samen, "einddatum"), "einddatum")
    return samen.select("periode", "gemeente", "aanbieder", "pseudoniem", "categorie", hoeveelheid="dagen")
