"""The synthetic region in the database."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.web.berichten.fabriek import ledger_row

from jeugdregio.demo.aanbieders import aanbieders
from jeugdregio.demo.merkteken import Gebruiker
from jeugdregio.demo.opzetten import fetch_older, furnish, furnish_tarieven
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.demo.tarieven import DemoTarief
from jeugdregio.web.aanbieders.models import Aanbieder, Contract, Tarief
from jeugdregio.web.berichten.models import Bericht, Werkwijze
from jeugdregio.web.cijfers.models import Indeling
from jeugdregio.web.gebieden.actions import load_gebieden
from jeugdregio.web.gebieden.models import Gebied, JeugdigenAantal
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.models import Lidmaatschap, Mandaat, Organisatie, User
from jeugdregio.web.organisaties.rollen import Rol, Taak

ALLE = frozenset(gemeente.code for gemeente in GEMEENTEN)


@pytest.fixture
def gebruikers(db: None) -> tuple[Gebruiker, ...]:
    load_gebieden()
    return furnish(schaal=0.1, tot_jaar=2024)


def user(account: str) -> User:
    return User.objects.get(email=f"{account}@voorbeeld.nl")


def test_every_role_has_someone_who_can_sign_in_with_the_password_that_is_told(
    gebruikers: tuple[Gebruiker, ...],
) -> None:
    assert {gebruiker.rol for gebruiker in gebruikers} == set(Rol.values)
    assert len({gebruiker.wachtwoord for gebruiker in gebruikers}) == len(gebruikers)
    for gebruiker in gebruikers:
        assert gebruiker.email.endswith("@voorbeeld.nl")
        assert User.objects.get(email=gebruiker.email).check_password(gebruiker.wachtwoord)


def test_mandates_differ_by_organisation(gebruikers: tuple[Gebruiker, ...]) -> None:
    assert mandaten.gemeentecodes(user("analist"), Taak.BERICHTEN) == ALLE
    assert mandaten.gemeentecodes(user("analist.bladel"), Taak.BERICHTEN) == {"1728"}
    assert mandaten.agb_codes(user("aanbieder"), Taak.BERICHTEN) == {aanbieders()[0].agb}
    assert not mandaten.gemeentecodes(user("wethouder"), Taak.BERICHTEN)
    ret = Mandaat.objects.get(organisatie__soort="expertteam")
    assert ret.gemeenten.count() == 21
    assert len(mandaten.gemeentecodes(user("toegang"), Taak.TOEWIJZEN)) == 6
    cjg = Mandaat.objects.filter(organisatie__soort="toegang", taak=Taak.BERICHTEN).order_by("van")
    assert [(mandaat.gemeenten.count(), mandaat.tot) for mandaat in cjg] == [
        (5, date(2021, 12, 31)),
        (6, None),
    ]


def test_doing_it_again_changes_nothing(gebruikers: tuple[Gebruiker, ...]) -> None:
    def counts() -> Counter[str]:
        models = (
            Aanbieder,
            Contract,
            Indeling,
            JeugdigenAantal,
            Lidmaatschap,
            Mandaat,
            Organisatie,
            User,
            Werkwijze,
        )
        return Counter({model.__name__: model._default_manager.count() for model in models})

    before = counts()

    assert furnish(schaal=0.1, tot_jaar=2024, bestaande=gebruikers) == gebruikers
    assert counts() == before
    assert min(before.values()) > 0


def test_a_lost_password_is_replaced(gebruikers: tuple[Gebruiker, ...]) -> None:
    again = furnish(schaal=0.1, tot_jaar=2024)

    assert again[0].wachtwoord != gebruikers[0].wachtwoord
    assert User.objects.get(email=again[0].email).check_password(again[0].wachtwoord)


def test_providers_are_known_and_plainly_made_up(gebruikers: tuple[Gebruiker, ...]) -> None:
    assert 140 <= Aanbieder.objects.count() <= 175
    assert all(aanbieder.agb.startswith("00") for aanbieder in Aanbieder.objects.all())
    assert all(aanbieder.naam.endswith("(fictief)") for aanbieder in Aanbieder.objects.all())
    assert not Aanbieder.objects.filter(status="onbekend").exists()


def test_contracts_in_the_database_are_those_the_costs_were_calibrated_on(
    gebruikers: tuple[Gebruiker, ...],
) -> None:
    svj = Gebied.objects.get(code="SVJ")
    for dag in (date(2021, 1, 1), date(2023, 1, 1), date(2023, 7, 1), date(2025, 1, 1)):
        contracted = set(Aanbieder.objects.gecontracteerd(gebied=svj, op=dag).values_list("agb", flat=True))
        expected = {
            a.agb for a in aanbieders() if a.is_contracted(dag) and a.soort not in {"gi", "landelijk"}
        }
        assert contracted == expected
        assert any(a.soort == "ngz" and a.agb not in contracted for a in aanbieders())
    assert Contract.objects.filter(tot__isnull=False).exists()


def test_tariffs_of_a_year_lie_within_the_contracts_of_that_year_and_come_once(
    gebruikers: tuple[Gebruiker, ...],
) -> None:
    halfjaar = (date(2016, 1, 1), date(2023, 6, 30)), (date(2024, 1, 1), None)
    agb = next(a.agb for a in aanbieders() if a.contracten == halfjaar)
    tarieven = {
        DemoTarief(agb, "45A04", "04", jaar, bedrag) for jaar, bedrag in ((2022, 7_000), (2023, 7_200))
    }
    tarieven |= {DemoTarief(agb, "45A04", "04", 2024, 7_500)}
    assert furnish_tarieven(tarieven) == furnish_tarieven(tarieven) == 3
    assert list(Tarief.objects.values_list("contract__van", "bedrag", "van", "tot").order_by("van")) == [
        (date(2016, 1, 1), 7_000, date(2022, 1, 1), date(2022, 12, 31)),
        (date(2016, 1, 1), 7_200, date(2023, 1, 1), date(2023, 6, 30)),
        (date(2024, 1, 1), 7_500, date(2024, 1, 1), date(2024, 12, 31)),
    ]


def test_numbers_of_young_people_follow_the_scale_and_say_that_they_are_derived(
    gebruikers: tuple[Gebruiker, ...],
) -> None:
    rows = JeugdigenAantal.objects.filter(jaar=2022, gemeente__in=ALLE)

    assert sum(row.aantal for row in rows) == 7_350
    assert all("Afgeleid" in row.bron for row in rows)


def test_of_what_was_made_for_the_history_only_the_last_days_wait_to_be_fetched(db: None) -> None:
    def made(days: int, **anders: str) -> Bericht:
        bericht = ledger_row()
        values = {"richting": "uit", "ontvangen_op_bron": "dagtekening", **anders}
        Bericht.objects.filter(pk=bericht.pk).update(
            ontvangen_op=timezone.now() - timedelta(days=days), **values
        )
        return bericht

    fetch_older()
    old, new, own, received = made(30), made(1), made(30, ontvangen_op_bron="nu"), made(30, richting="in")
    fetch_older()
    waiting = Bericht.objects.filter(opgehaald_op__isnull=True)
    assert set(waiting) == {new, own, received}
    assert old not in waiting
