"""Examples of the rules on requests, answers to them and assignments against the register."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.ijw.fabriek import (
    ANDERE_BSN,
    INGANGSDATUM,
    aangevraagd_product,
    jw301_bericht,
    jw305_bericht,
    jw315_bericht,
    jw317_bericht,
    jw319_bericht,
    jw323_bericht,
    start_product,
    te_wijzigen_product,
    toegewezen_product,
    with_header,
)
from tests.spec.regels.verhaal import (
    GESTART,
    TOEGEWEZEN,
    TWEE_TOEGEWEZEN,
    TWEE_VERZOEKEN,
    TWEEDE,
    VERWIJDERD,
    VERZOEK,
    for_other,
    toegewezen,
    tweede_product,
)
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.v3_2 import basis, jw301, jw317

VERZOEK_317 = "/Bericht/Client/Verzoek"
WIJZIGEN = f"{VERZOEK_317}/TeWijzigenProducten/TeWijzigenProduct[1]"
TOEWIJZING = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]"
TOTAAL = basis.Omvang(volume=1_000, eenheid="01", frequentie="6")
BUDGET = {"omvang": None, "budget": 50_000}
ALGEMEEN = basis.Product(categorie="45")


def _wijziging(**anders: Any) -> jw317.Bericht:
    """A request to change the first assignment from its first day."""
    return jw317_bericht(
        te_wijzigen=(te_wijzigen_product(**({"gewenste_ingangsdatum": INGANGSDATUM} | anders)),)
    )


def _verwijder(*producten: jw301.ToegewezenProduct) -> Any:
    """An assignment message of 1 April 2025."""
    return with_header(jw301_bericht(*producten), identificatie="T2", dagtekening=date(2025, 4, 1))


def _tweede_antwoord(**anders: Any) -> Any:
    return with_header(jw319_bericht(**anders), identificatie="A2", dagtekening=date(2025, 1, 29))


def _verzoek(bsn: str) -> Any:
    """A request for an assignment of 15 April 2025."""
    bericht = jw315_bericht(aangevraagd_product(referentie_aanbieder="verzoek-3"), bsn=bsn)
    return with_header(bericht, identificatie="V2", dagtekening=date(2025, 4, 15))


VOORBEELDEN = [
    Voorbeeld(
        "TR056",
        eerder=GESTART,
        goed=with_header(jw305_bericht(start_product(status_aanlevering="3")), identificatie="B2"),
        fout=jw305_bericht(start_product(status_aanlevering="3")),
        pad="/Bericht/Header/BerichtIdentificatie/Identificatie",
        uitleg="Het startbericht van 10 februari had al de identificatie B1.",
    ),
    Voorbeeld(
        "TR304",
        eerder=TOEGEWEZEN,
        goed=jw317_bericht(),
        fout=for_other(jw317_bericht()),
        pad="/Bericht/Client/Bsn",
        uitleg="Deze jeugdige heeft bij deze aanbieder geen toewijzing die kan worden gewijzigd.",
    ),
    Voorbeeld(
        "TR347",
        eerder=TOEGEWEZEN,
        goed=jw317_bericht(),
        fout=jw317_bericht(referentie_aanbieder="verzoek-1"),
        pad=f"{VERZOEK_317}/ReferentieAanbieder",
        uitleg="De referentie was al van het verzoek om toewijzing.",
    ),
    Voorbeeld(
        "TR374",
        eerder=(*TOEGEWEZEN, jw317_bericht()),
        goed=_verzoek(ANDERE_BSN),
        fout=_verzoek("999900006"),
        pad="/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/ReferentieAanbieder",
        uitleg="Het verzoek om wijziging voor deze jeugdige is nog niet beantwoord.",
    ),
    Voorbeeld(
        "TR349",
        eerder=TWEE_TOEGEWEZEN,
        goed=jw317_bericht(ongewijzigd=(TWEEDE,)),
        fout=jw317_bericht(),
        pad=f"{VERZOEK_317}/OngewijzigdeProducten",
        uitleg="De tweede toewijzing moet worden genoemd, ook als daarin niets verandert.",
    ),
    Voorbeeld(
        "TR350",
        eerder=TWEE_TOEGEWEZEN,
        goed=jw317_bericht(ongewijzigd=(TWEEDE,)),
        fout=jw317_bericht(ongewijzigd=(1003,)),
        pad=f"{VERZOEK_317}/OngewijzigdeProducten/OngewijzigdProduct[1]/ToewijzingNummer",
        uitleg="De jeugdige heeft geen toewijzing met nummer 1003.",
    ),
    Voorbeeld(
        "TR351",
        eerder=TOEGEWEZEN,
        goed=jw317_bericht(),
        fout=jw317_bericht(te_wijzigen=(te_wijzigen_product(toewijzing_nummer=1003),)),
        pad=f"{WIJZIGEN}/ToewijzingNummer",
        uitleg="De jeugdige heeft geen toewijzing met nummer 1003.",
    ),
    Voorbeeld(
        "TR351",
        eerder=(
            *TWEE_TOEGEWEZEN,
            _verwijder(toegewezen_product(einddatum=date(2025, 3, 31)), tweede_product()),
        ),
        goed=jw317_bericht(te_wijzigen=(te_wijzigen_product(toewijzing_nummer=TWEEDE),)),
        fout=jw317_bericht(ongewijzigd=(TWEEDE,)),
        pad=f"{WIJZIGEN}/ToewijzingNummer",
        uitleg="De eerste toewijzing is op 31 maart beëindigd, voor het verzoek van 10 april.",
    ),
    Voorbeeld(
        "TR357",
        eerder=TOEGEWEZEN,
        goed=_wijziging(),
        fout=_wijziging(gewenste_ingangsdatum=date(2025, 3, 1)),
        pad=f"{WIJZIGEN}/GewensteIngangsdatum",
        uitleg="Een wijziging in het verleden kan alleen vanaf de eerste dag van de toewijzing.",
    ),
    Voorbeeld(
        "TR373",
        eerder=toegewezen(omvang=TOTAAL),
        goed=_wijziging(omvang=replace(TOTAAL, volume=2_000)),
        fout=_wijziging(omvang=replace(TOTAAL, volume=2_000), gewenste_ingangsdatum=date(2025, 5, 1)),
        pad=f"{WIJZIGEN}/GewensteIngangsdatum",
        uitleg="Een ander totaal geldt voor de hele toewijzing, dus vanaf haar eerste dag.",
    ),
    Voorbeeld(
        "TR375",
        eerder=toegewezen(product=None, **BUDGET),
        goed=_wijziging(omvang=None, budget=60_000),
        fout=_wijziging(),
        pad=f"{WIJZIGEN}/Omvang",
        uitleg="Een generieke toewijzing heeft een budget en geen omvang.",
    ),
    Voorbeeld(
        "TR411",
        eerder=TOEGEWEZEN,
        goed=jw317_bericht(),
        fout=_wijziging(omvang=None, budget=60_000),
        pad=f"{WIJZIGEN}/Omvang",
        uitleg="Een specifieke toewijzing, met een productcode, heeft een omvang.",
    ),
    Voorbeeld(
        "TR412",
        eerder=toegewezen(product=ALGEMEEN, **BUDGET),
        goed=_wijziging(omvang=None, budget=60_000),
        fout=_wijziging(),
        pad=f"{WIJZIGEN}/Omvang",
        uitleg="Een aspecifieke toewijzing, met alleen een categorie, heeft een budget en geen omvang.",
    ),
    Voorbeeld(
        "TR355",
        eerder=(VERZOEK,),
        goed=jw319_bericht(),
        fout=jw319_bericht(referentie_aanbieder="verzoek-9"),
        pad="/Bericht/Antwoord/ReferentieAanbieder",
        uitleg="De aanbieder heeft geen verzoek met deze referentie gedaan.",
    ),
    Voorbeeld(
        "TR359",
        eerder=(TWEE_VERZOEKEN, jw301_bericht()),
        goed=_tweede_antwoord(referentie_aanbieder="verzoek-2"),
        fout=_tweede_antwoord(),
        pad="/Bericht/Antwoord/ReferentieAanbieder",
        uitleg="Het eerste verzoek is al gehonoreerd met een toewijzing, het tweede nog niet.",
    ),
    Voorbeeld(
        "TR360",
        eerder=(TWEE_VERZOEKEN, jw319_bericht()),
        goed=_tweede_antwoord(referentie_aanbieder="verzoek-2"),
        fout=_tweede_antwoord(),
        pad="/Bericht/Antwoord/VerzoekAntwoord",
        uitleg="Het eerste verzoek was al in onderzoek; dat wordt niet nog eens gemeld.",
    ),
    Voorbeeld(
        "TR365",
        eerder=(TWEE_VERZOEKEN, jw319_bericht(verzoek_antwoord="1", reden_afwijzing_verzoek="3")),
        goed=_tweede_antwoord(
            referentie_aanbieder="verzoek-2", verzoek_antwoord="1", reden_afwijzing_verzoek="3"
        ),
        fout=_tweede_antwoord(verzoek_antwoord="1", reden_afwijzing_verzoek="3"),
        pad="/Bericht/Antwoord/ReferentieAanbieder",
        uitleg="Het eerste verzoek is al afgewezen; daarop komt geen antwoord meer.",
    ),
    Voorbeeld(
        "TR332",
        eerder=TOEGEWEZEN,
        goed=with_header(jw301_bericht(tweede_product(), bsn=ANDERE_BSN), identificatie="T2"),
        fout=with_header(
            jw301_bericht(tweede_product(toewijzing_nummer=1001), bsn=ANDERE_BSN), identificatie="T2"
        ),
        pad=f"{TOEWIJZING}/ToewijzingNummer",
        uitleg="Nummer 1001 is al van de toewijzing van een andere jeugdige.",
    ),
    Voorbeeld(
        "TR379",
        eerder=(VERZOEK,),
        goed=jw301_bericht(),
        fout=jw301_bericht(toegewezen_product(referentie_aanbieder="verzoek-9")),
        pad=f"{TOEWIJZING}/ReferentieAanbieder",
        uitleg="De toewijzing noemt een verzoek dat de aanbieder niet heeft gedaan.",
    ),
    Voorbeeld(
        "TR385",
        eerder=(*TWEE_TOEGEWEZEN, jw323_bericht()),
        goed=_verwijder(tweede_product(**VERWIJDERD), toegewezen_product()),
        fout=_verwijder(toegewezen_product(**VERWIJDERD), tweede_product()),
        pad=f"{TOEWIJZING}/RedenWijziging",
        uitleg="Op de eerste toewijzing is gedeclareerd, op de tweede niet.",
    ),
]
