"""Who is no party to a message has no say in it: not by an answer, not by a message in another's name."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.ijw import fabriek as berichten
from tests.ijw.fabriek import jw302_bericht, with_header
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import declaratie_xml, ledger_row, start_xml, toewijzing_xml
from tests.web.wereld import AGB, ANDERE_AGB, ANDERE_GEMEENTE, GEMEENTE, Wereld

from jeugdregio.ijw import read, write
from jeugdregio.ijw.lezen.bestanden import Bestand
from jeugdregio.web.berichten import opslag, verwerking
from jeugdregio.web.berichten.antwoordstaat import AntwoordStaat, with_answer_state
from jeugdregio.web.berichten.models import Bericht, Werkwijze
from jeugdregio.web.berichten.opladen.toegelaten import Toegelaten
from jeugdregio.web.berichten.verzoeken.wacht import Wacht, waiting_messages
from jeugdregio.web.organisaties.models import Mandaat
from jeugdregio.web.organisaties.rollen import Rol, Taak
from jeugdregio.web.register.models import PrestatieRegel, ToewijzingRegel
from jeugdregio.web.register.toestand import leveringen, toewijzingen

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def accepted(soort: str, gemeente: str, agb: str, **fields: str) -> Bericht:
    bericht = ledger_row(gemeente, agb)
    afzender = gemeente if soort in {"JW301", "JW325"} else agb
    Bericht.objects.filter(pk=bericht.pk).update(
        soort=soort, status="verwerkt", **{"afzender": afzender, "identificatie": "1", **fields}
    )
    bericht.refresh_from_db()
    return bericht


@pytest.mark.parametrize("parties", [(ANDERE_GEMEENTE, AGB), (GEMEENTE, AGB)])
def test_only_the_municipality_a_declaration_went_to_answers_it(
    client: Client, wereld: Wereld, parties: tuple[str, str]
) -> None:
    declaratie = accepted("JW323", GEMEENTE, AGB)
    antwoord = accepted(
        "JW325", *parties, identificatie="9", antwoord_op_soort="JW323", antwoord_op_afzender=AGB,
        antwoord_op_identificatie="1",
    )  # fmt: skip
    ours = parties == (GEMEENTE, AGB)
    mine = Bericht.objects.filter(pk=declaratie.pk)
    assert mine.with_antwoord().get().is_beantwoord is ours
    assert mine.get().is_beantwoord is ours
    answered = with_answer_state(mine, AntwoordStaat.BEANTWOORD, timezone.localdate())
    assert answered.exists() is ours
    waits = waiting_messages(Wacht.DECLARATIE, Q(), timezone.localdate())
    assert (declaratie in waits) is not ours
    client.force_login(wereld.users[Rol.AANBIEDER])
    page = client.get(reverse("berichten:detail", args=[declaratie.sleutel])).content.decode()
    assert (antwoord.sleutel in page) is ours


def test_an_answer_that_was_made_before_and_loaded_here_does_not_stop_a_new_one(verwerk: Verwerk) -> None:
    """As after a move to another database: its history holds identifications that are given out here."""
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="voeren", vanaf=date(2020, 1, 1))
    begin = ledger_row().pk
    for nummer in range(begin + 1, begin + 40):
        accepted("JW306", GEMEENTE, AGB, afzender=GEMEENTE, identificatie=f"A{nummer + 39}")
    found = verwerk(start_xml(None, "1"), start_xml(None, "2"))
    assert "OPSLAG" not in {b.regel for u in found for b in u.bevindingen}
    made = Bericht.objects.filter(richting="uit")
    assert set(made.values_list("antwoord_op_identificatie", flat=True)) == {"1", "2"}


@pytest.mark.parametrize("agb", [AGB, ANDERE_AGB])
def test_the_retour_of_another_provider_refuses_nothing_and_stays_unseen(
    verwerk: Verwerk, client: Client, wereld: Wereld, agb: str
) -> None:
    verwerk(toewijzing_xml(7, "T1"))
    typed, _ = read(toewijzing_xml(7, "T1", agb=agb))
    found = verwerk(write(jw302_bericht(typed, codes=("0001",))))
    assert [u.status for u in found] == ["verwerkt"]
    ours = agb == AGB
    assert [row.toewijzing for row in toewijzingen()] == ([] if ours else [7])
    bericht, retour = Bericht.objects.get(soort="JW301"), Bericht.objects.get(soort="JW302")
    assert bericht.is_beantwoord is ours
    client.force_login(wereld.users[Rol.AANBIEDER])
    page = client.get(reverse("berichten:detail", args=[bericht.sleutel])).content.decode()
    assert (retour.sleutel in page) is ours


@pytest.mark.parametrize(
    "make",
    [
        berichten.jw301_bericht,
        berichten.jw306_bericht,
        berichten.jw308_bericht,
        berichten.jw316_bericht,
        berichten.jw318_bericht,
        berichten.jw319_bericht,
        berichten.jw325_bericht,
    ],
)
@pytest.mark.parametrize("afzender", ["gemeente", "aanbieder"])
def test_a_provider_offers_nothing_in_the_name_of_a_municipality(
    wereld: Wereld, make: Callable[[], Any], afzender: str
) -> None:
    """Whichever of the two the header calls the sender: the kind of message says who sends it."""
    bericht = make()
    kop = {"afzender": GEMEENTE, "ontvanger": AGB}
    if afzender == "aanbieder":
        kop = {"afzender": AGB, "ontvanger": GEMEENTE}
    toegelaten = Toegelaten.of(wereld.users[Rol.AANBIEDER])
    content = write(with_header(bericht, **kop))
    kop_van, bezwaar = toegelaten.objection(Bestand("bericht.xml", content))
    assert "door de gemeente verstuurd" in bezwaar or not kop_van.gemeentecode


def test_a_provider_offers_nothing_for_a_municipality_of_which_nobody_handles_messages_here(
    wereld: Wereld,
) -> None:
    provider = wereld.users[Rol.AANBIEDER]

    def objection(gemeente: str) -> str:
        bestand = Bestand("bericht.xml", start_xml(gemeente=gemeente))
        return Toegelaten.of(provider).objection(bestand)[1]

    assert objection(GEMEENTE) == ""
    assert "0363" in objection("0363")
    Mandaat.objects.filter(taak=Taak.BERICHTEN).update(tot=timezone.localdate() - timedelta(days=1))
    assert "doet hier niet mee" in objection(GEMEENTE)


def test_a_message_for_a_municipality_that_does_not_exist_counts_nowhere_and_is_seen(
    verwerk: Verwerk, client: Client, wereld: Wereld, andere_wereld: Wereld
) -> None:
    found = verwerk(toewijzing_xml(7, "1", gemeente="9999"), start_xml(7, "2", gemeente="9999"))
    assert [u.status for u in found] == ["geweigerd", "geweigerd"]
    assert {b.regel for u in found for b in u.bevindingen} == {"TR378"}
    assert not ToewijzingRegel.objects.exists()
    assert not list(leveringen())
    for user in (wereld.users[Rol.DATA_ANALIST], andere_wereld.users[Rol.DATA_ANALIST]):
        client.force_login(user)
        page = client.get(reverse("berichten:lijst")).content.decode()
        for bericht in Bericht.objects.all():
            assert bericht.sleutel in page
            detail = client.get(reverse("berichten:detail", args=[bericht.sleutel])).content.decode()
            assert "Hierom is het hele bericht geweigerd" in detail
    client.force_login(wereld.users[Rol.TOEGANG])
    assert client.get(reverse("berichten:detail", args=[bericht.sleutel])).status_code == 404


def test_a_long_message_for_a_municipality_that_does_not_exist_is_refused_for_that(
    verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verwerking, "LANG", 1000)
    monkeypatch.setattr(opslag, "TOETSBAAR", 2)
    monkeypatch.setattr(opslag, "DEEL", 1)
    (found,) = verwerk(declaratie_xml((1,) * 9, gemeente="9999"))
    assert (found.status, {b.regel for b in found.bevindingen}) == ("geweigerd", {"TR378"})
    assert not PrestatieRegel.objects.exists()
