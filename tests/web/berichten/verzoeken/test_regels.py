"""The table of transitions says the same as the rules of the standard on answers and new requests."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any

import pytest
from tests.ijw.fabriek import (
    GEMEENTE,
    REFERENTIE,
    aangevraagd_product,
    jw301_bericht,
    jw315_bericht,
    jw319_bericht,
    toegewezen_product,
    with_header,
)
from tests.spec.regels.verhaal import VERWIJDERD

from jeugdregio.ijw import open_bericht, write
from jeugdregio.ijw.register.dossier import Dossier
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.v3_2 import jw319
from jeugdregio.ijw.v3_2.vertaling import Vertaler, read_kop
from jeugdregio.web.berichten.verzoeken.verloop import OVERGANGEN, Gebeurtenis, Stand, Stap, history, stand_of

ANTWOORDEN = (Stap.ONDERZOEK, Stap.AFWIJZEN, Stap.WOONPLAATS)
REGELS = {"TR355", "TR359", "TR360", "TR365", "TR374"}


def message(stap: Stap, number: int) -> Any:
    """The message of the municipality that is this step, `number` days on."""
    kop: dict[str, Any] = {"identificatie": f"{stap[0]}{number}", "dagtekening": date(2025, 1, 20 + number)}
    if stap in (Stap.TOEWIJZEN, Stap.INTREKKEN):
        weg: dict[str, Any] = {**VERWIJDERD} if stap == Stap.INTREKKEN else {}
        return with_header(
            jw301_bericht(toegewezen_product(toewijzingsdatum=date(2025, 1, 20), **weg)), **kop
        )
    if stap == Stap.ONDERZOEK:
        return with_header(jw319_bericht(), **kop)
    gemeente = jw319.Woonplaatsbeginsel(gemeente="0794") if stap == Stap.WOONPLAATS else None
    reden = "8" if gemeente else "4"
    antwoord = jw319_bericht(verzoek_antwoord="1", reden_afwijzing_verzoek=reden, woonplaatsbeginsel=gemeente)
    return with_header(antwoord, **kop)


def broken(dossier: Dossier, bericht: Any) -> set[str]:
    """The rules at hand that a message breaks; it joins the dossier."""
    with open_bericht(write(bericht)) as lezing:
        vertaler = Vertaler(str(lezing.bericht_soort))
        for eenheid in lezing:
            vertaler.add(eenheid)
        vertaler.close(lezing.romp)
        kop = read_kop(lezing.bericht_soort, lezing.release, lezing.romp)
    assert lezing.bevindingen == ()
    uitslag = judge_rows(kop, vertaler.rijen, dossier, releases()["3.2"].regels, weigert=True)
    return {gevonden.regel.code for gevonden in uitslag.gevonden} & REGELS


def allowed_ways(length: int) -> Iterator[tuple[Stap, ...]]:
    """Every row of steps that the table allows."""
    for steps in product(Stap, repeat=length):
        taken = history(events_of(steps))
        if [gezet.gebeurtenis.stap for gezet in taken if gezet.past] == [*steps]:
            yield steps


def events_of(steps: Sequence[Stap]) -> list[Gebeurtenis]:
    """The same as the register would have it, of one assignment."""
    return [Gebeurtenis(stap, date(2025, 1, 20 + n), "1", 1) for n, stap in enumerate(steps)]


def after(steps: Sequence[Stap]) -> tuple[Dossier, Stand]:
    """A dossier with a request and these steps, and where the request stands."""
    dossier = Dossier(volledig={GEMEENTE})
    assert broken(dossier, jw315_bericht()) == set()
    for number, stap in enumerate(steps):
        assert broken(dossier, message(stap, number)) == set(), "what the table allows breaks no rule"
    return dossier, stand_of(events_of(steps))


WEGEN = [way for length in range(4) for way in allowed_ways(length)]


@pytest.mark.parametrize("steps", WEGEN, ids=lambda steps: "-".join(steps) or "niets")
@pytest.mark.parametrize("stap", ANTWOORDEN)
def test_an_answer_breaks_a_rule_exactly_where_the_table_has_no_such_step(
    steps: tuple[Stap, ...], stap: Stap
) -> None:
    dossier, stand = after(steps)
    found = broken(dossier, message(stap, len(steps)))
    assert bool(found) == ((stand, stap) not in OVERGANGEN), (stand, found)
    assert found <= {"TR359", "TR360", "TR365"}


@pytest.mark.parametrize("steps", WEGEN, ids=lambda steps: "-".join(steps) or "niets")
def test_another_request_breaks_a_rule_exactly_while_this_one_is_open(steps: tuple[Stap, ...]) -> None:
    dossier, stand = after(steps)
    again = jw315_bericht(aangevraagd_product(referentie_aanbieder=f"{REFERENTIE}-anders"))
    found = broken(dossier, with_header(again, identificatie="V2"))
    assert found == ({"TR374"} if stand.open else set())


def test_an_answer_to_no_request_has_no_course() -> None:
    assert broken(Dossier(volledig={GEMEENTE}), message(Stap.ONDERZOEK, 0)) == {"TR355"}
