"""Declared lines: what is delivered in a month, when it is declared, and what is corrected afterwards."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from jeugdregio.demo.aanbieders import DemoAanbieder
from jeugdregio.demo.producten import DemoProduct
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.demo.tarieven import EERSTE_DECLARATIE, DemoTarief, Factoren, empty_chance, kostensoort
from jeugdregio.demo.traject import Traject
from jeugdregio.demo.verloop import Verloop, declared_months
from jeugdregio.ijw.codes import Eenheid

ONBEKEND = 5_000_000
"""Added to a ToewijzingNummer that was typed wrongly: no municipality has given it out."""

_KANS_CORRECTIE, _KANS_ONBEKEND = 0.008, 0.001
# months after the month of delivery in which a line is declared, beyond the normal next one
_VERTRAGING = (
    (0.860, 0),
    (0.930, 1),
    (0.962, 2),
    (0.978, 3),
    (0.987, 4),
    (0.992, 5),
    (0.996, 7),
    (0.999, 10),
    (1.0, 15),
)


@dataclass(frozen=True, slots=True)
class Regel:
    """One declared line. `periode` numbers the declaration month (year x 12 + month - 1) it is sent with."""

    periode: int
    bsn: str
    referentie: str
    vorige: str | None
    toewijzing: int
    productcode: str
    begin: date
    eind: date
    volume: int
    eenheid: str
    tarief: int | None
    bedrag: int
    """Cents, without sign; a line that credits another one has `vorige`."""

    @property
    def signed(self) -> int:
        """Cents with sign."""
        return self.bedrag if self.vorige is None else -self.bedrag


def month_number(dag: date) -> int:
    """Number a month so that the next one is one higher."""
    return dag.year * 12 + dag.month - 1


def first_day(periode: int) -> date:
    """First day of a numbered month."""
    return date(periode // 12, periode % 12 + 1, 1)


def _delay(rng: random.Random) -> int:
    draw = rng.random()
    return next(maanden for kans, maanden in _VERTRAGING if draw <= kans)


def _volume(rng: random.Random, product: DemoProduct, dagen: int) -> int:
    if product.eenmalig or product.eenheid == Eenheid.STUK_OUTPUT:
        return 1
    expected = product.expected_volume(dagen)
    if product.is_per_dag:
        return max(1, round(expected))
    drawn = expected * min(1.5, max(0.5, rng.gauss(1.0, 0.18)))
    return max(1, int(drawn + rng.random()))


def make_regels(
    traject: Traject, verloop: Verloop, factoren: Factoren, rng: random.Random, tot: int
) -> Iterator[Regel]:
    """Yield the lines of a trajectory that are declared with a period up to and including `tot`.

    The stream is drawn month by month, so a later `tot` only adds.
    """
    bsn = traject.persoon.bsn
    letter = GEMEENTEN[traject.gemeente].letter
    for begin, eind, dagen in declared_months(traject, verloop, EERSTE_DECLARATIE):
        maand = month_number(begin)
        if maand > tot:
            return
        for plaats, product in enumerate(traject.producten):
            if product.eenmalig and maand != month_number(traject.begin):
                continue
            if rng.random() < empty_chance(traject, product):
                continue
            factor = factoren[begin.year, kostensoort(traject, product, begin)]
            volume = _volume(rng, product, dagen)
            tarief: int | None = max(1, round(product.tarief * factor))
            if product.eenheid == Eenheid.EURO:
                volume, tarief = max(1, round(volume * factor)), None
            periode = maand + _delay(rng)
            nummer = traject.nummer + plaats
            referentie = f"{letter}{nummer}M{begin:%Y%m}"
            regel = Regel(
                periode=periode,
                bsn=bsn,
                referentie=f"{referentie}A",
                vorige=None,
                toewijzing=nummer,
                productcode=product.code,
                begin=begin,
                eind=eind,
                volume=volume,
                eenheid=product.eenheid,
                tarief=tarief,
                bedrag=volume * (1 if tarief is None else tarief),
            )
            yield from (r for r in _with_correction(regel, referentie, rng) if r.periode <= tot)


def agreed(leverancier: DemoAanbieder, regels: Iterable[Regel]) -> set[DemoTarief]:
    """Give the tariffs of lines that a contract covers: nothing is declared at another."""
    return {
        DemoTarief(leverancier.agb, regel.productcode, regel.eenheid, regel.begin.year, regel.tarief)
        for regel in regels
        if regel.tarief is not None and leverancier.is_contracted(regel.begin)
    }


def _with_correction(regel: Regel, referentie: str, rng: random.Random) -> Iterator[Regel]:
    """Yield the line; now and then it is wrong.

    Later it is credited and declared again in one message. A line on an assignment that no one gave is
    refused, so it is only declared again.
    """
    draw = rng.random()
    if draw >= _KANS_CORRECTIE + _KANS_ONBEKEND:
        yield regel
        return
    later = regel.periode + rng.randint(2, 4)
    goed = replace(regel, periode=later, referentie=f"{referentie}C")
    if draw < _KANS_ONBEKEND:
        yield replace(regel, toewijzing=regel.toewijzing + ONBEKEND)
        yield goed
        return
    if regel.tarief is not None and regel.volume > 1:
        volume = max(1, round(regel.volume * rng.choice((0.5, 0.8, 0.9))))
        regel = replace(regel, volume=volume, bedrag=volume * regel.tarief)
    yield regel
    yield replace(regel, periode=later, referentie=f"{referentie}B", vorige=regel.referentie)
    yield goed
