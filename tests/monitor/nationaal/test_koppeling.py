import csv
import datetime

import pytest
from tests.monitor.nationaal.conftest import gedeeld

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.monitor import MonitorError
from jeugdregio.monitor.nationaal import gegevens
from jeugdregio.monitor.nationaal.iv3 import rubrieken, taakvelden
from jeugdregio.monitor.nationaal.koppeling import GGZ_CODES, hulpvorm, maatregel, rubriek, taakveld

IN_2023, IN_2025 = datetime.date(2023, 6, 1), datetime.date(2025, 6, 1)


@pytest.mark.parametrize(
    ("categorie", "code", "verwacht"),
    [
        ("45", "45A01", "02"),  # as the list says
        ("51", None, "02"),  # all products of the category have it
        ("54", "54001", "02"),
        ("54", "54006", "14"),
        ("37", None, "13"),
        ("45", None, None),  # more than one form in the category
        ("42", "42A01", None),  # transport
        ("43", "43A58", None),  # a surcharge
        ("48", "48A01", None),  # a measure, though the list has 11 in its column
        ("55", None, None),
        ("99", "99A01", None),
        (None, "51A01", "02"),
    ],
)
def test_a_product_has_the_form_of_care_of_the_list_or_of_a_rule(
    categorie: str | None, code: str | None, verwacht: str | None
) -> None:
    gevonden = hulpvorm(categorie, code, IN_2025)
    assert gevonden.code == verwacht
    assert gevonden.reden


def test_what_the_product_list_says_is_followed() -> None:
    with gedeeld("ijw/productcodes-jz21.csv").open(encoding="utf-8") as bestand:
        regels = [regel for regel in csv.DictReader(bestand) if regel["hulpvorm"]]
    for regel in regels:
        product = (regel["productcategorie"], regel["productcode"])
        jeugdhulp = product[0] not in ("47", "48", "49")
        gevonden = hulpvorm(*product, IN_2025) if jeugdhulp else maatregel(*product)
        assert gevonden.code == regel["hulpvorm"], product
    assert len(regels) > 300


def test_a_category_with_products_of_several_forms_names_them_all() -> None:
    van_lijst: dict[str, set[str]] = {}
    for product in productcodes().values():
        if product.hulpvorm and product.categorie not in ("47", "48", "49"):
            van_lijst.setdefault(product.categorie, set()).add(product.hulpvorm)
    for categorie, vormen in van_lijst.items():
        assert set(hulpvorm(categorie, None, IN_2025).codes) == vormen, categorie
    assert hulpvorm("54", None, IN_2025).codes == ("02", "14")
    assert len(hulpvorm("50", "50A01", IN_2025).codes) > 1  # made to measure: it depends
    assert hulpvorm("42", "42A01", IN_2025).codes == ()


def test_child_protection_has_a_measure_and_no_form_of_care() -> None:
    assert maatregel("48", "48A01").code == "11"
    assert maatregel("47", "47A03").code == "62"
    assert maatregel("47", "47A01").code is None
    assert maatregel("43", "43A01").code is None
    assert "maatregel" in hulpvorm("48", "48A01", IN_2025).reden


