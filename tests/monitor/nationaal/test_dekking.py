import csv
import datetime
import io
import json

import pytest
from tests.spec.conftest import MaakStand

from jeugdregio.monitor import MonitorError
from jeugdregio.monitor.nationaal import uitvoer_dekking
from jeugdregio.monitor.nationaal.dekking import (
    ALLE_GEMEENTEN,
    NIET_IN_TE_DELEN,
    SAMEN,
    Dekking,
    DekkingRij,
    coverage,
    municipalities_of,
)
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening, Post
from jeugdregio.monitor.nationaal.los import Reden
from jeugdregio.monitor.nationaal.vergelijking import Bedrag
from jeugdregio.stand import Stand

BEST, EINDHOVEN, VOORNE = "0753", "0772", "1992"
DOEL = "nagaan waarom de cijfers verschillen"


def dag(tekst: str) -> datetime.date:
    return datetime.date.fromisoformat(tekst)


def accounts(posten: dict[tuple[str, str], Post], zonder: tuple[str, ...] = ()) -> Jaarrekening:
    return Jaarrekening(2023, posten, dict.fromkeys(zonder, "met de hand"), (), ())


def line(
    pseudoniem: int, code: str | None, bedrag: int, begin: str = "2023-03-01", **anders: object
) -> dict[str, object]:
    categorie = code[:2] if code else None
    return {
        "gemeente": BEST,
        "pseudoniem": pseudoniem,
        "categorie": categorie,
        "productcode": code,
        "begindatum": dag(begin),
        "bedrag": bedrag,
        **anders,
    }


def start(pseudoniem: int, code: str, begin: str = "2023-01-01", **anders: object) -> dict[str, object]:
    return {
        "gemeente": BEST,
        "pseudoniem": pseudoniem,
        "categorie": code[:2],
        "productcode": code,
        "begindatum": dag(begin),
        **anders,
    }


def rows(dekking: Dekking, gemeente: str = BEST) -> dict[str, DekkingRij]:
    return {rij.rubriek: rij for rij in dekking.rijen if rij.gemeente == gemeente}


def test_declared_stands_beside_booked_per_group_of_fields(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[
            line(1, "45A01", 300_00),
            line(1, "45A01", -50_00),  # a credit
            line(2, "40A01", 100_00),
            line(2, "48A01", 40_00),
            line(3, "45A01", 999_00, "2022-12-31"),  # help of another year
            line(3, "45A01", 999_00, "2024-01-01"),
            line(3, "45A01", 999_00, gemeente=EINDHOVEN),
        ]
    )
    rekening = accounts(
        {
            (BEST, "6.72a"): Post(600_00, 100_00),
            (BEST, "6.72d"): Post(100_00, 0),
            (BEST, "6.82"): Post(30_00, 0),
            (BEST, "6.82a"): Post(50_00, 0),
        }
    )
    gevonden = rows(coverage(stand, rekening, gemeenten=[BEST], doel=DOEL))
    ambulant, bescherming, samen = gevonden["6.72"], gevonden["6.82"], gevonden[SAMEN]
    assert (ambulant.geboekt, ambulant.gedeclareerd, ambulant.aandeel) == (700_00, 350_00, 50.0)
    assert (bescherming.geboekt, bescherming.gedeclareerd, bescherming.aandeel) == (80_00, 40_00, 50.0)
    assert (samen.geboekt, samen.gedeclareerd, samen.aandeel) == (780_00, 390_00, 50.0)
    assert ambulant.taakvelden == ("6.72", "6.72a", "6.72b", "6.72c", "6.72d")
    pleegzorg = gevonden["6.73a"]
    assert (pleegzorg.geboekt, pleegzorg.gedeclareerd, pleegzorg.aandeel) == (0, 0, None)
    saldo = rows(coverage(stand, rekening, gemeenten=[BEST], doel=DOEL, bedrag=Bedrag.SALDO))
    assert saldo["6.72"].geboekt == 600_00


