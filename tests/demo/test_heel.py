"""From the plan, through messages, register and stand, to published figures: nothing is lost or added."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from pytest_django import Settings

from jeugdregio.demo import SEED, run
from jeugdregio.demo.declaraties import ONBEKEND, first_day, month_number
from jeugdregio.demo.fouten import FOUT, Lot, delay_of, draw_lot
from jeugdregio.demo.genereren import Wereld
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.demo.traject import Traject
from jeugdregio.monitor.publicatie import Publicatie, newest_publicatie
from jeugdregio.web.aanbieders.models import Tarief
from jeugdregio.web.berichten.models import BerichtBevinding

SCHAAL, TOT, PEILDATUM = 0.01, (2022, 3), date(2022, 3, 31)


def arrival(traject: Traject, periode: int) -> date:
    """The day on which the declaration of a month comes in; a few are wrong first, or weeks late."""
    gemeente, leverancier = GEMEENTEN[traject.gemeente], traject.leverancier
    verzonden = first_day(periode + 1).replace(day=leverancier.declaratiedag)
    kenmerk = f"{gemeente.letter}D{first_day(periode):%Y%m}"
    lot, dagen = draw_lot(SEED, f"JW323-{gemeente.code}-{leverancier.agb}-{kenmerk}", "JW323")
    if lot is Lot.LAAT:
        return verzonden + delay_of(dagen)
    return verzonden + timedelta(days=dagen if lot in FOUT else 0)


def declared_by_month() -> Counter[date]:
    """Cents of jeugdhulp and protection by month, in declarations that came before the date of the stand."""
    wereld = Wereld.plan(schaal=SCHAAL, tot=TOT, seed=SEED)
    result: Counter[date] = Counter()
    for traject, verloop in wereld.courses():
        for regel in wereld.regels(traject, verloop, month_number(PEILDATUM) - 1):
            # a line on an assignment that no one gave is refused, and does not count
            if arrival(traject, regel.periode) <= PEILDATUM and regel.toewijzing < ONBEKEND:
                result[regel.begin.replace(day=1)] += regel.signed
    return result


@pytest.mark.demo
@pytest.mark.django_db
def test_every_cent_of_the_plan_comes_out_of_the_register_and_doing_it_again_adds_nothing(
    map_: Path, settings: Settings
) -> None:
    settings.DEMO = True
    fasen = run(map_, schaal=SCHAAL, tot=TOT, processen=1)

    prestaties = pq.read_table(map_ / "stand" / PEILDATUM.isoformat() / "prestaties.parquet")
    registered: Counter[date] = Counter()
    for rij in prestaties.select(["begindatum", "bedrag", "toegekend"]).to_pylist():
        if rij["toegekend"] is not False:  # what was refused goes along, and is no cost
            registered[rij["begindatum"].replace(day=1)] += rij["bedrag"]
    # of the last months some declarations are still on their way
    closed = {maand: bedrag for maand, bedrag in declared_by_month().items() if maand.year == 2021}
    assert len(closed) == 12
    assert {maand: registered[maand] for maand in closed} == closed

    assert prestaties.num_rows > 500

    # every tariff that is declared under a contract is the one agreed in it
    assert Tarief.objects.count() > 100
    assert not BerichtBevinding.objects.filter(regel="TR418").exists()

    publicatie = newest_publicatie(map_)
    assert publicatie is not None
    kosten = Publicatie.open(publicatie).indicator("kosten")
    assert [rij.dimensies["jaar"] for rij in kosten.rows(per=("jaar",))] == [2021, 2022]
    assert [fase.naam for fase in fasen] == [
        "Inrichten",
        "Berichten maken",
        "Berichten verwerken",
        "Bestanden aanleveren",
        "Stand maken",
        "Cijfers publiceren",
    ]

    again = run(map_, schaal=SCHAAL, tot=TOT, processen=1)
    assert "verwerkt" not in again[2].detail
    assert [fase.detail for fase in again[4:]] == ["stand per 31-3-2022 was er al", "waren er al"]
