"""In whose name somebody may offer messages: what a municipality sends that runs here is a decision."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.ijw import fabriek
from tests.web.wereld import BEGIN, GEMEENTE, Wereld

from jeugdregio.ijw import write
from jeugdregio.ijw.lezen.bestanden import Bestand
from jeugdregio.web.berichten.models import Werkwijze
from jeugdregio.web.berichten.opladen.toegelaten import Toegelaten
from jeugdregio.web.organisaties.models import Lidmaatschap, Mandaat, MandaatGemeente, User
from jeugdregio.web.organisaties.rollen import Rol, Taak

pytestmark = [pytest.mark.db, pytest.mark.django_db]

VAN_GEMEENTE: list[Callable[..., Any]] = [
    fabriek.jw301_bericht,
    fabriek.jw306_bericht,
    fabriek.jw308_bericht,
    fabriek.jw316_bericht,
    fabriek.jw318_bericht,
    fabriek.jw319_bericht,
    fabriek.jw325_bericht,
]
VAN_AANBIEDER: list[Callable[..., Any]] = [
    fabriek.jw302_bericht,
    fabriek.jw305_bericht,
    fabriek.jw307_bericht,
    fabriek.jw315_bericht,
    fabriek.jw317_bericht,
    fabriek.jw320_bericht,
    fabriek.jw323_bericht,
]


def objection(user: User, make: Callable[..., Any]) -> str:
    """What is against offering a message between the parties of this world."""
    return Toegelaten.of(user).objection(Bestand("bericht.xml", write(make())))[1]


def runs_here(vanaf: date = BEGIN) -> None:
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="voeren", vanaf=vanaf)


@pytest.fixture
def analist(wereld: Wereld) -> User:
    return wereld.users[Rol.DATA_ANALIST]


@pytest.mark.parametrize("make", VAN_GEMEENTE)
def test_who_only_handles_messages_offers_none_that_the_municipality_decides(
    analist: User, make: Callable[..., Any]
) -> None:
    runs_here()
    found = objection(analist, make)
    assert f"komt van de gemeente zelf ({GEMEENTE})" in found
    assert Taak.TOEWIJZEN.label in found
    assert "Maak de toewijzing of het antwoord onder ‘Verzoeken’" in found


@pytest.mark.parametrize("make", VAN_AANBIEDER)
def test_what_providers_send_may_be_offered_as_before(analist: User, make: Callable[..., Any]) -> None:
    runs_here()
    assert objection(analist, make) == ""


@pytest.mark.parametrize("make", [*VAN_GEMEENTE, *VAN_AANBIEDER])
def test_copies_both_ways_may_be_offered_where_we_read_along(analist: User, make: Callable[..., Any]) -> None:
    assert objection(analist, make) == ""
    runs_here(timezone.localdate() + timedelta(days=1))  # not yet
    assert objection(analist, make) == ""


@pytest.mark.parametrize("make", VAN_GEMEENTE)
def test_who_decides_as_well_may_offer_what_the_municipality_sends(
    analist: User, make: Callable[..., Any]
) -> None:
    runs_here()
    organisatie = analist.lidmaatschappen.get().organisatie
    Lidmaatschap.objects.create(user=analist, organisatie=organisatie, rol=Rol.TOEGANG, van=BEGIN)
    assert objection(analist, make)  # a mandate to decide goes with the role
    mandaat = Mandaat.objects.create(organisatie=organisatie, taak=Taak.TOEWIJZEN, van=BEGIN)
    MandaatGemeente.objects.create(mandaat=mandaat, gemeentecode=GEMEENTE)
    assert objection(analist, make) == ""
