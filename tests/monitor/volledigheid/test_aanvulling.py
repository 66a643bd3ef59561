"""Completing amounts: a triangle worked by hand, Mack's error as the library has it, thin triangles."""

import math
from collections.abc import Sequence

import chainladder
import numpy as np
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jeugdregio.monitor import MonitorError
from jeugdregio.monitor.volledigheid import Aanvulling, Driehoek, Dun, Eisen, complete, mack, make_driehoek
from jeugdregio.monitor.volledigheid.driehoek import run_off

JANUARI = 2022 * 12
KLEIN = Eisen(vertraging=2, waarnemingen=3)


def from_rows(rijen: Sequence[Sequence[int]], *, tot: int | None = None) -> Driehoek:
    """A triangle from amounts per month of delivery, each by month of delay, seen at the last month."""
    laatste = JANUARI + len(rijen) - 1
    regels = [
        (JANUARI + maand, JANUARI + maand + vertraging, bedrag)
        for maand, rij in enumerate(rijen)
        for vertraging, bedrag in enumerate(rij)
        if JANUARI + maand + vertraging <= (tot or laatste)
    ]
    return make_driehoek(regels, eerste=JANUARI, laatste=laatste, tot=tot or laatste)


def completed(driehoek: Driehoek, eisen: Eisen) -> Aanvulling:
    uitkomst = complete({"x": driehoek}, eisen)["x"]
    assert isinstance(uitkomst, Aanvulling)
    return uitkomst


HAND = from_rows([[100, 50], [100, 40], [100, 60], [100, 50], [200]])
"""By hand. After a month 600 of 400 is known: factor 1.5. The months were 1.5, 1.4, 1.6 and 1.5, so the
variance is 100 x (0.01 + 0.01) / 3 = 2/3. Of 200 in May 300 is expected, with a squared error of
300^2 x (2/3 / 1.5^2) x (1/200 + 1/400) = 200."""


def test_the_triangle_worked_by_hand() -> None:
    rijen = completed(HAND, KLEIN).per_month()
    assert [(r.maand, r.geteld) for r in rijen] == [
        ("2022-01", 150),
        ("2022-02", 140),
        ("2022-03", 160),
        ("2022-04", 150),
        ("2022-05", 200),
    ]
    for rij in rijen[:4]:  # complete: nothing to come, and no doubt
        assert rij.schatting is not None
        assert (rij.schatting.ondergrens, rij.schatting.schatting, rij.schatting.bovengrens) == (
            rij.geteld,
            rij.geteld,
            rij.geteld,
        )
    mei = rijen[4].schatting
    assert mei is not None
    marge = 1.959964 * math.sqrt(200)  # 27.7
    assert (mei.schatting, mei.ondergrens, mei.bovengrens) == (300, round(300 - marge), round(300 + marge))


def test_a_quarter_is_the_sum_of_its_months_and_years_before_the_triangle_are_complete() -> None:
    som = completed(HAND, KLEIN).over(JANUARI - 12, JANUARI + 4, 5_800)
    assert som is not None
    assert (som.geteld, som.schatting, som.bovengrens) == (5_800, 5_900, 5_928)


def test_what_became_known_in_a_running_month_counts_but_teaches_nothing() -> None:
    regels = [(JANUARI + 4, JANUARI + 5, 30), (JANUARI + 3, JANUARI + 5, -7)]
    laat = make_driehoek(regels, eerste=JANUARI, laatste=JANUARI + 4, tot=JANUARI + 4)
    samen = Driehoek(HAND.eerste, HAND.tot, HAND.bedragen, laat.later)
    rijen = completed(samen, KLEIN).per_month()
    assert [r.geteld for r in rijen[3:]] == [143, 230]
    mei = rijen[4].schatting
    assert mei is not None
    assert mei.schatting == 300


def test_a_month_before_most_is_known_has_no_estimate() -> None:
    rijen = [[5, 95], [4, 96], [6, 94], [5, 95], [5, 105], [5]]
    juni = completed(from_rows(rijen), KLEIN).per_month()[-1]
    assert (juni.geteld, juni.schatting) == (5, None)
    assert juni.reden is not None


def random_triangle(zaad: int, maanden: int = 20) -> Driehoek:
    kans = np.random.default_rng(zaad)
    deel = np.array([0.75, 0.15, 0.06, 0.03, 0.01])
    rijen = [
        [round(bedrag) for bedrag in 1_000_000 * kans.uniform(0.5, 2) * deel * kans.uniform(0.8, 1.2, 5)]
        for _ in range(maanden)
    ]
    return from_rows(rijen)


