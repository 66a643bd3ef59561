"""The plan of a fifth of the region, and the files of a fiftieth, made once."""

from datetime import date
from pathlib import Path

import pytest

from jeugdregio.demo.declaraties import Regel, month_number
from jeugdregio.demo.genereren import SEED, Wereld, generate
from jeugdregio.demo.post import Opbrengst
from jeugdregio.demo.traject import Traject
from jeugdregio.demo.verloop import Verloop


@pytest.fixture(scope="session")
def wereld() -> Wereld:
    """A fifth of the region, planned up to and including 2023."""
    return Wereld.plan(schaal=0.2, tot=(2023, 12), seed=SEED)


@pytest.fixture(scope="session")
def courses(wereld: Wereld) -> list[tuple[Traject, Verloop, list[Regel]]]:
    """All trajectories of that fifth, with their course and the lines declared up to and including 2023."""
    slot = month_number(date(2023, 12, 1))
    return [
        (traject, verloop, list(wereld.regels(traject, verloop, slot)))
        for traject, verloop in wereld.courses()
    ]


@pytest.fixture(scope="session")
def geschreven(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Opbrengst]:
    """The files of a fiftieth of the region up to June 2023, and what generating them reported."""
    doel = tmp_path_factory.mktemp("berichten")
    return doel, generate(doel, schaal=0.02, tot=(2023, 6), processen=1)
