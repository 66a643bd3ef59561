"""The pages of what waits and of a request: who sees what, what can be done, and what is written down."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.ijw.fabriek import aangevraagd_product, jw315_bericht
from tests.web.berichten.verzoeken.conftest import TakeIn
from tests.web.berichten.verzoeken.rijen import antwoord_row, toewijzing_row, verzoek_row
from tests.web.wereld import ANDERE_AGB, GEMEENTE, Wereld

from jeugdregio.web.audit import entries
from jeugdregio.web.berichten.actions import set_werkwijze
from jeugdregio.web.berichten.models import Bericht, Modus, Richting
from jeugdregio.web.berichten.verzoeken import actions
from jeugdregio.web.berichten.verzoeken.stand import find_request
from jeugdregio.web.berichten.verzoeken.zicht import visible_to
from jeugdregio.web.organisaties.rollen import Rol
from jeugdregio.web.register.models import Jeugdige, VerzoekRegel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("voeren")]
NAAM = "Voorbeeld"


def address(name: str = "detail", soort: str = "JW315") -> str:
    return reverse(f"verzoeken:{name}", args=[Bericht.objects.get(soort=soort).sleutel, 1])


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_a_request_that_came_in_stands_in_the_list_with_its_term(toegang: Client, take_in: TakeIn) -> None:
    take_in(jw315_bericht())
    page = text(toegang, reverse("verzoeken:wachtend"))
    assert "JW315" in page
    assert "Nog 5 werkdagen" in page
    assert ">U</td>" in page
    assert "1 verzoek te beantwoorden" in page
    assert "45A" in page, "which help is asked tells the requests of one message apart"
    assert address() in page


def test_the_list_begins_with_what_waits_for_this_user(toegang: Client) -> None:
    verzoek_row()
    answer = toegang.get(reverse("verzoeken:wachtend"))
    assert answer.context["form"]["aan_zet"].value() == "u"
    assert [row["aan_zet"] for row in answer.context["rijen"]] == ["U"]


def test_what_waits_elsewhere_can_be_left_out(toegang: Client) -> None:
    verzoek_row()
    set_werkwijze(gemeentecode=GEMEENTE, modus=Modus.MEELEZEN, vanaf=timezone.localdate(), by=None)
    url = reverse("verzoeken:wachtend")
    assert toegang.get(url).context["eigen"] == 0
    assert len(toegang.get(url, {"aan_zet": ""}).context["rijen"]) == 1
    assert len(toegang.get(url, {"aan_zet": "u"}).context["rijen"]) == 0


def test_the_list_begins_with_a_kind_of_which_something_waits(toegang: Client) -> None:
    verzoek_row()
    antwoord_row("2")
    answer = toegang.get(reverse("verzoeken:wachtend"))
    assert answer.context["form"]["soort"].value() == "onderzoek"
    assert len(answer.context["rijen"]) == 1


def test_who_answers_nothing_is_not_told_that_something_waits_for_them(
    client: Client, wereld: Wereld
) -> None:
    verzoek_row()
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    page = text(client, reverse("verzoeken:wachtend"))
    assert "Op u wacht" not in page
    assert "U, in jeugdregio" not in page
    assert "Gemeente, in jeugdregio (voeren)" in page


def test_what_is_late_says_so_in_words(toegang: Client) -> None:
    verzoek_row(dag=date(2026, 1, 5))
    page = text(toegang, reverse("verzoeken:wachtend"))
    assert "te laat</strong>" in page
    assert "werkdagen te laat" in page


def test_the_list_shows_one_kind_of_one_municipality(toegang: Client) -> None:
    verzoek_row(referentie="a")
    verzoek_row(referentie="b")
    antwoord_row("2", referentie="b")
    url = reverse("verzoeken:wachtend")
    assert len(toegang.get(url, {"soort": "verzoek"}).context["rijen"]) == 1
    assert len(toegang.get(url, {"soort": "onderzoek", "gemeente": GEMEENTE}).context["rijen"]) == 1
    assert len(toegang.get(url, {"soort": "declaratie"}).context["rijen"]) == 0


def test_the_list_takes_a_fixed_number_of_queries(
    toegang: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 30):
        for number in range(count):
            verzoek_row(referentie=f"{count}-{number}", agb=f"6500{number:04}")
        with django_assert_num_queries(19):
            toegang.get(reverse("verzoeken:wachtend"))


def test_the_page_of_a_request_takes_a_fixed_number_of_queries(
    toegang: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    bericht, regel = verzoek_row(soort="ongewijzigd", toewijzing_nummer=1, reden_verzoek="1")
    Bericht.objects.filter(pk=bericht.pk).update(soort="JW317")
    url = address(soort="JW317")
    toegang.get(url)  # the kinds of content are remembered from here on
    for number in range(2, 5):
        VerzoekRegel.objects.create(
            bericht_id=bericht.pk, volgnummer=number, gemeentecode=regel.gemeentecode, agb=regel.agb,
            dagtekening=regel.dagtekening, identificatie=regel.identificatie, bekend_op=regel.bekend_op,
            jeugdige=regel.jeugdige, soort="ongewijzigd", toewijzing_nummer=number,
            referentie_aanbieder=regel.referentie_aanbieder,
        )  # fmt: skip
        toewijzing_row(nummer=number)
        antwoord_row("2", dag=date(2026, 3, number))
        with django_assert_num_queries(25):
            toegang.get(url)


def test_who_may_decide_sees_who_it_is_about_and_that_is_written_down(
    toegang: Client, take_in: TakeIn, wereld: Wereld
) -> None:
    take_in(jw315_bericht())
    page = text(toegang, address())
    assert NAAM in page
    assert "999900006" in page
    (entry,) = entries(Jeugdige.objects.get())
    assert (entry.action, entry.actor) == (entry.Action.ACCESS, wereld.users[Rol.TOEGANG])


@pytest.mark.parametrize("rol", [Rol.DATA_ANALIST, Rol.AANBIEDER])
def test_others_see_the_request_but_not_who_it_is_about(
    rol: Rol, client: Client, take_in: TakeIn, wereld: Wereld
) -> None:
    take_in(jw315_bericht())
    client.force_login(wereld.users[rol])
    page = text(client, address())
    assert "45A04" in page
    assert NAAM not in page
    assert "999900006" not in page
    assert "In onderzoek nemen" not in page
    assert client.get(address("onderzoek")).status_code == 403


@pytest.mark.parametrize("rol", [Rol.TOEGANG, Rol.DATA_ANALIST, Rol.AANBIEDER])
def test_the_history_leads_to_the_messages(rol: Rol, client: Client, take_in: TakeIn, wereld: Wereld) -> None:
    take_in(jw315_bericht())
    link = reverse("berichten:detail", args=[Bericht.objects.get(soort="JW315").sleutel])
    client.force_login(wereld.users[rol])
    assert link in text(client, address())
    assert client.get(link).status_code == 200


def test_a_provider_does_not_see_the_request_of_another(
    client: Client, take_in: TakeIn, wereld: Wereld
) -> None:
    take_in(jw315_bericht(), van=ANDERE_AGB)
    client.force_login(wereld.users[Rol.AANBIEDER])
    assert client.get(address()).status_code == 404
    assert len(client.get(reverse("verzoeken:wachtend")).context["rijen"]) == 0


@pytest.mark.parametrize("name", ["detail", "onderzoek", "afwijzen", "woonplaats", "toewijzen"])
def test_a_request_of_another_municipality_is_not_found(
    name: str, client: Client, take_in: TakeIn, wereld: Wereld, andere_wereld: Wereld
) -> None:
    take_in(jw315_bericht())
    client.force_login(andere_wereld.users[Rol.TOEGANG])
    for method in (client.get, client.post):
        assert method(address(name)).status_code == 404


def test_the_buttons_are_the_steps_that_the_table_has(toegang: Client, take_in: TakeIn) -> None:
    take_in(jw315_bericht())
    buttons = [knop["label"] for knop in toegang.get(address()).context["knoppen"]]
    assert len(buttons) == 4
    toegang.post(address("onderzoek"))
    buttons = [knop["label"] for knop in toegang.get(address()).context["knoppen"]]
    assert "In onderzoek nemen" not in buttons
    assert len(buttons) == 3


def test_a_refusal_goes_out_with_its_reason_and_is_written_down(
    toegang: Client, take_in: TakeIn, wereld: Wereld
) -> None:
    take_in(jw315_bericht())
    assert "Dit veld is verplicht" in toegang.post(address("afwijzen"), {}).content.decode()
    answer = toegang.post(address("afwijzen"), {"reden": "4"}, follow=True)
    assert "Het bericht aan de aanbieder is gemaakt, maar nog niet verstuurd" in answer.content.decode()
    assert "Past niet binnen contract" in answer.content.decode()
    made = Bericht.objects.get(soort="JW319")
    assert (made.richting, made.identificatie) == (Richting.UIT, "R1")
    assert [entry.actor for entry in entries(made)] == [wereld.users[Rol.TOEGANG]]


def test_the_woonplaatsbeginsel_names_the_other_municipality(toegang: Client, take_in: TakeIn) -> None:
    take_in(jw315_bericht())
    assert f'value="{GEMEENTE}"' not in text(toegang, address("woonplaats")), "one's own is no other one"
    answer = toegang.post(address("woonplaats"), {"gemeente": "0794"}, follow=True)
    assert "Afgewezen wegens woonplaatsbeginsel" in answer.content.decode()
    assert "Woonplaatsbeginsel: " in answer.content.decode()


def test_a_refusal_by_the_woonplaatsbeginsel_without_a_municipality_is_not_sent(
    take_in: TakeIn, wereld: Wereld
) -> None:
    take_in(jw315_bericht())
    by = wereld.users[Rol.TOEGANG]
    verzoek = find_request(visible_to(by).q, Bericht.objects.get(soort="JW315").pk, 1)
    assert verzoek is not None
    with pytest.raises(ValidationError, match="verantwoordelijke gemeente"):
        actions.refuse(verzoek=verzoek, reden="8", by=by)
    assert not Bericht.objects.filter(soort="JW319").exists()


def test_a_step_that_is_no_longer_possible_leads_back_and_sends_nothing(
    toegang: Client, take_in: TakeIn
) -> None:
    take_in(jw315_bericht())
    toegang.post(address("afwijzen"), {"reden": "4"})
    answer = toegang.post(address("onderzoek"), follow=True)
    assert "Dat kan bij dit verzoek niet of niet meer" in answer.content.decode()
    assert Bericht.objects.filter(richting=Richting.UIT, soort="JW319").count() == 1


def test_products_of_one_message_are_answered_apart(toegang: Client, take_in: TakeIn) -> None:
    second = aangevraagd_product(
        referentie_aanbieder="verzoek-1b",
        toewijzing_ingangsdatum=date(2026, 3, 1),
        toewijzing_einddatum=date(2026, 8, 31),
    )
    take_in(jw315_bericht(aangevraagd_product(), second))
    toegang.post(address("afwijzen"), {"reden": "4"})
    (row,) = toegang.get(reverse("verzoeken:wachtend")).context["rijen"]
    assert row["wachtend"].volgnummer == 2


def test_the_page_of_a_request_leads_to_what_else_the_message_asks(toegang: Client, take_in: TakeIn) -> None:
    second = aangevraagd_product(
        referentie_aanbieder="verzoek-1b",
        toewijzing_ingangsdatum=date(2026, 3, 1),
        toewijzing_einddatum=date(2026, 8, 31),
    )
    take_in(jw315_bericht(aangevraagd_product(), second))
    toegang.post(address("afwijzen"), {"reden": "4"})
    other = reverse("verzoeken:detail", args=[Bericht.objects.get(soort="JW315").sleutel, 2])
    (first,) = toegang.get(address()).context["andere"]
    assert (first["url"], first["stand"]) == (other, "Ontvangen")
    (second,) = toegang.get(other).context["andere"]
    assert (second["url"], second["stand"]) == (address(), "Afgewezen")


def test_who_decides_sees_the_help_there_is(toegang: Client) -> None:
    toewijzing_row(nummer=7, productcode="45A04")
    verzoek_row(referentie="een-ander-verzoek", productcode="45A05")
    (row,) = toegang.get(address()).context["toewijzingen"]
    assert row["nummer"] == 7


def test_the_municipality_of_the_request_is_not_another_one(take_in: TakeIn, wereld: Wereld) -> None:
    take_in(jw315_bericht())
    by = wereld.users[Rol.TOEGANG]
    verzoek = find_request(visible_to(by).q, Bericht.objects.get(soort="JW315").pk, 1)
    assert verzoek is not None
    with pytest.raises(ValidationError, match="eigen gemeente"):
        actions.refuse_woonplaatsbeginsel(verzoek=verzoek, gemeente=GEMEENTE, by=by)


def test_in_a_municipality_that_we_read_along_with_nothing_can_be_decided(
    toegang: Client, take_in: TakeIn
) -> None:
    set_werkwijze(gemeentecode=GEMEENTE, modus=Modus.MEELEZEN, vanaf=timezone.localdate(), by=None)
    take_in(jw315_bericht())
    page = text(toegang, address())
    assert "jeugdregio leest mee" in page
    assert "In onderzoek nemen" not in page
    toegang.post(address("afwijzen"), {"reden": "4"})
    assert not Bericht.objects.filter(richting=Richting.UIT).exists()


def test_an_answer_of_the_back_office_moves_a_request_that_we_read_along_with(
    toegang: Client, take_in: TakeIn
) -> None:
    set_werkwijze(gemeentecode=GEMEENTE, modus=Modus.MEELEZEN, vanaf=timezone.localdate(), by=None)
    take_in(jw315_bericht())
    antwoord_row("2", dag=date(2025, 1, 24))
    assert "In onderzoek genomen (JW319)" in text(toegang, address())


def test_a_request_for_a_change_shows_what_stays_changes_and_comes(toegang: Client, take_in: TakeIn) -> None:
    verzoek_row(soort="ongewijzigd", toewijzing_nummer=7, reden_verzoek="2", categorie="", productcode="")
    Bericht.objects.filter(soort="JW315").update(soort="JW317")
    page = text(toegang, address(soort="JW317"))
    assert "Verzoek om wijziging" in page
    assert "Toewijzing 7" in page
    assert "Zorgplan gewijzigd" in page
    assert "andere gemeente is verantwoordelijk" not in page
