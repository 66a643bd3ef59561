"""Examples of the rules on a declaration against the register."""

from datetime import date

from tests.ijw.fabriek import (
    ANDERE_BSN,
    MAAND,
    credit_prestatie,
    jw301_bericht,
    jw323_bericht,
    jw323_client,
    prestatie,
    toegewezen_product,
    with_header,
)
from tests.spec.regels.verhaal import (
    GEDECLAREERD,
    TARIEVEN,
    TOEGEWEZEN,
    TWEE_TOEGEWEZEN,
    TWEEDE,
    VERWIJDERD,
    bedrag,
    maart,
    regel,
    toegewezen,
    tweede_product,
)
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.v3_2 import basis

REGEL = "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]"
APRIL = basis.GeslotenPeriode(begindatum=date(2025, 4, 1), einddatum=date(2025, 4, 30))


def _periode(begin: date, einde: date) -> basis.GeslotenPeriode:
    return basis.GeslotenPeriode(begindatum=begin, einddatum=einde)


def _later(periode: basis.GeslotenPeriode, toewijzing: int) -> object:
    """A declaration of 12 May 2025 over a period, with a line over that period."""
    bericht = maart(
        regel("R3", product_periode=periode, toewijzing_nummer=toewijzing),
        nummer="D3",
        declaratie_periode=periode,
        declaratie_dagtekening=date(2025, 5, 12),
    )
    return with_header(bericht, identificatie="D3", dagtekening=date(2025, 5, 12))


