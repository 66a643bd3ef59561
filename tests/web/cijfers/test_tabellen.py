"""How figures are laid out in a table, and from what width it fits."""

from dataclasses import replace

import pytest
from tests.web.cijfers.test_grafieken import GROEPEN, JAREN, cijfer

from jeugdregio.monitor.publicatie import Plaats
from jeugdregio.web.cijfers.beelden import Beeld
from jeugdregio.web.cijfers.cijfer import Cijfer, Verandering
from jeugdregio.web.cijfers.tabellen import Tabel, tabel

BREEDTEN = {0, *range(15, 80, 5), 999}  # the classes in onderdelen.css
LANG = Plaats("XX", "Inkoopregio met een lange naam (10 gemeenten)", "inkoopregio")


def _maanden(waarde: float, unit: str, plaatsen: tuple[Plaats, ...]) -> list[Cijfer]:
    return [
        cijfer(waarde, jaar, maand, plaats=plaats, unit=unit)
        for plaats in plaatsen
        for jaar in (2024, 2025)
        for maand in range(1, 13)
    ]


EINDHOVEN, BEST = (Plaats(naam, naam, "gemeente") for naam in ("Eindhoven", "Best"))


def test_one_place_has_its_years_below_each_other_and_always_fits() -> None:
    jaren = tabel(JAREN)
    assert [(r.koppen, r.cellen[0].tekst) for r in jaren.regels][:2] == [
        (("2021",), "9.475"),
        (("2022",), "·"),
    ]
    assert jaren.past == 0


def test_a_wide_table_needs_more_room_than_a_narrow_one() -> None:
    groepen = tabel(GROEPEN)
    maanden = tabel(_maanden(375, "jeugdigen", (EINDHOVEN,)))
    twee = tabel(_maanden(375, "jeugdigen", (EINDHOVEN, LANG)))
    bedragen = tabel(_maanden(45_651_310, "euro", (EINDHOVEN, BEST)))
    assert 0 < groepen.past < maanden.past < twee.past < bedragen.past == 999
    assert maanden.past <= 35  # a card of the monitor at 1280 pixels has room for 35
    assert {t.past for t in (groepen, maanden, twee, bedragen)} <= BREEDTEN


def test_long_figures_ask_for_wider_cells() -> None:
    assert tabel(_maanden(45_651_310, "euro", (EINDHOVEN,))).ruim
    assert not tabel(GROEPEN).ruim


@pytest.mark.parametrize(("unit", "cel"), [("euro", "45.651"), ("jeugdigen", "45.651.310")])
def test_amounts_within_a_year_are_shown_in_thousands(unit: str, cel: str) -> None:
    kort = tabel(_maanden(45_651_310, unit, (EINDHOVEN,)), kort=True)
    assert kort.regels[0].cellen[0].tekst == cel
    assert kort.in_duizend == (unit == "euro")


def _beeld(inhoud: Tabel, **catalogus: str | None) -> Beeld:
    return Beeld("x", catalogus, ("maand", "gemeente"), None, Verandering(""), (), inhoud, 1, "")


def test_the_unit_above_a_table_says_thousands_and_the_kind_of_amount() -> None:
    kort = tabel(_maanden(45_651_310, "euro", (EINDHOVEN,)), kort=True)
    assert _beeld(kort, unit="euro", bedragsoort="ingediend").in_eenheid == "in duizend euro, ingediend"
    assert _beeld(tabel(JAREN), unit="jeugdigen", bedragsoort=None).in_eenheid == "aantal jeugdigen"
    assert _beeld(tabel(GROEPEN), unit="procent", bedragsoort="ingediend").in_eenheid == "ingediend"


def test_months_in_groups_have_a_line_for_each_group_and_year() -> None:
    cijfers = [
        cijfer(waarde, 2025, maand, groep=groep)
        for groep, waarde in (("Pleegzorg", 300), ("Residentieel", 90))
        for maand in range(1, 13)
    ]
    maanden = tabel(cijfers)
    assert maanden.koppen == ("Categorie", "Jaar")
    assert [(r.koppen, r.cellen[0].tekst) for r in maanden.regels] == [
        (("Pleegzorg", "2025"), "300"),
        (("Residentieel", "2025"), "90"),
    ]


def test_each_dimension_has_a_column_with_its_own_heading() -> None:
    uitsplitsing = (("maatstaf", "Kosten"), ("voogdij", "Zonder voogdij"))
    cijfers = [
        replace(cijfer(70, jaar, groep="Kosten, Zonder voogdij"), uitsplitsing=uitsplitsing)
        for jaar in (2024, 2025)
    ]
    twee = tabel([*cijfers, cijfer(30, 2025, groep="Jeugdigen")])
    assert twee.koppen == ("Maatstaf", "Voogdij")
    assert twee.regels[0].koppen == ("Kosten", "Zonder voogdij")
