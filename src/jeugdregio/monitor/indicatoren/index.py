"""How use develops from a base year on."""

import datetime

from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.aantallen import indices

TABELLEN = {
    ("jaar", "gebied"): "jeugdigen_met_jeugdhulp",
    ("jaar", "gemeente"): "jeugdigen_met_jeugdhulp",
    ("jaar", "gebied", "categorie"): "jeugdigen_naar_categorie",
    ("jaar", "gebied", "sector"): "jeugdigen_naar_sector",
    ("jaar", "gebied", "subcategorie"): "jeugdigen_naar_subcategorie",
}


@indicator(
    code="index_jeugdigen_met_jeugdhulp",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp: index",
    unit=Eenheid.INDEX,
    definition=(
        "Hoe het aantal jeugdigen met jeugdhulp zich ontwikkelt. Het basisjaar is 100; 116 betekent 16 "
        "procent meer dan in het basisjaar. Het basisjaar is het eerste volledige jaar van de "
        "publicatie. De index is gemaakt met de gepubliceerde, afgeronde aantallen. Is het aantal van "
        "het jaar of van het basisjaar onderdrukt, dan is de index dat ook."
    ),
    numerator="Jeugdigen met jeugdhulp in het jaar, maal 100",
    denominator="Jeugdigen met jeugdhulp in het basisjaar",
    source="Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (stijging sinds 2018, per sector)",
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=tuple(TABELLEN),
    van=tuple(dict.fromkeys(TABELLEN.values())),
)
def index_jeugdigen_met_jeugdhulp(bron: Bron) -> Tabellen:
    """Each table of numbers, as an index."""
    return {per: indices(bron, code, per) for per, code in TABELLEN.items()}
