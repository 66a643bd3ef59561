"""A BSN and a name planted wherever a file can hold one stand nowhere readable in the database or the log."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.web.berichten.fabriek import ANDER_BSN, BSN, declaratie_xml, start_xml, toewijzing_xml
from tests.web.wereld import GEMEENTE, Wereld

from jeugdregio.web.berichten.models import Bericht, Werkwijze
from jeugdregio.web.berichten.opladen.models import AanleveringBestand
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]
GEHEIM = (BSN, ANDER_BSN, "Proefpersoon", "2010-02-14", "14-2-2010")


def texts() -> Iterator[tuple[str, str]]:
    """Every value of every column that can hold a text or bytes, with the name of its table."""
    for model in apps.get_models(include_auto_created=True):
        columns = [str(f.column) for f in model._meta.concrete_fields if not isinstance(f, models.DateField)]
        with connection.cursor() as cursor:
            quoted = ", ".join(f'"{column}"' for column in columns)
            cursor.execute(f"SELECT {quoted} FROM {model._meta.db_table}")
            for row in cursor.fetchall():
                for value in row:
                    if isinstance(value, bytes | memoryview):
                        value = bytes(value).decode("latin-1")
                    yield model._meta.db_table, str(value)


def planted() -> list[SimpleUploadedFile]:
    """Messages that are right and wrong in many ways, under names that tell who they are about."""
    right = [
        toewijzing_xml(commentaar=f"bel {ANDER_BSN}"), start_xml(), declaratie_xml(), start_xml(8, "9"),
    ]  # fmt: skip
    wrong = [
        right[0].replace(BSN.encode(), b"Proefpersoon", 1),
        right[0].replace(b"<", f"<!-- {BSN} Proefpersoon --><".encode(), 5),
        right[1].replace(b"Bsn>", f"B{BSN}>".encode()),
        right[1].replace(b"Client>", f'Client bsn="{BSN}">'.encode(), 1),
        right[2] + BSN.encode(),
        right[2].replace(BSN.encode(), f"&{BSN};".encode()),
        right[2].replace(BSN.encode(), f"{ANDER_BSN}0".encode()),
        f"<!DOCTYPE a [<!ENTITY b '{BSN}'>]><a>&b;</a>".encode(),
        f"<Proefpersoon>{BSN}</Proefpersoon>".encode(),
        toewijzing_xml(9, "9", bsn="999900007"),
        BSN.encode(),
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archief:
        for place, content in enumerate(right + wrong):
            archief.writestr(f"map {BSN}/{place}_{ANDER_BSN}.xml", content)
    return [
        SimpleUploadedFile(f"dossier {BSN}.zip", buffer.getvalue()),
        *(SimpleUploadedFile(f"{ANDER_BSN}-{place}.xml", content) for place, content in enumerate(wrong)),
    ]


@pytest.mark.parametrize("modus", ["meelezen", "voeren"])
def test_what_is_planted_in_files_can_be_read_nowhere(
    wereld: Wereld, settings: Settings, capfd: pytest.CaptureFixture[str], modus: str
) -> None:
    settings.DEMO = True
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus=modus, vanaf=date(2020, 1, 1))
    client = Client()
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    answer = client.post(reverse("berichten:opladen"), {"bestanden": planted()}, follow=True)
    assert answer.status_code == 200
    assert AanleveringBestand.objects.count() == 26
    assert Bericht.objects.filter(status="geweigerd").count() >= 8
    pages = [answer.content.decode()]
    for bericht in Bericht.objects.all():
        url = reverse("berichten:detail", args=[bericht.sleutel])
        pages.append(client.get(url, {"toon": "alles"}).content.decode())
    assert [value for _, value in texts() if "dossier *********.zip/map *********/" in value]
    logged = capfd.readouterr()
    for geheim in (*GEHEIM, "999900007"):
        assert not [page for page in pages if geheim in page]
        assert geheim not in logged.out + logged.err
        assert not [table for table, value in texts() if geheim in value]
