"""Reading a stand: its tables as Ibis expressions, so that one definition runs on every engine."""

import datetime
import functools
import re
import shutil
import tempfile
import uuid
import weakref
from pathlib import Path
from typing import Self

import ibis
from ibis.backends import BaseBackend

from jeugdregio.stand.declaratie import TABELLEN
from jeugdregio.stand.meta import BESTAND, StandError, StandMeta
from jeugdregio.stand.zorg import in_zorg, trajecten

DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def connect_duckdb(geheugen: str = "800MB") -> BaseBackend:
    """Open DuckDB in memory, in UTC, with nothing fetched from elsewhere.

    What does not fit in `geheugen` goes to a folder only this user can read, which goes when the engine does:
    by itself DuckDB would leave it where the command was started.
    """
    uitwijk = tempfile.mkdtemp(prefix="jeugdregio-")
    verbinding = ibis.duckdb.connect(
        memory_limit=geheugen,
        temp_directory=uitwijk,
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )
    weakref.finalize(verbinding, shutil.rmtree, uitwijk, ignore_errors=True)
    verbinding.raw_sql("SET TimeZone = 'UTC'")
    verbinding.raw_sql("SET enable_progress_bar = false")
    return verbinding


class Stand:
    """One stand, opened. Every declared table is an attribute of the same name: an Ibis table."""

    jeugdigen: ibis.Table
    toewijzingen: ibis.Table
    leveringen: ibis.Table
    prestaties: ibis.Table
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

    def __init__(self, meta: StandMeta, backend: BaseBackend, tabellen: dict[str, ibis.Table]) -> None:
        self.meta = meta
        self.backend = backend
        for naam in TABELLEN:
            setattr(self, naam, tabellen[naam])

    @classmethod
    def open(cls, pad: Path, backend: BaseBackend | None = None) -> Self:
        """Open the stand in a folder, on DuckDB or the backend given. Raises StandError when it is none."""
        meta = StandMeta.read(pad)
        verbinding = backend if backend is not None else connect_duckdb()
        # a name of its own, so that one engine can hold several stands
        naam_van_stand = f"stand_{uuid.uuid4().hex}"
        tabellen: dict[str, ibis.Table] = {}
        for naam in TABELLEN:
            bestand = pad / f"{naam}.parquet"
            if not bestand.is_file():
                raise StandError(f"in {pad} ontbreekt het bestand {bestand.name}; maak de stand opnieuw")
            tabellen[naam] = verbinding.read_parquet(str(bestand), table_name=f"{naam_van_stand}_{naam}")
        return cls(meta, verbinding, tabellen)

    @property
    def peildatum(self) -> datetime.date:
        """The date of the stand."""
        return self.meta.peildatum

    @functools.cached_property
    def in_zorg(self) -> ibis.Table:
        """The spans of care (see `stand.zorg`), computed once for this opened stand."""
        return in_zorg(self).cache()

    @functools.cached_property
    def trajecten(self) -> ibis.Table:
        """The trajectories with the default gap (see `stand.zorg`), computed once for this opened stand."""
        return trajecten(self).cache()


def newest(map_: Path) -> Path | None:
    """Return the folder of the newest stand under `<map>/stand`, or None when there is none."""
    stand_map = map_ / "stand"
    if not stand_map.is_dir():
        return None
    gevonden = [p for p in stand_map.iterdir() if DATUM.fullmatch(p.name) and (p / BESTAND).is_file()]
    return max(gevonden, key=lambda p: p.name, default=None)
