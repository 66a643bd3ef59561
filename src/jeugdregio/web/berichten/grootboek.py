"""The ledger as it is written: what came in and what was made here, with all that goes with it, set-based."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection

from jeugdregio.ijw import Bevinding
from jeugdregio.ijw.register.vragen import answered
from jeugdregio.ijw.toetsen.bevinding import NietGecontroleerd as Ongetoetst
from jeugdregio.ijw.v3_2.rijen import Rijen
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.web.aanbieders.actions import ensure_aanbieders
from jeugdregio.web.berichten.models import (
    AANVAARD,
    Bericht,
    BerichtBevinding,
    BerichtInhoud,
    BerichtStatus,
    Gevolg,
    Modus,
    NietGecontroleerd,
    OntvangenOpBron,
    Richting,
    Werkwijze,
    new_sleutel,
)
from jeugdregio.web.register.bron import Bron
from jeugdregio.web.register.bulk import insert_tuples
from jeugdregio.web.register.opname import insert_rows

# A run of nine digits or more, or a BSN in groups; not the dates and codes that names of messages hold.
_NUMBERS = re.compile(
    r"\d{9,}|(?<!\d)(?:\d{3}([ ._-])\d{3}\1\d{3}|\d{4}([ ._-])\d{2}\2\d{3}|\d{2}([ ._-])\d{3}\3\d{4})"
    r"(?!\d)"
)
_UNPRINTABLE = re.compile(r"[^\w *.,()\[\]/\\@#&+=:;!-]")


@dataclass(frozen=True, slots=True)
class Post:
    """One message as it goes into the ledger, and its rows as they go into the register.

    bekend_op: the day of `ontvangen_op`. geweigerd: how many of its rows are refused apart. gevolgen: what
    each finding does, in their order.
    """

    bericht_id: int
    kop: Kop
    richting: Richting
    naam: str
    sha256: bytes
    grootte: int
    status: BerichtStatus
    modus: Modus | None
    ontvangen_op: datetime
    ontvangen_op_bron: OntvangenOpBron
    bekend_op: date
    inhoud: bytes | None
    clienten: int = 0
    regels: int = 0
    geweigerd: int = 0
    bevindingen: Sequence[Bevinding] = ()
    gevolgen: Sequence[Gevolg] = ()
    aantal_bevindingen: int = 0
    ongetoetst: Sequence[Ongetoetst] = ()
    rijen: Rijen = field(default_factory=Rijen)

    def bron(self) -> Bron:
        """Return what the rows of an accepted message share; its header is complete."""
        return make_bron(self.bericht_id, self.kop, self.bekend_op)


def make_bron(bericht_id: int, kop: Kop, bekend_op: date) -> Bron:
    """Return what the rows of a message share; ValueError when its header is not complete."""
    if kop.dagtekening is None:
        raise ValueError("an accepted message has a dagtekening")
    op_soort, _, op_identificatie = answered(kop) or ("", "", "")
    return Bron(
        bericht_id,
        kop.gemeentecode,
        kop.agb,
        kop.dagtekening,
        kop.identificatie,
        bekend_op,
        op_soort,
        op_identificatie,
    )


_BERICHT = (
    "id", "sleutel", "richting", "soort", "release", "afzender", "ontvanger", "identificatie", "dagtekening",
    "gemeentecode", "agb", "antwoord_op_soort", "antwoord_op_afzender", "antwoord_op_identificatie", "sha256",
    "grootte", "bestandsnaam", "status", "modus", "modus_vastgelegd", "ontvangen_op", "ontvangen_op_bron",
    "verwerkt_op", "aantal_clienten", "aantal_regels", "aantal_geweigerd", "aantal_bevindingen",
)  # fmt: skip
_BEVINDING = (
    "bericht_id", "volgnummer", "regel", "retourcode", "pad", "regelnummer", "tekst", "waarde", "aantal",
    "gevolg",
)  # fmt: skip
_ONGETOETST = ("bericht_id", "regel", "reden", "aantal")


def write(posten: Sequence[Post], nu: datetime) -> None:
    """Write messages with their content, findings and rows, inside the transaction of the caller.

    The number of queries does not depend on the number of messages.
    """
    ledger: list[tuple[Any, ...]] = []
    findings: list[tuple[Any, ...]] = []
    ongetoetst: list[tuple[Any, ...]] = []
    for p in posten:
        kop = p.kop
        ledger.append(
            (
                p.bericht_id, new_sleutel(), p.richting.value, kop.soort, kop.release, kop.afzender,
                kop.ontvanger, kop.identificatie, kop.dagtekening, kop.gemeentecode, kop.agb,
                *(answered(kop) or ("", "", "")), p.sha256, p.grootte, masked_name(p.naam), p.status.value,
                (p.modus or Modus.MEELEZEN).value, p.modus is not None, p.ontvangen_op,
                p.ontvangen_op_bron.value, nu, p.clienten, p.regels, p.geweigerd, p.aantal_bevindingen,
            )
        )  # fmt: skip
        findings += [
            (p.bericht_id, place, f.regel[:12], f.retourcode or "", (f.pad or "")[:300], f.regelnummer,
             f.tekst[:1000], (f.waarde or "")[:300], f.aantal, gevolg.value)
            for place, (f, gevolg) in enumerate(zip(p.bevindingen, p.gevolgen, strict=True), start=1)
        ]  # fmt: skip
        ongetoetst += [(p.bericht_id, o.regel, o.reden[:300], o.aantal) for o in p.ongetoetst]
    insert_tuples(Bericht, _BERICHT, ledger)
    contents = [(p.bericht_id, p.inhoud) for p in posten if p.inhoud is not None]
    insert_tuples(BerichtInhoud, ("bericht_id", "versleuteld"), contents)
    insert_tuples(BerichtBevinding, _BEVINDING, findings)
    insert_tuples(NietGecontroleerd, _ONGETOETST, ongetoetst)
    accepted = [p for p in posten if p.status in AANVAARD]
    ensure_aanbieders({p.kop.agb for p in accepted})
    insert_rows((p.bron(), p.rijen) for p in accepted)


def reserve_ids(number: int) -> Sequence[int]:
    """Take keys for new ledger rows, inside the transaction; COPY and executemany do not tell theirs.

    On SQLite they are taken when rows are written: take all that are needed at once.
    """
    table = Bericht._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, number],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        last = int(cursor.fetchone()[0])
        return range(last + 1, last + 1 + number)


class Modi:
    """The recorded modes of some municipalities, by date, and what was stated of their register."""

    def __init__(self, gemeentecodes: Iterable[str]) -> None:
        self._rows = list(Werkwijze.objects.filter(gemeentecode__in=set(gemeentecodes)).order_by("-vanaf"))

    def on(self, gemeentecode: str, day: date) -> Modus | None:
        """Return the mode that holds on `day`, None when nothing was recorded."""
        held = self._held(gemeentecode, day)
        return Modus(held.modus) if held else None

    def is_volledig(self, gemeentecode: str, day: date) -> bool:
        """Whether it was stated that on `day` the register holds all that still counts."""
        held = self._held(gemeentecode, day)
        return held is not None and held.volledig_vanaf is not None and held.volledig_vanaf <= day

    def _held(self, gemeentecode: str, day: date) -> Werkwijze | None:
        own = (row for row in self._rows if row.gemeentecode == gemeentecode)
        return next((row for row in own if row.vanaf <= day), None)


def masked_name(naam: str) -> str:
    """Return the name of a file as the ledger keeps it, for a member of a zip with the name of that zip.

    No folders of this machine, nothing that may be a BSN, no odd characters, at most 255.

    >>> masked_name("/map/999900006 JW323.xml"), masked_name("/map/mei.zip/a/b.xml")
    ('********* JW323.xml', 'mei.zip/a/b.xml')
    """
    parts = naam.split("/")
    start = next((n for n, part in enumerate(parts) if part.lower().endswith(".zip")), len(parts) - 1)
    return _UNPRINTABLE.sub("?", mask_numbers("/".join(parts[start:])))[-255:]


def mask_numbers(tekst: str) -> str:
    """Return a text that others chose without what may be a BSN.

    >>> mask_numbers("verzoek 9999-00-006 van 2026-04-01")
    'verzoek *********** van 2026-04-01'
    """
    return _NUMBERS.sub(lambda run: "*" * len(run[0]), tekst)
