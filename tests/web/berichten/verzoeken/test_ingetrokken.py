"""A request of which the assignment is taken back waits again: with buttons, a term and an answer."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from tests.ijw.fabriek import jw315_bericht
from tests.web.berichten.fabriek import AGB, GEMEENTE
from tests.web.berichten.verzoeken.conftest import TakeIn
from tests.web.berichten.verzoeken.formulier import PERSOON
from tests.web.berichten.verzoeken.rijen import REFERENTIE, antwoord_row, toewijzing_row, verzoek_row
from tests.web.berichten.verzoeken.test_keten import grant

from jeugdregio.ijw.register.vragen import Vraag
from jeugdregio.ijw.v3_2.termijnen import ONDERZOEK, VERZOEK, uiterlijk
from jeugdregio.web.berichten.kennis import load_dossier
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.ophalen.gemaakt import last_days
from jeugdregio.web.berichten.verzoeken.stand import find_request, open_requests
from jeugdregio.web.berichten.verzoeken.verloop import Stand
from jeugdregio.web.berichten.verzoeken.wacht import Wacht, counts, listed

pytestmark = [pytest.mark.db, pytest.mark.django_db]
ALLES = Q()
MAANDAG = date(2026, 3, 2)
WEG = date(2026, 3, 23)


def removed(dag: date = WEG, *, referentie: str = REFERENTIE, **anders: Any) -> Bericht:
    """A JW301 that takes the assignment back."""
    values = {"reden_wijziging": "13", "ingangsdatum": MAANDAG, "einddatum": MAANDAG, **anders}
    bericht, _ = toewijzing_row(dag=dag, referentie_aanbieder=referentie, **values)
    return bericht


def granted(dag: date = MAANDAG) -> Bericht:
    bericht, _ = toewijzing_row(dag=dag, ingangsdatum=MAANDAG, referentie_aanbieder=REFERENTIE)
    return bericht


@pytest.mark.parametrize("referentie", [REFERENTIE, ""])
def test_it_is_open_again_also_where_the_message_does_not_repeat_the_reference(referentie: str) -> None:
    bericht, regel = verzoek_row(dag=MAANDAG)
    granted()
    removed(referentie=referentie)
    assert [row.pk for row in open_requests(ALLES, onderzocht=False)] == [regel.pk]
    verzoek = find_request(ALLES, bericht.pk, 1)
    assert verzoek is not None
    assert (verzoek.stand, verzoek.heropend) == (Stand.ONTVANGEN, WEG)
    vraag = Vraag(verzoeken={(AGB, REFERENTIE)})
    assert not load_dossier(vraag, (), volledig={GEMEENTE}).is_toegewezen(GEMEENTE, AGB, REFERENTIE)


def test_it_is_not_open_once_it_is_assigned_again_or_while_another_assignment_stands() -> None:
    verzoek_row(dag=MAANDAG)
    granted()
    removed()
    toewijzing_row(dag=WEG, nummer=8, referentie_aanbieder=REFERENTIE)
    assert not open_requests(ALLES, onderzocht=False)
    removed(WEG, nummer=8)
    assert len(open_requests(ALLES, onderzocht=False)) == 1
    granted(WEG + timedelta(days=1))
    assert not open_requests(ALLES, onderzocht=False)


def test_its_term_counts_again_from_the_day_on_which_it_was_taken_back() -> None:
    verzoek_row(dag=MAANDAG)
    granted()
    removed()
    rows, make = listed(Wacht.VERZOEK, ALLES, WEG)
    (row,) = make(rows)
    assert (row.vanaf, row.uiterlijk) == (WEG, uiterlijk(VERZOEK, WEG))
    for vandaag, te_laat in ((row.uiterlijk, 0), (row.uiterlijk + timedelta(days=1), 1)):
        (telling,) = (one for one in counts(ALLES, vandaag) if one.wacht == Wacht.VERZOEK)
        assert (telling.aantal, telling.te_laat) == (1, te_laat)


def test_after_research_it_has_the_term_of_research_again() -> None:
    verzoek_row(dag=MAANDAG)
    antwoord_row("2", dag=MAANDAG)
    granted()
    removed()
    rows, make = listed(Wacht.ONDERZOEK, ALLES, WEG)
    assert [row.uiterlijk for row in make(rows)] == [uiterlijk(ONDERZOEK, WEG)]


def test_what_is_open_for_the_longest_stands_in_front() -> None:
    _, first = verzoek_row(dag=MAANDAG)
    granted()
    removed()
    _, second = verzoek_row(dag=MAANDAG + timedelta(days=7), referentie="later")
    assert [row.pk for row in open_requests(ALLES, onderzocht=False)] == [second.pk, first.pk]


def test_an_answer_after_it_was_taken_back_has_the_new_term() -> None:
    verzoek_row(dag=MAANDAG)
    granted()
    weg = removed()
    row = antwoord_row("1", dag=WEG + timedelta(days=1), reden_afwijzing="4")
    found = last_days([weg, Bericht.objects.get(pk=row.bericht_id)])
    assert found.keys() == {row.bericht_id}, "taking back answers no request"
    assert found[row.bericht_id].dag == uiterlijk(VERZOEK, WEG)


@pytest.mark.usefixtures("voeren")
def test_on_screen_it_gets_its_buttons_and_term_back_and_can_be_refused(
    toegang: Client, take_in: TakeIn
) -> None:
    take_in(jw315_bericht())
    bericht = Bericht.objects.get(soort="JW315")
    address = [bericht.sleutel, 1]
    detail = reverse("verzoeken:detail", args=address)

    def buttons() -> list[str]:
        return [knop["label"] for knop in toegang.get(detail).context["knoppen"]]

    at_first = buttons()
    grant(toegang, bericht)
    assert buttons() == []
    made = [Bericht.objects.get(soort="JW301").sleutel, 1]
    toegang.post(reverse("verzoeken:handeling", args=[*made, "verwijderen"]), PERSOON)
    page = toegang.get(detail)
    assert page.context["verzoek"].stand == Stand.ONTVANGEN
    assert buttons() == at_first
    assert "Toewijzing verwijderd (JW301)" in page.content.decode()
    assert f"telt opnieuw vanaf {date_format(timezone.localdate())}." in page.content.decode()
    dagen = {term["wat"]: term["uiterlijk"] for term in page.context["termijnen"]}
    assert dagen["Antwoorden"] == date_format(uiterlijk(VERZOEK, timezone.localdate()))
    toegang.post(reverse("verzoeken:afwijzen", args=address), {"reden": "4"})
    assert toegang.get(detail).context["verzoek"].stand == Stand.AFGEWEZEN


def test_what_was_sent_last_is_looked_up_by_number() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("Het plan van PostgreSQL hangt af van wat er in de tabellen staat.")
    plan = open_requests(ALLES, onderzocht=False).explain()
    steps = [step for step in plan.splitlines() if "toewijzingregel" in step]
    assert any("toewijzingregel_nummer (gemeentecode=? AND toewijzing_nummer=?)" in step for step in steps)
    assert not [step for step in steps if "SCAN" in step]
