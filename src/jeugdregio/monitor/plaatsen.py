"""The places figures are given for: the municipalities of the region and the areas wholly within it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import ibis
import pyarrow as pa

from jeugdregio.monitor.kalender import Kalender, Tijdvak
from jeugdregio.monitor.publicatie import Plaats
from jeugdregio.stand import Stand, StandError

SOORTEN = ("land", "landsdeel", "biregio", "jeugdregio", "inkoopregio", "subregio", "gemeente")


@dataclass(frozen=True, slots=True)
class Samenstelling:
    """Which municipalities a place consists of in one period."""

    tijdvak: Tijdvak
    soort: str  # gebied or gemeente
    plaats: str
    leden: frozenset[str]


class Plaatsen:
    """The places of a stand; limited to some municipalities, areas not wholly within those fall out."""

    def __init__(self, stand: Stand, alleen: Collection[str] | None = None) -> None:
        gebieden = stand.gebieden.to_pyarrow().to_pylist()
        namen = {rij["gemeente"]: rij["naam"] for rij in stand.gemeenten.to_pyarrow().to_pylist()}
        self._regio = stand.meta.regio
        self._alleen = None if alleen is None else frozenset(alleen)
        self._gebieden = gebieden
        self._leden: dict[Kalender, Leden] = {}
        if not any(rij["gebied"] == self._regio for rij in gebieden):
            raise StandError(f"het gebied {self._regio} van deze stand staat niet in de tabel gebieden")
        self._namen = {
            **{code: Plaats(code, naam, "gemeente") for code, naam in namen.items()},
            **{rij["gebied"]: Plaats(rij["gebied"], rij["naam"], rij["soort"]) for rij in gebieden},
        }

    def name(self, code: str) -> Plaats:
        """The place of a code; a municipality without a name is shown by its code."""
        return self._namen.get(code, Plaats(code, code, "gemeente"))

    def per_periode(self, kalender: Kalender) -> "Leden":
        """Give every place of every period, with the members it has on the last day of that period.

        Made once for a calendar: an engine keeps every table that it is given, as long as it runs.
        """
        if kalender not in self._leden:
            self._leden[kalender] = Leden(
                [deel for tijdvak in kalender.tijdvakken for deel in self._in(tijdvak)]
            )
        return self._leden[kalender]

    def _in(self, tijdvak: Tijdvak) -> list[Samenstelling]:
        leden: dict[str, set[str]] = {}
        for rij in self._gebieden:
            begonnen = rij["van"] is None or rij["van"] <= tijdvak.eind
            geeindigd = rij["tot"] is not None and rij["tot"] < tijdvak.eind
            if begonnen and not geeindigd:
                leden.setdefault(rij["gebied"], set()).add(rij["gemeente"])
        hier = leden.get(self._regio, set())
        if self._alleen is not None:
            hier = hier & self._alleen
        gebieden = [
            Samenstelling(tijdvak, "gebied", code, frozenset(wie))
            for code, wie in leden.items()
            if wie <= hier
        ]
        gemeenten = [Samenstelling(tijdvak, "gemeente", code, frozenset({code})) for code in hier]
        return sorted([*gebieden, *gemeenten], key=lambda deel: self.order(self.name(deel.plaats)))

    def order(self, plaats: Plaats) -> tuple[int, str]:
        """The order places are shown in: the largest kind of area first, municipalities last."""
        return SOORTEN.index(plaats.soort), plaats.naam


class Leden:
    """Which municipalities some places, `delen`, consist of."""

    def __init__(self, delen: Sequence[Samenstelling]) -> None:
        self.delen = delen

    @cached_property
    def tabel(self) -> ibis.Table:
        """An Ibis table: deel (the place of it in `delen`), periode, soort, plaats, gemeente."""
        lid_van = [
            (nummer, deel, lid) for nummer, deel in enumerate(self.delen) for lid in sorted(deel.leden)
        ]
        return ibis.memtable(
            pa.table(
                {
                    "deel": pa.array([nummer for nummer, _, _ in lid_van], pa.int32()),
                    "periode": pa.array([deel.tijdvak.sleutel for _, deel, _ in lid_van], pa.string()),
                    "soort": pa.array([deel.soort for _, deel, _ in lid_van], pa.string()),
                    "plaats": pa.array([deel.plaats for _, deel, _ in lid_van], pa.string()),
                    "gemeente": pa.array([lid for _, _, lid in lid_van], pa.string()),
                }
            )
        )
