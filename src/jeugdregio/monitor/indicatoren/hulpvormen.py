"""Young people by the form of care of the national statistics."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.gebruik import IN_ZORG
from jeugdregio.monitor.indicatoren.hulp import zorg_in_periode
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.monitor.nationaal.hulpvormen import with_hulpvorm
from jeugdregio.stand import Stand


@indicator(
    code="jeugdigen_naar_hulpvorm",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp naar landelijke hulpvorm",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen met jeugdhulp in het jaar, per hulpvorm van de landelijke statistiek "
        "(Beleidsinformatie Jeugd). Een jeugdige telt in elke hulpvorm waarin hij of zij in het jaar hulp "
        "had één keer. De hulpvorm volgt uit het product: de landelijke lijst van productcodes noemt die, "
        "en waar zij zwijgt, geldt een eigen lijst met de reden erbij. Laat het product meer hulpvormen "
        "toe, zoals maatwerk of een productcategorie zonder productcode, dan staat de jeugdige bij ‘Meer "
        "hulpvormen mogelijk’. Vervoer, toeslagen, afwezigheidsdagen en producten buiten de landelijke "
        "lijsten zijn ‘Geen hulpvorm’. Jeugdbescherming en jeugdreclassering hebben een maatregel en "
        f"tellen niet mee. {IN_ZORG}"
    ),
    numerator="Verschillende jeugdigen met in het jaar hulp van deze hulpvorm, elk één keer geteld",
    source="CBS, Informatieprotocol Beleidsinformatie Jeugd, versie 7 (hulpvormen)",
    since=datetime.date(2026, 11, 23),
    per=(("jaar", "gebied", "hulpvorm"), ("jaar", "gemeente", "hulpvorm")),
    naar=("hulpvorm",),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="jeugdigen",
    indelingen=("jeugdhulp",),
)
def jeugdigen_naar_hulpvorm(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Pairs of young person and national form of care with care in the period."""
    zorg = zorg_in_periode(stand, kalender)
    zorg = zorg.select("periode", "gemeente", "pseudoniem", "categorie", "productcode", "dag").distinct()
    return with_hulpvorm(zorg, "dag").select("periode", "gemeente", "pseudoniem", "hulpvorm").distinct()