@pytest.mark.parametrize(
    ("categorie", "code", "ingekocht", "verwacht"),
    [
        ("45", "45A01", "regionaal", ("6.752",)),
        ("45", "45A01", "lokaal", ("6.751",)),
        ("45", "45A01", "landelijk", ("6.753",)),
        ("45", "45A01", None, ("6.751", "6.752", "6.753")),
        ("44", "44A01", "regionaal", ("6.762",)),
        ("46", "46A01", "regionaal", ("6.752",)),
        ("46", "46A03", "regionaal", ("6.762",)),
        ("46", "46A00", "regionaal", ()),
        ("46", None, "regionaal", ("6.752", "6.762")),
        ("54", None, "regionaal", ("6.752", "6.762")),
        ("54", "54099", "regionaal", ("6.752", "6.762")),
        ("54", "54004", "regionaal", ("6.752",)),
        ("54", "54005", "regionaal", ("6.762",)),
        ("54", "54016", "regionaal", ("6.752",)),
        ("54", "54017", "regionaal", ("6.762",)),
        ("48", "48A01", "regionaal", ("6.821",)),
        ("47", "47A01", None, ("6.822",)),
        ("50", "50A03", "regionaal", ("6.752", "6.762")),
        ("55", None, None, ("6.753", "6.763")),
        ("55", None, "regionaal", ()),
        ("49", "49A01", "regionaal", ()),
        ("99", "99A01", "regionaal", ()),
    ],
)
def test_a_product_of_2025_is_booked_by_what_it_is_and_how_it_was_bought(
    categorie: str, code: str | None, ingekocht: str | None, verwacht: tuple[str, ...]
) -> None:
    gevonden = taakveld(categorie, code, IN_2025, ingekocht)
    assert gevonden.codes == verwacht
    assert gevonden.reden or len(gevonden.codes) == 1


def test_the_reason_says_what_is_lacking() -> None:
    assert "een productcode uit de tabel" in taakveld("54", None, IN_2025, "regionaal").reden
    assert "Met of zonder verblijf" in taakveld("50", None, IN_2025, "regionaal").reden
    assert "een productcode met hulpvorm" in taakveld("43", None, IN_2023).reden
    assert "hoe het is ingekocht" in taakveld("43", None, IN_2025).reden
    assert "in geen van de landelijke tabellen" in taakveld("99", None, IN_2025).reden


def test_verblijf_decides_where_the_product_does_not() -> None:
    assert taakveld("50", "50A03", IN_2025, "lokaal", verblijf=True).codes == ("6.761",)
    assert taakveld("50", "50A03", IN_2025, "lokaal", verblijf=False).codes == ("6.751",)
    assert taakveld("55", None, IN_2025, verblijf=True).code == "6.763"
    assert rubriek("55", None, IN_2025).code is None
    assert rubriek("55", None, IN_2025, verblijf=False).code == "6.75"


@pytest.mark.parametrize(
    ("categorie", "code", "verwacht"),
    [
        ("45", "45A01", "6.72"),
        ("46", "46A01", "6.74b"),
        ("51", "51A01", "6.74a"),
        ("54", "54006", "6.74b"),
        ("35", None, "6.73a"),
        ("48", None, "6.82"),
        ("43", "43A58", None),  # a surcharge on any kind of verblijf
    ],
)
def test_a_product_of_2023_is_in_the_group_of_fields_of_that_year(
    categorie: str, code: str | None, verwacht: str | None
) -> None:
    assert rubriek(categorie, code, IN_2023).code == verwacht


def test_verblijf_of_2023_follows_the_form_of_care() -> None:
    verwacht = {"11": "6.73a", "12": "6.73b", "13": "6.74c", "14": "6.73c"}
    gezien = set()
    for product in productcodes().values():
        if product.categorie in ("43", "44") and product.hulpvorm is not None:
            assert rubriek(product.categorie, product.code, IN_2023).code == verwacht[product.hulpvorm]
            gezien.add(product.hulpvorm)
    assert gezien == set(verwacht)


def test_the_day_decides_which_fields_there_are() -> None:
    assert taakveld("48", None, datetime.date(2024, 12, 31)).code == "6.82a"
    assert taakveld("48", None, datetime.date(2025, 1, 1)).code == "6.821"
    assert taakveld("48", None, datetime.date(2019, 1, 1)).codes == ()


def test_another_way_of_buying_is_refused() -> None:
    with pytest.raises(MonitorError, match="lokaal, regionaal of landelijk"):
        taakveld("45", None, IN_2025, "provinciaal")


# Of the product list, what has no form of care or no single group of task fields; the tables say why.
ZONDER_HULPVORM = {
    "40": {"40A00"},
    "42": {code for code in productcodes() if code.startswith("42")},
    "43": {"43A00", "43A58", "43A59", "43A65"},
    "44": {"44A00", "44A46"},
    "45": {"45A00", "45A58", "45A59", "45A60", "45A61", "45A62", "45A75"},
    "46": {"46A00"},
    "47": {code for code in productcodes() if code.startswith("47")},
    "48": {code for code in productcodes() if code.startswith("48")},
    "49": {code for code in productcodes() if code.startswith("49")},
    "50": {code for code in productcodes() if code.startswith("50")},
}


