"""What a register knows counts, also where it lacks other messages."""

from typing import Any

import pytest
from tests.ijw.fabriek import (
    jw301_bericht,
    jw305_bericht,
    jw307_bericht,
    jw317_bericht,
    start_product,
    toegewezen_product,
    with_header,
)
from tests.spec.regels.verhaal import GESTART, TOEGEWEZEN, TWEEDE, VERWIJDERD, VERZOEK, for_other
from tests.spec.regels.voorbeeld import inhoud

from jeugdregio.ijw.register.dossier import Dossier, read_rows
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.release import releases


def broken(eerder: tuple[Any, ...], bericht: Any) -> set[str]:
    """The rules that a message breaks in a register that may lack messages."""
    dossier = Dossier()
    for eerste in eerder:
        dossier.add(*read_rows(inhoud(eerste)))
    uitslag = judge_rows(*read_rows(inhoud(bericht)), dossier, releases()["3.2"].regels, weigert=False)
    return {gevonden.regel.code for gevonden in uitslag.gevonden}


@pytest.mark.parametrize(
    ("eerder", "bericht", "regel"),
    [
        (TOEGEWEZEN, jw317_bericht(), "TR351"),
        (TOEGEWEZEN, jw317_bericht(ongewijzigd=(1001,), te_wijzigen=()), "TR350"),
        (TOEGEWEZEN, jw305_bericht(), "TR019"),
        ((VERZOEK,), jw301_bericht(), "TR379"),
    ],
    ids=["JW317-te-wijzigen", "JW317-ongewijzigd", "JW305", "JW301"],
)
def test_what_is_known_to_be_of_another_young_person_is_wrong(
    eerder: tuple[Any, ...], bericht: Any, regel: str
) -> None:
    assert regel not in broken(eerder, bericht)
    assert regel in broken(eerder, for_other(bericht))


def _removed() -> Any:
    return with_header(jw301_bericht(toegewezen_product(**VERWIJDERD)), identificatie="T2")


def test_nothing_begins_on_a_removed_assignment() -> None:
    assert broken((*TOEGEWEZEN, _removed()), jw305_bericht()) == {"TR019"}
    assert broken((*TOEGEWEZEN, _removed()), jw305_bericht(start_product(toewijzing_nummer=TWEEDE))) == set()


def test_what_began_before_an_assignment_was_removed_can_be_stopped_and_taken_back() -> None:
    eerder = (*GESTART, _removed())
    assert broken(eerder, jw307_bericht()) == set()
    verwijderd = jw305_bericht(start_product(status_aanlevering="3"))
    assert broken(eerder, with_header(verwijderd, identificatie="B2")) == set()
