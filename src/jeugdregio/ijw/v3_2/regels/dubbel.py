"""What may stand in a message once."""

from collections.abc import Iterator
from typing import Any, ClassVar

from jeugdregio.ijw.element import class_of
from jeugdregio.ijw.sleutel import Anders, groups, key_of
from jeugdregio.ijw.toetsen.regel import Breuk, Context, Stap
from jeugdregio.ijw.v3_2.regels.registratie import rule


@rule("TR101", retourcode="0001")
class NoDuplicates:
    """Binnen een bericht zijn dubbele regels niet toegestaan."""

    sleutels: ClassVar[Anders] = ()

    def __init__(self) -> None:
        self._eenheden: dict[object, int | None] = {}

    def __call__(self, eenheid: Any, context: Context) -> Iterator[Breuk]:
        """Compare the unit with those before it, and the siblings within it with one another."""
        key = key_of(class_of(eenheid), self.sleutels)
        if key is not None:
            waarde = key(eenheid)
            if waarde in self._eenheden:
                yield self._breuk((), self._eenheden[waarde])
            else:
                self._eenheden[waarde] = context.regelnummer()
        for stappen, group_key, broers in groups(eenheid, anders=self.sleutels):
            if len({*map(group_key, broers)}) == len(broers):
                continue
            gezien: dict[object, int] = {}
            for plaats, broer in enumerate(broers):
                eerste = gezien.setdefault(group_key(broer), plaats)
                if eerste != plaats:
                    yield self._breuk((*stappen, plaats), context.regelnummer((*stappen, eerste)))

    @staticmethod
    def _breuk(stappen: tuple[Stap, ...], eerdere: int | None) -> Breuk:
        waar = "eerder in het bericht" if eerdere is None else f"op regel {eerdere}"
        return Breuk(
            stappen,
            f"Dit onderdeel heeft dezelfde sleutel als het onderdeel {waar}. "
            "Laat een van de twee weg, of verbeter de sleutel.",
        )
