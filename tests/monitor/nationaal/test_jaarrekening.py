from pathlib import Path

import pytest
from tests.monitor.nationaal.conftest import SchrijfIv3

from jeugdregio.monitor import MonitorError
from jeugdregio.monitor.nationaal.jaarrekening import (
    GEEN_OPGAVE,
    NIET_IN_BESTAND,
    Post,
    lees_jaarrekening,
    year_of,
)

EINDHOVEN, HENGELO = "0772", "0164"
PLEEGZORG = "6.73a Pleegzorg"


def test_amounts_are_thousands_of_euros_made_cents(schrijf_iv3: SchrijfIv3) -> None:
    rekening = lees_jaarrekening(schrijf_iv3([("Eindhoven", PLEEGZORG, "12.0", "3.0")]))
    assert rekening.jaar == 2023
    assert rekening.posten == {(EINDHOVEN, "6.73a"): Post(lasten=1_200_000, baten=300_000)}


def test_a_name_that_the_accounts_write_otherwise_is_linked(schrijf_iv3: SchrijfIv3) -> None:
    regels = [("Hengelo", PLEEGZORG, "12", "0"), ("Bergen (L.)", PLEEGZORG, "1", "0")]
    rekening = lees_jaarrekening(schrijf_iv3(regels))
    assert rekening.gemeenten == (HENGELO, "0893")
    assert rekening.schoon


def test_a_name_that_is_no_municipality_of_the_year_is_listed_with_why(schrijf_iv3: SchrijfIv3) -> None:
    regels = [("Eindhoven", PLEEGZORG, "5", "0"), ("Brielle", PLEEGZORG, "2", "0")]
    rekening = lees_jaarrekening(schrijf_iv3(regels))
    assert not rekening.schoon
    assert [(los.naam, "geen gemeente van dit jaar" in los.reden) for los in rekening.niet_gekoppeld] == [
        ("Brielle", True)
    ]


def test_one_municipality_under_two_names_is_counted_once_and_listed(schrijf_iv3: SchrijfIv3) -> None:
    regels = [("Hengelo", PLEEGZORG, "5", "0"), ("Hengelo (O.)", PLEEGZORG, "7", "0")]
    rekening = lees_jaarrekening(schrijf_iv3(regels))
    assert rekening.posten[HENGELO, "6.73a"].lasten == 500_000
    assert [los.naam for los in rekening.niet_gekoppeld] == ["Hengelo (O.)"]


def test_fields_that_are_not_of_the_young_do_not_count(schrijf_iv3: SchrijfIv3) -> None:
    regels = [("Eindhoven", PLEEGZORG, "5", "0"), ("Eindhoven", "6.2 Wijkteams", "900", "0")]
    assert set(lees_jaarrekening(schrijf_iv3(regels)).posten) == {(EINDHOVEN, "6.73a")}


def test_a_field_of_the_young_that_the_table_lacks_is_listed(schrijf_iv3: SchrijfIv3) -> None:
    regels = [("Eindhoven", PLEEGZORG, "5", "0"), ("Eindhoven", "6.79 Jeugdhulp nieuw", "9", "0")]
    rekening = lees_jaarrekening(schrijf_iv3(regels))
    assert [los.naam for los in rekening.niet_gekoppeld] == ["6.79 Jeugdhulp nieuw"]


def test_a_municipality_of_zeros_only_sent_no_accounts(schrijf_iv3: SchrijfIv3) -> None:
    regels = [
        ("Eindhoven", PLEEGZORG, "0.0", "0.0"),
        ("Eindhoven", "0.1 Bestuur", "0.0", "0.0"),
        ("Best", PLEEGZORG, "0.0", "0.0"),
        ("Best", "0.1 Bestuur", "3.0", "0.0"),
    ]
    rekening = lees_jaarrekening(schrijf_iv3(regels))
    assert rekening.zonder_opgave[EINDHOVEN] == GEEN_OPGAVE
    assert rekening.zonder_opgave[HENGELO] == NIET_IN_BESTAND
    assert "0753" not in rekening.zonder_opgave  # Best spent nothing on it, and says so
    assert rekening.gemeenten == ("0753",)


@pytest.mark.parametrize(("land", "verschillen"), [("17.0", []), ("17.9", []), ("18.0", ["lasten"])])
def test_the_row_of_the_country_must_be_the_sum_to_the_thousand(
    schrijf_iv3: SchrijfIv3, land: str, verschillen: list[str]
) -> None:
    regels = [
        ("Eindhoven", PLEEGZORG, "12", "3"),
        ("Best", PLEEGZORG, "5", "0"),
        ("Nederland", PLEEGZORG, land, "3"),
    ]
    rekening = lees_jaarrekening(schrijf_iv3(regels))
    assert [verschil.bedrag for verschil in rekening.verschillen] == verschillen
    assert sum(post.lasten for post in rekening.posten.values()) == 1_700_000


