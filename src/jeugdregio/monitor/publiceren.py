"""`publish()`: every figure of a stand computed, protected together and kept. One of the two exits."""

import datetime
import itertools
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jeugdregio import __version__
from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.cellen import Cel, compute_cells
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.monitor.eerder import carry_over
from jeugdregio.monitor.indicator import Indicator, MonitorError
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.maten import Telwijze
from jeugdregio.monitor.onthulling import protect_amounts, protect_counts
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.monitor.publicatie import BESTAND, KOLOMMEN, SCHEMA, Publicatie, newest_publicatie
from jeugdregio.monitor.rijen import make_rows, read_inwoners
from jeugdregio.monitor.volledigheid import Eisen, available, estimate, safe_places
from jeugdregio.stand import Stand, newest


def _compute(stand: Stand, plaatsen: Plaatsen) -> dict[str, list[Cel]]:
    """Compute the cells of every indicator, by code."""
    cellen: dict[str, list[Cel]] = {}
    for soort in PERIODES:
        kalender = make_kalender(stand, soort)
        samenstellingen = plaatsen.per_periode(kalender)
        for code, indicator in REGISTER.items():
            cellen.setdefault(code, []).extend(compute_cells(stand, indicator, kalender, samenstellingen))
    return cellen


def _protect(cellen: Mapping[str, list[Cel]]) -> dict[str, list[bool]]:
    """Protect each family in blocks: counts per period, amounts and means per year, whose months add up."""
    onderdrukt = {code: [False] * len(lijst) for code, lijst in cellen.items()}
    families: dict[str, list[Indicator]] = {}
    for indicator in REGISTER.values():
        if indicator.van:
            continue
        families.setdefault(indicator.familie, []).append(indicator)
    for naam, leden in families.items():
        regel, telwijze = leden[0].disclosure, leden[0].measure.telwijze
        if any(i.disclosure != regel or i.measure.telwijze is not telwijze for i in leden):
            raise MonitorError(f"de indicatoren van de familie {naam} hebben niet dezelfde regel of telwijze")
        delen = {i.code: i.deel for i in leden if i.deel}
        blokken: dict[object, list[tuple[str, int, Cel]]] = {}
        for indicator in leden:
            for nummer, cel in enumerate(cellen[indicator.code]):
                if cel.onbekend:
                    continue
                tijdvak = cel.samenstelling.tijdvak
                blok = (tijdvak.soort, tijdvak.sleutel) if telwijze is Telwijze.JEUGDIGEN else tijdvak.jaar
                blokken.setdefault(blok, []).append((indicator.code, nummer, cel))
        for inhoud in blokken.values():
            alleen = [cel for _, _, cel in inhoud]
            if telwijze is Telwijze.JEUGDIGEN:
                uitkomst = protect_counts(alleen, regel, delen)
            else:
                uitkomst = protect_amounts(alleen, regel, delen)
            for (code, nummer, _), weg in zip(inhoud, uitkomst, strict=True):
                onderdrukt[code][nummer] = weg
    return onderdrukt


def _keep_closed(indicator: Indicator, nieuw: Tabellen, vorige: Publicatie) -> Tabellen:
    """Put the rows of periods that were closed in the previous publication in the place of the new ones."""
    if not any(v.code == indicator.code and v.catalogus["version"] == indicator.version for v in vorige):
        return nieuw
    eerder = vorige.indicator(indicator.code)
    samen: Tabellen = {}
    for per, rijen in nieuw.items():
        periode = next(naam for naam in per if naam in PERIODES)
        oud = eerder.rows(per) if per in eerder.per else []
        gesloten = {r.dimensies[periode] for r in oud} - {r.dimensies[periode] for r in oud if r.voorlopig}
        behouden = [r for r in oud if r.dimensies[periode] in gesloten]
        vers = [r for r in rijen if r.dimensies[periode] not in gesloten]
        # the sort is stable: within a period the order of the places stays
        samen[per] = sorted([*behouden, *vers], key=lambda r: str(r.dimensies[periode]))
    return samen


def _write_table(bestand: Path, tabellen: Tabellen) -> None:
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


def publish(stand: Stand, doel: Path, vorige: Path | None = None, *, herziening: str | None = None) -> Path:
    """Compute, protect and write every table of every indicator to the folder `doel`, whole or not at all.

    `vorige` is the folder of the previous publication: periods that were closed there keep their rows,
    so that two publications cannot be subtracted, unless `herziening` states why closed periods change.
    Returns `doel`. Raises MonitorError when `doel` exists or `vorige` is not a publication of the same
    region.
    """
    if doel.exists():
        raise MonitorError(f"er is al een publicatie in {doel}; een publicatie wordt nooit overschreven")
    eerder = Publicatie.open(vorige) if vorige is not None else None
    if eerder is not None and (eerder.regio, eerder.fictief) != (stand.meta.regio, stand.meta.fictief):
        raise MonitorError(f"de publicatie in {vorige} is van een andere regio")
    plaatsen = Plaatsen(stand)
    inwoners = read_inwoners(stand)
    cellen = _compute(stand, plaatsen)
    onderdrukt = _protect(cellen)
    doel.parent.mkdir(parents=True, exist_ok=True)
    werkmap = Path(tempfile.mkdtemp(prefix=f".{doel.name}.", dir=doel.parent))
    try:
        alles: dict[str, Tabellen] = {}
        for code, indicator in REGISTER.items():
            veilig = safe_places(cellen[code], onderdrukt[code], Eisen()) if indicator.completed else set()
            if indicator.van:  # declared after what it is derived from
                tabellen = indicator.derive(Bron(REGISTER, alles))
            else:
                schattingen = estimate(stand, indicator, plaatsen, cellen[code], veilig)
                tabellen = make_rows(
                    indicator, cellen[code], onderdrukt[code], inwoners, schattingen=schattingen
                )
            if eerder is not None and herziening is None:
                tabellen = _keep_closed(indicator, tabellen, eerder)
            alles[code] = tabellen
            _write_table(werkmap / f"{code}@{indicator.version}.parquet", tabellen)
        eigen = {(i.code, i.version) for i in REGISTER.values()}
        meta = {
            "stand": stand.meta.as_dict(),
            "gemaakt_op": datetime.datetime.now(datetime.UTC).isoformat(),
            "software_versie": __version__,
            "vorige": eerder.peildatum.isoformat() if eerder is not None else None,
            "herziening": herziening,
            "schattingen": available(),
            "plaatsen": _places(plaatsen, itertools.chain.from_iterable(cellen.values())),
            "indicatoren": [i.as_dict() for i in REGISTER.values()],
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


def publish_newest(map_: Path) -> Path:
    """Publish the newest stand under a folder and return the folder of the publication.

    What was published before goes along, so that nothing follows from the difference. Raises MonitorError
    when there is no stand, or its figures are published already.
    """
    stand = newest(map_)
    if stand is None:
        raise MonitorError(f"In {map_} staat nog geen stand. Maak er een met `jeugdregio stand maak`.")
    return publish(Stand.open(stand), map_ / "publicatie" / stand.name, newest_publicatie(map_))
