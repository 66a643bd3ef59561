"""What hardly anybody sends: days at the end of the calendar, keys that are no text, zips that are broken."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import start_xml, toewijzing_xml
from tests.web.berichten.test_ophalen import stored
from tests.web.wereld import Wereld

from jeugdregio.web.berichten.draad.balk import BREEDTE
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.opladen.forms import OpladenForm
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def analist(client: Client, wereld: Wereld) -> Client:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    return client


@pytest.mark.parametrize("dag", [date.max, date.min])
def test_a_message_of_the_first_or_the_last_day_there_is_does_not_take_the_ledger_away(
    verwerk: Verwerk, analist: Client, dag: date
) -> None:
    assert [u.status for u in verwerk(toewijzing_xml(dag=dag))] == ["verwerkt"]
    page = analist.get(reverse("berichten:lijst"))
    sleutel = Bericht.objects.get().sleutel
    assert page.status_code == 200
    assert sleutel in page.content.decode()
    assert analist.get(reverse("berichten:detail", args=[sleutel])).status_code == 200


@pytest.mark.parametrize("einde", [date.max, date(2999, 12, 31)])
def test_a_thread_without_end_is_drawn_as_far_as_anyone_looks(
    verwerk: Verwerk, analist: Client, einde: date
) -> None:
    verwerk(toewijzing_xml(einddatum=einde), start_xml(identificatie="2"))
    sleutel = Bericht.objects.get(soort="JW301").sleutel
    balk = analist.get(reverse("berichten:draad", args=[sleutel, 1])).context["balk"]
    assert len(balk.strepen) < 30
    staven = [staaf for baan in balk.banen for staaf in baan.staven]
    assert all(0 <= staaf.x < staaf.x + staaf.breedte <= BREEDTE for staaf in staven)


@pytest.mark.parametrize("name", ["berichten:detail", "berichten:bestand", "berichten:aanlevering"])
def test_an_address_with_a_character_no_database_takes_leads_nowhere(analist: Client, name: str) -> None:
    path = reverse(name, args=["sleutel"]).replace("sleutel", "a%00b")
    assert analist.get(path).status_code == 404


def test_no_message_is_found_by_a_key_with_a_character_no_database_takes(analist: Client) -> None:
    bericht, _ = stored()
    answer = analist.post(reverse("berichten:ophalen"), {"sleutel": ["a\0b", bericht.sleutel]})
    assert answer.status_code == 200
    assert analist.post(reverse("berichten:ophalen"), {"sleutel": "a\0b"}).status_code == 302


def test_a_zip_with_a_member_without_a_name_is_counted() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archief:
        archief.writestr("x", b"geen bericht")
    content = buffer.getvalue().replace(b"x", b"\0").replace(b"\1\0\0\0\0\0", b"\1\0\0\0\0\0")
    form = OpladenForm({}, {"bestanden": [SimpleUploadedFile("a.zip", content)]})
    assert form.is_valid()
    assert form.aantallen == [1]
