"""Of a municipality that sends none of the messages a figure comes from, the figure is unknown, not zero."""

from typing import Any

from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import d, levering, prestatie

from jeugdregio.monitor.inzage import intern
from jeugdregio.monitor.publicatie import Status
from jeugdregio.stand import Stand
from jeugdregio.stand.berichtdekking import heard

BEIDE = ["0001", "0002"]


def messages(gemeente: str, soort: str, maand: str, uitkomst: str = "verwerkt") -> dict[str, Any]:
    return {
        "gemeente": gemeente,
        "aanbieder": "94000001",
        "soort": soort,
        "maand": d(maand),
        "uitkomst": uitkomst,
        "aantal": 30,
    }


def statuses(stand: Stand, code: str) -> dict[tuple[str, int], str]:
    rijen = intern(stand, code, ["jaar", "gemeente"], gemeenten=BEIDE, doel="toets")
    return {(str(r.dimensies["gemeente"]), int(r.dimensies["jaar"])): str(r.status) for r in rijen}


def region(maak_stand: MaakStand) -> Stand:
    """0001 sends starts and declarations from 2022 on and is answered; 0002 sends starts from 2023 on."""
    return maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-01-10"),
            levering(2, "45A05", "2023-02-01", gemeente="0002"),
        ],
        prestaties=[prestatie(1, "45A05", "2022-02-01", 10_000) | {"toegekend": True}],
        berichtaantallen=[
            messages("0001", "JW305", "2022-01-01"),
            messages("0001", "JW323", "2022-03-01"),
            messages("0001", "JW325", "2022-03-01"),
            messages("0002", "JW305", "2023-02-01"),
            messages("0002", "JW323", "2023-06-01", "geweigerd"),
        ],
    )


def test_costs_of_who_sends_no_declaration_are_unknown(maak_stand: MaakStand) -> None:
    stand = region(maak_stand)
    assert heard(stand, ("JW323",)).keys() == {"0001"}
    assert statuses(stand, "jeugdigen_met_jeugdhulp")["0002", 2023] != Status.GEEN_GEGEVENS
    assert statuses(stand, "kosten")["0002", 2023] == Status.GEEN_GEGEVENS
    assert statuses(stand, "kosten_toegekend")["0002", 2023] == Status.GEEN_GEGEVENS
    assert statuses(stand, "kosten")["0001", 2022] == Status.GEPUBLICEERD


def test_before_a_municipality_sent_messages_its_figures_are_unknown(maak_stand: MaakStand) -> None:
    stand = region(maak_stand)
    gevonden = statuses(stand, "jeugdigen_met_jeugdhulp")
    assert (gevonden["0002", 2022], gevonden["0001", 2022]) == (Status.GEEN_GEGEVENS, Status.GEPUBLICEERD)


def test_the_region_is_unknown_with_one_of_its_municipalities(maak_stand: MaakStand) -> None:
    stand = region(maak_stand)
    rijen = intern(stand, "kosten", ["jaar", "gebied"], gemeenten=BEIDE, doel="toets")
    assert {rij.status for rij in rijen} == {Status.GEEN_GEGEVENS}


def test_a_stand_without_numbers_of_messages_knows_nobody_who_sends_none(maak_stand: MaakStand) -> None:
    stand = maak_stand(leveringen=[levering(1, "45A05", "2022-01-10")])
    assert heard(stand, ("JW323",)).keys() >= set(BEIDE)
    assert Status.GEEN_GEGEVENS not in statuses(stand, "kosten").values()
