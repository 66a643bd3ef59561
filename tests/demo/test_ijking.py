"""The figures of the regiovisie come out of the plan and its messages, at a fifth of the scale."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from jeugdregio.demo.declaraties import Regel, month_number
from jeugdregio.demo.genereren import Wereld
from jeugdregio.demo.ijking import Categorie, Kostensoort, quota
from jeugdregio.demo.producten import AANBOD, GI_AANBOD, LANDELIJK
from jeugdregio.demo.tarieven import kostensoort
from jeugdregio.demo.traject import Traject
from jeugdregio.demo.verloop import Verloop
from jeugdregio.monitor.indelingen import load_indelingen

Courses = list[tuple[Traject, Verloop, list[Regel]]]
JAREN = (2021, 2022)
TABEL_1 = {2021: (68, 20, 8, 3), 2022: (68, 22, 6, 3)}
TABEL_2 = {
    Kostensoort.BEHANDELING: 37,
    Kostensoort.BEGELEIDING: 21,
    Kostensoort.VERBLIJF: 19,
    Kostensoort.LANDELIJK: 11,
    Kostensoort.NGZ: 8,
    Kostensoort.VERVOER: 1,
}


@cache
def category_of(productcode: str) -> str | None:
    """What the monitor of the region counts a product as."""
    rules = {
        (rule["productcategorie"], rule["productcode"]): str(rule["waarde"])
        for rule in load_indelingen()
        if rule["indeling"] == "categorie"
    }
    return rules.get((productcode[:2], productcode)) or rules.get((productcode[:2], None))


def evidence(traject: Traject, verloop: Verloop, regels: list[Regel]) -> Iterator[tuple[int, str | None]]:
    """Yield (year, category) in which the messages show care: by deliveries, else by declared months."""
    if verloop.meldingen:
        for begin, eind in verloop.perioden:
            for jaar in range(begin.year, eind.year + 1):
                for product in traject.producten:
                    yield jaar, category_of(product.code)
    else:
        for regel in regels:
            yield regel.begin.year, category_of(regel.productcode)


@pytest.fixture(scope="session")
def paren(courses: Courses) -> dict[int, set[tuple[str, str]]]:
    """Unique pairs of young person and category per year, as the messages show them."""
    result: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for course in courses:
        for jaar, categorie in evidence(*course):
            if categorie:
                result[jaar].add((course[0].persoon.bsn, categorie))
    return result


@pytest.mark.parametrize("jaar", JAREN)
def test_use_by_category_is_within_a_point_of_table_1_also_after_rounding_to_fives(
    paren: dict[int, set[tuple[str, str]]], jaar: int
) -> None:
    counted = Counter(categorie for _, categorie in paren[jaar])

    rounded = {categorie: 5 * round(counted[categorie] / 5) for categorie in Categorie}

    for categorie, published in zip(Categorie, TABEL_1[jaar], strict=True):
        assert abs(100 * counted[categorie] / counted.total() - published) < 0.6
        assert abs(100 * rounded[categorie] / sum(rounded.values()) - published) < 0.9


@pytest.mark.parametrize("jaar", JAREN)
def test_people_and_pairs_are_those_of_the_quota(paren: dict[int, set[tuple[str, str]]], jaar: int) -> None:
    jeugdigen, aantallen = quota(jaar, 0.2)

    assert abs(len({bsn for bsn, _ in paren[jaar]}) - jeugdigen) <= 0.003 * jeugdigen
    assert abs(len(paren[jaar]) - sum(aantallen.values())) <= 0.003 * sum(aantallen.values())


def test_at_full_scale_the_quota_is_the_published_number_of_people() -> None:
    assert quota(2019, 1.0)[0] == 9_662
    assert quota(2022, 1.0)[0] == 9_218


def kinds(traject: Traject, regels: list[Regel]) -> Iterator[tuple[Kostensoort, Regel]]:
    """Yield the lines of a trajectory with the kind of cost that each is."""
    producten = {product.code: product for product in traject.producten}
    for regel in regels:
        yield kostensoort(traject, producten[regel.productcode], regel.begin), regel


@pytest.fixture(scope="session")
def kosten_2022(courses: Courses) -> Counter[Kostensoort]:
    """Declared cents of the months of 2022 by kind, credits subtracted."""
    result: Counter[Kostensoort] = Counter()
    for traject, _, regels in courses:
        for soort, regel in kinds(traject, regels):
            if regel.begin.year == 2022:
                result[soort] += regel.signed
    return result


def test_costs_of_2022_are_72_million_at_full_scale_without_protection_and_probation(
    kosten_2022: Counter[Kostensoort],
) -> None:
    euros = sum(amount for soort, amount in kosten_2022.items() if soort is not Kostensoort.JB_JR) / 100

    assert euros / 0.2 == pytest.approx(72_000_000, rel=0.01)
    assert kosten_2022[Kostensoort.JB_JR] > 0


def test_costs_by_kind_are_within_a_point_of_table_2_without_pgb(kosten_2022: Counter[Kostensoort]) -> None:
    total = sum(kosten_2022[soort] for soort in TABEL_2)

    for soort, published in TABEL_2.items():
        assert abs(100 * kosten_2022[soort] / total - published / 0.97) < 0.6


def test_no_provider_dominates_a_kind_of_cost(courses: Courses) -> None:
    per_aanbieder: dict[Kostensoort, Counter[int]] = defaultdict(Counter)
    for traject, _, regels in courses:
        for soort, regel in kinds(traject, regels):
            per_aanbieder[soort][traject.aanbieder] += regel.signed

    for counts in per_aanbieder.values():
        assert len(counts) >= 3
        assert max(counts.values()) < 0.7 * counts.total()


def test_lines_a_year_come_to_some_110_000_at_full_scale(courses: Courses) -> None:
    lines = sum(2022 * 12 <= regel.periode < 2023 * 12 for _, _, regels in courses for regel in regels)

    assert 105_000 < lines / 0.2 < 117_000


def test_help_lasts_as_long_as_it_does(wereld: Wereld) -> None:
    months: dict[str, list[float]] = defaultdict(list)
    for traject in wereld.trajecten:
        if traject.categorie and 2021 <= traject.eind.year <= 2023:
            months[traject.categorie].append((traject.eind - traject.begin).days / 30.44)
    mean = {categorie: sum(values) / len(values) for categorie, values in months.items()}

    assert 12 < mean[Categorie.BEHANDELING] < 14.5
    assert 12 < mean[Categorie.BEGELEIDING] < 14.5
    assert mean[Categorie.VERBLIJF] > 17


def test_the_woonplaatsbeginsel_breaks_verblijf_at_the_turn_of_2022(wereld: Wereld) -> None:
    def stock(dag: date) -> set[str]:
        return {
            traject.persoon.bsn
            for traject in wereld.trajecten
            if traject.categorie is Categorie.VERBLIJF and traject.begin <= dag <= traject.eind
        }

    november, december, januari = (len(stock(dag)) for dag in map(date.fromisoformat, _DAGEN))
    assert abs(december - november) < 0.1 * november
    assert januari < 0.85 * december
    stopped = [traject for traject in wereld.trajecten if traject.reden == "07"]
    assert {traject.eind for traject in stopped} == {date(2021, 12, 31)}
    verder = [t for t in wereld.trajecten if t.begin == date(2022, 1, 1) and t.gemeente != t.persoon.gemeente]
    assert verder
    assert {t.persoon.bsn for t in verder} <= {t.persoon.bsn for t in stopped}


_DAGEN = ("2021-11-30", "2021-12-31", "2022-01-01")


def test_every_product_counts_in_the_monitor_as_the_category_it_was_drawn_for() -> None:
    for categorie, mix in AANBOD.items():
        for aanbod in mix:
            for product in (aanbod.product, *aanbod.bij):
                assert category_of(product.code) == categorie
            if aanbod.budget:
                assert category_of(aanbod.product.categorie) == categorie
    assert {category_of(aanbod.product.code) for aanbod in LANDELIJK} == {Categorie.BEHANDELING}
    assert {category_of(aanbod.product.code) for aanbod in GI_AANBOD} == {None}


def test_declarations_of_the_last_months_are_incomplete(courses: Courses) -> None:
    declared: Counter[int] = Counter()
    until_june: Counter[int] = Counter()
    june = month_number(date(2023, 6, 1))
    for _, _, regels in courses:
        for regel in regels:
            if regel.vorige is None:
                maand = month_number(regel.begin)
                declared[maand] += 1
                until_june[maand] += regel.periode <= june
    share = {maand: until_june[maand] / declared[maand] for maand in declared}

    assert 0.80 < share[june] < share[june - 1] < share[june - 3] < 1
