"""How facts become figures: shares, amounts per client, medians, and what nobody delivered."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import pyarrow as pa
import pytest
from tests.spec.conftest import MaakStand

from jeugdregio.monitor.afleiden import Bron, Tabellen, worst
from jeugdregio.monitor.indicator import GEEN_PERSONEN, Eenheid, Minimum, Thema, indicator
from jeugdregio.monitor.inzage import intern
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.stand import Stand

GEMEENTEN = ("0001", "0002")
PER = (("jaar", "gebied"), ("jaar", "gemeente"))


def declare(
    feiten: Sequence[Mapping[str, Any]],
    maat: Maat,
    unit: Eenheid,
    *,
    minimum: Minimum | None = None,
    bronnen: tuple[str, ...] = (),
) -> None:
    """Register the indicator `proef` whose facts are these rows, all in 2023."""

    @indicator(
        code="proef",
        label="Proef",
        thema=Thema.KWALITEIT,
        unit=unit,
        definition="Proef.",
        numerator="Proef",
        denominator="Proef",
        source="Geen",
        since=datetime.date(2026, 1, 1),
        per=PER,
        measure=maat,
        familie="proef",
        disclosure=minimum or Minimum(),
        bronnen=bronnen,
    )
    def proef(stand: Stand, kalender: ibis.Table) -> ibis.Table:
        return ibis.memtable(pa.Table.from_pylist([{"periode": "2023", **feit} for feit in feiten]))


def exact(stand: Stand, plaats: str) -> Rij:
    """The exact row of 2023 for a municipality or the region R."""
    per = ("jaar", "gebied") if plaats == "R" else ("jaar", "gemeente")
    rijen = intern(stand, "proef", per, gemeenten=GEMEENTEN, doel="proef")
    return next(r for r in rijen if r.dimensies == {"jaar": 2023, per[1]: plaats})


@pytest.mark.usefixtures("register")
def test_a_share_of_people_counts_each_person_once_above_and_below_the_line(maak_stand: MaakStand) -> None:
    declare(
        [
            {"gemeente": "0001", "pseudoniem": 1, "telt": True},
            {"gemeente": "0001", "pseudoniem": 1, "telt": False},
            {"gemeente": "0001", "pseudoniem": 2, "telt": False},
            {"gemeente": "0002", "pseudoniem": 3, "telt": True},
            {"gemeente": "0002", "pseudoniem": 4, "telt": True},
        ],
        Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
        Eenheid.PROCENT,
    )
    stand = maak_stand()
    een, regio = exact(stand, "0001"), exact(stand, "R")
    assert (een.waarde, een.teller, een.noemer) == (50.0, 1, 2)
    assert (regio.waarde, regio.teller, regio.noemer) == (75.0, 3, 4)


@pytest.mark.usefixtures("register")
def test_an_amount_per_client_is_divided_by_the_different_people(maak_stand: MaakStand) -> None:
    declare(
        [
            {"gemeente": "0001", "pseudoniem": p, "aanbieder": "94000001", "bedrag": bedrag}
            for p, bedrag in ((1, 10_000), (1, 20_000), (2, 30_000))
        ],
        Maat(Telwijze.BEDRAG, Noemer.JEUGDIGEN),
        Eenheid.EURO,
    )
    assert exact(maak_stand(), "0001").waarde == 300.0


@pytest.mark.usefixtures("register")
def test_a_median_is_of_the_facts_and_in_the_unit(maak_stand: MaakStand) -> None:
    declare(
        [
            {"gemeente": "0001", "pseudoniem": p, "aanbieder": "94000001", "hoeveelheid": dagen}
            for p, dagen in enumerate((7, 14, 70, 28))
        ],
        Maat(Telwijze.MEDIAAN),
        Eenheid.WEKEN,
    )
    stand = maak_stand()
    assert exact(stand, "0001").waarde == 3.0
    assert exact(stand, "0002").status is Status.GEEN_NOEMER


@pytest.mark.usefixtures("register")
def test_things_are_counted_without_people_behind_them(maak_stand: MaakStand) -> None:
    declare(
        [
            {"gemeente": "0001", "aantal": 30, "telt": True},
            {"gemeente": "0001", "aantal": 90, "telt": False},
        ],
        Maat(Telwijze.AANTAL, Noemer.DEEL),
        Eenheid.PROCENT,
        minimum=GEEN_PERSONEN,
    )
    assert exact(maak_stand(), "0001").waarde == 25.0


@pytest.mark.usefixtures("register")
def test_where_nobody_delivered_the_figure_is_unknown_and_not_zero(maak_stand: MaakStand) -> None:
    declare(
        [{"gemeente": "0001", "pseudoniem": 1}],
        Maat(Telwijze.JEUGDIGEN),
        Eenheid.JEUGDIGEN,
        bronnen=("toekomstplannen",),
    )
    plan = {"gemeente": "0001", "pseudoniem": 1, "vastgesteld_op": datetime.date(2023, 1, 1)}
    stand = maak_stand(toekomstplannen=[plan])
    assert exact(stand, "0001").waarde == 1
    for plaats in ("0002", "R"):
        assert (exact(stand, plaats).waarde, exact(stand, plaats).status) == (None, Status.GEEN_GEGEVENS)


@pytest.mark.usefixtures("register")
def test_a_municipality_that_delivered_no_case_has_nought_and_leaves_the_region_its_figure(
    maak_stand: MaakStand,
) -> None:
    declare(
        [{"gemeente": "0001", "pseudoniem": 1}],
        Maat(Telwijze.JEUGDIGEN),
        Eenheid.JEUGDIGEN,
        bronnen=("toekomstplannen",),
    )
    plan = {"gemeente": "0001", "pseudoniem": 1, "vastgesteld_op": datetime.date(2023, 1, 1)}
    gedekt = [{"tabel": "toekomstplannen", "gemeente": g} for g in ("0001", "0002")]
    stand = maak_stand(toekomstplannen=[plan], dekkingen=gedekt)
    assert [exact(stand, plaats).waarde for plaats in ("0001", "0002", "R")] == [1, 0, 1]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("van", "tot", "bekend"),
    [
        (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31), True),
        (datetime.date(2023, 1, 2), None, False),
        (None, datetime.date(2023, 12, 30), False),
    ],
)
def test_a_period_of_which_not_every_day_is_covered_is_unknown(
    maak_stand: MaakStand, van: datetime.date | None, tot: datetime.date | None, bekend: bool
) -> None:
    declare(
        [{"gemeente": "0001", "pseudoniem": 1}],
        Maat(Telwijze.JEUGDIGEN),
        Eenheid.JEUGDIGEN,
        bronnen=("toekomstplannen",),
    )
    plan = {"gemeente": "0001", "pseudoniem": 1, "vastgesteld_op": datetime.date(2023, 1, 5)}
    gedekt = [{"tabel": "toekomstplannen", "gemeente": "0001", "van": van, "tot": tot}]
    rij = exact(maak_stand(toekomstplannen=[plan], dekkingen=gedekt), "0001")
    assert (rij.waarde is not None, rij.status is not Status.GEEN_GEGEVENS) == (bekend, bekend)


@pytest.mark.usefixtures("register")
def test_a_derived_figure_is_made_of_rows_and_takes_over_what_they_lack(maak_stand: MaakStand) -> None:
    declare(
        [{"gemeente": "0001", "pseudoniem": p} for p in range(4)],
        Maat(Telwijze.JEUGDIGEN),
        Eenheid.JEUGDIGEN,
        bronnen=("toekomstplannen",),
    )

    @indicator(
        code="dubbel",
        label="Dubbel",
        thema=Thema.KWALITEIT,
        unit=Eenheid.JEUGDIGEN,
        definition="Proef.",
        numerator="Proef",
        source="Geen",
        since=datetime.date(2026, 1, 1),
        per=(("jaar", "gemeente"),),
        van=("proef",),
    )
    def dubbel(bron: Bron) -> Tabellen:
        per = ("jaar", "gemeente")
        return {
            per: [
                zonder or Rij(rij.dimensies, 2 * (rij.waarde or 0), rij.status, rij.voorlopig)
                for rij in bron.rows("proef", per)
                for zonder in [worst([rij])]
            ]
        }

    plan = {"gemeente": "0001", "pseudoniem": 1, "vastgesteld_op": datetime.date(2023, 1, 1)}
    stand = maak_stand(toekomstplannen=[plan])
    rijen = intern(stand, "dubbel", ("jaar", "gemeente"), gemeenten=GEMEENTEN, doel="proef")
    waarden = {r.dimensies["gemeente"]: (r.waarde, r.status) for r in rijen if r.dimensies["jaar"] == 2023}
    assert waarden["0001"][0] == 8
    assert waarden["0002"] == (None, Status.GEEN_GEGEVENS)
