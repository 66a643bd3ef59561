"""What products count as: whole, and without contradictions between the rules."""

import pytest

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.monitor.dimensies import DIMENSIES
from jeugdregio.monitor.indelingen import load_indelingen
from jeugdregio.monitor.indelingen.verschillen import differences

GEEN_JEUGDHULP = {"47", "48", "49"}
CODES = sorted(code for code in productcodes() if code[:2] >= "40")


def counts_as(indeling: str, code: str) -> str | None:
    """What a code counts as today."""
    regels = {
        (str(regel["productcategorie"]), regel["productcode"]): str(regel["waarde"])
        for regel in load_indelingen()
        if regel["indeling"] == indeling and regel["tot"] is None
    }
    return regels.get((code[:2], code), regels.get((code[:2], None)))


@pytest.mark.parametrize("indeling", ["categorie", "sector", "subcategorie"])
def test_every_product_of_jeugdhulp_has_its_place(indeling: str) -> None:
    zonder = [code for code in CODES if code[:2] not in GEEN_JEUGDHULP and counts_as(indeling, code) is None]
    assert zonder == []


def test_every_product_that_is_no_jeugdhulp_is_a_measure_and_the_other_way_round() -> None:
    assert {code[:2] for code in CODES if counts_as("maatregel", code)} == GEEN_JEUGDHULP
    assert {code[:2] for code in CODES if counts_as("jeugdhulp", code) == "nee"} == GEEN_JEUGDHULP


def test_the_sectors_are_those_that_are_shown_in_order() -> None:
    assert {counts_as("sector", code) for code in CODES} - {None} <= set(DIMENSIES["sector"].volgorde)


def test_sector_and_subcategory_do_not_contradict_each_other() -> None:
    for soort in ("JeugdzorgPlus", "Crisis", "Vervoer", "Landelijk ingekochte zorg"):
        sector = {code for code in CODES if counts_as("sector", code) == soort}
        assert sector == {code for code in CODES if counts_as("subcategorie", code) == soort}


def test_a_treatment_group_is_a_group() -> None:
    behandelgroep = [code for code in CODES if counts_as("behandelgroep", code) == "ja"]
    assert len(behandelgroep) > 10
    assert all(counts_as("groep", code) == "ja" for code in behandelgroep)


def test_food_valley_counts_no_foster_care_family_home_or_respite_as_stay_and_the_rest_alike() -> None:
    anders = {v.productcode: (v.hier, v.daar) for v in differences("verblijf", "Food Valley")}
    assert set(anders.values()) == {("ja", "nee")}
    thuis = {"Pleegzorg", "Gezinshuis", "Logeren"}
    assert {counts_as("verblijfsvorm", code) for code in anders} == thuis
    gelijk = {code for code in CODES if counts_as("verblijf", code) == "ja"} - anders.keys()
    assert {counts_as("verblijfsvorm", code) for code in gelijk} == {
        "Residentieel",
        "JeugdzorgPlus",
        "Crisis",
    }


def test_every_difference_has_its_source_and_reason() -> None:
    verschillen = differences("verblijf", "Food Valley")
    assert len(verschillen) > 40
    assert all(v.bron.startswith("Tussenevaluatie FoodValley") and v.reden for v in verschillen)
