"""How help was bought, as far as the contracts in a stand tell: by the region, or for the whole country.

Our reading: a contract of the country, and everything of category 55, is landelijk; a contract of any smaller
area is regionaal. A municipality's own contracts are in no stand, so lokaal is never known.
"""

import ibis

from jeugdregio.stand import Stand

LANDELIJKE_CATEGORIE = "55"
LAND = "land"


def with_ingekocht(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    """Add the column `ingekocht`: regionaal, landelijk, or empty where that is not known or both hold.

    `feiten` has `gemeente`, `aanbieder` and `categorie`; `datum` names the column with the day that counts.
    """
    leden = stand.gebieden.select("gebied", "gemeente", "soort", lid_van="van", lid_tot="tot")
    contract = stand.contracten.select("gebied", "aanbieder", contract_van="van", contract_tot="tot")
    van_gemeente = contract.inner_join(leden, "gebied")
    sleutels = feiten.select("gemeente", "aanbieder", contractdag=feiten[datum]).distinct()
    dag = sleutels.contractdag
    geldig = sleutels.inner_join(
        van_gemeente,
        [
            sleutels.gemeente == van_gemeente.gemeente,
            sleutels.aanbieder == van_gemeente.aanbieder,
            van_gemeente.lid_van.isnull() | (dag >= van_gemeente.lid_van),
            van_gemeente.lid_tot.isnull() | (dag <= van_gemeente.lid_tot),
            dag >= van_gemeente.contract_van,
            van_gemeente.contract_tot.isnull() | (dag <= van_gemeente.contract_tot),
        ],
    )
    kort = geldig.group_by(k_gemeente="gemeente", k_aanbieder="aanbieder", k_dag="contractdag").agg(
        landelijk=(geldig.soort == LAND).cast("int64").max(),
        regionaal=(geldig.soort != LAND).cast("int64").max(),
    )
    samen = feiten.left_join(
        kort,
        [
            feiten.gemeente == kort.k_gemeente,
            feiten.aanbieder == kort.k_aanbieder,
            feiten[datum] == kort.k_dag,
        ],
    )
    ingekocht = ibis.cases(
        (ibis.coalesce(samen.categorie, "") == LANDELIJKE_CATEGORIE, "landelijk"),
        (samen.landelijk < samen.regionaal, "regionaal"),
        (samen.landelijk > samen.regionaal, "landelijk"),
    )
    return samen.mutate(ingekocht=ingekocht).drop(*kort.columns)
