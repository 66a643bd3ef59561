"""A publication to show, and a register to make a stand from."""

from pathlib import Path

import pytest
from tests.web.cijfers.publicatie import write_publicatie
from tests.web.cijfers.registerrijen import PEILDATUM, fill_register

from jeugdregio.web.cijfers.actions import ensure_indelingen
from jeugdregio.web.cijfers.export import make_stand
from jeugdregio.web.gebieden.actions import load_gebieden
from jeugdregio.web.gebieden.models import Gebied


@pytest.fixture
def publicatie(map_: Path) -> Path:
    """The folder of a publication written by hand, the newest of this test's own JEUGDREGIO_MAP."""
    return write_publicatie(map_)


@pytest.fixture
def register(db: None, map_: Path) -> Path:
    """The register written by hand; gives this test's own JEUGDREGIO_MAP."""
    load_gebieden()
    fill_register()
    return map_


@pytest.fixture
def stand(register: Path) -> Path:
    """A stand of that register: one young person, with costs of one provider in Eindhoven."""
    ensure_indelingen(gebied=Gebied.objects.get(code="SVJ"))
    return make_stand(register, PEILDATUM, regio="SVJ")