def test_every_product_of_the_list_has_a_form_of_care_or_is_listed_with_why_not() -> None:
    vormen = {rij["code"] for rij in gegevens.read("beleidsinformatie") if rij["gegeven"] == "hulpvorm"}
    zonder: dict[str, set[str]] = {}
    for product in productcodes().values():
        gevonden = hulpvorm(product.categorie, product.code, IN_2025)
        assert gevonden.reden
        assert gevonden.bron
        if gevonden.code is None:
            zonder.setdefault(product.categorie, set()).add(product.code)
        else:
            assert gevonden.code in vormen
    assert zonder == ZONDER_HULPVORM


def test_every_product_of_the_list_has_a_task_field_or_is_listed_with_why_not() -> None:
    for dag, zonder_rubriek in (
        (IN_2025, {"46A00"} | ZONDER_HULPVORM["49"] | ZONDER_HULPVORM["50"]),
        (
            IN_2023,
            ZONDER_HULPVORM["43"] | ZONDER_HULPVORM["44"] | ZONDER_HULPVORM["49"] | ZONDER_HULPVORM["50"],
        ),
    ):
        zonder = set()
        for product in productcodes().values():
            gevonden = rubriek(product.categorie, product.code, dag)
            if gevonden.code is None:
                assert gevonden.reden
                zonder.add(product.code)
        assert zonder == zonder_rubriek


def test_every_rule_names_fields_and_forms_that_exist_on_its_days() -> None:
    vormen = {rij["code"] for rij in gegevens.read("beleidsinformatie") if rij["gegeven"] == "hulpvorm"}
    for regel in gegevens.read("product_taakvelden"):
        velden = {code for code in regel["taakvelden"].split("|") if code}
        assert velden <= set(taakvelden(datetime.date.fromisoformat(regel["van"])))
        assert velden or regel["reden"]
        assert regel["bron"]
        assert regel["hulpvorm"] in {"", *vormen}
        assert regel["voorwaarde"] in ("", "ambulant", "verblijf")
    for regel in gegevens.read("product_hulpvormen"):
        assert {"", *vormen} >= set(regel["hulpvorm"].split("|"))
        assert regel["bron"]
        assert regel["reden"]
    assert {veld.rubriek for dag in (IN_2023, IN_2025) for veld in taakvelden(dag).values()} == set(
        rubrieken()
    )


def test_the_table_of_bzk_is_followed_for_every_product_it_names() -> None:
    with gedeeld("cbs/iv3-taakvelden-2025.csv").open(encoding="utf-8") as bestand:
        regels = list(csv.DictReader(bestand))
    gezien = 0
    for regel in regels:
        product, voorwaarde = regel["productcategorie_of_code"], regel["voorwaarde"]
        if voorwaarde == "pgb":  # no message is about it
            continue
        eerste, _, laatste = product.partition("-")
        codes: list[str | None] = [c for c in GGZ_CODES if eerste <= c <= laatste] if laatste else [None]
        if len(eerste) == 5 and not laatste:
            codes = [eerste]
        verblijf = {"ambulant": False, "met verblijf": True}.get(voorwaarde)
        for code in codes:
            gevonden = taakveld(eerste[:2], code, IN_2025, verblijf=verblijf)
            assert "|".join(gevonden.codes) == regel["taakveld"], product
            gezien += 1
    assert gezien > 30


def test_the_codes_of_the_protocol_are_all_there() -> None:
    with gedeeld("cbs/beleidsinformatie-jeugd.csv").open(encoding="utf-8") as bestand:
        verwacht = [(rij["gegeven"], rij["code"]) for rij in csv.DictReader(bestand)]
    assert [(rij["gegeven"], rij["code"]) for rij in gegevens.read("beleidsinformatie")] == verwacht
