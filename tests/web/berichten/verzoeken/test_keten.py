"""From request to start of help, with a provider that knows nothing but the messages."""

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.ijw.fabriek import (
    jw301_bericht,
    jw305_bericht,
    jw315_bericht,
    jw317_bericht,
    jw319_bericht,
    start_product,
    te_wijzigen_product,
    with_header,
)
from tests.web.berichten.verzoeken.conftest import TakeIn
from tests.web.wereld import AGB, GEMEENTE

from jeugdregio.ijw import Bevinding, read, write
from jeugdregio.ijw.v3_2.antwoord import answer
from jeugdregio.web.berichten.actions import set_werkwijze
from jeugdregio.web.berichten.inhoud import unseal
from jeugdregio.web.berichten.models import Bericht, Modus, Richting
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


def grant(toegang: Client, bericht: Bericht) -> None:
    """Grant the request of a message as its form is filled in beforehand, with an address."""
    url = reverse("verzoeken:toewijzen", args=[bericht.sleutel, 1])
    delen = toegang.get(url).context["bladzijde"].delen
    filled = {name: deel.form[name].value() or "" for deel in delen for name in deel.form.fields}
    answer_ = toegang.post(url, {**filled, **ADRES})
    assert answer_.status_code == 302, answer_.content.decode()


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

    grant(toegang, bericht)
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


def test_an_assignment_that_the_provider_refuses_leaves_the_request_open(
    toegang: Client, take_in: TakeIn
) -> None:
    take_in(jw315_bericht())
    bericht = Bericht.objects.get(soort="JW315")
    grant(toegang, bericht)
    wrong = Bevinding("CD005", "0001", "/Bericht/Client", None, "Fout in het bericht.")
    take_in(write(answer(made("JW301"), [wrong], identificatie="P1", dagtekening=timezone.localdate())))
    page = toegang.get(reverse("verzoeken:detail", args=[bericht.sleutel, 1]))
    assert page.context["verzoek"].stand == Stand.ONTVANGEN
    assert "Toewijzen" in [knop["label"] for knop in page.context["knoppen"]]


def test_a_request_for_a_change_is_granted_whole(toegang: Client, take_in: TakeIn) -> None:
    take_in(jw315_bericht())
    grant(toegang, Bericht.objects.get(soort="JW315"))
    first = made("JW301").client.toegewezen_producten.toegewezen_product[0]
    vanaf = first.ingangsdatum + timedelta(days=90)
    wens = te_wijzigen_product(
        toewijzing_nummer=first.toewijzing_nummer, gewenste_ingangsdatum=vanaf, einddatum=first.einddatum
    )
    take_in(with_header(jw317_bericht(te_wijzigen=(wens,)), dagtekening=vanaf - timedelta(days=1)))
    verzoek = Bericht.objects.get(soort="JW317")
    page = toegang.get(reverse("verzoeken:detail", args=[verzoek.sleutel, 1])).content.decode()
    assert "(nu: 240 minuten per week)" in page
    Bericht.objects.filter(soort="JW301").update(richting=Richting.IN)  # so that `made` finds the next one
    grant(toegang, verzoek)
    client = made("JW301").client
    assert [
        (p.ingangsdatum, p.einddatum, p.omvang.volume) for p in client.toegewezen_producten.toegewezen_product
    ] == [
        (first.ingangsdatum, vanaf - timedelta(days=1), 240),
        (vanaf, first.einddatum, 360),
    ]
    page = toegang.get(reverse("verzoeken:detail", args=[verzoek.sleutel, 1])).content.decode()
    assert "Toegewezen (JW301)" in page


def test_a_request_that_was_refused_can_be_granted_later(toegang: Client, take_in: TakeIn) -> None:
    take_in(jw315_bericht())
    bericht = Bericht.objects.get(soort="JW315")
    toegang.post(reverse("verzoeken:afwijzen", args=[bericht.sleutel, 1]), {"reden": "4"})
    grant(toegang, bericht)
    page = toegang.get(reverse("verzoeken:detail", args=[bericht.sleutel, 1]))
    assert page.context["verzoek"].stand == Stand.TOEGEWEZEN


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_copies_give_the_same_stand_in_whatever_order_they_come_in(
    order: tuple[int, ...], toegang: Client, take_in: TakeIn
) -> None:
    set_werkwijze(gemeentecode=GEMEENTE, modus=Modus.MEELEZEN, vanaf=timezone.localdate(), by=None)
    messages = [
        write(with_header(jw315_bericht(), afzender=AGB)),
        write(with_header(jw319_bericht(), ontvanger=AGB)),
        write(with_header(jw301_bericht(), ontvanger=AGB)),
    ]
    take_in(*(messages[place] for place in order), signalen=True)
    bericht = Bericht.objects.get(soort="JW315")
    page = toegang.get(reverse("verzoeken:detail", args=[bericht.sleutel, 1]))
    assert [line["wat"] for line in page.context["verloop"]] == [
        "JW315 ontvangen",
        "In onderzoek genomen (JW319)",
        "Toegewezen (JW301)",
    ]
