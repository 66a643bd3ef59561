"""Examples of the rules within a declaration and its answer."""

from dataclasses import replace
from datetime import date

from tests.ijw.fabriek import (
    MAAND,
    afgewezen_prestatie,
    credit_prestatie,
    jw323_bericht,
    jw323_client,
    jw325_bericht,
    jw325_client,
    prestatie,
    with_header,
)
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.v3_2 import basis

_DECLARATIE = "/Bericht/Declaratie"
_PRESTATIE = f"{_DECLARATIE}/Clienten/Client[1]/Prestaties/Prestatie"
_ANTWOORD = "/Bericht/DeclaratieAntwoord"
_AFGEWEZEN = f"{_ANTWOORD}/Clienten/Client[1]/Prestaties/Prestatie"
_JANUARI = basis.GeslotenPeriode(begindatum=date(2025, 1, 1), einddatum=date(2025, 1, 31))
_DECEMBER_2020 = basis.GeslotenPeriode(begindatum=date(2020, 12, 1), einddatum=date(2020, 12, 31))
_JANUARI_2021 = basis.GeslotenPeriode(begindatum=date(2021, 1, 1), einddatum=date(2021, 1, 31))
_NIETS = basis.BedragMetDC(bedrag=0, debet_credit="D")
_NIETS_CREDIT = basis.BedragMetDC(bedrag=0, debet_credit="C")
_TOTAAL_NIETS = basis.TotaalBedragMetDC(totaal_bedrag=0, debet_credit="D")
_TOTAAL_NIETS_CREDIT = basis.TotaalBedragMetDC(totaal_bedrag=0, debet_credit="C")


def _referentie(nummer: str, vorig: str | None = None) -> basis.Referentie:
    return basis.Referentie(referentie_nummer=nummer, vorig_referentie_nummer=vorig)


def _bedrag(cents: int) -> basis.BedragMetDC:
    return basis.BedragMetDC(bedrag=cents, debet_credit="D")


def _periode(begin: date, eind: date) -> basis.GeslotenPeriode:
    return basis.GeslotenPeriode(begindatum=begin, einddatum=eind)


_IN_EUROS = prestatie(eenheid="83", geleverd_volume=90_000, product_tarief=None)

