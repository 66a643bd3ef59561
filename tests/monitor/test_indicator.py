"""The register of indicators, and the periods they are given for."""

import datetime

import ibis
import pytest
from tests.spec.conftest import MaakStand

from jeugdregio.monitor.indicator import Eenheid, MonitorError, Thema, find_table, indicator
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.stand import Stand


def test_a_code_can_be_used_once() -> None:
    with pytest.raises(ValueError, match="kosten bestaat al"):

        @indicator(
            code="kosten",
            label="Nog eens",
            thema=Thema.KOSTEN,
            unit=Eenheid.EURO,
            definition="Nog eens.",
            numerator="Iets",
            source="Geen",
            owner="Niemand",
            since=datetime.date(2026, 1, 1),
            per=(("jaar", "gebied"),),
            measure=Maat(Telwijze.BEDRAG),
            familie="proef",
        )
        def nog_eens(stand: Stand, kalender: ibis.Table) -> ibis.Table:
            return kalender


def test_every_indicator_says_what_it_means_where_it_comes_from_and_since_when() -> None:
    for een in REGISTER.values():
        assert een.label
        assert een.source
        assert een.owner
        assert een.per
        assert een.van or (een.denominator is None) == (
            een.measure.noemer is None and not een.measure.over_hoeveelheid
        )
        assert een.bedragsoort is not None or een.measure.telwijze is not Telwijze.BEDRAG


def test_without_a_place_the_table_of_areas_answers_and_naar_is_added() -> None:
    tabellen = [("jaar", "gebied", "categorie"), ("jaar", "gemeente", "categorie")]
    assert find_table("x", tabellen, ("categorie",), ("jaar",)) == ("jaar", "gebied", "categorie")
    assert find_table("x", tabellen, ("categorie",), ("gemeente", "jaar")) == (
        "jaar",
        "gemeente",
        "categorie",
    )
    with pytest.raises(MonitorError, match="x is er niet per maand"):
        find_table("x", tabellen, ("categorie",), ("maand",))


def test_a_running_year_and_quarter_go_up_to_the_last_complete_month(maak_stand: MaakStand) -> None:
    stand = maak_stand(volledig=("2022-02", "2023-08"))
    jaren = make_kalender(stand, "jaar").tijdvakken
    assert [(t.sleutel, t.begin, t.eind) for t in jaren] == [
        ("2023", datetime.date(2023, 1, 1), datetime.date(2023, 8, 31))
    ]
    kwartalen = make_kalender(stand, "kwartaal").tijdvakken
    assert [t.sleutel for t in kwartalen] == [
        "2022-K2",
        "2022-K3",
        "2022-K4",
        "2023-K1",
        "2023-K2",
        "2023-K3",
    ]
    assert kwartalen[-1].eind == datetime.date(2023, 8, 31)
    maanden = make_kalender(stand, "maand").tijdvakken
    assert (maanden[0].sleutel, maanden[-1].sleutel) == ("2022-02", "2023-08")
    assert [t.sleutel for t in maanden if t.voorlopig] == [f"2023-{m:02d}" for m in range(3, 9)]
