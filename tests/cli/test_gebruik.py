"""The command line as a newcomer meets it: help and errors of use, in Dutch, with the promised exit codes."""

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from jeugdregio.cli import main

OPDRACHTEN = [
    "",
    "ijw",
    "ijw valideer",
    "ijw toon",
    "ijw xsd",
    "ijw regels",
    "berichten",
    "berichten verwerk",
    "stand",
    "stand maak",
    "stand lees",
    "monitor",
    "monitor lijst",
    "monitor toon",
    "monitor vergelijk-iv3",
    "monitor dekking",
    "monitor statistiek",
    "monitor aansluiting",
    "monitor land",
    "monitor rapport",
    "monitor verwachting",
    "beheer",
    "beheer sleutels",
    "beheer migreer",
    "beheer gebruiker",
    "beheer taken",
    "beheer contracten",
    "beheer tarieven",
    "demo",
    "serveer",
]


class Afloop(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Roep = Callable[..., Afloop]


@pytest.fixture
def jeugdregio(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Roep:
    def call(*argumenten: str) -> Afloop:
        monkeypatch.setattr(sys, "argv", ["jeugdregio", *argumenten])
        with pytest.raises(SystemExit) as einde:
            main()
        uit = capsys.readouterr()
        code = einde.value.code
        assert isinstance(code, int)
        return Afloop(code, uit.out, uit.err)

    return call


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_help_of_every_command_is_dutch(jeugdregio: Roep, opdracht: str) -> None:
    afloop = jeugdregio(*opdracht.split(), "--help")
    assert afloop.code == 0
    assert "Gebruik:" in afloop.out
    for engels in (
        "Usage",
        "Options",
        "Commands",
        "Show this",
        "default:",
        "required",
        "<bool",
        "<str",
        "<int",
        "<path",
        "<list",
        "<float",
    ):
        assert engels not in afloop.out


@pytest.mark.parametrize(
    ("argumenten", "tekst"),
    [
        (["bestaatniet"], "deze opdracht bestaat niet: 'bestaatniet'"),
        (["ijw", "valideer", "--onbekend"], "de optie --onbekend bestaat niet"),
        (["monitor", "toon"], "'INDICATOR' ontbreekt"),
        (["demo", "--schaal", "veel"], "de waarde van '--schaal' kan niet gelezen worden"),
        (["monitor", "lijst", "te", "veel"], "argument"),
        (["demo", "--tot", "juni"], "'juni' is geen maand"),
        (["stand", "maak", "--peildatum", "2026-06-31"], "'2026-06-31' is geen datum"),
        (["stand", "maak", "--peildatum", "9999-01-01"], "9999-01-01 is nog niet geweest"),
        (["serveer", "--poort", "99999"], "de waarde van '--poort' kan niet gelezen worden"),
        (["serveer", "--adres", "192.0.2.1"], "kan niet luisteren op 192.0.2.1, poort 8000"),
        (["ijw", "valideer", "/bestaat/niet.xml"], "/bestaat/niet.xml bestaat niet"),
        (["berichten", "verwerk", "/bestaat/niet"], "/bestaat/niet bestaat niet"),
    ],
)
def test_wrong_use_says_what_is_wrong_and_exits_two(
    jeugdregio: Roep, argumenten: list[str], tekst: str
) -> None:
    afloop = jeugdregio(*argumenten)
    assert afloop.code == 2
    assert tekst in afloop.err
    assert "Traceback" not in afloop.err
    assert afloop.out == ""
