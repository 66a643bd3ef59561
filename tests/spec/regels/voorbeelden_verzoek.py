"""Examples of the rules about requests and the answers to them."""

from dataclasses import replace
from datetime import date

from tests.ijw.fabriek import (
    OMVANG,
    PRODUCT,
    aangevraagd_product,
    jw301_bericht,
    jw315_bericht,
    jw317_bericht,
    jw319_bericht,
    nieuw_product,
    te_wijzigen_product,
)
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.v3_2 import basis, jw315, jw317, jw319

_PRODUCT = "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]"
_PER_MAAND = replace(OMVANG, frequentie="4")
_REDEN = "/Bericht/Antwoord/RedenAfwijzingVerzoek"
_WOONPLAATS = jw319.Woonplaatsbeginsel(gemeente="0384")


def _verwezen(type_: str, naam: str | None = None, code: str | None = None) -> jw315.Bericht:
    verwijzer = basis.Verwijzer(type=type_, naam=naam, zorgverlener_code=code)
    return jw315_bericht(aangevraagd_product(verwijzer=verwijzer))


def _beschikking(nummer: int | None, dag: date | None) -> jw315.Bericht:
    return jw315_bericht(aangevraagd_product(beschikking_nummer=nummer, beschikking_ingangsdatum=dag))


def _from_september(nieuw: jw317.NieuwProduct) -> jw317.Bericht:
    """A request that changes the assignment from 1 September 2025, with a new product from 1 May."""
    wens = te_wijzigen_product(gewenste_ingangsdatum=date(2025, 9, 1))
    return jw317_bericht(te_wijzigen=(wens,), nieuw=(nieuw,))


def _twee(referentie: str) -> jw315.Bericht:
    tweede = aangevraagd_product(
        referentie_aanbieder=referentie, product=basis.Product(categorie="45", code="45A05")
    )
    return jw315_bericht(aangevraagd_product(referentie_aanbieder="a"), tweede)


