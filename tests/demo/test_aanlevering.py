"""The delivery files of the synthetic region: every table, in the form of suppliers, true to its help."""

import hashlib
import importlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jeugdregio.demo.aanlevering import deliver, write_deliveries
from jeugdregio.demo.aanlevering.aanbieders import ZONDER_SEPARATIES
from jeugdregio.demo.aanlevering.regio import ZONDER_VOORZIENINGEN
from jeugdregio.demo.declaraties import Regel
from jeugdregio.demo.genereren import SEED
from jeugdregio.demo.hulp import Hulp
from jeugdregio.demo.ijking import Categorie
from jeugdregio.demo.post import Opbrengst
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.demo.traject import Traject
from jeugdregio.demo.verloop import Verloop
from jeugdregio.kern import bsn
from jeugdregio.monitor.indicator import REGISTER
from jeugdregio.stand import TABELLEN, Inlezing, Pseudonimisering, kept_tables

SCHAAL, TOT = 0.2, date(2023, 10, 31)
Tabellen = dict[str, list[dict[str, Any]]]


def keyed(tekst: str) -> int:
    return int.from_bytes(hashlib.blake2b(tekst.encode(), digest_size=8).digest(), "big", signed=True)


PSEUDONIEM = Pseudonimisering(keyed, lambda gemeente, nummer: keyed(f"{gemeente}:{nummer}"))


@pytest.fixture(scope="module")
def hulp(courses: list[tuple[Traject, Verloop, list[Regel]]]) -> list[Hulp]:
    """The help of a fifth of the region, as the makers of messages leave it."""
    return sorted((Hulp.of(*course) for course in courses), key=lambda deel: deel.sleutel)


