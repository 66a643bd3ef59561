"""Young people who come into care, leave it, stay in it, and come back to it."""

import datetime

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp
from jeugdregio.monitor.indicatoren.kenmerken import day_number
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.monitor.publicatie import Rij
from jeugdregio.stand import Stand
from jeugdregio.stand.zorg import MAX_ONDERBREKING, join_spans

PER = (("jaar", "gebied"), ("jaar", "gemeente"), ("maand", "gebied"))
SINDS = datetime.date(2026, 1, 1)
BRON = (
    "Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (de instroom blijft gelijk, de uitstroom stokt)"
)
SOM = (
    "Stand begin plus instroom min uitstroom is stand eind. In exacte cijfers klopt dat altijd; "
    "gepubliceerde aantallen zijn elk afgerond op vijf en kunnen daardoor iets verschillen. Wie in de "
    "periode verhuist binnen de regio, telt bij de gemeente van de laatste hulp."
)
CODES = 10_000  # a municipality has a code of four digits


def _verloop(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give each young person with jeugdhulp in a period or on the eve of it, once: periode, gemeente (of the
    last help), pseudoniem, op_begin (in care on the eve) and op_eind (in care on the last day).
    """
    zorg = only_jeugdhulp(stand, stand.in_zorg, "begindatum")
    dagen = kalender.mutate(vooravond=(kalender.begin - ibis.interval(days=1)).cast("date"))
    samen = zorg.inner_join(dagen, [zorg.begindatum <= dagen.eind, zorg.einddatum >= dagen.vooravond])
    laatste = day_number(ibis.least(samen.einddatum, samen.eind)) * CODES + samen.gemeente.cast("int64")
    wie = samen.group_by("periode", "pseudoniem").agg(
        laatste=laatste.max(),
        op_begin=(samen.begindatum <= samen.vooravond).any(),
        op_eind=(samen.einddatum >= samen.eind).any(),
    )
    return wie.mutate(gemeente=(wie.laatste % CODES).cast("string").lpad(4, "0"))


@indicator(
    code="stand_begin",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp aan het begin van de periode",
    unit=Eenheid.JEUGDIGEN,
    definition=f"Verschillende jeugdigen met jeugdhulp op de dag vóór de periode. {SOM}",
    numerator="Verschillende jeugdigen met jeugdhulp op de dag vóór de periode",
    source=BRON,
    since=SINDS,
    per=PER,
    familie="verloop",
    deel={"op_begin": "ja"},
    indelingen=("jeugdhulp",),
)
def stand_begin(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in care on the eve of the period."""
    verloop = _verloop(stand, kalender)
    return verloop.filter(verloop.op_begin).select("periode", "gemeente", "pseudoniem")


@indicator(
    code="instroom",
    thema=Thema.GEBRUIK,
    label="Instroom in jeugdhulp",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die in de periode jeugdhulp kregen en op de dag daarvoor niet. Wie in "
        f"de periode twee keer begint, telt één keer. {SOM}"
    ),
    numerator="Verschillende jeugdigen met jeugdhulp in de periode, maar niet op de dag daarvoor",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=PER,
    familie="verloop",
    deel={"op_begin": "nee"},
    indelingen=("jeugdhulp",),
)
def instroom(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in care in the period who were not on the eve of it."""
    verloop = _verloop(stand, kalender)
    return verloop.filter(~verloop.op_begin).select("periode", "gemeente", "pseudoniem")


@indicator(
    code="uitstroom",
    thema=Thema.GEBRUIK,
    label="Uitstroom uit jeugdhulp",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die in de periode of op de dag daarvoor jeugdhulp hadden en op de "
        f"laatste dag van de periode niet. {SOM}"
    ),
    numerator="Verschillende jeugdigen met jeugdhulp tot in de periode, maar niet op de laatste dag",
    source=BRON,
    direction=Richting.HOGER_IS_BETER,
    since=SINDS,
    per=PER,
    familie="verloop",
    deel={"op_eind": "nee"},
    indelingen=("jeugdhulp",),
)
def uitstroom(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in care in the period or on its eve who are not on its last day."""
    verloop = _verloop(stand, kalender)
    return verloop.filter(~verloop.op_eind).select("periode", "gemeente", "pseudoniem")


@indicator(
    code="stand_eind",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp aan het eind van de periode",
    unit=Eenheid.JEUGDIGEN,
    definition=f"Verschillende jeugdigen met jeugdhulp op de laatste dag van de periode. {SOM}",
    numerator="Verschillende jeugdigen met jeugdhulp op de laatste dag van de periode",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=PER,
    familie="verloop",
    deel={"op_eind": "ja"},
    indelingen=("jeugdhulp",),
)
def stand_eind(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in care on the last day of the period."""
    verloop = _verloop(stand, kalender)
    return verloop.filter(verloop.op_eind).select("periode", "gemeente", "pseudoniem")


BEWEGINGEN = {
    "stand_begin": "Stand begin",
    "instroom": "Instroom",
    "uitstroom": "Uitstroom",
    "stand_eind": "Stand eind",
}


@indicator(
    code="in_en_uitstroom",
    thema=Thema.GEBRUIK,
    label="Instroom, uitstroom en stand",
    unit=Eenheid.JEUGDIGEN,
    definition=f"Hoeveel jeugdigen aan het begin jeugdhulp hadden, erbij kwamen en eruit gingen. {SOM}",
    numerator="Verschillende jeugdigen per beweging",
    source=BRON,
    since=SINDS,
    per=tuple((*per, "beweging") for per in PER),
    naar=("beweging",),
    van=tuple(BEWEGINGEN),
)
def in_en_uitstroom(bron: Bron) -> Tabellen:
    """The four numbers beside each other."""
    return {
        (*per, "beweging"): [
            Rij(
                {**rij.dimensies, "beweging": naam},
                rij.waarde,
                rij.status,
                rij.voorlopig,
                rij.teller,
                rij.noemer,
            )
            for code, naam in BEWEGINGEN.items()
            for rij in bron.rows(code, per)
        ]
        for per in PER
    }


TERUGKEER = (
    "Deel van de jeugdigen van wie alle jeugdhulp in het jaar eindigde, dat binnen {} maanden weer jeugdhulp "
    f"kreeg. Hulp is geëindigd als er {MAX_ONDERBREKING} dagen geen hulp is; een tijdelijke stop is geen "
    "einde. Wie nog geen {} maanden weg is, telt nog niet mee: ook niet als hij of zij al terug is."
)


def _gone(stand: Stand, kalender: ibis.Table, maanden: int) -> ibis.Table:
    """Give who left care in a period and has been followed for so many months; whether they came back."""
    zorg = only_jeugdhulp(stand, stand.in_zorg, "begindatum")
    hulp = join_spans(zorg, ("pseudoniem",), peildatum=stand.peildatum)
    volgende = hulp.begindatum.lead().over(ibis.window(group_by="pseudoniem", order_by="begindatum"))
    hulp = hulp.mutate(volgende=volgende, tot=(hulp.einddatum + ibis.interval(months=maanden)).cast("date"))
    weg = hulp.filter(hulp.dagen.notnull() & (hulp.tot <= ibis.literal(stand.meta.laatste_dag)))
    samen = weg.inner_join(kalender, [weg.einddatum >= kalender.begin, weg.einddatum <= kalender.eind])
    terug = ibis.coalesce(samen.volgende <= samen.tot, False)
    return samen.select("periode", "gemeente", "pseudoniem", telt=terug)


@indicator(
    code="terugkeer_binnen_zes_maanden",
    thema=Thema.GEBRUIK,
    label="Terugkeer binnen zes maanden",
    unit=Eenheid.PROCENT,
    definition=TERUGKEER.format("zes", "zes"),
    numerator="Verschillende jeugdigen die binnen zes maanden na het einde weer jeugdhulp kregen",
    denominator="Verschillende jeugdigen van wie alle jeugdhulp eindigde, zes maanden of langer geleden",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, voorwoord (hulp met een duurzaam resultaat)",
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
    familie="terugkeer",
    indelingen=("jeugdhulp",),
    alle_hulp=True,
)
def terugkeer_binnen_zes_maanden(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people who left care in the period, and whether they were back within six months."""
    return _gone(stand, kalender, 6)


@indicator(
    code="terugkeer_binnen_een_jaar",
    thema=Thema.GEBRUIK,
    label="Terugkeer binnen een jaar",
    unit=Eenheid.PROCENT,
    definition=TERUGKEER.format("twaalf", "twaalf"),
    numerator="Verschillende jeugdigen die binnen twaalf maanden na het einde weer jeugdhulp kregen",
    denominator="Verschillende jeugdigen van wie alle jeugdhulp eindigde, twaalf maanden of langer geleden",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, voorwoord (hulp met een duurzaam resultaat)",
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
    familie="terugkeer",
    deel={"twaalf_maanden_voorbij": "ja"},
    indelingen=("jeugdhulp",),
    alle_hulp=True,
)
def terugkeer_binnen_een_jaar(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people who left care in the period, and whether they were back within a year."""
    return _gone(stand, kalender, 12)
