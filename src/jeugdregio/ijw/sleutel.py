"""The key of a class: what tells one sibling from another, as declared in `@element(sleutel=...)`."""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from jeugdregio.ijw.element import class_of, klasse_van
from jeugdregio.ijw.toetsen.regel import Stap

Key = Callable[[Any], object]
Anders = tuple[tuple[type, tuple[str, ...]], ...]
"""Keys that differ from the declared ones, by class: for a release that uses the classes of another."""


@cache
def key_of(cls: type, anders: Anders = ()) -> Key | None:
    """Give the function that takes the key of an instance, or None when the class has none.

    An element that is absent is a value of its own.
    """
    sleutel = dict(anders).get(cls, klasse_van(cls).sleutel)
    if not sleutel:
        return None
    if not any(_may_break_off(cls, pad) for pad in sleutel):
        return attrgetter(*sleutel)
    paden = [tuple(pad.split(".")) for pad in sleutel]

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


def _may_break_off(cls: type, pad: str) -> bool:
    """Whether a group on the way to a value may be absent."""
    *groepen, _ = pad.split(".")
    for attribuut in groepen:
        veld = next(veld for veld in klasse_van(cls).velden if veld.attribuut == attribuut)
        if not veld.verplicht:
            return True
        cls = veld.klasse or cls
    return False


@cache
def _rows(cls: type, anders: Anders) -> tuple[tuple[tuple[str, ...], Key | None, bool], ...]:
    """The rows of siblings below a class that have a key, or hold such rows: the way, the key, whether they
    do.
    """
    gevonden: list[tuple[tuple[str, ...], Key | None, bool]] = []
    for veld in klasse_van(cls).velden:
        if veld.klasse is None:
            continue
        onder = _rows(veld.klasse, anders)
        if not veld.herhaald:
            gevonden += (((veld.attribuut, *weg), key, dieper) for weg, key, dieper in onder)
            continue
        key = key_of(veld.klasse, anders)
        if key is not None or onder:
            gevonden.append(((veld.attribuut,), key, bool(onder)))
    return tuple(gevonden)


def groups(
    instance: Any, stappen: tuple[Stap, ...] = (), anders: Anders = ()
) -> Iterator[tuple[tuple[Stap, ...], Key, tuple[Any, ...]]]:
    """Yield each row of siblings with a key within an instance: the way to it, the key function, the
    siblings.
    """
    for weg, key, dieper in _rows(class_of(instance), anders):
        rij = instance
        for attribuut in weg:
            rij = getattr(rij, attribuut)
            if rij is None:
                break
        else:
            if key is not None and len(rij) > 1:
                yield (*stappen, *weg), key, rij
            if dieper:
                for nummer, deel in enumerate(rij):
                    yield from groups(deel, (*stappen, *weg, nummer), anders)
