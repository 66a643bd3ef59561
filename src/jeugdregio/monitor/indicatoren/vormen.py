"""Several forms of help at once."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.gebruik import IN_ZORG
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp, with_soort, zorg_in_periode
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand

BRON = (
    "Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, paragraaf 1.1 (één jeugdige kan meer vormen van "
    "jeugdhulp nodig hebben)"
)
WAT_IS_EEN_VORM = (
    "Een vorm is een categorie van de regio: behandeling, begeleiding, verblijf of vervoer. Hulp via een "
    "andere gemeente van de regio telt mee."
)


@indicator(
    code="meer_vormen_tegelijk",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met meer vormen van hulp tegelijk",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de jeugdigen met jeugdhulp dat op ten minste één dag van het jaar twee of meer vormen "
        f"van hulp tegelijk had. {WAT_IS_EEN_VORM} {IN_ZORG}"
    ),
    numerator="Verschillende jeugdigen met op dezelfde dag hulp in meer dan één categorie",
    denominator="Verschillende jeugdigen met jeugdhulp in het jaar",
    source=BRON,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
    familie="jeugdigen",
    indelingen=("categorie", "jeugdhulp"),
)
def meer_vormen_tegelijk(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with jeugdhulp in the period; it counts when two categories share a day of it."""
    iedereen = zorg_in_periode(stand, kalender).select("periode", "gemeente", "pseudoniem").distinct()
    hulp = with_soort(stand, only_jeugdhulp(stand, stand.in_zorg, "begindatum"), "categorie", "begindatum")
    hulp = hulp.select("pseudoniem", "categorie", "begindatum", "einddatum").distinct()
    ander = hulp.select(a_wie="pseudoniem", a_soort="categorie", a_begin="begindatum", a_eind="einddatum")
    samen = hulp.inner_join(
        ander,
        [
            hulp.pseudoniem == ander.a_wie,
            hulp.categorie < ander.a_soort,
            hulp.begindatum <= ander.a_eind,
            hulp.einddatum >= ander.a_begin,
        ],
    )
    samen = samen.select(
        wie=samen.pseudoniem,
        van=ibis.greatest(samen.begindatum, samen.a_begin),
        tot=ibis.least(samen.einddatum, samen.a_eind),
    ).distinct()
    tegelijk = (
        samen.inner_join(kalender, [samen.van <= kalender.eind, samen.tot >= kalender.begin])
        .select("wie", in_periode="periode")
        .distinct()
    )
    feiten = iedereen.left_join(
        tegelijk, [iedereen.pseudoniem == tegelijk.wie, iedereen.periode == tegelijk.in_periode]
    )
    return feiten.select("periode", "gemeente", "pseudoniem", telt=feiten.wie.notnull())


@indicator(
    code="meer_vormen_op_laatste_dag",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met meer vormen van hulp op de laatste dag van het jaar",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de jeugdigen met jeugdhulp op de laatste dag van het jaar dat die dag twee of meer "
        f"vormen van hulp had. Van een lopend jaar telt de laatste dag van de laatste volledige maand. "
        f"{WAT_IS_EEN_VORM} {IN_ZORG}"
    ),
    numerator="Verschillende jeugdigen met die dag hulp in meer dan één categorie",
    denominator="Verschillende jeugdigen met die dag jeugdhulp",
    source=BRON,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
    # its whole is stand_eind
    familie="verloop",
    deel={"op_eind": "ja"},
    indelingen=("categorie", "jeugdhulp"),
)
def meer_vormen_op_laatste_dag(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with jeugdhulp on the last day; it counts when that is in two categories."""
    zorg = stand.in_zorg
    samen = zorg.inner_join(kalender, [zorg.begindatum <= kalender.eind, zorg.einddatum >= kalender.eind])
    samen = with_soort(stand, only_jeugdhulp(stand, samen, "eind"), "categorie", "eind")
    hier = samen.group_by("periode", "gemeente", "pseudoniem").agg(
        laagste=samen.categorie.min(), hoogste=samen.categorie.max()
    )
    overal = ibis.window(group_by=["periode", "pseudoniem"])
    telt = hier.laagste.min().over(overal) < hier.hoogste.max().over(overal)
    return hier.select("periode", "gemeente", "pseudoniem", telt=telt)
