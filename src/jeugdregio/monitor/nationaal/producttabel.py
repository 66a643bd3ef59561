"""The national codes of products as a table to join with, so that no engine has to know the rules."""

import datetime
from functools import cache

import ibis
import pyarrow as pa

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.monitor.nationaal import gegevens
from jeugdregio.monitor.nationaal.koppeling import GGZ_CODES, hulpvorm, rubriek, taakveld

BEGIN = datetime.date(2015, 1, 1)  # the begin of the Jeugdwet
EIND = datetime.date(2999, 12, 31)
TABELLEN = ("product_hulpvormen", "product_taakvelden", "iv3_taakvelden")
SCHEMA = pa.schema(
    [
        ("categorie", pa.string()),
        ("productcode", pa.string()),
        ("van", pa.date32()),
        ("tot", pa.date32()),
        ("hulpvorm", pa.string()),
        ("rubriek", pa.string()),
        ("taakvelden", pa.string()),
    ]
)


@cache
def producttabel() -> pa.Table:
    """Give a row per product, and per category (productcode empty), and period in which no rule changes.

    `hulpvorm` and `rubriek` are empty where there is none, or more than one; `taakvelden` holds all that are
    possible, with bars between.
    """
    return pa.Table.from_pylist(
        [_row(*product, van, tot) for van, tot in periods_of(*TABELLEN) for product in products()],
        schema=SCHEMA,
    )


def products() -> list[tuple[str, str | None]]:
    """Give every product that some national table can say something of, and every category (without code)."""
    producten: list[tuple[str, str | None]] = [(p.categorie, p.code) for p in productcodes().values()]
    producten += [("54", code) for code in GGZ_CODES]
    categorieen = {categorie for categorie, _ in producten}
    categorieen |= {regel["categorie"] for naam in TABELLEN[:2] for regel in gegevens.read(naam)}
    return [*producten, *((categorie, None) for categorie in sorted(categorieen))]


def with_landelijk(feiten: ibis.Table, datum: str) -> ibis.Table:
    """Add `hulpvorm`, `rubriek` and `taakvelden` of the product, on the date in column `datum`.

    `feiten` has `categorie` and `productcode`. A code outside the list gets what its category has.
    """
    tabel = ibis.memtable(producttabel())
    code = tabel.filter(tabel.productcode.notnull()).rename(lambda naam: f"code_{naam}")
    rest = tabel.filter(tabel.productcode.isnull()).rename(lambda naam: f"rest_{naam}")
    feiten = feiten.mutate(groep=ibis.coalesce(feiten.categorie, feiten.productcode.substr(0, 2)))
    samen = feiten.left_join(
        code,
        [
            feiten.groep == code.code_categorie,
            feiten.productcode == code.code_productcode,
            feiten[datum] >= code.code_van,
            feiten[datum] <= code.code_tot,
        ],
    )
    samen = samen.left_join(
        rest,
        [
            samen.groep == rest.rest_categorie,
            samen[datum] >= rest.rest_van,
            samen[datum] <= rest.rest_tot,
        ],
    )
    bekend = samen.code_categorie.notnull()
    return samen.mutate(
        **{
            naam: ibis.ifelse(bekend, samen[f"code_{naam}"], samen[f"rest_{naam}"])
            for naam in ("hulpvorm", "rubriek", "taakvelden")
        }
    ).drop("groep", *code.columns, *rest.columns)


def _row(
    categorie: str, code: str | None, van: datetime.date, tot: datetime.date
) -> dict[str, str | datetime.date | None]:
    return {
        "categorie": categorie,
        "productcode": code,
        "van": van,
        "tot": tot,
        "hulpvorm": hulpvorm(categorie, code, van).code,
        "rubriek": rubriek(categorie, code, van).code,
        "taakvelden": "|".join(taakveld(categorie, code, van).codes) or None,
    }


def periods_of(*tabellen: str) -> list[tuple[datetime.date, datetime.date]]:
    """Give the periods between the days on which some rule of these tables begins or has ended."""
    dag = datetime.timedelta(days=1)
    begin = {BEGIN}
    for naam in tabellen:
        for regel in gegevens.read(naam):
            begin |= {datetime.date.fromisoformat(regel["van"])} if regel["van"] else set()
            begin |= {datetime.date.fromisoformat(regel["tot"]) + dag} if regel["tot"] else set()
    dagen = sorted(begin)
    return list(zip(dagen, [*(volgende - dag for volgende in dagen[1:]), EIND], strict=True))
