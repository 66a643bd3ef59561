"""Finding the values of one simple type within a typed message."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from jeugdregio.ijw.element import Veld, class_of, klasse_van
from jeugdregio.ijw.regel import Stap


@cache
def _velden(cls: type, type_naam: str) -> tuple[Veld, ...]:
    """The fields of a class that are, or at any depth hold, a value of the type."""
    return tuple(
        veld
        for veld in klasse_van(cls).velden
        if (veld.facetten is not None and veld.facetten.naam == type_naam)
        or (veld.klasse is not None and _velden(veld.klasse, type_naam))
    )


def places_of(
    instance: Any, type_naam: str, stappen: tuple[Stap, ...] = ()
) -> Iterator[tuple[tuple[Stap, ...], Any]]:
    """Yield every value of a simple type (`LDT_...`) within an instance, with the way to it."""
    for veld in _velden(class_of(instance), type_naam):
        waarde = getattr(instance, veld.attribuut)
        if waarde is None:
            continue
        plek = (*stappen, veld.attribuut)
        delen = [((*plek, n), deel) for n, deel in enumerate(waarde)] if veld.herhaald else [(plek, waarde)]
        for deel_plek, deel in delen:
            if veld.klasse is None:
                yield deel_plek, deel
            else:
                yield from places_of(deel, type_naam, deel_plek)
