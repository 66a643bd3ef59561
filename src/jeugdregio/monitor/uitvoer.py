"""Figures in the forms people take them away in: CSV, JSON, Excel, and a table in the terminal."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jeugdregio.monitor.dimensies import DIMENSIES, PERIODES, PLAATSEN
from jeugdregio.monitor.indicator import Eenheid, Indicator, MonitorError, Thema
from jeugdregio.monitor.publicatie import SCHATTING, GepubliceerdeIndicator, Rij, Status

TEKSTEN = {
    "label": "Indicator",
    "definition": "Betekenis",
    "numerator": "Teller",
    "denominator": "Noemer",
    "unit": "Eenheid",
    "source": "Bron",
    "bedragsoort": "Soort bedrag",
    "version": "Versie van de definitie",
    "since": "Definitie geldt sinds",
    "owner": "Eigenaar",
}


GESCHAT = (
    "Wat het bedrag van een voorlopige periode naar verwachting wordt als alle declaraties binnen zijn. In "
    "95 van de 100 gevallen ligt de uitkomst tussen de ondergrens en de bovengrens. Leeg waar te weinig "
    "bekend is."
)
NIET_GESCHAT = (
    "Er zijn geen schattingen gemaakt: bij het publiceren ontbrak het pakket chainladder "
    "(jeugdregio[prognose])."
)
VERWACHT = (
    "Rijen met de status 'verwacht' zijn een voorspelling uit de gepubliceerde maanden (exponentiële "
    "afvlakking, ETS), geen telling. In 95 van de 100 gevallen ligt de uitkomst tussen ondergrens en "
    "bovengrens, als het gaat zoals het ging."
)

TEKENS = {Status.ONDERDRUKT: "·", Status.GEEN_NOEMER: "–", Status.GEEN_GEGEVENS: "n.b."}
"""What stands in a table where there is no value."""

WAAROM_LEEG = {
    Status.ONDERDRUKT: "niet getoond, om personen te beschermen",
    Status.GEEN_NOEMER: "niet te berekenen: er was niets om over te tellen",
    Status.GEEN_GEGEVENS: "geen gegevens aangeleverd",
}
"""What a status means where there is no value."""

LIJST = {
    "code": "code",
    "label": "label",
    "thema": "thema",
    "eenheid": "unit",
    "bron": "source",
    "per": "per",
    "betekenis": "definition",
    "teller": "numerator",
    "noemer": "denominator",
    "richting": "direction",
    "eigenaar": "owner",
    "versie": "version",
    "sinds": "since",
}


def _number(waarde: float | None) -> float | int | None:
    """Write whole numbers without a decimal point."""
    return int(waarde) if waarde is not None and waarde.is_integer() else waarde


def _flat(rij: Rij, *, completed: bool) -> dict[str, Any]:
    return {
        n: _number(w) if isinstance(w, float) else w
        for n, w in rij.as_dict().items()
        if completed or n not in SCHATTING
    }


class _Vorm:
    """The columns of a file of rows: with estimates and with what was intended, where there are any."""

    def __init__(self, indicator: GepubliceerdeIndicator, rijen: Sequence[Rij], per: Sequence[str]) -> None:
        self.per = tuple(rijen[0].dimensies if rijen else per)
        self.geschat = is_completed(indicator) or any(rij.status is Status.VERWACHT for rij in rijen)
        self.regio = indicator.publicatie.regio
        plaats = next((naam for naam in self.per if naam in PLAATSEN), "gebied")
        periode = [naam for naam in self.per if naam not in PLAATSEN]
        self.streven = indicator.intended((*periode, plaats))
        self.soorten = sorted({soort for waarden in self.streven.values() for soort in waarden})

    @property
    def kolommen(self) -> list[str]:
        """The names of the columns."""
        zonder = {"dimensies"} if self.geschat else {"dimensies", *SCHATTING}
        return [
            *self.per,
            *(veld.name for veld in fields(Rij) if veld.name not in zonder),
            *self.soorten,
        ]

    def row(self, rij: Rij) -> dict[str, Any]:
        """The values of a row by column."""
        plaats = str(rij.dimensies.get("gebied", rij.dimensies.get("gemeente", self.regio)))
        periode = str(next((w for naam, w in rij.dimensies.items() if naam in PERIODES), ""))
        streven = self.streven.get((plaats, periode), {})
        return {
            **_flat(rij, completed=self.geschat),
            "voorlopig": _ja_nee(rij.voorlopig),
            **{soort: _number(streven.get(soort)) for soort in self.soorten},
        }


def describe(indicator: GepubliceerdeIndicator) -> list[tuple[str, str]]:
    """Give what must stand beside the figures: definition, source, stand, and whether it is made up."""
    catalogus, publicatie = indicator.catalogus, indicator.publicatie
    regels = [(naam, str(catalogus[sleutel])) for sleutel, naam in TEKSTEN.items() if catalogus.get(sleutel)]
    regels.append(("Stand per", publicatie.peildatum.isoformat()))
    regels.append(("Volledig tot en met", str(publicatie.meta["stand"]["volledig_tot"])))
    regels.append(
        ("Onderdrukt", f"Minder dan {catalogus['minimum']} personen, of nodig om die niet te verraden")
    )
    if is_completed(indicator):
        regels.append(("Schatting", GESCHAT if publicatie.meta.get("schattingen") else NIET_GESCHAT))
    bronnen: dict[str, dict[str, None]] = {}
    for streven in indicator.targets:
        bronnen.setdefault(str(streven["soort"]), {})[str(streven["bron"])] = None
    regels += [(soort.capitalize(), f"Afgesproken in: {'; '.join(uit)}") for soort, uit in bronnen.items()]
    if publicatie.fictief:
        regels.append(("Let op", "Dit zijn verzonnen gegevens van een niet-bestaande regio"))
    return regels


def is_completed(indicator: GepubliceerdeIndicator) -> bool:
    """Whether the indicator has estimates beside its recent figures; older publications have none."""
    return bool(indicator.catalogus.get("completed"))


def to_csv(indicator: GepubliceerdeIndicator, rijen: Sequence[Rij], per: Sequence[str] = ()) -> str:
    """Give rows as CSV: dimensions, waarde and status first, last what every figure must say of itself.

    Dates are ISO, decimals have a point. `per` names the dimensions asked for, so that a table without
    rows has its heading too.
    """
    publicatie = indicator.publicatie
    herkomst = {
        "eenheid": indicator.catalogus["unit"],
        "bedragsoort": indicator.catalogus["bedragsoort"] or "",
        "definitie": f"{indicator.code} versie {indicator.catalogus['version']}",
        "stand": publicatie.peildatum.isoformat(),
        "fictief": _ja_nee(publicatie.fictief),
    }
    uit = io.StringIO()
    vorm = _Vorm(indicator, rijen, per)
    schrijver = csv.DictWriter(uit, [*vorm.kolommen, *herkomst], lineterminator="\n")
    schrijver.writeheader()
    for rij in rijen:
        schrijver.writerow({**vorm.row(rij), **herkomst})
    return uit.getvalue()


def _ja_nee(waarde: bool) -> str:
    return "ja" if waarde else "nee"


def to_json(indicator: GepubliceerdeIndicator, rijen: Sequence[Rij]) -> str:
    """Give rows as JSON, with the definition and the stand."""
    inhoud = {
        "indicator": dict(indicator.catalogus),
        "stand": indicator.publicatie.meta["stand"],
        "rijen": [_flat(rij, completed=is_completed(indicator)) for rij in rijen],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"


def to_xlsx(indicator: GepubliceerdeIndicator, rijen: Sequence[Rij], per: Sequence[str] = ()) -> bytes:
    """Give rows as an Excel file: a sheet with the figures, and one with what they mean."""
    import xlsxwriter  # slow to load, and only this form needs it

    publicatie = indicator.publicatie
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(
        uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    vet, terugloop = boek.add_format({"bold": True}), boek.add_format({"text_wrap": True, "valign": "top"})
    cijfers, uitleg = boek.add_worksheet("Cijfers"), boek.add_worksheet("Uitleg")
    vorm = _Vorm(indicator, rijen, per)
    koppen = [*vorm.kolommen, "plaats"]
    cijfers.write_row(0, 0, koppen, vet)
    for nummer, rij in enumerate(rijen, start=1):
        code = rij.dimensies.get("gebied", rij.dimensies.get("gemeente", publicatie.regio))
        plaats = publicatie.plaatsen.get(str(code))
        for kolom, waarde in enumerate([*vorm.row(rij).values(), plaats.naam if plaats else code]):
            if waarde is not None:
                cijfers.write(nummer, kolom, waarde)
    cijfers.freeze_panes(1, 0)
    cijfers.autofit()
    verwacht = [("Verwachting", VERWACHT)] * any(rij.status is Status.VERWACHT for rij in rijen)
    for nummer, (naam, tekst) in enumerate([*describe(indicator), *verwacht]):
        uitleg.write_string(nummer, 0, naam, vet)
        uitleg.write_string(nummer, 1, tekst, terugloop)
    uitleg.set_column(0, 0, 24)
    uitleg.set_column(1, 1, 100)
    boek.close()
    return uit.getvalue()


def nl_number(waarde: float | None, decimalen: int | None = None) -> str:
    """Write a number as people in the Netherlands read it: 1.234,5. Without `decimalen`, one where needed."""
    if waarde is None:
        return "-"
    if decimalen is None:
        decimalen = 0 if waarde.is_integer() else 1
    return f"{waarde:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))


def to_table(indicator: GepubliceerdeIndicator, rijen: Sequence[Rij]) -> Table:
    """Give rows as a table for the terminal; beneath it the stand, and why values are missing."""
    publicatie = indicator.publicatie
    unit = str(indicator.catalogus["unit"])
    onder = [f"Stand per {publicatie.peildatum:%-d-%-m-%Y}", f"in {unit}"]
    if indicator.catalogus["bedragsoort"]:
        onder.append(str(indicator.catalogus["bedragsoort"]))
    if publicatie.fictief:
        onder.append("verzonnen gegevens")
    statussen = {rij.status for rij in rijen} - {Status.GEEN_GEGEVENS}  # which says it itself
    leeg = [f"{status}: {waarom}" for status, waarom in WAAROM_LEEG.items() if status in statussen]
    tabel = Table(title=str(indicator.catalogus["label"]), caption="\n".join([", ".join(onder), *leeg]))
    for naam in rijen[0].dimensies if rijen else ():
        tabel.add_column(DIMENSIES[naam].label if naam in DIMENSIES else naam.capitalize())
    tabel.add_column("Waarde", justify="right", no_wrap=True)
    tabel.add_column("Status")
    if is_completed(indicator):
        tabel.add_column("Schatting", justify="right")
        tabel.add_column("Tussen", justify="right")
    decimalen = {str(eenheid): eenheid.decimalen for eenheid in Eenheid}.get(unit)
    for rij in rijen:
        plaatsen = publicatie.plaatsen
        getoond = [
            plaatsen[str(w)].naam if n in ("gebied", "gemeente") and str(w) in plaatsen else str(w)
            for n, w in rij.dimensies.items()
        ]
        geschat = []
        if is_completed(indicator) and rij.schatting is not None:
            grenzen = f"{nl_number(rij.ondergrens)} en {nl_number(rij.bovengrens)}"
            geschat = [nl_number(rij.schatting), grenzen]
        tabel.add_row(*getoond, nl_number(rij.waarde, decimalen), str(rij.status), *geschat)
    return tabel


def elsewhere(indicator: GepubliceerdeIndicator, rijen: Sequence[Rij]) -> list[str]:
    """Give what others published of the periods of these rows, a line each."""
    perioden = {str(w) for rij in rijen for naam, w in rij.dimensies.items() if naam in PERIODES}
    decimalen = next(e.decimalen for e in Eenheid if e == indicator.catalogus["unit"])
    return [
        f"{r['naam']} {r['periode']}: {nl_number(r['waarde'], decimalen)} ({r['bron']})"
        for r in indicator.references
        if r["periode"] in perioden
    ]


def catalogue_rows(indicatoren: Iterable[Indicator]) -> list[dict[str, Any]]:
    """Give the catalogue as plain rows: code, label, eenheid, bron, per and the rest."""
    rijen = []
    for indicator in indicatoren:
        regel = indicator.as_dict()
        rijen.append({naam: regel[sleutel] for naam, sleutel in LIJST.items()})
    return rijen


def lijst(formaat: str) -> str:
    """Give the catalogue as text: tabel, csv or json. Raises MonitorError for another form."""
    from jeugdregio.monitor import indicatoren  # registers them, and needs the engine to do so

    rijen = catalogue_rows(indicatoren.REGISTER.values())
    if formaat == "json":
        return json.dumps(rijen, ensure_ascii=False, indent=1) + "\n"
    uit = io.StringIO()
    if formaat == "csv":
        schrijver = csv.DictWriter(uit, list(LIJST), lineterminator="\n")
        schrijver.writeheader()
        schrijver.writerows({**rij, "per": "; ".join(",".join(per) for per in rij["per"])} for rij in rijen)
    elif formaat == "tabel":
        console = Console(file=uit)
        breedte = max(len(rij["code"]) for rij in rijen)
        for thema in Thema:
            if van_thema := [rij for rij in rijen if rij["thema"] == thema]:
                console.print(_theme(thema, van_thema, breedte))
        console.print(f"{len(rijen)} indicatoren. Cijfers: jeugdregio monitor toon CODE --per gemeente")
    else:
        raise MonitorError(f"de lijst is er als tabel, csv of json, niet als {formaat}")
    return uit.getvalue()


def _theme(thema: Thema, rijen: Sequence[dict[str, Any]], breedte: int) -> Table:
    """The indicators of one theme, the source below each; in each theme codes are equally wide."""
    tabel = Table(title=f"{thema} ({len(rijen)})", title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    tabel.add_column("code", no_wrap=True, width=breedte)  # typed over into the next command
    tabel.add_column("label (eenheid), bron")
    for rij in rijen:
        tabel.add_row(rij["code"], f"{rij['label']} ({rij['eenheid']})")
        tabel.add_row("", Text(f"Bron: {rij['bron']}", style="dim"))
    return tabel
