"""TR361 beyond its example: which parts of a request for a change are held against each other."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.ijw.fabriek import (
    GEMEENTE,
    OMVANG,
    PRODUCT,
    jw301_bericht,
    jw317_bericht,
    nieuw_product,
    te_wijzigen_product,
    toegewezen_product,
)

from jeugdregio.ijw.register.dossier import Dossier
from jeugdregio.ijw.toetsen.regel import Breuk, Uitkomst
from jeugdregio.ijw.v3_2 import jw301, jw317
from jeugdregio.ijw.v3_2.regels.register_gedeeld import ONVOLLEDIG
from jeugdregio.ijw.v3_2.regels.stapeling import no_product_is_asked_while_it_runs
from jeugdregio.ijw.v3_2.rijen import Rijen, packages
from jeugdregio.ijw.v3_2.vertaling import Kop, Vertaler, read_kop


def flatten(soort: str, bericht: Any) -> tuple[Kop, Rijen]:
    vertaler = Vertaler(soort)
    vertaler.add(bericht.client)
    return read_kop(soort, "3.2", bericht), vertaler.rijen


def outcomes(verzoek: jw317.Bericht, *toewijzingen: jw301.Bericht, volledig: bool = True) -> list[Uitkomst]:
    dossier = Dossier(volledig={GEMEENTE} if volledig else ())
    for toewijzing in toewijzingen:
        dossier.add(*flatten("JW301", toewijzing))
    kop, rijen = flatten("JW317", verzoek)
    (pakket,) = packages(rijen.verzoeken)
    return list(no_product_is_asked_while_it_runs(pakket, kop, dossier))


def places(verzoek: jw317.Bericht, *toewijzingen: jw301.Bericht) -> list[tuple[Any, ...]]:
    uitkomsten = outcomes(verzoek, *toewijzingen)
    breuken = [uitkomst.stappen for uitkomst in uitkomsten if isinstance(uitkomst, Breuk)]
    assert len(breuken) == len(uitkomsten)
    return breuken


NIEUW = ("nieuwe_producten", "nieuw_product", 0)
WIJZIGEN = ("te_wijzigen_producten", "te_wijzigen_product", 0)


def test_a_new_product_may_not_run_beside_the_same_that_is_changed() -> None:
    verzoek = jw317_bericht(nieuw=(nieuw_product(product=PRODUCT),))
    assert places(verzoek, jw301_bericht()) == [WIJZIGEN, NIEUW]


def test_a_product_may_be_shortened_and_asked_anew() -> None:
    korter = te_wijzigen_product(einddatum=date(2025, 5, 31))
    opnieuw = nieuw_product(product=PRODUCT, gewenste_ingangsdatum=date(2025, 6, 1))
    assert places(jw317_bericht(te_wijzigen=(korter,), nieuw=(opnieuw,)), jw301_bericht()) == []


def test_another_product_of_the_category_may_run_beside_it() -> None:
    assert places(jw317_bericht(nieuw=(nieuw_product(),)), jw301_bericht()) == []


def test_assignments_that_overlap_and_stay_are_no_fault_of_the_request() -> None:
    toewijzing = jw301_bericht(toegewezen_product(), toegewezen_product(toewijzing_nummer=1002))
    verzoek = jw317_bericht(ongewijzigd=(1001, 1002), te_wijzigen=(), nieuw=(nieuw_product(),))
    assert places(verzoek, toewijzing) == []


def test_without_the_assignment_the_rest_is_judged_and_the_gap_is_told() -> None:
    tweemaal = (nieuw_product(), nieuw_product(gewenste_ingangsdatum=date(2025, 7, 1), omvang=OMVANG))
    uitkomsten = outcomes(jw317_bericht(nieuw=tweemaal))
    breuken = [uitkomst.stappen for uitkomst in uitkomsten if isinstance(uitkomst, Breuk)]
    assert breuken == [NIEUW, (*NIEUW[:2], 1)]
    assert len(uitkomsten) == 3


@pytest.mark.parametrize(("begin", "geraakt"), [(date(2026, 1, 31), True), (date(2026, 2, 1), False)])
def test_the_last_day_of_an_assignment_counts(begin: date, geraakt: bool) -> None:
    nieuw = nieuw_product(product=PRODUCT, gewenste_ingangsdatum=begin, einddatum=begin)
    verzoek = jw317_bericht(ongewijzigd=(1001,), te_wijzigen=(), nieuw=(nieuw,))
    assert bool(places(verzoek, jw301_bericht())) is geraakt


LATER = te_wijzigen_product(gewenste_ingangsdatum=date(2025, 9, 1))


@pytest.mark.parametrize(
    ("eerste", "laatste", "verwacht"),
    [
        (date(2025, 5, 1), date(2025, 8, 31), [NIEUW]),
        (date(2025, 5, 1), date(2025, 9, 1), [NIEUW, WIJZIGEN]),
        (date(2026, 2, 1), date(2026, 3, 1), []),
    ],
)
def test_what_runs_on_until_its_change_counts_too(
    eerste: date, laatste: date, verwacht: list[tuple[Any, ...]]
) -> None:
    """The assignment is of 1 February 2025; until the 1st of September it stays as it is."""
    nieuw = nieuw_product(product=PRODUCT, gewenste_ingangsdatum=eerste, einddatum=laatste)
    wens = replace(LATER, einddatum=date(2026, 1, 31))
    assert places(jw317_bericht(te_wijzigen=(wens,), nieuw=(nieuw,)), jw301_bericht()) == verwacht


def test_a_change_does_not_overlap_with_what_runs_on_until_it() -> None:
    assert places(jw317_bericht(te_wijzigen=(LATER,)), jw301_bericht()) == []


def test_an_assignment_that_ends_before_its_change_runs_on_until_then_only() -> None:
    toewijzing = jw301_bericht(toegewezen_product(einddatum=date(2025, 6, 30)))
    ertussen = nieuw_product(
        product=PRODUCT, gewenste_ingangsdatum=date(2025, 7, 1), einddatum=date(2025, 8, 31)
    )
    assert places(jw317_bericht(te_wijzigen=(LATER,), nieuw=(ertussen,)), toewijzing) == []


def test_a_part_that_runs_on_may_have_changed_where_messages_lack() -> None:
    nieuw = nieuw_product(
        product=PRODUCT, gewenste_ingangsdatum=date(2025, 5, 1), einddatum=date(2025, 8, 31)
    )
    verzoek = jw317_bericht(te_wijzigen=(LATER,), nieuw=(nieuw,))
    assert outcomes(verzoek, jw301_bericht(), volledig=False) == [ONVOLLEDIG]
    later = replace(nieuw, gewenste_ingangsdatum=date(2026, 2, 1), einddatum=date(2026, 3, 1))
    korter = replace(LATER, einddatum=date(2026, 1, 31))
    verzoek = jw317_bericht(te_wijzigen=(korter,), nieuw=(later,))
    assert outcomes(verzoek, jw301_bericht(), volledig=False) == [ONVOLLEDIG]


def test_what_the_request_says_itself_is_judged_where_messages_lack() -> None:
    verzoek = jw317_bericht(nieuw=(nieuw_product(product=PRODUCT),))
    breuken = outcomes(verzoek, jw301_bericht(), volledig=False)
    assert [uitkomst.stappen for uitkomst in breuken if isinstance(uitkomst, Breuk)] == [WIJZIGEN, NIEUW]