VOORBEELDEN = [
    Voorbeeld(
        "TR333",
        eerder=GEDECLAREERD,
        goed=maart(),
        fout=maart(nummer="D1"),
        pad="/Bericht/Declaratie/DeclaratieNummer",
        uitleg="De declaratie over februari had nummer D1; die over maart krijgt een eigen nummer.",
    ),
    Voorbeeld(
        "TR318",
        eerder=(*TWEE_TOEGEWEZEN, jw323_bericht(), maart()),
        goed=_later(APRIL, 1001),
        fout=_later(MAAND, TWEEDE),
        pad="/Bericht/Declaratie/DeclaratiePeriode/Begindatum",
        uitleg="Na maart volgt een declaratie over april. Hulp uit februari mag in die declaratie staan.",
    ),
    Voorbeeld(
        "TR304",
        eerder=TOEGEWEZEN,
        goed=jw323_bericht(),
        fout=jw323_bericht(clienten=(jw323_client(bsn=ANDERE_BSN),)),
        pad=f"{REGEL}/ToewijzingNummer",
        uitleg="De toewijzing is van een andere jeugdige dan bij wie de regel staat.",
    ),
    Voorbeeld(
        "TR338",
        eerder=TOEGEWEZEN,
        goed=jw323_bericht(),
        fout=jw323_bericht(prestatie(toewijzing_nummer=TWEEDE)),
        pad=f"{REGEL}/ToewijzingNummer",
        uitleg="De aanbieder heeft geen toewijzing met dit nummer.",
    ),
    Voorbeeld(
        "TR384",
        eerder=(
            *TWEE_TOEGEWEZEN,
            with_header(
                jw301_bericht(toegewezen_product(**VERWIJDERD), tweede_product()),
                identificatie="T2",
                dagtekening=date(2025, 2, 5),
            ),
        ),
        goed=jw323_bericht(prestatie(toewijzing_nummer=TWEEDE, product_code="45A05")),
        fout=jw323_bericht(),
        pad=f"{REGEL}/ToewijzingNummer",
        uitleg="De gemeente heeft de eerste toewijzing verwijderd en de tweede niet.",
    ),
    Voorbeeld(
        "TR307",
        eerder=TOEGEWEZEN,
        goed=jw323_bericht(),
        fout=jw323_bericht(prestatie(product_periode=_periode(date(2025, 1, 1), date(2025, 1, 31)))),
        pad=f"{REGEL}/ProductPeriode/Begindatum",
        uitleg="De toewijzing gaat in op 1 februari; hulp van januari valt erbuiten.",
    ),
    Voorbeeld(
        "TR308",
        eerder=toegewezen(einddatum=date(2025, 2, 15)),
        goed=jw323_bericht(prestatie(product_periode=_periode(date(2025, 2, 1), date(2025, 2, 15)))),
        fout=jw323_bericht(),
        pad=f"{REGEL}/ProductPeriode/Einddatum",
        uitleg="De toewijzing eindigt op 15 februari, dus de regel ook.",
    ),
    Voorbeeld(
        "TR387",
        eerder=TOEGEWEZEN,
        goed=jw323_bericht(),
        fout=jw323_bericht(prestatie(product_periode=_periode(date(2025, 2, 3), date(2025, 2, 28)))),
        pad=f"{REGEL}/ProductPeriode/Begindatum",
        uitleg="De periode begint op de eerste van de maand, ook als de hulp op 3 februari begon.",
    ),
    Voorbeeld(
        "TR387",
        eerder=toegewezen(ingangsdatum=date(2025, 2, 3)),
        goed=jw323_bericht(prestatie(product_periode=_periode(date(2025, 2, 3), date(2025, 2, 28)))),
        fout=jw323_bericht(prestatie(product_periode=_periode(date(2025, 2, 4), date(2025, 2, 28)))),
        pad=f"{REGEL}/ProductPeriode/Begindatum",
        uitleg="Als de toewijzing op 3 februari ingaat, begint de periode op die dag.",
    ),
    Voorbeeld(
        "TR388",
        eerder=TOEGEWEZEN,
        goed=jw323_bericht(),
        fout=jw323_bericht(prestatie(product_periode=_periode(date(2025, 2, 1), date(2025, 2, 27)))),
        pad=f"{REGEL}/ProductPeriode/Einddatum",
        uitleg="De periode eindigt op de laatste dag van de maand.",
    ),
    Voorbeeld(
        "TR339",
        eerder=toegewezen(product=basis.Product(categorie="45"), omvang=None, budget=100_000),
        goed=jw323_bericht(),
        fout=jw323_bericht(prestatie(product_categorie="44", product_code="44A04")),
        pad=f"{REGEL}/ProductCategorie",
        uitleg="Toegewezen is categorie 45; een product uit categorie 44 hoort daar niet bij.",
    ),
    Voorbeeld(
        "TR340",
        eerder=TOEGEWEZEN,
        goed=jw323_bericht(),
        fout=jw323_bericht(prestatie(product_code="45A05")),
        pad=f"{REGEL}/ProductCode",
        uitleg="Toegewezen is product 45A04, gedeclareerd is een ander product van dezelfde categorie.",
    ),
    Voorbeeld(
        "TR314",
        eerder=GEDECLAREERD,
        goed=maart(),
        fout=maart(regel("R1")),
        pad=f"{REGEL}/ProductReferentie/ReferentieNummer",
        uitleg="Het kenmerk R1 was al van de regel over februari.",
    ),
    Voorbeeld(
        "TR314",
        goed=maart(clienten=(jw323_client(regel("R1")), jw323_client(regel("R2"), bsn=ANDERE_BSN))),
        fout=maart(clienten=(jw323_client(regel("R1")), jw323_client(regel("R1"), bsn=ANDERE_BSN))),
        pad=f"{REGEL.replace('Client[1]', 'Client[2]')}/ProductReferentie/ReferentieNummer",
        uitleg="Binnen één bericht: het kenmerk R1 is ook van de regel van een andere jeugdige.",
    ),
    Voorbeeld(
        "TR323",
        eerder=GEDECLAREERD,
        goed=maart(credit_prestatie()),
        fout=maart(
            credit_prestatie(
                product_referentie=basis.Referentie(referentie_nummer="R2", vorig_referentie_nummer="R9")
            )
        ),
        pad=f"{REGEL}/ProductReferentie/VorigReferentieNummer",
        uitleg="Een regel R9 is nooit gedeclareerd en kan dus niet worden gecrediteerd.",
    ),
    Voorbeeld(
        "TR323",
        eerder=GEDECLAREERD,
        goed=maart(credit_prestatie()),
        fout=maart(
            credit_prestatie(
                geleverd_volume=60,
                ingediend_bedrag=basis.BedragMetDC(bedrag=9_000, debet_credit="C"),
            )
        ),
        pad=f"{REGEL}/GeleverdVolume",
        uitleg="Van de 600 gedeclareerde minuten zijn er 60 gecrediteerd. Dat kan alleen in zijn geheel.",
    ),
    Voorbeeld(
        "TR390",
        eerder=(*GEDECLAREERD, maart(credit_prestatie())),
        goed=maart(regel("R3", product_periode=MAAND), nummer="D3", identificatie="D3"),
        fout=maart(
            credit_prestatie(
                product_referentie=basis.Referentie(referentie_nummer="R3", vorig_referentie_nummer="R1")
            ),
            nummer="D3",
            identificatie="D3",
        ),
        pad=f"{REGEL}/IngediendBedrag/DebetCredit",
        uitleg="De regel R1 is al gecrediteerd. De hulp van februari kan nu wel opnieuw worden gedeclareerd.",
    ),
    Voorbeeld(
        "TR389",
        eerder=GEDECLAREERD,
        goed=maart(),
        fout=maart(regel(product_periode=MAAND)),
        pad=f"{REGEL}/IngediendBedrag/DebetCredit",
        uitleg="De hulp van februari is al gedeclareerd en niet gecrediteerd.",
    ),
    Voorbeeld(
        "TR418",
        eerder=TOEGEWEZEN,
        goed=jw323_bericht(),
        fout=jw323_bericht(prestatie(**bedrag(600, 160))),
        pad=f"{REGEL}/ProductTarief",
        tarieven=TARIEVEN,
        uitleg="In het contract staat € 1,50 per minuut.",
    ),
    Voorbeeld(
        "TR341",
        eerder=toegewezen(omvang=basis.Omvang(volume=4, eenheid="04", frequentie="2")),
        goed=jw323_bericht(),
        fout=jw323_bericht(prestatie(eenheid="14", **bedrag(4))),
        pad=f"{REGEL}/Eenheid",
        uitleg="Toegewezen zijn uren. Minuten passen daarbij, etmalen niet.",
    ),
    Voorbeeld(
        "TR321",
        eerder=TOEGEWEZEN,
        goed=jw323_bericht(prestatie(**bedrag(1_200))),
        fout=jw323_bericht(prestatie(**bedrag(1_201))),
        pad=f"{REGEL}/GeleverdVolume",
        uitleg="Februari 2025 raakt vijf weken. Bij 240 minuten per week is er ruimte voor 1.200 minuten.",
    ),
    Voorbeeld(
        "TR322",
        eerder=(
            *toegewezen(omvang=basis.Omvang(volume=1_000, eenheid="01", frequentie="6")),
            jw323_bericht(),
        ),
        goed=maart(regel(**bedrag(400))),
        fout=maart(regel(**bedrag(401))),
        pad=f"{REGEL}/GeleverdVolume",
        uitleg="Van de 1.000 minuten voor de hele toewijzing zijn er in februari 600 gedeclareerd.",
    ),
    Voorbeeld(
        "TR369",
        eerder=(
            *toegewezen(product=basis.Product(categorie="45"), omvang=None, budget=100_500),
            jw323_bericht(),
        ),
        goed=maart(regel(**bedrag(70))),
        fout=maart(regel(**bedrag(71))),
        pad=f"{REGEL}/IngediendBedrag/Bedrag",
        uitleg="Van het budget van € 1.005 is na februari nog € 105 over, genoeg voor 70 minuten.",
    ),
]
