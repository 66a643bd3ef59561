"""Reading a stand: its tables as Ibis expressions, so that one definition runs on every engine."""

import datetime
import functools
import re
import uuid
import weakref
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

import ibis
from ibis.backends import BaseBackend

from jeugdregio.stand.declaratie import TABELLEN
from jeugdregio.stand.dekking import ALTIJD, Dekking, Dekkingen, together
from jeugdregio.stand.eigen import of_provider
from jeugdregio.stand.meta import BESTAND, StandMeta
from jeugdregio.stand.motor import Plek, connect_duckdb, keep_table, read_meta, read_table
from jeugdregio.stand.zorg import in_zorg, trajecten

DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
GROOT = 5_000_000
"""Declared lines of a stand that is large: of three regions or more."""
TE_GROOT = 20_000_000
"""Declared lines of which those of all years together do not fit in the memory of the engine."""
AFGEWEZEN_SINDS = 4
"""The version of the tables from which a stand made from a register has the lines that were refused."""


class Stand:
    """One stand, opened. Every declared table is an attribute of the same name: an Ibis table.

    But `prestaties` has no lines that a municipality refused, so that no figure counts them by accident:
    `alle_prestaties` is the table as it is kept, with them.
    """

    jeugdigen: ibis.Table
    toewijzingen: ibis.Table
    leveringen: ibis.Table
    prestaties: ibis.Table
    alle_prestaties: ibis.Table
    verzoeken: ibis.Table
    berichtaantallen: ibis.Table
    gemeenten: ibis.Table
    gebieden: ibis.Table
    jeugdigenaantallen: ibis.Table
    aanbieders: ibis.Table
    contracten: ibis.Table
    indelingen: ibis.Table
    productafspraken: ibis.Table
    streefwaarden: ibis.Table
    referentiecijfers: ibis.Table
    dekkingen: ibis.Table
    verwijzingen: ibis.Table
    regiekoppelingen: ibis.Table
    toegangstrajecten: ibis.Table
    wachtlijst: ibis.Table
    wachttijdopgaven: ibis.Table
    ketenstappen: ibis.Table
    ketennormen: ibis.Table
    uitkomsten: ibis.Table
    toekomstplannen: ibis.Table
    verblijfplaatsen: ibis.Table
    schoolniveaus: ibis.Table
    separaties: ibis.Table
    overigekosten: ibis.Table
    voorzieningen: ibis.Table
    contextcijfers: ibis.Table

    def __init__(
        self,
        meta: StandMeta,
        backend: BaseBackend,
        tabellen: dict[str, ibis.Table],
        regios: tuple[str, ...] = (),
        geheel: "Stand | None" = None,
    ) -> None:
        self.meta = meta
        self.backend = backend
        self._gedekt: dict[str, Dekkingen] = {}
        self.regios = regios or (meta.regio,)  # more than one in a stand of many regions together
        self.geheel = geheel  # the stand that this one, of one provider, is a part of
        for naam in TABELLEN:
            setattr(self, naam, tabellen[naam])
        self.alle_prestaties = self.prestaties
        self.prestaties = self.prestaties.filter(ibis.coalesce(self.prestaties.toegekend, ibis.literal(True)))

    @classmethod
    def open(cls, plek: Plek, backend: BaseBackend | None = None) -> Self:
        """Open the stand in a folder, on DuckDB or the backend given (Spark reads object storage too).

        Raises StandError when it is none.
        """
        motor = backend if backend is not None else connect_duckdb()
        meta = read_meta(plek, motor)
        # a name of its own, so that one engine can hold several stands
        naam_van_stand = f"stand_{uuid.uuid4().hex}"
        tabellen = {
            naam: read_table([(plek, meta)], tabel, motor, als=f"{naam_van_stand}_{naam}")
            for naam, tabel in TABELLEN.items()
        }
        return cls(meta, motor, tabellen)

    def only(self, aanbieder: str) -> "Stand":
        """Give this stand as far as it is about one provider, by its AGB code; see `stand.eigen`.

        Every figure computed on it is about the help of that provider. Which municipalities send messages is
        still known of the whole (`stand.berichtdekking`): where this one has no rows the figure is zero.
        """
        tabellen: dict[str, ibis.Table] = {naam: getattr(self, naam) for naam in TABELLEN}
        eigen = of_provider(tabellen | {"prestaties": self.alle_prestaties}, aanbieder)
        return Stand(self.meta, self.backend, eigen, self.regios, self)

    @property
    def peildatum(self) -> datetime.date:
        """The date of the stand."""
        return self.meta.peildatum

    def first_month(self) -> str:
        """The first month ("2022-01") this stand is complete for, when that is not stated: that of the first
        year with a declared line, or with help.
        """
        if self.meta.volledig_vanaf is not None:
            return self.meta.volledig_vanaf
        for tabel in (self.prestaties, self.leveringen):
            eerste = tabel.begindatum.min().to_pyarrow().as_py()
            if eerste is not None:
                return f"{eerste.year:04d}-01"
        return self.meta.volledig_tot

    @property
    def knows_refused(self) -> bool:
        """Whether the stand has the declared lines that were refused, if there were any."""
        return int(self.meta.schema_versie) >= AFGEWEZEN_SINDS

    @functools.cached_property
    def gemeentecodes(self) -> frozenset[str]:
        """The municipalities that are in an area of the stand."""
        return frozenset(_codes(self.gebieden))

    @functools.cached_property
    def regels(self) -> int:
        """The number of declared lines."""
        aantal: int = self.prestaties.count().to_pyarrow().as_py()
        return aantal

    @property
    def is_large(self) -> bool:
        """Whether this is a stand of more regions, which is added up in another way than one of a region."""
        return self.regels > GROOT

    @property
    def fits_in_memory(self) -> bool:
        """Whether the engine can hold the facts of all years; else it takes them year after year."""
        return self.regels <= TE_GROOT

    def keep(self, tabel: ibis.Table) -> ibis.Table:
        """Compute a table once, for the many questions that are asked of it while this stand is open."""
        return keep_table(tabel, self.backend, groot=not self.fits_in_memory)

    def covered(self, naam: str) -> Dekkingen:
        """The municipalities of which a table tells everything, and from when to when.

        Who delivered it said so; else, and in a stand made before that was kept, they are those that have a
        row. Of a table that is not per municipality: all that are in an area when it has rows. Of
        `alle_prestaties`, which has what was refused beside what was not: all or, when refused lines were not
        kept yet, none. Asked of the engine once.
        """
        if naam == "alle_prestaties":
            return dict.fromkeys(self.gemeentecodes, ALTIJD) if self.knows_refused else {}
        if naam not in self._gedekt:
            tabel: ibis.Table = getattr(self, naam)
            if "gemeente" in tabel.columns:
                met_rijen: Iterable[str] = _codes(tabel)
            else:
                met_rijen = self.gemeentecodes if tabel.limit(1).to_pyarrow().num_rows else ()
            self._gedekt[naam] = {**dict.fromkeys(met_rijen, ALTIJD), **self._stated.get(naam, {})}
        return self._gedekt[naam]

    @functools.cached_property
    def _stated(self) -> dict[str, Dekkingen]:
        rijen = self.dekkingen.to_pyarrow().to_pylist()
        return {
            naam: together(
                (rij["gemeente"], Dekking(rij["van"], rij["tot"])) for rij in rijen if rij["tabel"] == naam
            )
            for naam in {rij["tabel"] for rij in rijen}
        }

    @functools.cached_property
    def in_zorg(self) -> ibis.Table:
        """The spans of care (see `stand.zorg`), computed once for this opened stand."""
        return self.keep(in_zorg(self))

    @functools.cached_property
    def trajecten(self) -> ibis.Table:
        """The trajectories with the default gap (see `stand.zorg`), computed once for this opened stand."""
        return self.keep(trajecten(self))


def kept(maken: Callable[[Stand], ibis.Table]) -> Callable[[Stand], ibis.Table]:
    """Make a function that computes a table of a stand do so once for each opened stand; see `Stand.keep`."""
    bewaard: weakref.WeakKeyDictionary[Stand, ibis.Table] = weakref.WeakKeyDictionary()

    @functools.wraps(maken)
    def once(stand: Stand) -> ibis.Table:
        if stand not in bewaard:
            bewaard[stand] = stand.keep(maken(stand))
        return bewaard[stand]

    return once


def _codes(tabel: ibis.Table) -> list[str]:
    codes: list[str] = tabel.select("gemeente").distinct().to_pyarrow()["gemeente"].to_pylist()
    return codes


def newest(map_: Path) -> Path | None:
    """Return the folder of the newest stand under `<map>/stand`, or None when there is none."""
    stand_map = map_ / "stand"
    if not stand_map.is_dir():
        return None
    gevonden = [p for p in stand_map.iterdir() if DATUM.fullmatch(p.name) and (p / BESTAND).is_file()]
    return max(gevonden, key=lambda p: p.name, default=None)
