"""What a finding shows of a value: enough to look it up, and nothing that tells who it is about."""

import copy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.ijw.berichten import BSNS, declaratie
from tests.ijw.fabriek import BERICHTEN, jw301_bericht, jw315_bericht, toegewezen_product
from tests.spec.regels.oordeel import judge_register
from tests.spec.regels.voorbeeld import alle, inhoud

from jeugdregio.ijw import Bevinding, open_bericht, write
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.regel import Niveau

REGELS = releases()["3.2"].regels
BSN = "999900006"
NAAM = "Wilgenroos"
VOORNAAM = "Xandrine"
GEBOREN = date(2011, 8, 23)
GEHEIM = (BSN, NAAM, VOORNAAM, "2011-08-23", "23-8-2011", "23-08-2011")


def findings(inhoud: bytes) -> tuple[Bevinding, ...]:
    with open_bericht(inhoud) as lezing:
        for _ in lezing:
            pass
    return lezing.bevindingen


def with_value(inhoud: bytes, element: str, waarde: str) -> bytes:
    """Put a text in the first element of a name."""
    boom = etree.fromstring(inhoud)
    deel = boom.find(f".//{{*}}{element}")
    assert deel is not None
    deel.text = waarde
    return etree.tostring(boom)


def only_value(inhoud: bytes) -> str | None:
    (bevinding,) = findings(inhoud)
    return bevinding.waarde


@pytest.mark.parametrize(
    ("element", "waarde", "getoond"),
    [
        ("Begindatum", "12-03-2026", "12-03-2026 (DeclaratieNummer DN001)"),
        ("Afzender", "123", "123"),
        ("ToewijzingNummer", "12a", "12a (ReferentieNummer A1)"),
        ("Eenheid", "99", "99 (ToewijzingNummer 12, ReferentieNummer A1)"),
        ("GeleverdVolume", "1,5", "1,5 (ToewijzingNummer 12, ReferentieNummer A1)"),
        ("GeleverdVolume", "", "leeg (ToewijzingNummer 12, ReferentieNummer A1)"),
        ("ToewijzingNummer", BSN + "0", "10 cijfers (ReferentieNummer A1)"),
        ("Ontvanger", BSN, "9 cijfers"),
        ("Ontvanger", "9999.00.006", "11 tekens"),
        ("Eenheid", NAAM, "10 letters (ToewijzingNummer 12, ReferentieNummer A1)"),
        ("Bsn", "12345", "5 cijfers"),
    ],
)
def test_a_value_that_the_schema_refuses_is_shown_where_it_tells_nobody(
    element: str, waarde: str, getoond: str
) -> None:
    assert only_value(with_value(write(declaratie({BSNS[0]: ["A1"]})), element, waarde)) == getoond


def test_of_two_equal_lines_the_key_is_shown() -> None:
    gevonden = {b.regel: b.waarde for b in findings(write(declaratie({BSNS[0]: ["A1", "A1"]})))}
    periode = "ProductPeriode 1-4-2026 t/m 30-4-2026"
    assert gevonden["TR101"] == f"ToewijzingNummer 13, ReferentieNummer A1, {periode}"


def test_of_two_clients_with_one_number_nothing_is_shown() -> None:
    client = jw315_bericht().client
    (bevinding,) = findings(write(replace(jw315_bericht(), client=replace(client, bsn="999900007"))))
    assert (bevinding.regel, bevinding.waarde) == ("CS002", None)


def test_a_number_that_passes_the_eleven_test_is_no_reference_to_show() -> None:
    producten = (toegewezen_product(toewijzing_nummer=int(BSN), referentie_aanbieder=f"r {BSN}"),) * 2
    waarden = {b.waarde for b in findings(write(jw301_bericht(*producten)))}
    assert waarden == {None}


def test_an_absent_element_is_called_empty() -> None:
    bericht = jw301_bericht(toegewezen_product(omvang=None))
    assert only_value(write(bericht)) == "leeg (ToewijzingNummer 1001, ReferentieAanbieder verzoek-1)"


REGISTER = [v for v in alle() if REGELS[v.regel].niveau is Niveau.REGISTER]


