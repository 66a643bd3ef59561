"""What facts of many kinds need: the period they fall in, and the names of provider and product."""

from functools import cache

import ibis
import pyarrow as pa

from jeugdregio.ijw import codelijst
from jeugdregio.ijw.productcode import productcodes
from jeugdregio.stand import Stand

ONBEKEND = "Onbekend"


def happened_in(kalender: ibis.Table, feiten: ibis.Table, datum: str) -> ibis.Table:
    """Give a row per fact and period in which its date falls, with `periode`, `begin` and `eind`.

    Every different day is looked up once, because comparing each fact with each period is slow.
    """
    dagen = feiten.select(dag_van_feit=feiten[datum]).distinct()
    perioden = kalender.select("periode", "begin", "eind")
    dagen = dagen.inner_join(
        perioden, [dagen.dag_van_feit >= perioden.begin, dagen.dag_van_feit <= perioden.eind]
    )
    return feiten.inner_join(dagen, feiten[datum] == dagen.dag_van_feit).drop("dag_van_feit")


def with_aanbieder(stand: Stand, feiten: ibis.Table) -> ibis.Table:
    """Replace the AGB code in `aanbieder` by the name of the provider, where that is known."""
    namen = stand.aanbieders.select(agb="aanbieder", naam_van_aanbieder="naam")
    met = feiten.left_join(namen, feiten.aanbieder == namen.agb)
    return met.mutate(aanbieder=ibis.coalesce(met.naam_van_aanbieder, met.aanbieder)).drop(*namen.columns)


def with_productnaam(feiten: ibis.Table) -> ibis.Table:
    """Add `product`: the code with its label, or those of the category where no code is known.

    `feiten` has `categorie` (JZ020) and `productcode` (JZ21). Source of the labels: Zorginstituut Nederland.
    """
    codes, groepen = _product_labels(), _categorie_labels()
    met = feiten.left_join(codes, feiten.productcode == codes.naam_code)
    met = met.left_join(groepen, met.categorie == groepen.naam_groep)
    code = ibis.coalesce(met.productcode, met.categorie, "")
    naam = ibis.coalesce(met.naam_label, met.naam_soort, "")
    product = (code + " " + naam).strip()
    return met.mutate(product=ibis.ifelse(product == "", ONBEKEND, product)).drop(
        *codes.columns, *groepen.columns
    )


def days_between(van: ibis.Value, tot: ibis.Value) -> ibis.Value:
    """Give the days from one date column to another, as int64: 0 when they are the same day.

    A date that was truncated and kept is a moment on some engines, hence the casts.
    """
    return tot.cast("date").delta(van.cast("date"), unit="day").cast("int64")


@cache
def _product_labels() -> ibis.Table:
    codes = productcodes().values()
    return _memtable(naam_code=[c.code for c in codes], naam_label=[c.label for c in codes])


@cache
def _categorie_labels() -> ibis.Table:
    codes = codelijst.load("JZ020").values()
    return _memtable(naam_groep=[c.code for c in codes], naam_soort=[c.omschrijving for c in codes])


def _memtable(**kolommen: list[str]) -> ibis.Table:
    return ibis.memtable(pa.table(kolommen))
