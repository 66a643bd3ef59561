"""The rules at work: which part each sees, what it says, and where that is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import etree
from tests.ijw.berichten import BSNS, declaratie

from jeugdregio.ijw import read, write
from jeugdregio.ijw.lezen.eenheid import Eenheid, Omgeving
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.bevinding import Bevinding, Verzameling
from jeugdregio.ijw.toetsen.bronnen import standaard
from jeugdregio.ijw.toetsen.regel import Breuk, Context, NietTeControleren, Niveau, Regels, Uitkomst
from jeugdregio.ijw.toetsen.toetsing import Toetsing
from jeugdregio.ijw.v3_2 import jw323

SOORT = releases()["3.2"].soorten["JW323"]
BERICHT = declaratie({BSNS[0]: ["A", "B"], BSNS[1]: ["C"]})
INHOUD = write(BERICHT)
VANDAAG = date(2026, 1, 1)


def judge(regels: Regels) -> tuple[list[Bevinding], Toetsing]:
    """Judge the message by these rules only."""
    gevonden = Verzameling()
    toetsing = Toetsing(SOORT, regels, standaard(VANDAAG), gevonden)
    wortel = etree.fromstring(INHOUD)
    for nummer, onderdeel in enumerate(wortel.iter("{*}Client"), start=1):
        waarde = BERICHT.declaratie.clienten.client[nummer - 1]
        toetsing.unit(Eenheid(BERICHT, onderdeel, SOORT, waarde, nummer))
    romp = replace(
        BERICHT,
        declaratie=replace(BERICHT.declaratie, clienten=replace(BERICHT.declaratie.clienten, client=())),
    )
    toetsing.finish(Omgeving(romp, wortel, SOORT))
    return gevonden.bewaard, toetsing


def line(element: str, nummer: int) -> int:
    """The line on which the nth element of a name begins."""
    regels = [n for n, regel in enumerate(INHOUD.splitlines(), start=1) if f":{element}>".encode() in regel]
    return [n for n in regels if b"</" not in INHOUD.splitlines()[n - 1].lstrip()[:2]][nummer - 1]


def test_a_rule_sees_each_part_it_is_about_and_names_its_place() -> None:
    rule = Regels()

    @rule("TR999", retourcode="0001", where="JW323.Prestatie")
    def check(prestatie: jw323.Prestatie, context: Context) -> Iterator[Uitkomst]:
        """Iets mag niet."""
        assert prestatie in context.eenheid.prestaties.prestatie
        assert (context.soort, context.romp, context.bronnen.vandaag) == ("JW323", BERICHT, VANDAAG)
        if prestatie.product_referentie.referentie_nummer != "A":
            yield Breuk(("product_referentie", "referentie_nummer"), f"zie regel {context.regelnummer()}")

    bevindingen, _ = judge(rule)
    assert [(b.pad, b.regelnummer) for b in bevindingen] == [
        (
            "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[2]/ProductReferentie/ReferentieNummer",
            line("ReferentieNummer", 2)
            if b"<ijw:ReferentieNummer>" in INHOUD
            else bevindingen[0].regelnummer,
        ),
        (
            "/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]/ProductReferentie/ReferentieNummer",
            bevindingen[1].regelnummer,
        ),
    ]
    assert bevindingen[0].tekst == f"zie regel {line('Prestatie', 2)}"
    assert (bevindingen[0].regel, bevindingen[0].retourcode) == ("TR999", "0001")


def test_an_absent_part_is_named_on_the_line_of_what_should_hold_it() -> None:
    rule = Regels()

    @rule("TR999", where="JW323.Prestatie")
    def check(prestatie: jw323.Prestatie, context: Context) -> Iterator[Uitkomst]:
        """Iets moet er zijn."""
        yield Breuk(("product_referentie", "vorig_referentie_nummer"), "ontbreekt")

    bevindingen, _ = judge(rule)
    assert len(bevindingen) == 3
    assert str(bevindingen[0].pad).endswith("/ProductReferentie/VorigReferentieNummer")
    assert bevindingen[0].regelnummer == line("ProductReferentie", 1)


def test_parts_around_the_units_are_seen_once_after_them() -> None:
    rule = Regels()
    gezien: list[str] = []

    @rule("TR998", where="JW323.Header JW323.Declaratie JW301.Header")
    def around(deel: Any, context: Context) -> Iterator[Uitkomst]:
        """Iets om de onderdelen heen."""
        gezien.append(type(deel).__name__)
        assert context.eenheid is None
        if isinstance(deel, jw323.Header):
            yield Breuk(("afzender",), "mag niet")

    @rule("TR999")
    def unit(client: Any, context: Context) -> Iterator[Uitkomst]:
        """Iets van elk onderdeel."""
        gezien.append(client.bsn)
        yield from ()

    bevindingen, _ = judge(rule)
    assert gezien == [BSNS[0], BSNS[1], "Header", "Declaratie"]
    assert [b.pad for b in bevindingen] == ["/Bericht/Header/Afzender"]


def test_a_rule_that_remembers_speaks_at_the_end_and_forgets_between_messages() -> None:
    rule = Regels()

    @rule("TR999", where="JW323.Prestatie")
    class Sum:
        """Een som over het bericht."""

        def __init__(self) -> None:
            self.aantal = 0

        def __call__(self, prestatie: Any, context: Context) -> Iterator[Uitkomst]:
            self.aantal += 1
            yield from ()

        def finish(self, context: Context) -> Iterator[Uitkomst]:
            yield Breuk(("declaratie", "totaal_ingediend_bedrag"), f"{self.aantal} regels")

    for _ in range(2):
        (bevinding,), _toetsing = judge(rule)
        assert bevinding.tekst == "3 regels"
        assert bevinding.pad == "/Bericht/Declaratie/TotaalIngediendBedrag"
        assert bevinding.regelnummer == line("TotaalIngediendBedrag", 1)


def test_what_cannot_be_judged_is_counted_by_rule_and_reason() -> None:
    rule = Regels()

    @rule("TR999", where="JW323.Prestatie")
    def check(prestatie: Any, context: Context) -> Iterator[Uitkomst]:
        """Iets dat hier niet te zien is."""
        yield NietTeControleren("Het contract is hier niet bekend.")

    bevindingen, toetsing = judge(rule)
    assert bevindingen == []
    assert toetsing.niet_gecontroleerd == {("TR999", "Het contract is hier niet bekend."): 3}


def test_rules_of_the_schema_and_against_a_register_are_not_judged_while_reading() -> None:
    rule = Regels()
    rule.schema("RS001", "Maximale waarde 99 (2*9)", dekking="LDT_BerichtVersie: hoogstens 99")

    @rule("TR999", where="JW323.Prestatie", niveau=Niveau.REGISTER)
    def check(rij: Any, kop: Any, register: Any) -> Iterator[Uitkomst]:
        """Iets in het register."""
        raise AssertionError

    assert judge(rule)[0] == []
    assert rule["RS001"].niveau is Niveau.SCHEMA
    with pytest.raises(TypeError, match="RS001"):
        rule["RS001"].start()


def test_an_error_in_a_rule_comes_out_and_is_not_taken_for_one_in_the_message(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(self: Toetsing, eenheid: Eenheid) -> None:
        raise ValueError("een fout in een regel")

    monkeypatch.setattr(Toetsing, "unit", fail)
    with pytest.raises(ValueError, match="een fout in een regel"):
        read(INHOUD)
