"""Every rule of the standard is somewhere: a check, the schema, or the table of process rules."""

import re
from collections import Counter

from tests.ijw import feiten
from tests.spec.regels.voorbeeld import alle

from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.regel import Niveau
from jeugdregio.ijw.toetsen.regels import overview
from jeugdregio.ijw.v3_2.regels.proces import PROCESREGELS

RELEASE = releases()["3.2"]
REGELS = {regel.code: regel for regel in RELEASE.regels}


def official() -> dict[str, dict[str, str]]:
    """The rules of the list, by code; process rules apart."""
    return {rij["regel"]: rij for rij in feiten.rows("regels.csv") if rij["soort"] != "OP"}


def official_process() -> dict[str, dict[str, str]]:
    return {rij["regel"]: rij for rij in feiten.rows("regels.csv") if rij["soort"] == "OP"}


@feiten.nodig
def test_every_rule_of_the_list_is_checked_or_covered_by_the_schema() -> None:
    assert sorted(official().keys() - REGELS.keys()) == []


@feiten.nodig
def test_every_rule_that_is_checked_is_in_the_list() -> None:
    assert sorted(REGELS.keys() - official().keys()) == []


@feiten.nodig
def test_every_rule_has_its_official_text() -> None:
    verwacht = {code: " ".join(rij["tekst"].split()) for code, rij in official().items()}
    anders = {r.code: (r.tekst, verwacht[r.code]) for r in REGELS.values() if r.tekst != verwacht[r.code]}
    assert anders == {}


@feiten.nodig
def test_every_rule_has_its_official_return_code() -> None:
    verwacht = {code: rij["retourcode"] for code, rij in official().items()}
    anders = {
        r.code: (r.retourcode, verwacht[r.code])
        for r in REGELS.values()
        # 'n.v.t.' and an empty cell both say that there is none
        if (r.retourcode or "") != verwacht[r.code].replace("n.v.t.", "")
    }
    assert anders == {}


@feiten.nodig
def test_every_rule_is_about_the_messages_and_classes_of_the_list() -> None:
    """A rule without places of its own sees every message."""
    for code, rij in official().items():
        regel = REGELS[code]
        if regel.niveau is not Niveau.SCHEMA and regel.plekken:
            klassen = {".".join(pad.split(".")[:2]) for pad in rij["paden"].split()}
            assert klassen <= set(regel.plekken), code
            assert {*rij["berichten"].split(), *(k.partition(".")[0] for k in klassen)} == {*regel.berichten}


@feiten.nodig
def test_every_rule_across_messages_is_judged_against_the_register() -> None:
    overstijgend = {code for code, rij in official().items() if rij["niveau"] == "berichtoverstijgend"}
    register = {r.code for r in REGELS.values() if r.niveau is Niveau.REGISTER}
    # the months of a claim are in the claim itself
    assert overstijgend - register == {"TR319"}
    assert register <= overstijgend | {"TR418"}


@feiten.nodig
def test_a_rule_that_is_also_about_one_message_is_judged_while_reading_too() -> None:
    zelf = {r["regel"] for r in official().values() if "zowel binnen één bericht als" in r["tekst"]}
    assert zelf == RELEASE.regels.within_message.keys()


@feiten.nodig
def test_every_process_rule_is_in_the_table_with_its_official_text() -> None:
    verwacht = {code: " ".join(rij["tekst"].split()) for code, rij in official_process().items()}
    assert {code: " ".join(r.tekst.split()) for code, r in PROCESREGELS.items()} == verwacht


def test_every_process_rule_has_a_sentence_of_its_own() -> None:
    teksten = Counter(r.uitleg for r in PROCESREGELS.values())
    assert [tekst for tekst, aantal in teksten.items() if aantal > 1] == []
    assert all(r.uitleg.endswith(".") and len(r.uitleg) > 30 for r in PROCESREGELS.values())


def test_every_rule_that_an_answer_to_a_process_rule_names_is_there() -> None:
    genoemd = {c for p in PROCESREGELS.values() for c in re.findall(r"\b(?:TR|CD|CS|RS)\d+", p.uitleg)}
    assert len(genoemd) > 30
    assert sorted(genoemd - REGELS.keys()) == []


def test_every_rule_but_those_of_process_has_an_example() -> None:
    assert sorted(REGELS.keys() - {v.regel for v in alle()}) == []


def test_every_example_is_of_a_rule_that_is_there() -> None:
    assert sorted({v.regel for v in alle()} - REGELS.keys()) == []


def test_every_rule_of_the_schema_says_by_what_it_is_covered() -> None:
    assert [r.code for r in REGELS.values() if r.niveau is Niveau.SCHEMA and not r.dekking] == []


@feiten.nodig
def test_the_list_has_every_rule_of_the_standard_once() -> None:
    assert sorted(v.regel for v in overview()) == sorted(r["regel"] for r in feiten.rows("regels.csv"))
