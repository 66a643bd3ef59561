"""Files offered on a page: received, kept sealed, taken in behind the site, and shown file by file."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.management.commands.db_worker import Worker
from pytest_django import Settings
from tests.web.berichten.fabriek import BSN, start_xml, toewijzing_xml
from tests.web.wereld import AGB, ANDERE_AGB, ANDERE_GEMEENTE, BEGIN, GEMEENTE, Wereld

from jeugdregio.web import taken
from jeugdregio.web.berichten.models import Bericht, Werkwijze
from jeugdregio.web.berichten.opladen import actions, verwerken
from jeugdregio.web.berichten.opladen.actions import is_cut_off, resume_cut_off, submit
from jeugdregio.web.berichten.opladen.bewaring import open_source
from jeugdregio.web.berichten.opladen.models import (
    Aanlevering,
    AanleveringBron,
    AanleveringDeel,
    AanleveringStaat,
)
from jeugdregio.web.berichten.opladen.slot import hold, is_held
from jeugdregio.web.ontvangst import NaamlozeOntvangst
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]

OPLADEN = reverse("berichten:opladen")


@pytest.fixture(autouse=True)
def meteen(settings: Settings, map_: Path) -> None:
    """Work is done at once, for made-up people, in a folder of this test."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.DEMO = True


