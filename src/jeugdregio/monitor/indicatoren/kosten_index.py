"""How costs develop from a base year on, per sector and kind of help."""

import datetime

from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.indicator import Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.aantallen import as_index, indices, numerators
from jeugdregio.monitor.indicatoren.kosten import INGEDIEND

VERDELINGEN = {
    ("jaar", "gebied", "categorie"): "kosten_naar_categorie",
    ("jaar", "gebied", "sector"): "kosten_naar_sector",
    ("jaar", "gemeente", "sector"): "kosten_naar_sector",
    ("jaar", "gebied", "subcategorie"): "kosten_naar_subcategorie",
}
TOTALEN = (("jaar", "gebied"), ("jaar", "gemeente"))


@indicator(
    code="index_kosten",
    thema=Thema.KOSTEN,
    label="Kosten van jeugdhulp: index",
    unit=Eenheid.INDEX,
    definition=(
        "Hoe de kosten van jeugdhulp zich ontwikkelen, in totaal en per categorie, sector en subcategorie. "
        "Het basisjaar is 100; 131 betekent 31 procent meer dan in het basisjaar. Het basisjaar is het "
        "eerste volledige jaar van de publicatie. De index is gemaakt met de gepubliceerde bedragen. Is "
        "het bedrag van het jaar of van het basisjaar onderdrukt, dan is de index dat ook. De prijzen zijn "
        f"die van het jaar zelf. {INGEDIEND}"
    ),
    numerator="Ingediende bedragen in het jaar, maal 100",
    denominator="Ingediende bedragen in het basisjaar",
    source=(
        "Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (stijging van de kosten sinds 2018, per "
        "sector) en bijlage 1 (subcategorieën)"
    ),
    since=datetime.date(2026, 11, 23),
    per=(*TOTALEN, *VERDELINGEN),
    bedragsoort="ingediend",
    van=("kosten", *dict.fromkeys(VERDELINGEN.values())),
)
def index_kosten(bron: Bron) -> Tabellen:
    """The costs, and the amounts behind their distributions, as an index."""
    bedragen = {code: numerators(bron, code) for code in VERDELINGEN.values()}
    return {
        **{per: indices(bron, "kosten", per) for per in TOTALEN},
        **{per: as_index(bedragen[code].get(per, [])) for per, code in VERDELINGEN.items()},
    }
