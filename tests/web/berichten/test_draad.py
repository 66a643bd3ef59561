"""The thread of one assignment on screen, and the way to it."""

from datetime import date
from hashlib import sha256

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.berichten.draadrijen import NUMMER, Dossier
from tests.web.berichten.fabriek import toewijzing_xml
from tests.web.berichten.test_paginas import page
from tests.web.wereld import AGB, ANDERE_AGB, ANDERE_GEMEENTE, GEMEENTE, Wereld

from jeugdregio.web.berichten.draad.balk import BREEDTE, make_balk
from jeugdregio.web.berichten.draad.tijdlijn import events
from jeugdregio.web.berichten.inhoud import seal
from jeugdregio.web.berichten.models import Bericht, BerichtInhoud
from jeugdregio.web.organisaties.models import Mandaat, MandaatGemeente
from jeugdregio.web.organisaties.rollen import Rol, Taak
from jeugdregio.web.register.draad import Draad, read_draad
from jeugdregio.web.register.models import LeveringRegel

pytestmark = [pytest.mark.db, pytest.mark.django_db]

ZOEK = reverse("berichten:draad_zoeken")
JAN, FEB, MAART, APRIL, MEI = (date(2026, month, 2) for month in (1, 2, 3, 4, 5))


@pytest.fixture
def dossier(db: None) -> Dossier:
    return Dossier()


def signed_in(wereld: Wereld, rol: Rol) -> Client:
    client = Client()
    client.force_login(wereld.users[rol])
    return client


@pytest.fixture
def analist(wereld: Wereld) -> Client:
    return signed_in(wereld, Rol.DATA_ANALIST)


def adres(bericht: Bericht) -> str:
    return reverse("berichten:draad", args=[bericht.sleutel, 1])


def whole(dossier: Dossier) -> Bericht:
    """An assignment from request to the end."""
    dossier.verzoek(JAN)
    dossier.antwoord(JAN)
    toewijzing = dossier.toewijzing(FEB)
    dossier.start(FEB)
    dossier.stop(FEB, MAART, reden="20")
    dossier.start(APRIL)
    dossier.toekenning(dossier.declaratie(FEB, date(2026, 2, 28), 12345), APRIL)
    dossier.toekenning(dossier.declaratie(MAART, date(2026, 3, 31), 6789), MEI, weiger=6789)
    dossier.declaratie(APRIL, date(2026, 4, 30), 100)
    dossier.stop(APRIL, MEI)
    return toewijzing


def test_the_thread_tells_everything_in_order(analist: Client, dossier: Dossier) -> None:
    text = page(analist, adres(whole(dossier)))
    lijst = text[text.index("Wat er is gebeurd") :]
    wanted = [
        "Verzoek om toewijzing",
        "Verzoek in onderzoek",
        "Toegewezen",
        "Hulp gestart",
        "Gedeclareerd over februari 2026 Toegekend 1 regel, € 123,45 ingediend",
        "Hulp tijdelijk gestopt",
        "Gedeclareerd over maart 2026 Geweigerd 1 regel, € 67,89 ingediend",
        "Reden: volume groter dan toegewezen (9321)",
        "Hulp gestart",
        "Gedeclareerd over april 2026 Wacht op antwoord",
        "Hulp gestopt",
        "Reden: volgens plan gestopt",
    ]
    place = 0
    for piece in wanted:
        assert piece in lijst[place:], piece
        place = lijst.index(piece, place)


def test_each_event_leads_to_its_message_and_its_answer(analist: Client, dossier: Dossier) -> None:
    content = analist.get(adres(whole(dossier))).content.decode()
    for bericht in Bericht.objects.all():
        assert reverse("berichten:detail", args=[bericht.sleutel]) in content


def test_an_assignment_that_was_taken_back_or_never_came_says_so(analist: Client, dossier: Dossier) -> None:
    start = dossier.start(MAART)
    assert "De toewijzing zelf is niet ontvangen" in page(analist, adres(start))
    dossier.toewijzing(FEB)
    dossier.toewijzing(APRIL, reden="13")
    assert "Deze toewijzing is verwijderd" in page(analist, adres(start))


