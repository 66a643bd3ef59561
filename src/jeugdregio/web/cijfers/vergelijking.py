"""One municipality beside the areas it is in, as far as those are published."""

from typing import Final

from jeugdregio.kern.gebied import lidmaatschappen
from jeugdregio.monitor.indicator import Eenheid
from jeugdregio.web.cijfers.beelden import Filters
from jeugdregio.web.cijfers.publicatie import Uitgave
from jeugdregio.web.cijfers.tabellen import Tabel, tabel

# What is larger where more people live says nothing beside a region, unless it is divided by something.
OMVANG: Final = frozenset({Eenheid.JEUGDIGEN, Eenheid.AANTAL, Eenheid.EURO})


def areas_of(uitgave: Uitgave, gemeente: str) -> list[str]:
    """The published areas that a municipality is in on the day of the stand, the smallest kind first."""
    dag = uitgave.peildatum
    codes = {lid.gebied for lid in lidmaatschappen() if lid.gemeente == gemeente and lid.holds_on(dag)}
    return [code for _, keuzes in uitgave.plaatsen for code, _ in keuzes if code in codes]


def compare(
    uitgave: Uitgave, code: str, per: tuple[str, ...], gemeente: str, van: int, tot: int, filters: Filters
) -> Tabel | None:
    """Give the figures of a municipality with those of its areas below it, or None where there are none.

    `per` is the table of municipalities; that of areas has the same other dimensions.
    """
    indicator = uitgave.indicator(code)
    van_gebied = tuple("gebied" if naam == "gemeente" else naam for naam in per)
    catalogus = indicator.catalogus
    los = catalogus["unit"] in OMVANG and not catalogus["denominator"]
    gebieden = areas_of(uitgave, gemeente)
    if los or "gemeente" not in per or per[0] != "jaar" or van_gebied not in indicator.per or not gebieden:
        return None
    hier = uitgave.cijfers(code, per, (gemeente,), van, tot, filters)
    daar = uitgave.cijfers(code, van_gebied, tuple(gebieden), van, tot, filters)
    return tabel([*hier, *daar]) if hier and daar else None
