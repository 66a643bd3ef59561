"""Where requests stand, asked of the register: as the table says, and without what a retour refuses."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from tests.web.berichten.fabriek import AGB, DAG, GEMEENTE
from tests.web.berichten.verzoeken.rijen import antwoord_row, toewijzing_row, verzoek_row

from jeugdregio.web.berichten.verzoeken.stand import events, find_request, key, open_requests, requests
from jeugdregio.web.berichten.verzoeken.verloop import Stand, Stap, stand_of
from jeugdregio.web.register.models import AntwoordRegel, RetourRegel, VerzoekRegel

pytestmark = [pytest.mark.db, pytest.mark.django_db]
ALLES = Q()


def happen(stap: Stap, referentie: str, dag: date) -> None:
    """Put the message of one step in the register."""
    if stap in (Stap.TOEWIJZEN, Stap.INTREKKEN):
        weg: dict[str, Any] = {"reden_wijziging": "13", "einddatum": dag} if stap == Stap.INTREKKEN else {}
        toewijzing_row(referentie_aanbieder=referentie, dag=dag, nummer=int(referentie), **weg)
    elif stap == Stap.ONDERZOEK:
        antwoord_row("2", referentie=referentie, dag=dag)
    else:
        reden = "8" if stap == Stap.WOONPLAATS else "4"
        antwoord_row("1", referentie=referentie, dag=dag, reden_afwijzing=reden)


def test_the_open_requests_are_those_that_the_table_calls_open() -> None:
    ways = [steps for length in range(4) for steps in product(Stap, repeat=length)]
    for number, steps in enumerate(ways):
        verzoek_row(referentie=str(number))
        for days, stap in enumerate(steps):
            happen(stap, str(number), DAG + timedelta(days=days))
    found = events(requests(ALLES))
    assert len(found) == len(ways)
    stands = {sleutel: stand_of(events_) for sleutel, events_ in found.items()}
    for stand, onderzocht in ((Stand.ONTVANGEN, False), (Stand.IN_ONDERZOEK, True)):
        expected = {sleutel for sleutel, found_stand in stands.items() if found_stand == stand}
        assert {key(regel) for regel in open_requests(ALLES, onderzocht=onderzocht)} == expected
        assert expected


def refuse(regel: AntwoordRegel | VerzoekRegel, soort: str, bereik: str, **anders: object) -> None:
    """Answer a message with a retour that refuses a row."""
    RetourRegel.objects.create(
        bericht_id=regel.bericht_id + 10_000,
        volgnummer=1,
        gemeentecode=regel.gemeentecode,
        agb=regel.agb,
        dagtekening=regel.dagtekening,
        identificatie="R1",
        bekend_op=regel.bekend_op,
        antwoord_op_soort=soort,
        antwoord_op_identificatie=regel.identificatie,
        bereik=bereik,
        klasse="AangevraagdProduct",
        retourcodes="9347",
        **anders,
    )


def test_an_answer_that_the_provider_refuses_does_not_count() -> None:
    _, regel = verzoek_row()
    refuse(antwoord_row("1", reden_afwijzing="4"), "JW319", "bericht")
    assert [row.pk for row in open_requests(ALLES, onderzocht=False)] == [regel.pk]
    assert events([regel])[key(regel)] == []


def test_a_request_that_is_refused_by_itself_is_gone_and_one_beside_it_is_not() -> None:
    bericht, regel = verzoek_row()
    refuse(regel, "JW315", "regel", referentie=regel.referentie_aanbieder, jeugdige=regel.jeugdige)
    verzoek_row(referentie="ander")
    assert [row.referentie_aanbieder for row in requests(ALLES)] == ["ander"]
    assert find_request(ALLES, bericht.pk, 1) is None


def test_the_same_reference_of_another_provider_or_municipality_is_another_request() -> None:
    verzoek_row()
    verzoek_row(agb="65000002")
    verzoek_row("0794")
    antwoord_row("1", reden_afwijzing="4")
    still_open = open_requests(ALLES, onderzocht=False)
    assert {(row.gemeentecode, row.agb) for row in still_open} == {(GEMEENTE, "65000002"), ("0794", AGB)}


def test_a_request_for_a_change_is_one_request_with_all_its_products() -> None:
    bericht, first = verzoek_row(soort="ongewijzigd", toewijzing_nummer=7, reden_verzoek="1")
    VerzoekRegel.objects.create(
        bericht_id=bericht.pk, volgnummer=2, gemeentecode=first.gemeentecode, agb=first.agb, dagtekening=DAG,
        identificatie=first.identificatie, bekend_op=DAG, jeugdige=first.jeugdige, soort="nieuw",
        referentie_aanbieder=first.referentie_aanbieder,
    )  # fmt: skip
    assert len(requests(ALLES)) == 1
    verzoek = find_request(ALLES, bericht.pk, 1)
    assert verzoek is not None
    assert (verzoek.soort, len(verzoek.regels), verzoek.stand) == ("JW317", 2, Stand.ONTVANGEN)
    assert find_request(ALLES, bericht.pk, 2) is None, "a product of it is no request of its own"


def test_a_request_of_another_municipality_is_not_found() -> None:
    bericht, _ = verzoek_row()
    assert find_request(Q(gemeentecode="0794"), bericht.pk, 1) is None


def test_the_assignment_of_a_request_is_looked_up_and_not_searched_for() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("Het plan van PostgreSQL hangt af van wat er in de tabellen staat.")
    plan = open_requests(ALLES, onderzocht=False).explain()
    assert "toewijzingregel_referentie (referentie_aanbieder=? AND agb=?)" in plan
    assert "antwoordregel_referentie (agb=? AND referentie_aanbieder=?)" in plan
