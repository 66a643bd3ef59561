"""Where data of a person could be left behind: with a browser, in the name of a file, in what a form says."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import BSN, toewijzing_xml
from tests.web.berichten.test_ophalen import stored
from tests.web.berichten.verzoeken.rijen import verzoek_row
from tests.web.wereld import Wereld

from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.ophalen.namen import file_name
from jeugdregio.web.berichten.opladen.forms import OpladenForm
from jeugdregio.web.berichten.verzoeken.forms import PersoonForm
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def toegang(client: Client, wereld: Wereld) -> Client:
    client.force_login(wereld.users[Rol.TOEGANG])
    return client


def test_a_browser_keeps_no_page_with_a_person_and_no_message(verwerk: Verwerk, toegang: Client) -> None:
    verwerk(toewijzing_xml(), toewijzing_xml(8, "2"))
    een, twee = Bericht.objects.order_by("pk")
    page = toegang.get(reverse("berichten:detail", args=[een.sleutel]), {"personen": "ja"})
    assert "Proefpersoon" in page.content.decode()
    file = toegang.post(reverse("berichten:bestand", args=[een.sleutel]))
    both = toegang.post(reverse("berichten:ophalen"), {"sleutel": [een.sleutel, twee.sleutel]})
    for answer in (page, file, both):
        assert answer.status_code == 200
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
        assert BSN not in str(answer.headers)
        answer.close()


@pytest.mark.parametrize("identificatie", [BSN, f"x{BSN}", "9999-00-006"])
def test_the_name_of_a_fetched_file_holds_no_bsn(toegang: Client, identificatie: str) -> None:
    bericht, _ = stored(identificatie=identificatie)
    answer = toegang.post(reverse("berichten:bestand", args=[bericht.sleutel]))
    assert identificatie not in answer["Content-Disposition"]
    assert answer["Content-Disposition"].endswith(f'_{bericht.sleutel[-6:]}.xml"')


def test_two_messages_whose_keys_differ_in_an_underscore_have_two_names() -> None:
    een, _ = stored(sleutel="0123456789ab_c__d")
    ander = Bericht(soort=een.soort, identificatie=een.identificatie, sleutel="0123456789ab_c_-d")
    assert file_name(een).endswith("_c__d.xml")
    assert file_name(ander).endswith("_c_-d.xml")


def test_a_request_does_not_tell_the_bsn_in_its_reference(client: Client, wereld: Wereld) -> None:
    bericht, _ = verzoek_row(referentie=f"vot {BSN}")
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    page = client.get(reverse("verzoeken:detail", args=[bericht.sleutel, 1])).content.decode()
    assert "vot *********" in page
    assert BSN not in page


def test_a_form_that_refuses_a_file_does_not_say_the_bsn_in_its_name() -> None:
    form = OpladenForm({}, {"bestanden": [SimpleUploadedFile(f"dossier {BSN}.docx", b"x")]})
    assert "dossier *********.docx" in str(form.errors)
    assert BSN not in str(form.errors)


def test_a_browser_is_told_not_to_remember_who_a_message_is_about() -> None:
    form = PersoonForm()
    assert all('autocomplete="off"' in str(field) for field in form)