def test_a_name_that_is_not_linked_is_in_the_sum_of_the_country(schrijf_iv3: SchrijfIv3) -> None:
    regels = [("Eindhoven", PLEEGZORG, "12", "0"), ("Elders", PLEEGZORG, "5", "0")]
    assert lees_jaarrekening(schrijf_iv3([*regels, ("Nederland", PLEEGZORG, "17", "0")])).verschillen == ()
    (verschil,) = lees_jaarrekening(schrijf_iv3([*regels, ("Nederland", PLEEGZORG, "12", "0")])).verschillen
    assert (verschil.som, verschil.nederland) == (1_700_000, 1_200_000)


@pytest.mark.parametrize(
    ("regels", "tekst"),
    [
        ([("Eindhoven", PLEEGZORG, "veel", "0")], "regel 2: een bedrag is geen getal"),
        ([("Eindhoven", PLEEGZORG, "nan", "0")], "regel 2: een bedrag is geen getal"),
        ([("Best", PLEEGZORG, "1", "0")] * 2, "regel 3: deze gemeente en dit taakveld staan er al"),
        (
            [("Best", PLEEGZORG, "1", "0"), ("Best", "6.73a Pleegzorg 18-", "1", "0")],
            "regel 3: deze gemeente en dit taakveld staan er al",
        ),
        ([("Nederland", PLEEGZORG, "1", "0")], "geen regel van een gemeente"),
        ([], "geen regel van een gemeente"),
    ],
)
def test_a_file_that_is_not_right_is_refused_with_the_line(
    schrijf_iv3: SchrijfIv3, regels: list[tuple[str, str, str, str]], tekst: str
) -> None:
    with pytest.raises(MonitorError, match=tekst):
        lees_jaarrekening(schrijf_iv3(regels))


@pytest.mark.parametrize(
    ("inhoud", "tekst"),
    [
        (b"Gemeenten,Taakveld\nBest,6.73a\n", "geen kolom Gemeenten"),
        (b"Gemeenten;Taakveld;Baten;Lasten\nBest;6.73a\n", "regel 2: er ontbreken kolommen"),
        (b"Gemeenten;Taakveld;Baten;Lasten\nS\xfadwest;6.73a;0;1\n", "geen tekst in UTF-8"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, inhoud: bytes, tekst: str) -> None:
    pad = tmp_path / "iv3-2023.csv"
    pad.write_bytes(inhoud)
    with pytest.raises(MonitorError, match=tekst):
        lees_jaarrekening(pad)


def test_a_year_of_which_the_fields_are_unknown_is_refused(schrijf_iv3: SchrijfIv3) -> None:
    with pytest.raises(MonitorError, match="van 2021 kennen wij de taakvelden van jeugd niet"):
        lees_jaarrekening(schrijf_iv3([("Best", PLEEGZORG, "1", "0")], jaar=2021))


def test_the_year_is_that_in_the_name_of_the_file() -> None:
    assert year_of(Path("iv3-2024-jaarrekening.csv")) == 2024
    for naam in ("jaarrekening.csv", "2023-en-2024.csv", "iv3-120234.csv"):
        with pytest.raises(MonitorError, match="geef het op met --jaar"):
            year_of(Path(naam))


def test_accounts_of_2025_have_the_fields_of_2025(schrijf_iv3: SchrijfIv3) -> None:
    regels = [("Best", "6.752 Ambulant regionaal", "4", "0"), ("Best", PLEEGZORG, "1", "0")]
    assert set(lees_jaarrekening(schrijf_iv3(regels, jaar=2025)).posten) == {("0753", "6.752")}


def test_every_municipality_of_the_real_accounts_is_linked_and_the_sums_are_right(echt: Path) -> None:
    rekening = lees_jaarrekening(echt)
    assert rekening.niet_gekoppeld == ()
    assert rekening.verschillen == ()
    assert len(rekening.gemeenten) == 341
    assert rekening.zonder_opgave == {"1961": GEEN_OPGAVE}  # Vijfheerenlanden
    # 6.72 to 6.74c of the row Nederland, in thousands, added by hand
    jeugdhulp = (
        5_917 + 1_081_009 + 995_533 + 363_280 + 549_287 + 252_749 + 409_633 + 787_357 + 774_831 + 381_025
    ) + 118_969
    bescherming = 7_464 + 493_268 + 57_458
    som = sum(post.lasten for post in rekening.posten.values())
    assert som == (jeugdhulp + bescherming) * 100_000