def test_a_finding_against_the_register_shows_the_value_of_the_row() -> None:
    waarden = {v.regel: judge_register(v, v.fout).bevindingen[0].waarde for v in REGISTER}
    assert waarden["TR338"] == "1002 (ReferentieNummer R1)"
    assert waarden["TR418"] == "€ 1,60 (ToewijzingNummer 1001, ReferentieNummer R1)"
    assert waarden["TR307"] == "1-1-2025 (ToewijzingNummer 1001, ReferentieNummer R1)"
    assert waarden["TR355"] == "verzoek-9 (VerzoekAntwoord 2)"
    assert [regel for regel, waarde in waarden.items() if waarde is None] == ["TR371"]


GEHEIME = {"Bsn": BSN, "Achternaam": NAAM, "Voornamen": VOORNAAM, "Datum": GEBOREN.isoformat()}
MAKERS: Any = BERICHTEN.values()
BRONNEN = [write(make()) for make in MAKERS] + [
    inhoud(v.fout) for v in alle() if REGELS[v.regel].niveau is not Niveau.REGISTER
]


def leaves(boom: etree._Element) -> list[etree._Element]:
    return [deel for deel in boom.iter("{*}*") if not len(deel)]


def naam(deel: etree._Element) -> str:
    return etree.QName(deel).localname


def is_dag(deel: etree._Element) -> bool:
    return "datum" in naam(deel).lower() or "Dagtekening" in naam(deel)


@st.composite
def bedorven(draw: st.DrawFn) -> bytes:
    """A message about one person of whom the number, names and day of birth are put where they do not belong.

    What the unit says of the person goes into any element of that unit, as it is or beside something else;
    names and days go as they are into any element that is no day; the number goes everywhere. Or texts
    change places, and the person is no longer where the message should name one.
    """
    boom = etree.fromstring(draw(st.sampled_from(BRONNEN)))
    for deel in leaves(boom):
        deel.text = GEHEIME.get(naam(deel), deel.text)
    eenheid = next(iter(boom.findall(".//{*}Client")), boom)
    bekend = [GEHEIME[naam(deel)] for deel in leaves(eenheid) if naam(deel) in GEHEIME]
    erin = ["erbij", "anders", "elders", "weg", "dubbel"]
    soorten = draw(st.sampled_from([["ruil", "weg", "dubbel"], erin]))
    for _ in range(draw(st.integers(1, 4))):
        deel = draw(st.sampled_from(leaves(boom)))
        ouder = deel.getparent()
        match draw(st.sampled_from(soorten)):
            case "ruil":
                ander = draw(st.sampled_from(leaves(boom)))
                if not (is_dag(deel) or is_dag(ander)):
                    deel.text, ander.text = ander.text, deel.text
            case "dubbel":
                deel.addnext(copy.deepcopy(deel))
            case _ if naam(deel) in GEHEIME:
                pass
            case "erbij":
                deel.text = draw(st.sampled_from(["R1", "12-", " ", "x"])) + BSN
            case "anders" if bekend and eenheid in deel.iterancestors():
                deel.text = draw(st.sampled_from(bekend)) + draw(st.sampled_from(["", " 12", "Z"]))
            case "elders" if not is_dag(deel):
                deel.text = draw(st.sampled_from(GEHEIM))
            case "weg" if ouder is not None:
                ouder.remove(deel)
    return etree.tostring(boom)


@settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
@given(inhoud=bedorven())
def test_no_finding_tells_who_a_message_is_about(inhoud: bytes) -> None:
    for bevinding in findings(inhoud):
        for geheim in GEHEIM:
            assert geheim not in f"{bevinding.volledige_tekst} {bevinding.pad}"


def test_a_finding_against_the_register_shows_no_number_of_a_person() -> None:
    voorbeeld = next(v for v in REGISTER if v.regel == "TR338")
    fout = replace(voorbeeld, fout=inhoud(voorbeeld.fout).replace(b">R1<", f">R1 {BSN}<".encode()))
    (bevinding,) = judge_register(fout, fout.fout).bevindingen
    assert bevinding.waarde == "1002"
