"""A message is stored whole or refused whole, never twice, never lost."""

import os
import zlib
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from django.db import DataError, connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from pytest_django import Settings
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import (
    AGB,
    ANDER_BSN,
    BSN,
    DAG,
    declaratie_xml,
    misshapen,
    start_xml,
    stop_xml,
    toewijzing_xml,
)
from tests.web.berichten.gevolgen import counts, statuses
from tests.web.berichten.invoer import die

from jeugdregio.web.aanbieders.models import Aanbieder
from jeugdregio.web.berichten import grootboek, verwerking
from jeugdregio.web.berichten.grootboek import masked_name
from jeugdregio.web.berichten.inhoud import unseal
from jeugdregio.web.berichten.models import Bericht, BerichtInhoud, Werkwijze
from jeugdregio.web.berichten.verwerking import process
from jeugdregio.web.berichten.werkers import WorkerDiedError
from jeugdregio.web.register import toestand
from jeugdregio.web.register.models import PrestatieRegel, ToewijzingRegel
from jeugdregio.web.register.opname import insert_rows

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_messages_of_every_kind_become_rows(verwerk: Verwerk) -> None:
    uitkomsten = verwerk(toewijzing_xml(), start_xml(), stop_xml(reden="20"), declaratie_xml((5000, -200)))
    assert [(u.status, u.soort, u.regels) for u in uitkomsten] == [
        ("verwerkt", "JW301", 1), ("verwerkt", "JW305", 1),
        ("verwerkt", "JW307", 1), ("verwerkt", "JW323", 2),
    ]  # fmt: skip
    (toewijzing,) = toestand.toewijzingen()
    assert (toewijzing.gemeente, toewijzing.aanbieder, toewijzing.toewijzing) == ("0772", AGB, 7)
    (levering,) = toestand.leveringen()
    assert (levering.begindatum, levering.einddatum, levering.tijdelijk) == (DAG, DAG, True)
    assert [row.bedrag for row in toestand.prestaties()] == [5000, -200]
    assert [row.geboortedatum for row in toestand.jeugdigen()] == [date(2010, 2, 14)]


def test_a_refused_message_is_kept_with_its_findings_and_content(verwerk: Verwerk) -> None:
    wrong = misshapen(declaratie_xml((1, 2)))
    verwerk(wrong)
    bericht = Bericht.objects.get()
    assert (bericht.status, bericht.soort, bericht.gemeentecode, bericht.agb) == (
        "geweigerd",
        "JW323",
        "0772",
        AGB,
    )
    assert (bericht.aantal_regels, bericht.aantal_bevindingen) == (0, 1)
    assert [b.regel for b in bericht.bevindingen.all()] == ["XSD"]
    assert unseal(bytes(bericht.inhoud.versleuteld), bytes(bericht.sha256)) == wrong
    assert PrestatieRegel.objects.count() == 0


def test_a_refused_message_offered_again_tells_its_findings_again_and_changes_nothing(
    verwerk: Verwerk,
) -> None:
    wrong = misshapen(declaratie_xml((1, 2)))
    verwerk(wrong)
    before = counts()
    (uitkomst,) = verwerk(wrong)
    assert uitkomst.status == "bekend"
    assert [b.regel for b in uitkomst.bevindingen] == ["XSD"]
    assert counts() == before


