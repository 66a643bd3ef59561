"""Every rule of a release in one list: which is checked where, and which is people's business."""

import csv
import io
import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.regel import Niveau, Regel, Regels

BREEDTE = 100
IN_BERICHT = "Binnen één bericht ook bij het lezen."
MAX_REGELS = 3
"""How many lines a text takes in the table; the other forms have it whole."""


class Waar(StrEnum):
    """Where a rule is checked."""

    SCHEMA = "schema"
    LEZEN = "bij het lezen"
    REGISTER = "tegen het register"
    PROCES = "proces"


@dataclass(frozen=True, slots=True)
class Vermelding:
    """One rule as it is listed.

    niveau: what it takes to judge it. berichten: the messages it is about; empty means all, or those that
    have the element. toelichting: what in the schema covers it, what of it is checked elsewhere too, or how a
    process rule is met.
    """

    regel: str
    niveau: str
    waar: Waar
    retourcode: str | None
    berichten: tuple[str, ...]
    tekst: str
    toelichting: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Give it as a plain row."""
        return {**asdict(self), "waar": self.waar.value}


_PLAATS = {
    Niveau.SCHEMA: ("bericht", Waar.SCHEMA),
    Niveau.BERICHT: ("bericht", Waar.LEZEN),
    Niveau.BRON: ("externe bron", Waar.LEZEN),
    Niveau.REGISTER: ("register", Waar.REGISTER),
}


def overview(release: str | None = None) -> tuple[Vermelding, ...]:
    """List the rules of a release (the newest when left out) by code. KeyError when it is not read."""
    gekozen = releases()[release or list(releases())[-1]]
    vermeldingen = [_listed(regel, gekozen.regels) for regel in gekozen.regels]
    for p in gekozen.procesregels.values():
        toelichting = f"{p.wie.value}: {p.uitleg}"
        vermeldingen.append(
            Vermelding(p.code, "proces", Waar.PROCES, None, p.berichten, p.tekst, toelichting)
        )
    return tuple(sorted(vermeldingen, key=lambda v: _in_order(v.regel)))


def _listed(regel: Regel, regels: Regels) -> Vermelding:
    niveau, waar = _PLAATS[regel.niveau]
    toelichting = regel.dekking or (IN_BERICHT if regel.code in regels.within_message else "")
    return Vermelding(regel.code, niveau, waar, regel.retourcode, regel.berichten, regel.tekst, toelichting)


def _in_order(code: str) -> tuple[str | int, ...]:
    return tuple(int(deel) if deel.isdigit() else deel for deel in re.split(r"(\d+)", code))


def to_json(vermeldingen: Iterable[Vermelding]) -> str:
    """Give the list as a JSON array of objects."""
    return json.dumps([v.as_dict() for v in vermeldingen], ensure_ascii=False, indent=1) + "\n"


def to_csv(vermeldingen: Iterable[Vermelding]) -> str:
    """Give the list as CSV; messages with spaces between."""
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, [veld.name for veld in fields(Vermelding)], lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows({**v.as_dict(), "berichten": " ".join(v.berichten)} for v in vermeldingen)
    return uit.getvalue()


def to_table(vermeldingen: Iterable[Vermelding]) -> str:
    """Give the list for a screen of 100 columns, with the number of rules beneath."""
    gekozen = list(vermeldingen)
    regels = [_row("regel", "niveau", "waar", "code", "tekst"), "-" * BREEDTE]
    for v in gekozen:
        regels += _rows(v)
    aantallen = Counter(v.waar for v in gekozen)
    telling = ", ".join(f"{waar} {aantallen[waar]}" for waar in Waar)
    return "\n".join([*regels, "-" * BREEDTE, f"{len(gekozen)} regels: {telling}", ""])


def _rows(v: Vermelding) -> Iterator[str]:
    tekst = textwrap.wrap(
        v.tekst, BREEDTE - len(_row("", "", "", "", "")), max_lines=MAX_REGELS, placeholder=" …"
    )
    yield _row(v.regel, v.niveau, v.waar, v.retourcode or "", tekst[0])
    yield from (_row("", "", "", "", regel) for regel in tekst[1:])


def _row(regel: str, niveau: str, waar: str, code: str, tekst: str) -> str:
    return f"{regel:<9}{niveau:<14}{waar:<20}{code:<6}{tekst}"
