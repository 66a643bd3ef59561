"""The declaration of a message: classes of which everything else is derived.

A class under `@element` is a frozen dataclass; each field is one XML element, in order. The annotation is the
cardinality: `X` one, `X | None` nought or one, `tuple[X, ...]` one or more. The module says in `NAMESPACE`
and `PREFIX` in which namespace its elements stand.
"""

import dataclasses
import sys
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, dataclass_transform, overload

from jeugdregio.ijw.facetten import Facetten

C = TypeVar("C", bound=type)

_VERPLICHT: Any = dataclasses.MISSING


def field(
    betekenis: str, *, default: Any = _VERPLICHT, beperking: str | None = None, gevoelig: bool = False
) -> Any:
    """Declare an element: its meaning in Dutch, a pattern on top of its type, whether it tells who someone
    is.

    An element that may be absent says `default=None`, so that a type checker sees it too.
    """
    return dataclasses.field(
        default=default, metadata={"betekenis": betekenis, "beperking": beperking, "gevoelig": gevoelig}
    )


@dataclass(frozen=True, slots=True)
class Veld:
    """One element of a class as declared. Exactly one of `facetten` (a value) and `klasse` (a group) is
    set.
    """

    attribuut: str
    naam: str
    betekenis: str
    verplicht: bool
    herhaald: bool
    facetten: Facetten | None
    klasse: type | None
    beperking: str | None
    gevoelig: bool


@dataclass(frozen=True, slots=True)
class Klasse:
    """A declared class: where its elements stand and what they are."""

    cls: type
    xsd_naam: str
    namespace: str
    prefix: str
    betekenis: str
    velden: tuple[Veld, ...]
    sleutel: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class BerichtSoort:
    """A message of one release: its root class and the class that is handed over one at a time.

    There is one object for each, compared by identity: it is the key of many caches.

    route: the fields from the root to the streamed unit.
    namespaces: where the elements stand in a file, for a release that is read with the classes of another: by
        the namespace that those classes declare.
    beperkingen: the patterns that differ from the declared ones, by element.
    """

    soort: str
    wortel: type
    eenheid: type
    namespace: str
    prefix: str
    route: tuple[Veld, ...]
    namespaces: Mapping[str, str] = dataclasses.field(default_factory=dict)
    beperkingen: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def namespace_of(self, klasse: Klasse) -> str:
        """Give the namespace in which the elements of a class stand in a file."""
        return self.namespaces.get(klasse.namespace, klasse.namespace)

    def tag(self, klasse: Klasse, veld: Veld) -> str:
        """Give the tag of an element of a class, as lxml writes it."""
        return f"{{{self.namespace_of(klasse)}}}{veld.naam}"

    def beperking_of(self, veld: Veld) -> str | None:
        """Give the pattern that an element has on top of its type."""
        return self.beperkingen.get(veld.naam, veld.beperking)


@overload
def element(cls: C, /) -> C: ...
@overload
def element(*, sleutel: tuple[str, ...] = ()) -> Callable[[C], C]: ...
@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def element(cls: C | None = None, /, *, sleutel: tuple[str, ...] = ()) -> C | Callable[[C], C]:
    """Make a class an element of a message.

    `sleutel` names the attributes (with dots into groups) that together tell one sibling from another.
    """

    def make(declared: C) -> C:
        made = typing.cast("C", dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(declared))
        _SLEUTELS[made] = sleutel
        return made

    return make if cls is None else make(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def bericht(soort: str, *, eenheid: type) -> Callable[[C], C]:
    """Make a class the root of a message; `eenheid` is the class that reading hands over one at a time."""

    def make(declared: C) -> C:
        made: C = element(declared)
        _BERICHTEN[made.__module__] = (soort, made, eenheid)
        return made

    return make


_SLEUTELS: dict[type, tuple[str, ...]] = {}
_BERICHTEN: dict[str, tuple[str, type, type]] = {}


def class_of(instance: object) -> type:
    """Give the class of an object, typed so that a cache takes it (mypy: `type[Any]` is not hashable)."""
    return type(instance)


def xml_naam(attribuut: str) -> str:
    """Give the element name of an attribute: `toewijzing_nummer` is `ToewijzingNummer`."""
    return "".join(deel.capitalize() for deel in attribuut.split("_"))


@cache
def klasse_van(cls: type) -> Klasse:
    """Give the declaration of a class. TypeError when a field's annotation is not one of the three forms."""
    module = sys.modules[cls.__module__]
    hints = typing.get_type_hints(cls, include_extras=True)
    velden = tuple(_veld(f, hints[f.name]) for f in dataclasses.fields(cls))
    is_wortel = any(made is cls for _, made, _ in _BERICHTEN.values())
    return Klasse(
        cls,
        # the schemas of the standard name the type of the root element so
        "Root" if is_wortel else getattr(module, "VOORVOEGSEL", "") + cls.__name__,
        module.NAMESPACE,
        module.PREFIX,
        (cls.__doc__ or "").strip(),
        velden,
        _SLEUTELS[cls],
    )


def _veld(f: "dataclasses.Field[Any]", hint: Any) -> Veld:
    verplicht, herhaald = True, False
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType) and len(args) == 2 and args[1] is type(None):
        verplicht, hint = False, args[0]
    elif origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        herhaald, hint = True, args[0]
    facetten = next((m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Facetten)), None)
    klasse = hint if isinstance(hint, type) and hint in _SLEUTELS else None
    if facetten is None and klasse is None:
        raise TypeError(f"{f.name}: an element is a declared type or class, optional or repeated, not {hint}")
    if verplicht == (f.default is None):
        raise TypeError(f"{f.name}: `default=None` goes with `| None`, and only with that")
    return Veld(
        f.name,
        xml_naam(f.name),
        f.metadata["betekenis"],
        verplicht,
        herhaald,
        facetten,
        klasse,
        f.metadata["beperking"],
        f.metadata["gevoelig"] or (facetten is not None and facetten.gevoelig),
    )


def bericht_soort(module_naam: str) -> BerichtSoort | None:
    """Give the message that a module declares, or None."""
    if module_naam not in _BERICHTEN:
        return None
    soort, wortel, eenheid = _BERICHTEN[module_naam]
    klasse = klasse_van(wortel)
    route = _route(wortel, eenheid)
    if route is None:
        raise TypeError(f"{module_naam}: {eenheid.__name__} is not part of the message")
    return BerichtSoort(soort, wortel, eenheid, klasse.namespace, klasse.prefix, route)


def _route(cls: type, doel: type) -> tuple[Veld, ...] | None:
    for veld in klasse_van(cls).velden:
        if veld.klasse is doel:
            return (veld,)
        if veld.klasse is not None and not veld.herhaald:
            rest = _route(veld.klasse, doel)
            if rest is not None:
                return (veld, *rest)
    return None
