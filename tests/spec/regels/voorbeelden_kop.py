"""Examples of the rules about the header, about days and doubles, and about outside sources."""

from datetime import date

from tests.ijw.fabriek import (
    GEBOORTEDATUM,
    jw301_bericht,
    jw305_bericht,
    jw307_bericht,
    jw315_bericht,
    jw317_bericht,
    jw319_bericht,
    jw323_bericht,
    jw325_bericht,
    nieuw_product,
    prestatie,
    start_product,
    stop_product,
    toegewezen_product,
    with_header,
)
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.v3_2 import basis, jw319

_ANDER_PRODUCT = basis.Product(categorie="45", code="45A05")
_VERKEERD_PRODUCT = basis.Product(categorie="44", code="45A04")
_ONBEKEND_PRODUCT = basis.Product(categorie="45", code="45Z99")
_DAGTEKENING = "/Bericht/Header/BerichtIdentificatie/Dagtekening"
_START = "/Bericht/Client/StartProducten/StartProduct[1]"
_STOP = "/Bericht/Client/StopProducten/StopProduct[1]"
_TOEWIJZING = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]"


def _woonplaats(gemeente: str) -> jw319.Bericht:
    return jw319_bericht(
        verzoek_antwoord="1",
        reden_afwijzing_verzoek="8",
        woonplaatsbeginsel=jw319.Woonplaatsbeginsel(gemeente=gemeente),
    )


VOORBEELDEN = [
    Voorbeeld(
        "TR101",
        goed=jw301_bericht(
            toegewezen_product(), toegewezen_product(toewijzing_nummer=1002, product=_ANDER_PRODUCT)
        ),
        fout=jw301_bericht(toegewezen_product(), toegewezen_product(product=_ANDER_PRODUCT)),
        pad="/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]",
        uitleg="Twee toewijzingen in één bericht hebben hetzelfde nummer.",
    ),
    Voorbeeld(
        "TR134",
        goed=jw305_bericht(start_product(begindatum=date(2025, 2, 10))),
        fout=jw305_bericht(start_product(begindatum=date(2025, 2, 11))),
        pad=f"{_START}/Begindatum",
        uitleg="Hulp die op de dagtekening nog moet beginnen, is niet gestart.",
    ),
    Voorbeeld(
        "TR134",
        goed=jw307_bericht(stop_product(einddatum=date(2025, 6, 6))),
        fout=jw307_bericht(stop_product(einddatum=date(2025, 6, 7))),
        pad=f"{_STOP}/Einddatum",
        uitleg="Hulp die na de dagtekening doorgaat, is niet gestopt.",
    ),
    Voorbeeld(
        "TR134",
        goed=jw301_bericht(toegewezen_product(toewijzingsdatum=date(2025, 1, 31))),
        fout=jw301_bericht(toegewezen_product(toewijzingsdatum=date(2025, 2, 1))),
        pad=f"{_TOEWIJZING}/Toewijzingsdatum",
        uitleg="Het besluit is genomen na de dag waarop het bericht is gemaakt.",
    ),
    Voorbeeld(
        "TR134",
        goed=jw315_bericht(geboortedatum=GEBOORTEDATUM),
        fout=jw315_bericht(geboortedatum=basis.Geboortedatum(datum=date(2025, 1, 21))),
        pad="/Bericht/Client/Geboortedatum/Datum",
        uitleg="De jeugdige zou na de dagtekening zijn geboren.",
    ),
    Voorbeeld(
        "TR134",
        goed=jw323_bericht(),
        fout=jw323_bericht(declaratie_dagtekening=date(2025, 3, 11)),
        pad="/Bericht/Declaratie/DeclaratieDagtekening",
        uitleg="De declaratie is van een dag na het bericht waarin zij staat.",
    ),
    *(
        Voorbeeld(
            "TR135",
            goed=bericht,
            fout=with_header(bericht, dagtekening=date(2025, 12, 2)),
            pad=_DAGTEKENING,
            uitleg="Het bericht zou morgen zijn gemaakt.",
            vandaag=date(2025, 12, 1),
        )
        for bericht in (jw301_bericht(), jw325_bericht())
    ),
    Voorbeeld(
        "TR378",
        goed=jw301_bericht(),
        fout=with_header(jw301_bericht(), afzender="9999"),
        pad="/Bericht/Header/Afzender",
        uitleg="Deze gemeentecode heeft nooit bestaan.",
    ),
    Voorbeeld(
        "TR378",
        goed=with_header(
            jw305_bericht(start_product(toewijzing_ingangsdatum=date(2022, 12, 31))), ontvanger="0501"
        ),
        fout=with_header(
            jw305_bericht(start_product(toewijzing_ingangsdatum=date(2023, 1, 1))), ontvanger="0501"
        ),
        pad=f"{_START}/ToewijzingIngangsdatum",
        uitleg="Brielle (0501) ging op 1 januari 2023 op in Voorne aan Zee.",
    ),
    Voorbeeld(
        "TR378",
        goed=with_header(jw317_bericht(), ontvanger="1992"),
        fout=with_header(jw317_bericht(), ontvanger="0501"),
        pad="/Bericht/Header/Ontvanger",
        uitleg="Een verzoek om wijziging noemt die dag niet: de gemeente moet bestaan op de dagtekening.",
    ),
    Voorbeeld(
        "TR378",
        goed=_woonplaats("0384"),
        fout=_woonplaats("0501"),
        pad="/Bericht/Antwoord/Woonplaatsbeginsel/Gemeente",
        uitleg="Ook de gemeente die wel verantwoordelijk is, moet bestaan.",
    ),
    Voorbeeld(
        "TR381",
        goed=jw301_bericht(),
        fout=jw301_bericht(toegewezen_product(product=_VERKEERD_PRODUCT)),
        pad=f"{_TOEWIJZING}/Product/Code",
        uitleg="Code 45A04 hoort bij categorie 45 (ambulant), niet bij 44 (verblijf).",
    ),
    Voorbeeld(
        "TR381",
        goed=jw317_bericht(nieuw=(nieuw_product(),)),
        fout=jw317_bericht(nieuw=(nieuw_product(product=_ONBEKEND_PRODUCT),)),
        pad="/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[1]/Product/Code",
        uitleg="Deze code staat niet in de productcodelijst.",
    ),
    Voorbeeld(
        "TR381",
        goed=jw323_bericht(),
        fout=jw323_bericht(prestatie(product_categorie="44")),
        pad="/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]/ProductCode",
        uitleg="In een declaratie staan categorie en code los van elkaar; zij moeten wel bij elkaar horen.",
    ),
]
