"""The municipalities and areas of the country, by date."""

from collections import Counter
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from jeugdregio.web.gebieden import bestanden
from jeugdregio.web.gebieden.actions import load_gebieden
from jeugdregio.web.gebieden.models import Gebied, GebiedGemeente, GebiedSoort, Gemeente, JeugdigenAantal

pytestmark = pytest.mark.django_db
DAG = date(2026, 10, 1)
SAMEN_VOOR_JEUGD = {
    "Best",
    "Bergeijk",
    "Bladel",
    "Cranendonck",
    "Eersel",
    "Eindhoven",
    "Heeze-Leende",
    "Oirschot",
    "Reusel-De Mierden",
    "Valkenswaard",
}


@pytest.fixture
def land() -> None:
    load_gebieden()


def names(code: str, op: date = DAG) -> set[str]:
    return set(Gebied.objects.get(code=code).gemeenten(op).values_list("naam", flat=True))


@pytest.mark.usefixtures("land")
def test_the_country_has_342_municipalities_in_42_youth_regions_and_four_parts() -> None:
    assert Gemeente.objects.op(DAG).count() == 342
    assert len(names("NL")) == 342
    for soort, aantal in ((GebiedSoort.JEUGDREGIO, 42), (GebiedSoort.LANDSDEEL, 4)):
        members = Counter(
            GebiedGemeente.objects.filter(gebied__soort=soort).values_list("gemeente_id", flat=True)
        )
        assert Gebied.objects.filter(soort=soort).count() == aantal
        assert len(members) == 342
        assert set(members.values()) == {1}


@pytest.mark.usefixtures("land")
def test_the_youth_region_zuidoost_brabant_is_two_purchasing_regions_of_10_and_11() -> None:
    assert names("SVJ") == SAMEN_VOOR_JEUGD
    assert len(names("10VDJ")) == 11
    assert names("SVJ") | names("10VDJ") == names("JZ39") == names("ZOB21")
    assert not names("SVJ") & names("10VDJ")


@pytest.mark.usefixtures("land")
def test_the_subregions_are_the_purchasing_region_without_eindhoven() -> None:
    subregios = [names(code) for code in ("SVJ-KEMPEN", "SVJ-A2", "SVJ-BO")]
    assert [len(namen) for namen in subregios] == [4, 3, 2]
    assert set().union(*subregios) == SAMEN_VOOR_JEUGD - {"Eindhoven"}


@pytest.mark.usefixtures("land")
def test_before_2018_there_was_no_purchasing_region() -> None:
    assert names("SVJ", date(2017, 12, 31)) == set()
    assert names("SVJ", date(2018, 1, 1)) == SAMEN_VOOR_JEUGD


@pytest.mark.usefixtures("land")
def test_a_municipality_formed_by_merger_does_not_exist_before_that_day() -> None:
    maashorst = Gemeente.objects.get(code="1991")
    assert maashorst in Gemeente.objects.op(date(2022, 1, 1))
    assert maashorst not in Gemeente.objects.op(date(2021, 12, 31))
    assert "Maashorst" not in names("JZ33", date(2021, 12, 31))


@pytest.mark.usefixtures("land")
def test_a_label_says_kind_and_size() -> None:
    labels = [Gebied.objects.get(code=code).label(DAG) for code in ("SVJ", "JZ39", "ZOB21", "SVJ-A2")]
    assert labels == [
        "Inkoopregio Samen voor Jeugd (10 gemeenten)",
        "Jeugdregio Zuidoost-Brabant (21 gemeenten)",
        "Bi-regio 21 voor de jeugd (21 gemeenten)",
        "Subregio A2-gemeenten (3 gemeenten)",
    ]


@pytest.mark.usefixtures("land")
def test_every_municipality_has_its_number_of_young_people_with_the_source() -> None:
    assert JeugdigenAantal.objects.filter(jaar=2025, aantal__gt=0).count() == 342
    eindhoven = JeugdigenAantal.objects.get(gemeente="0772", jaar=2025)
    assert "BZK" in eindhoven.bron
    svj = Gebied.objects.get(code="SVJ").gemeenten(DAG)
    totaal = sum(JeugdigenAantal.objects.filter(gemeente__in=svj).values_list("aantal", flat=True))
    assert 70_000 < totaal < 80_000  # 73.500 in 2022 according to the regiovisie, chapter 1


def test_loading_again_changes_nothing_and_repairs_what_differs(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    first = load_gebieden()
    before = set(GebiedGemeente.objects.values_list("pk", "gebied", "gemeente", "van", "tot"))
    with django_assert_max_num_queries(20):
        assert load_gebieden() == first
    assert set(GebiedGemeente.objects.values_list("pk", "gebied", "gemeente", "van", "tot")) == before
    Gemeente.objects.filter(code="0772").update(naam="Lampegat")
    GebiedGemeente.objects.filter(gebied__code="SVJ", gemeente="0772").delete()
    load_gebieden()
    assert names("SVJ") == SAMEN_VOOR_JEUGD


@pytest.mark.usefixtures("land")
def test_loading_leaves_areas_made_by_hand_alone() -> None:
    eigen = Gebied.objects.create(code="EIGEN", naam="Eigen", soort=GebiedSoort.SUBREGIO, bron="Besluit")
    GebiedGemeente.objects.create(gebied=eigen, gemeente_id="0772")
    load_gebieden()
    assert names("EIGEN") == {"Eindhoven"}


@pytest.mark.usefixtures("land")
def test_one_municipality_is_once_in_an_area_for_one_begin() -> None:
    gebied = Gebied.objects.get(code="NL")
    with pytest.raises(IntegrityError), transaction.atomic():
        GebiedGemeente.objects.create(gebied=gebied, gemeente_id="0772")


def test_the_data_files_state_their_source() -> None:
    for name in ("gebieden", "lidmaatschappen", "jeugdigen"):
        assert bestanden.bron(name)
    assert all(row["bron"] for row in bestanden.rows("gebieden"))


def test_the_name_of_an_area_is_known_without_a_database() -> None:
    assert bestanden.gebied_naam("SVJ") == "Samen voor Jeugd"
    assert bestanden.gebied_naam("bestaat niet") == ""


@pytest.mark.usefixtures("land")
def test_a_number_of_young_people_from_another_source_stays_when_the_files_are_loaded_again() -> None:
    eigen = JeugdigenAantal.objects.get(gemeente="0772", jaar=2025)
    eigen.aantal, eigen.bron = 12, "eigen telling"
    eigen.save()
    load_gebieden()
    eigen.refresh_from_db()
    assert (eigen.aantal, eigen.bron) == (12, "eigen telling")
