"""A reconciliation in the forms people take it away in: CSV, JSON, and tables in the terminal."""

import csv
import io
import json
from typing import Any

from rich import box
from rich.table import Table

from jeugdregio.kern.geld import format_euro
from jeugdregio.kern.vorm import format_day, printable
from jeugdregio.monitor.aansluiting.aansluiten import Aansluiting, Aansluitregel, Namen

KOLOMMEN = (
    "maand",
    "gemeente",
    "aanbieder",
    "toegekend",
    "geboekt",
    "verschil",
    "verklaring",
    "rest",
    "reden",
)


def _euro(centen: int) -> str:
    """Write cents as euros with a point, exactly."""
    teken = "-" if centen < 0 else ""
    return f"{teken}{abs(centen) // 100}.{abs(centen) % 100:02d}"


def _explained(regel: Aansluitregel) -> str:
    return "; ".join(f"{v.oorzaak}: {_euro(v.bedrag)}" for v in regel.verklaringen)


def to_csv(aansluiting: Aansluiting) -> str:
    """Give every cell as CSV: ISO months, euros with a point."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(KOLOMMEN)
    for regel in aansluiting.regels:
        bedragen = (_euro(regel.toegekend), _euro(regel.geboekt), _euro(regel.verschil))
        schrijver.writerow(
            [
                f"{regel.maand:%Y-%m}",
                printable(regel.gemeente),
                printable(regel.aanbieder),
                *bedragen,
                _explained(regel),
                _euro(regel.rest),
                regel.soort_rest or "",
            ]
        )
    return uit.getvalue()


def to_json(aansluiting: Aansluiting) -> str:
    """Give the sums and every cell as JSON; amounts in cents."""
    inhoud: dict[str, Any] = {
        "van": f"{aansluiting.van:%Y-%m}",
        "tot": f"{aansluiting.tot:%Y-%m}",
        "geboekt_tot": aansluiting.geboekt_tot.isoformat() if aansluiting.geboekt_tot else None,
        "gemeenten": list(aansluiting.gemeenten),
        "toegekend": aansluiting.toegekend,
        "geboekt": aansluiting.geboekt,
        "afgewezen": aansluiting.afgewezen,
        "onbeantwoord": aansluiting.onbeantwoord,
        "verklaard": {str(oorzaak): bedrag for oorzaak, bedrag in aansluiting.per_oorzaak.items()},
        "rest": aansluiting.rest,
        "regels": [
            {
                "maand": f"{regel.maand:%Y-%m}",
                "gemeente": regel.gemeente,
                "aanbieder": regel.aanbieder,
                "toegekend": regel.toegekend,
                "geboekt": regel.geboekt,
                "verschil": regel.verschil,
                "verklaringen": {str(v.oorzaak): v.bedrag for v in regel.verklaringen},
                "rest": regel.rest,
                "reden": regel.soort_rest,
            }
            for regel in aansluiting.regels
        ],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"


def to_tables(aansluiting: Aansluiting, namen: Namen, *, hoogstens: int = 20) -> list[Table]:
    """Give the sums, and the largest differences that nothing explains, for the terminal."""
    som = Table(
        title="Aansluiting op het grootboek",
        caption=f"Maanden {aansluiting.van:%Y-%m} tot en met {aansluiting.tot:%Y-%m}"
        + (f", geboekt tot en met {format_day(aansluiting.geboekt_tot)}" if aansluiting.geboekt_tot else ""),
    )
    som.add_column("")
    som.add_column("bedrag", justify="right")
    som.add_row("Toegekend volgens het register", format_euro(aansluiting.toegekend))
    som.add_row("Geboekt volgens het grootboek", format_euro(aansluiting.geboekt))
    som.add_row("Verschil", format_euro(aansluiting.toegekend - aansluiting.geboekt), end_section=True)
    for oorzaak, bedrag in aansluiting.per_oorzaak.items():
        som.add_row(f"Verklaard: {oorzaak}", format_euro(bedrag))
    som.add_row("Niet verklaard", format_euro(aansluiting.rest), end_section=True)
    som.add_row("Niet in toegekend: afgewezen", format_euro(aansluiting.afgewezen))
    som.add_row("Niet in toegekend: nog geen antwoord", format_euro(aansluiting.onbeantwoord))
    if not aansluiting.open:
        return [som]
    aantal = len(aansluiting.open)
    lijst = Table(
        title="Verschillen zonder verklaring",
        caption=f"De {hoogstens} grootste van {aantal}; kies voor alle --formaat csv"
        if aantal > hoogstens
        else None,
        box=box.SIMPLE,
        pad_edge=False,
    )
    lijst.add_column("maand", no_wrap=True, min_width=len("2025-03"))
    lijst.add_column("gemeente", no_wrap=True)
    lijst.add_column("AGB-code", no_wrap=True, min_width=8, max_width=16)
    for kop in ("toegekend", "geboekt", "rest"):
        lijst.add_column(kop, justify="right", no_wrap=True)
    lijst.add_column("reden", no_wrap=True)
    for regel in aansluiting.open[:hoogstens]:
        lijst.add_row(
            f"{regel.maand:%Y-%m}",
            printable(namen.gemeenten.get(regel.gemeente, regel.gemeente)),
            printable(regel.aanbieder),
            *(format_euro(b).removeprefix("€ ") for b in (regel.toegekend, regel.geboekt, regel.rest)),
            regel.soort_rest or "",
        )
    return [som, lijst]
