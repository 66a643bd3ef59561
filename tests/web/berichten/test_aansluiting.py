"""From the messages to the reconciliation: what a JW325 refuses, and what none has answered."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.web.berichten.antwoorden import retour_on
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import AGB, GEMEENTE, declaratie_xml, toewijzing_xml
from tests.web.berichten.test_meelezen import PRESTATIE
from typer.testing import CliRunner

from jeugdregio.cli import app
from jeugdregio.web.cijfers.export import make_stand
from jeugdregio.web.gebieden.actions import load_gebieden

pytestmark = [pytest.mark.db, pytest.mark.django_db]

OPNIEUW = declaratie_xml((500,), "6")


@pytest.fixture
def map_(verwerk: Verwerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register and its stand: 404 granted, 400 refused and 500 not answered, all of one month."""
    load_gebieden()
    declaratie = declaratie_xml((400, 404), "4")
    verwerk(toewijzing_xml(7, "1"), declaratie, OPNIEUW)
    verwerk(retour_on(declaratie, "9338", PRESTATIE, "r1"))
    make_stand(tmp_path, date(2024, 12, 31), regio="SVJ")
    monkeypatch.setenv("JEUGDREGIO_MAP", str(tmp_path))
    return tmp_path


def reconciled(map_: Path, *bedragen: str) -> dict[str, Any]:
    """What the command says of a ledger with these amounts."""
    boek = map_ / "boek.csv"
    regels = [f"2024-02;{GEMEENTE};{AGB};{bedrag}" for bedrag in bedragen]
    boek.write_text("\n".join(["maand;gemeente;agb;bedrag", *regels]), encoding="utf-8")
    opdracht = ["monitor", "aansluiting", str(boek), "--doel", "proef", "--formaat", "json"]
    inhoud: dict[str, Any] = json.loads(CliRunner().invoke(app, opdracht).stdout)
    return inhoud


@pytest.mark.parametrize(
    ("bedragen", "verklaard"),
    [
        (["4,04"], {}),
        (["8,04"], {"geboekt, maar afgewezen": -400}),
        (
            ["4,04", "4,00", "5,00"],
            {"geboekt, maar afgewezen": -400, "geboekt, maar nog geen antwoord": -500},
        ),
    ],
)
def test_a_ledger_with_what_was_refused_or_not_answered_is_explained_by_that(
    map_: Path, bedragen: list[str], verklaard: dict[str, int]
) -> None:
    uitkomst = reconciled(map_, *bedragen)
    assert (uitkomst["toegekend"], uitkomst["afgewezen"], uitkomst["onbeantwoord"]) == (404, 400, 500)
    assert (uitkomst["verklaard"], uitkomst["rest"]) == (verklaard, 0)
