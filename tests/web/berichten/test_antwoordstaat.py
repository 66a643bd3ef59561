"""Whether an answer came, and in time: in the list, in its filter, and at the message itself."""

from datetime import date, datetime, time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web.berichten.draadrijen import Dossier
from tests.web.berichten.test_paginas import page
from tests.web.wereld import AGB, GEMEENTE, Wereld

from jeugdregio.web.berichten.antwoordstaat import AntwoordStaat, answer_of, with_answer_state
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LIJST = reverse("berichten:lijst")
VRIJDAG = date(2026, 11, 20)  # three working days on is Wednesday the 25th


def received(bericht: Bericht, dag: date) -> Bericht:
    bericht.ontvangen_op = timezone.make_aware(datetime.combine(dag, time(15)))
    bericht.save()
    return bericht


def answered(bericht: Bericht, dag: date) -> Bericht:
    antwoord = Bericht.objects.get(pk=Dossier().antwoord(dag).pk)
    antwoord.soort, antwoord.afzender, antwoord.ontvanger = "JW306", GEMEENTE, AGB
    antwoord.antwoord_op_soort, antwoord.antwoord_op_afzender = bericht.soort, bericht.afzender
    antwoord.antwoord_op_identificatie = bericht.identificatie
    return received(antwoord, dag)


def state(bericht: Bericht, vandaag: date) -> str | None:
    found = answer_of(Bericht.objects.with_antwoord().get(pk=bericht.pk), vandaag)
    return found.tekst if found else None


def test_an_answer_is_open_until_it_came_and_late_after_its_term() -> None:
    start = received(Dossier().start(VRIJDAG), VRIJDAG)
    assert state(start, date(2026, 11, 25)) == "Open"
    assert state(start, date(2026, 11, 26)) == "Open, te laat"
    answered(start, date(2026, 11, 25))
    assert state(start, date(2026, 11, 30)) == "Op tijd"


def test_an_answer_that_came_after_its_term_is_late() -> None:
    start = received(Dossier().start(VRIJDAG), VRIJDAG)
    answered(start, date(2026, 11, 26))
    assert state(start, date(2026, 11, 30)) == "Te laat beantwoord"


def test_a_message_that_needs_no_answer_has_no_state() -> None:
    start = received(Dossier().start(VRIJDAG), VRIJDAG)
    assert state(answered(start, VRIJDAG), date(2026, 12, 31)) is None


def test_the_filter_finds_what_is_open_late_or_answered() -> None:
    dossier = Dossier()
    done = received(dossier.start(VRIJDAG), VRIJDAG)
    answered(done, VRIJDAG)
    late = received(dossier.start(date(2026, 11, 21)), VRIJDAG)
    new = received(dossier.start(date(2026, 11, 22)), date(2026, 11, 25))
    declared = received(dossier.declaratie(VRIJDAG, VRIJDAG, 4), VRIJDAG)
    wednesday = date(2026, 11, 26)

    def found(staat: AntwoordStaat) -> set[int]:
        return {b.pk for b in with_answer_state(Bericht.objects.all(), staat, wednesday)}

    assert found(AntwoordStaat.BEANTWOORD) == {done.pk}
    assert found(AntwoordStaat.OPEN) == {late.pk, new.pk, declared.pk}
    assert found(AntwoordStaat.TE_LAAT) == {late.pk}


@pytest.fixture
def analist(client: Client, wereld: Wereld) -> Client:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    return client


def test_the_list_shows_direction_and_answer_and_is_limited_by_them(analist: Client) -> None:
    start = received(Dossier().start(VRIJDAG), VRIJDAG)
    retour = answered(start, VRIJDAG)
    Bericht.objects.filter(pk=retour.pk).update(richting="uit")
    text = page(analist, LIJST)
    assert "Ontvangen" in text
    assert "Op tijd uiterlijk 25-11-2026" in text
    assert "1 bericht, waarvan" in page(analist, LIJST, richting="uit")
    assert "1 bericht, waarvan" in page(analist, LIJST, antwoord="beantwoord")
    assert "0 berichten, waarvan" in page(analist, LIJST, antwoord="open")


def test_only_what_was_made_here_can_be_ticked_to_fetch(analist: Client, wereld: Wereld) -> None:
    Dossier().toewijzing(VRIJDAG)
    Bericht.objects.update(richting="uit")
    assert 'name="sleutel"' not in analist.get(LIJST).content.decode()
    assert 'name="sleutel"' in analist.get(LIJST, {"richting": "uit"}).content.decode()
    aanbieder = Client()
    aanbieder.force_login(wereld.users[Rol.AANBIEDER])
    assert 'name="sleutel"' not in aanbieder.get(LIJST, {"richting": "uit"}).content.decode()


def test_a_message_and_its_answer_lead_to_each_other(analist: Client) -> None:
    start = received(Dossier().start(VRIJDAG), VRIJDAG)
    retour = answered(start, VRIJDAG)
    urls = {one.pk: reverse("berichten:detail", args=[one.sleutel]) for one in (start, retour)}
    assert urls[retour.pk] in analist.get(urls[start.pk]).content.decode()
    assert urls[start.pk] in analist.get(urls[retour.pk]).content.decode()
