"""A mandate that ends soon is noticed in time, unless another follows."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from jeugdregio.web.organisaties.actions import create_organisatie, grant_mandaat
from jeugdregio.web.organisaties.aflopend import ending_mandaten
from jeugdregio.web.organisaties.models import Mandaat, Organisatie, OrganisatieSoort
from jeugdregio.web.organisaties.rollen import Taak

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 11, 22)


@pytest.fixture
def cjg() -> Organisatie:
    return create_organisatie(naam="CJG", soort=OrganisatieSoort.TOEGANG, by=None)


def grant(
    organisatie: Organisatie,
    tot: date | None,
    *,
    van: date = date(2020, 1, 1),
    codes: tuple[str, ...] = ("0772", "0753"),
    taak: Taak = Taak.BERICHTEN,
) -> Mandaat:
    return grant_mandaat(
        organisatie=organisatie, taak=taak, gemeentecodes_van=codes, van=van, tot=tot, by=None
    )


@pytest.mark.parametrize(("dagen", "genoemd"), [(-1, False), (0, True), (30, True), (31, False)])
def test_a_mandate_is_named_in_its_last_thirty_days(dagen: int, genoemd: bool, cjg: Organisatie) -> None:
    mandaat = grant(cjg, VANDAAG + timedelta(days=dagen))
    found = ending_mandaten(VANDAAG)
    assert [(item.mandaat, item.dagen) for item in found] == ([(mandaat, dagen)] if genoemd else [])


def test_a_mandate_that_is_followed_at_once_is_not_named(cjg: Organisatie) -> None:
    grant(cjg, VANDAAG)
    grant(cjg, None, van=VANDAAG + timedelta(days=1))
    assert ending_mandaten(VANDAAG) == []


def test_only_the_municipalities_for_which_nothing_follows_are_named(cjg: Organisatie) -> None:
    grant(cjg, VANDAAG)
    grant(cjg, None, van=VANDAAG, codes=("0772",))
    [item] = ending_mandaten(VANDAAG)
    assert item.gemeentecodes == {"0753"}


def test_a_gap_another_task_or_another_organisation_is_no_follow_up(cjg: Organisatie) -> None:
    grant(cjg, VANDAAG)
    grant(cjg, None, van=VANDAAG + timedelta(days=2))
    grant(cjg, None, taak=Taak.CIJFERS_INTERN)
    grant(create_organisatie(naam="Ander", soort=OrganisatieSoort.TOEGANG, by=None), None)
    assert len(ending_mandaten(VANDAAG)) == 1


def test_more_mandates_take_no_more_queries(
    cjg: Organisatie, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        grant(cjg, VANDAAG + timedelta(days=3))
    with django_assert_num_queries(4):
        assert len(ending_mandaten(VANDAAG)) == 5
