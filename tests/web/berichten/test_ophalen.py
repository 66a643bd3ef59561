"""Messages as files: for whom, under which name, and that it is kept."""

import io
import zipfile
from hashlib import sha256

import pytest
from auditlog.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.berichten.fabriek import ledger_row, toewijzing_xml
from tests.web.wereld import ANDERE_AGB, ANDERE_GEMEENTE, GEMEENTE, Wereld

from jeugdregio.web.audit import entries
from jeugdregio.web.berichten.inhoud import seal
from jeugdregio.web.berichten.models import Bericht, BerichtInhoud
from jeugdregio.web.berichten.ophalen import views
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]

OPHALEN = reverse("berichten:ophalen")


def stored(nummer: int = 1, gemeente: str = GEMEENTE, **fields: str) -> tuple[Bericht, bytes]:
    """A message with content, made here."""
    inhoud = toewijzing_xml(nummer, str(nummer))
    bericht = ledger_row(gemeente) if gemeente == GEMEENTE else ledger_row(gemeente, ANDERE_AGB)
    bericht.sha256, bericht.richting = sha256(inhoud).digest(), "uit"
    bericht.soort, bericht.identificatie = "JW301", str(nummer)
    for name, value in fields.items():
        setattr(bericht, name, value)
    bericht.save()
    versleuteld = seal(inhoud, bericht.sha256)
    assert versleuteld is not None
    BerichtInhoud.objects.create(bericht=bericht, versleuteld=versleuteld)
    return bericht, inhoud


def adres(bericht: Bericht) -> str:
    return reverse("berichten:bestand", args=[bericht.sleutel])


@pytest.fixture
def clients(wereld: Wereld) -> dict[Rol, Client]:
    found = {}
    for rol, user in wereld.users.items():
        found[rol] = Client()
        found[rol].force_login(user)
    return found


@pytest.mark.parametrize("rol", [Rol.DATA_ANALIST, Rol.TOEGANG])
def test_a_message_comes_as_it_is_under_a_safe_name_and_that_is_kept(
    clients: dict[Rol, Client], wereld: Wereld, rol: Rol
) -> None:
    bericht, inhoud = stored(identificatie='1"/..\\é')
    before = len(entries(bericht))
    answer = clients[rol].post(adres(bericht))
    assert b"".join(answer) == inhoud
    naam = answer["Content-Disposition"].partition("filename=")[2].strip('"')
    assert naam.startswith("JW301_65000001_0772_20240304_1-")
    assert not set(naam) & set('"/\\é ;')
    entry = entries(bericht)[0]
    assert len(entries(bericht)) == before + 1
    assert (entry.action, entry.actor) == (LogEntry.Action.ACCESS, wereld.users[rol])


def test_the_page_of_a_message_tells_whether_it_was_fetched(
    clients: dict[Rol, Client], wereld: Wereld
) -> None:
    bericht, _ = stored(status="verwerkt")
    client, url = clients[Rol.TOEGANG], reverse("berichten:detail", args=[bericht.sleutel])
    assert "Het is nog niet opgehaald" in client.get(url).content.decode()
    client.post(adres(bericht))
    page = client.get(url).content.decode()
    assert "Voor het laatst opgehaald op" in page
    assert wereld.users[Rol.TOEGANG].naam in page
    assert "opgehaald" not in clients[Rol.AANBIEDER].get(url).content.decode()


def test_a_provider_and_others_do_not_get_the_file(clients: dict[Rol, Client]) -> None:
    bericht, _ = stored()
    for rol in (Rol.AANBIEDER, Rol.BELEIDSADVISEUR, Rol.SYSTEEMBEHEERDER):
        assert clients[rol].post(adres(bericht)).status_code == 403
    assert not LogEntry.objects.get_for_object(bericht).filter(action=LogEntry.Action.ACCESS).exists()


def test_a_message_of_another_municipality_is_not_found(clients: dict[Rol, Client]) -> None:
    bericht, _ = stored(gemeente=ANDERE_GEMEENTE)
    for rol in (Rol.DATA_ANALIST, Rol.TOEGANG):
        assert clients[rol].post(adres(bericht)).status_code == 404
        answer = clients[rol].post(OPHALEN, {"sleutel": [bericht.sleutel]}, follow=True)
        assert "Deze berichten mag u niet ophalen" in answer.content.decode()


def test_a_visit_fetches_nothing(clients: dict[Rol, Client]) -> None:
    bericht, _ = stored()
    assert clients[Rol.DATA_ANALIST].get(adres(bericht)).status_code == 302
    assert bericht.sleutel in clients[Rol.DATA_ANALIST].get(OPHALEN).content.decode()
    assert not LogEntry.objects.get_for_object(bericht).filter(action=LogEntry.Action.ACCESS).exists()


def test_several_messages_come_in_one_zip_each_kept(clients: dict[Rol, Client]) -> None:
    made = [stored(nummer) for nummer in (1, 2)]
    other, _ = stored(3, gemeente=ANDERE_GEMEENTE)
    sleutels = [bericht.sleutel for bericht, _ in made] + [other.sleutel]
    answer = clients[Rol.DATA_ANALIST].post(OPHALEN, {"sleutel": sleutels})
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as archief:
        assert sorted(archief.read(naam) for naam in archief.namelist()) == sorted(i for _, i in made)
    for bericht, _ in made:
        assert entries(bericht)[0].action == LogEntry.Action.ACCESS


def test_one_ticked_message_comes_without_a_zip(clients: dict[Rol, Client]) -> None:
    bericht, inhoud = stored()
    answer = clients[Rol.DATA_ANALIST].post(OPHALEN, {"sleutel": [bericht.sleutel]})
    assert b"".join(answer) == inhoud


@pytest.mark.parametrize(("aantal", "tekst"), [(0, "Kies eerst"), (3, "Kies er hooguit 2 tegelijk")])
def test_too_few_or_too_many_are_explained(
    clients: dict[Rol, Client], monkeypatch: pytest.MonkeyPatch, aantal: int, tekst: str
) -> None:
    monkeypatch.setattr(views, "HOOGSTE", 2)
    for rol in (Rol.DATA_ANALIST, Rol.TOEGANG):
        answer = clients[rol].post(OPHALEN, {"sleutel": ["x"] * aantal}, follow=True)
        assert tekst in answer.content.decode()
        assert answer.request["PATH_INFO"] == OPHALEN, "where messages are ticked"


def test_content_that_was_not_kept_is_explained(clients: dict[Rol, Client]) -> None:
    bericht, _ = stored()
    BerichtInhoud.objects.all().delete()
    answer = clients[Rol.DATA_ANALIST].post(adres(bericht), follow=True)
    assert "Er is niets om op te halen" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused(wereld: Wereld) -> None:
    bericht, _ = stored()
    client = Client(enforce_csrf_checks=True)
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    assert client.post(adres(bericht)).status_code == 403


def test_fetching_a_message_costs_a_fixed_number_of_queries(clients: dict[Rol, Client]) -> None:
    bericht, _ = stored()
    for nummer in range(2, 12):
        stored(nummer)
    with CaptureQueriesContext(connection) as captured:
        clients[Rol.DATA_ANALIST].post(adres(bericht))
    assert len(captured) <= 18
