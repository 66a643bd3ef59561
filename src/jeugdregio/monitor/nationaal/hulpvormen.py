"""The national form of care of a product as a table to join with, so that every engine can count by it."""

import datetime
from functools import cache

import ibis
import pyarrow as pa

from jeugdregio.monitor.dimensies import GEEN_HULPVORM, MEER_HULPVORMEN
from jeugdregio.monitor.nationaal import gegevens
from jeugdregio.monitor.nationaal.koppeling import hulpvorm
from jeugdregio.monitor.nationaal.producttabel import periods_of, products

SCHEMA = pa.schema(
    [
        ("vorm_categorie", pa.string()),
        ("vorm_product", pa.string()),
        ("vorm_van", pa.date32()),
        ("vorm_tot", pa.date32()),
        ("hulpvorm", pa.string()),
    ]
)
ELK = ""  # any product of the category; not None: on its way to Spark an empty text becomes the text 'nan'


@cache
def hulpvormtabel() -> pa.Table:
    """Give a row per product, and per category (`vorm_product` is ELK), and period in which no rule changes.

    `hulpvorm` is the label of CBS, or that more are possible, or that there is none.
    """
    rijen = [
        {
            "vorm_categorie": categorie,
            "vorm_product": code or ELK,
            "vorm_van": van,
            "vorm_tot": tot,
            "hulpvorm": _label(categorie, code, van),
        }
        for van, tot in periods_of("product_hulpvormen")
        for categorie, code in products()
    ]
    return pa.Table.from_pylist(rijen, schema=SCHEMA)


def with_hulpvorm(feiten: ibis.Table, datum: str) -> ibis.Table:
    """Add `hulpvorm`: the label of the national form of care of the product on the date in column `datum`.

    `feiten` has `categorie` and `productcode`. A code outside the list has what its category has; a product
    in none of the tables has no form.
    """
    tabel = ibis.memtable(hulpvormtabel())
    bekend = tabel.select("vorm_categorie", "vorm_product").distinct()
    bekend = bekend.select(in_categorie="vorm_categorie", in_lijst="vorm_product")
    feiten = feiten.mutate(
        groep=ibis.coalesce(feiten.categorie, feiten.productcode.substr(0, 2), ELK),
        code=ibis.coalesce(feiten.productcode, ELK),
    )
    feiten = feiten.left_join(bekend, [feiten.groep == bekend.in_categorie, feiten.code == bekend.in_lijst])
    feiten = feiten.mutate(code=ibis.coalesce(feiten.in_lijst, ELK))
    samen = feiten.left_join(
        tabel,
        [
            feiten.groep == tabel.vorm_categorie,
            feiten.code == tabel.vorm_product,
            feiten[datum] >= tabel.vorm_van,
            feiten[datum] <= tabel.vorm_tot,
        ],
    )
    return samen.mutate(hulpvorm=ibis.coalesce(samen.hulpvorm, GEEN_HULPVORM)).drop(
        "groep", "code", "in_categorie", "in_lijst", *SCHEMA.names[:4]
    )


@cache
def _labels() -> dict[str, str]:
    return {r["code"]: r["label"] for r in gegevens.read("beleidsinformatie") if r["gegeven"] == "hulpvorm"}


def _label(categorie: str, code: str | None, dag: datetime.date) -> str:
    gevonden = hulpvorm(categorie, code, dag)
    if gevonden.code is not None:
        return _labels()[gevonden.code]
    return MEER_HULPVORMEN if gevonden.codes else GEEN_HULPVORM
