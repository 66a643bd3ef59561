"""What is published of a stand: protected figures on disk, and read back. Nothing else is shown outside."""

import datetime
import enum
import functools
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from jeugdregio.monitor.dimensies import DIMENSIES, PERIODES, PLAATSEN
from jeugdregio.monitor.indicator import MonitorError, find_table

BESTAND = "publicatie.json"
VERWACHTING = ".verwachting.parquet"
KOLOMMEN = (*PERIODES, *PLAATSEN, *DIMENSIES)
SCHATTING = ("schatting", "ondergrens", "bovengrens")
DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

SCHEMA = pa.schema(
    [
        pa.field("per", pa.string(), nullable=False),
        pa.field("jaar", pa.int64()),
        *(pa.field(naam, pa.string()) for naam in KOLOMMEN[1:]),
        pa.field("waarde", pa.float64()),
        pa.field("teller", pa.float64()),
        pa.field("noemer", pa.float64()),
        pa.field("status", pa.string(), nullable=False),
        pa.field("voorlopig", pa.bool_(), nullable=False),
        *(pa.field(naam, pa.float64()) for naam in SCHATTING),
    ]
)


class Status(enum.StrEnum):
    """Why a row has a value or not. A zero is a published value; withheld and unknown have none."""

    GEPUBLICEERD = "gepubliceerd"
    VOORLOPIG = "voorlopig"
    ONDERDRUKT = "onderdrukt"
    GEEN_NOEMER = "geen noemer"
    GEEN_GEGEVENS = "geen gegevens"
    VERWACHT = "verwacht"  # of a forecast, which has only an estimate


@dataclass(frozen=True, slots=True)
class Rij:
    """One figure. `voorlopig` says the period can still grow, whatever the status is.

    `schatting`: what `waarde` is expected to become, between the two bounds in 95 of 100 cases; only of
    indicators that are completed (see `monitor.volledigheid`), and None where no estimate can be given.
    """

    dimensies: Mapping[str, str | int]
    waarde: float | None
    status: Status
    voorlopig: bool
    teller: float | None = None
    noemer: float | None = None
    schatting: float | None = None
    ondergrens: float | None = None
    bovengrens: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """Give the row flat: dimensions first, then the other fields in their order."""
        return {
            **self.dimensies,
            "waarde": self.waarde,
            "status": str(self.status),
            "voorlopig": self.voorlopig,
            "teller": self.teller,
            "noemer": self.noemer,
            "schatting": self.schatting,
            "ondergrens": self.ondergrens,
            "bovengrens": self.bovengrens,
        }


@dataclass(frozen=True, slots=True)
class Plaats:
    """A gebied or gemeente as it is shown. `soort` is 'gemeente' or the kind of area."""

    code: str
    naam: str
    soort: str


Waarden = str | int | Collection[str] | Collection[int]
"""What a filter of a dimension may be: one value or several."""


class _Tabellen:
    """The tables in a file. Only of the tables that are asked for objects are made, and kept."""

    def __init__(self, bestand: Path) -> None:
        self.bestand = bestand
        self._gelezen: dict[str, list[dict[str, Any]]] = {}

    @functools.cached_property
    def _kolommen(self) -> pa.Table:
        return pq.ParquetFile(self.bestand).read()  # read_table loads pandas

    def rows(self, tabel: Sequence[str]) -> list[dict[str, Any]]:
        """Give the rows of one table, without the dimensions it does not have."""
        per = ",".join(tabel)
        if per not in self._gelezen:
            gekozen = self._kolommen.filter(pc.equal(self._kolommen["per"], per))
            namen = [n for n in gekozen.column_names if n in tabel or n not in {"per", *KOLOMMEN}]
            self._gelezen[per] = gekozen.select(namen).to_pylist()
        return self._gelezen[per]


