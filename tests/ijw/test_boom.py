"""The content of a message as people read it."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from tests.ijw.fabriek import afgewezen_prestatie, jw325_bericht, jw325_client
from tests.web.berichten.fabriek import BSN, declaratie_xml, toewijzing_xml

from jeugdregio.ijw import write
from jeugdregio.ijw.boom import Boom, Keuze, Tak, read_boom, unit_number
from jeugdregio.ijw.release import releases

ALLES = Keuze(range(1, 1000))


def read(inhoud: bytes, keuze: Keuze = ALLES) -> Boom:
    return read_boom(BytesIO(inhoud), keuze)


def at(boom: Boom, pad: str) -> Tak:
    assert boom.wortel is not None
    return next(tak for tak in boom.wortel.walk() if tak.pad == pad)


def texts(boom: Boom) -> str:
    assert boom.wortel is not None
    return " ".join(tak.waarde for tak in boom.wortel.walk())


def test_values_have_a_dutch_label_a_line_and_the_meaning_of_their_code() -> None:
    boom = read(toewijzing_xml())
    geslacht = at(boom, "/Bericht/Client/Geslacht")
    assert (geslacht.label, geslacht.waarde, geslacht.betekenis) == (
        "Geslacht van de jeugdige",
        "2",
        "Vrouwelijk",
    )
    assert geslacht.regelnummer is not None
    product = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct"
    assert at(boom, f"{product}/Ingangsdatum").waarde == "4-3-2024"
    assert boom.eenheden == 1


def test_amounts_are_in_euro() -> None:
    pad = "/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/IngediendBedrag/Bedrag"
    assert at(read(declaratie_xml((5000,))), pad).waarde == "€ 50,00"


def test_who_it_is_about_shows_its_form_only() -> None:
    boom = read(toewijzing_xml(commentaar="Bel oma"))
    shown = texts(boom)
    assert at(boom, "/Bericht/Client/Bsn").waarde == "(9 cijfers)"
    for geheim in (BSN, "Proefpersoon", "14-2-2010", "2010-02-14", "oma"):
        assert geheim not in shown


def test_who_it_is_about_can_be_asked_for() -> None:
    boom = read(toewijzing_xml(), Keuze(range(1, 2), personen=True))
    assert at(boom, "/Bericht/Client/Bsn").waarde == BSN
    assert at(boom, "/Bericht/Client/Geboortedatum/Datum").waarde == "14-2-2010"


def test_a_value_in_the_wrong_place_is_hidden_too() -> None:
    inhoud = toewijzing_xml()
    inhoud = re.sub(rb"<(\w+:)?Geslacht>2<", rb"<\1Geslacht>Proefpersoon<", inhoud, count=1)
    inhoud = re.sub(rb"<(\w+:)?Volume>4<", rb"<\1Volume>" + BSN.encode() + rb"<", inhoud)
    inhoud = inhoud.replace(b"45A03", b"2010-02-14")
    shown = texts(read(inhoud))
    assert "Proefpersoon" not in shown
    assert BSN not in shown
    assert "2010" not in shown


@pytest.mark.parametrize("element", ["Afzender", "BerichtXsdVersie", "Code"])
@pytest.mark.parametrize("waarde", ["Proefpersoon", "9999-00-006"])
def test_a_text_that_its_element_does_not_take_is_hidden(element: str, waarde: str) -> None:
    assert waarde not in shown_with(element, waarde)


@pytest.mark.parametrize("waarde", ["999900006", "9999-00-006", "999 900 006", "9999.00.006"])
def test_what_may_be_a_bsn_is_hidden_in_an_element_that_takes_any_text(waarde: str) -> None:
    assert waarde not in shown_with("Identificatie", waarde)
    assert "9999-6" in shown_with("Identificatie", "9999-6")


def shown_with(element: str, waarde: str) -> str:
    """What is shown of a message with another value in an element."""
    begin = rf"<((?:\w+:)?{element})>[^<]*<".encode()
    inhoud = re.sub(begin, rb"<\g<1>>" + waarde.encode() + rb"<", toewijzing_xml(), count=1)
    assert waarde.encode() in inhoud
    return texts(read(inhoud))


def test_an_unknown_element_shows_its_form_only() -> None:
    inhoud = toewijzing_xml().replace(
        b"</jw301:Client>", b"<jw301:Oma>Proefpersoon</jw301:Oma></jw301:Client>"
    )
    oma = at(read(inhoud), "/Bericht/Client/Oma")
    assert (oma.label, oma.waarde) == ("Onbekend element", "(12 letters)")


def test_of_many_parts_only_some_are_shown_and_the_rest_is_counted() -> None:
    boom = read(declaratie_xml((1,) * 50))
    regels = at(boom, "/Bericht/Declaratie/Clienten/Client/Prestaties")
    assert [tak.nummer for tak in regels.takken[:-1]] == list(range(1, 21))
    assert regels.takken[-1].weggelaten == 30


def test_a_part_that_a_finding_points_at_is_shown_as_well() -> None:
    begin = "/Bericht/Declaratie/Clienten/Client/Prestaties"
    keuze = Keuze(range(1, 2), plaatsen=frozenset({f"{begin}/Prestatie[44]/Eenheid"}))
    regels = at(read(declaratie_xml((1,) * 50), keuze), begin)
    assert [tak.nummer for tak in regels.takken[19:]] == [20, 44, None]
    assert at(read(declaratie_xml((1,) * 50), keuze), f"{begin}/Prestatie[44]/Eenheid").waarde == "04"


def test_one_leaf_of_a_unit_can_be_asked_for() -> None:
    boom = read(declaratie_xml((1,) * 50), Keuze(range(1, 2), eerste=31, laatste=40))
    regels = at(boom, "/Bericht/Declaratie/Clienten/Client/Prestaties")
    assert [tak.nummer for tak in regels.takken if tak.nummer] == list(range(31, 41))


def test_only_the_units_that_are_asked_for_are_shown_and_all_are_counted() -> None:
    bsns = [str(n) for n in range(999900006, 999900036)]
    boom = read(declaratie_xml((1,), bsns=bsns), Keuze(range(11, 13), frozenset({30})))
    clienten = at(boom, "/Bericht/Declaratie/Clienten")
    assert [tak.pad.rpartition("/")[2] for tak in clienten.takken] == [
        "Client[11]",
        "Client[12]",
        "Client[30]",
    ]
    assert boom.eenheden == 30


def test_a_message_of_an_older_release_is_shown_as_well() -> None:
    boom = read(declaratie_xml((1,) * 30).replace(b"/3_2/", b"/3_1/"))
    pad = "/Bericht/Declaratie/Clienten/Client/Prestaties"
    assert at(boom, f"{pad}/Prestatie[20]/Eenheid").betekenis == "Uur"
    assert at(boom, pad).takken[-1].weggelaten == 10


def test_what_stands_before_a_break_is_shown() -> None:
    inhoud = declaratie_xml((1,), bsns=[BSN, "999900018"])
    boom = read(inhoud[: inhoud.rindex(b"<jw323:Bsn>")])
    assert "niet te lezen" in boom.fout
    assert boom.eenheden == 1


def test_a_file_that_is_no_message_is_not_shown() -> None:
    assert read(b"geen xml").wortel is None
    assert "geen bericht" in read(b"<a xmlns='x'/>").fout
    assert read(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").wortel is None


def test_a_path_tells_in_which_unit_it_leads() -> None:
    soort = releases()["3.2"].soorten["JW323"]
    assert unit_number(soort, "/Bericht/Declaratie/Clienten/Client[7]/Bsn") == 7
    assert unit_number(soort, "/Bericht/Declaratie/Clienten/Client[1]/Bsn") == 1
    assert unit_number(soort, "/Bericht/Declaratie/Clienten/Client") == 1
    assert unit_number(soort, "/Bericht/Declaratie/DeclaratieNummer") == 0


class Counted(BytesIO):
    """A file that counts what is read of it."""

    gelezen = 0

    def read(self, size: int | None = -1) -> bytes:
        part = super().read(size)
        self.gelezen += len(part)
        return part


def many(aantal: int) -> bytes:
    """A declaration of many young people."""
    return declaratie_xml((5000,), bsns=[f"9999{n:05}" for n in range(aantal)])


@pytest.mark.parametrize("keuze", [Keuze(range(1, 11)), Keuze(range(0), frozenset({3, 7}))])
def test_of_a_message_with_a_known_number_of_units_no_more_is_read_than_is_shown(keuze: Keuze) -> None:
    inhoud = many(1000)
    whole, part = Counted(inhoud), Counted(inhoud)
    expected = read_boom(whole, keuze)
    assert read_boom(part, replace(keuze, totaal=1000)) == expected
    assert expected.eenheden == 1000
    assert part.gelezen < whole.gelezen / 5


def test_a_unit_beyond_the_last_is_looked_for_to_the_end() -> None:
    boom = read(many(3), Keuze(range(5, 6), totaal=3))
    assert boom.eenheden == 3
    assert boom.wortel is not None
    assert not any(tak.naam == "Client" for tak in boom.wortel.walk())


def test_what_comes_after_the_units_is_read_all_the_same() -> None:
    inhoud = write(jw325_bericht(*[jw325_client(afgewezen_prestatie("9321"))] * 30))
    boom = read(inhoud, Keuze(range(1, 2), totaal=30))
    assert boom == read(inhoud, Keuze(range(1, 2)))
    assert at(boom, "/Bericht/DeclaratieAntwoord/RetourCodes").takken
