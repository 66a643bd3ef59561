"""Checking files: what `jeugdregio ijw valideer` says of each."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from jeugdregio.ijw.lezen.bestanden import Bestand, iter_bestanden
from jeugdregio.ijw.lezen.lezing import open_bericht
from jeugdregio.ijw.toetsen.bevinding import Bevinding, NietGecontroleerd
from jeugdregio.ijw.toetsen.groepering import Groep, group
from jeugdregio.kern.vorm import format_number, printable

_SLEUTELS = ("regel", "retourcode", "pad", "regelnummer", "tekst", "waarde", "aantal")


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What was found in one file.

    bestand: its name as given. bericht: the message ("JW301"), None when unknown. aantal_bevindingen: how
    many there are, also beyond those in `bevindingen` (at most 1,000).
    """

    bestand: str
    bericht: str | None
    bevindingen: tuple[Bevinding, ...]
    aantal_bevindingen: int
    niet_gecontroleerd: tuple[NietGecontroleerd, ...] = ()

    @property
    def geldig(self) -> bool:
        """Whether nothing is wrong."""
        return self.aantal_bevindingen == 0

    def als_dict(self) -> dict[str, Any]:
        """Return it for JSON: each finding an object, and each cause one in `groepen`.

        A finding has regel, retourcode, pad, regelnummer, tekst, waarde and aantal; a cause those of its
        first finding, with the `aantal` of all and the first different `waarden`.
        """
        return {
            # a file system may hold names that are no text, which JSON cannot hold
            "bestand": self.bestand.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
            "bericht": self.bericht,
            "geldig": self.geldig,
            "bevindingen": [_finding_dict(bevinding) for bevinding in self.bevindingen],
            "groepen": [_group_dict(groep) for groep in group(self.bevindingen)],
            "aantal_bevindingen": self.aantal_bevindingen,
            "niet_gecontroleerd": [asdict(niet) for niet in self.niet_gecontroleerd],
        }

    def als_tekst(self) -> str:
        """Write it for people: a line for the file, one for each cause, one for what could not be judged."""
        soort = self.bericht or "onbekend"
        oordeel = "in orde" if self.geldig else _count(self.aantal_bevindingen, "bevinding", "bevindingen")
        regels = [f"{printable(self.bestand)}: {soort}, {oordeel}"]
        regels += finding_lines(self.bevindingen, self.aantal_bevindingen)
        for niet in self.niet_gecontroleerd:
            regels.append(
                f"  {niet.regel} niet te controleren ({format_number(niet.aantal)} keer): {niet.reden}"
            )
        return "\n".join(regels)


def finding_lines(
    bevindingen: Iterable[Bevinding], aantal: int, *, hoogstens: int | None = None
) -> Iterator[str]:
    """Write findings for people, a line for each cause; `aantal` is how many findings there are in all.

    No more lines than `hoogstens`; what is not in them is counted in one more.
    """
    groepen = group(bevindingen)[:hoogstens]
    yield from map(_group_line, groepen)
    rest = aantal - sum(groep.aantal for groep in groepen)
    if rest:
        yield f"  en nog {_count(rest, 'bevinding', 'bevindingen')}"


def _finding_dict(bevinding: Bevinding) -> dict[str, Any]:
    return {naam: getattr(bevinding, naam) for naam in _SLEUTELS}


def _group_dict(groep: Groep[Bevinding]) -> dict[str, Any]:
    return _finding_dict(groep.eerste) | {"aantal": groep.aantal, "waarden": groep.waarden}


def _group_line(groep: Groep[Bevinding]) -> str:
    eerste = groep.eerste
    plek = [f"regel {eerste.regelnummer}"] if eerste.regelnummer is not None else []
    plek += [eerste.pad] if eerste.pad is not None else []
    plek += [f"en {format_number(groep.aantal - 1)} keer meer"] if groep.aantal > 1 else []
    waar = f" ({', '.join(plek)})" if plek else ""
    gevonden = ""
    if groep.waarden:
        meer = " en meer" if groep.aantal > len(groep.waarden) > 1 else ""
        gevonden = f" Gevonden: {'; '.join(groep.waarden)}{meer}."
    return f"  {eerste.regel}{waar}: {eerste.tekst}{gevonden}"


def _count(aantal: int, een: str, meer: str) -> str:
    return f"{format_number(aantal)} {een if aantal == 1 else meer}"


def valideer(paden: Iterable[Path]) -> Iterator[Uitslag]:
    """Yield what was found in each file, in folders and zips too."""
    for pad in paden:
        for bestand in iter_bestanden(pad):
            yield _judge(bestand)


def _judge(bestand: Bestand) -> Uitslag:
    if bestand.bevinding is not None:
        return Uitslag(bestand.naam, None, (bestand.bevinding,), 1)
    with open_bericht(bestand.open()) as lezing:
        for _ in lezing:
            pass
        return Uitslag(
            bestand.naam,
            lezing.bericht_soort,
            lezing.bevindingen,
            lezing.aantal_bevindingen,
            lezing.niet_gecontroleerd,
        )