@pytest.fixture
def later(settings: Settings) -> None:
    """Work waits in the queue."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def gebruiker(wereld: Wereld) -> User:
    return wereld.users[Rol.DATA_ANALIST]


@pytest.fixture
def analist(gebruiker: User) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


@pytest.fixture
def aanbieder(wereld: Wereld) -> Client:
    client = Client()
    client.force_login(wereld.users[Rol.AANBIEDER])
    return client


def xml(inhoud: bytes, naam: str = "bericht.xml") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud, "application/xml")


def zipped(naam: str = "berichten.zip", **leden: bytes) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archief:
        for lid, inhoud in leden.items():
            archief.writestr(lid, inhoud)
    return SimpleUploadedFile(naam, buffer.getvalue(), "application/zip")


def offer(client: Client, *bestanden: SimpleUploadedFile) -> Aanlevering:
    answer = client.post(OPLADEN, {"bestanden": list(bestanden)})
    assert answer.status_code == 302, answer.content.decode()
    offered = Aanlevering.objects.latest("pk")
    assert answer["Location"] == adres(offered)
    return offered


def adres(offered: Aanlevering) -> str:
    return reverse("berichten:aanlevering", args=[offered.sleutel])


def statuses(offered: Aanlevering) -> list[tuple[str, str]]:
    return list(offered.bestanden.order_by("volgnummer").values_list("naam", "status"))


def submitted(by: User, *inhouden: bytes) -> Aanlevering:
    return submit(bestanden=[(ContentFile(i, f"{n}.xml"), 1) for n, i in enumerate(inhouden)], by=by)


def test_files_and_zips_are_taken_in_and_each_file_has_its_outcome(analist: Client) -> None:
    offered = offer(
        analist,
        xml(toewijzing_xml(1, "1"), "een.xml"),
        zipped("twee.zip", **{"b.xml": toewijzing_xml(2, "2"), "c.xml": b"geen bericht"}),
    )
    assert statuses(offered) == [
        ("een.xml", "verwerkt"), ("twee.zip/b.xml", "verwerkt"), ("twee.zip/c.xml", "geweigerd")
    ]  # fmt: skip
    assert (offered.staat, offered.totaal, offered.verwerkt, offered.geweigerd) == ("klaar", 3, 2, 1)
    content = analist.get(adres(offered)).content.decode()
    assert "Klaar, maar niet alles is opgenomen" in content
    for bericht in Bericht.objects.all():
        assert reverse("berichten:detail", args=[bericht.sleutel]) in content


def test_files_can_be_shown_by_their_outcome(analist: Client) -> None:
    offered = offer(analist, xml(toewijzing_xml(), "goed.xml"), xml(b"geen bericht", "fout.xml"))
    assert "?uitkomst=geweigerd" in analist.get(adres(offered)).content.decode()
    content = analist.get(adres(offered), {"uitkomst": "geweigerd"}).content.decode()
    assert "fout.xml" in content
    assert "goed.xml" not in content
    assert "goed.xml" in analist.get(adres(offered), {"uitkomst": "onzin"}).content.decode()


def test_the_same_file_again_is_known(analist: Client) -> None:
    offer(analist, xml(toewijzing_xml()))
    again = offer(analist, xml(toewijzing_xml()))
    assert statuses(again) == [("bericht.xml", "bekend")]
    assert Bericht.objects.count() == 1


def test_the_same_message_twice_at_once_is_taken_in_once(analist: Client) -> None:
    offered = offer(analist, zipped(a=toewijzing_xml(), b=toewijzing_xml()))
    assert [status for _, status in statuses(offered)] == ["verwerkt", "bekend"]


def test_a_message_known_in_another_notation_leads_to_the_one_that_is_there(analist: Client) -> None:
    offer(analist, xml(toewijzing_xml()))
    again = offer(analist, xml(toewijzing_xml().replace(b"><", b">\n<")))
    bestand = again.bestanden.get()
    assert (bestand.status, bestand.bericht) == ("bekend", Bericht.objects.get())


def test_who_offered_what_is_kept(analist: Client, gebruiker: User) -> None:
    offered = offer(analist, xml(toewijzing_xml()))
    assert offered.door == gebruiker
    assert offered.klaar_op is not None
    assert gebruiker.naam in analist.get(OPLADEN).content.decode()


def test_what_was_sent_is_sealed_until_it_is_taken_in_and_gone_after(
    analist: Client, later: None, map_: Path
) -> None:
    offered = offer(analist, xml(toewijzing_xml(), f"{BSN}.xml"))
    (deel,) = AanleveringDeel.objects.all()
    assert b"Proefpersoon" not in bytes(deel.versleuteld)
    assert AanleveringBron.objects.get().naam == "*********.xml"
    verwerken.verwerk.call(offered.pk)
    assert not AanleveringDeel.objects.exists()
    assert not AanleveringBron.objects.exists()
    assert list(map_.iterdir()) == []


def test_a_source_is_read_from_a_file_without_a_name(gebruiker: User, later: None) -> None:
    inhoud = toewijzing_xml() * 2000  # more than one part
    offered = submitted(gebruiker, inhoud)
    assert AanleveringDeel.objects.count() > 1
    with open_source(offered, AanleveringBron.objects.get()) as pad:
        assert pad.read_bytes() == inhoud
        target = str(pad.readlink())
        assert target.startswith("/proc/")
        assert "deleted" in str(Path(target).readlink())
    assert not pad.parent.exists()


def test_a_provider_offers_only_what_it_sends_itself(aanbieder: Client) -> None:
    offered = offer(
        aanbieder,
        xml(start_xml(None, "1", agb=AGB), "eigen.xml"),
        xml(start_xml(None, "2", agb=ANDERE_AGB), "ander.xml"),
        xml(toewijzing_xml(3, "3", agb=AGB), "van-gemeente.xml"),
    )
    assert statuses(offered) == [
        ("eigen.xml", "verwerkt"), ("ander.xml", "geweigerd"), ("van-gemeente.xml", "geweigerd")
    ]  # fmt: skip
    assert [bericht.agb for bericht in Bericht.objects.all()] == [AGB]
    content = aanbieder.get(adres(offered)).content.decode()
    assert f"de AGB-code erin is {ANDERE_AGB}" in content
    assert "door de gemeente verstuurd" in content


def test_a_region_offers_only_messages_of_its_municipalities(analist: Client) -> None:
    offered = offer(analist, xml(toewijzing_xml(gemeente=ANDERE_GEMEENTE)))
    assert offered.geweigerd == 1
    assert not Bericht.objects.exists()
    assert (
        f"geen mandaat voor de gemeente van dit bericht ({ANDERE_GEMEENTE})"
        in analist.get(adres(offered)).content.decode()
    )


def test_a_file_in_the_name_of_a_municipality_that_runs_here_is_refused_and_the_rest_goes_in(
    analist: Client,
) -> None:
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="voeren", vanaf=BEGIN)
    offered = offer(analist, zipped(a=toewijzing_xml(), b=start_xml(None)))
    assert statuses(offered) == [("berichten.zip/a", "geweigerd"), ("berichten.zip/b", "deels")]
    assert set(Bericht.objects.values_list("soort", flat=True)) == {"JW305", "JW306"}  # and its answer
    assert "komt van de gemeente zelf" in analist.get(adres(offered)).content.decode()


@pytest.mark.parametrize(
    ("bestand", "tekst"),
    [
        (SimpleUploadedFile("foto.pdf", b"x"), "Kies alleen bestanden die eindigen op .xml of .zip"),
        (None, "Kies een of meer bestanden"),
    ],
)
def test_what_is_no_message_by_its_name_is_not_received(
    analist: Client, bestand: SimpleUploadedFile | None, tekst: str
) -> None:
    answer = analist.post(OPLADEN, {"bestanden": bestand} if bestand else {})
    assert tekst in answer.content.decode()
    assert not Aanlevering.objects.exists()


def test_an_empty_file_and_a_broken_zip_are_refused_with_the_reason(analist: Client) -> None:
    offered = offer(analist, xml(b"", "leeg.xml"), SimpleUploadedFile("stuk.zip", b"PK geen zip"))
    assert statuses(offered) == [("leeg.xml", "geweigerd"), ("stuk.zip", "geweigerd")]
    assert "beschadigd of is geen zip" in analist.get(adres(offered)).content.decode()


def test_more_than_may_be_sent_at_once_is_not_received(analist: Client, settings: Settings) -> None:
    settings.OPLADEN_MAX_BYTES = 1024 * 1024
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1024
    answer = analist.post(OPLADEN, {"bestanden": xml(b"x" * 2 * 1024 * 1024)})
    assert "Dit is meer dan 1 MB" in answer.content.decode()
    assert not Aanlevering.objects.exists()


def test_a_large_file_is_received_without_a_name_on_disk(
    analist: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1024
    offered = offer(analist, xml(toewijzing_xml()))
    assert statuses(offered) == [("bericht.xml", "verwerkt")]


def test_too_many_files_in_a_zip_are_not_received(analist: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jeugdregio.web.berichten.opladen.forms.MAX_LEDEN", 2)
    answer = analist.post(OPLADEN, {"bestanden": zipped(a=b"1", b=b"2", c=b"3")})
    assert "Dit zijn 3 bestanden; er kunnen er 2 tegelijk" in answer.content.decode()


def test_offering_too_often_has_to_wait(analist: Client, settings: Settings) -> None:
    settings.OPLADEN_PER_UUR = 1
    offer(analist, xml(toewijzing_xml()))
    answer = analist.post(OPLADEN, {"bestanden": xml(toewijzing_xml())})
    assert answer.status_code == 429
    assert "U hebt dit uur al 1 keer bestanden aangeleverd" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused(gebruiker: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(gebruiker)
    assert client.post(OPLADEN, {"bestanden": xml(toewijzing_xml())}).status_code == 403
    assert not Aanlevering.objects.exists()


def test_what_nobody_sends_is_not_received(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1024
    received: list[bytes] = []
    monkeypatch.setattr(NaamlozeOntvangst, "receive_data_chunk", lambda _, data, __: received.append(data))
    answer = Client().post(OPLADEN, {"bestanden": xml(b"x" * 10_000)})
    assert answer.status_code == 302
    assert received == []


def test_only_who_handles_messages_may_offer_them(wereld: Wereld) -> None:
    for rol in (Rol.BELEIDSADVISEUR, Rol.TOEGANG):
        client = Client()
        client.force_login(wereld.users[rol])
        assert client.post(OPLADEN, {"bestanden": xml(toewijzing_xml())}).status_code == 403


def test_what_another_organisation_offered_is_not_found(
    analist: Client, aanbieder: Client, andere_wereld: Wereld
) -> None:
    offered = offer(analist, xml(toewijzing_xml()))
    other = Client()
    other.force_login(andere_wereld.users[Rol.DATA_ANALIST])
    for client in (aanbieder, other):
        assert client.get(adres(offered)).status_code == 404
        assert client.post(f"{adres(offered)}hervat/").status_code == 404
        assert offered.sleutel not in client.get(OPLADEN).content.decode()


def test_with_a_script_the_page_leads_on_and_asks_again_until_it_is_done(
    analist: Client, later: None
) -> None:
    answer = analist.post(OPLADEN, {"bestanden": xml(toewijzing_xml())}, headers={"HX-Request": "true"})
    offered = Aanlevering.objects.get()
    assert answer["HX-Redirect"] == adres(offered)
    waiting = analist.get(adres(offered)).content.decode()
    assert "De bestanden zijn ontvangen" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert "0 van 1 bestand verwerkt" in waiting
    verwerken.verwerk.call(offered.pk)
    part = analist.get(adres(offered), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "every 2s" not in part


def test_work_that_was_cut_off_says_so_and_goes_on_where_it_stopped(
    analist: Client, gebruiker: User, later: None
) -> None:
    offered = submitted(gebruiker, toewijzing_xml(1, "1"), toewijzing_xml(2, "2"))
    Aanlevering.objects.update(staat=AanleveringStaat.BEZIG, pogingen=1)
    assert "De verwerking is afgebroken" in analist.get(adres(offered)).content.decode()
    assert analist.post(f"{adres(offered)}hervat/").status_code == 302
    offered.refresh_from_db()
    assert offered.staat == AanleveringStaat.WACHT
    verwerken.verwerk.call(offered.pk)
    offered.refresh_from_db()
    assert (offered.staat, offered.verwerkt) == (AanleveringStaat.KLAAR, 2)


def test_what_an_earlier_go_stored_counts_as_taken_in_not_as_known(gebruiker: User, later: None) -> None:
    offered = submitted(gebruiker, toewijzing_xml(1, "1"))
    verwerken.verwerk.call(offered.pk)
    again = submitted(gebruiker, toewijzing_xml(1, "1"), toewijzing_xml(2, "2"))
    Aanlevering.objects.filter(pk=again.pk).update(begonnen_op=Bericht.objects.get().verwerkt_op)
    verwerken.verwerk.call(again.pk)
    again.refresh_from_db()
    assert (again.verwerkt, again.bekend) == (2, 0)


def test_work_that_is_going_on_is_not_cut_off_and_is_not_done_twice(
    analist: Client, gebruiker: User, later: None
) -> None:
    offered = submitted(gebruiker, toewijzing_xml())
    Aanlevering.objects.update(staat=AanleveringStaat.BEZIG)
    offered.refresh_from_db()
    with hold(offered.pk) as mine:
        assert mine
        assert is_held(offered.pk)
        assert not is_cut_off(offered)
        if connection.vendor == "sqlite":  # on PostgreSQL the lock is that of this one connection
            verwerken.verwerk.call(offered.pk)
            assert not Bericht.objects.exists()
        answer = analist.post(f"{adres(offered)}hervat/", follow=True)
        assert "loopt nog of is al klaar" in answer.content.decode()
    assert not is_held(offered.pk)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the process below would use another database")
def test_a_process_that_is_killed_gives_its_work_back(gebruiker: User, later: None, map_: Path) -> None:
    offered = submitted(gebruiker, toewijzing_xml())
    Aanlevering.objects.update(staat=AanleveringStaat.BEZIG)
    offered.refresh_from_db()
    script = (
        "import django, time; django.setup(); from jeugdregio.web.berichten.opladen.slot import hold\n"
        f"with hold({offered.pk}): print('vast', flush=True); time.sleep(60)"
    )
    env = {**os.environ, "JEUGDREGIO_MAP": str(map_)}
    with subprocess.Popen([sys.executable, "-c", script], env=env, stdout=subprocess.PIPE) as work:
        assert work.stdout is not None
        assert work.stdout.readline() == b"vast\n"
        assert not is_cut_off(offered)
        work.kill()
    assert is_cut_off(offered)
    assert resume_cut_off() == 1


@pytest.mark.django_db(transaction=True)  # the worker closes its connection
def test_work_in_the_queue_is_done_and_an_error_of_the_database_does_not_end_it(
    gebruiker: User, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taken, "_WACHT", 0)
    offered = submitted(gebruiker, toewijzing_xml())
    rounds = iter([True, True, False])
    workers = iter([None])

    def fail_first() -> Worker:
        if next(workers, "daarna") is None:
            raise OperationalError
        return make()

    make = taken._worker
    monkeypatch.setattr(taken, "_worker", fail_first)
    taken.work(through=lambda: next(rounds))
    offered.refresh_from_db()
    assert offered.staat == AanleveringStaat.KLAAR


def test_an_unexpected_error_shows_its_reference_and_can_be_tried_again(
    analist: Client, gebruiker: User, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = submitted(gebruiker, toewijzing_xml())

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(BSN)

    with monkeypatch.context() as broken:
        broken.setattr(verwerken, "process_bestanden", fail)
        verwerken.verwerk.call(offered.pk)
    offered.refresh_from_db()
    assert offered.staat == AanleveringStaat.MISLUKT
    content = analist.get(adres(offered)).content.decode()
    assert offered.referentie in content
    assert BSN not in content
    analist.post(f"{adres(offered)}hervat/")
    verwerken.verwerk.call(offered.pk)
    offered.refresh_from_db()
    assert offered.staat == AanleveringStaat.KLAAR


def test_what_keeps_being_cut_off_is_not_taken_up_by_itself_for_ever(gebruiker: User, later: None) -> None:
    offered = submitted(gebruiker, toewijzing_xml())
    Aanlevering.objects.update(staat=AanleveringStaat.BEZIG, pogingen=actions.MAX_POGINGEN - 1)
    assert resume_cut_off() == 1
    Aanlevering.objects.update(staat=AanleveringStaat.BEZIG, pogingen=actions.MAX_POGINGEN)
    assert resume_cut_off() == 0
    offered.refresh_from_db()
    assert is_cut_off(offered)


def test_the_queries_of_the_page_do_not_grow_with_the_files(analist: Client, gebruiker: User) -> None:
    counts = []
    for number in (1, 20):
        offered = submitted(gebruiker, *(toewijzing_xml(n, str(n)) for n in range(number)))
        with CaptureQueriesContext(connection) as captured:
            analist.get(adres(offered))
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 16


def test_the_number_of_queries_of_taking_in_does_not_grow_with_the_files(
    gebruiker: User, later: None
) -> None:
    counts = []
    for begin, number in ((100, 2), (200, 30)):
        offered = submitted(
            gebruiker, *(toewijzing_xml(n, str(n), gemeente=GEMEENTE) for n in range(begin, begin + number))
        )
        with CaptureQueriesContext(connection) as captured:
            verwerken.verwerk.call(offered.pk)
        counts.append(len(captured) - number)  # each file of its own is opened by one query
    assert counts[1] <= counts[0] + 2
