"""An assignment that is taken back counts as not sent (JZ002, reason 13): its request waits again."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from tests.ijw.fabriek import (
    AANBIEDER,
    GEMEENTE,
    REFERENTIE,
    aangevraagd_product,
    jw301_bericht,
    jw302_bericht,
    jw315_bericht,
    jw319_bericht,
    toegewezen_product,
    with_header,
)
from tests.spec.regels.verhaal import TWEEDE, VERWIJDERD
from tests.spec.regels.voorbeeld import inhoud

from jeugdregio.ijw.register.dossier import Dossier, read_rows
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.release import releases

WEG: dict[str, Any] = {**VERWIJDERD}


def assignment(identificatie: str, *, nummer: int = 1001, **anders: Any) -> Any:
    """A JW301 of its own day that grants the request, or with other values takes that back."""
    values = {"toewijzing_nummer": nummer, "referentie_aanbieder": REFERENTIE, **anders}
    return with_header(
        jw301_bericht(toegewezen_product(**values)),
        identificatie=identificatie,
        dagtekening=date(2025, 2, int(identificatie[1:])),
    )


VERZOEK = jw315_bericht()
TOEGEWEZEN, INGETROKKEN, OPNIEUW = assignment("T1"), assignment("T2", **WEG), assignment("T3")
ANDERE = assignment("T4", nummer=TWEEDE)
AFGEWEZEN = with_header(
    jw319_bericht(verzoek_antwoord="1", reden_afwijzing_verzoek="4"), dagtekening=date(2025, 2, 20)
)
NIEUW_VERZOEK = with_header(
    jw315_bericht(aangevraagd_product(referentie_aanbieder="anders")), identificatie="V2"
)


def dossier_of(*berichten: Any) -> Dossier:
    dossier = Dossier(volledig={GEMEENTE})
    for bericht in berichten:
        dossier.add(*read_rows(inhoud(bericht)))
    return dossier


def broken(dossier: Dossier, bericht: Any) -> set[str]:
    uitslag = judge_rows(*read_rows(inhoud(bericht)), dossier, releases()["3.2"].regels, weigert=True)
    return {gevonden.regel.code for gevonden in uitslag.gevonden}


@pytest.mark.parametrize(
    ("berichten", "toegewezen"),
    [
        ((TOEGEWEZEN,), True),
        ((TOEGEWEZEN, INGETROKKEN), False),
        ((TOEGEWEZEN, INGETROKKEN, OPNIEUW), True),
        ((TOEGEWEZEN, INGETROKKEN, ANDERE), True),
        ((INGETROKKEN,), False),
    ],
    ids=["toegewezen", "ingetrokken", "weer toegewezen", "een andere staat nog", "alleen ingetrokken"],
)
def test_a_request_is_assigned_while_an_assignment_of_it_stands_in_any_order(
    berichten: tuple[Any, ...], toegewezen: bool
) -> None:
    for volgorde in permutations((VERZOEK, *berichten)):
        dossier = dossier_of(*volgorde)
        verzoek = dossier.verzoek(AANBIEDER, REFERENTIE)
        assert verzoek is not None
        assert (verzoek.toegewezen, verzoek.onderhanden) == (toegewezen, not toegewezen)
        assert dossier.is_toegewezen(GEMEENTE, AANBIEDER, REFERENTIE) == toegewezen


def test_it_is_taken_back_also_where_that_names_no_reference() -> None:
    zonder = assignment("T2", **WEG, referentie_aanbieder=None)
    assert not dossier_of(VERZOEK, TOEGEWEZEN, zonder).is_toegewezen(GEMEENTE, AANBIEDER, REFERENTIE)


def test_what_the_provider_refused_takes_nothing_back() -> None:
    geweigerd = jw302_bericht(INGETROKKEN, codes=("9332",))
    dossier = dossier_of(VERZOEK, TOEGEWEZEN, INGETROKKEN, geweigerd)
    assert dossier.is_toegewezen(GEMEENTE, AANBIEDER, REFERENTIE)


def test_the_municipality_may_answer_again_and_the_provider_may_not_ask_again_yet() -> None:
    assert broken(dossier_of(VERZOEK, TOEGEWEZEN), AFGEWEZEN) == {"TR359"}
    assert broken(dossier_of(VERZOEK, TOEGEWEZEN, INGETROKKEN), AFGEWEZEN) == set()
    assert broken(dossier_of(VERZOEK, TOEGEWEZEN), NIEUW_VERZOEK) == set()
    assert broken(dossier_of(VERZOEK, TOEGEWEZEN, INGETROKKEN), NIEUW_VERZOEK) == {"TR374"}


@pytest.mark.parametrize("reden", ["01", "14"])
def test_an_administrative_correction_is_no_withdrawal(reden: str) -> None:
    """JZ002 says of reason 13 alone that the assignment counts as not sent."""
    anders = assignment("T2", reden_wijziging=reden, einddatum=WEG["einddatum"])
    assert dossier_of(VERZOEK, TOEGEWEZEN, anders).is_toegewezen(GEMEENTE, AANBIEDER, REFERENTIE)