def test_the_number_leads_to_the_thread_without_standing_in_an_address(
    analist: Client, dossier: Dossier
) -> None:
    toewijzing = dossier.toewijzing(FEB, nummer=987654)
    answer = analist.post(ZOEK, {"nummer": "987654"})
    assert answer.status_code == 302
    assert answer["Location"] == adres(toewijzing)
    assert "987654" not in answer["Location"]


@pytest.mark.parametrize(
    ("nummer", "tekst"),
    [
        ("8", "Er is geen toewijzing met dit nummer die u mag zien"),
        ("", "Vul het nummer van de toewijzing in"),
        ("abc", "bestaat uit cijfers"),
        ("9" * 30, "bestaat uit cijfers"),
    ],
)
def test_a_number_that_is_not_there_is_explained(analist: Client, nummer: str, tekst: str) -> None:
    assert tekst in analist.post(ZOEK, {"nummer": nummer}).content.decode()


def test_a_number_of_two_municipalities_gives_a_choice(
    analist: Client, wereld: Wereld, dossier: Dossier
) -> None:
    mandaat = Mandaat.objects.get(
        organisatie__lidmaatschappen__user=wereld.users[Rol.DATA_ANALIST], taak=Taak.BERICHTEN
    )
    MandaatGemeente.objects.create(mandaat=mandaat, gemeentecode=ANDERE_GEMEENTE)
    urls = [adres(dossier.toewijzing(FEB)), adres(Dossier(ANDERE_GEMEENTE).toewijzing(FEB))]
    content = analist.post(ZOEK, {"nummer": str(NUMMER)}).content.decode()
    assert "Dit nummer is in 2 gemeenten gebruikt" in content
    assert all(url in content for url in urls)


def test_what_belongs_to_others_is_neither_found_nor_shown(
    analist: Client, wereld: Wereld, dossier: Dossier
) -> None:
    elsewhere = Dossier(ANDERE_GEMEENTE, ANDERE_AGB).toewijzing(FEB)
    for client in (analist, signed_in(wereld, Rol.AANBIEDER), signed_in(wereld, Rol.TOEGANG)):
        assert client.get(adres(elsewhere)).status_code == 404
        assert "geen toewijzing" in client.post(ZOEK, {"nummer": str(NUMMER)}).content.decode()
    assert signed_in(wereld, Rol.BELEIDSADVISEUR).get(adres(elsewhere)).status_code == 403


def test_a_provider_sees_its_own_part_only(wereld: Wereld, dossier: Dossier) -> None:
    toewijzing = dossier.toewijzing(FEB)
    Dossier(GEMEENTE, ANDERE_AGB).start(APRIL)
    text = page(signed_in(wereld, Rol.AANBIEDER), adres(toewijzing))
    assert "Hulp gestart" not in text
    assert AGB in text


def test_whoever_assigns_help_goes_on_from_the_thread_others_do_not(
    wereld: Wereld, analist: Client, dossier: Dossier
) -> None:
    toewijzing = dossier.toewijzing(FEB)
    wijzigen = reverse("verzoeken:toewijzing", args=[toewijzing.sleutel, 1])
    content = signed_in(wereld, Rol.TOEGANG).get(adres(toewijzing)).content.decode()
    assert wijzigen in content
    assert f'href="{reverse("berichten:lijst")}"' not in content  # they may not see the ledger
    assert wijzigen not in analist.get(adres(toewijzing)).content.decode()


def test_a_row_that_is_not_there_and_a_refused_message_are_not_found(
    analist: Client, dossier: Dossier
) -> None:
    bericht = dossier.toewijzing(FEB)
    assert analist.get(reverse("berichten:draad", args=[bericht.sleutel, 2])).status_code == 404
    Bericht.objects.update(status="geweigerd", aantal_regels=0)
    assert analist.get(adres(bericht)).status_code == 404


def test_the_thread_says_nothing_of_whose_it_is(analist: Client, dossier: Dossier) -> None:
    assert "999900006" not in analist.get(adres(whole(dossier))).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_thread(analist: Client, dossier: Dossier) -> None:
    bericht = whole(dossier)
    with CaptureQueriesContext(connection) as few:
        analist.get(adres(bericht))
    for dag in range(1, 20):
        dossier.declaratie(date(2026, 6, dag), date(2026, 6, 28), dag)
    with CaptureQueriesContext(connection) as many:
        analist.get(adres(bericht))
    assert len(many) == len(few) <= 26


