"""Why the schema refuses an element, in plain Dutch, worked out from the declaration.

The schema's own messages quote values and speak of facets; they only tell where to look here. What was found
is told apart, so that one mistake reads the same wherever it is made.
"""

import re

from lxml import etree

from jeugdregio.ijw.element import BerichtSoort, Veld, klasse_van
from jeugdregio.ijw.facetten import Basis, Facetten
from jeugdregio.ijw.lezen.plek import local_name, split_tag
from jeugdregio.ijw.lezen.xmlfout import SchemaFout

_E = etree.ErrorTypes
_CIJFERS = re.compile(r"\[0-9\]\{(\d+)\}")
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_ATTRIBUTEN = frozenset(
    {_E.SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, _E.SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, _E.SCHEMAV_CVC_TYPE_3_1_1}
)


def expected(veld: Veld, facetten: Facetten, soort: BerichtSoort) -> str:
    """Say in words what a value should be."""
    beperking = soort.beperking_of(veld)
    if beperking is not None and beperking.isalnum():
        return f"de waarde {beperking}"
    match facetten.basis:
        case Basis.DAG:
            return "een bestaande dag in de vorm JJJJ-MM-DD"
        case Basis.TIJD:
            return "een tijd in de vorm UU:MM:SS, zonder tijdzone"
        case Basis.GETAL:
            return f"een geheel getal van {facetten.minimum} tot en met {facetten.maximum}"
        case Basis.TEKST:
            return _expected_text(veld, facetten)


def _expected_text(veld: Veld, facetten: Facetten) -> str:
    if facetten.lijst is not None:
        codes = facetten.codes
        keuze = f" ({', '.join(codes)})" if len(codes) <= 12 else ""
        return f"een code uit lijst {facetten.lijst}{keuze}"
    cijfers = _CIJFERS.fullmatch(facetten.patroon or "")
    if cijfers is not None:
        return f"{cijfers[1]} cijfers"
    if veld.beperking is not None:
        inhoud = "letters en cijfers"
    elif facetten.patroon == "[0-9]*":
        inhoud = "cijfers"
    elif facetten.patroon is not None and "a-zA-Z" in facetten.patroon:
        inhoud = "letters"
    else:
        inhoud = "tekens"
    if facetten.max_lengte is None:
        return f"een tekst die niet leeg is ({inhoud})"
    return f"een tekst van {facetten.min_lengte} tot en met {facetten.max_lengte} {inhoud}"


def explain_value(veld: Veld, facetten: Facetten, soort: BerichtSoort) -> str:
    """Say what a value that is wrong should have been."""
    return f"{veld.naam}: verwacht {expected(veld, facetten, soort)}."


def explain(
    fout: SchemaFout, onderdeel: etree._Element, veld: Veld | None, ouder: type | None, soort: BerichtSoort
) -> str:
    """Say what is wrong with an element that the schema of a message refuses.

    `veld` is its declaration where it has one, `ouder` the class of the element around it.
    """
    naam = local_name(onderdeel)
    if fout.type == _E.SCHEMAV_CVC_ELT_1:
        return f"Het bericht begint met element {naam}; dat hoort niet bij deze berichtsoort."
    # a type of the sender's own choice makes the schema say things that have no meaning here
    if fout.type in _ATTRIBUTEN or not {f"{_XSI}type", f"{_XSI}nil"}.isdisjoint(onderdeel.attrib):
        return f"{naam} heeft een attribuut dat hier niet mag."
    if fout.type == _E.SCHEMAV_ELEMENT_CONTENT:
        # the one type stands for two errors; only the start of libxml2's fixed text tells which
        if "Missing child" in fout.message and veld is not None and veld.klasse is not None:
            return _missing(onderdeel, veld.klasse, soort)
        return _unexpected(onderdeel, veld, ouder, soort)
    if fout.type in (_E.SCHEMAV_CVC_COMPLEX_TYPE_2_3, _E.SCHEMAV_CVC_COMPLEX_TYPE_2_1):
        return f"In {naam} staat tekst waar alleen elementen mogen staan."
    if fout.type == _E.SCHEMAV_CVC_TYPE_3_1_2:
        return f"In {naam} staan elementen waar alleen een waarde mag staan."
    if veld is not None and veld.facetten is not None:
        return explain_value(veld, veld.facetten, soort)
    return f"{naam} voldoet niet aan het schema van deze berichtsoort."


def _missing(onderdeel: etree._Element, cls: type, soort: BerichtSoort) -> str:
    aanwezig = {kind.tag for kind in onderdeel}
    klasse = klasse_van(cls)
    ontbreekt = [v.naam for v in klasse.velden if v.verplicht and soort.tag(klasse, v) not in aanwezig]
    if not ontbreekt:
        return f"{local_name(onderdeel)} is niet volledig."
    woord = "element" if len(ontbreekt) == 1 else "elementen"
    werkwoord = "ontbreekt" if len(ontbreekt) == 1 else "ontbreken"
    return f"In {local_name(onderdeel)} {werkwoord} verplichte {woord}: {', '.join(ontbreekt)}.".replace(
        "verplichte element:", "het verplichte element"
    )


def _unexpected(onderdeel: etree._Element, veld: Veld | None, ouder: type | None, soort: BerichtSoort) -> str:
    naam = local_name(onderdeel)
    if ouder is None:
        return f"{naam} hoort hier niet."
    klasse = klasse_van(ouder)
    if veld is None:
        return f"{naam} hoort niet in {klasse.cls.__name__}."
    if split_tag(onderdeel)[0] != soort.namespace_of(klasse):
        return f"{naam} staat in de verkeerde namespace; verwacht voorvoegsel {klasse.prefix}."
    ervoor = {kind.tag for kind in onderdeel.itersiblings(preceding=True)}
    erna = {kind.tag for kind in onderdeel.itersiblings()}
    if onderdeel.tag in ervoor and not veld.herhaald:
        return f"{naam} staat hier meer dan één keer."
    for eerder in klasse.velden[: klasse.velden.index(veld)]:
        tag = soort.tag(klasse, eerder)
        if eerder.verplicht and tag not in ervoor:
            if tag in erna:
                return f"{naam} staat op de verkeerde plaats: {eerder.naam} hoort ervoor te staan."
            return f"Vóór {naam} ontbreekt het verplichte element {eerder.naam}."
    return f"{naam} staat op de verkeerde plaats in {klasse.cls.__name__}."
