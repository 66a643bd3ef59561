from pathlib import Path

import pytest
from tests.monitor.nationaal.conftest import Regel, SchrijfIv3

from jeugdregio.kern import gebied
from jeugdregio.monitor import MonitorError
from jeugdregio.monitor.nationaal import vergelijking
from jeugdregio.monitor.nationaal.iv3 import Onderdeel
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening, Post, lees_jaarrekening
from jeugdregio.monitor.nationaal.vergelijking import (
    Bedrag,
    Per,
    Volledigheid,
    compare,
    costs_of_places,
    nearest_year,
    not_in_a_place,
)

HULP, JB = "6.73a Pleegzorg", "6.82a Jeugdbescherming"
# Midden-Limburg West (JZ43): Nederweert and Weert, and Leudal
WEST: list[Regel] = [
    ("Nederweert", HULP, "300", "100"),
    ("Weert", HULP, "700", "0"),
    ("Weert", JB, "50", "0"),
    ("Leudal", HULP, "1000", "0"),
]


@pytest.fixture
def inwoners(monkeypatch: pytest.MonkeyPatch) -> None:
    """Round numbers of young people: Nederweert 100, Weert 300, Leudal 600."""
    aantallen = {"0946": 100, "0988": 300, "1640": 600}
    monkeypatch.setattr(gebied, "jeugdigen", lambda _jaar: aantallen)


def only(
    rekening: Jaarrekening, per: Per, code: str, bedrag: Bedrag = Bedrag.LASTEN
) -> vergelijking.PlaatsKosten:
    (rij,) = [rij for rij in costs_of_places(rekening, per, bedrag) if rij.code == code]
    return rij


@pytest.mark.usefixtures("inwoners")
def test_a_region_has_the_costs_of_its_municipalities_over_its_young_people(schrijf_iv3: SchrijfIv3) -> None:
    rij = only(lees_jaarrekening(schrijf_iv3(WEST)), Per.REGIO, "JZ43")
    assert rij.totaal == 2_050_000_00
    assert rij.jeugdigen == 1000
    assert rij.per_jeugdige(Onderdeel.JEUGDHULP) == 2000.0  # 2,000,000 over 1,000
    assert rij.per_jeugdige(Onderdeel.BESCHERMING) == 50.0
    assert rij.per_jeugdige() == 2050.0
    assert (rij.status, rij.ontbreekt) == (Volledigheid.VOLLEDIG, ())


@pytest.mark.usefixtures("inwoners")
def test_the_balance_takes_off_what_came_in(schrijf_iv3: SchrijfIv3) -> None:
    rij = only(lees_jaarrekening(schrijf_iv3(WEST)), Per.REGIO, "JZ43", Bedrag.SALDO)
    assert rij.per_jeugdige(Onderdeel.JEUGDHULP) == 1900.0


@pytest.mark.usefixtures("inwoners")
def test_who_sent_no_accounts_is_named_and_its_young_people_are_left_out(schrijf_iv3: SchrijfIv3) -> None:
    zonder_leudal = [*WEST[:3], ("Leudal", HULP, "0", "0")]
    rij = only(lees_jaarrekening(schrijf_iv3(zonder_leudal)), Per.REGIO, "JZ43")
    assert rij.ontbreekt == ("Leudal",)
    assert rij.status is Volledigheid.ONVOLLEDIG
    assert (rij.jeugdigen, rij.per_jeugdige(Onderdeel.JEUGDHULP)) == (400, 2500.0)


@pytest.mark.usefixtures("inwoners")
def test_a_region_without_any_accounts_has_no_figure_and_not_zero(schrijf_iv3: SchrijfIv3) -> None:
    rij = only(lees_jaarrekening(schrijf_iv3(WEST)), Per.REGIO, "JZ01")
    assert rij.status is Volledigheid.GEEN_OPGAVE
    assert rij.per_jeugdige() is None


@pytest.mark.usefixtures("inwoners")
def test_a_municipality_without_a_number_of_young_people_has_its_costs_and_no_share(
    schrijf_iv3: SchrijfIv3,
) -> None:
    rekening = lees_jaarrekening(schrijf_iv3([*WEST, ("Best", HULP, "10", "0")]))
    rij = only(rekening, Per.GEMEENTE, "0753")
    assert (rij.status, rij.totaal, rij.per_jeugdige()) == (Volledigheid.GEEN_NOEMER, 10_000_00, None)


def accounts(jaar: int, lasten: dict[str, int], zonder: tuple[str, ...] = ()) -> Jaarrekening:
    """Accounts in cents, with the codes of their own year."""
    posten = {(code, "6.73a"): Post(bedrag, 0) for code, bedrag in lasten.items()}
    return Jaarrekening(jaar, posten, dict.fromkeys(zonder, "met de hand"), (), ())


def test_a_municipality_that_merged_counts_with_its_successor() -> None:
    # Brielle, Hellevoetsluis and Westvoorne became Voorne aan Zee
    rekening = accounts(2023, {"0501": 100, "0530": 200, "0614": 300})
    rij = only(rekening, Per.GEMEENTE, "1992")
    assert (rij.naam, rij.totaal) == ("Voorne aan Zee", 600)
    assert only(rekening, Per.REGIO, "JZ29").totaal == 600


