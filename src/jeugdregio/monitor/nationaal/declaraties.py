"""The declared lines of a year with what the national sources make of them, per municipality of today."""

import datetime
from collections.abc import Collection, Mapping

import ibis

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.kern.gemeentecode import gemeenten as alle_gemeenten
from jeugdregio.kern.herindeling import successors
from jeugdregio.monitor.nationaal.inkoop import with_ingekocht
from jeugdregio.monitor.nationaal.producttabel import with_landelijk
from jeugdregio.monitor.nationaal.vergelijking import INDELING
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_product

ZONDER_LIJST = ("54", "55")  # categories of which the product list holds no codes


def predecessors(gemeenten: Collection[str]) -> dict[str, str]:
    """Give every code whose ground is wholly in one of these municipalities of today, with that one."""
    gevonden = {}
    for code in alle_gemeenten():
        later = successors(code, INDELING)
        if len(later) == 1 and later[0] in gemeenten:
            gevonden[code] = later[0]
    return gevonden


def codes_of(hier: Mapping[str, str], gemeente: str) -> tuple[str, ...]:
    """Give the codes that a municipality of today consists of, its own among them."""
    return tuple(code for code, nu in hier.items() if nu == gemeente)


def declared_lines(stand: Stand, jaar: int, hier: Collection[str]) -> ibis.Table:
    """Give the declared lines of help that began in the year, in municipalities with these codes.

    Beside the columns of `prestaties`: hulpvorm, rubriek and taakvelden (with bars between) of the product;
    ingekocht; `buiten`, whether the code is outside the list; `gestart`, whether there is a start of that
    assignment, or of that person, provider and category.
    """
    regels = with_product(stand, stand.prestaties)
    regels = regels.filter(
        regels.gemeente.isin(list(hier)),
        regels.begindatum >= datetime.date(jaar, 1, 1),
        regels.begindatum <= datetime.date(jaar, 12, 31),
    )
    regels = with_ingekocht(stand, with_landelijk(regels, "begindatum"), "begindatum")
    buiten = (
        regels.productcode.notnull()
        & ~regels.productcode.isin(list(productcodes()))
        & ~ibis.coalesce(regels.categorie, "").isin(list(ZONDER_LIJST))
    )
    return _with_start(stand, regels.mutate(buiten=buiten))


def _with_start(stand: Stand, regels: ibis.Table) -> ibis.Table:
    leveringen = with_product(stand, stand.leveringen)
    sleutel = ("gemeente", "pseudoniem", "aanbieder", "categorie")
    toewijzing = (
        leveringen.filter(leveringen.toewijzing.notnull()).select(s_toewijzing="toewijzing").distinct()
    )
    zelfde = leveringen.select(**{f"s_{naam}": naam for naam in sleutel}).distinct()
    samen = regels.left_join(toewijzing, regels.toewijzing == toewijzing.s_toewijzing)
    samen = samen.left_join(zelfde, [samen[naam] == zelfde[f"s_{naam}"] for naam in sleutel])
    return samen.mutate(gestart=samen.s_toewijzing.notnull() | samen.s_pseudoniem.notnull()).drop(
        "s_toewijzing", *zelfde.columns
    )
