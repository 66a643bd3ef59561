"""From request to start of help, with a provider that knows nothing but the messages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.ijw.fabriek import jw305_bericht, jw315_bericht, start_product
from tests.web.berichten.verzoeken.conftest import TakeIn
from tests.web.wereld import AGB, GEMEENTE

from jeugdregio.ijw import read, write
from jeugdregio.ijw.v3_2.antwoord import answer
from jeugdregio.web.berichten.inhoud import unseal
from jeugdregio.web.berichten.models import Bericht, Richting
from jeugdregio.web.berichten.verzoeken.stand import find_request
from jeugdregio.web.berichten.verzoeken.verloop import Stand
from jeugdregio.web.berichten.verzoeken.zicht import visible_to
from jeugdregio.web.register.models import LeveringRegel, ToewijzingRegel
from jeugdregio.web.register.wachtend import count_waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("voeren")]
ADRES = {
    "straatnaam": "Voorbeeldstraat", "huisnummer": "1", "postcode": "5611 AA", "plaatsnaam": "Eindhoven",
}  # fmt: skip


def made(soort: str) -> Any:
    """The only message of a kind that was made here, as the provider reads it."""
    bericht = Bericht.objects.get(soort=soort, richting=Richting.UIT)
    typed, findings = read(unseal(bytes(bericht.inhoud.versleuteld), bytes(bericht.sha256)))
    assert findings == ()
    return typed


def test_a_request_is_looked_into_then_granted_and_help_begins(
    toegang: Client, take_in: TakeIn, wereld: Any
) -> None:
    take_in(jw315_bericht())
    bericht = Bericht.objects.get(soort="JW315")
    address = [bericht.sleutel, 1]
    zicht = visible_to(wereld.users["toegang"]).q

    def stand() -> Stand:
        verzoek = find_request(zicht, bericht.pk, 1)
        assert verzoek is not None
        return verzoek.stand

    assert stand() == Stand.ONTVANGEN
    toegang.post(reverse("verzoeken:onderzoek", args=address))
    assert stand() == Stand.IN_ONDERZOEK
    looked_into = made("JW319")
    assert looked_into.antwoord.verzoek_antwoord == "2"

    page = toegang.get(reverse("verzoeken:toewijzen", args=address))
    filled = {
        name: deel.form[name].value() or ""
        for deel in page.context["bladzijde"].delen
        for name in deel.form.fields
    }
    answer_ = toegang.post(reverse("verzoeken:toewijzen", args=address), {**filled, **ADRES})
    assert answer_.status_code == 302, answer_.content.decode()
    assert stand() == Stand.TOEGEWEZEN

    assigned = made("JW301")
    (product,) = assigned.client.toegewezen_producten.toegewezen_product
    asked = jw315_bericht().client.aangevraagde_producten.aangevraagd_product[0]
    assert (product.product, product.omvang, product.ingangsdatum, product.einddatum) == (
        asked.product, asked.omvang, asked.toewijzing_ingangsdatum, asked.toewijzing_einddatum,
    )  # fmt: skip
    assert product.referentie_aanbieder == asked.referentie_aanbieder
    assert ToewijzingRegel.objects.get().toewijzing_nummer == product.toewijzing_nummer
    assert (assigned.header.afzender, assigned.header.ontvanger) == (GEMEENTE, AGB)

    today = timezone.localdate()
    take_in(write(answer(looked_into, (), identificatie="P1", dagtekening=today)))
    take_in(write(answer(assigned, (), identificatie="P2", dagtekening=today)))
    start = start_product(toewijzing_nummer=product.toewijzing_nummer, begindatum=product.ingangsdatum)
    take_in(jw305_bericht(start))
    assert LeveringRegel.objects.count() == 1
    assert count_waiting(gemeentecodes={GEMEENTE}, agbs=set()) == []
    sent = Bericht.objects.filter(richting=Richting.UIT).order_by("pk").values_list("soort", flat=True)
    assert list(sent) == ["JW316", "JW319", "JW301", "JW306"]
    assert toegang.get(reverse("verzoeken:wachtend")).context["overzicht"] == []
