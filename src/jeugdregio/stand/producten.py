"""What a product counts as: dated, per region, the rule of a product code before that of its category."""

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    from jeugdregio.stand.stand import Stand


def with_product(stand: "Stand", feiten: ibis.Table) -> ibis.Table:
    """Fill an empty category or product code from the assignment that the row belongs to."""
    toegewezen = (
        stand.toewijzingen.group_by("toewijzing")
        .agg(
            toegewezen_categorie=lambda t: t.categorie.max(), toegewezen_product=lambda t: t.productcode.max()
        )
        .rename(toegewezen="toewijzing")
    )
    samen = feiten.left_join(toegewezen, feiten.toewijzing == toegewezen.toegewezen)
    return samen.mutate(
        categorie=ibis.coalesce(samen.categorie, samen.toegewezen_categorie),
        productcode=ibis.coalesce(samen.productcode, samen.toegewezen_product),
    ).drop("toegewezen", "toegewezen_categorie", "toegewezen_product")


def with_indeling(stand: "Stand", feiten: ibis.Table, indeling: str, datum: str, *, als: str) -> ibis.Table:
    """Add the column `als`: what the product counts as in one indeling, on the date in column `datum`.

    `feiten` has `categorie` and `productcode` of the product. Empty where the region has no rule for the
    product.
    """
    regels = stand.indelingen.filter(
        stand.indelingen.gebied == stand.meta.regio, stand.indelingen.indeling == indeling
    )
    return _with_rule(feiten, regels, "waarde", datum, als)


def with_afspraak(stand: "Stand", feiten: ibis.Table, afspraak: str, datum: str, *, als: str) -> ibis.Table:
    """Add the column `als`: what the region agreed of the product (`maximum_dagen` or `wachtnorm_dagen`), on
    the date in column `datum`.

    `feiten` has `categorie` and `productcode` of the product. Empty where nothing is agreed.
    """
    regels = stand.productafspraken.filter(stand.productafspraken.gebied == stand.meta.regio)
    return _with_rule(feiten, regels, afspraak, datum, als)


def _with_rule(feiten: ibis.Table, regels: ibis.Table, kolom: str, datum: str, als: str) -> ibis.Table:
    """Add what dated rules say of a product; one of its code stands in the place of that of its category."""
    code = regels.filter(regels.productcode.notnull()).select(
        code_product=regels.productcode, code_waarde=regels[kolom], code_van=regels.van, code_tot=regels.tot
    )
    rest = regels.filter(regels.productcode.isnull()).select(
        rest_categorie=regels.productcategorie,
        rest_waarde=regels[kolom],
        rest_van=regels.van,
        rest_tot=regels.tot,
    )
    dag = feiten[datum]
    met_code = feiten.left_join(
        code,
        [
            feiten.productcode == code.code_product,
            dag >= code.code_van,
            code.code_tot.isnull() | (dag <= code.code_tot),
        ],
    )
    dag = met_code[datum]
    samen = met_code.left_join(
        rest,
        [
            met_code.categorie == rest.rest_categorie,
            dag >= rest.rest_van,
            rest.rest_tot.isnull() | (dag <= rest.rest_tot),
        ],
    )
    waarde = ibis.ifelse(samen.code_van.notnull(), samen.code_waarde, samen.rest_waarde)
    return samen.mutate(**{als: waarde}).drop(*code.columns, *rest.columns)


def with_contract(stand: "Stand", feiten: ibis.Table, datum: str, *, als: str) -> ibis.Table:
    """Add the boolean column `als`: whether on that date an area of the municipality had a contract with
    the provider.

    `feiten` has `gemeente` and `aanbieder`.
    """
    sleutels = feiten.select("gemeente", "aanbieder", contractdag=feiten[datum]).distinct()
    leden = stand.gebieden.select("gebied", "gemeente", lid_van="van", lid_tot="tot")
    contract = stand.contracten.select("gebied", "aanbieder", contract_van="van", contract_tot="tot")
    per_gemeente = contract.inner_join(leden, "gebied").select(
        "gemeente", "aanbieder", "lid_van", "lid_tot", "contract_van", "contract_tot"
    )
    dag = sleutels.contractdag
    gedekt = sleutels.semi_join(
        per_gemeente,
        [
            sleutels.gemeente == per_gemeente.gemeente,
            sleutels.aanbieder == per_gemeente.aanbieder,
            per_gemeente.lid_van.isnull() | (dag >= per_gemeente.lid_van),
            per_gemeente.lid_tot.isnull() | (dag <= per_gemeente.lid_tot),
            dag >= per_gemeente.contract_van,
            per_gemeente.contract_tot.isnull() | (dag <= per_gemeente.contract_tot),
        ],
    ).select(c_gemeente="gemeente", c_aanbieder="aanbieder", c_dag="contractdag")
    samen = feiten.left_join(
        gedekt,
        [
            feiten.gemeente == gedekt.c_gemeente,
            feiten.aanbieder == gedekt.c_aanbieder,
            feiten[datum] == gedekt.c_dag,
        ],
    )
    return samen.mutate(**{als: samen.c_dag.notnull()}).drop(*gedekt.columns)
