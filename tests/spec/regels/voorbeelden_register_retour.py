"""Examples of the rules on the answer to a declaration against the register."""

from dataclasses import replace
from datetime import date

from tests.ijw.fabriek import (
    ANDERE_BSN,
    afgewezen_prestatie,
    jw325_bericht,
    jw325_client,
    with_header,
)
from tests.spec.regels.verhaal import GEDECLAREERD
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.v3_2 import basis

REGEL = "/Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1]"
AFGEWEZEN = jw325_bericht(jw325_client())
ANDERE_REGEL = basis.Referentie(referentie_nummer="R9")

VOORBEELDEN = [
    Voorbeeld(
        "TR337",
        eerder=GEDECLAREERD,
        goed=jw325_bericht(),
        fout=with_header(
            jw325_bericht(),
            declaratie_identificatie=basis.BerichtIdentificatie(
                identificatie="D9", dagtekening=date(2025, 3, 10)
            ),
        ),
        pad="/Bericht/Header/DeclaratieIdentificatie/Identificatie",
        uitleg="Er is geen declaratiebericht met identificatie D9.",
    ),
    Voorbeeld(
        "TR371",
        eerder=GEDECLAREERD,
        goed=jw325_bericht(),
        fout=with_header(
            jw325_bericht(),
            xsd_versie_declaratie=basis.XsdVersie(basisschema_xsd_versie="1.0.0", bericht_xsd_versie="2.0.0"),
        ),
        pad="/Bericht/Header/XsdVersieDeclaratie",
        uitleg="De declaratie is met een ander schema gemaakt dan het antwoord zegt.",
    ),
    Voorbeeld(
        "TR376",
        eerder=GEDECLAREERD,
        goed=jw325_bericht(),
        fout=jw325_bericht(declaratie_nummer="D9"),
        pad="/Bericht/DeclaratieAntwoord/DeclaratieNummer",
        uitleg="De declaratie die wordt beantwoord heeft nummer D1.",
    ),
    Voorbeeld(
        "TR366",
        eerder=GEDECLAREERD,
        goed=AFGEWEZEN,
        fout=jw325_bericht(jw325_client(afgewezen_prestatie(product_referentie=ANDERE_REGEL))),
        pad=f"{REGEL}/ProductReferentie/ReferentieNummer",
        uitleg="De declaratie heeft geen regel met kenmerk R9.",
    ),
    Voorbeeld(
        "TR367",
        eerder=GEDECLAREERD,
        goed=AFGEWEZEN,
        fout=jw325_bericht(jw325_client(afgewezen_prestatie(geleverd_volume=601))),
        pad=f"{REGEL}/GeleverdVolume",
        uitleg="Gedeclareerd zijn 600 minuten; het antwoord moet die waarde herhalen.",
    ),
    Voorbeeld(
        "TR304",
        eerder=GEDECLAREERD,
        goed=AFGEWEZEN,
        fout=jw325_bericht(replace(jw325_client(), bsn=ANDERE_BSN)),
        pad=f"{REGEL}/ProductReferentie/ReferentieNummer",
        uitleg="De regel R1 is voor een andere jeugdige gedeclareerd.",
    ),
]
