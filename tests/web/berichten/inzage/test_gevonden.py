"""What was found stands with a finding, in the ledger and on the page, unless it may be of a person."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import BSN, declaratie_xml
from tests.web.berichten.test_paginas import page
from tests.web.wereld import Wereld

from jeugdregio.web.berichten.models import Bericht, BerichtBevinding
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_the_page_shows_what_was_found_at_each_place(
    client: Client, wereld: Wereld, verwerk: Verwerk
) -> None:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    xml = declaratie_xml((5000, 2500))
    verwerk(xml.replace(b"<jw323:Eenheid>04<", b"<jw323:Eenheid>99<"))
    assert BerichtBevinding.objects.count() == 2
    text = page(client, reverse("berichten:detail", args=[Bericht.objects.get().sleutel]))
    for waarde in BerichtBevinding.objects.values_list("waarde", flat=True):
        assert waarde.startswith("99 (ToewijzingNummer 7, ReferentieNummer ")
        assert f"gevonden: {waarde}" in text


def test_a_value_that_may_be_of_a_person_is_kept_as_its_form(verwerk: Verwerk) -> None:
    xml = declaratie_xml()
    element = b"<jw323:Eenheid>"
    start = xml.index(element) + len(element)
    verwerk(xml[:start] + BSN.encode() + xml[xml.index(b"<", start) :])
    (bevinding,) = BerichtBevinding.objects.all()
    assert bevinding.waarde.startswith("9 cijfers (")
    assert BSN not in bevinding.waarde