def test_a_successor_with_a_part_missing_is_not_divided_by_all_its_young_people() -> None:
    rij = only(accounts(2023, {"0501": 100, "0530": 200}, zonder=("0614",)), Per.GEMEENTE, "1992")
    assert (rij.totaal, rij.ontbreekt, rij.per_jeugdige()) == (300, ("Westvoorne",), None)
    assert rij.status is Volledigheid.ONVOLLEDIG


def test_a_municipality_divided_over_regions_is_named_and_in_none_of_them() -> None:
    # Haaren went to Boxtel and Vught, and to Oisterwijk and Tilburg, of another region
    rekening = accounts(2023, {"0788": 100, "0855": 900})
    assert not_in_a_place(rekening, Per.REGIO) == ("Haaren",)
    assert sum(rij.totaal for rij in costs_of_places(rekening)) == 900
    assert not_in_a_place(rekening, Per.LANDSDEEL) == ()
    assert only(rekening, Per.LAND, "NL").totaal == 1000
    assert only(rekening, Per.GEMEENTE, "0788").status is Volledigheid.GEEN_NOEMER


def test_a_municipality_divided_within_a_region_counts_there_without_young_people_of_its_own() -> None:
    # Littenseradiel: Leeuwarden, Súdwest-Fryslân and Waadhoeke, all Friesland
    alleen = only(accounts(2023, {"0080": 700}), Per.REGIO, "JZ02")
    samen = only(accounts(2023, {"0080": 700, "0140": 100}), Per.REGIO, "JZ02")
    assert (samen.totaal, samen.jeugdigen) == (800, alleen.jeugdigen)
    waarde = samen.per_jeugdige()
    assert waarde is not None
    assert waarde == pytest.approx(8 / samen.jeugdigen)


def test_the_number_of_young_people_is_of_the_nearest_year_known() -> None:
    assert nearest_year(2023) == 2025


@pytest.mark.usefixtures("inwoners")
def test_a_municipality_stands_beside_its_region_landsdeel_and_country(schrijf_iv3: SchrijfIv3) -> None:
    rijen = compare(lees_jaarrekening(schrijf_iv3(WEST)), "0988")
    hulp = [rij for rij in rijen if rij.onderdeel is Onderdeel.JEUGDHULP]
    assert [(rij.per, rij.code) for rij in hulp] == [
        (Per.GEMEENTE, "0988"),
        (Per.REGIO, "JZ43"),
        (Per.LANDSDEEL, "LD-ZUID"),
        (Per.LAND, "NL"),
    ]
    assert [rij.euro_per_jeugdige for rij in hulp] == [pytest.approx(7000 / 3), 2000.0, 2000.0, 2000.0]
    assert [rij.index for rij in hulp] == [pytest.approx(116.666667), 100.0, 100.0, 100.0]
    alles = [rij.euro_per_jeugdige for rij in rijen if rij.onderdeel is None]
    assert alles == [2500.0, 2050.0, 2050.0, 2050.0]


def test_a_code_that_is_no_municipality_of_today_cannot_be_compared(schrijf_iv3: SchrijfIv3) -> None:
    rekening = lees_jaarrekening(schrijf_iv3(WEST))
    for code in ("0501", "9999"):
        with pytest.raises(MonitorError, match="is geen gemeente van 2026"):
            compare(rekening, code)


def test_the_real_regions_add_up_to_the_country(echt: Path) -> None:
    rekening = lees_jaarrekening(echt)
    (land,) = costs_of_places(rekening, Per.LAND)
    assert land.totaal == 6_277_780_000_00
    assert land.jeugdigen == 3_336_886 - gebied.jeugdigen(2025)["1961"]
    for per, aantal in ((Per.REGIO, 42), (Per.LANDSDEEL, 4), (Per.GEMEENTE, 342)):
        for bedrag in Bedrag:
            (heel,) = costs_of_places(rekening, Per.LAND, bedrag)
            rijen = costs_of_places(rekening, per, bedrag)
            assert len(rijen) == aantal
            assert sum(rij.totaal for rij in rijen) == heel.totaal
            assert sum(rij.jeugdigen for rij in rijen) == heel.jeugdigen
            assert [naam for rij in rijen for naam in rij.ontbreekt] == ["Vijfheerenlanden"]


def test_the_real_figure_of_one_region_is_that_of_the_file(echt: Path) -> None:
    # Utrecht Stad is one municipality, so its figures are rows of the file
    regels = [regel.split(";") for regel in echt.read_text("utf-8").splitlines()]
    velden = ("6.72", "6.73", "6.74")
    som = sum(float(r[4]) for r in regels if r[0] == "Utrecht" and r[1].startswith(velden))
    rij = only(lees_jaarrekening(echt), Per.REGIO, "JZ22")
    assert rij.bedragen[Onderdeel.JEUGDHULP] == som * 100_000
    assert rij.per_jeugdige(Onderdeel.JEUGDHULP) == pytest.approx(som * 1000 / gebied.jeugdigen(2025)["0344"])