def test_a_message_refused_before_is_accepted_once_nothing_is_wrong_any_more(
    verwerk: Verwerk, settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "bericht.xml"
    file.write_bytes(declaratie_xml())
    settings.DEMO = False
    assert statuses(list(process([file], ontvangen_op="nu"))) == ["geweigerd"]
    settings.DEMO = True
    assert statuses(list(process([file], ontvangen_op="nu"))) == ["verwerkt"]
    assert Counter(Bericht.objects.values_list("status", flat=True)) == {"geweigerd": 1, "verwerkt": 1}


def test_the_raw_message_is_not_readable_in_the_database(verwerk: Verwerk) -> None:
    content = toewijzing_xml()
    verwerk(content)
    with connection.cursor() as cursor:
        cursor.execute("SELECT versleuteld FROM berichten_berichtinhoud")
        stored = bytes(cursor.fetchone()[0])
    assert b"Proefpersoon" not in stored
    assert zlib.compress(content)[:20] not in stored
    bericht = Bericht.objects.get()
    assert unseal(bytes(bericht.inhoud.versleuteld), bytes(bericht.sha256)) == content


def test_outside_the_demo_a_test_number_refuses_the_message(settings: Settings, tmp_path: Path) -> None:
    settings.DEMO = False
    (tmp_path / "a.xml").write_bytes(toewijzing_xml())
    (uitkomst,) = process([tmp_path], ontvangen_op="nu")
    assert (uitkomst.status, uitkomst.bevindingen[0].regel) == ("geweigerd", "BSN99")
    assert uitkomst.bevindingen[0].pad == "/Bericht/Client/Bsn"
    assert uitkomst.bevindingen[0].regelnummer is not None
    assert BSN not in uitkomst.als_tekst()
    assert ToewijzingRegel.objects.count() == 0


def test_a_dagtekening_in_the_future_is_found_outside_the_demo_only(
    verwerk: Verwerk, settings: Settings, tmp_path: Path
) -> None:
    tomorrow = localdate() + timedelta(days=1)
    (ahead,) = verwerk(start_xml(dag=tomorrow))
    assert "TR135" not in [b.regel for b in ahead.bevindingen]
    settings.DEMO = False
    (tmp_path / "a.xml").write_bytes(start_xml(identificatie="2", dag=tomorrow))
    (uitkomst,) = process([tmp_path / "a.xml"], ontvangen_op="nu")
    (bevinding,) = (b for b in uitkomst.bevindingen if b.regel == "TR135")
    assert (bevinding.retourcode, bevinding.regelnummer is not None) == ("8848", True)
    assert (bevinding.pad or "").endswith("/BerichtIdentificatie/Dagtekening")


def test_a_file_that_is_no_message_is_refused_and_the_rest_goes_on(verwerk: Verwerk) -> None:
    uitkomsten = verwerk(b"geen xml", toewijzing_xml(), b"", **{"leesmij.txt": b"hallo"})
    assert statuses(uitkomsten) == ["geweigerd", "verwerkt", "geweigerd", "geweigerd"]
    assert all(len(u.bevindingen) == 1 for u in uitkomsten if u.status == "geweigerd")
    assert statuses(verwerk(b"geen xml", b"")) == ["bekend", "bekend"]


def test_a_file_that_does_not_exist_is_told_and_the_rest_goes_on(verwerk: Verwerk, tmp_path: Path) -> None:
    there = tmp_path / "wel.xml"
    there.write_bytes(toewijzing_xml())
    uitkomsten = list(process([tmp_path / "niet.xml", there], ontvangen_op="nu"))
    assert statuses(uitkomsten) == ["geweigerd", "verwerkt"]


def test_a_name_that_is_no_text_stops_nothing(verwerk: Verwerk, tmp_path: Path) -> None:
    folder = tmp_path / "vreemd"
    folder.mkdir()
    (folder / os.fsdecode(b"na\xffam.xml")).write_bytes(toewijzing_xml())
    (uitkomst,) = process([folder], ontvangen_op="nu")
    assert uitkomst.status == "verwerkt"
    assert uitkomst.als_tekst().encode("utf-8")
    assert Bericht.objects.get().bestandsnaam == "na?am.xml"


def test_an_unreadable_file_is_told_and_the_rest_goes_on(
    verwerk: Verwerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "00000.xml":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    uitkomsten = verwerk(start_xml(), toewijzing_xml())
    assert statuses(uitkomsten) == ["geweigerd", "verwerkt"]
    assert "niet te lezen" in uitkomsten[0].bevindingen[0].tekst


def test_a_refused_file_offered_again_is_not_called_known(verwerk: Verwerk) -> None:
    verwerk(b"geen bericht")
    (again,) = verwerk(**{"a\nb.xml: verwerkt": b"geen bericht"})
    assert (again.status, again.opnieuw_geweigerd) == ("bekend", True)
    kop, *bevindingen = again.als_tekst().splitlines()
    assert kop.endswith("a?b.xml: verwerkt: deze inhoud is al eerder geweigerd; er is niets veranderd")
    assert len(bevindingen) == 1


def test_a_name_with_a_burgerservicenummer_is_masked_in_the_ledger(verwerk: Verwerk) -> None:
    verwerk(**{f"jeugdige {BSN}.xml": toewijzing_xml()})
    assert Bericht.objects.get().bestandsnaam == "jeugdige *********.xml"


@pytest.mark.parametrize(
    ("naam", "expected"),
    [
        ("/server/map/a.xml", "a.xml"),
        ("/server/map/MEI.ZIP/b/a.xml", "MEI.ZIP/b/a.xml"),
        ("a1999900006b.xml", "a**********b.xml"),
        ("999.900.006 b.xml", "*********** b.xml"),
        ("9999 00 006.xml", "***********.xml"),
        ("JW323-0772-65000001-20240304-A1.xml", "JW323-0772-65000001-20240304-A1.xml"),
        ("a\udc80\x07.xml", "a??.xml"),
        ("x" * 300, "x" * 255),
    ],
)
def test_the_ledger_keeps_a_plain_file_name(naam: str, expected: str) -> None:
    assert masked_name(naam) == expected


def test_ontvangen_op_is_the_dagtekening_for_history_and_now_otherwise(verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml(identificatie="1"))
    verwerk(toewijzing_xml(8, "2"), ontvangen_op="nu")
    history, now = Bericht.objects.order_by("ontvangen_op")
    assert (history.ontvangen_op.date(), history.ontvangen_op_bron) == (DAG, "dagtekening")
    assert (now.ontvangen_op, now.ontvangen_op_bron) == (now.verwerkt_op, "nu")
    assert (datetime.now(timezone.utc) - history.verwerkt_op).total_seconds() < 60  # noqa: UP017
    assert [row.toewijzing for row in toestand.toewijzingen(DAG)] == [7]


def test_a_dagtekening_at_the_ends_of_the_calendar_is_kept(verwerk: Verwerk) -> None:
    ends = date(1, 1, 1), date(9999, 12, 31)
    verwerk(*(toewijzing_xml(n, str(n), dag=dag) for n, dag in enumerate(ends)))
    assert sorted(b.dagtekening or DAG for b in Bericht.objects.all()) == [*ends]


def test_the_mode_of_the_municipality_on_that_day_is_in_the_ledger(verwerk: Verwerk) -> None:
    Werkwijze.objects.create(gemeentecode="0772", modus="voeren", vanaf=date(2024, 3, 1))
    Werkwijze.objects.create(gemeentecode="0772", modus="meelezen", vanaf=date(2025, 1, 1))
    verwerk(
        start_xml(identificatie="1"), start_xml(identificatie="2", dag=date(2024, 2, 1)),
        start_xml(identificatie="3", dag=date(2025, 2, 1)), toewijzing_xml(),
    )  # fmt: skip
    found = Bericht.objects.filter(richting="in").order_by("soort", "identificatie")
    assert [(b.soort, b.modus, b.modus_vastgelegd, b.antwoord_open) for b in found] == [
        ("JW301", "voeren", True, False),
        ("JW305", "voeren", True, False),
        ("JW305", "meelezen", False, False),
        ("JW305", "meelezen", True, False),
    ]


def test_a_provider_nobody_knew_becomes_onbekend(verwerk: Verwerk) -> None:
    Aanbieder.objects.create(agb=AGB, naam="Bekende aanbieder", status="bekend")
    verwerk(declaratie_xml(), declaratie_xml(agb="65000002"), misshapen(declaratie_xml(agb="65000003")))
    assert list(Aanbieder.objects.order_by("agb").values_list("agb", "status")) == [
        (AGB, "bekend"),
        ("65000002", "onbekend"),
    ]


def test_the_number_of_queries_does_not_grow_with_the_batch(verwerk: Verwerk) -> None:
    def queries(*contents: bytes) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert set(statuses(verwerk(*contents))) == {"verwerkt", "geweigerd"}
        return len(captured)

    def batch(first: int, last: int, bsn: str) -> list[bytes]:
        return [
            message
            for n in range(first, last)
            for message in (
                toewijzing_xml(n, str(n), bsn=bsn), start_xml(n, str(n), bsn=bsn),
                declaratie_xml((n,), str(n), bsns=[bsn]), misshapen(declaratie_xml((n, n), f"x{n}")),
            )
        ]  # fmt: skip

    queries(*batch(1, 2, BSN))  # what was sent before is looked up as well
    few = queries(*batch(2, 12, ANDER_BSN))
    assert queries(*batch(12, 112, ANDER_BSN)) == few


def test_a_message_the_database_refuses_takes_no_other_with_it(
    verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch
) -> None:

    def refuse_bad(berichten: Any) -> int:
        batch = list(berichten)
        if any(bron.identificatie == "2" for bron, _ in batch):
            raise DataError("value too long")
        return insert_rows(batch)

    monkeypatch.setattr(grootboek, "insert_rows", refuse_bad)
    uitkomsten = verwerk(*(declaratie_xml((n,), str(n)) for n in range(1, 5)))
    assert statuses(uitkomsten) == ["verwerkt", "geweigerd", "verwerkt", "verwerkt"]
    assert [b.regel for b in uitkomsten[1].bevindingen] == ["OPSLAG"]
    assert sorted(row.bedrag for row in toestand.prestaties()) == [1, 3, 4]
    assert Bericht.objects.get(status="geweigerd").inhoud is not None
    monkeypatch.setattr(grootboek, "insert_rows", insert_rows)
    assert statuses(verwerk(declaratie_xml((2,), "2"))) == ["verwerkt"]


def test_an_error_of_ours_in_one_message_is_told_with_a_reference(
    verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from jeugdregio.web.berichten import beoordeling

    def broken(*args: Any) -> Any:
        raise KeyError(BSN)

    monkeypatch.setattr(beoordeling, "read_kop", broken)
    (uitkomst,) = verwerk(toewijzing_xml())
    assert uitkomst.status == "geweigerd"
    assert "referentie" in uitkomst.bevindingen[0].tekst
    assert BSN not in uitkomst.als_tekst()
    assert Bericht.objects.get().inhoud is not None


def test_a_process_that_dies_is_told_and_nothing_of_its_work_is_stored(
    verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verwerking, "judge", die)
    monkeypatch.setattr(verwerking, "AANTAL", 1)  # the first batch is judged in this process
    with pytest.raises(WorkerDiedError, match="minder processen"):
        verwerk(toewijzing_xml(1, "1"), toewijzing_xml(2, "2"), processen=2)
    assert [b.identificatie for b in Bericht.objects.all()] == ["1"]


def test_a_file_too_large_to_keep_is_refused_and_its_hash_stays(
    verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jeugdregio.web.berichten import inhoud

    monkeypatch.setattr(inhoud, "GRENS", 1)
    (uitkomst,) = verwerk(toewijzing_xml())
    assert (uitkomst.status, uitkomst.bevindingen[0].regel) == ("geweigerd", "BESTAND")
    assert "te groot om te bewaren" in uitkomst.bevindingen[0].tekst
    assert len(Bericht.objects.get().sha256) == 32
    assert BerichtInhoud.objects.count() == 0


def test_a_message_moves_no_young_person_of_another(verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1,), "1", bsns=[BSN]), declaratie_xml((2,), "2", bsns=[ANDER_BSN]))
    bsn = dict(toestand.bsns())
    assert {bsn[row.jeugdige_id]: row.bedrag for row in toestand.prestaties()} == {BSN: 1, ANDER_BSN: 2}
