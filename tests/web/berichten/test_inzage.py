"""One message on screen: its content, what was found in it, and who may see whose it is."""

import re
from datetime import date
from typing import BinaryIO

import pytest
from auditlog.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import AGB, BSN, declaratie_xml, toewijzing_xml
from tests.web.berichten.test_paginas import page
from tests.web.wereld import ANDERE_GEMEENTE, GEMEENTE, Wereld

from jeugdregio.ijw.boom import Boom, Keuze, read_boom
from jeugdregio.kern.bsn import is_valid
from jeugdregio.web.audit import entries
from jeugdregio.web.berichten.inzage import pagina
from jeugdregio.web.berichten.models import (
    Bericht,
    BerichtBevinding,
    BerichtInhoud,
    Gevolg,
    NietGecontroleerd,
    Werkwijze,
)
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def analist(client: Client, wereld: Wereld) -> Client:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    return client


@pytest.fixture
def toegang(wereld: Wereld) -> Client:
    client = Client()
    client.force_login(wereld.users[Rol.TOEGANG])
    return client


def adres(bericht: Bericht) -> str:
    return reverse("berichten:detail", args=[bericht.sleutel])


def html(client: Client, **query: str) -> str:
    answer = client.get(adres(Bericht.objects.get()), query)
    assert answer.status_code == 200
    return answer.content.decode()


def find(bericht: Bericht, nummer: int, gevolg: Gevolg, regel: str = "TR338", pad: str = "") -> None:
    BerichtBevinding.objects.create(
        bericht=bericht, volgnummer=nummer, regel=regel, retourcode="9338", pad=pad, regelnummer=nummer,
        tekst=f"Tekst van {regel}.", aantal=1, gevolg=gevolg,
    )  # fmt: skip


def test_a_refused_message_says_in_dutch_what_is_wrong_where_and_what_to_do(
    analist: Client, verwerk: Verwerk
) -> None:
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="voeren", vanaf=date(2020, 1, 1))
    verwerk(declaratie_xml((1, 1, 1), dubbel=True))
    text = page(analist, adres(Bericht.objects.get(soort="JW323")))
    assert "Dit bericht is geweigerd" in text
    assert "Hierom is het hele bericht geweigerd (2×)" in text
    assert "Code TR101" in text
    assert "Prestatie[2]" in text
    assert text.index("Code TR101") < text.index("Bestandsnaam")


def test_the_title_of_the_window_tells_one_message_from_another(analist: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1, 1, 1), dubbel=True))
    bericht = Bericht.objects.get()
    assert page(analist, adres(bericht)).startswith(f"JW323 Declaratie {bericht.identificatie} – jeugdregio")


def test_the_page_begins_with_who_wrote_to_whom_and_when(analist: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml(dag=date(2024, 3, 4)))
    assert f"Van {GEMEENTE} aan {AGB}, 4-3-2024." in html(analist)


def test_one_cause_is_one_line_with_a_count(analist: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1,) * 31, dubbel=True))
    content = html(analist)
    assert content.count("Code TR101") == 1
    assert "(30×)" in content
    assert "En nog 10 keer op een andere plaats" in content


def test_a_finding_leads_to_its_element_which_is_marked_and_leads_back(
    analist: Client, verwerk: Verwerk
) -> None:
    verwerk(declaratie_xml((1, 1, 1), dubbel=True))
    content = html(analist)
    anker = re.search(r'href="#(el-[^"]*Prestatie_3[^"]*)"', content)
    assert anker is not None
    element = content[content.index(f'id="{anker[1]}"') :]
    assert 'href="#oorzaak-1"' in element[: element.index("<summary>")]
    assert 'id="oorzaak-1"' in content


def test_what_is_found_at_something_absent_is_marked_where_it_should_stand(
    analist: Client, verwerk: Verwerk
) -> None:
    verwerk(declaratie_xml((1,)).replace(b"<jw323:Eenheid>04</jw323:Eenheid>", b""))
    content = html(analist)
    assert content.count("bi-gemerkt") >= 1
    assert "Hierom is het hele bericht geweigerd" in content


