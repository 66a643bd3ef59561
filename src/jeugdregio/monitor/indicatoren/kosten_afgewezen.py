"""Money that was declared and refused: beside the costs, which leave it out."""

import datetime

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen, shares, year_and_place
from jeugdregio.monitor.indicator import Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp
from jeugdregio.monitor.indicatoren.kosten import VAN_WELKE_HULP
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_product

ANTWOORD_AFGEWEZEN = "Afgewezen"
BRON = "iJw 3.2, bericht JW325 (declaratieantwoord)"
ONBEKEND = Rij({}, None, Status.GEEN_GEGEVENS, voorlopig=False)
AFGEWEZEN = (
    "Afgewezen: de bedragen van regels (JW323) die de gemeente met een antwoord (JW325) afwees, debet min "
    "credit. Diende de aanbieder een afgewezen regel later opnieuw in, dan telt de eerste als afgewezen en "
    f"de tweede naar haar eigen antwoord. {VAN_WELKE_HULP}"
)


@indicator(
    code="kosten_afgewezen",
    thema=Thema.KOSTEN,
    label="Afgewezen declaraties van jeugdhulp",
    unit=Eenheid.EURO,
    definition=f"Wat aanbieders declareerden over hulp in de periode en de gemeente afwees. {AFGEWEZEN}",
    numerator="Afgewezen bedragen, in euro",
    source=BRON,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.BEDRAG),
    # no line of it is among the costs, and nothing that is published has both
    familie="kosten_afgewezen",
    bedragsoort="afgewezen",
    bronnen=("alle_prestaties",),
    berichten=("JW325",),
    indelingen=("jeugdhulp",),
)
def kosten_afgewezen(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared lines of the period that were refused."""
    regels = stand.alle_prestaties.filter(~ibis.coalesce(stand.alle_prestaties.toegekend, ibis.literal(True)))
    regels = only_jeugdhulp(stand, with_product(stand, regels), "begindatum")
    samen = regels.inner_join(
        kalender, [regels.begindatum >= kalender.begin, regels.begindatum <= kalender.eind]
    )
    return samen.select("periode", "gemeente", "aanbieder", "pseudoniem", bedrag=samen.bedrag.cast("int64"))


@indicator(
    code="gedeclareerd_naar_antwoord",
    thema=Thema.KOSTEN,
    label="Alles wat is gedeclareerd, naar antwoord van de gemeente",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van alles wat aanbieders declareerden over wat de gemeente erop antwoordde: toegekend, "
        "nog geen antwoord of afgewezen. Is een van de delen niet bekend of niet te tonen, dan is er geen "
        f"verdeling. {AFGEWEZEN}"
    ),
    numerator="Gedeclareerde bedragen met dit antwoord, in euro",
    denominator="Alle gedeclareerde bedragen, ook de afgewezen, in euro",
    source=BRON,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "antwoord"), ("jaar", "gemeente", "antwoord")),
    naar=("antwoord",),
    bedragsoort="ingediend en afgewezen",
    van=("kosten_naar_antwoord", "kosten_afgewezen"),
)
def gedeclareerd_naar_antwoord(bron: Bron) -> Tabellen:
    """The share of each answer; of a place with a missing part every share is missing."""
    tabellen: Tabellen = {}
    for plaats in ("gebied", "gemeente"):
        delen: dict[tuple[str | int, str | int], dict[str, Rij]] = {}
        for rij in bron.rows("kosten_naar_antwoord", ("jaar", plaats, "antwoord")):
            delen.setdefault(year_and_place(rij, plaats), {})[str(rij.dimensies["antwoord"])] = rij
        rijen = bron.rows("kosten_afgewezen", ("jaar", plaats))
        afgewezen = {year_and_place(rij, plaats): rij for rij in rijen}
        tabellen["jaar", plaats, "antwoord"] = [
            rij
            for plek in delen | afgewezen
            for rij in shares(
                {"jaar": plek[0], plaats: plek[1]},
                "antwoord",
                {**delen.get(plek, {}), ANTWOORD_AFGEWEZEN: afgewezen.get(plek, ONBEKEND)},
            )
        ]
    return tabellen
