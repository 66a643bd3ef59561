"""Crisis: a hand-made table in, a hand-worked table out."""

from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import d, figures, levering, prestatie

OPNAME, BIJ_PLEEGOUDERS, THUIS = "46A03", "46A05", "46A01"


def test_young_people_in_crisis_stay_count_once_a_period(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, OPNAME, "2022-01-20", "2022-02-10"),
            levering(1, BIJ_PLEEGOUDERS, "2022-03-01", "2022-03-10"),
            levering(2, BIJ_PLEEGOUDERS, "2022-03-01", "2022-03-10", gemeente="0002"),
            levering(3, THUIS, "2022-01-01", "2022-12-31"),
            levering(4, "43A07", "2022-01-01", "2022-12-31"),
        ],
        # without a start the declared month counts
        prestaties=[prestatie(5, OPNAME, "2022-06-01", 10_000)],
    )
    assert figures(stand, "jeugdigen_in_crisisverblijf", "jaar") == {(2022, "R"): 3, (2023, "R"): 0}
    maanden = figures(stand, "jeugdigen_in_crisisverblijf", "maand")
    assert [maanden[f"2022-0{m}", "R"] for m in range(1, 8)] == [1, 1, 2, 0, 0, 1, 0]
    assert figures(stand, "jeugdigen_met_ambulante_spoedhulp", "jaar", jaar=2022) == {(2022, "R"): 1}


def test_a_crisis_stay_is_short_when_it_ends_before_its_twenty_eighth_day(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, OPNAME, "2022-01-01", "2022-01-27"),  # 27 days
            levering(2, OPNAME, "2022-01-01", "2022-01-28"),  # 28 days
            # 10 and 20 days at two places, one after the other: one of 30 days
            levering(3, OPNAME, "2022-01-01", "2022-01-10"),
            levering(3, BIJ_PLEEGOUDERS, "2022-01-11", "2022-01-30", aanbieder="94000002"),
            levering(4, OPNAME, "2022-01-01"),  # still runs
            # a day in between: another time
            levering(1, OPNAME, "2022-01-29", "2022-01-30"),
            # so recent that nobody knows yet; not even this one counts, or short ones would come first
            levering(5, OPNAME, "2023-12-06", "2023-12-10"),
            levering(6, OPNAME, "2023-12-01", "2023-12-10"),
        ],
        prestaties=[prestatie(7, OPNAME, "2022-06-01", 10_000)],  # its days are not known
    )
    assert figures(stand, "crisisverblijf_korter_dan_28_dagen", "jaar") == {
        (2022, "R"): 40.0,
        (2023, "R"): 100.0,
    }


def test_where_young_people_are_after_a_crisis_stay_the_heaviest_counts(maak_stand: MaakStand) -> None:
    einde = "2022-01-31"  # 30 days later is 2 March, 90 days later 1 May
    stand = maak_stand(
        leveringen=[
            *(levering(n, OPNAME, "2022-01-20", einde) for n in range(1, 11)),
            levering(1, "48A01", "2022-02-01"),  # child protection is no jeugdhulp: home without help
            levering(2, "45A05", "2022-03-02", "2022-03-02"),
            levering(3, "44A07", "2022-02-01", "2022-04-30"),
            levering(3, "45A05", "2022-02-01"),
            levering(4, "44A08", "2022-02-01", "2022-03-01"),  # ended the day before
            levering(5, "43A07", "2022-02-01"),
            levering(5, "44A07", "2022-02-01"),
            levering(6, "54005", "2022-02-01"),
            levering(7, BIJ_PLEEGOUDERS, "2022-02-15", "2022-03-31"),
            levering(8, "44A09", "2022-02-01"),  # logeren: lives at home
            levering(9, THUIS, "2022-02-01"),
            levering(10, "45A04", "2022-03-03"),  # begins the day after
        ]
    )
    # of eleven ends; the second stay of 7 ends on 31 March, after which there is nothing
    eind = {
        waar: round((aandeel or 0) * 11 / 100)
        for (_, _, waar), aandeel in figures(stand, "situatie_30_dagen_na_crisis", "jaar", jaar=2022).items()
    }
    assert eind == {
        "Thuis zonder hulp": 4,  # 1, 4, 10, and 7 the second time
        "Thuis met ambulante hulp": 3,  # 2, 8, 9
        "Pleegzorg of gezinshuis": 1,  # 3
        "Residentieel": 2,  # 5, 6
        "Weer in crisisverblijf": 1,  # 7
    }
    later = {
        waar: round((aandeel or 0) * 11 / 100)
        for (_, _, waar), aandeel in figures(stand, "situatie_90_dagen_na_crisis", "jaar", jaar=2022).items()
    }
    assert later == {
        "Thuis zonder hulp": 5,  # 1, 2, 4, 7 and 7
        "Thuis met ambulante hulp": 4,  # 3, 8, 9, 10
        "Residentieel": 2,
    }


def test_where_they_are_is_judged_only_when_the_days_have_passed(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, OPNAME, "2023-11-20", "2023-12-02"),  # 30 days to the date of the stand
            levering(2, OPNAME, "2023-11-20", "2023-12-03"),
        ]
    )
    assert stand.peildatum == d("2024-01-01")
    assert figures(stand, "situatie_30_dagen_na_crisis", "jaar", jaar=2023) == {
        (2023, "R", "Thuis zonder hulp"): 100.0
    }
    assert figures(stand, "situatie_90_dagen_na_crisis", "jaar") == {}
