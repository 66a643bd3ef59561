"""A municipality that runs on this register, and somebody of its toegang."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from tests.ijw.fabriek import with_header
from tests.web.wereld import AGB, GEMEENTE, Wereld

from jeugdregio.ijw import write
from jeugdregio.web.aanbieders.actions import name_aanbieder
from jeugdregio.web.berichten.actions import set_werkwijze
from jeugdregio.web.berichten.models import Modus
from jeugdregio.web.berichten.verwerking import process
from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.rollen import Rol

TakeIn = Callable[..., None]


@pytest.fixture(autouse=True)
def fictief(settings: Settings) -> None:
    """Let made-up people in."""
    settings.DEMO = True


@pytest.fixture
def voeren(db: None) -> None:
    """Eindhoven runs on this register, and knows its provider."""
    defaults = {"naam": "Eindhoven", "provincie": "Noord-Brabant", "landsdeel": "Zuid"}
    Gemeente.objects.get_or_create(pk=GEMEENTE, defaults=defaults)
    name_aanbieder(agb=AGB, naam="Stichting De Vogel", by=None)
    set_werkwijze(gemeentecode=GEMEENTE, modus=Modus.VOEREN, vanaf=date(2020, 1, 1), by=None)


@pytest.fixture
def take_in(db: None, tmp_path: Path) -> TakeIn:
    """Let messages of the provider of this world (typed), or of others (as files), come in.

    Nothing is found in them, unless `signalen`: a rule may mind that a copy comes before an older one.
    """

    def take(*berichten: Any, van: str = AGB, signalen: bool = False) -> None:
        for place, bericht in enumerate(berichten):
            content = bericht if isinstance(bericht, bytes) else write(with_header(bericht, afzender=van))
            path = tmp_path / f"{place}.xml"
            path.write_bytes(content)
            found = list(process([path], ontvangen_op="nu"))
            assert [u.status for u in found] == ["verwerkt"]
            assert signalen or [u.bevindingen for u in found] == [()]

    return take


@pytest.fixture
def toegang(client: Client, wereld: Wereld) -> Client:
    """Somebody of the toegang of Eindhoven, signed in."""
    client.force_login(wereld.users[Rol.TOEGANG])
    return client
