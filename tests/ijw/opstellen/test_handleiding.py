"""The page for developers on answering and making messages: its Python runs, and makes right messages."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jeugdregio.ijw import open_bericht, read, write
from jeugdregio.ijw.v3_2.termijnen import TERMIJNEN

PAGINA = Path(__file__).parents[3] / "docs" / "berichten-maken.md"


@pytest.fixture
def namen() -> dict[str, Any]:
    """What the code on the page defines, run from top to bottom."""
    stukken = re.findall(r"^```python\n(.*?)^```$", PAGINA.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(stukken) == 4
    found: dict[str, Any] = {}
    for stuk in stukken:
        exec(compile(stuk, str(PAGINA), "exec"), found)
    return found


def test_every_message_on_the_page_is_right(namen: dict[str, Any]) -> None:
    for naam in ("eerste", "tweede", "aanvraag", "start", "stop", "gedeclareerd"):
        assert read(write(namen[naam])) == (namen[naam], ())


def test_messages_are_answered_as_the_page_says(namen: dict[str, Any]) -> None:
    reply = namen["reply"]
    antwoorden = [
        reply(write(namen[naam]), f"R{naam}", date(2025, 6, 3))
        for naam in ("aanvraag", "eerste", "start", "tweede", "stop", "stop")
    ]
    oordelen = [read(xml)[0].header.retour_codes.retour_code for xml in antwoorden]
    assert oordelen == [("0200",)] * 5 + [("9056",)]
    kapot = reply(write(namen["start"]).replace(b"Geslacht>2", b"Geslacht>x"), "R", date(2025, 6, 3))
    assert read(kapot)[0].header.retour_codes.retour_code == ("0001",)


def test_a_declaration_is_answered_as_the_page_says(namen: dict[str, Any]) -> None:
    xml = write(namen["gedeclareerd"])
    with open_bericht(xml) as lezing:
        assert list(lezing)
        antwoord = namen["reply_declaratie"](xml, lezing.romp, lezing.bevindingen, "A1", date(2025, 3, 20))
    gelezen, bevindingen = read(antwoord)
    assert bevindingen == ()
    assert gelezen.declaratie_antwoord.retour_codes.retour_code == ("8001",)


def test_the_terms_on_the_page_are_those_of_the_library() -> None:
    regels = PAGINA.read_text("utf-8").splitlines()
    rijen = [[cel.strip() for cel in regel.strip("|").split("|")] for regel in regels if "| OP" in regel]
    assert rijen == [
        [t.wat, t.partij.value, " ".join(t.berichten), t.vanaf.value, t.lengte, " ".join(t.regels)]
        for t in TERMIJNEN
    ]
