"""On how many clients the municipalities keep active control, and what part of the money those are."""

import datetime
from dataclasses import replace

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import zorg_in_periode
from jeugdregio.monitor.indicatoren.kosten import INGEDIEND, kosten_per_maand
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.monitor.publicatie import Rij
from jeugdregio.stand import Stand

BRON = "Tussenevaluatie FoodValley, hoofdstuk 6 (Versterken van actieve regie)"
ONDER_VOOGDIJ, ZONDER_VOOGDIJ, MET_VOOGDIJ = "Onder voogdij", "Zonder voogdij", "Met voogdij"
WAT_IS_REGIE = (
    "Actieve regie: in de gemeente is in het jaar ten minste één dag een casusregisseur aan de jeugdige "
    "gekoppeld. Regie zonder koppeling in het systeem telt niet mee, dus het echte aandeel kan hoger zijn. "
    "Onder voogdij is wie in het jaar ten minste één dag voogdij had; de regie ligt dan eerst bij de "
    "gecertificeerde instelling."
)
PER = (
    ("jaar", "gebied"),
    ("jaar", "gemeente"),
    ("jaar", "gebied", "voogdij"),
    ("jaar", "gemeente", "voogdij"),
)


def _with_regie(stand: Stand, kalender: ibis.Table, feiten: ibis.Table) -> ibis.Table:
    """Add to facts with periode, gemeente and pseudoniem whether there is a casusregisseur (`telt`), and
    `voogdij`.
    """
    koppelingen = stand.regiekoppelingen
    samen = koppelingen.inner_join(
        kalender,
        [
            koppelingen.begindatum <= kalender.eind,
            koppelingen.einddatum.isnull() | (koppelingen.einddatum >= kalender.begin),
        ],
    )
    per_jeugdige = samen.group_by("periode", "gemeente", "pseudoniem").agg(
        met_regie=(samen.soort == "casusregie").any(), met_voogdij=(samen.soort == "voogdij").any()
    )
    met = feiten.left_join(per_jeugdige, ["periode", "gemeente", "pseudoniem"])
    return met.mutate(
        telt=ibis.coalesce(met.met_regie, ibis.literal(False)),
        voogdij=ibis.ifelse(
            ibis.coalesce(met.met_voogdij, ibis.literal(False)), ONDER_VOOGDIJ, ZONDER_VOOGDIJ
        ),
    )