@dataclass(frozen=True)
class GepubliceerdeIndicator:
    """The published tables of one indicator, with the text that must stand beside every figure."""

    publicatie: "Publicatie"
    catalogus: Mapping[str, Any]

    @property
    def code(self) -> str:
        """The code of the indicator."""
        return str(self.catalogus["code"])

    @property
    def per(self) -> tuple[tuple[str, ...], ...]:
        """The tables that are published, as their dimensions."""
        return tuple(tuple(tabel) for tabel in self.catalogus["per"])

    @property
    def _bestand(self) -> Path:
        return self.publicatie.pad / f"{self.code}@{self.catalogus['version']}.parquet"

    @functools.cached_property
    def _rijen(self) -> _Tabellen:
        return _Tabellen(self._bestand)

    @functools.cached_property
    def _verwacht(self) -> _Tabellen | None:
        bestand = self._bestand.with_suffix(VERWACHTING)
        return _Tabellen(bestand) if bestand.is_file() else None

    @functools.cached_property
    def jaren(self) -> tuple[int, int] | None:
        """The first and the last year with figures, from the description of the file; None without any."""
        beschrijving = pq.read_metadata(self._bestand)
        jaren: set[int] = set()
        for nummer in range(beschrijving.num_row_groups):
            groep = beschrijving.row_group(nummer)
            for kolom in (groep.column(plek) for plek in range(groep.num_columns)):
                bereik = kolom.statistics
                if kolom.path_in_schema in PERIODES and bereik is not None and bereik.has_min_max:
                    jaren |= {int(str(grens)[:4]) for grens in (bereik.min, bereik.max)}
        return (min(jaren), max(jaren)) if jaren else None

    def table_for(self, per: Sequence[str]) -> tuple[str, ...]:
        """Return the published table for these dimensions; see Indicator.table_for. Raises MonitorError."""
        return find_table(self.code, self.per, self.catalogus["naar"], per)

    @property
    def targets(self) -> list[Mapping[str, Any]]:
        """The targets and budgets of this indicator: plaats, jaar, soort, waarde (in its unit), bron."""
        alle = self.publicatie.meta.get("streefwaarden", [])
        return [streven for streven in alle if streven["indicator"] == self.code]

    @property
    def references(self) -> list[Mapping[str, Any]]:
        """What others published about the same: periode, naam, waarde (in its unit), bron."""
        alle = self.publicatie.meta.get("referentiecijfers", [])
        return [referentie for referentie in alle if referentie["indicator"] == self.code]

    def intended(self, per: Sequence[str]) -> dict[tuple[str, str], dict[str, float]]:
        """The targets (`doel`) and budgets (`begroting`) in a table, by place and period ("2026", "2026-12").

        They are of years, and of a place as a whole. A figure that is counted on a day has no year: December
        stands for it. Empty for a table that has other dimensions or periods.
        """
        if len(per) != len(("periode", "plaats")) or per[1] not in PLAATSEN:
            return {}
        december = {"jaar": "", "maand": "-12"}.get(per[0])
        if december is None or (december and ("jaar", per[1]) in self.per):
            return {}
        gevonden: dict[tuple[str, str], dict[str, float]] = {}
        for streven in self.targets:
            sleutel = streven["plaats"], f"{streven['jaar']}{december}"
            gevonden.setdefault(sleutel, {})[streven["soort"]] = streven["waarde"]
        return gevonden

    def forecast(self, per: Sequence[str], **filters: Waarden) -> list[Rij]:
        """Return the forecast in a table: rows with an estimate and bounds, and no value; see `rows`."""
        return self._select(self._verwacht, per, filters)

    def rows(self, per: Sequence[str], **filters: Waarden) -> list[Rij]:
        """Return the rows of a published table, in order of its dimensions.

        `per` without gebied or gemeente gives the rows of the stand's own region, without those columns.
        A filter is the name of a dimension with one value or several. Raises MonitorError for a table
        that is not published.
        """
        return self._select(self._rijen, per, filters)

    def _select(
        self, bron: _Tabellen | None, per: Sequence[str], filters: Mapping[str, Waarden]
    ) -> list[Rij]:
        tabel = self.table_for(per)
        eigen_regio = not set(per) & set(PLAATSEN)
        if eigen_regio:
            filters = {**filters, "gebied": self.publicatie.regio}
        toegestaan = {
            naam: {waarde} if isinstance(waarde, str | int) else set(waarde)
            for naam, waarde in filters.items()
        }
        if onbekend := toegestaan.keys() - set(tabel):
            raise MonitorError(f"{self.code} heeft hier geen {', '.join(sorted(onbekend))}")
        getoond = [naam for naam in tabel if not (eigen_regio and naam == "gebied")]
        return [
            Rij(
                {naam: rij[naam] for naam in getoond},
                rij["waarde"],
                Status(rij["status"]),
                rij["voorlopig"],
                rij["teller"],
                rij["noemer"],
                *(rij.get(naam) for naam in SCHATTING),  # older publications have none
            )
            for rij in (bron.rows(tabel) if bron is not None else ())
            if all(rij[naam] in waarden for naam, waarden in toegestaan.items())
        ]


