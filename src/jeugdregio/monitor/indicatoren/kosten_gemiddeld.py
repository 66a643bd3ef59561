"""What youth care costs per young person, per client and per trajectory."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import NIET_INGEDEELD, only_jeugdhulp
from jeugdregio.monitor.indicatoren.kosten import INGEDIEND, kosten_in_periode
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_indeling, with_product
from jeugdregio.stand.zorg import MAX_ONDERBREKING


@indicator(
    code="kosten_per_jeugdige",
    thema=Thema.KOSTEN,
    label="Kosten per jeugdige die er woont",
    unit=Eenheid.EURO,
    definition=(
        "Kosten van jeugdhulp in natura in het jaar, gedeeld door alle jeugdigen die er wonen, met en "
        f"zonder jeugdhulp. {INGEDIEND}"
    ),
    numerator="Ingediende bedragen, in euro",
    denominator="Jeugdigen van 0 tot en met 17 jaar die op 1 januari in het gebied wonen",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, paragraaf 1.1 en 1.3",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.BEDRAG, Noemer.INWONERS),
    familie="kosten",
    bedragsoort="ingediend",
    indelingen=("jeugdhulp",),
)
def kosten_per_jeugdige(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period."""
    return kosten_in_periode(stand, kalender)


@indicator(
    code="kosten_per_client",
    thema=Thema.KOSTEN,
    label="Kosten per jeugdige met jeugdhulp",
    unit=Eenheid.EURO,
    definition=(
        "Kosten van jeugdhulp in natura in het jaar, gedeeld door het aantal jeugdigen voor wie in dat "
        "jaar is gedeclareerd. In een categorie tellen alleen de jeugdigen met kosten in die categorie. "
        f"{INGEDIEND}"
    ),
    numerator="Ingediende bedragen, in euro",
    denominator="Verschillende jeugdigen met ingediende kosten in het jaar",
    source="Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (kosten en aantal cliënten)",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente"), ("jaar", "gebied", "categorie")),
    measure=Maat(Telwijze.BEDRAG, Noemer.JEUGDIGEN),
    familie="kosten",
    bedragsoort="ingediend",
    indelingen=("categorie", "jeugdhulp", "kosten"),
)
def kosten_per_client(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period."""
    return kosten_in_periode(stand, kalender, "categorie")


@indicator(
    code="kosten_per_traject",
    thema=Thema.KOSTEN,
    label="Gemiddelde kosten van een afgerond traject",
    unit=Eenheid.EURO,
    definition=(
        "Gemiddeld bedrag van de trajecten die in het jaar zijn geëindigd, over hun hele looptijd, naar "
        "subcategorie. Een traject is hulp van één aanbieder aan één jeugdige in één productcategorie, "
        f"zonder onderbreking van meer dan {MAX_ONDERBREKING} dagen. De subcategorie is die van het laatste "
        "product. Een traject dat begon vóór de eerste maand waarvan de berichten volledig zijn, telt niet "
        "mee, net als een traject waarvoor niets is gedeclareerd. Ingediend: wat aanbieders via berichten "
        "(JW323) declareerden, debet min credit, zonder wat de gemeente afwees."
    ),
    numerator="Ingediende bedragen van de trajecten die in het jaar zijn geëindigd, in euro",
    denominator="Aantal trajecten met kosten dat in het jaar is geëindigd",
    source="Regiovisie IJmond en Zuid-Kennemerland 2021, bijlage 1 (gemiddelde bedrag trajecten)",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "subcategorie"),),
    naar=("subcategorie",),
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="kosten_per_traject",
    bedragsoort="ingediend",
    indelingen=("jeugdhulp", "subcategorie"),
)
def kosten_per_traject(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Trajectories that ended in the period, with all that was declared for them, in cents."""
    trajecten = stand.trajecten.filter(stand.trajecten.dagen.notnull())
    if stand.meta.volledig_vanaf is not None:
        eerste = datetime.date.fromisoformat(f"{stand.meta.volledig_vanaf}-01")
        trajecten = trajecten.filter(trajecten.begindatum >= ibis.literal(eerste))
    samen = trajecten.inner_join(
        kalender, [trajecten.einddatum >= kalender.begin, trajecten.einddatum <= kalender.eind]
    )
    samen = with_indeling(
        stand, only_jeugdhulp(stand, samen, "einddatum"), "subcategorie", "einddatum", als="subcategorie"
    )
    samen = samen.mutate(subcategorie=ibis.coalesce(samen.subcategorie, NIET_INGEDEELD))
    regels = with_product(stand, stand.prestaties)
    regels = regels.select(
        "bedrag",
        van_wie="pseudoniem",
        door="aanbieder",
        soort=ibis.coalesce(regels.categorie, ""),
        dag="begindatum",
    )
    gedeclareerd = samen.inner_join(
        regels,
        [
            samen.pseudoniem == regels.van_wie,
            samen.aanbieder == regels.door,
            samen.categorie == regels.soort,
            samen.begindatum <= regels.dag,
            samen.einddatum >= regels.dag,
        ],
    )
    sleutel = ["periode", "gemeente", "aanbieder", "pseudoniem", "subcategorie", "categorie", "begindatum"]
    per_traject = gedeclareerd.group_by(sleutel).agg(hoeveelheid=gedeclareerd.bedrag.sum().cast("int64"))
    return per_traject.filter(per_traject.hoeveelheid > 0).drop("categorie", "begindatum")
