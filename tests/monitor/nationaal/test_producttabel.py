import datetime
import itertools

from tests.spec.conftest import MaakStand

from jeugdregio.monitor.nationaal.koppeling import hulpvorm, rubriek, taakveld
from jeugdregio.monitor.nationaal.producttabel import BEGIN, EIND, producttabel, with_landelijk

VOOR, IN_2023, IN_2025 = datetime.date(2020, 1, 1), datetime.date(2023, 6, 1), datetime.date(2025, 6, 1)
PRODUCTEN = [
    ("45", "45A01"),
    ("45", None),
    ("45", "45X99"),  # outside the list: what its category has
    ("43", "43A58"),
    ("54", "54006"),
    ("54", None),
    ("46", None),
    ("55", None),
    ("55", "55001"),
    ("48", "48A01"),
    ("46", "46A00"),
    ("44", "45A01"),  # a code of another category
    ("99", None),
]


def test_the_table_gives_what_the_functions_give(maak_stand: MaakStand) -> None:
    prestaties = [
        {"pseudoniem": nummer, "categorie": c, "productcode": code, "begindatum": dag, "bedrag": 1}
        for nummer, (c, code) in enumerate(PRODUCTEN)
        for dag in (VOOR, IN_2023, IN_2025)
    ]
    stand = maak_stand(prestaties=prestaties)
    rijen = with_landelijk(stand.prestaties, "begindatum").to_pyarrow().to_pylist()
    assert len(rijen) == len(prestaties)
    for rij in rijen:
        product = (rij["categorie"], rij["productcode"], rij["begindatum"])
        code = rij["productcode"] if rij["productcode"] not in ("45X99", "55001") else None
        if rij["categorie"] != "44":
            assert rij["hulpvorm"] == hulpvorm(rij["categorie"], code, rij["begindatum"]).code, product
        assert rij["rubriek"] == rubriek(*product).code, product
        assert (rij["taakvelden"] or "") == "|".join(taakveld(*product).codes), product


def test_a_product_has_one_row_on_every_day() -> None:
    per: dict[tuple[str, str | None], list[tuple[datetime.date, datetime.date]]] = {}
    for rij in producttabel().to_pylist():
        per.setdefault((rij["categorie"], rij["productcode"]), []).append((rij["van"], rij["tot"]))
    dag = datetime.timedelta(days=1)
    for perioden in per.values():
        assert perioden[0][0] == BEGIN
        assert perioden[-1][1] == EIND
        assert all(eerder[1] + dag == later[0] for eerder, later in itertools.pairwise(perioden))
