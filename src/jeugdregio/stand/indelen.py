"""What a product counts as in several indelingen at once: two look-ups in all, not two for each of them."""

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from jeugdregio.stand.zorg import OPEN

if TYPE_CHECKING:
    from jeugdregio.stand.stand import Stand

ALTIJD = datetime.date(1900, 1, 1)
DAG = datetime.timedelta(days=1)
GEEN = ""  # not None: on its way to Spark an empty text becomes the text 'nan'


def with_indelingen(
    stand: "Stand", feiten: ibis.Table, datum: str, indelingen: Mapping[str, str]
) -> ibis.Table:
    """Add columns with what the product counts as, on the date in column `datum`; see `with_indeling`.

    `indelingen` gives the name of the column by indeling. The rules are few: they are read, and laid side by
    side in periods in which none of them changes.
    """
    regels = stand.indelingen.filter(
        stand.indelingen.gebied == stand.meta.regio, stand.indelingen.indeling.isin(tuple(indelingen))
    )
    gelezen = regels.to_pyarrow().to_pylist()
    namen = tuple(indelingen)
    code = _periods([r for r in gelezen if r["productcode"] is not None], "productcode", namen, "code")
    rest = _periods([r for r in gelezen if r["productcode"] is None], "productcategorie", namen, "rest")
    samen = feiten.left_join(
        code,
        [
            feiten.productcode == code.code_sleutel,
            feiten[datum] >= code.code_van,
            feiten[datum] <= code.code_tot,
        ],
    )
    samen = samen.left_join(
        rest,
        [
            samen.categorie == rest.rest_sleutel,
            samen[datum] >= rest.rest_van,
            samen[datum] <= rest.rest_tot,
        ],
    )
    return samen.mutate(
        **{
            als: ibis.coalesce(samen[f"code_{naam}"].nullif(GEEN), samen[f"rest_{naam}"].nullif(GEEN))
            for naam, als in indelingen.items()
        }
    ).drop(*code.columns, *rest.columns)


def _periods(regels: Sequence[Mapping[str, Any]], sleutel: str, namen: Sequence[str], als: str) -> ibis.Table:
    """Give a row per product and period in which nothing changes: what it counts as in each indeling."""
    per_product: dict[str, list[Mapping[str, Any]]] = {}
    for regel in regels:
        per_product.setdefault(regel[sleutel], []).append(regel)
    rijen: list[dict[str, Any]] = []
    for product, eigen in per_product.items():
        grenzen = sorted({ALTIJD, *(r["van"] for r in eigen), *(r["tot"] + DAG for r in eigen if r["tot"])})
        for begin, volgende in zip(grenzen, [*grenzen[1:], OPEN + DAG], strict=True):
            geldig = {
                r["indeling"]: r["waarde"]
                for r in eigen
                if r["van"] <= begin and (r["tot"] is None or begin <= r["tot"])
            }
            waarden = {f"{als}_{naam}": geldig.get(naam, GEEN) for naam in namen}
            rijen.append(
                {f"{als}_sleutel": product, f"{als}_van": begin, f"{als}_tot": volgende - DAG, **waarden}
            )
    tekst = [f"{als}_sleutel", *(f"{als}_{naam}" for naam in namen)]
    velden = [
        *((naam, pa.string()) for naam in tekst),
        (f"{als}_van", pa.date32()),
        (f"{als}_tot", pa.date32()),
    ]
    return ibis.memtable(pa.Table.from_pylist(rijen, schema=pa.schema(velden)))
