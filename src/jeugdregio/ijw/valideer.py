"""Checking files: what `jeugdregio ijw valideer` says of each."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jeugdregio.ijw.bestanden import Bestand, iter_bestanden
from jeugdregio.ijw.bevinding import Bevinding
from jeugdregio.ijw.lezing import open_bericht
from jeugdregio.kern.vorm import printable


def valideer(paden: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield one JSON-able object a file, in folders and zips too.

    Keys: bestand (as given), bericht ("JW301" or None), geldig, bevindingen (objects with regel, retourcode,
    pad, regelnummer, tekst; at most 1,000) and aantal_bevindingen.
    """
    for pad in paden:
        for bestand in iter_bestanden(pad):
            yield _judge(bestand)


def _judge(bestand: Bestand) -> dict[str, Any]:
    if bestand.bevinding is not None:
        return _result(bestand.naam, None, (bestand.bevinding,), 1)
    with open_bericht(bestand.open()) as lezing:
        for _ in lezing:
            pass
        return _result(bestand.naam, lezing.bericht_soort, lezing.bevindingen, lezing.aantal_bevindingen)


def _result(naam: str, soort: str | None, bevindingen: tuple[Bevinding, ...], aantal: int) -> dict[str, Any]:
    return {
        # a file system may hold names that are no text, which JSON cannot hold
        "bestand": naam.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
        "bericht": soort,
        "geldig": aantal == 0,
        "bevindingen": [
            {
                "regel": b.regel,
                "retourcode": b.retourcode,
                "pad": b.pad,
                "regelnummer": b.regelnummer,
                "tekst": b.tekst,
            }
            for b in bevindingen
        ],
        "aantal_bevindingen": aantal,
    }


def als_tekst(uitslag: dict[str, Any]) -> str:
    """Write a result for people: a line for the file and one for each finding."""
    soort = uitslag["bericht"] or "onbekend"
    naam = printable(uitslag["bestand"])
    if uitslag["geldig"]:
        return f"{naam}: {soort}, in orde"
    aantal = uitslag["aantal_bevindingen"]
    woord = "bevinding" if aantal == 1 else "bevindingen"
    regels = [f"{naam}: {soort}, {aantal} {woord}"]
    for b in uitslag["bevindingen"]:
        plek = [f"regel {b['regelnummer']}"] if b["regelnummer"] is not None else []
        plek += [b["pad"]] if b["pad"] is not None else []
        waar = f" ({', '.join(plek)})" if plek else ""
        regels.append(f"  {b['regel']}{waar}: {b['tekst']}")
    rest = aantal - len(uitslag["bevindingen"])
    if rest:
        regels.append(f"  en nog {rest} {'bevinding' if rest == 1 else 'bevindingen'}")
    return "\n".join(regels)
