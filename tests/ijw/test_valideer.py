"""What the command line says of files, and the reference of a message."""

import json
import os
from pathlib import Path

import pytest
from tests.ijw.berichten import BSNS, declaratie

from jeugdregio.ijw import Bevinding, naslag, toon, valideer, write
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.bevinding import NietGecontroleerd
from jeugdregio.ijw.xsd import classes


def with_a_wrong_tariff(*referenties: str) -> bytes:
    """A claim of which no line is the volume times the tariff (TR346)."""
    goed = write(declaratie({BSNS[0]: list(referenties)}))
    return goed.replace(b"<jw323:ProductTarief>50<", b"<jw323:ProductTarief>70<")


@pytest.fixture
def map_met_bestanden(tmp_path: Path) -> Path:
    (tmp_path / "a.xml").write_bytes(write(declaratie({BSNS[0]: ["A"]})))
    (tmp_path / "b.xml").write_bytes(with_a_wrong_tariff("A1"))
    (tmp_path / "lees mij.txt").write_text("geen bericht")
    return tmp_path


def test_every_file_gets_one_object(map_met_bestanden: Path) -> None:
    goed, fout, anders = valideer.valideer([map_met_bestanden])
    assert goed.als_dict() == {
        "bestand": str(map_met_bestanden / "a.xml"),
        "bericht": "JW323",
        "geldig": True,
        "bevindingen": [],
        "groepen": [],
        "aantal_bevindingen": 0,
        "niet_gecontroleerd": [],
    }
    assert fout.als_dict()["geldig"] is False
    (bevinding,) = fout.als_dict()["bevindingen"]
    assert set(bevinding) == {
        "regel", "retourcode", "pad", "regelnummer", "tekst", "waarde", "aantal",
    }  # fmt: skip
    assert (bevinding["regel"], bevinding["aantal"]) == ("TR346", 1)
    assert bevinding["waarde"] == "€ 1,50 (ToewijzingNummer 12, ReferentieNummer A1)"
    assert anders.bericht is None
    assert anders.bevindingen[0].regel == "XML"
    json.dumps([uitslag.als_dict() for uitslag in (goed, fout, anders)])


def test_a_result_in_words_has_file_place_and_rule(map_met_bestanden: Path) -> None:
    goed, fout, _ = valideer.valideer([map_met_bestanden])
    assert goed.als_tekst().endswith("a.xml: JW323, in orde")
    kop, regel = fout.als_tekst().splitlines()
    assert kop.endswith("JW323, 1 bevinding")
    assert regel.startswith("  TR346 (regel ")
    assert "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]/IngediendBedrag/Bedrag)" in regel
    assert regel.endswith("Gevonden: € 1,50 (ToewijzingNummer 12, ReferentieNummer A1).")


def test_an_odd_name_can_neither_forge_a_result_nor_break_the_json(tmp_path: Path) -> None:
    (tmp_path / "a\nb.xml: JW301, in orde\x1b[31m.xml").write_bytes(b"niets")
    (tmp_path / os.fsdecode(b"z\xff.xml")).write_bytes(b"niets")
    eerste, tweede = valideer.valideer([tmp_path])
    assert len(eerste.als_tekst().splitlines()) == 2
    assert "\x1b" not in eerste.als_tekst()
    json.dumps(tweede.als_dict(), ensure_ascii=False).encode()


def test_one_cause_in_many_lines_is_one_line_with_a_count(tmp_path: Path) -> None:
    bestand = tmp_path / "a.xml"
    bestand.write_bytes(with_a_wrong_tariff(*(f"A{nummer}" for nummer in range(2_500))))
    (uitslag,) = valideer.valideer([bestand])
    kop, regel = uitslag.als_tekst().splitlines()
    assert kop.endswith("JW323, 2.500 bevindingen")
    assert regel.startswith("  TR346 (regel ")
    assert "Prestatie[1]/IngediendBedrag/Bedrag, en 2.499 keer meer): IngediendBedrag is " in regel
    gegevens = uitslag.als_dict()
    assert len(gegevens["bevindingen"]) == 1_000
    assert sum(bevinding["aantal"] for bevinding in gegevens["bevindingen"]) == 2_500
    assert gegevens["aantal_bevindingen"] == 2_500
    (groep,) = gegevens["groepen"]
    assert groep == gegevens["bevindingen"][0] | {"aantal": 2_500, "waarden": groep["waarden"]}
    assert groep["waarden"] == [
        f"€ 1,50 (ToewijzingNummer {12 + nummer}, ReferentieNummer A{nummer})" for nummer in range(3)
    ]


