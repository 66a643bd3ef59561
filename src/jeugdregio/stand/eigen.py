"""What of a stand is about one provider: its own rows, and what is public; nothing of any other."""

import ibis

from jeugdregio.stand.declaratie import TABELLEN

OPENBAAR = frozenset(
    {"gemeenten", "gebieden", "jeugdigenaantallen", "indelingen", "productafspraken", "dekkingen"}
)
"""What is kept whole: places, numbers of residents, rules on products, and which tables were delivered of
which municipality. None of it tells of help, and every published table shows what was not delivered."""
VAN_JEUGDIGEN = "jeugdigen"


def names_provider(naam: str) -> bool:
    """Tell whether each row of a table says whose it is. A row that may leave it open can be of anyone."""
    return any(kolom.naam == "aanbieder" and kolom.verplicht for kolom in TABELLEN[naam].kolommen)


def of_provider(tabellen: dict[str, ibis.Table], aanbieder: str) -> dict[str, ibis.Table]:
    """Give the tables of a stand limited to one provider, by its AGB code.

    A table with a column `aanbieder` has the rows that name it; a young person is there when such a row is
    about them; of OPENBAAR is kept all; every other table is empty. So no figure made from them can depend
    on a row of another provider.
    """
    eigen: dict[str, ibis.Table] = {}
    for naam, tabel in tabellen.items():
        if "aanbieder" in tabel.columns:
            eigen[naam] = tabel.filter(tabel.aanbieder == aanbieder)
        elif naam in OPENBAAR:
            eigen[naam] = tabel
        else:
            eigen[naam] = tabel.filter(ibis.literal(False))
    wie = [
        tabel.select("pseudoniem")
        for tabel in eigen.values()
        if {"aanbieder", "pseudoniem"} <= set(tabel.columns)
    ]
    eigen[VAN_JEUGDIGEN] = tabellen[VAN_JEUGDIGEN].semi_join(ibis.union(*wie).distinct(), "pseudoniem")
    return eigen
