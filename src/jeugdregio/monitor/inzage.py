"""`intern()`: exact figures, for someone with a mandate and a purpose. The other exit of the monitor."""

from collections.abc import Collection, Sequence

from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.cellen import compute_cells
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.monitor.publicatie import Rij
from jeugdregio.monitor.rijen import make_rows, read_inwoners
from jeugdregio.monitor.volledigheid import estimate
from jeugdregio.stand import Stand


def intern(
    stand: Stand, code: str, per: Sequence[str], *, gemeenten: Collection[str], doel: str
) -> list[Rij]:
    """Give the exact figures of an indicator over the municipalities given, and nothing of any other.

    `per` is one of the indicator's published tables. An area is given only when all its municipalities
    are among `gemeenten`. The caller has checked the mandate for them, and logs the purpose `doel`.
    Nothing is withheld or rounded, so what comes back stays inside. Raises MonitorError without a
    purpose, without municipalities, or for an unknown indicator or table.
    """
    if not doel.strip():
        raise MonitorError("geef aan waarvoor de exacte cijfers nodig zijn")
    if not gemeenten:
        raise MonitorError("geef de gemeenten waarvoor u exacte cijfers mag zien")
    if code not in REGISTER:
        raise MonitorError(f"de indicator {code} bestaat niet")
    tabel = REGISTER[code].table_for(per)
    soort = next(naam for naam in tabel if naam in PERIODES)
    # what a derived figure is made of can be of any period
    soorten = PERIODES if REGISTER[code].van else (soort,)
    return _exact(stand, code, Plaatsen(stand, gemeenten), soorten).get(tabel, [])


def _exact(stand: Stand, code: str, plaatsen: Plaatsen, soorten: Sequence[str]) -> Tabellen:
    """Give every row of an indicator for these kinds of periods."""
    indicator = REGISTER[code]
    if indicator.van:
        return indicator.derive(
            Bron(REGISTER, {van: _exact(stand, van, plaatsen, soorten) for van in indicator.van})
        )
    samen: Tabellen = {}
    for soort in soorten:
        kalender = make_kalender(stand, soort)
        cellen = compute_cells(stand, indicator, kalender, plaatsen.per_periode(kalender))
        schattingen = estimate(stand, indicator, plaatsen, cellen)
        alles = [False] * len(cellen)
        samen |= make_rows(
            indicator, cellen, alles, read_inwoners(stand), exact=True, schattingen=schattingen
        )
    return samen
