"""The key of a class: what tells one sibling from another, as declared in `@element(sleutel=...)`."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from jeugdregio.ijw.element import class_of, klasse_van
from jeugdregio.ijw.regel import Stap

Key = Callable[[Any], object]
Anders = tuple[tuple[type, tuple[str, ...]], ...]
"""Keys that differ from the declared ones, by class: for a release that uses the classes of another."""


@cache
def key_of(cls: type, anders: Anders = ()) -> Key | None:
    """Give the function that takes the key of an instance, or None when the class has none.

    An element that is absent is a value of its own.
    """
    sleutel = dict(anders).get(cls, klasse_van(cls).sleutel)
    paden = [tuple(pad.split(".")) for pad in sleutel]
    if not paden:
        return None

    def key(instance: Any) -> object:
        waarden = []
        for pad in paden:
            waarde = instance
            for attribuut in pad:
                if waarde is None:
                    break
                waarde = getattr(waarde, attribuut)
            waarden.append(waarde)
        return tuple(waarden)

    return key


@cache
def _routes(cls: type) -> tuple[tuple[str, type, bool], ...]:
    """The fields of a class that hold groups in which siblings with a key occur, at any depth."""
    return tuple(
        (veld.attribuut, veld.klasse, veld.herhaald)
        for veld in klasse_van(cls).velden
        if veld.klasse is not None and (_has_key(veld.klasse, herhaald=veld.herhaald) or _routes(veld.klasse))
    )


def _has_key(cls: type, *, herhaald: bool) -> bool:
    return herhaald and key_of(cls) is not None


def groups(
    instance: Any, stappen: tuple[Stap, ...] = (), anders: Anders = ()
) -> Iterator[tuple[tuple[Stap, ...], Key, tuple[Any, ...]]]:
    """Yield each row of siblings with a key within an instance: the way to it, the key function, the
    siblings.
    """
    for attribuut, cls, herhaald in _routes(class_of(instance)):
        waarde = getattr(instance, attribuut)
        if waarde is None:
            continue
        plek = (*stappen, attribuut)
        if not herhaald:
            yield from groups(waarde, plek, anders)
            continue
        key = key_of(cls, anders)
        if key is not None and len(waarde) > 1:
            yield plek, key, waarde
        if _routes(cls):
            for nummer, deel in enumerate(waarde):
                yield from groups(deel, (*plek, nummer), anders)
