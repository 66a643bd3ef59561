"""What products count as: whole, and without contradictions between the rules."""

import pytest

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.monitor.dimensies import DIMENSIES
from jeugdregio.monitor.indelingen import load_indelingen

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
