"""How numbers, periods and changes read."""

import doctest
from dataclasses import replace
from datetime import date

import pytest
from tests.web.cijfers.test_grafieken import cijfer

from jeugdregio.monitor.indicator import Eenheid, Richting
from jeugdregio.monitor.publicatie import Status
from jeugdregio.web.cijfers import cijfer as module
from jeugdregio.web.cijfers.cijfer import EENHEDEN, Tijdvak, datum, eenheid_van, verandering


def test_the_examples_in_the_documentation_hold() -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("unit", "waarde", "tekst"),
    [
        ("jeugdigen", 9475.0, "9.475"),
        ("procent", 12.34, "12,3%"),
        ("euro", 71_960_123.0, "€\xa071.960.123"),
        ("euro", -1234.0, "−€\xa01.234"),
        ("maanden", 10.25, "10,2 maanden"),
        ("weken", 3.5, "3,5 weken"),
        ("dagen", 31.0, "31 dagen"),
        ("aantal", 1250.0, "1.250"),
        ("keer", 1.25, "1,25 keer"),
        ("rapportcijfer", 7.8, "7,8"),
        ("index", 104.0, "104"),
        ("euro", 84.0, "€\xa084"),
    ],
)
def test_a_value_is_written_with_its_unit(unit: str, waarde: float, tekst: str) -> None:
    assert eenheid_van(unit).schrijf(waarde) == tekst


@pytest.mark.parametrize(
    ("dimensies", "naam", "kort", "laatste"),
    [
        ({"jaar": 2022}, "2022", "2022", "2022-12"),
        ({"halfjaar": "2022-H1"}, "eerste halfjaar 2022", "1e helft 2022", "2022-06"),
        ({"halfjaar": "2022-H2"}, "tweede halfjaar 2022", "2e helft 2022", "2022-12"),
        ({"kwartaal": "2022-K3"}, "derde kwartaal 2022", "3e kw. 2022", "2022-09"),
        ({"maand": "2022-03"}, "maart 2022", "mrt 2022", "2022-03"),
    ],
)
def test_a_period_is_read_and_named(
    dimensies: dict[str, str | int], naam: str, kort: str, laatste: str
) -> None:
    tijdvak = Tijdvak.of(dimensies)
    assert (tijdvak.naam, tijdvak.kort, tijdvak.laatste_maand) == (naam, kort, laatste)
    assert tijdvak.vorig_jaar.jaar == 2021


@pytest.mark.parametrize(
    ("dimensies", "zin"),
    [
        ({"jaar": 2022}, "5,0% hoger dan in 2022."),
        ({"halfjaar": "2022-H1"}, "5,0% hoger dan in het eerste halfjaar 2022."),
        ({"kwartaal": "2022-K3"}, "5,0% hoger dan in het derde kwartaal 2022."),
        ({"maand": "2022-03"}, "5,0% hoger dan in maart 2022."),
    ],
)
def test_a_period_has_its_article_in_a_sentence(dimensies: dict[str, str | int], zin: str) -> None:
    eerder = replace(cijfer(1000, 2022), tijdvak=Tijdvak.of(dimensies))
    assert verandering(cijfer(1050, 2023), eerder, GEEN).tekst == zin


LAGER, HOGER, GEEN = Richting.LAGER_IS_BETER, Richting.HOGER_IS_BETER, Richting.GEEN_OORDEEL
GOED, NIET_GOED = " Dat is de gewenste richting.", " Dat is niet de gewenste richting."
GEEN_EERDER = "Er is geen cijfer van een jaar eerder om mee te vergelijken."


@pytest.mark.parametrize(
    ("nu", "eerder", "unit", "richting", "tekst", "oordeel"),
    [
        (90, 100, "jeugdigen", LAGER, "10% lager dan in 2021." + GOED, "gewenst"),
        (110, 100, "jeugdigen", LAGER, "10% hoger dan in 2021." + NIET_GOED, "ongewenst"),
        (109.9, 100, "jeugdigen", GEEN, "9,9% hoger dan in 2021.", ""),
        (199, 100, "jeugdigen", GEEN, "99% hoger dan in 2021.", ""),
        (312, 100, "euro", LAGER, "3,1 keer zo hoog als in 2021." + NIET_GOED, "ongewenst"),
        (200, 100, "aantal", HOGER, "2 keer zo hoog als in 2021." + GOED, "gewenst"),
        (12.5, 12.0, "procent", HOGER, "0,5 procentpunt hoger dan in 2021." + GOED, "gewenst"),
        (12.5, 12.0, "procent", GEEN, "0,5 procentpunt hoger dan in 2021.", ""),
        (12.04, 12.0, "procent", LAGER, "Gelijk aan 2021.", ""),
        (5, 0, "jeugdigen", LAGER, "In 2021 was het nul.", ""),
        (7.8, 7.5, "rapportcijfer", HOGER, "0,3 punt hoger dan in 2021." + GOED, "gewenst"),
        (-500, 1500, "euro", GEEN, "€\xa02.000 lager dan in 2021.", ""),
        (5, None, "jeugdigen", LAGER, GEEN_EERDER, ""),
        (None, 5, "jeugdigen", LAGER, "", ""),
    ],
)
def test_a_change_is_said_in_words(
    nu: float | None, eerder: float | None, unit: str, richting: Richting, tekst: str, oordeel: str
) -> None:
    gezien = verandering(cijfer(nu, 2022, unit=unit), cijfer(eerder, 2021, unit=unit), richting)
    assert (gezien.tekst, gezien.oordeel) == (tekst, oordeel)


def test_a_day_is_written_in_full() -> None:
    assert datum(date(2026, 10, 1)) == "1 oktober 2026"


def test_every_unit_of_the_monitor_has_a_notation_with_its_decimals() -> None:
    assert set(EENHEDEN) == set(Eenheid)
    assert {code: eenheid_van(code).decimalen for code in Eenheid} == {
        code: code.decimalen for code in Eenheid
    }


def test_withheld_unknown_not_delivered_and_zero_are_four_things() -> None:
    leeg = [
        replace(cijfer(None, 2024), status=s)
        for s in (Status.ONDERDRUKT, Status.GEEN_NOEMER, Status.GEEN_GEGEVENS)
    ]
    gezien = [c.tekst for c in (*leeg, cijfer(0, 2024))]
    assert gezien == ["·", "–", "n.b.", "0"]
    assert len({c.uitleg for c in (*leeg, cijfer(0, 2024))}) == 4