def test_the_head_is_folded_unless_something_was_found_in_it(analist: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml())
    bericht = Bericht.objects.get()
    head = r'id="el-Bericht-Header" tabindex="-1">\s*'
    assert re.search(f"{head}<details>", html(analist))
    BerichtBevinding.objects.all().delete()
    find(bericht, 1, Gevolg.SIGNAAL, pad="/Bericht/Header/Afzender")
    assert re.search(".*<details open><summary><span class=.bi-label.>Kop", html(analist))


def test_the_content_has_dutch_labels_and_meanings(analist: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml())
    text = page(analist, adres(Bericht.objects.get()))
    assert "Geslacht van de jeugdige Geslacht 2 Vrouwelijk" in text
    assert "Burgerservicenummer van de jeugdige Bsn (9 cijfers)" in text


def test_the_page_holds_no_data_of_a_person(analist: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml())
    content = html(analist)
    for geheim in (BSN, "Proefpersoon", "14-2-2010", "2010-02-14"):
        assert geheim not in content


def test_whoever_assigns_help_may_see_whose_it_is_and_that_is_kept(
    toegang: Client, wereld: Wereld, verwerk: Verwerk
) -> None:
    verwerk(toewijzing_xml())
    bericht = Bericht.objects.get()
    assert BSN not in html(toegang)
    assert entries(bericht) == []
    assert BSN in html(toegang, personen="ja")
    (entry,) = entries(bericht)
    assert (entry.action, entry.actor) == (LogEntry.Action.ACCESS, wereld.users[Rol.TOEGANG])


def test_nobody_else_sees_whose_it_is(analist: Client, wereld: Wereld, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml())
    bericht = Bericht.objects.get()
    aanbieder = Client()
    aanbieder.force_login(wereld.users[Rol.AANBIEDER])
    for client in (analist, aanbieder):
        answer = client.get(adres(bericht), {"personen": "ja"})
        assert answer.status_code == 403
        assert BSN not in answer.content.decode()
    assert entries(bericht) == []


def test_whoever_assigns_help_elsewhere_does_not_see_the_message(toegang: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml(gemeente=ANDERE_GEMEENTE))
    assert toegang.get(adres(Bericht.objects.get())).status_code == 404


def test_a_message_of_which_a_part_is_refused_says_what_counts(analist: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1, 2)))
    bericht = Bericht.objects.get()
    Bericht.objects.update(status="deels", aantal_geweigerd=1, aantal_bevindingen=2)
    find(bericht, 1, Gevolg.SIGNAAL, regel="CS063")
    find(bericht, 2, Gevolg.ONDERDEEL)
    NietGecontroleerd.objects.create(
        bericht=bericht, regel="TR379", reden="Het contract is niet bekend.", aantal=2
    )
    text = page(analist, adres(bericht))
    assert "Een deel van dit bericht is geweigerd" in text
    assert text.index("Deze onderdelen zijn geweigerd") < text.index("Signalen: opgenomen")
    assert "TR379: " in html(analist)
    assert "Het contract is niet bekend." in text


def test_a_message_of_which_every_line_is_refused_says_so(analist: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1, 2)))
    Bericht.objects.update(status="deels", aantal_geweigerd=2, aantal_regels=2)
    assert "Alle regels van dit bericht zijn geweigerd" in html(analist)


def test_of_a_long_message_only_what_was_found_is_shown_and_the_page_says_so(
    analist: Client, verwerk: Verwerk
) -> None:
    bsns = [str(n) for n in (999900006, 999900018, 999900031)]
    verwerk(declaratie_xml((1,), bsns=bsns * 10))
    bericht = Bericht.objects.get()
    BerichtBevinding.objects.all().delete()
    find(bericht, 1, Gevolg.BERICHT, pad="/Bericht/Declaratie/Clienten/Client[25]/Prestaties/Prestatie[1]")
    content = html(analist)
    assert content.count(">Prestatie<") == 1
    assert "Dit bericht heeft 30 onderdelen. U ziet de 1 waarin iets is gevonden." in content
    alles = html(analist, toon="alles")
    assert alles.count(">Prestatie<") == 10
    assert "Pagina 1 van 3" in alles
    assert "el-Bericht-Declaratie-Clienten-Client_25-Prestaties-Prestatie" in html(
        analist, toon="alles", pagina="3"
    )
    assert "Pagina 3 van 3" in html(analist, toon="alles", pagina="99")


