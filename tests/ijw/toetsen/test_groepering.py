"""Findings by cause, and what is kept of very many."""

from jeugdregio.ijw.toetsen.bevinding import MAXIMUM, Bevinding, Verzameling
from jeugdregio.ijw.toetsen.groepering import group


def bevinding(nummer: int, regel: str = "TR101", tekst: str = "Ook op regel {}.") -> Bevinding:
    return Bevinding(regel, "0001", f"/Bericht/Client[{nummer}]/Bsn", nummer, tekst.format(nummer))


def test_the_same_mistake_at_many_places_is_one_group_that_shows_the_first() -> None:
    (groep,) = group(bevinding(nummer) for nummer in (4, 8, 9))
    assert (groep.eerste.regelnummer, groep.aantal) == (4, 3)


def test_another_rule_another_place_and_another_code_are_other_groups() -> None:
    anders = Bevinding("TR101", "0001", "/Bericht/Client[1]/Naam", 1, "Ook op regel 1.")
    codes = [bevinding(1, "TR381", f"Code {code} past niet.") for code in ("45A01", "45A02", "45A01")]
    groepen = group([bevinding(1), bevinding(1, "CS002"), anders, *codes])
    assert [groep.aantal for groep in groepen] == [1, 1, 1, 2, 1]


def test_amounts_and_days_that_differ_are_the_same_mistake() -> None:
    teksten = ("€ 9,50 op 1-4-2026 is te veel.", "€ 1.014,80 op 30-11-2025 is te veel.")
    (groep,) = group(bevinding(nummer, "TR346", tekst) for nummer, tekst in enumerate(teksten))
    assert groep.aantal == 2


def test_a_finding_counts_for_as_many_as_it_stands_for() -> None:
    (groep,) = group(
        [bevinding(1), Bevinding("TR101", "0001", "/Bericht/Client[2]/Bsn", 2, "Ook op regel 1.", 7)]
    )
    assert groep.aantal == 8


def test_beyond_the_maximum_findings_are_counted_with_their_cause() -> None:
    gevonden = Verzameling()
    for nummer in range(10_000):
        gevonden.add(bevinding(nummer))
    assert len(gevonden.bewaard) == MAXIMUM
    (groep,) = group(gevonden.bewaard)
    assert groep.aantal == gevonden.aantal == 10_000


def test_what_is_wrong_once_is_not_lost_behind_what_is_wrong_everywhere() -> None:
    gevonden = Verzameling()
    for nummer in range(5_000):
        gevonden.add(bevinding(nummer))
    gevonden.add(bevinding(1, "TR358"))
    gevonden.add(bevinding(2))
    assert len(gevonden.bewaard) == MAXIMUM
    assert [(groep.eerste.regel, groep.aantal) for groep in group(gevonden.bewaard)] == [
        ("TR101", 5_001),
        ("TR358", 1),
    ]


def test_more_causes_than_can_be_kept_are_counted_in_the_total() -> None:
    gevonden = Verzameling()
    for nummer in range(2 * MAXIMUM):
        gevonden.add(bevinding(1, f"R{nummer}x"))
    gevonden.add(bevinding(1, "R0x"))
    assert len(gevonden.bewaard) == MAXIMUM
    assert gevonden.aantal == 2 * MAXIMUM + 1
    assert sum(b.aantal for b in gevonden.bewaard) == MAXIMUM + 1