def test_the_error_of_all_months_and_of_each_is_that_of_the_library() -> None:
    afloop = run_off(random_triangle(1), Eisen(vertraging=5))
    assert not isinstance(afloop, Dun)
    geleerd = mack.fit([afloop])[0]
    aantal = len(afloop.cumulatief)
    dagen = pandas.period_range("2022-01", periods=aantal, freq="M").to_timestamp()
    rijen = [
        {"maand": dagen[i], "bekend": dagen[i + j], "bedrag": afloop.cumulatief[i, j]}
        for i in range(aantal)
        for j in range(aantal - i)
    ]
    driehoek = chainladder.Triangle(
        pandas.DataFrame(rijen), origin="maand", development="bekend", columns="bedrag", cumulative=True
    )
    with np.errstate(all="ignore"):
        model = chainladder.MackChainladder().fit(driehoek)
    alle = np.arange(aantal)
    assert geleerd.standard_error(alle) == pytest.approx(float(model.total_mack_std_err_.iloc[0, 0]))
    eigen = np.nan_to_num(model.mack_std_err_.set_backend("numpy").values[0, 0, :, -1])
    assert [geleerd.standard_error(alle[i : i + 1]) for i in alle] == pytest.approx(list(eigen))


def test_triangles_of_different_places_are_completed_as_if_alone() -> None:
    driehoeken = {n: random_triangle(n, 20 + n % 2) for n in range(3)}
    samen = complete(driehoeken, Eisen(vertraging=5))
    for naam, driehoek in driehoeken.items():
        apart = completed(driehoek, Eisen(vertraging=5))
        uitkomst = samen[naam]
        assert isinstance(uitkomst, Aanvulling)
        assert uitkomst.per_month() == apart.per_month()


@pytest.mark.parametrize(
    ("rijen", "eisen", "reden"),
    [
        ([[100, 50]] * 5, Eisen(), "te weinig maanden"),
        ([[100, 50], [0, 0], [100, 60], [100, 50], [200]], KLEIN, "niets is gedeclareerd"),
        ([[100, -120], [300, 40], [300, 60], [100, 50], [200]], KLEIN, "niets is gedeclareerd"),
        ([[0]] * 5, KLEIN, "te weinig gedeclareerd"),
        ([[100, 50, 30], [100, 40, 30], [100, 60, 30], [100, 50], [200]], KLEIN, "ook na de langste"),
        ([[100, 50, 0, 30], [100, 40, 0, 30], [100, 60], [100, 50], [200]], KLEIN, "ook na de langste"),
    ],
)
def test_a_thin_triangle_gives_no_estimate_but_a_reason(
    rijen: Sequence[Sequence[int]], eisen: Eisen, reden: str
) -> None:
    uitkomst = complete({"x": from_rows(rijen)}, eisen)["x"]
    assert isinstance(uitkomst, Dun)
    assert reden in uitkomst.reden


def test_an_estimate_that_could_be_anything_is_not_given() -> None:
    wild = from_rows([[100, 10], [10, 300], [100, 400], [50, 300], [100]])
    assert completed(wild, KLEIN).per_month()[-1].schatting is None


def test_without_the_extra_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda naam: None)
    with pytest.raises(MonitorError, match=r"pip install jeugdregio\[prognose\]"):
        complete({"x": HAND}, KLEIN)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.integers(-2_000, 100_000), min_size=4, max_size=4), min_size=3, max_size=16),
    st.integers(0, 3),
)
def test_any_triangle_gives_bounds_around_its_estimate_or_a_reason(rijen: list[list[int]], gat: int) -> None:
    driehoek = from_rows(rijen, tot=JANUARI + len(rijen) - 1 + gat)
    uitkomst = complete({"x": driehoek}, Eisen(vertraging=3, waarnemingen=3, daarna=1.0, onzeker=10.0))["x"]
    if isinstance(uitkomst, Dun):
        assert uitkomst.reden
        return
    for rij in uitkomst.per_month():
        if rij.schatting is None:
            assert rij.reden
        else:
            assert rij.schatting.ondergrens <= rij.schatting.schatting <= rij.schatting.bovengrens
            assert rij.schatting.geteld == rij.geteld


def test_a_triangle_cannot_reach_beyond_what_is_known() -> None:
    with pytest.raises(ValueError, match="laatste maand"):
        make_driehoek([], eerste=JANUARI, laatste=JANUARI + 3, tot=JANUARI + 2)
