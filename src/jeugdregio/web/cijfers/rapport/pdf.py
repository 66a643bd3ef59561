"""A report as PDF: tagged, so that it can be read aloud (PDF/UA-1).

Everything goes to typst as data, never as markup; the letters come along, so that a report looks the same
wherever it is made.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from jeugdregio.web.cijfers.cijfer import LEGENDA, datum
from jeugdregio.web.cijfers.rapport.figuren import LETTERS, draw
from jeugdregio.web.cijfers.rapport.samenstelling import (
    FICTIEF,
    INHOUD,
    LEESWIJZER,
    ONTBREEKT,
    TITEL,
    Deel,
    Onderdeel,
    Rapport,
)
from jeugdregio.web.cijfers.tabellen import Tabel

OPMAAK: Final = Path(__file__).with_name("rapport.typ")
# Up to which width of a table in em it is set in which size of letter (points).
LETTERGROOTTES: Final = ((45, 9.5), (55, 8.5), (65, 7.5), (999, 6.5))


def to_pdf(rapport: Rapport) -> bytes:
    """Write a report as PDF/UA-1. The same report gives the same bytes."""
    invoer = {"rapport": json.dumps(_data(rapport), ensure_ascii=False)}
    pdf = typst.Compiler(OPMAAK, font_paths=_fonts(), sys_inputs=invoer).compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=datetime.combine(rapport.gemaakt, time(12), UTC)
    )
    assert isinstance(pdf, bytes)  # noqa: S101 - one document is asked for, not a file or its pages
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(LETTERS)])


def _data(rapport: Rapport) -> dict[str, Any]:
    return {
        "titel": TITEL,
        "regio": rapport.regio,
        "voettekst": f"{rapport.regio}, stand per {datum(rapport.peildatum)}",
        "fictief": FICTIEF if rapport.fictief else "",
        "kop": rapport.kop,
        "namen": {"inhoud": INHOUD, "leeswijzer": LEESWIJZER, "ontbreekt": ONTBREEKT},
        "leeswijzer": rapport.leeswijzer,
        "legenda": LEGENDA,
        "hoofdstukken": [
            {"titel": hoofdstuk.titel, "onderdelen": [_section(o) for o in hoofdstuk.onderdelen]}
            for hoofdstuk in rapport.hoofdstukken
        ],
        "ontbreekt": rapport.ontbreekt,
    }


def _section(onderdeel: Onderdeel) -> dict[str, Any]:
    return {
        "label": onderdeel.label,
        "betekenis": onderdeel.betekenis,
        "kern": onderdeel.kern,
        "vooruit": onderdeel.vooruit,
        "delen": [_part(deel) for deel in onderdeel.delen],
        "gegevens": onderdeel.gegevens,
    }


def _part(deel: Deel) -> dict[str, Any]:
    beeld = deel.beeld
    return {
        "kop": deel.kop,
        "figuren": [asdict(figuur) for figuur in draw(deel.grafieken)],
        "opmerking": deel.opmerking,
        "tabel": _table(beeld.tabel, beeld.tabelnaam),
        "tekens": deel.tekens,
        "schattingen": deel.schattingen and _table(deel.schattingen, deel.schattingsnaam),
        "uitleg": deel.uitleg,
        "elders": beeld.elders
        and {"tabel": _table(beeld.elders.tabel, beeld.eldersnaam), "uitleg": beeld.elders.uitleg},
    }


def _table(tabel: Tabel, naam: str) -> dict[str, Any]:
    return {
        "naam": naam,
        "grootte": next(grootte for past, grootte in LETTERGROOTTES if tabel.past <= past),
        "koppen": tabel.koppen,
        "kolommen": [kolom.naam + "*" * kolom.voorlopig for kolom in tabel.kolommen],
        "regels": [
            {"koppen": regel.koppen, "cellen": [cel.tekst + "*" * cel.ster for cel in regel.cellen]}
            for regel in tabel.regels
        ],
    }
