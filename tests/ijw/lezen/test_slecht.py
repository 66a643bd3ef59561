"""Bad input gets one clear finding in Dutch with its place, and never shows who it is about."""

import codecs
from pathlib import Path

import pytest
from tests.ijw.berichten import BSNS, declaratie

from jeugdregio.ijw import Bevinding, open_bericht, read, write
from jeugdregio.ijw.lezen import stroom
from jeugdregio.ijw.lezen.proloog import KOP_GROOTTE

GOED = write(declaratie({BSNS[0]: ["A1", "A2"], BSNS[1]: ["B1"]}))
FOUT_BSN = "999900007"
BOM_INHOUD = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.fixture(params=["ineens", "in stukjes"], autouse=True)
def stuk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything here holds for small files, read at once, and for large ones, read in pieces."""
    if request.param == "in stukjes":
        monkeypatch.setattr(stroom, "STUK", 256)


def only(inhoud: bytes) -> Bevinding:
    """Read what must give exactly one finding and no message."""
    gelezen, bevindingen = read(inhoud)
    assert gelezen is None
    assert len(bevindingen) == 1, bevindingen
    return bevindingen[0]


def changed(oud: str, nieuw: str, aantal: int = -1) -> bytes:
    """The good message with something else in it."""
    assert oud.encode() in GOED
    return GOED.replace(oud.encode(), nieuw.encode(), aantal)


def test_a_good_message_has_no_findings() -> None:
    with open_bericht(GOED) as lezing:
        assert [client.bsn for client in lezing] == [BSNS[0], BSNS[1]]
    assert lezing.geldig
    assert lezing.bevindingen == ()


@pytest.mark.parametrize(
    ("inhoud", "tekst", "regelnummer"),
    [
        (b"", "leeg", None),
        (b" \n\t", "leeg", None),
        (b"geen xml", "geen XML", 1),
        (b"\n\nPK\x03\x04", "geen XML", 3),
        (GOED[:900], "afgebroken", GOED[:900].count(b"\n") + 1),
        (GOED[: GOED.index(b"</jw323:Prestatie>")], "afgebroken", 51),
        (b'<?xml version="1.0"', "afgebroken", 1),
        (b"<!-- begin", "afgebroken", 1),
        (changed("DN001", "Jos\xe9").decode().encode("latin-1"), "tekencodering", 19),
        (changed("DN001", "&nbsp;"), "entiteit", 19),
        (changed("DN001", "a\x01"), "niet mag", 19),
        (changed("</jw323:Header>", "</jw323:Hoofd>"), "passen niet bij elkaar", 17),
        (GOED + b"<nog/>", "Na het einde", 100),
        (GOED + b"rommel", "Na het einde", 100),
        (GOED + GOED, "declaratie (<?xml ... ?>) staat niet vooraan", 100),
        (b"\n" + GOED, "declaratie (<?xml ... ?>) staat niet vooraan", 2),
        (changed("DN001", "<a>" * 300 + "</a>" * 300), "te diep in elkaar", 19),
        (changed('encoding="UTF-8"', 'encoding="UTF-16"'), "noemt UTF-16", 1),
        (codecs.BOM_UTF8, "leeg", None),
        (codecs.BOM_UTF16_LE, "leeg", None),
        (changed("<jw323:Bsn>", "<xx:Bsn/><jw323:Bsn>", 1), "voorvoegsel", 31),
        (changed("<jw323:Bsn>", "<jw323:Bsn a=1>", 1), "niet goed geschreven", 31),
    ],
)
def test_malformed_xml_is_one_finding_with_its_line(
    inhoud: bytes, tekst: str, regelnummer: int | None
) -> None:
    bevinding = only(inhoud)
    assert bevinding.regel == "XML"
    assert tekst in bevinding.tekst
    assert bevinding.regelnummer == regelnummer


@pytest.mark.parametrize(
    "dtd",
    [
        "<!DOCTYPE Bericht>",
        '<!DOCTYPE Bericht SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE Bericht [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        f'<!DOCTYPE Bericht [<!ENTITY l0 "ha">{BOM_INHOUD}]>',
    ],
)
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_dtd_is_refused_unread_in_every_encoding(dtd: str, codering: str) -> None:
    tekst = f'<?xml version="1.0"?>\n<!-- ervoor -->\n{dtd}\n{GOED.decode().partition("?>")[2]}'
    bevinding = only(tekst.encode(codering))
    assert bevinding.regel == "XML"
    assert "DTD" in bevinding.tekst
    assert bevinding.regelnummer == 3


@pytest.mark.parametrize("codering", ["utf-7", "ibm037", "shift_jis", "bestaat-niet"])
def test_an_encoding_that_could_hide_a_dtd_is_refused(codering: str) -> None:
    bevinding = only(f'<?xml version="1.0" encoding="{codering}"?><a/>'.encode())
    assert bevinding.regel == "XML"
    assert "tekencodering" in bevinding.tekst


@pytest.mark.parametrize("codering", ["utf-32-le", "utf-32-be"])
def test_utf_32_is_refused(codering: str) -> None:
    assert "UTF-32" in only(GOED.decode().encode(codering)).tekst


def test_ebcdic_is_no_xml_to_us() -> None:
    assert only('<?xml version="1.0" encoding="IBM037"?><!DOCTYPE a><a/>'.encode("cp037")).regel == "XML"


@pytest.mark.parametrize("bom", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf_16_is_read(bom: bytes) -> None:
    codering = "utf-16-le" if bom == codecs.BOM_UTF16_LE else "utf-16-be"
    tekst = GOED.decode().replace("UTF-8", "UTF-16")
    assert read(bom + tekst.encode(codering)) == read(GOED)


def test_a_huge_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    if stroom.STUK < 1_000:
        monkeypatch.setattr(stroom, "STUK", 1_000_000)
    bevinding = only(changed("DN001", "a" * 10_500_000))
    assert bevinding.regel == "XML"
    assert "te groot" in bevinding.tekst


def test_a_huge_comment_is_refused_for_its_size() -> None:
    inhoud = changed("DN001", f"DN001<!--{'x' * 11_000_000}-->")
    assert "te groot om veilig te lezen" in only(inhoud).tekst


@pytest.mark.parametrize("attribuut", ['xsi:type="xs:string"', 'xsi:type="Onzin"', 'xsi:nil="true"'])
def test_a_type_of_the_sender_s_own_choice_is_named_as_what_is_wrong(attribuut: str) -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    inhoud = changed("<jw323:Bsn>", f"<jw323:Bsn {xsi} {attribuut}>", 1)
    assert only(inhoud).tekst == "Bsn heeft een attribuut dat hier niet mag."


def test_a_prolog_without_end_is_refused() -> None:
    assert "te veel commentaar" in only(b"<!-- " + b"x" * KOP_GROOTTE + b"--><a/>").tekst


def test_a_file_without_units_does_not_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(stroom, "STUK", 4096)
    monkeypatch.setattr(stroom, "MAX_ONDERDEEL", 20_000)
    pad = tmp_path / "groot.xml"
    pad.write_bytes(GOED.replace(b"<jw323:Clienten>", b"\n" * 50_000 + b"<jw323:Clienten>"))
    gelezen, (bevinding,) = read(pad)
    assert gelezen is None
    assert "te groot" in bevinding.tekst


@pytest.mark.parametrize(
    ("namespace", "soort", "release", "tekst"),
    [
        (
            "http://www.istandaarden.nl/ijw/3_0/jw301/schema",
            "JW301",
            "3.0",
            "iJw 3.0; die release wordt niet gelezen",
        ),
        ("http://www.istandaarden.nl/ijw/3_0/jw323/schema", "JW323", "3.0", "Lever het aan in iJw 3.2."),
        ("http://www.istandaarden.nl/ijw/2_1/jw301/schema", "JW301", "2.1", "iJw 2.1"),
        ("http://www.istandaarden.nl/ijw/2_0/jw301/schema/2_0", "JW301", "2.0", "bericht van iJw 2.0"),
        ("http://www.istandaarden.nl/ijw/3_2/JW301/schema", "JW301", "3.2", "anders geschreven"),
        ("http://www.istandaarden.nl/ijw/3_2/jw321/schema", "JW321", "3.2", "Berichtsoort JW321 van iJw 3.2"),
        ("http://www.istandaarden.nl/ijw/3_2/onzin/schema", None, "3.2", "Deze berichtsoort van iJw 3.2"),
        ("http://www.istandaarden.nl/iwmo/3_2/wmo301/schema", "WMO301", "3.2", "andere standaard (iwmo)"),
        ("urn:iets-anders", None, None, "namespace urn:iets-anders is onbekend"),
        ("", None, None, "geen namespace"),
    ],
)
def test_a_message_that_is_not_read_is_named(
    namespace: str, soort: str | None, release: str | None, tekst: str
) -> None:
    attribuut = f' xmlns="{namespace}"' if namespace else ""
    with open_bericht(f"<Bericht{attribuut}><Header/></Bericht>".encode()) as lezing:
        assert list(lezing) == []
    (bevinding,) = lezing.bevindingen
    assert bevinding.regel == "BESTAND"
    assert tekst in bevinding.tekst
    assert (lezing.bericht_soort, lezing.release, lezing.romp) == (soort, release, None)


def test_a_number_in_an_unknown_namespace_is_not_shown() -> None:
    assert BSNS[0] not in only(f'<a xmlns="urn:{BSNS[0]}"/>'.encode()).tekst


def test_the_digits_of_a_root_that_cannot_be_parsed_are_not_shown() -> None:
    assert only(f"<a {BSNS[0]}></a>".encode()).regel == "XML"


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    gelezen, (bevinding,) = read(tmp_path / "weg.xml")
    assert gelezen is None
    assert bevinding.regel == "BESTAND"


@pytest.mark.parametrize(
    ("oud", "nieuw", "pad", "tekst"),
    [
        (
            "<ijw:Begindatum>2026-04-01",
            "<ijw:Begindatum>2027-06-31",
            "/Bericht/Declaratie/DeclaratiePeriode/Begindatum",
            "een bestaande dag in de vorm JJJJ-MM-DD. Gevonden: 2027-06-31 (DeclaratieNummer DN001).",
        ),
        ("<jw323:BerichtCode>490", "<jw323:BerichtCode>491", "/Bericht/Header/BerichtCode", "de waarde 490"),
        ("65656055", "6565605", "/Bericht/Header/Afzender", "verwacht 8 cijfers. Gevonden: 6565605."),
        (
            "<jw323:Afzender>65656055</jw323:Afzender>",
            "",
            "/Bericht/Header/Ontvanger",
            "ontbreekt het verplichte element Afzender",
        ),
        (
            "</jw323:Header>",
            "<jw323:Kleur/></jw323:Header>",
            "/Bericht/Header/Kleur",
            "Kleur hoort niet in Header",
        ),
        (
            "<jw323:DeclaratieNummer>",
            '<jw323:DeclaratieNummer a="1">',
            "/Bericht/Declaratie/DeclaratieNummer",
            "attribuut",
        ),
        ("<jw323:Header>", "<jw323:Header>tekst", "/Bericht/Header", "tekst waar alleen elementen"),
        (">DN001<", "><a/><", "/Bericht/Declaratie/DeclaratieNummer", "elementen waar alleen een waarde"),
        (
            "<ijw:TotaalBedrag>450",
            "<ijw:TotaalBedrag>-100",
            "/Bericht/Declaratie/TotaalIngediendBedrag/TotaalBedrag",
            "Gevonden: -100 (DeclaratieNummer DN001).",
        ),
    ],
)
def test_a_structural_error_says_where_and_what(oud: str, nieuw: str, pad: str, tekst: str) -> None:
    bevinding = only(changed(oud, nieuw, 1))
    assert bevinding.regel == "XSD"
    assert bevinding.retourcode == "0001"
    assert bevinding.pad == pad
    assert tekst in bevinding.volledige_tekst
    assert bevinding.regelnummer is not None
    regel = changed(oud, nieuw, 1).decode().splitlines()[bevinding.regelnummer - 1]
    assert pad.rpartition("/")[2] in regel


def test_an_error_in_a_unit_has_the_number_of_the_unit_and_its_line() -> None:
    inhoud = GOED.replace(b"B1</", b"</").replace(b"<jw323:Eenheid>04", b"<jw323:Eenheid>05")
    _, bevindingen = read(inhoud)
    paden = [(b.pad, b.regelnummer) for b in bevindingen]
    client = "/Bericht/Declaratie/Clienten/Client[{}]/Prestaties/Prestatie[{}]/"
    assert [pad for pad, _ in paden] == [
        client.format(1, 1) + "Eenheid",
        client.format(1, 2) + "Eenheid",
        client.format(2, 1) + "ProductReferentie/ReferentieNummer",
        client.format(2, 1) + "Eenheid",
    ]
    regels = inhoud.decode().splitlines()
    for pad, nummer in paden:
        assert pad is not None
        assert nummer is not None
        assert pad.rpartition("/")[2] in regels[nummer - 1]


def test_a_message_that_uses_default_namespaces_gets_the_same_places() -> None:
    namespace = b' xmlns="http://www.istandaarden.nl/ijw/3_2/jw323/schema"'
    fout = GOED.replace(b">04<", b">05<").replace(b"DN001", b"")
    kaal = fout.replace(b"<jw323:Bericht ", b"<jw323:Bericht" + namespace + b" ", 1)
    kaal = kaal.replace(b"<jw323:", b"<").replace(b"</jw323:", b"</")
    assert read(kaal) == read(fout)


def test_a_root_that_is_no_message_is_named() -> None:
    namespace = "http://www.istandaarden.nl/ijw/3_2/jw323/schema"
    bevinding = only(f'<Declaratie xmlns="{namespace}"/>'.encode())
    assert (bevinding.regel, bevinding.pad) == ("XSD", "/Declaratie")
    assert "begint met element Declaratie" in bevinding.tekst


def test_units_in_the_wrong_place_are_an_error() -> None:
    clienten = GOED[GOED.index(b"<jw323:Clienten>") : GOED.index(b"</jw323:Clienten>")]
    inhoud = GOED.replace(b"</jw323:Header>", b"</jw323:Header>" + clienten + b"</jw323:Clienten>", 1)
    _, bevindingen = read(inhoud)
    assert bevindingen[0].pad == "/Bericht/Clienten"
    assert "Clienten hoort niet in Bericht" in bevindingen[0].tekst


def test_two_groups_in_the_wrong_order_are_named() -> None:
    header = GOED[GOED.index(b"<jw323:Header>") : GOED.index(b"</jw323:Header>") + len(b"</jw323:Header>")]
    inhoud = GOED.replace(header, b"").replace(b"</jw323:Bericht>", header + b"</jw323:Bericht>")
    _, bevindingen = read(inhoud)
    assert "Declaratie staat op de verkeerde plaats: Header hoort ervoor" in bevindingen[0].tekst


def test_an_element_that_comes_twice_is_named() -> None:
    _, bevindingen = read(changed(f"<jw323:Bsn>{BSNS[0]}</jw323:Bsn>", "<jw323:Bsn>1</jw323:Bsn>" * 2))
    assert {b.pad for b in bevindingen} == {
        "/Bericht/Declaratie/Clienten/Client[1]/Bsn[1]",
        "/Bericht/Declaratie/Clienten/Client[1]/Bsn[2]",
    }
    assert "meer dan één keer" in bevindingen[1].tekst


def test_an_element_in_the_wrong_namespace_is_named() -> None:
    bevinding = only(changed(f"<jw323:Bsn>{BSNS[0]}</jw323:Bsn>", f"<ijw:Bsn>{BSNS[0]}</ijw:Bsn>"))
    assert "verkeerde namespace" in bevinding.tekst


def test_the_salvaged_header_of_a_refused_message_says_who_sent_it() -> None:
    with open_bericht(changed("<ijw:TotaalBedrag>450", "<ijw:TotaalBedrag>x")) as lezing:
        assert list(lezing) == []
    assert lezing.romp.header.afzender == "65656055"
    assert not lezing.geldig


def test_a_message_with_a_broken_header_has_no_romp() -> None:
    with open_bericht(changed("65656055", "x")) as lezing:
        assert list(lezing) == []
    assert lezing.romp is None


def test_a_day_that_no_calendar_knows_is_a_finding_although_the_schema_allows_it() -> None:
    bevinding = only(changed("<jw323:DeclaratieDagtekening>2026", "<jw323:DeclaratieDagtekening>12026"))
    assert bevinding.pad == "/Bericht/Declaratie/DeclaratieDagtekening"


@pytest.mark.parametrize(
    ("voor", "waarde", "pad"),
    [
        ("<ijw:TotaalBedrag>", "450", "/Bericht/Declaratie/TotaalIngediendBedrag/TotaalBedrag"),
        (
            "<jw323:GeleverdVolume>",
            "3",
            "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]/GeleverdVolume",
        ),
    ],
)
def test_a_number_too_long_to_read_is_a_finding_in_its_place_although_the_schema_allows_it(
    voor: str, waarde: str, pad: str
) -> None:
    lang = GOED.replace(f"{voor}{waarde}<".encode(), f"{voor}{'0' * 5_000}{waarde}<".encode(), 1)
    bevinding = only(lang)
    assert (bevinding.regel, bevinding.pad) == ("XSD", pad)
    assert bevinding.regelnummer is not None
    assert voor[:-1].encode() in lang.splitlines()[bevinding.regelnummer - 1]
    assert "Laat de nullen aan het begin weg." in bevinding.tekst
    assert len(bevinding.volledige_tekst) < 200
    kort = GOED.replace(f"{voor}{waarde}<".encode(), f"{voor}{'0' * 4_000}{waarde}<".encode(), 1)
    assert read(kort)[1] == ()


@pytest.mark.parametrize(
    "inhoud",
    [
        changed(f"<jw323:Bsn>{BSNS[0]}", f"<jw323:Bsn>{FOUT_BSN}"),
        changed(f"<jw323:Bsn>{BSNS[0]}", f"<jw323:Bsn>{BSNS[0]}1"),
        changed(">DN001<", f">{FOUT_BSN} Jan<"),
        changed(">04<", f">{FOUT_BSN}<"),
        changed("<jw323:GeleverdVolume>3", f"<jw323:GeleverdVolume>{FOUT_BSN}"),
        changed("<jw323:DeclaratieDagtekening>2026-05-06", f"<jw323:DeclaratieDagtekening>{FOUT_BSN}"),
        changed("<jw323:Header>", f"<jw323:Header>{FOUT_BSN}"),
        changed("<jw323:Header>", f'<jw323:Header a="{FOUT_BSN}">'),
        changed("<jw323:Header>", f"<jw323:Header><jw323:B{FOUT_BSN}/>"),
        changed("DN001", f"&x{FOUT_BSN};"),
        changed("</jw323:Header>", f"</jw323:H{FOUT_BSN}>"),
    ],
)
def test_a_finding_never_shows_a_bsn(inhoud: bytes) -> None:
    _, bevindingen = read(inhoud)
    assert bevindingen
    for bevinding in bevindingen:
        assert FOUT_BSN not in f"{bevinding.volledige_tekst} {bevinding.pad}"
        assert BSNS[0] not in f"{bevinding.volledige_tekst} {bevinding.pad}"
        assert "Jan" not in bevinding.volledige_tekst


def test_findings_stop_at_a_thousand_and_are_counted_on() -> None:
    inhoud = write(
        declaratie({BSNS[0]: [f"R{n}" for n in range(700)], BSNS[1]: [f"S{n}" for n in range(700)]})
    )
    with open_bericht(inhoud.replace(b">04<", b">05<")) as lezing:
        list(lezing)
    assert len(lezing.bevindingen) == 1_000
    assert lezing.aantal_bevindingen == 1_400


def test_a_long_row_full_of_errors_is_judged_in_time_that_grows_with_it() -> None:
    """One long row of siblings once took quadratic time; here it would take minutes."""
    inhoud = write(declaratie({BSNS[0]: [f"R{n}" for n in range(6_000)]})).replace(b">04<", b">05<")
    with open_bericht(inhoud) as lezing:
        list(lezing)
    assert lezing.aantal_bevindingen == 6_000
    assert lezing.bevindingen[-1].pad is not None
    assert "/Prestatie[1000]/" in lezing.bevindingen[-1].pad
