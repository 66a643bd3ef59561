"""What the examples of the rules against outside sources do not show."""

from datetime import date
from typing import Any

import pytest
from tests.ijw.fabriek import (
    jw301_bericht,
    jw305_bericht,
    jw319_bericht,
    jw323_bericht,
    jw325_bericht,
    jw325_client,
    prestatie,
    start_product,
    toegewezen_product,
    with_header,
)

from jeugdregio.ijw import open_bericht, write
from jeugdregio.ijw.toetsen.bronnen import Bronnen, standaard
from jeugdregio.ijw.v3_2 import basis


def judged(bericht: Any, bronnen: Bronnen | None = None) -> tuple[list[str], list[str]]:
    """The rules that a message breaks, and those that could not be judged."""
    with open_bericht(write(bericht), bronnen) as lezing:
        assert list(lezing)
    return [b.regel for b in lezing.bevindingen], [n.regel for n in lezing.niet_gecontroleerd]


def test_today_is_that_of_the_clock_unless_it_is_given() -> None:
    assert standaard(date(2020, 1, 1)).vandaag == date(2020, 1, 1)
    assert standaard().vandaag >= date(2026, 1, 1)


def test_a_message_of_today_is_not_of_the_future() -> None:
    bericht = with_header(jw301_bericht(), dagtekening=date(2025, 6, 1))
    assert judged(bericht, standaard(date(2025, 6, 1))) == ([], [])
    assert judged(bericht, standaard(date(2025, 5, 31))) == (["TR135"], [])


@pytest.mark.parametrize("categorie", ["54", "55", "31"])
def test_a_category_that_the_list_does_not_have_cannot_be_judged(categorie: str) -> None:
    product = basis.Product(categorie=categorie, code=f"{categorie}A11")
    assert judged(jw301_bericht(toegewezen_product(product=product))) == ([], ["TR381"])
    regel = prestatie(product_categorie=categorie, product_code=product.code)
    assert judged(jw323_bericht(regel)) == ([], ["TR381"])


@pytest.mark.parametrize("categorie", ["54", "55", "31"])
def test_a_code_of_the_list_belongs_to_its_own_category_and_to_no_other(categorie: str) -> None:
    assert judged(jw323_bericht(prestatie(product_categorie=categorie))) == (["TR381"], [])


def test_a_product_without_a_code_is_not_looked_up() -> None:
    aspecifiek = basis.Product(categorie="55")
    assert judged(jw301_bericht(toegewezen_product(product=aspecifiek, omvang=None))) == ([], [])
    assert judged(jw305_bericht(start_product(product=None))) == ([], [])


def test_a_code_that_is_no_gemeente_is_told_once() -> None:
    bericht = jw301_bericht(
        toegewezen_product(),
        toegewezen_product(toewijzing_nummer=1002, product=basis.Product(categorie="45", code="45A05")),
    )
    assert judged(with_header(bericht, afzender="0000")) == (["TR378"], [])


def test_a_gemeente_that_ended_may_not_have_assigned_after_that_and_may_have_before() -> None:
    voor = toegewezen_product(ingangsdatum=date(2022, 12, 31))
    na = toegewezen_product(ingangsdatum=date(2023, 1, 1))
    assert judged(with_header(jw301_bericht(voor), afzender="0501")) == ([], [])
    assert judged(with_header(jw301_bericht(na), afzender="0501")) == (["TR378"], [])
    assert judged(with_header(jw301_bericht(voor), afzender="1992")) == (["TR378"], [])


@pytest.mark.parametrize(
    ("bericht", "kant"),
    [
        (jw305_bericht(start_product(toewijzing_ingangsdatum=None)), "ontvanger"),
        (jw319_bericht(), "afzender"),
        (jw323_bericht(), "ontvanger"),
        (jw325_bericht(jw325_client()), "afzender"),
    ],
    ids=["JW305", "JW319", "JW323", "JW325"],
)
def test_help_of_before_a_merger_may_be_settled_after_it_under_the_old_code(bericht: Any, kant: str) -> None:
    """Such a message does not say when the assignment began."""
    assert judged(bericht) == ([], [])
    assert judged(with_header(bericht, **{kant: "0501"})) == ([], ["TR378"])
    assert judged(with_header(bericht, **{kant: "0000"})) == (["TR378"], [])


@pytest.mark.parametrize(
    ("bedrag", "verwacht"),
    [
        (90_000, ([], [])),
        (90_300, ([], ["TR346"])),
        (89_700, ([], ["TR346"])),
        (90_301, (["TR346"], [])),
        (89_699, (["TR346"], [])),
    ],
)
def test_what_rounding_of_the_tarief_explains_cannot_be_judged(
    bedrag: int, verwacht: tuple[list[str], list[str]]
) -> None:
    regel = prestatie(ingediend_bedrag=basis.BedragMetDC(bedrag=bedrag, debet_credit="D"))
    assert judged(jw323_bericht(regel)) == verwacht


@pytest.mark.parametrize(
    ("volume", "te_veel", "verwacht"),
    [
        (2_000, 1_000, ([], ["TR346"])),
        (2_000, 1_001, (["TR346"], [])),
        (14_400, 1_000, ([], ["TR346"])),
        (14_400, 1_001, (["TR346"], [])),
        (14_400, 7_200, (["TR346"], [])),
        (14_400, -1_001, (["TR346"], [])),
        (1, 0, ([], [])),
        (1, 1, (["TR346"], [])),
    ],
)
def test_rounding_explains_no_more_than_ten_euros(
    volume: int, te_veel: int, verwacht: tuple[list[str], list[str]]
) -> None:
    bedrag = basis.BedragMetDC(bedrag=volume * 125 + te_veel, debet_credit="D")
    regel = prestatie(geleverd_volume=volume, product_tarief=125, ingediend_bedrag=bedrag)
    assert judged(jw323_bericht(regel)) == verwacht
