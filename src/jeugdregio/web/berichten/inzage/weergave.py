"""The tree of a message and its findings tied together: each row of the page, each finding's place."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from jeugdregio.ijw.boom import Tak
from jeugdregio.web.berichten.inzage.groepen import Oorzaak

_DICHT = frozenset({"Header", "XsdVersie"})
"""Groups that few people look at: folded unless something was found in them, or they hold a verdict."""
_CENTEN = re.compile(r" in eurocenten\b(, zonder teken)?")
Vorm = Literal["groep", "einde", "waarde", "rest"]


@dataclass(frozen=True, slots=True)
class Rij:
    """One step through the tree: a group begins or ends, a value, or a number of parts left out.

    `onderdeel` is the number of the unit of which parts are left out. `draad` is a row of the register about
    the assignment of which this value is the number. `open`: whether a group is unfolded at first.
    """

    vorm: Vorm
    tak: Tak
    adres: str = ""
    oorzaken: list[Oorzaak] = field(default_factory=list)
    onderdeel: int = 0
    draad: int | None = None
    open: bool = True

    @property
    def label(self) -> str:
        """What the element is called here: without "one" where it has a number, in euros where those stand.

        The description of an element tells how a message writes it.
        """
        label = self.tak.label
        if self.tak.nummer is not None:
            label = f"{_capital(label.removeprefix('Eén '))} {self.tak.nummer}"
        return _CENTEN.sub("", label) if self.tak.waarde.startswith("€") else label


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def address_of(pad: str) -> str:
    """Give the address on the page of the element at a path.

    >>> address_of("/Bericht/Client[2]/Bsn")
    'el-Bericht-Client_2-Bsn'
    """
    return "el" + pad.replace("/", "-").replace("[", "_").replace("]", "")


def shown_place(pad: str, getoond: Iterable[str]) -> str:
    """Give the path on the page that is nearest to `pad`: its own or what it would stand in; "" for none."""
    while pad and pad not in getoond:
        pad = pad.rpartition("/")[0]
    return pad


def rows(
    wortel: Tak, oorzaken: Mapping[str, list[Oorzaak]], onderdeel_van: Callable[[str], int]
) -> Iterator[Rij]:
    """Yield the tree below the root, each element with the causes that are found at its path."""
    for tak in wortel.takken:
        if tak.weggelaten:
            yield Rij("rest", tak, onderdeel=onderdeel_van(tak.pad))
            continue
        gevonden = oorzaken.get(tak.pad, [])
        if not tak.takken:
            yield Rij("waarde", tak, address_of(tak.pad), gevonden)
            continue
        unfolded = tak.naam not in _DICHT or any(
            deel.pad in oorzaken or deel.naam == "RetourCode" for deel in tak.walk()
        )
        yield Rij("groep", tak, address_of(tak.pad), gevonden, open=unfolded)
        yield from rows(tak, oorzaken, onderdeel_van)
        yield Rij("einde", tak)


def assignment_number(tak: Tak) -> int | None:
    """Give the number of an assignment where an element holds one."""
    if tak.naam != "ToewijzingNummer" or not tak.waarde.isdecimal():
        return None
    return int(tak.waarde)


def by_place(paden: Iterable[tuple[str, Oorzaak]], getoond: frozenset[str]) -> dict[str, list[Oorzaak]]:
    """Return the causes by the path at which the page shows them, each once."""
    found: dict[str, list[Oorzaak]] = defaultdict(list)
    for pad, oorzaak in paden:
        plaats = shown_place(pad, getoond)
        if oorzaak not in found[plaats]:
            found[plaats].append(oorzaak)
    return found
