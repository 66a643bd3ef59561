"""A declaration that is not one of the three forms is refused; a fifth message is one new module."""

import dataclasses
import sys
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import pytest

from jeugdregio.ijw import element, open_bericht, read, release, v3_2, write
from jeugdregio.ijw.facetten import tekst
from jeugdregio.ijw.schemas import part_schemas, whole_schema
from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.xsd import write_schemas

NAMESPACE = "urn:proef"
PREFIX = "proef"

Woord = Annotated[str, tekst("LDT_Woord", "Een woord", min_lengte=1, max_lengte=5)]

NIEUW_BERICHT = '''
from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw999/schema"
PREFIX = "jw999"

@element
class Header:
    """Kop."""
    afzender: t.Gemeente = field("Wie het stuurt")

@element(sleutel=("nummer",))
class Briefje:
    """Een briefje."""
    nummer: t.Nummer = field("Nummer")
    product: basis.Product | None = field("Product", default=None)

@element
class Stapel:
    """Briefjes."""
    datum: t.Datum = field("Dag")
    briefje: tuple[Briefje, ...] = field("Een briefje")

@bericht("JW999", eenheid=Briefje)
class Bericht:
    """Verzonnen bericht."""
    header: Header = field("Kop")
    stapel: Stapel = field("Stapel")
'''


def clear_caches() -> None:
    for functie in (release.releases, release._per_namespace, release.soort_van, whole_schema, part_schemas):
        functie.cache_clear()


@pytest.fixture
def vijfde_bericht(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "jw999.py").write_text(textwrap.dedent(NIEUW_BERICHT))
    monkeypatch.setattr(v3_2, "__path__", [*v3_2.__path__, str(tmp_path)])
    clear_caches()
    yield
    element._BERICHTEN.pop(sys.modules.pop("jeugdregio.ijw.v3_2.jw999").__name__)
    clear_caches()


@pytest.mark.usefixtures("vijfde_bericht")
def test_a_new_message_is_one_new_module(tmp_path: Path) -> None:
    jw999 = release.releases()["3.2"].modules["jw999"]
    bericht = jw999.Bericht(
        header=jw999.Header(afzender="0384"),
        stapel=jw999.Stapel(
            datum=date(2026, 1, 1),
            briefje=(
                jw999.Briefje(nummer=1, product=basis.Product(categorie="45")),
                jw999.Briefje(nummer=2),
                jw999.Briefje(nummer=1),
            ),
        ),
    )
    gelezen, bevindingen = read(write(bericht))
    assert gelezen == bericht
    assert [(b.regel, b.pad) for b in bevindingen] == [("TR101", "/Bericht/Stapel/Briefje[3]")]
    with open_bericht(write(bericht)) as lezing:
        assert lezing.romp.stapel == jw999.Stapel(datum=date(2026, 1, 1), briefje=())
        assert list(lezing) == list(bericht.stapel.briefje)
    assert tmp_path / "jw999.xsd" in write_schemas(tmp_path)


def test_an_element_cannot_be_changed() -> None:
    product = basis.Product(categorie="45")
    with pytest.raises(dataclasses.FrozenInstanceError):
        product.categorie = "46"  # type: ignore[misc]  # what the test is about


def test_an_element_holds_nothing_but_its_fields() -> None:
    assert not hasattr(basis.Product(categorie="45"), "__dict__")


def test_an_annotation_that_is_no_element_is_refused() -> None:
    @element.element
    class Los:
        veld: list[str] = element.field("Iets")

    with pytest.raises(TypeError, match="veld"):
        element.klasse_van(Los)


def test_an_optional_element_must_say_its_default() -> None:
    @element.element
    class Los:
        veld: Woord | None = element.field("Iets")

    with pytest.raises(TypeError, match="default=None"):
        element.klasse_van(Los)


def test_a_required_element_may_not_have_a_default() -> None:
    @element.element
    class Los:
        veld: Woord = element.field("Iets", default=None)

    with pytest.raises(TypeError, match="default=None"):
        element.klasse_van(Los)