def test_what_is_of_no_one_group_is_a_row_of_its_own_and_in_the_whole(maak_stand: MaakStand) -> None:
    stand = maak_stand(prestaties=[line(1, "50A03", 70_00), line(1, "45A01", 30_00)])
    gevonden = rows(
        coverage(stand, accounts({(BEST, "6.72a"): Post(200_00, 0)}), gemeenten=[BEST], doel=DOEL)
    )
    assert (gevonden[NIET_IN_TE_DELEN].gedeclareerd, gevonden[NIET_IN_TE_DELEN].geboekt) == (70_00, None)
    assert (gevonden[SAMEN].gedeclareerd, gevonden[SAMEN].aandeel) == (100_00, 50.0)


def test_a_line_without_a_product_has_that_of_its_assignment(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[line(1, None, 10_00, toewijzing=7)],
        toewijzingen=[{"gemeente": BEST, "pseudoniem": 1, "toewijzing": 7, "categorie": "48"}],
    )
    assert rows(coverage(stand, accounts({}), gemeenten=[BEST], doel=DOEL))["6.82"].gedeclareerd == 10_00


def test_a_municipality_that_merged_is_held_against_the_accounts_of_its_parts(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[line(1, "45A01", 10_00, gemeente="0501"), line(2, "45A01", 20_00, gemeente=VOORNE)]
    )
    rekening = accounts({("0501", "6.72a"): Post(40_00, 0), ("0530", "6.72a"): Post(60_00, 0)})
    gevonden = rows(coverage(stand, rekening, gemeenten=[VOORNE], doel=DOEL), VOORNE)
    assert (gevonden["6.72"].geboekt, gevonden["6.72"].gedeclareerd) == (100_00, 30_00)


def test_all_municipalities_together_are_a_row_without_those_that_have_no_accounts(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        prestaties=[
            line(1, "45A01", 10_00),
            line(2, "45A01", 30_00, gemeente=EINDHOVEN),
            line(3, "45A01", 99_00, gemeente=VOORNE),
        ]
    )
    posten = {(BEST, "6.72a"): Post(50_00, 0), (EINDHOVEN, "6.72b"): Post(50_00, 0)}
    rekening = accounts(posten, zonder=("0501", "0530", "0614"))
    dekking = coverage(stand, rekening, gemeenten=[BEST, EINDHOVEN, VOORNE], doel=DOEL)
    samen = rows(dekking, ALLE_GEMEENTEN)
    assert samen[SAMEN].naam == "Samen (2 gemeenten, zonder Voorne aan Zee)"
    assert (samen[SAMEN].geboekt, samen[SAMEN].gedeclareerd, samen[SAMEN].aandeel) == (100_00, 40_00, 40.0)
    per_veld = {veld.taakveld: veld for veld in dekking.velden if veld.gemeente == ALLE_GEMEENTEN}
    assert (per_veld["6.72a"].geboekt, per_veld["6.72b"].geboekt) == (50_00, 50_00)
    assert not rows(coverage(stand, rekening, gemeenten=[BEST], doel=DOEL), ALLE_GEMEENTEN)


def test_without_accounts_nothing_is_booked_and_that_is_not_zero(maak_stand: MaakStand) -> None:
    stand = maak_stand(prestaties=[line(1, "45A01", 10_00)])
    dekking = coverage(stand, accounts({}, zonder=(BEST,)), gemeenten=[BEST], doel=DOEL)
    assert {rij.geboekt for rij in dekking.rijen} == {None}
    assert Reden.GEEN_JAARREKENING in {los.reden for los in dekking.los}


def fields(dekking: Dekking) -> dict[str, tuple[int | None, int, int, float | None]]:
    return {v.taakveld: (v.geboekt, v.gedeclareerd, v.onverdeeld, v.aandeel) for v in dekking.velden}