def test_bars_lie_within_the_drawing_and_open_ones_reach_its_end(dossier: Dossier) -> None:
    whole(dossier)
    balk = make_balk(read_draad(GEMEENTE, NUMMER, Q()), date(2026, 6, 15))
    assert balk is not None
    assert [baan.label for baan in balk.banen] == ["Toegewezen", "Hulp", "Gedeclareerd"]
    for staaf in (staaf for baan in balk.banen for staaf in baan.staven):
        assert 0 <= staaf.x < staaf.x + staaf.breedte <= BREEDTE + 3
    (toegewezen,) = balk.banen[0].staven
    assert toegewezen.x + toegewezen.breedte == BREEDTE
    assert len(balk.strepen) <= 5


def test_nothing_with_a_day_gives_no_drawing() -> None:
    assert make_balk(Draad(GEMEENTE, NUMMER), date(2026, 6, 15)) is None


def test_a_message_leads_to_the_threads_of_its_assignments(analist: Client, dossier: Dossier) -> None:
    bericht, inhoud = dossier.toewijzing(FEB), toewijzing_xml(NUMMER)
    bericht.sha256 = sha256(inhoud).digest()
    bericht.save()
    versleuteld = seal(inhoud, bericht.sha256)
    assert versleuteld is not None
    BerichtInhoud.objects.create(bericht=bericht, versleuteld=versleuteld)
    content = analist.get(reverse("berichten:detail", args=[bericht.sleutel])).content.decode()
    assert adres(bericht) in content


def told_on_time(dossier: Dossier) -> list[str]:
    """What the thread says of when starts and stops were told."""
    draad = read_draad(GEMEENTE, NUMMER, Q())
    notices = [one for one in events(draad, MEI) if one.soort == "levering"]
    return [line for one in notices for line in one.regels if "gemeld" in line]


def test_the_thread_says_whether_a_start_was_told_in_time(dossier: Dossier) -> None:
    dossier.toewijzing(date(2026, 1, 5))
    start = LeveringRegel.objects.create
    for volgnummer, dag in ((1, date(2026, 2, 9)), (2, date(2026, 2, 10))):
        start(
            bericht_id=5_000 + volgnummer, volgnummer=1, gemeentecode=GEMEENTE, agb=AGB, dagtekening=dag,
            bekend_op=dag, identificatie=str(volgnummer), jeugdige=dossier.jeugdige, soort="start",
            status_aanlevering="1", toewijzing_nummer=NUMMER, categorie="45", productcode="45A03",
            begindatum=date(2026, 2, volgnummer),
        )  # fmt: skip
    # 1 February 2026 is a Sunday: five working days later is the 6th; from the 2nd it is the 9th
    assert told_on_time(dossier) == [
        "1 werkdag te laat gemeld: dat kon tot en met 6-2-2026",
        "1 werkdag te laat gemeld: dat kon tot en met 9-2-2026",
    ]


@pytest.mark.parametrize("gemeld", [date(2026, 2, 7), date(2026, 2, 8), date(2026, 2, 9)])
def test_the_thread_calls_a_start_told_in_the_weekend_after_its_last_day_late(
    dossier: Dossier, gemeld: date
) -> None:
    dossier.toewijzing(date(2026, 1, 5))
    dossier.start(date(2026, 1, 30), gemeld=gemeld)
    assert told_on_time(dossier) == ["1 werkdag te laat gemeld: dat kon tot en met 6-2-2026"]


def test_a_start_before_its_assignment_may_wait_for_it_and_a_final_stop_after_a_pause_has_no_term(
    dossier: Dossier,
) -> None:
    dossier.start(FEB)
    dossier.toewijzing(MAART)
    dossier.stop(FEB, MAART, reden="20")
    dossier.stop(FEB, APRIL)
    assert told_on_time(dossier) == [
        "Op tijd gemeld: binnen 5 werkdagen",
        "Op tijd gemeld: binnen 5 werkdagen",
    ]
