"""What a provider makes: starts, stops and requests."""

from dataclasses import replace
from datetime import date

import pytest
from tests.ijw import fabriek
from tests.ijw.opstellen.verhaal import AMBULANT, BESLUIT, JEUGDIGE, right, sent

from jeugdregio.ijw.codes import RedenBeeindiging
from jeugdregio.ijw.v3_2 import basis, jw301
from jeugdregio.ijw.v3_2.opstellen import besluit
from jeugdregio.ijw.v3_2.opstellen.hulp import Hulp, aspecifiek, generiek, specifiek
from jeugdregio.ijw.v3_2.opstellen.levering import (
    make_start,
    make_stop,
    start,
    start_without_toewijzing,
    stop,
    take_back,
)
from jeugdregio.ijw.v3_2.opstellen.verzoek import (
    add,
    make_aanvraag,
    make_verwijzer,
    make_wijziging,
    request,
    wish,
)
from jeugdregio.ijw.v3_2.opstellen.verzoekantwoord import make_afwijzing, make_onderzoek

BEGIN, EINDE = date(2025, 2, 1), date(2026, 1, 31)
HUISARTS = make_verwijzer("02", agb="01234567")


def assigned(nummer: int = 1, hulp: Hulp = AMBULANT) -> jw301.ToegewezenProduct:
    return besluit.assign(hulp, nummer=nummer, besluit=BESLUIT, ingangsdatum=BEGIN, einddatum=EINDE)


@pytest.mark.parametrize("hulp", [AMBULANT, aspecifiek("45"), generiek(1_000)])
def test_a_start_repeats_what_the_assignment_says(hulp: Hulp) -> None:
    toewijzing = assigned(hulp=hulp)
    bericht = right(make_start(sent(), JEUGDIGE, [start(toewijzing, date(2025, 1, 31))]))
    (regel,) = bericht.client.start_producten.start_product
    assert (regel.toewijzing_nummer, regel.product) == (1, hulp.product)
    assert regel.toewijzing_ingangsdatum == BEGIN
    assert (bericht.header.afzender, bericht.header.ontvanger) == (fabriek.AANBIEDER, fabriek.GEMEENTE)
    assert bericht.client.naam.geslachtsnaam == fabriek.NAAM.geslachtsnaam


def test_task_based_help_starts_and_stops_without_an_assignment() -> None:
    gestart = start_without_toewijzing(basis.Product(categorie="45"), date(2025, 1, 6))
    bericht = right(make_start(sent(), JEUGDIGE, [gestart]))
    assert bericht.client.start_producten.start_product[0].toewijzing_nummer is None
    right(make_stop(sent(), JEUGDIGE, [stop(gestart, date(2025, 1, 20), "31")]))


def test_a_stop_repeats_the_key_of_its_start() -> None:
    gestart = start(assigned(), date(2025, 2, 3))
    gestopt = stop(gestart, date(2025, 3, 3), RedenBeeindiging.TIJDELIJK)
    right(make_stop(sent("S1", date(2025, 3, 5)), JEUGDIGE, [gestopt]))
    assert gestopt.begindatum == gestart.begindatum
    assert gestopt.product == gestart.product
    assert gestopt.reden_beeindiging == "20"


def test_a_line_is_taken_back_by_itself_with_status_three() -> None:
    gestart = start(assigned(), date(2025, 1, 20))
    weg = take_back(gestart)
    assert weg == replace(gestart, status_aanlevering="3")
    right(make_start(sent(), JEUGDIGE, [weg]))
    right(make_stop(sent(), JEUGDIGE, [take_back(stop(gestart, date(2025, 1, 30), "31"))]))


@pytest.mark.parametrize(
    "hulp", [AMBULANT, specifiek("45A04", 40, "84", "4"), aspecifiek("45", budget=1_000), generiek(1_000)]
)
def test_every_variant_can_be_asked_for(hulp: Hulp) -> None:
    product = request(
        hulp,
        referentie="V-1",
        ingangsdatum=BEGIN,
        einddatum=EINDE,
        verwijzer=HUISARTS,
        raamcontract=True,
    )
    bericht = right(make_aanvraag(sent(), JEUGDIGE, [product], gezagsdrager_bekend=False))
    assert bericht.client.gezagsdrager_bekend == "2"
    assert bericht.client.aangevraagde_producten.aangevraagd_product[0].raamcontract == "1"