def test_per_task_field_only_what_is_certain_counts_and_the_rest_is_said(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[
            line(1, "45A01", 300_00),  # one of 6.72a to 6.72d
            line(1, "48A01", 40_00),
            line(1, "47A01", 5_00),
            line(1, "50A03", 7_00),  # with or without verblijf
        ]
    )
    rekening = accounts({(BEST, "6.72a"): Post(600_00, 0), (BEST, "6.82a"): Post(80_00, 0)})
    velden = fields(coverage(stand, rekening, gemeenten=[BEST], doel=DOEL))
    assert velden["6.82a"] == (80_00, 40_00, 0, 50.0)
    assert velden["6.82b"] == (0, 5_00, 0, None)
    assert velden["6.72a"] == (600_00, 0, 307_00, None)
    assert velden["6.73a"] == (0, 0, 7_00, None)
    assert velden["6.72"] == (0, 0, 0, None)


def test_from_2025_the_contract_decides_the_task_field(maak_stand: MaakStand) -> None:
    lid = {"naam": "Gebied", "gemeente": BEST}
    gebieden = [
        {**lid, "gebied": "R", "soort": "inkoopregio"},
        {**lid, "gebied": "NL", "soort": "land"},
    ]
    regio, land, beide, geen, voorbij = (f"9400000{nummer}" for nummer in range(1, 6))
    stand = maak_stand(
        gebieden=gebieden,
        contracten=[
            {"aanbieder": regio, "gebied": "R"},
            {"aanbieder": land, "gebied": "NL"},
            {"aanbieder": beide, "gebied": "R"},
            {"aanbieder": beide, "gebied": "NL"},
            {"aanbieder": voorbij, "gebied": "R", "tot": dag("2025-02-28")},
        ],
        prestaties=[
            line(1, "45A01", bedrag, "2025-03-01", aanbieder=aanbieder)
            for aanbieder, bedrag in (
                (regio, 1_00),
                (land, 2_00),
                (beide, 4_00),
                (geen, 8_00),
                (voorbij, 16_00),
            )
        ]
        + [line(1, "55001", 32_00, "2025-03-01", aanbieder=regio)],
    )
    rekening = Jaarrekening(2025, {(BEST, "6.752"): Post(10_00, 0)}, {}, (), ())
    dekking = coverage(stand, rekening, gemeenten=[BEST], doel=DOEL)
    velden = fields(dekking)
    assert velden["6.751"] == (0, 0, 28_00, None)
    assert velden["6.752"] == (10_00, 1_00, 28_00, None)
    assert velden["6.753"] == (0, 2_00, 28_00 + 32_00, None)
    assert velden["6.763"] == (0, 0, 32_00, None)
    assert velden["6.762"] == (0, 0, 0, None)
    gevonden = rows(dekking)
    assert (gevonden["6.75"].geboekt, gevonden["6.75"].gedeclareerd) == (10_00, 31_00)
    assert gevonden[NIET_IN_TE_DELEN].gedeclareerd == 32_00


def loose(stand: Stand, gemeente: str = BEST) -> dict[Reden, tuple[int, int | None]]:
    dekking = coverage(stand, accounts({}), gemeenten=[BEST, EINDHOVEN], doel=DOEL)
    return {los.reden: (los.aantal, los.bedrag) for los in dekking.los if los.gemeente == gemeente}


def test_what_does_not_link_is_counted_with_its_reason(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        toewijzingen=[{"gemeente": BEST, "pseudoniem": 1, "toewijzing": 7, "categorie": "45"}],
        leveringen=[
            start(1, "45A01", toewijzing=7),
            start(2, "45A01"),  # no assignment
            start(3, "45A01", toewijzing=8),  # one that is unknown
            start(4, "45A01", "2022-12-31"),  # of another year
        ],
        prestaties=[
            line(1, "45A01", 10_00, toewijzing=7),
            line(2, "45A01", 20_00),  # the same person, provider and category as a start
            line(5, "45A01", 40_00),  # no start
            line(1, "45A01", 80_00, toewijzing=9, wachtend=True),
            line(2, "45X99", 1_00),  # a code that the list lacks
            line(2, "55001", 2_00, categorie="55"),  # of a category of which it holds no codes
            line(2, "49A01", 4_00),  # no task field
        ],
    )
    assert loose(stand) == {
        Reden.START_ZONDER_TOEWIJZING: (2, None),
        Reden.REGEL_ZONDER_TOEWIJZING: (1, 80_00),
        Reden.REGEL_ZONDER_START: (3, 46_00),
        Reden.PRODUCT_BUITEN_LIJST: (1, 1_00),
        Reden.PRODUCT_NIET_IN_TE_DELEN: (1, 4_00),
    }
    assert loose(stand, EINDHOVEN) == {Reden.GEEN_DECLARATIES: (0, None)}


