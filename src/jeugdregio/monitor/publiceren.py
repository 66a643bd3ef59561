"""`publish()`: every figure of a stand computed, protected together and kept. One of the two exits."""

import datetime
import itertools
import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jeugdregio import __version__
from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.beschermen import protect
from jeugdregio.monitor.cellen import Cel, compute_cells
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.monitor.eerder import carry_over
from jeugdregio.monitor.indelingen.breuken import Regel, breaks, read_rules, rules_of, write_rules
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.monitor.prognose import forecast, read_targets
from jeugdregio.monitor.publicatie import (
    BESTAND,
    KOLOMMEN,
    SCHEMA,
    VERWACHTING,
    Publicatie,
    newest_publicatie,
)
from jeugdregio.monitor.referenties import read_references
from jeugdregio.monitor.rijen import make_rows, read_inwoners
from jeugdregio.monitor.volledigheid import Eisen, available, estimate, safe_places
from jeugdregio.monitor.vooraf import Vorige, closed_year
from jeugdregio.stand import Stand, newest


def _compute(stand: Stand, plaatsen: Plaatsen) -> dict[str, list[Cel]]:
    """Compute the cells of every indicator, by code."""
    cellen: dict[str, list[Cel]] = {}
    for soort in PERIODES:
        kalender = make_kalender(stand, soort)
        for code, indicator in REGISTER.items():
            cellen.setdefault(code, []).extend(compute_cells(stand, indicator, kalender, plaatsen))
    return cellen


def write_table(bestand: Path, tabellen: Tabellen) -> None:
    """Write the rows of every table of an indicator."""
    leeg = dict.fromkeys(KOLOMMEN)
    rijen = [
        {**leeg, **rij.as_dict(), "per": ",".join(per)}
        for per, rij in itertools.chain.from_iterable(
            ((per, rij) for rij in rijen) for per, rijen in tabellen.items()
        )
    ]
    pq.write_table(pa.Table.from_pylist(rijen, schema=SCHEMA), bestand, compression="zstd")


def _places(plaatsen: Plaatsen, cellen: Iterable[Cel]) -> list[dict[str, str]]:
    codes = dict.fromkeys(cel.samenstelling.plaats for cel in cellen)
    gevonden = [plaatsen.name(code) for code in codes]
    gevonden.sort(key=plaatsen.order)
    return [{"code": p.code, "naam": p.naam, "soort": p.soort} for p in gevonden]


def publish(
    stand: Stand,
    doel: Path,
    vorige: Path | None = None,
    *,
    herziening: str | None = None,
    naast: Sequence[Path] = (),
) -> Path:
    """Compute, protect and write every table of every indicator to the folder `doel`, whole or not at all.

    `vorige` is the folder of the previous publication: years that were closed there keep their rows, unless
    `herziening` states why closed years change; what was withheld there stays withheld (see `beschermen`).
    `naast` are folders of publications of the same people, such as those of the regions of a country: what
    they withhold is withheld here too. Returns `doel`. Raises MonitorError when `doel` exists or `vorige` is
    not a publication of the same region.
    """
    if doel.exists():
        raise MonitorError(f"er is al een publicatie in {doel}; een publicatie wordt nooit overschreven")
    eerder = Publicatie.open(vorige) if vorige is not None else None
    if eerder is not None and (eerder.regio, eerder.fictief) != (stand.meta.regio, stand.meta.fictief):
        raise MonitorError(f"de publicatie in {vorige} is van een andere regio")
    plaatsen = Plaatsen(stand)
    inwoners = read_inwoners(stand)
    cellen = _compute(stand, plaatsen)
    verleden = Vorige(
        eerder, herziening=herziening is not None, naast=[Publicatie.open(pad) for pad in naast]
    )
    besluiten = protect(REGISTER.values(), cellen, verleden, closed_year(stand.meta.volledig_tot))
    doel.parent.mkdir(parents=True, exist_ok=True)
    werkmap = Path(tempfile.mkdtemp(prefix=f".{doel.name}.", dir=doel.parent))
    try:
        alles: dict[str, Tabellen] = {}
        for code, indicator in REGISTER.items():
            if indicator.van:  # declared after what it is derived from
                tabellen = indicator.derive(Bron(REGISTER, {van: alles[van] for van in indicator.van}))
            else:
                weg, stappen = besluiten[code].onderdrukt, besluiten[code].stappen
                veilig = safe_places(cellen[code], weg, Eisen()) if indicator.completed else set()
                schattingen = estimate(stand, indicator, plaatsen, cellen[code], veilig)
                nieuw = make_rows(
                    indicator, cellen[code], weg, inwoners, schattingen=schattingen, stappen=stappen
                )
                precies = (
                    make_rows(indicator, cellen[code], weg, inwoners) if herziening is not None else None
                )
                tabellen = verleden.keep(indicator, nieuw, precies)
            alles[code] = tabellen
            bestand = werkmap / f"{code}@{indicator.version}.parquet"
            write_table(bestand, tabellen)
            if verwacht := forecast(indicator, tabellen, stand.peildatum):
                write_table(bestand.with_suffix(VERWACHTING), verwacht)
        regels = rules_of(stand)
        write_rules(werkmap, regels)
        eigen = {(i.code, i.version) for i in REGISTER.values()}
        meta = {
            "stand": stand.meta.as_dict(),
            "gemaakt_op": datetime.datetime.now(datetime.UTC).isoformat(),
            "software_versie": __version__,
            "vorige": eerder.peildatum.isoformat() if eerder is not None else None,
            "herziening": herziening,
            "schattingen": available(),
            "streefwaarden": [s.as_dict() for s in read_targets(stand, REGISTER)],
            "referentiecijfers": read_references(stand, REGISTER),
            "plaatsen": _places(plaatsen, itertools.chain.from_iterable(cellen.values())),
            "indicatoren": [i.as_dict() for i in REGISTER.values()],
            "trendbreuken": _breaks(stand, eerder, regels, herziening=herziening is not None),
            "eerder": carry_over(eerder, eigen, werkmap) if eerder is not None else [],
        }
        (werkmap / BESTAND).write_text(
            json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        werkmap.chmod(0o755)
        werkmap.rename(doel)
    finally:
        shutil.rmtree(werkmap, ignore_errors=True)
    return doel


def _breaks(
    stand: Stand, eerder: Publicatie | None, regels: Sequence[Regel], *, herziening: bool
) -> list[dict[str, Any]]:
    """Give the breaks in the series: those there were, and what changed since. A revision mends them all."""
    if eerder is None or herziening:
        return []
    gesloten = closed_year(str(eerder.meta["stand"]["volledig_tot"]))
    if f"{gesloten:04d}-12" < stand.first_month():  # no year keeps figures of the old rules
        return []
    nieuw = breaks(read_rules(eerder.pad), regels, gesloten=gesloten, op=stand.peildatum)
    return [*eerder.meta.get("trendbreuken", []), *nieuw]


def publish_newest(map_: Path) -> Path:
    """Publish the newest stand under a folder and return the folder of the publication.

    What was published before goes along, so that nothing follows from the difference. Raises MonitorError
    when there is no stand, or its figures are published already.
    """
    stand = newest(map_)
    if stand is None:
        raise MonitorError(f"In {map_} staat nog geen stand. Maak er een met `jeugdregio stand maak`.")
    return publish(Stand.open(stand), map_ / "publicatie" / stand.name, newest_publicatie(map_))
