"""Reports of the publication written by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.web.cijfers.publicatie import write_publicatie

from jeugdregio.monitor.publicatie import Publicatie
from jeugdregio.web.cijfers.publicatie import Uitgave
from jeugdregio.web.cijfers.rapport.samenstelling import Rapport, compose, make_vraag

GEMAAKT = date(2026, 11, 22)


@pytest.fixture(scope="module")
def ruim_rapport(tmp_path_factory: pytest.TempPathFactory) -> Rapport:
    """A report of every indicator and two areas; put together once for all that only read it."""
    uitgave = Uitgave(Publicatie.open(write_publicatie(tmp_path_factory.mktemp("rapport"))))
    vraag = make_vraag(uitgave, codes=list(uitgave.indicatoren), plaatsen=["SVJ", "SVJ-A2"])
    return compose(uitgave, vraag, GEMAAKT)


@pytest.fixture
def uitgave(publicatie: Path) -> Uitgave:
    """The publication of this test, opened anew."""
    return Uitgave(Publicatie.open(publicatie))


@pytest.fixture
def make_rapport(uitgave: Uitgave) -> Callable[..., Rapport]:
    """Put a report together: `make_rapport(codes=[...], plaatsen=[...])`."""

    def make(**vraag: Any) -> Rapport:
        return compose(uitgave, make_vraag(uitgave, **vraag), GEMAAKT)

    return make
