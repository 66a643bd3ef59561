"""What a finding against the register says of a value: the row knows it, for the file is not at hand."""

from types import MappingProxyType
from typing import Final

from jeugdregio.ijw.toetsen.regel import Stap
from jeugdregio.ijw.waarde import LEEG, Kenmerken, Personen, describe, field_at, identify, raw, show
from jeugdregio.kern.vorm import shape

_KOLOM: Final = MappingProxyType(
    {
        "code": "productcode",
        "declaratie_dagtekening": "dagtekening",
        "geleverd_volume": "volume",
        "gewenste_ingangsdatum": "ingangsdatum",
        "product_categorie": "categorie",
        "product_code": "productcode",
        "product_tarief": "tarief",
        "reden_afwijzing_verzoek": "reden_afwijzing",
        "toewijzing_einddatum": "einddatum",
        "toewijzing_ingangsdatum": "ingangsdatum",
        "totaal_bedrag": "totaal",
        "type": "verwijzer_type",
    }
)
"""Elements that are a column of another name in a row that has none of theirs."""


def value_of(cls: type, onderdeel: tuple[Stap, ...], stappen: tuple[Stap, ...], deel: object) -> str | None:
    """Say what stands at a place, and in which row; None when there is nothing to show.

    `stappen` go from a class to the place, `onderdeel` to the class that `deel` (a row, a header or a whole
    request) is made of.
    """
    personen = Personen(nummers=frozenset({getattr(deel, "bsn", "")} - {""}))
    veld = field_at(cls, stappen)
    rest = stappen[len(onderdeel) :]
    eigen = field_at(cls, onderdeel)
    klasse = cls if eigen is None else eigen.klasse
    rij: Kenmerken = ()
    if klasse is not None:
        rij = identify(klasse, lambda weg: _column(deel, weg)[1], personen, ruim=not rest)
    if not rest or veld is None or veld.klasse is not None or veld.gevoelig:
        return describe(rij)
    bekend, waarde = _column(deel, rest)
    if not bekend:
        return describe(rij)
    if waarde is None:
        return describe(rij, veld, LEEG)
    tekst = raw(waarde)
    return describe(rij, veld, show(veld, tekst, personen) or shape(tekst))


def _column(deel: object, weg: tuple[Stap, ...]) -> tuple[bool, object]:
    """Find the column of an element: whether there is one, and its value, without the sign of an amount."""
    naam = str(weg[-1])
    if not hasattr(deel, naam):
        naam = _KOLOM.get(naam, naam)
    waarde = getattr(deel, naam, None)
    if isinstance(waarde, int):
        waarde = abs(waarde)
    return hasattr(deel, naam), None if waarde == "" else waarde
