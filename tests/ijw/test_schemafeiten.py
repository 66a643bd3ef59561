"""Our schemas accept and refuse exactly what the facts of the standard say, and the reader agrees."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.ijw import feiten
from tests.ijw.schemafeiten import SOORTEN, Feit, accepts, around_facets, at, full, klasse, places

from jeugdregio.ijw import read
from jeugdregio.ijw.xsd import write_schemas

pytestmark = feiten.nodig
Schemas = Mapping[str, etree.XMLSchema]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Schemas:
    """The schemas as they are written to disk, by message."""
    map_ = tmp_path_factory.mktemp("xsd")
    geschreven = write_schemas(map_)
    assert len(geschreven) == 15
    return {soort: etree.XMLSchema(etree.parse(map_ / f"{soort.lower()}.xsd")) for soort in SOORTEN}


def test_the_facts_and_the_schemas_are_of_the_same_messages(schemas: Schemas) -> None:
    assert sorted(feiten.berichten()["berichten"]) == sorted(schemas)


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_message_with_every_element_is_accepted(soort: str, schemas: Schemas) -> None:
    boom = full(soort)
    assert accepts(soort, boom)
    assert schemas[soort].validate(boom)
    assert [b for b in read(etree.tostring(boom))[1] if b.regel == "XSD"] == []


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_element_may_be_absent_repeated_or_elsewhere_where_the_facts_say_so(
    soort: str, schemas: Schemas
) -> None:
    heel = full(soort)
    for weg, _ in places(soort):
        for naam, boom in _moved(heel, weg):
            assert schemas[soort].validate(boom) == accepts(soort, boom), (naam, weg)


def _moved(heel: etree._Element, weg: tuple[int, ...]) -> Iterator[tuple[str, etree._Element]]:
    """A message in which one element is taken away, doubled, swapped, named or placed otherwise."""
    zonder = deepcopy(heel)
    ouder = at(zonder, weg[:-1])
    ouder.remove(ouder[weg[-1]])
    yield "weg", zonder
    dubbel = deepcopy(heel)
    ouder = at(dubbel, weg[:-1])
    ouder.insert(weg[-1], deepcopy(ouder[weg[-1]]))
    yield "dubbel", dubbel
    vooraan = deepcopy(heel)
    ouder = at(vooraan, weg[:-1])
    if len(ouder) > 1:
        ouder.insert(0, ouder[weg[-1] or 1])
        yield "vooraan", vooraan
    ander = deepcopy(heel)
    at(ander, weg).tag = "{urn:elders}" + etree.QName(at(ander, weg)).localname
    yield "andere namespace", ander


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_element_holds_values_of_its_own_type(soort: str, schemas: Schemas) -> None:
    """At each place the first right and the first wrong values, so that no two types were mixed up."""
    boom = full(soort)
    for weg, element in places(soort):
        if klasse(soort, element) is None:
            for waarde in list(dict.fromkeys(around_facets(element)))[:12]:
                _compare(schemas[soort], soort, boom, weg, waarde)


def _compare(
    schema: etree.XMLSchema, soort: str, boom: etree._Element, weg: tuple[int, ...], waarde: str
) -> None:
    onderdeel = at(boom, weg)
    eerder, onderdeel.text = onderdeel.text, waarde
    verwacht, gevonden = accepts(soort, boom), schema.validate(boom)
    onderdeel.text = eerder
    assert gevonden == verwacht, (weg, onderdeel.tag, waarde)


def _first_places() -> Iterator[tuple[str, tuple[int, ...], Feit]]:
    """For each type (and pattern on top of it) the first place of all messages where it is used."""
    gezien = set()
    for soort in SOORTEN:
        for weg, element in places(soort):
            sleutel = (element["type"], str(element.get("beperking")))
            if klasse(soort, element) is None and sleutel not in gezien:
                gezien.add(sleutel)
                yield soort, weg, element


@pytest.mark.parametrize(
    ("soort", "weg", "element"),
    [pytest.param(*plek, id=f"{plek[2]['type']}-{plek[0]}") for plek in _first_places()],
)
def test_every_type_has_the_limits_of_the_facts(
    soort: str, weg: tuple[int, ...], element: Feit, schemas: Schemas
) -> None:
    boom = full(soort)
    for waarde in dict.fromkeys(around_facets(element)):
        _compare(schemas[soort], soort, boom, weg, waarde)


def test_every_type_is_used_somewhere() -> None:
    gebruikt = {element["type"] for _, _, element in _first_places()}
    assert set(feiten.berichten()["datatypen"]) == gebruikt


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(soort=st.sampled_from(SOORTEN or ["JW301"]), data=st.data())
def test_schema_reader_and_facts_agree_on_any_message(soort: str, data: Any, schemas: Schemas) -> None:
    """Messages of the facts, not of our declarations, changed in up to four places."""
    boom = full(soort)
    plekken = list(places(soort))
    # from the back, so that the places before it stay where they are
    for weg, element in sorted(
        data.draw(st.lists(st.sampled_from(plekken), max_size=4, unique_by=lambda p: p[0])),
        key=lambda plek: plek[0],
        reverse=True,
    ):
        ouder = at(boom, weg[:-1])
        match data.draw(st.sampled_from(["weg", "dubbel", "waarde", "tekst", "attribuut"])):
            case "weg":
                ouder.remove(ouder[weg[-1]])
            case "dubbel":
                ouder.insert(weg[-1], deepcopy(ouder[weg[-1]]))
            case "waarde" if klasse(soort, element) is None:
                ouder[weg[-1]].text = data.draw(st.sampled_from(list(around_facets(element))))
            case "tekst":
                ouder[weg[-1]].tail = data.draw(st.sampled_from([" ", "\n\t", "tekst"]))
            case "attribuut":
                ouder[weg[-1]].set("kleur", "rood")
    verwacht = accepts(soort, boom)
    assert schemas[soort].validate(boom) == verwacht
    gelezen, bevindingen = read(etree.tostring(boom, encoding="UTF-8"))
    fouten = [b for b in bevindingen if b.regel == "XSD"]
    buiten_kalender = any("dag in de vorm" in b.tekst or "tijd in de vorm" in b.tekst for b in fouten)
    assert (gelezen is not None) == (not fouten)
    assert (not fouten) == verwacht or (verwacht and buiten_kalender)