def test_a_place_on_another_page_has_the_address_of_that_page(analist: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1,), bsns=["999900006", "999900018", "999900031"] * 8))
    bericht = Bericht.objects.get()
    BerichtBevinding.objects.all().delete()
    for nummer in range(1, 16):
        find(bericht, nummer, Gevolg.BERICHT, pad=f"/Bericht/Declaratie/Clienten/Client[{nummer}]/Bsn")
    assert 'href="?pagina=2#el-Bericht-Declaratie-Clienten-Client_15-Bsn"' in html(analist)
    assert 'href="#el-Bericht-Declaratie-Clienten-Client_15-Bsn"' in html(analist, pagina="2")


def test_many_lines_of_one_young_person_can_be_leafed_through(analist: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1,) * 150))
    BerichtBevinding.objects.all().delete()
    content = html(analist)
    assert "En nog 130 keer" in content
    assert "onderdeel=1" in content
    blad = html(analist, onderdeel="1", blad="2")
    assert "Blad 2 van 2" in blad
    assert blad.count(">Prestatie<") == 50 + 1  # and the line that says how many stand elsewhere


def test_content_that_was_not_kept_is_said_to_be_absent(analist: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml())
    BerichtInhoud.objects.all().delete()
    assert "De inhoud van dit bestand is niet bewaard" in html(analist)


def test_a_file_that_is_no_message_says_so(analist: Client, verwerk: Verwerk) -> None:
    verwerk(b"<a xmlns='b'/>")
    assert "geen bericht" in html(analist)


def test_the_number_of_queries_does_not_grow_with_the_message(analist: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1, 1), dubbel=True))
    with CaptureQueriesContext(connection) as few:
        html(analist)
    Bericht.objects.all().delete()
    verwerk(declaratie_xml((1,) * 40, "2", bsns=["999900006", "999900018"], dubbel=True))
    with CaptureQueriesContext(connection) as many:
        html(analist)
    assert len(many) == len(few) <= 25


@pytest.mark.parametrize(
    "query", [{"pagina": "x"}, {"onderdeel": "99"}, {"blad": "-1"}, {"pagina": "9" * 30}]
)
def test_a_wrong_address_shows_the_message_all_the_same(
    analist: Client, verwerk: Verwerk, query: dict[str, str]
) -> None:
    verwerk(toewijzing_xml())
    assert "JW301" in html(analist, **query)
    assert AGB in html(analist, **query)


def test_amounts_are_in_euros_and_repeated_parts_are_numbered(analist: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1, 2)))
    text = page(analist, adres(Bericht.objects.get()))
    assert "eurocenten" not in text
    assert "Gedeclareerde regel 2" in text


def test_a_product_is_named(analist: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml())
    assert "Diagnostiek: outputgericht" in next(
        row.tak.betekenis
        for row in analist.get(adres(Bericht.objects.get())).context["inzage"].rijen
        if row.tak.pad.endswith("Product/Code")
    )


def test_of_a_refused_message_nothing_is_counted(analist: Client, verwerk: Verwerk) -> None:
    verwerk(b"geen bericht")
    assert "Geweigerde regels" not in html(analist)


def test_a_page_of_a_long_message_is_shown_without_reading_all_of_it(
    analist: Client, verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    bsns = [str(n) for n in range(999900006, 999901000) if is_valid(str(n))][:30]
    verwerk(declaratie_xml((1,), bsns=bsns))
    asked: list[Keuze] = []

    def read(bestand: BinaryIO, keuze: Keuze) -> Boom:
        asked.append(keuze)
        return read_boom(bestand, keuze)

    monkeypatch.setattr(pagina, "read_boom", read)
    assert "Pagina 3 van 3" in html(analist, pagina="9", toon="alles")
    assert [(keuze.eenheden, keuze.totaal) for keuze in asked] == [(range(21, 31), 30)]
    Bericht.objects.update(status="geweigerd", aantal_regels=0)  # nobody knows how much of it was counted
    assert "Pagina 3 van 3" in html(analist, pagina="9", toon="alles")
    assert [keuze.totaal for keuze in asked[1:]] == [0, 0]