@pytest.fixture(scope="module")
def map_met_bestanden(hulp: list[Hulp], tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("aangeleverd")
    write_deliveries(map_ / "aanlevering", hulp, schaal=SCHAAL, seed=SEED, tot=TOT)
    return map_


@pytest.fixture(scope="module")
def gelezen(map_met_bestanden: Path) -> list[Inlezing]:
    return deliver(map_met_bestanden, map_met_bestanden / "aanlevering", op=TOT, pseudoniemen=PSEUDONIEM)


@pytest.fixture(scope="module")
def tabellen(map_met_bestanden: Path, gelezen: list[Inlezing]) -> Tabellen:
    return {
        naam: [rij for batch in batches for rij in batch.to_pylist()]
        for naam, batches in kept_tables(map_met_bestanden, TOT)
    }


def test_every_table_that_is_delivered_anywhere_is_delivered_here(
    gelezen: list[Inlezing], tabellen: Tabellen
) -> None:
    verwacht = {naam for naam, tabel in TABELLEN.items() if tabel.aangeleverd}
    assert {naam for naam, rijen in tabellen.items() if rijen} == verwacht | {"dekkingen"}
    # and nothing in the files is of after the day up to which they tell
    assert {n: len(rijen) for n, rijen in tabellen.items() if n != "dekkingen"} == dict(
        sum((inlezing.rijen for inlezing in gelezen), Counter())
    )


def test_the_same_help_gives_the_same_files(
    hulp: list[Hulp], map_met_bestanden: Path, tmp_path: Path
) -> None:
    write_deliveries(tmp_path / "nog eens", hulp, schaal=SCHAAL, seed=SEED, tot=TOT)
    eerste, tweede = (
        {pad.relative_to(map_): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}
        for map_ in (map_met_bestanden / "aanlevering", tmp_path / "nog eens")
    )
    assert eerste == tweede
    assert len(eerste) == 20


def test_suppliers_know_people_by_bsn_and_what_is_kept_by_the_pseudonyms_of_the_register(
    hulp: list[Hulp], tabellen: Tabellen
) -> None:
    bekend = {keyed(deel.persoon.bsn) for deel in hulp}
    voor = {
        rij["pseudoniem"] for rijen in tabellen.values() for rij in rijen if rij.get("pseudoniem") is not None
    }
    assert voor <= bekend
    assert len(voor) > 0.9 * len(bekend)
    assert not any(bsn.is_valid(str(pseudoniem)) for pseudoniem in voor)


def test_someone_who_started_waited_for_the_help_that_was_given(hulp: list[Hulp], tabellen: Tabellen) -> None:
    gegeven = {(keyed(deel.persoon.bsn), deel.begin) for deel in hulp}
    wachtlijst = tabellen["wachtlijst"]
    gestart = {(rij["pseudoniem"], rij["gestart_op"]) for rij in wachtlijst if rij["gestart_op"]}
    assert gestart <= gegeven
    assert all(rij["aangemeld_op"] <= rij["gestart_op"] for rij in wachtlijst if rij["gestart_op"])
    wachtend = [rij for rij in wachtlijst if rij["gestart_op"] is None and rij["afgemeld_op"] is None]
    assert wachtend


def test_no_day_that_has_been_is_after_the_last_day(tabellen: Tabellen) -> None:
    plannen = {naam for naam, tabel in TABELLEN.items() if tabel.dag is None}
    dagen = {
        waarde
        for naam, rijen in tabellen.items()
        if naam not in plannen
        for rij in rijen
        for waarde in rij.values()
        if isinstance(waarde, date)
    }
    assert max(dagen) == TOT


def test_a_municipality_that_delivers_nothing_is_absent_from_that_table_only(tabellen: Tabellen) -> None:
    def municipalities(tabel: str) -> set[str]:
        return {rij["gemeente"] for rij in tabellen[tabel]}

    alle = {gemeente.code for gemeente in GEMEENTEN}
    assert alle - municipalities("voorzieningen") == {ZONDER_VOORZIENINGEN}
    assert alle - municipalities("separaties") == {ZONDER_SEPARATIES}
    gedekt = {(rij["tabel"], rij["gemeente"]) for rij in tabellen["dekkingen"]}
    assert alle - {gemeente for tabel, gemeente in gedekt if tabel == "wachtlijst"} == set()
    niet = {("voorzieningen", ZONDER_VOORZIENINGEN), ("separaties", ZONDER_SEPARATIES)}
    assert not niet & gedekt
    assert municipalities("regiekoppelingen") == municipalities("wachtlijst") == alle


def clients_of(hulp: list[Hulp], gemeente: str, jaar: int) -> Iterator[tuple[int, int]]:
    """Pseudonym and cents of the year of who got jeugdhulp in it."""
    cents: Counter[str] = Counter()
    for deel in hulp:
        hier = GEMEENTEN[deel.gemeente].code == gemeente and deel.begin.year <= jaar <= deel.eind.year
        if hier and deel.soort in set(Categorie):
            cents[deel.persoon.bsn] += dict(deel.bedragen).get(jaar, 0)
    yield from ((keyed(nummer), bedrag) for nummer, bedrag in cents.items())


def test_three_of_ten_clients_hold_most_of_the_money_where_control_is_active(
    hulp: list[Hulp], tabellen: Tabellen
) -> None:
    koppelingen = defaultdict(list)
    for rij in tabellen["regiekoppelingen"]:
        if rij["soort"] == "casusregie":
            koppelingen[rij["gemeente"], rij["pseudoniem"]].append((rij["begindatum"], rij["einddatum"]))

    def shares(gemeente: str, jaar: int) -> tuple[float, float]:
        clienten = dict(clients_of(hulp, gemeente, jaar))
        met = [
            wie
            for wie in clienten
            for begin, eind in koppelingen[gemeente, wie]
            if begin.year <= jaar and (eind is None or eind.year >= jaar)
        ]
        return len(set(met)) / len(clienten), sum(clienten[wie] for wie in set(met)) / sum(clienten.values())

    bladel, eindhoven = shares("1728", 2022), shares("0772", 2022)
    assert 0.22 < bladel[0] < 0.42
    assert bladel[1] > 0.5
    assert eindhoven[1] < 0.45
    assert all(geld > 1.5 * aandeel for aandeel, geld in (bladel, eindhoven))


def test_schools_are_few_enough_to_show_each(tabellen: Tabellen) -> None:
    namen = {rij["school"] for rij in tabellen["schoolniveaus"]} - {None}
    assert 20 < len(namen) <= 40


def test_amounts_outside_the_messages_are_a_small_part_of_those_inside(
    hulp: list[Hulp], tabellen: Tabellen
) -> None:
    gedeclareerd = sum(dict(deel.bedragen).get(2022, 0) for deel in hulp)
    pgb = sum(
        rij["bedrag"]
        for rij in tabellen["overigekosten"]
        if rij["maand"].year == 2022 and rij["soort"] == "Persoonsgebonden budget"
    )
    assert 0.025 < pgb / gedeclareerd < 0.035


def test_targets_are_about_indicators_that_exist(tabellen: Tabellen) -> None:
    importlib.import_module("jeugdregio.monitor.indicatoren")  # fills the register
    assert {rij["indicator"] for rij in tabellen["streefwaarden"]} <= REGISTER.keys()
    begroot: Counter[tuple[int, bool]] = Counter()
    for rij in tabellen["streefwaarden"]:
        if rij["soort"] == "begroting":
            begroot[rij["jaar"], rij["plaats"] == "SVJ"] += rij["waarde"]
    # the municipalities budget together what the region does
    assert begroot[2024, True] == begroot[2024, False] > 0


def test_the_makers_of_messages_hand_over_the_help_behind_them(geschreven: tuple[Path, Opbrengst]) -> None:
    _, opbrengst = geschreven
    sleutels = [deel.sleutel for deel in opbrengst.hulp]
    assert len(sleutels) > 300
    assert sleutels == sorted(set(sleutels))
