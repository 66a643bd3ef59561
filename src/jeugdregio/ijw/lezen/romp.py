"""The message around its streamed units: made when reading starts, made whole again for who reads at once."""

from dataclasses import replace
from typing import Any

from lxml import etree

from jeugdregio.ijw.element import BerichtSoort, Veld, class_of, klasse_van
from jeugdregio.ijw.lezen.extractie import extractor, read_value
from jeugdregio.ijw.release import soort_van


def make_romp(soort: BerichtSoort, wortel: etree._Element, schema: etree.XMLSchema | None = None) -> Any:
    """Make the message without its units.

    With `schema` (of the parts) the message is not trusted: a part that breaks it becomes None, as does
    every class on the way to the units; without a usable first part (the header) there is no message.
    """
    return _make(soort.wortel, wortel, soort, soort.route, schema)


def _make(
    cls: type,
    onderdeel: etree._Element,
    soort: BerichtSoort,
    route: tuple[Veld, ...],
    schema: etree.XMLSchema | None,
) -> Any:
    klasse = klasse_van(cls)
    kinderen = {kind.tag: kind for kind in onderdeel}
    waarden: dict[str, Any] = {}
    for veld in klasse.velden:
        kind = kinderen.get(soort.tag(klasse, veld))
        if veld is route[0] and len(route) == 1:
            waarden[veld.attribuut] = () if veld.herhaald else None
        elif kind is None or veld.klasse is None:
            waarden[veld.attribuut] = (
                None if kind is None or veld.facetten is None else read_value(veld.facetten, kind)
            )
        elif veld is route[0]:
            waarden[veld.attribuut] = (
                None if schema is not None else _make(veld.klasse, kind, soort, route[1:], None)
            )
        else:
            waarden[veld.attribuut] = (
                extractor(veld.klasse, soort)(kind)
                if schema is None
                else _try(veld.klasse, kind, soort, schema)
            )
    if schema is not None and waarden[klasse.velden[0].attribuut] is None:
        return None
    return cls(**waarden)


def _try(cls: type, onderdeel: etree._Element, soort: BerichtSoort, schema: etree.XMLSchema) -> Any:
    if not schema.validate(onderdeel):
        return None
    try:
        return extractor(cls, soort)(onderdeel)
    except ValueError:  # a day outside the calendar, which the schema allows
        return None


def complete(romp: Any, eenheden: tuple[Any, ...]) -> Any:
    """Put the units back into a message."""
    if not eenheden:
        return romp
    _, soort = soort_van(class_of(romp))
    return _fill(romp, soort.route, eenheden)


def _fill(deel: Any, route: tuple[Veld, ...], eenheden: tuple[Any, ...]) -> Any:
    veld, *rest = route
    if rest:
        waarde = _fill(getattr(deel, veld.attribuut), tuple(rest), eenheden)
    else:
        waarde = eenheden if veld.herhaald else eenheden[0]
    return replace(deel, **{veld.attribuut: waarde})
