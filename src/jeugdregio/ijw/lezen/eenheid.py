"""Parts of a message as rules see them: the typed object, with the way back to path and line."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from jeugdregio.ijw.element import BerichtSoort, xml_naam
from jeugdregio.ijw.lezen.plek import line_of, path_of_steps, root_path, split_tag, unit_path
from jeugdregio.ijw.toetsen.regel import Stap


@dataclass(slots=True)
class _Deel:
    """An object and its element, while that is still in memory."""

    romp: Any
    onderdeel: etree._Element
    soort: BerichtSoort
    _broers: dict[tuple[Stap, ...], list[etree._Element]] = field(default_factory=dict, kw_only=True)

    def regelnummer(self, stappen: tuple[Stap, ...] = ()) -> int | None:
        """Give the line on which a part begins; of a part that is absent, that of what should hold it."""
        return line_of(self._find(stappen))

    def _find(self, stappen: tuple[Stap, ...]) -> etree._Element:
        if not stappen:
            return self.onderdeel
        *ouders, laatste = stappen
        if isinstance(laatste, int):
            return self._all(tuple(ouders))[laatste]
        gevonden = self._all(stappen)
        return gevonden[0] if gevonden else self._find(tuple(ouders))

    def _all(self, stappen: tuple[Stap, ...]) -> list[etree._Element]:
        """The elements of a field; kept, because one rule may point at many siblings."""
        if stappen not in self._broers:
            ouder = self._find(stappen[:-1])
            namespace, _ = split_tag(ouder[0]) if len(ouder) else ("", "")
            self._broers[stappen] = ouder.findall(f"{{{namespace}}}{xml_naam(str(stappen[-1]))}")
        return self._broers[stappen]


@dataclass(slots=True)
class Eenheid(_Deel):
    """One streamed unit; `nummer` is its place in the message, from 1."""

    waarde: Any
    nummer: int

    def pad(self, stappen: tuple[Stap, ...]) -> str:
        """Give the path of a part in the message."""
        return unit_path(self.soort, self.nummer) + path_of_steps(self.soort.eenheid, stappen)


@dataclass(slots=True)
class Omgeving(_Deel):
    """What is around the units; `onderdeel` is the root of the message."""

    def pad(self, stappen: tuple[Stap, ...]) -> str:
        """Give the path of a part in the message."""
        return root_path(self.soort, stappen)