def test_a_line_of_many_findings_shows_the_first_values_that_differ() -> None:
    bevindingen = [
        Bevinding("XSD", None, f"/Bericht/Client[{n}]", n, "Fout.", waarde=f"A{n // 2}") for n in range(2, 20)
    ]
    (regel,) = valideer.finding_lines(bevindingen, 18)
    assert regel.endswith("17 keer meer): Fout. Gevonden: A1; A2; A3 en meer.")


def test_findings_that_are_not_kept_are_counted_in_words() -> None:
    uitslag = valideer.Uitslag("a.xml", "JW323", (Bevinding("XSD", None, None, None, "Fout."),), 3)
    assert uitslag.als_tekst().splitlines()[1:] == ["  XSD: Fout.", "  en nog 2 bevindingen"]


def test_a_long_list_of_causes_is_cut_off_and_the_rest_counted() -> None:
    bevindingen = [Bevinding(f"TR{nummer:03}", None, None, None, "Fout.") for nummer in range(30)]
    regels = list(valideer.finding_lines(bevindingen, 1_030, hoogstens=20))
    assert regels[19:] == ["  TR019: Fout.", "  en nog 1.010 bevindingen"]


def test_what_could_not_be_judged_is_said_also_of_a_file_that_is_right() -> None:
    niet = NietGecontroleerd("TR381", "De lijst zwijgt hierover.", 1_200)
    uitslag = valideer.Uitslag("a.xml", "JW323", (), 0, (niet,))
    assert uitslag.als_tekst().splitlines() == [
        "a.xml: JW323, in orde",
        "  TR381 niet te controleren (1.200 keer): De lijst zwijgt hierover.",
    ]
    assert uitslag.als_dict()["niet_gecontroleerd"] == [
        {"regel": "TR381", "reden": "De lijst zwijgt hierover.", "aantal": 1_200}
    ]


def test_a_message_is_shown_without_who_it_is_about(map_met_bestanden: Path) -> None:
    tekst, geldig = toon.toon(map_met_bestanden / "a.xml")
    assert geldig
    assert BSNS[0] not in tekst
    assert "Bsn: (9 cijfers)" in tekst
    assert "Eenheid: 04 (Uur)" in tekst
    assert "Dagtekening: 6-5-2026" in tekst


def test_showing_a_file_that_is_wrong_says_so(map_met_bestanden: Path) -> None:
    tekst, geldig = toon.toon(map_met_bestanden / "lees mij.txt")
    assert not geldig
    assert "geen XML" in tekst


def test_of_a_long_message_the_first_units_are_shown(
    map_met_bestanden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toon, "MAX_EENHEDEN", 1)
    (map_met_bestanden / "c.xml").write_bytes(write(declaratie({nummer: ["A"] for nummer in BSNS})))
    tekst, _ = toon.toon(map_met_bestanden / "c.xml")
    assert "Client 1" in tekst
    assert "Client 2" not in tekst
    assert "en nog 3" in tekst


@pytest.mark.parametrize("naam", sorted(releases()["3.2"].soorten))
def test_the_reference_of_a_message_has_every_element(naam: str) -> None:
    tekst = naslag.render(naam)
    assert tekst.startswith(f"# {naam}\n")
    soort = releases()["3.2"].soorten[naam]
    for klasse in classes(soort.wortel):
        assert f"\n## {klasse.cls.__name__}\n" in tekst
        for veld in klasse.velden:
            assert f"\n| {veld.naam} | {veld.betekenis} | " in tekst
    assert "**TR101** (retourcode 0001)" in tekst
    for regel in tekst.splitlines():
        if regel.startswith("|"):
            assert regel.replace("\\|", "").count("|") == 6


def test_the_reference_names_the_code_list_and_the_cardinality() -> None:
    tekst = naslag.render("JW307")
    lijst = "lijst JZ588 (Reden van beëindiging van de levering)"
    rij = f"| RedenBeeindiging | Waarom de hulp stopt | 1 | tekst | {lijst} |"
    assert rij in tekst
    assert "| StopProduct | Eén gestopte levering | 1 of meer | StopProduct |  |" in tekst


def test_an_unknown_message_has_no_reference() -> None:
    with pytest.raises(KeyError):
        naslag.render("JW999")