VOORBEELDEN = [
    Voorbeeld(
        "CD060",
        goed=jw323_bericht(credit_prestatie()),
        fout=jw323_bericht(credit_prestatie(product_referentie=_referentie("R2"))),
        pad=f"{_PRESTATIE}[1]/ProductReferentie/VorigReferentieNummer",
        uitleg="Een creditregel zegt niet welke regel hij crediteert.",
    ),
    Voorbeeld(
        "CD060",
        goed=jw325_bericht(jw325_client(afgewezen_prestatie())),
        fout=jw325_bericht(jw325_client(afgewezen_prestatie(product_referentie=_referentie("R1", "R0")))),
        pad=f"{_AFGEWEZEN}[1]/ProductReferentie/VorigReferentieNummer",
        uitleg="Een debetregel verwijst naar een eerdere regel.",
    ),
    Voorbeeld(
        "CD087",
        goed=jw323_bericht(prestatie()),
        fout=jw323_bericht(prestatie(product_tarief=None)),
        pad=f"{_PRESTATIE}[1]/ProductTarief",
        uitleg="Bij een volume in minuten hoort een tarief.",
    ),
    Voorbeeld(
        "CD087",
        goed=jw323_bericht(_IN_EUROS),
        fout=jw323_bericht(replace(_IN_EUROS, product_tarief=1)),
        pad=f"{_PRESTATIE}[1]/ProductTarief",
        uitleg="Bij een volume in euro’s hoort geen tarief.",
    ),
    Voorbeeld(
        "CS100",
        goed=with_header(
            jw323_bericht(
                prestatie(product_periode=_JANUARI_2021),
                declaratie_periode=_JANUARI_2021,
                declaratie_dagtekening=date(2021, 2, 10),
            ),
            dagtekening=date(2021, 2, 10),
        ),
        fout=with_header(
            jw323_bericht(
                prestatie(product_periode=_DECEMBER_2020),
                declaratie_periode=_DECEMBER_2020,
                declaratie_dagtekening=date(2021, 1, 10),
            ),
            dagtekening=date(2021, 1, 10),
        ),
        pad=f"{_DECLARATIE}/DeclaratiePeriode/Begindatum",
        uitleg="December 2020 kan niet met een bericht worden gedeclareerd.",
    ),
    Voorbeeld(
        "CS325",
        goed=jw323_bericht(prestatie(geleverd_volume=0, ingediend_bedrag=_NIETS)),
        fout=jw323_bericht(credit_prestatie(geleverd_volume=0, ingediend_bedrag=_NIETS_CREDIT)),
        pad=f"{_PRESTATIE}[1]/IngediendBedrag/DebetCredit",
        uitleg="Een bedrag van 0 is altijd debet.",
    ),
    Voorbeeld(
        "CS325",
        goed=jw325_bericht(jw325_client(), totaal_toegekend_bedrag=_TOTAAL_NIETS),
        fout=jw325_bericht(jw325_client(), totaal_toegekend_bedrag=_TOTAAL_NIETS_CREDIT),
        pad=f"{_ANTWOORD}/TotaalToegekendBedrag/DebetCredit",
        uitleg="Ook een toegekend totaal van 0 is debet.",
    ),
    Voorbeeld(
        "CS337",
        goed=jw323_bericht(prestatie(product_periode=MAAND)),
        fout=jw323_bericht(prestatie(product_periode=_periode(date(2025, 1, 1), date(2025, 2, 28)))),
        pad=f"{_PRESTATIE}[1]/ProductPeriode/Einddatum",
        uitleg="Hulp in januari en februari staat op twee regels, een per maand.",
    ),
    Voorbeeld(
        "CS339",
        goed=jw323_bericht(_IN_EUROS),
        fout=jw323_bericht(replace(_IN_EUROS, geleverd_volume=900)),
        pad=f"{_PRESTATIE}[1]/IngediendBedrag/Bedrag",
        uitleg="Het volume staat in euro’s en het bedrag in centen; het volume moet ook in centen.",
    ),
    Voorbeeld(
        "CS340",
        goed=jw323_bericht(declaratie_periode=_periode(date(2025, 2, 1), date(2025, 2, 28))),
        fout=jw323_bericht(declaratie_periode=_periode(date(2025, 2, 3), date(2025, 2, 28))),
        pad=f"{_DECLARATIE}/DeclaratiePeriode",
        uitleg="Een declaratieperiode begint op de eerste dag van de maand, ook als de hulp later begon.",
    ),
    Voorbeeld(
        "TR137",
        goed=jw323_bericht(prestatie(product_periode=_periode(date(2025, 2, 3), date(2025, 2, 3)))),
        fout=jw323_bericht(prestatie(product_periode=_periode(date(2025, 2, 3), date(2025, 2, 2)))),
        pad=f"{_PRESTATIE}[1]/ProductPeriode/Einddatum",
        uitleg="De periode eindigt voor zij begint.",
    ),
    Voorbeeld(
        "TR137",
        goed=with_header(
            jw323_bericht(declaratie_dagtekening=date(2025, 2, 28)), dagtekening=date(2025, 2, 28)
        ),
        fout=with_header(jw323_bericht(), dagtekening=date(2025, 2, 27)),
        pad=f"{_DECLARATIE}/DeclaratiePeriode/Einddatum",
        uitleg="Het bericht is gemaakt voor de maand om was.",
    ),
    Voorbeeld(
        "TR315",
        goed=jw323_bericht(
            credit_prestatie(), credit_prestatie(product_referentie=_referentie("R3", vorig="R0"))
        ),
        fout=jw323_bericht(
            credit_prestatie(), credit_prestatie(product_referentie=_referentie("R3", vorig="R1"))
        ),
        pad=f"{_PRESTATIE}[2]/ProductReferentie/VorigReferentieNummer",
        uitleg="Twee creditregels crediteren dezelfde regel.",
    ),
    Voorbeeld(
        "TR316",
        goed=jw323_bericht(credit_prestatie(), prestatie(product_referentie=_referentie("R3"))),
        fout=jw323_bericht(prestatie(), credit_prestatie()),
        pad=f"{_PRESTATIE}[2]/ProductReferentie/VorigReferentieNummer",
        uitleg="Een debetregel en de creditregel daarbij staan in hetzelfde bericht.",
    ),
    Voorbeeld(
        "TR319",
        goed=jw323_bericht(prestatie(product_periode=_JANUARI)),
        fout=jw323_bericht(declaratie_periode=_JANUARI),
        pad=f"{_PRESTATIE}[1]/ProductPeriode/Einddatum",
        uitleg="In een declaratie over januari staat hulp van februari. Hulp van een eerdere maand mag wel.",
    ),
    Voorbeeld(
        "TR335",
        goed=with_header(
            jw323_bericht(
                declaratie_periode=_periode(date(2030, 1, 1), date(2030, 1, 31)),
                declaratie_dagtekening=date(2030, 2, 28),
            ),
            dagtekening=date(2030, 2, 28),
        ),
        fout=with_header(
            jw323_bericht(
                declaratie_periode=_periode(date(2030, 1, 1), date(2030, 1, 31)),
                declaratie_dagtekening=date(2030, 3, 1),
            ),
            dagtekening=date(2030, 3, 1),
        ),
        pad=f"{_PRESTATIE}[1]/ProductPeriode/Einddatum",
        uitleg="Hulp tot en met 28 februari 2025 kan tot en met 28 februari 2030 worden gedeclareerd.",
        vandaag=date(2030, 3, 1),
    ),
    Voorbeeld(
        "TR342",
        goed=jw325_bericht(jw325_client(afgewezen_prestatie("9338"))),
        fout=jw325_bericht(jw325_client(afgewezen_prestatie("0200"))),
        pad=f"{_AFGEWEZEN}[1]/RetourCodes",
        uitleg="Een regel waarop niets is aan te merken, staat niet in het antwoord.",
    ),
    Voorbeeld(
        "TR346",
        goed=jw323_bericht(prestatie()),
        fout=jw323_bericht(prestatie(ingediend_bedrag=_bedrag(90_301))),
        pad=f"{_PRESTATIE}[1]/IngediendBedrag/Bedrag",
        uitleg="600 minuten maal € 1,50 is € 900,00; afronding verklaart hoogstens € 3,00 verschil.",
    ),
    Voorbeeld(
        "TR358",
        goed=jw323_bericht(credit_prestatie()),
        fout=jw323_bericht(
            credit_prestatie(),
            totaal_ingediend_bedrag=basis.TotaalBedragMetDC(totaal_bedrag=90_000, debet_credit="D"),
        ),
        pad=f"{_DECLARATIE}/TotaalIngediendBedrag",
        uitleg="Er staat alleen een creditregel in, dus het totaal is credit.",
    ),
    Voorbeeld(
        "TR416",
        goed=jw323_bericht(
            prestatie(), prestatie(product_referentie=_referentie("R2"), product_periode=_JANUARI)
        ),
        fout=jw323_bericht(
            clienten=(jw323_client(prestatie(), prestatie(product_referentie=_referentie("R2"))),)
        ),
        pad=f"{_PRESTATIE}[2]",
        uitleg="Dezelfde hulp in dezelfde maand staat er twee keer.",
    ),
]