@indicator(
    code="jeugdigen_met_casusregisseur",
    thema=Thema.REGIE,
    label="Aandeel jeugdigen met een casusregisseur",
    unit=Eenheid.PROCENT,
    definition=f"Deel van de jeugdigen met jeugdhulp in het jaar op wie actieve regie is. {WAT_IS_REGIE}",
    numerator="Verschillende jeugdigen met jeugdhulp en een casusregisseur in het jaar",
    denominator="Verschillende jeugdigen met jeugdhulp in het jaar",
    source=BRON,
    direction=Richting.GEEN_OORDEEL,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
    familie="jeugdigen",
    bronnen=("regiekoppelingen",),
    indelingen=("jeugdhulp",),
)
def jeugdigen_met_casusregisseur(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with jeugdhulp in the period; who has a casusregisseur counts."""
    zorg = zorg_in_periode(stand, kalender).select("periode", "gemeente", "pseudoniem").distinct()
    return _with_regie(stand, kalender, zorg).select("periode", "gemeente", "pseudoniem", "voogdij", "telt")


@indicator(
    code="kosten_met_casusregisseur",
    thema=Thema.REGIE,
    label="Aandeel van de kosten bij jeugdigen met een casusregisseur",
    unit=Eenheid.PROCENT,
    definition=(
        f"Deel van de declaratiewaarde dat hoort bij jeugdigen op wie actieve regie is. {WAT_IS_REGIE} "
        f"{INGEDIEND}"
    ),
    numerator="Ingediende bedragen voor jeugdigen met een casusregisseur in het jaar, in euro",
    denominator="Ingediende bedragen in het jaar, in euro",
    source=BRON,
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.BEDRAG, Noemer.DEEL),
    familie="kosten",
    bedragsoort="ingediend",
    bronnen=("regiekoppelingen",),
    indelingen=("jeugdhulp",),
)
def kosten_met_casusregisseur(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period; those of who has a casusregisseur count."""
    kosten = kosten_per_maand(stand)
    samen = kosten.inner_join(kalender, [kosten.dag >= kalender.begin, kosten.dag <= kalender.eind])
    regels = samen.select("periode", "gemeente", "aanbieder", "pseudoniem", "bedrag")
    return _with_regie(stand, kalender, regels).select(*regels.columns, "voogdij", "telt")


@indicator(
    code="regie_dertig_zeventig",
    thema=Thema.REGIE,
    label="Actieve regie: 30 procent van de jeugdigen, 70 procent van de kosten",
    unit=Eenheid.PROCENT,
    definition=(
        "Hoe ver de gemeenten zijn met de ambitie om actieve regie te voeren op 30 procent van de "
        "jeugdigen, die samen 70 procent van de declaratiewaarde hebben. Het aandeel van de jeugdigen "
        "met een casusregisseur staat naast het aandeel van de kosten dat bij hen hoort. Met voogdij zijn "
        f"alle jeugdigen, zonder voogdij is wie niet onder voogdij staat. {WAT_IS_REGIE}"
    ),
    numerator="Jeugdigen met een casusregisseur, of hun ingediende bedragen",
    denominator="Alle jeugdigen met jeugdhulp, of alle ingediende bedragen",
    source=BRON,
    direction=Richting.GEEN_OORDEEL,
    since=datetime.date(2026, 1, 1),
    per=(
        ("jaar", "gemeente", "maatstaf"),
        ("jaar", "gebied", "maatstaf"),
        ("jaar", "gemeente", "maatstaf", "voogdij"),
        ("jaar", "gebied", "maatstaf", "voogdij"),
    ),
    naar=("maatstaf",),
    bedragsoort="ingediend",
    van=("jeugdigen_met_casusregisseur", "kosten_met_casusregisseur"),
)
def regie_dertig_zeventig(bron: Bron) -> Tabellen:
    """The share of clients and the share of money, next to each other; with and without voogdij."""
    tabellen: Tabellen = {}
    for plaats in ("gemeente", "gebied"):
        maten = {
            "Jeugdigen": "jeugdigen_met_casusregisseur",
            "Kosten": "kosten_met_casusregisseur",
        }
        alle = [(maat, rij) for maat, code in maten.items() for rij in bron.rows(code, ("jaar", plaats))]
        zonder = [
            (maat, rij)
            for maat, code in maten.items()
            for rij in bron.rows(code, ("jaar", plaats, "voogdij"))
            if rij.dimensies["voogdij"] == ZONDER_VOOGDIJ
        ]
        per = ("jaar", plaats, "maatstaf")
        tabellen[per] = _beside([(rij, {"maatstaf": maat}) for maat, rij in alle], plaats)
        tabellen[*per, "voogdij"] = _beside(
            [
                *((rij, {"maatstaf": maat, "voogdij": MET_VOOGDIJ}) for maat, rij in alle),
                *((rij, {"maatstaf": maat, "voogdij": ZONDER_VOOGDIJ}) for maat, rij in zonder),
            ],
            plaats,
        )
    return tabellen


def _beside(rijen: list[tuple[Rij, dict[str, str]]], plaats: str) -> list[Rij]:
    """Put the rows of a year and place together, in the order in which places came."""
    plekken = {naam: n for n, naam in enumerate(dict.fromkeys(rij.dimensies[plaats] for rij, _ in rijen))}
    geordend = sorted(
        rijen,
        key=lambda paar: (
            paar[0].dimensies["jaar"],
            plekken[paar[0].dimensies[plaats]],
            *paar[1].values(),
        ),
    )
    return [
        replace(rij, dimensies={"jaar": rij.dimensies["jaar"], plaats: rij.dimensies[plaats], **naast})
        for rij, naast in geordend
    ]
