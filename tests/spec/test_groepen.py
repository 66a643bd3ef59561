"""Help in groups: a hand-made table in, a hand-worked table out."""

from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import figures, levering, prestatie


def test_who_had_other_help_that_year_did_not_have_groups_only(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        jeugdigen=[{"pseudoniem": wie, "geslacht": "1" if wie < 3 else "2"} for wie in range(1, 7)],
        leveringen=[
            levering(1, "41A04", "2022-01-01", "2022-12-31"),
            levering(1, "45A49", "2022-01-01", "2022-12-31"),  # two groups
            levering(2, "45A49", "2022-01-01"),
            levering(2, "42A03", "2022-01-01"),  # and a taxi to it
            levering(3, "45A49", "2022-01-01", "2022-03-31"),
            levering(3, "45A05", "2022-10-01", "2022-12-31"),  # something else later that year
            levering(4, "45A49", "2022-01-01", "2022-12-31"),
            levering(4, "43A09", "2022-01-01", "2022-12-31", gemeente="0002"),  # elsewhere
            levering(5, "45A05", "2022-01-01", "2022-12-31"),
            levering(6, "45A24", "2022-01-01", "2022-12-31"),
            levering(7, "42A03", "2022-01-01", "2022-12-31"),  # a taxi alone is no group
        ],
    )
    assert figures(stand, "jeugdigen_alleen_groepshulp", "jaar") == {(2022, "R"): 3, (2023, "R"): 1}
    assert figures(stand, "jeugdigen_alleen_groepshulp", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 3,
        (2022, "0002"): 0,
    }
    aandeel = figures(stand, "aandeel_alleen_groepshulp", "jaar", jaar=2022)[2022, "R"]
    assert round(aandeel or 0, 4) == round(3 / 7 * 100, 4)
    jongens = figures(stand, "aandeel_jongens_alleen_groepshulp", "jaar", jaar=2022)[2022, "R"]
    assert round(jongens or 0, 4) == round(2 / 3 * 100, 4)


def test_what_groups_cost_counts_also_who_has_other_help(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        toewijzingen=[{"pseudoniem": 2, "toewijzing": 12, "categorie": "45", "productcode": "45A49"}],
        prestaties=[
            prestatie(1, "41A04", "2022-01-31", 100_00),
            prestatie(1, "45A05", "2022-01-31", 50_00),  # not in a group
            prestatie(1, "42A03", "2022-01-31", 25_00),  # nor is a taxi
            # a line without product: the assignment knows it
            {**prestatie(2, "45A49", "2022-12-31", 10_01), "productcode": None, "toewijzing": 12},
            prestatie(2, "41A04", "2022-12-01", -5_00, gemeente="0002"),
            prestatie(2, "41A04", "2022-12-01", 99_00, toegekend=False),  # refused
            prestatie(2, "47A01", "2022-12-01", 99_00),
        ],
    )
    assert figures(stand, "kosten_groepshulp", "jaar") == {(2022, "R"): 105.01, (2023, "R"): 0.0}
    assert figures(stand, "kosten_groepshulp", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 110.01,
        (2022, "0002"): -5.0,
    }