@dataclass(frozen=True)
class Publicatie:
    """A publication, opened. `meta` holds the stand's description, the moment of making and the revisions."""

    pad: Path
    meta: Mapping[str, Any]

    @classmethod
    def open(cls, pad: Path) -> Self:
        """Open the publication in a folder. Raises MonitorError when it is none."""
        try:
            meta = json.loads((pad / BESTAND).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise MonitorError(f"{pad} is geen publicatie: het bestand {BESTAND} ontbreekt") from None
        except ValueError as fout:
            raise MonitorError(f"{pad / BESTAND} is niet te lezen: {fout}") from fout
        return cls(pad, meta)

    @property
    def peildatum(self) -> datetime.date:
        """The date of the stand these figures come from."""
        return datetime.date.fromisoformat(self.meta["stand"]["peildatum"])

    @property
    def regio(self) -> str:
        """The code of the area the stand was made for."""
        return str(self.meta["stand"]["regio"])

    @property
    def fictief(self) -> bool:
        """Whether the region is synthetic."""
        return bool(self.meta["stand"]["fictief"])

    @functools.cached_property
    def plaatsen(self) -> dict[str, Plaats]:
        """Every gebied and gemeente with figures, by code: areas first, then municipalities by name."""
        return {p["code"]: Plaats(**p) for p in self.meta["plaatsen"]}

    @property
    def eerdere_definities(self) -> list[dict[str, Any]]:
        """The catalogue of definitions that are no longer computed, with the reason in `vervallen`."""
        return list(self.meta.get("eerder", []))

    @functools.cached_property
    def _indicatoren(self) -> dict[str, GepubliceerdeIndicator]:
        eerder = {f"{c['code']}@{c['version']}": c for c in self.eerdere_definities}
        nu = {c["code"]: c for c in self.meta["indicatoren"]}
        return {code: GepubliceerdeIndicator(self, c) for code, c in {**nu, **eerder}.items()}

    def indicator(self, code: str) -> GepubliceerdeIndicator:
        """Return one published indicator; an earlier definition of it by code and version, as kosten@1.

        Raises MonitorError when it is not in this publication.
        """
        try:
            return self._indicatoren[code]
        except KeyError:
            raise MonitorError(
                f"de indicator {code} zit niet in de publicatie van {self.peildatum}"
            ) from None

    def __iter__(self) -> Iterator[GepubliceerdeIndicator]:
        return (self._indicatoren[c["code"]] for c in self.meta["indicatoren"])


def newest_publicatie(map_: Path) -> Path | None:
    """Return the folder of the newest publication under `<map>/publicatie`, or None when there is none."""
    publicaties = map_ / "publicatie"
    if not publicaties.is_dir():
        return None
    gevonden = [p for p in publicaties.iterdir() if DATUM.fullmatch(p.name) and (p / BESTAND).is_file()]
    return max(gevonden, key=lambda p: p.name, default=None)
