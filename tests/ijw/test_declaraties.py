"""The declarations say what the standard says."""

from typing import Any

import pytest
from tests.ijw import feiten

from jeugdregio.ijw import codelijst
from jeugdregio.ijw.element import Klasse, Veld, klasse_van, xml_naam
from jeugdregio.ijw.facetten import Facetten
from jeugdregio.ijw.productcode import productcodes
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.xsd import classes, shared_classes, simple_types

RELEASE = releases()["3.2"]


def facets(facetten: Facetten) -> dict[str, Any]:
    """A simple type in the form of the facts."""
    gevonden: dict[str, Any] = {"basis": str(facetten.basis)}
    for naam, waarde in (
        ("minLength", facetten.min_lengte),
        ("maxLength", facetten.max_lengte),
        ("minInclusive", facetten.minimum),
        ("maxInclusive", facetten.maximum),
    ):
        if waarde is not None:
            gevonden[naam] = str(waarde)
    if facetten.patroon is not None:
        gevonden["pattern"] = [facetten.patroon]
    if facetten.codes:
        gevonden["enumeration"] = sorted(facetten.codes)
    return gevonden


def element(veld: Veld) -> dict[str, Any]:
    """A field in the form of the facts."""
    if veld.facetten is not None:
        soort, uit = veld.facetten.naam, "basisschema"
    else:
        assert veld.klasse is not None
        klasse = klasse_van(veld.klasse)
        soort = klasse.xsd_naam
        uit = "basisschema" if klasse.namespace == RELEASE.basis.NAMESPACE else "bericht"
    gevonden: dict[str, Any] = {
        "naam": veld.naam,
        "min": int(veld.verplicht),
        "max": None if veld.herhaald else 1,
        "type": soort,
        "uit": uit,
    }
    if veld.beperking is not None:
        gevonden["beperking"] = {"pattern": [veld.beperking]}
    return gevonden


def declared(klassen: list[Klasse]) -> dict[str, Any]:
    """Classes in the form of the facts."""
    return {
        klasse.xsd_naam: {"model": "sequence", "elementen": [element(veld) for veld in klasse.velden]}
        for klasse in klassen
    }


@feiten.nodig
def test_every_simple_type_has_the_facets_of_the_standard() -> None:
    verwacht = feiten.berichten()["datatypen"]
    for soort in verwacht.values():
        if "enumeration" in soort:
            soort["enumeration"].sort()
    assert {f.naam: facets(f) for f in simple_types(RELEASE)} == verwacht


@feiten.nodig
def test_every_shared_type_has_the_elements_of_the_standard() -> None:
    assert declared(list(shared_classes(RELEASE))) == feiten.berichten()["samengestelde_typen"]


@feiten.nodig
@pytest.mark.parametrize("naam", sorted(RELEASE.soorten))
def test_every_message_has_the_elements_of_the_standard(naam: str) -> None:
    verwacht = feiten.berichten()["berichten"][naam]
    soort = RELEASE.soorten[naam]
    assert soort.namespace == verwacht["namespace"]
    assert declared(list(classes(soort.wortel))) == verwacht["klassen"]


@feiten.nodig
@pytest.mark.parametrize("naam", sorted(RELEASE.soorten))
def test_every_key_is_that_of_the_standard(naam: str) -> None:
    sleutels = {
        klasse.cls.__name__: {".".join(map(xml_naam, deel.split("."))) for deel in klasse.sleutel}
        for klasse in classes(RELEASE.soorten[naam].wortel)
        if klasse.sleutel
    }
    verwacht = {
        r["klasse"]: set(r["sleutel"].split()) for r in feiten.rows("sleutels.csv") if r["bericht"] == naam
    }
    assert sleutels == verwacht


@feiten.nodig
def test_every_code_list_has_the_codes_of_the_standard() -> None:
    for pad in (feiten.MAP / "codelijsten").glob("*.csv"):
        codes = {row["code"] for row in feiten.rows(f"codelijsten/{pad.name}")}
        # 9355 is in the schema of the return codes and missing from their list
        assert set(codelijst.load(pad.stem)) - {"9355"} == codes, pad.stem


@feiten.nodig
def test_the_product_codes_are_those_of_the_standard_list() -> None:
    verwacht = {row["productcode"]: row["productcategorie"] for row in feiten.rows("productcodes-jz21.csv")}
    assert len(verwacht) == 450
    assert {p.code: p.categorie for p in productcodes().values()} == {
        code: categorie or code[:2] for code, categorie in verwacht.items()
    }


@feiten.nodig
def test_the_texts_of_the_rules_are_the_official_ones() -> None:
    teksten = {
        row["regel"]: (row["retourcode"].replace("n.v.t.", "") or None, row["tekst"])
        for row in feiten.rows("regels.csv")
    }
    assert {r.code: (r.retourcode, r.tekst) for r in RELEASE.regels} == {
        r.code: teksten[r.code] for r in RELEASE.regels
    }


def test_every_code_list_says_where_it_comes_from() -> None:
    for lijst in codelijst.lijsten().values():
        assert "Zorginstituut" in lijst.bron
        assert codelijst.load(lijst.lijst)


def test_every_product_belongs_to_a_category_of_the_standard() -> None:
    assert {p.categorie for p in productcodes().values()} <= set(codelijst.load("JZ020"))


def test_an_unknown_code_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        codelijst.load("BESTAAT_NIET")


def test_a_code_is_valid_from_its_first_day() -> None:
    code = codelijst.load("JZ588")["38"]
    assert code.geldig_van is not None
    assert code.is_valid_on(code.geldig_van)
    assert not code.is_valid_on(code.geldig_van.replace(year=code.geldig_van.year - 1))
