"""CS002 and TR101, and what a new rule needs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.ijw.berichten import BSNS, declaratie

from jeugdregio.ijw import open_bericht, read, write
from jeugdregio.ijw.lezen import stroom
from jeugdregio.ijw.sleutel import groups, key_of
from jeugdregio.ijw.toetsen.regel import Breuk, Context, Niveau, Regels, Uitkomst
from jeugdregio.ijw.v3_2 import basis, jw305, jw323


def test_a_bsn_that_fails_the_eleven_test_is_found_where_it_stands() -> None:
    inhoud = write(declaratie({BSNS[0]: ["A"], "999900007": ["B"]}))
    bericht, (bevinding,) = read(inhoud)
    assert bericht is not None
    assert (bevinding.regel, bevinding.retourcode) == ("CS002", "0001")
    assert bevinding.pad == "/Bericht/Declaratie/Clienten/Client[2]/Bsn"
    assert bevinding.regelnummer is not None
    assert b"999900007" in inhoud.splitlines()[bevinding.regelnummer - 1]
    assert "9 cijfers" in bevinding.tekst


def test_equal_lines_of_one_client_are_found_and_of_two_clients_not() -> None:
    _, gevonden = read(write(declaratie({BSNS[0]: ["A", "B", "A", "A"], BSNS[1]: ["A"]})))
    bevindingen = [b for b in gevonden if b.regel == "TR101"]
    assert [b.pad for b in bevindingen] == [
        "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[3]",
        "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[4]",
    ]
    assert bevindingen[0].tekst == bevindingen[1].tekst


@pytest.mark.parametrize("stuk", [256, 100_000])
def test_the_same_client_twice_is_found_across_the_stream(stuk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stroom, "STUK", stuk)
    inhoud = write(declaratie({BSNS[0]: ["A"], BSNS[1]: ["B"], BSNS[2]: ["C"]}))
    inhoud = inhoud.replace(BSNS[2].encode(), BSNS[0].encode())
    with open_bericht(inhoud) as lezing:
        assert len(list(lezing)) == 3
    (bevinding,) = lezing.bevindingen
    regels = inhoud.splitlines()
    assert (bevinding.regel, bevinding.pad) == ("TR101", "/Bericht/Declaratie/Clienten/Client[3]")
    eerste = 1 + next(n for n, regel in enumerate(regels) if b"<jw323:Client>" in regel)
    assert f"op regel {eerste}" in bevinding.tekst


def test_what_a_rule_remembers_ends_with_the_message() -> None:
    inhoud = write(declaratie({BSNS[0]: ["A"]}))
    assert read(inhoud)[1] == ()
    assert read(inhoud)[1] == ()


def test_an_absent_element_is_a_value_of_its_own_in_a_key() -> None:
    key = key_of(jw323.Prestatie)
    assert key is not None
    zonder = declaratie({BSNS[0]: ["A"]}).declaratie.clienten.client[0].prestaties.prestatie[0]
    creditering = basis.Referentie(referentie_nummer="A", vorig_referentie_nummer="B")
    met = replace(zonder, product_referentie=creditering)
    assert key(zonder) != key(met)


def test_a_key_through_a_group_that_is_absent_holds_nothing_for_it() -> None:
    key = key_of(jw305.StartProduct)
    assert key is not None
    start = jw305.StartProduct(begindatum=date(2026, 1, 1), status_aanlevering="1")
    assert key(start) == (date(2026, 1, 1), None, None, None)


def test_a_class_without_a_key_has_none() -> None:
    assert key_of(jw323.Prestaties) is None


def test_rows_of_siblings_are_found_at_every_depth() -> None:
    bericht = declaratie({BSNS[0]: ["A", "B"], BSNS[1]: ["C"]})
    plaatsen = [stappen for stappen, _, _ in groups(bericht)]
    assert plaatsen == [
        ("declaratie", "clienten", "client"),
        ("declaratie", "clienten", "client", 0, "prestaties", "prestatie"),
    ]


def test_a_code_can_be_registered_once() -> None:
    rule = Regels()

    @rule("TR999", retourcode="0001", where="JW301 JW305")
    def check(eenheid: Any, context: Context) -> Iterator[Breuk]:
        """Iets mag niet."""
        yield Breuk((), "mag niet")

    with pytest.raises(ValueError, match="TR999"):
        rule("TR999")
    assert rule["TR999"].tekst == "Iets mag niet."
    assert [r.code for r in rule.voor("JW305")] == ["TR999"]
    assert rule.voor("JW323") == ()


def test_of_a_rule_against_the_register_a_part_may_be_judged_while_reading() -> None:
    rule = Regels()

    @rule("TR998", retourcode="8021", where="JW323.Prestatie", niveau=Niveau.REGISTER)
    def against_register(rij: Any, kop: Any, register: Any) -> Iterator[Uitkomst]:
        """Iets komt één keer voor, ook eerder niet."""
        raise AssertionError

    @rule.within("TR998", where="JW323.Client")
    def in_message(client: jw323.Client, context: Context) -> Iterator[Breuk]:
        yield Breuk(("bsn",), "mag niet")

    (deel,) = rule.while_reading("JW323")
    assert (deel.code, deel.retourcode, deel.tekst) == ("TR998", "8021", rule["TR998"].tekst)
    assert deel.toets is in_message
    assert rule["TR998"].toets is against_register
    assert rule.while_reading("JW301") == rule.without("TR998").while_reading("JW323") == ()
    assert rule.without("TR997").while_reading("JW323") == (deel,)
    with pytest.raises(KeyError, match="TR999"):
        rule.within("TR999", where="JW323.Client")
