"""Where we read along a message that breaks a rule is stored: the answer of the municipality decides."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.spec.regels.voorbeeld import Voorbeeld, alle, inhoud
from tests.web.berichten.antwoorden import retour_on
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import (
    ANDER_BSN,
    BSN,
    DAG,
    GEMEENTE,
    declaratie_xml,
    start_xml,
    stop_xml,
    toewijzing_xml,
)
from tests.web.berichten.gevolgen import statuses
from tests.web.berichten.test_release_3_1 import older

from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.regel import Niveau
from jeugdregio.stand import Stand
from jeugdregio.web.berichten import opslag, verwerking
from jeugdregio.web.berichten.beoordeling import Beoordeling
from jeugdregio.web.berichten.models import Bericht, Werkwijze
from jeugdregio.web.cijfers.export import make_stand
from jeugdregio.web.gebieden.actions import load_gebieden
from jeugdregio.web.register import toestand
from jeugdregio.web.register.models import PrestatieRegel

pytestmark = [pytest.mark.db, pytest.mark.django_db]

DUBBEL = declaratie_xml((400, 404), "4", dubbel=True)
PRESTATIE = "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]"
REGELS = {regel.code: regel for regel in releases()["3.2"].regels}


def is_technical(voorbeeld: Voorbeeld) -> bool:
    """Whether the example breaks, within a message, a rule that would refuse the whole of it."""
    regel = REGELS[voorbeeld.regel]
    return regel.niveau is Niveau.BERICHT and regel.retourcode == "0001"


TECHNISCH = [voorbeeld for voorbeeld in alle() if is_technical(voorbeeld)]


def bedragen() -> list[int]:
    """What was declared and stands, in cents."""
    return sorted(row.bedrag for row in toestand.prestaties())


def gevolgen(bericht: Bericht) -> set[tuple[str, str]]:
    return {(b.regel, b.gevolg) for b in bericht.bevindingen.all()}


@pytest.mark.parametrize("voorbeeld", TECHNISCH, ids=lambda v: v.regel)
def test_a_message_that_breaks_a_technical_rule_is_stored_with_its_rows(
    verwerk: Verwerk, voorbeeld: Voorbeeld
) -> None:
    (uitkomst,) = verwerk(inhoud(voorbeeld.fout))
    assert uitkomst.status == "verwerkt", uitkomst.bevindingen
    bericht = Bericht.objects.get()
    assert (voorbeeld.regel, "signaal") in gevolgen(bericht)
    assert {gevolg for _, gevolg in gevolgen(bericht)} == {"signaal"}
    assert bericht.aantal_regels == uitkomst.regels
    for state in (toestand.jeugdigen, toestand.toewijzingen, toestand.leveringen, toestand.prestaties):
        list(state())


def test_an_older_release_is_treated_the_same(verwerk: Verwerk) -> None:
    (uitkomst,) = verwerk(older(DUBBEL))
    assert (uitkomst.status, bedragen()) == ("verwerkt", [400, 404])
    assert ("TR101", "signaal") in gevolgen(Bericht.objects.get(release="3.1"))


def test_of_a_doubled_key_both_lines_count_and_the_municipality_grants_both(verwerk: Verwerk) -> None:
    verwerk(DUBBEL)
    assert (bedragen(), {row.oordeel for row in toestand.prestaties()}) == ([400, 404], {None})
    verwerk(retour_on(DUBBEL, "0200", PRESTATIE, "r1"))
    assert (bedragen(), {row.oordeel for row in toestand.prestaties()}) == ([400, 404], {"toegekend"})


@pytest.mark.parametrize("first", ["bericht", "antwoord"])
@pytest.mark.parametrize(
    ("code", "over"),
    [
        ("9338", [400, 404]),  # the key, and so both lines that have it; those of the other stay
        ("0001", []),  # the whole message
        ("0200", [400, 400, 404, 404]),
    ],
)
def test_the_answer_of_the_municipality_decides_whichever_came_first(
    verwerk: Verwerk, first: str, code: str, over: list[int]
) -> None:
    bericht = declaratie_xml((400, 404), "4", bsns=[BSN, ANDER_BSN], dubbel=True)
    antwoord = retour_on(bericht, code, PRESTATIE, "r1")
    for xml in (bericht, antwoord) if first == "bericht" else (antwoord, bericht):
        assert statuses(verwerk(xml)) == ["verwerkt"]
    assert bedragen() == over
    assert PrestatieRegel.objects.count() == 4  # what was sent stays


def test_where_we_are_the_back_office_the_same_message_leaves_no_rows(verwerk: Verwerk) -> None:
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="voeren", vanaf=date(2020, 1, 1))
    assert statuses(verwerk(DUBBEL)) == ["geweigerd"]
    assert not PrestatieRegel.objects.exists()
    assert gevolgen(Bericht.objects.get(soort="JW323")) == {("TR101", "bericht")}


def test_a_message_that_was_refused_before_is_processed_when_it_is_offered_again(
    verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:  # when a broken rule refused a message also where we read along
        earlier.setattr(Beoordeling, "settled", lambda self, voeren: self.refuse())
        assert statuses(verwerk(DUBBEL)) == ["geweigerd"]
    assert statuses(verwerk(DUBBEL) + verwerk(DUBBEL)) == ["verwerkt", "bekend"]
    assert bedragen() == [400, 404]
    assert sorted(Bericht.objects.values_list("status", flat=True)) == ["geweigerd", "verwerkt"]


def test_what_we_refused_as_back_office_ourselves_does_not_count_when_it_is_offered_again(
    verwerk: Verwerk,
) -> None:
    werkwijze = Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="voeren", vanaf=date(2020, 1, 1))
    assert statuses(verwerk(DUBBEL)) == ["geweigerd"]
    werkwijze.delete()
    assert (statuses(verwerk(DUBBEL)), bedragen()) == (["verwerkt"], [])


@pytest.mark.parametrize("modus", ["meelezen", "voeren"])
@pytest.mark.parametrize("toetsbaar", [1, 50_000])
def test_a_long_message_is_treated_as_a_short_one(
    verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch, modus: str, toetsbaar: int
) -> None:
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus=modus, vanaf=date(2020, 1, 1))
    settings: tuple[tuple[Any, str, int], ...] = (
        (verwerking, "LANG", 10), (opslag, "DEEL", 1), (opslag, "TOETSBAAR", toetsbaar),
    )  # fmt: skip
    for module, name, value in settings:
        monkeypatch.setattr(module, name, value)
    broken = declaratie_xml((7, 8), "3", bsns=[BSN, ANDER_BSN], dubbel=True)
    (uitkomst,) = verwerk(broken)
    stored = modus == "meelezen"
    assert (uitkomst.status, uitkomst.regels) == (("verwerkt", 4) if stored else ("geweigerd", 0))
    assert bedragen() == ([7, 7, 8, 8] if stored else [])
    bericht = Bericht.objects.get(soort="JW323")
    found = gevolgen(bericht)
    assert ("TR101", "signaal" if stored else "bericht") in found
    assert len({gevolg for _, gevolg in found}) == 1


def test_what_breaks_the_schema_or_is_for_no_municipality_is_refused_all_the_same(verwerk: Verwerk) -> None:
    broken = DUBBEL.replace(b":GeleverdVolume>4<", b":GeleverdVolume>vier<")
    nowhere = declaratie_xml((400, 404), "4", dubbel=True, gemeente="9998")
    assert statuses(verwerk(broken, nowhere, DUBBEL[:-20], b"<a/>")) == ["geweigerd"] * 4
    assert not PrestatieRegel.objects.exists()
    # of the message that is for nobody, the doubled line is not why
    assert gevolgen(Bericht.objects.get(gemeentecode="9998")) == {("TR378", "bericht"), ("TR101", "signaal")}


def test_a_message_that_breaks_a_rule_keeps_its_identification(verwerk: Verwerk) -> None:
    anew = declaratie_xml((400, 404), "4")
    assert statuses(verwerk(DUBBEL, anew)) == ["verwerkt", "geweigerd"]
    assert bedragen() == [400, 404]


def test_the_stand_has_the_costs_that_the_municipality_granted(verwerk: Verwerk, tmp_path: Path) -> None:
    load_gebieden()
    refused = declaratie_xml((100, 104), "5", dubbel=True)
    before_it_began = stop_xml(7, "6", einde=DAG - timedelta(days=40))
    verwerk(toewijzing_xml(7, "1"), start_xml(7, "2"), before_it_began, DUBBEL, refused)
    verwerk(retour_on(DUBBEL, "0200", PRESTATIE, "r1"), retour_on(refused, "9338", PRESTATIE, "r2"))
    assert ("TR018", "signaal") in gevolgen(Bericht.objects.get(soort="JW307"))
    pad = make_stand(tmp_path, date(2024, 12, 31), regio="SVJ")
    costs = pq.read_table(pad / "prestaties.parquet").to_pylist()
    assert sum(row["bedrag"] for row in costs if row["toegekend"]) == 804
    # what was refused goes along, as that: no figure counts it by accident
    assert [row["bedrag"] for row in costs if row["toegekend"] is False] == [100, 104]
    assert Stand.open(pad).prestaties.bedrag.sum().to_pyarrow().as_py() == 804