def test_a_municipality_without_any_start_is_named_once_and_not_line_by_line(maak_stand: MaakStand) -> None:
    prestaties = [line(1, "45A01", 10_00), line(2, "45A01", 20_00)]
    assert loose(maak_stand(prestaties=prestaties)) == {Reden.GEEN_STARTBERICHTEN: (2, 30_00)}
    oud = start(9, "45A01", "2021-01-01", einddatum=dag("2022-12-31"))
    assert loose(maak_stand(prestaties=prestaties, leveringen=[oud])) == {
        Reden.GEEN_STARTBERICHTEN: (2, 30_00)
    }
    lopend = start(9, "45A01", "2021-01-01")
    assert loose(maak_stand(prestaties=prestaties, leveringen=[lopend])) == {
        Reden.REGEL_ZONDER_START: (2, 30_00)
    }


@pytest.mark.parametrize(
    ("gemeenten", "doel", "tekst"),
    [
        ([BEST], " ", "waarvoor de exacte cijfers nodig zijn"),
        ([BEST], "voor 999900006", "misschien een BSN"),
        ([], DOEL, "geef de gemeenten"),
        (["0501"], DOEL, "0501 is geen gemeente van 2026"),
    ],
)
def test_exact_figures_need_a_purpose_and_municipalities(
    maak_stand: MaakStand, gemeenten: list[str], doel: str, tekst: str
) -> None:
    with pytest.raises(MonitorError, match=tekst):
        coverage(maak_stand(), accounts({}), gemeenten=gemeenten, doel=doel)


def test_the_municipalities_of_a_stand_are_those_of_its_region_on_its_day(maak_stand: MaakStand) -> None:
    lid = {"gebied": "R", "naam": "Regio", "soort": "inkoopregio"}
    gebieden = [
        {**lid, "gemeente": BEST},
        {**lid, "gemeente": EINDHOVEN, "tot": dag("2023-12-31")},
        {**lid, "gemeente": "0855", "gebied": "ANDERS"},
    ]
    assert municipalities_of(maak_stand(gebieden=gebieden)) == (BEST,)


def test_the_forms_people_take_away_say_that_they_are_for_own_use(maak_stand: MaakStand) -> None:
    stand = maak_stand(prestaties=[line(1, "45A01", 30_00), line(1, "50A03", 5_50)])
    dekking = coverage(stand, accounts({(BEST, "6.72a"): Post(60_00, 0)}), gemeenten=[BEST], doel=DOEL)
    rijen = list(csv.DictReader(io.StringIO(uitvoer_dekking.to_csv(dekking))))
    eerste = rijen[0]
    assert (eerste["rubriek"], eerste["waarde"], eerste["status"]) == ("6.72", "50.0", "berekend")
    assert (eerste["geboekt"], eerste["gedeclareerd"]) == ("60.0", "30.0")
    assert {rij["status"] for rij in rijen} == {
        "berekend",
        "niets geboekt",
        "niet te verdelen",
        "niet in te delen",
        "los",
    }
    assert [rij["reden"] for rij in rijen if rij["soort"] == "los"] == [
        str(Reden.PRODUCT_NIET_IN_TE_DELEN),
        str(Reden.GEEN_STARTBERICHTEN),
    ]
    inhoud = json.loads(uitvoer_dekking.to_json(dekking, stand))
    assert inhoud["bron"][0] == uitvoer_dekking.ALLEEN_INTERN
    boven, onder = uitvoer_dekking.to_tables(dekking, stand)
    assert uitvoer_dekking.ALLEEN_INTERN in str(boven.caption)
    assert (boven.row_count, onder.row_count) == (10, 2)