VOORBEELDEN = [
    Voorbeeld(
        "CD043",
        goed=_beschikking(12, date(2025, 1, 1)),
        fout=_beschikking(12, None),
        pad=f"{_PRODUCT}/BeschikkingIngangsdatum",
        uitleg="Een beschikking heeft een nummer en een ingangsdatum.",
    ),
    Voorbeeld(
        "CD043",
        goed=_beschikking(None, None),
        fout=_beschikking(None, date(2025, 1, 1)),
        pad=f"{_PRODUCT}/BeschikkingIngangsdatum",
        uitleg="Zonder nummer hoort er geen ingangsdatum van een beschikking te staan.",
    ),
    Voorbeeld(
        "CD066",
        goed=_verwezen("02", code="01234567"),
        fout=_verwezen("02", naam="Voorbeeldpraktijk", code="01234567"),
        pad=f"{_PRODUCT}/Verwijzer/Naam",
        uitleg="Een huisarts (02) met een code heeft geen naam nodig.",
    ),
    Voorbeeld(
        "CD067",
        goed=_verwezen("05", naam="Voorbeeldziekenhuis"),
        fout=_verwezen("05"),
        pad=f"{_PRODUCT}/Verwijzer/Naam",
        uitleg="Een medisch specialist (05) zonder code heeft een naam.",
    ),
    Voorbeeld(
        "CD068",
        goed=_verwezen("08"),
        fout=_verwezen("08", code="01234567"),
        pad=f"{_PRODUCT}/Verwijzer/ZorgverlenerCode",
        uitleg="Een rechter (08) heeft geen code van een zorgverlener.",
    ),
    Voorbeeld(
        "TR383",
        goed=_twee("b"),
        fout=_twee("a"),
        pad="/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]/ReferentieAanbieder",
        uitleg="Twee gevraagde producten hebben dezelfde referentie.",
    ),
    Voorbeeld(
        "TR352",
        goed=jw317_bericht(ongewijzigd=(1001,), te_wijzigen=(), nieuw=(nieuw_product(),)),
        fout=jw317_bericht(te_wijzigen=(), nieuw=(nieuw_product(),)),
        pad="/Bericht/Client/Verzoek",
        uitleg="Een verzoek om wijziging gaat over iets dat er al is.",
    ),
    Voorbeeld(
        "TR353",
        goed=jw317_bericht(),
        fout=jw317_bericht(ongewijzigd=(1001,), te_wijzigen=()),
        pad="/Bericht/Client/Verzoek",
        uitleg="Een verzoek waarin alles blijft zoals het is, vraagt niets.",
    ),
    Voorbeeld(
        "TR361",
        goed=jw317_bericht(
            ongewijzigd=(1001,),
            te_wijzigen=(),
            nieuw=(
                nieuw_product(
                    product=PRODUCT, gewenste_ingangsdatum=date(2026, 2, 1), einddatum=None, omvang=_PER_MAAND
                ),
            ),
        ),
        fout=jw317_bericht(ongewijzigd=(1001,), te_wijzigen=(), nieuw=(nieuw_product(product=PRODUCT),)),
        pad="/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[1]",
        eerder=(jw301_bericht(),),
        uitleg="Het product is al toegewezen tot en met 31 januari 2026; daarna kan het opnieuw.",
    ),
    Voorbeeld(
        "TR361",
        goed=_from_september(nieuw_product(einddatum=date(2025, 8, 31))),
        fout=_from_september(nieuw_product(product=PRODUCT, einddatum=date(2025, 8, 31))),
        pad="/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[1]",
        eerder=(jw301_bericht(),),
        uitleg="De toewijzing verandert op 1 september en loopt tot dan door. Een ander product mag erbij.",
    ),
    Voorbeeld(
        "TR380",
        goed=jw317_bericht(nieuw=(nieuw_product(gewenste_ingangsdatum=date(2025, 4, 11)),)),
        fout=jw317_bericht(nieuw=(nieuw_product(gewenste_ingangsdatum=date(2025, 4, 10)),)),
        pad="/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[1]/GewensteIngangsdatum",
        uitleg="Een nieuw product begint op zijn vroegst de dag na de dagtekening, 10 april 2025.",
    ),
    Voorbeeld(
        "CD085",
        goed=jw319_bericht(verzoek_antwoord="1", reden_afwijzing_verzoek="3"),
        fout=jw319_bericht(verzoek_antwoord="1"),
        pad=_REDEN,
        uitleg="Een afwijzing (1) heeft een reden.",
    ),
    Voorbeeld(
        "CD086",
        goed=jw319_bericht(verzoek_antwoord="2"),
        fout=jw319_bericht(verzoek_antwoord="2", reden_afwijzing_verzoek="3"),
        pad=_REDEN,
        uitleg="Een aanvraag in onderzoek (2) is niet afgewezen.",
    ),
    Voorbeeld(
        "TR377",
        goed=jw319_bericht(verzoek_antwoord="1", reden_afwijzing_verzoek="8", woonplaatsbeginsel=_WOONPLAATS),
        fout=jw319_bericht(verzoek_antwoord="1", reden_afwijzing_verzoek="8"),
        pad="/Bericht/Antwoord/Woonplaatsbeginsel",
        uitleg="Wie om het woonplaatsbeginsel (8) afwijst, zegt welke gemeente wel verantwoordelijk is.",
    ),
    Voorbeeld(
        "TR409",
        goed=jw319_bericht(verzoek_antwoord="1", reden_afwijzing_verzoek="5"),
        fout=jw319_bericht(verzoek_antwoord="1", reden_afwijzing_verzoek="5", woonplaatsbeginsel=_WOONPLAATS),
        pad="/Bericht/Antwoord/Woonplaatsbeginsel",
        uitleg="Een andere reden dan 8 noemt geen verantwoordelijke gemeente.",
    ),
]