def test_help_on_an_open_decision_names_it() -> None:
    product = request(
        AMBULANT,
        referentie="V-1",
        ingangsdatum=BEGIN,
        einddatum=EINDE,
        verwijzer=make_verwijzer("01", naam="Gemeente"),
        beschikking=(4321, date(2025, 1, 2)),
    )
    assert product.beschikking_nummer == 4321
    assert product.beschikking_ingangsdatum == date(2025, 1, 2)
    right(make_aanvraag(sent(), JEUGDIGE, [product]))


@pytest.mark.parametrize(
    ("soort", "agb", "naam", "verwacht"),
    [
        ("02", "01234567", "Dokter", ("01234567", None)),
        ("05", None, "Ziekenhuis", (None, "Ziekenhuis")),
        ("08", "01234567", "Rechtbank", (None, "Rechtbank")),
    ],
)
def test_a_referrer_is_named_by_code_only_where_the_standard_knows_codes(
    soort: str, agb: str | None, naam: str, verwacht: tuple[str | None, str | None]
) -> None:
    verwijzer = make_verwijzer(soort, agb=agb, naam=naam)
    assert (verwijzer.zorgverlener_code, verwijzer.naam) == verwacht
    product = request(AMBULANT, referentie="V", ingangsdatum=BEGIN, einddatum=EINDE, verwijzer=verwijzer)
    right(make_aanvraag(sent(), JEUGDIGE, [product]))


def test_a_request_for_a_change_names_every_current_assignment_once() -> None:
    dag = date(2025, 4, 10)
    over = replace(assigned(4, aspecifiek("41")), einddatum=date(2025, 4, 9))
    weg = besluit.remove(assigned(5, aspecifiek("42")), besluit=BESLUIT)
    wens = wish(
        assigned(2, specifiek("45A05", 60, "01", "2")),
        dagtekening=dag,
        vanaf=date(2025, 5, 1),
        einddatum=EINDE,
        omvang=specifiek("45A05", 90, "01", "2").omvang,
    )
    bericht = right(
        make_wijziging(
            sent("W1", dag),
            fabriek.BSN,
            referentie="W-1",
            reden="1",
            toewijzingen=[assigned(), assigned(2), assigned(3, aspecifiek("44")), over, weg],
            te_wijzigen=[wens],
            nieuw=[add(aspecifiek("50"), vanaf=date(2025, 5, 1))],
        )
    )
    verzoek = bericht.client.verzoek
    assert [p.toewijzing_nummer for p in verzoek.ongewijzigde_producten.ongewijzigd_product] == [1, 3]
    assert verzoek.te_wijzigen_producten.te_wijzigen_product == (wens,)


@pytest.mark.parametrize(
    ("hulp", "vanaf", "gevraagd"),
    [
        (AMBULANT, date(2025, 5, 1), date(2025, 5, 1)),
        (AMBULANT, date(2025, 4, 10), BEGIN),  # not later than the request itself
        (generiek(1_000), date(2025, 5, 1), BEGIN),
        (specifiek("45A04", 12, "84", "6"), date(2025, 5, 1), BEGIN),
    ],
)
def test_a_wish_begins_where_the_standard_lets_it(hulp: Hulp, vanaf: date, gevraagd: date) -> None:
    wens = wish(
        assigned(hulp=hulp),
        dagtekening=date(2025, 4, 10),
        vanaf=vanaf,
        einddatum=EINDE,
        omvang=hulp.omvang,
        budget=hulp.budget,
    )
    assert wens.gewenste_ingangsdatum == gevraagd


def test_a_municipality_looks_into_a_request() -> None:
    bericht = right(make_onderzoek(sent(), "V-1"))
    assert (bericht.antwoord.verzoek_antwoord, bericht.antwoord.referentie_aanbieder) == ("2", "V-1")
    assert bericht.header.afzender == fabriek.GEMEENTE


def test_a_municipality_refuses_a_request() -> None:
    assert right(make_afwijzing(sent(), "V-1", reden="4")).antwoord.woonplaatsbeginsel is None
    elders = right(make_afwijzing(sent(), "V-1", reden="8", gemeente="0363"))
    assert elders.antwoord.woonplaatsbeginsel.gemeente == "0363"


@pytest.mark.parametrize(("reden", "gemeente"), [("8", None), ("4", "0363")])
def test_the_responsible_municipality_goes_with_the_woonplaatsbeginsel(
    reden: str, gemeente: str | None
) -> None:
    with pytest.raises(ValueError, match="woonplaatsbeginsel"):
        make_afwijzing(sent(), "V-1", reden=reden, gemeente=gemeente)
