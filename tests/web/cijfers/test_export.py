"""From the register to a stand: every row, no person."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.utils import timezone
from tests.web.cijfers.registerrijen import ANDERE_BSN, BSN, DAG, GEBOREN, PEILDATUM

from jeugdregio.monitor.publiceren import publish_newest
from jeugdregio.stand import TABELLEN, Stand, StandError, read_vertaling, vul_aan
from jeugdregio.web.aanbieders.models import Aanbieder, Contract
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.cijfers.actions import ensure_indelingen
from jeugdregio.web.cijfers.export import PSEUDONIMISERING, complete_until, make_stand
from jeugdregio.web.cijfers.models import Indeling
from jeugdregio.web.gebieden.actions import load_gebieden
from jeugdregio.web.gebieden.models import Gebied
from jeugdregio.web.versleuteling import pseudoniem

pytestmark = [pytest.mark.django_db]


def _tables(pad: Path) -> dict[str, list[dict[str, Any]]]:
    return {naam: pq.read_table(pad / f"{naam}.parquet").to_pylist() for naam in TABELLEN}


def test_the_rows_of_the_register_are_the_rows_of_the_stand(register: Path) -> None:
    pad = make_stand(register, PEILDATUM, regio="SVJ")
    tabellen = _tables(pad)
    jij, ander = pseudoniem(f"jeugdige:{BSN}"), pseudoniem(f"jeugdige:{ANDERE_BSN}")
    nummer = pseudoniem("toewijzing:0772:7")
    assert pad == register / "stand" / "2025-12-31"
    personen = {jij: date(2012, 5, 1), ander: None}
    assert tabellen["jeugdigen"] == [
        {"pseudoniem": wie, "geboortemaand": personen[wie], "geslacht": "2"} for wie in sorted(personen)
    ]
    assert [(rij["gemeente"], rij["toewijzing"] == nummer) for rij in tabellen["toewijzingen"]] == [
        ("0753", False),
        ("0772", True),
    ]
    assert tabellen["toewijzingen"][1]["productcode"] is None
    assert tabellen["leveringen"] == [
        {
            "gemeente": "0772",
            "aanbieder": "65000001",
            "pseudoniem": jij,
            "toewijzing": nummer,
            "categorie": "45",
            "productcode": "45A04",
            "begindatum": DAG,
            "einddatum": None,
            "reden_beeindiging": None,
            "tijdelijk": False,
            "bekend_op": DAG,
        }
    ]
    assert [(rij["gemeente"], rij["bedrag"], rij["wachtend"]) for rij in tabellen["prestaties"]] == [
        ("0753", -1_000, True),
        ("0772", 28_500, False),
    ]


def test_no_bsn_birth_date_or_assignment_number_is_in_any_file(register: Path) -> None:
    pad = make_stand(register, PEILDATUM, regio="SVJ")
    for bestand in pad.iterdir():
        inhoud = bestand.read_bytes()
        if bestand.suffix == ".parquet":
            tabel = pq.read_table(bestand)
            inhoud += str(tabel.to_pylist()).encode() + str(pq.read_metadata(bestand).to_dict()).encode()
        for verboden in (BSN, ANDERE_BSN, GEBOREN.isoformat(), repr(GEBOREN)):
            assert verboden.encode() not in inhoud, bestand.name
    kolommen = {kolom.naam for tabel in TABELLEN.values() for kolom in tabel.kolommen}
    assert not kolommen & {"bsn", "jeugdige_id", "geboortedatum", "referentie_nummer", "naam_jeugdige"}


def test_the_messages_of_a_month_are_counted_by_kind_and_outcome(register: Path) -> None:
    gegeven: dict[str, Any] = {
        "soort": "JW323",
        "gemeentecode": "0772",
        "agb": "65000001",
        "grootte": 1,
        "modus": "meelezen",
        "modus_vastgelegd": True,
        "ontvangen_op_bron": "dagtekening",
        "verwerkt_op": timezone.now(),
        "aantal_clienten": 0,
        "aantal_regels": 0,
        "aantal_bevindingen": 0,
    }
    for nummer, (dag, status, soort) in enumerate(
        [
            (3, "verwerkt", "JW323"),
            (4, "verwerkt", "JW323"),
            (5, "geweigerd", "JW323"),
            (6, "geweigerd", ""),  # a header that could not be read: nobody knows whose it is
        ]
    ):
        ontvangen = datetime(2025, 11, dag, 12, tzinfo=UTC)
        eigen = {"status": status, "soort": soort, "ontvangen_op": ontvangen, "identificatie": str(nummer)}
        Bericht.objects.create(sha256=bytes([nummer]) * 32, **{**gegeven, **eigen})
    geteld = _tables(make_stand(register, PEILDATUM, regio="SVJ"))["berichtaantallen"]
    assert [(rij["maand"], rij["uitkomst"], rij["aantal"]) for rij in geteld] == [
        (date(2025, 11, 1), "geweigerd", 1),
        (date(2025, 11, 1), "verwerkt", 2),
    ]


def test_what_became_known_later_is_not_in_the_stand(register: Path) -> None:
    tabellen = _tables(make_stand(register, date(2025, 4, 1), regio="SVJ"))
    assert len(tabellen["leveringen"]) == 1
    assert tabellen["prestaties"] == []


def test_areas_say_which_is_meant_and_providers_and_definitions_go_along(register: Path) -> None:
    svj = Gebied.objects.get(code="SVJ")
    aanbieder = Aanbieder.objects.create(agb="65000001")
    Contract.objects.create(aanbieder=aanbieder, gebied=svj, van=date(2021, 1, 1))
    aantal = ensure_indelingen(gebied=svj)
    tabellen = _tables(make_stand(register, PEILDATUM, regio="SVJ"))
    namen = {rij["gebied"]: rij["naam"] for rij in tabellen["gebieden"]}
    assert namen["SVJ"] == "Inkoopregio Samen voor Jeugd (10 gemeenten)"
    assert len([rij for rij in tabellen["gebieden"] if rij["gebied"] == "SVJ"]) == 10
    assert tabellen["contracten"] == [
        {"aanbieder": "65000001", "gebied": "SVJ", "van": date(2021, 1, 1), "tot": None}
    ]
    assert tabellen["aanbieders"] == [{"aanbieder": "65000001", "naam": "Onbekende aanbieder (65000001)"}]
    assert len(tabellen["indelingen"]) == aantal == Indeling.objects.count()
    assert all(rij["productcode"] is None or len(rij["productcode"]) == 5 for rij in tabellen["indelingen"])


def test_definitions_of_an_area_are_filled_once(db: None) -> None:
    load_gebieden()
    svj = Gebied.objects.get(code="SVJ")
    assert ensure_indelingen(gebied=svj) > 40
    assert ensure_indelingen(gebied=svj) == 0


def test_rows_in_many_batches_are_all_there(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jeugdregio.web.cijfers.export.BATCH", 1)
    tabellen = _tables(make_stand(register, PEILDATUM, regio="SVJ"))
    assert [len(tabellen[naam]) for naam in ("toewijzingen", "leveringen", "prestaties")] == [2, 1, 2]


def test_a_stand_is_never_written_over(register: Path) -> None:
    make_stand(register, PEILDATUM, regio="SVJ")
    with pytest.raises(StandError):
        make_stand(register, PEILDATUM, regio="SVJ")


def test_an_unknown_area_is_refused_before_anything_is_written(map_: Path) -> None:
    with pytest.raises(ValueError, match="geen gebied met de code 'NIETS'"):
        make_stand(map_, PEILDATUM, regio="NIETS")
    assert not (map_ / "stand").exists()


@pytest.mark.parametrize(
    ("peildatum", "maand"),
    [
        (date(2026, 10, 31), "2026-09"),
        (date(2026, 10, 30), "2026-09"),
        (date(2026, 10, 29), "2026-08"),
        (date(2026, 1, 31), "2025-12"),
        (date(2026, 1, 1), "2025-11"),
    ],
)
def test_a_month_is_complete_thirty_days_after_it_ended(peildatum: date, maand: str) -> None:
    assert complete_until(peildatum) == maand


def test_progress_names_every_table_with_its_rows(register: Path) -> None:
    gezien: dict[str, int] = {}
    make_stand(register, PEILDATUM, regio="SVJ", voortgang=gezien.__setitem__)
    assert gezien["prestaties"] == 2
    assert gezien.keys() <= TABELLEN.keys()


def test_the_newest_stand_is_published_and_without_one_that_is_told(register: Path) -> None:
    ensure_indelingen(gebied=Gebied.objects.get(code="SVJ"))
    with pytest.raises(ValueError, match="nog geen stand"):
        publish_newest(register)
    pad = make_stand(register, PEILDATUM, regio="SVJ")
    assert Stand.open(pad).meta.volledig_tot == "2025-11"
    assert publish_newest(register) == register / "publicatie" / "2025-12-31"


def test_what_was_delivered_as_files_is_in_the_stand_under_the_pseudonyms_of_the_register(
    register: Path, tmp_path: Path
) -> None:
    bestand = tmp_path / "plannen.csv"
    bestand.write_text(f"g,b,d\n0772,{BSN},2025-12-31\n0772,{BSN},2026-01-01\n", encoding="utf-8")
    (tmp_path / "een.toml").write_text(
        "leverancier = 'Een'\n[[tabel]]\nnaam = 'toekomstplannen'\nbestand = 'plannen.csv'\n"
        "kolommen = { gemeente = 'g', pseudoniem = { bsn = 'b' }, vastgesteld_op = 'd' }\n",
        encoding="utf-8",
    )
    vertaling = read_vertaling(tmp_path / "een.toml")
    vul_aan([bestand], register, op=PEILDATUM, vertaling=vertaling, pseudoniemen=PSEUDONIMISERING)
    tabellen = _tables(make_stand(register, PEILDATUM, regio="SVJ"))
    assert tabellen["toekomstplannen"] == [
        {"gemeente": "0772", "pseudoniem": pseudoniem(f"jeugdige:{BSN}"), "vastgesteld_op": PEILDATUM}
    ]
    assert tabellen["wachtlijst"] == []
    assert PSEUDONIMISERING.toewijzing("0772", 7) == tabellen["toewijzingen"][1]["toewijzing"]
