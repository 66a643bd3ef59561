"""Showing a message to people: what it says, with what may tell who someone is left out."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from jeugdregio.ijw import codelijst
from jeugdregio.ijw.element import Veld, class_of, klasse_van
from jeugdregio.ijw.facetten import Facetten
from jeugdregio.ijw.lezen.bestanden import iter_bestanden
from jeugdregio.ijw.lezen.lezing import Lezing, open_bericht
from jeugdregio.ijw.valideer import valideer
from jeugdregio.kern.vorm import format_day, printable, shape

MAX_EENHEDEN = 100
"""How many streamed units are written out of one message."""


def toon(pad: Path) -> tuple[str, bool]:
    """Write out every message behind a path, with its findings. Gives the text, and whether all is well."""
    delen: list[str] = []
    alles_geldig = True
    for bestand in iter_bestanden(pad):
        if bestand.inhoud is not None:
            with open_bericht(bestand.inhoud) as lezing:
                delen.append("\n".join([printable(bestand.naam), *_message(lezing)]))
    for uitslag in valideer([pad]):
        alles_geldig &= uitslag.geldig
        delen.append(uitslag.als_tekst())
    return "\n\n".join(delen), alles_geldig


def _message(lezing: Lezing) -> Iterator[str]:
    if lezing.romp is None:
        return
    yield f"{lezing.bericht_soort}, iJw {lezing.release}"
    yield from _group(lezing.romp, 1)
    overgeslagen = 0
    for nummer, eenheid in enumerate(lezing, start=1):
        if nummer > MAX_EENHEDEN:
            overgeslagen += 1
            continue
        yield f"  {class_of(eenheid).__name__} {nummer}"
        yield from _group(eenheid, 2)
    if overgeslagen:
        yield f"  en nog {overgeslagen}"


def _group(deel: Any, diepte: int) -> Iterator[str]:
    for veld in klasse_van(class_of(deel)).velden:
        waarde = getattr(deel, veld.attribuut)
        if waarde is None:
            continue
        for nummer, stuk in enumerate(waarde if veld.herhaald else (waarde,), start=1):
            kop = f"{'  ' * diepte}{veld.naam}{f' {nummer}' if veld.herhaald else ''}"
            if veld.facetten is not None:
                yield f"{kop}: {_value(veld, veld.facetten, stuk)}"
            else:
                yield kop
                yield from _group(stuk, diepte + 1)


def _value(veld: Veld, facetten: Facetten, waarde: Any) -> str:
    if veld.gevoelig:
        return "(dag)" if isinstance(waarde, date) else f"({shape(str(waarde))})"
    if isinstance(waarde, date):
        return format_day(waarde)
    code = codelijst.load(facetten.lijst).get(waarde) if facetten.lijst is not None else None
    return f"{waarde} ({code.omschrijving})" if code is not None else str(waarde)
