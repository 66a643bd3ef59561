from collections import Counter
from datetime import date, timedelta

from jeugdregio.kern import gebied, herindeling
from jeugdregio.kern.gemeentecode import gemeenten

DAG = date(2026, 1, 1)


def test_every_municipality_of_2026_is_in_one_youth_region_one_landsdeel_and_the_country() -> None:
    bestaand = {code for code, gemeente in gemeenten().items() if gemeente.exists_on(DAG)}
    assert len(bestaand) == 342
    for soort, aantal in (("jeugdregio", 42), ("landsdeel", 4), ("land", 1)):
        leden = gebied.members(soort, DAG)
        assert len(leden) == aantal
        assert Counter(lid for wie in leden.values() for lid in wie) == Counter(bestaand)


def test_municipalities_of_two_regions_have_no_region_in_common() -> None:
    assert gebied.common_gebied(["0772", "0855"], "jeugdregio", DAG) is None
    assert gebied.common_gebied(["0772", "0855"], "landsdeel", DAG) == "LD-ZUID"
    assert gebied.common_gebied([], "jeugdregio", DAG) is None


def test_a_municipality_is_no_member_of_an_area_before_it_exists() -> None:
    assert "1992" in gebied.members("jeugdregio", DAG)["JZ29"]
    assert "1992" not in gebied.members("jeugdregio", date(2022, 12, 31))["JZ29"]


def test_every_municipality_that_ended_has_a_successor_from_the_day_after() -> None:
    geeindigd = {code: gemeente for code, gemeente in gemeenten().items() if gemeente.tot is not None}
    assert len(geeindigd) == 71
    for code, gemeente in geeindigd.items():
        assert gemeente.tot is not None
        assert herindeling.successors(code, gemeente.tot) == (code,)
        assert herindeling.successors(code, gemeente.tot + timedelta(days=1))
        assert all(gemeenten()[opvolger].exists_on(DAG) for opvolger in herindeling.successors(code, DAG))


def test_a_municipality_divided_over_others_has_them_all_as_successors() -> None:
    assert herindeling.successors("0140", DAG) == ("0080", "1900", "1949")


def test_a_code_nobody_has_has_no_successor() -> None:
    assert herindeling.successors("9999", DAG) == ()


def test_young_people_of_a_year_that_is_not_there_are_none() -> None:
    assert sum(gebied.jeugdigen(2025).values()) == 3_336_886
    assert gebied.jeugdigen(1999) == {}
    assert gebied.jaren_jeugdigen() == (2025,)


def test_the_files_of_facts_state_their_source() -> None:
    for naam in ("gebieden", "lidmaatschappen", "jeugdigen", "herindelingen"):
        assert gebied.bron(naam)
