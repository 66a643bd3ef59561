"""What the examples of the rules within a message do not show: limits, absent parts, order."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.ijw.fabriek import (
    ADRES,
    GEBOORTEDATUM,
    INGANGSDATUM,
    OMVANG,
    contact,
    jw301_bericht,
    jw305_bericht,
    jw315_bericht,
    jw317_bericht,
    jw319_bericht,
    relatie,
    start_product,
    te_wijzigen_product,
    toegewezen_product,
)

from jeugdregio.ijw import Bevinding, read, write
from jeugdregio.ijw.v3_2 import basis, jw301


def found(bericht: Any) -> tuple[Bevinding, ...]:
    gelezen, bevindingen = read(write(bericht))
    assert gelezen == bericht
    return bevindingen


def broken(bericht: Any) -> list[str]:
    return [bevinding.regel for bevinding in found(bericht)]


def contacts(*contacten: jw301.Contact) -> jw301.Bericht:
    return jw301_bericht(contactgegevens=jw301.Contactgegevens(contact=contacten))


@pytest.mark.parametrize(
    ("postcode", "verwacht"),
    [
        ("1000AA", []),
        ("0999AA", ["CS089"]),
        ("1000aa", ["CS089"]),
        ("1000  AA", ["CS089"]),
        ("1000A", ["CS089"]),
        ("١٠٠٠AA", ["CS089"]),
    ],
)
def test_a_dutch_postcode_is_four_digits_and_two_capitals(postcode: str, verwacht: list[str]) -> None:
    assert broken(contacts(contact(adres=replace(ADRES, postcode=postcode)))) == verwacht


def test_an_address_without_a_country_is_not_asked_for_a_dutch_postcode() -> None:
    assert broken(contacts(contact(adres=replace(ADRES, land_code=None, postcode="ABC")))) == []


def test_a_contact_with_neither_telephone_nor_address_breaks_what_it_should() -> None:
    assert sorted(broken(contacts(contact(adres=None)))) == ["CD034", "TR006", "TR061"]


def test_a_temporary_address_may_be_open_on_both_sides() -> None:
    tijdelijk = contact(soort="04", periode=basis.OpenPeriode(einddatum=date(2020, 1, 1)))
    assert broken(contacts(contact(), tijdelijk)) == []


def test_the_findings_on_a_birth_date_do_not_tell_it() -> None:
    for datum in (date(1801, 2, 3), date(2031, 2, 3)):
        (bevinding,) = found(jw305_bericht(geboortedatum=replace(GEBOORTEDATUM, datum=datum)))
        assert bevinding.regel in {"TR002", "TR134"}
        assert str(datum.year) not in bevinding.tekst


def test_a_relation_without_a_birth_date_is_right_and_one_with_an_impossible_date_is_not() -> None:
    for datum, verwacht in ((None, []), (date(1801, 1, 1), ["TR002"]), (date(2025, 2, 1), ["TR134"])):
        geboortedatum = None if datum is None else basis.Geboortedatum(datum=datum)
        relaties = jw301.Relaties(relatie=(relatie(geboortedatum=geboortedatum),))
        assert broken(jw301_bericht(relaties=relaties)) == verwacht


def test_someone_born_on_a_leap_day_may_be_120() -> None:
    schrikkeldag = basis.Geboortedatum(datum=date(1904, 2, 29))
    assert broken(jw305_bericht(geboortedatum=schrikkeldag)) == ["TR002"]
    assert broken(jw315_bericht(geboortedatum=basis.Geboortedatum(datum=date(1905, 1, 20)))) == []


def test_a_budget_and_a_size_together_are_wrong_on_both_sides() -> None:
    assert broken(jw317_bericht(te_wijzigen=(te_wijzigen_product(budget=100),))) == ["CD077", "CD078"]


def test_a_change_may_leave_size_and_budget_as_they_are() -> None:
    kaal = te_wijzigen_product(omvang=None, einddatum=None)
    assert broken(jw317_bericht(te_wijzigen=(kaal,))) == []


def test_a_change_may_begin_in_the_past() -> None:
    vroeg = te_wijzigen_product(gewenste_ingangsdatum=INGANGSDATUM)
    assert broken(jw317_bericht(te_wijzigen=(vroeg,))) == []


def test_an_assignment_of_before_2021_may_have_care_per_day() -> None:
    oud = toegewezen_product(
        ingangsdatum=date(2020, 1, 1),
        einddatum=date(2020, 12, 31),
        omvang=replace(OMVANG, eenheid="14", frequentie="1"),
    )
    assert broken(jw301_bericht(oud)) == []


def test_an_open_assignment_overlaps_all_that_begins_later_in_any_order() -> None:
    per_maand = replace(OMVANG, frequentie="4")
    later = toegewezen_product(ingangsdatum=date(2030, 1, 1), einddatum=None, omvang=per_maand)
    eerder = toegewezen_product(toewijzing_nummer=1002, einddatum=None, omvang=per_maand)
    (bevinding,) = found(jw301_bericht(later, eerder))
    assert bevinding.regel == "TR302"
    assert bevinding.pad == "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]"
    regels = write(jw301_bericht(later, eerder)).splitlines()
    begin = [n for n, regel in enumerate(regels, 1) if b"ToegewezenProduct>" in regel and b"/" not in regel]
    assert f"op regel {begin[1]}," in bevinding.tekst


def test_a_short_period_within_a_long_one_does_not_hide_a_later_overlap() -> None:
    perioden = [
        (date(2025, 2, 1), date(2025, 12, 31)),
        (date(2025, 3, 1), date(2025, 3, 31)),
        (date(2025, 6, 1), date(2025, 6, 30)),
        (date(2026, 1, 1), date(2026, 1, 31)),
    ]
    producten = [
        toegewezen_product(toewijzing_nummer=n, ingangsdatum=begin, einddatum=eind)
        for n, (begin, eind) in enumerate(perioden)
    ]
    plaatsen = [bevinding.pad for bevinding in found(jw301_bericht(*producten))]
    assert [(pad or "")[-3:] for pad in plaatsen] == ["[2]", "[3]"]


def test_a_start_may_be_on_the_day_of_the_message_and_not_after() -> None:
    assert broken(jw305_bericht(start_product(begindatum=date(2025, 2, 10)))) == []
    assert broken(jw305_bericht(start_product(begindatum=date(2025, 2, 11)))) == ["TR134"]


def test_an_empty_request_for_a_change_breaks_both_rules() -> None:
    assert broken(jw317_bericht(te_wijzigen=())) == ["TR352", "TR353"]


def test_a_refusal_without_a_reason_names_no_gemeente() -> None:
    assert broken(jw319_bericht(verzoek_antwoord="1")) == ["CD085"]
