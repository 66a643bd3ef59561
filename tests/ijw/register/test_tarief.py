"""TR418: the tariff of a line is that of the contract in the period of the line, for the unit of the line."""

from datetime import date

import pytest
from tests.ijw.fabriek import AANBIEDER, GEMEENTE, jw323_bericht, prestatie
from tests.spec.regels.oordeel import judge_register
from tests.spec.regels.verhaal import TOEGEWEZEN, bedrag
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.register.vragen import Tarief
from jeugdregio.ijw.v3_2 import basis

JAN, FEB_10, FEB_11, FEB_28 = date(2025, 1, 1), date(2025, 2, 10), date(2025, 2, 11), date(2025, 2, 28)


def judge(*tarieven: Tarief, tarief: int = 150, debet_credit: str = "D") -> tuple[set[str], set[str]]:
    """Judge a line over February 2025 in minutes; give the broken rules and what could not be judged."""
    geld = bedrag(600, tarief)
    geld["ingediend_bedrag"] = basis.BedragMetDC(bedrag=600 * tarief, debet_credit=debet_credit)
    bericht = jw323_bericht(prestatie(**geld))
    bekend = {(GEMEENTE, AANBIEDER, "45A04"): tarieven}
    voorbeeld = Voorbeeld("TR418", bericht, bericht, "", eerder=TOEGEWEZEN, tarieven=bekend)
    oordeel = judge_register(voorbeeld, bericht)
    return (
        {b.regel for b in oordeel.bevindingen if b.regel == "TR418"},
        {code for code in oordeel.overgeslagen if code == "TR418"},
    )


@pytest.mark.parametrize(
    "tarieven",
    [
        [Tarief(JAN, None, "01", 150)],
        [Tarief(date(2025, 2, 1), FEB_28, "01", 150)],
        [Tarief(JAN, FEB_10, "01", 150), Tarief(FEB_11, None, "01", 160)],
        [Tarief(JAN, FEB_10, "01", 140), Tarief(FEB_11, None, "01", 150)],
        [Tarief(FEB_11, None, "01", 150)],
        [Tarief(JAN, None, "04", 9_000), Tarief(JAN, None, "01", 150)],
        [Tarief(JAN, None, "01", 155), Tarief(JAN, None, "01", 150)],
    ],
)
def test_a_tariff_that_some_contract_has_on_a_day_of_the_period_holds(tarieven: list[Tarief]) -> None:
    assert judge(*tarieven) == (set(), set())


@pytest.mark.parametrize(
    "tarieven",
    [
        [Tarief(JAN, None, "01", 149)],
        [Tarief(JAN, FEB_10, "01", 140), Tarief(FEB_11, None, "01", 160)],
        [Tarief(FEB_11, FEB_28, "01", 160), Tarief(JAN, FEB_10, "01", 140)],
        [Tarief(JAN, None, "01", 140), Tarief(JAN, FEB_10, "01", 160)],
    ],
)
def test_a_tariff_that_no_contract_has_in_a_period_of_which_all_is_known_breaks_the_rule(
    tarieven: list[Tarief],
) -> None:
    assert judge(*tarieven) == ({"TR418"}, set())


@pytest.mark.parametrize(
    "tarieven",
    [
        [],
        [Tarief(JAN, date(2025, 1, 31), "01", 140)],
        [Tarief(date(2025, 3, 1), None, "01", 140)],
        [Tarief(JAN, FEB_10, "01", 140)],
        [Tarief(FEB_11, None, "01", 140)],
        [Tarief(JAN, FEB_10, "01", 140), Tarief(date(2025, 2, 12), None, "01", 140)],
        [Tarief(JAN, None, "04", 9_000)],
    ],
)
def test_what_the_contracts_do_not_say_cannot_be_judged(tarieven: list[Tarief]) -> None:
    assert judge(*tarieven) == (set(), {"TR418"})


def test_a_credit_is_compared_with_the_line_it_takes_back_and_not_with_the_contract() -> None:
    assert judge(Tarief(JAN, None, "01", 140), debet_credit="C") == (set(), set())
