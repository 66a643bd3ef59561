"""Store judged files: ledger row, raw content, findings and rows of the register, set-based, at once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Literal

from django.db import DatabaseError, DataError, IntegrityError, connection, transaction
from django.utils import timezone

from jeugdregio.ijw import Bevinding
from jeugdregio.ijw.v3_2.rijen import Rijen
from jeugdregio.ijw.v3_2.vertaling import ANTWOORD_OP, Kop
from jeugdregio.web.aanbieders.actions import ensure_aanbieders
from jeugdregio.web.berichten.beoordeling import DEEL, Beoordeling, Bestand, Oordeel, unexpected, with_inhoud
from jeugdregio.web.berichten.herhaling import (
    Identiteit,
    find_known,
    find_taken,
    other_content,
    same_message,
    stored_content,
)
from jeugdregio.web.berichten.inhoud import unseal
from jeugdregio.web.berichten.models import (
    Bericht,
    BerichtBevinding,
    BerichtInhoud,
    BerichtStatus,
    Gevolg,
    Modus,
    OntvangenOpBron,
    Richting,
    Werkwijze,
    new_sleutel,
)
from jeugdregio.web.berichten.uitkomst import Uitkomst
from jeugdregio.web.register.bron import Bron
from jeugdregio.web.register.bulk import insert_tuples
from jeugdregio.web.register.opname import insert_rows

# A run of nine digits or more, or a BSN in groups; not the dates and codes that names of messages hold.
_NUMBERS = re.compile(
    r"\d{9,}|(?<!\d)(?:\d{3}([ ._-])\d{3}\1\d{3}|\d{4}([ ._-])\d{2}\2\d{3}|\d{2}([ ._-])\d{3}\3\d{4})"
    r"(?!\d)"
)
_UNPRINTABLE = re.compile(r"[^\w *.,()\[\]/\\@#&+=:;!-]")


SLOT_OPSLAG = 7_302_302
"""The advisory lock of who stores messages in a PostgreSQL database."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When the messages of one run became known: `nu`, or the dagtekening of each when history is loaded."""

    ontvangen_op: Literal["nu", "dagtekening"]
    nu: datetime

    def of(self, kop: Kop) -> tuple[datetime, OntvangenOpBron]:
        """Return ontvangen_op and where it comes from; noon of the dagtekening, for a day has no hour."""
        if self.ontvangen_op == "dagtekening" and kop.dagtekening is not None:
            noon = timezone.make_aware(datetime.combine(kop.dagtekening, time(12)))
            return noon, OntvangenOpBron.DAGTEKENING
        return self.nu, OntvangenOpBron.NU

    def bron(self, bericht_id: int, kop: Kop) -> Bron:
        """Return what the rows of an accepted message share; its header is complete."""
        if kop.dagtekening is None:
            raise ValueError("an accepted message has a dagtekening")
        bekend_op = timezone.localdate(self.of(kop)[0])
        op_soort, _, op_identificatie = answered(kop)
        return Bron(
            bericht_id, kop.gemeentecode, kop.agb, kop.dagtekening, kop.identificatie, bekend_op, op_soort,
            op_identificatie,
        )  # fmt: skip


def store(batch: Sequence[Beoordeling], moment: Moment) -> list[Uitkomst]:
    """Store a batch and say what became of each file, in order.

    The number of queries does not depend on the size of the batch. When the database refuses something, the
    files go in one by one, so that only the one it refuses is lost to the register, and even that to no one
    else.
    """
    try:
        with _turn():
            return _store(batch, moment)
    except (DataError, IntegrityError):
        return [_store_alone(beoordeling, moment) for beoordeling in batch]


@contextmanager
def _turn() -> Iterator[None]:
    """A transaction that waits for any other that stores messages: it must see what that one has stored.

    SQLite has one writer at a time by itself. On PostgreSQL two runs over the same files would else refuse
    each other's messages, or lock each other out.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT_OPSLAG])
        yield


def _store_alone(beoordeling: Beoordeling, moment: Moment) -> Uitkomst:
    try:
        with _turn():
            return _store([beoordeling], moment)[0]
    except (DataError, IntegrityError) as error:
        with _turn():
            return _store([beoordeling.refuse(_not_stored(error))], moment)[0]


def _not_stored(error: Exception) -> Bevinding:
    tekst = (
        f"De database weigert de inhoud van dit bericht ({type(error).__name__}). Er is niets van opgenomen. "
        "Meld dit bij de beheerder: het bericht is bewaard en kan opnieuw worden aangeboden."
    )
    return Bevinding("OPSLAG", None, None, None, tekst)


def store_long(bestand: Bestand, moment: Moment, *, fictief: bool) -> Uitkomst:
    """Judge and store a long message part by part in one transaction; a finding undoes all of it."""
    if (bestand.sha256, BerichtStatus.VERWERKT.value) in find_known([bestand.sha256]):
        return store([Beoordeling(bestand)], moment)[0]
    oordeel = Oordeel(bestand, fictief=fictief)
    try:
        with _turn():
            kop = oordeel.kop()
            free = kop.dagtekening is not None and not find_taken([Identiteit.of(kop)])
            bericht_id = _reserve_ids(1)[0] if free else 0
            for part in oordeel.parts(DEEL):
                if free:
                    insert_rows([(moment.bron(bericht_id, kop), part)])
            beoordeling = with_inhoud(oordeel.beoordeling)
            if free and beoordeling.geldig:
                _write([beoordeling], [bericht_id], moment)
                return _uitkomst(beoordeling)
            transaction.set_rollback(True)
    except (DataError, IntegrityError) as error:
        beoordeling = with_inhoud(Beoordeling(bestand, oordeel.kop())).refuse(_not_stored(error))
    except DatabaseError:
        raise  # the database cannot be reached or is full: nothing to blame the message for
    except Exception:
        beoordeling = with_inhoud(Beoordeling(bestand).refuse(unexpected()))
    return store([replace(beoordeling, rijen=Rijen())], moment)[0]


def _store(batch: Sequence[Beoordeling], moment: Moment) -> list[Uitkomst]:
    known = find_known(beoordeling.bestand.sha256 for beoordeling in batch)
    taken = find_taken(Identiteit.of(beoordeling.kop) for beoordeling in batch if beoordeling.geldig)
    mine: dict[Identiteit, Beoordeling] = {}
    new: list[Beoordeling] = []
    uitkomsten: list[Uitkomst] = []
    for judged in batch:
        beoordeling, sha256, identity = judged, judged.bestand.sha256, Identiteit.of(judged.kop)
        if (sha256, BerichtStatus.VERWERKT.value) in known:
            soort = known[sha256, BerichtStatus.VERWERKT.value]
            uitkomsten.append(Uitkomst(beoordeling.bestand.naam, "bekend", soort, 0))
            continue
        if beoordeling.geldig and (identity in taken or identity in mine):
            if same_message(_content(beoordeling), _accepted(identity, taken, mine)):
                uitkomsten.append(Uitkomst(beoordeling.bestand.naam, "bekend", identity.soort, 0))
                continue
            beoordeling = beoordeling.refuse(other_content(identity, _content(beoordeling)))
        status = _status(beoordeling)
        if (sha256, status.value) in known:
            uitkomsten.append(replace(_uitkomst(beoordeling), status="bekend"))
            continue
        known[sha256, status.value] = beoordeling.kop.soort
        if beoordeling.geldig:
            mine[identity] = beoordeling
        new.append(beoordeling)
        uitkomsten.append(_uitkomst(beoordeling))
    _write(new, _reserve_ids(len(new)), moment)
    return uitkomsten


def _status(beoordeling: Beoordeling) -> BerichtStatus:
    return BerichtStatus.VERWERKT if beoordeling.geldig else BerichtStatus.GEWEIGERD


def _uitkomst(beoordeling: Beoordeling) -> Uitkomst:
    return Uitkomst(
        beoordeling.bestand.naam,
        "verwerkt" if beoordeling.geldig else "geweigerd",
        beoordeling.kop.soort,
        beoordeling.regels,
        beoordeling.bevindingen,
        beoordeling.aantal_bevindingen,
    )


def _content(beoordeling: Beoordeling) -> bytes:
    if beoordeling.inhoud is None:
        raise ValueError("an accepted message has its content")
    return unseal(beoordeling.inhoud, beoordeling.bestand.sha256)


def _accepted(
    identity: Identiteit, taken: dict[Identiteit, tuple[int, bytes]], mine: dict[Identiteit, Beoordeling]
) -> bytes:
    return stored_content(*taken[identity]) if identity in taken else _content(mine[identity])


def _reserve_ids(number: int) -> Sequence[int]:
    """Take keys for new ledger rows, inside the transaction; COPY and executemany do not tell theirs."""
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


_BERICHT = (
    "id", "sleutel", "soort", "release", "afzender", "ontvanger", "identificatie", "dagtekening",
    "gemeentecode", "agb", "richting", "antwoord_op_soort", "antwoord_op_afzender",
    "antwoord_op_identificatie", "sha256", "grootte", "bestandsnaam", "status", "modus", "modus_vastgelegd",
    "ontvangen_op", "ontvangen_op_bron", "verwerkt_op", "aantal_clienten", "aantal_regels",
    "aantal_geweigerd", "aantal_bevindingen",
)  # fmt: skip
_BEVINDING = (
    "bericht_id",
    "volgnummer",
    "regel",
    "retourcode",
    "pad",
    "regelnummer",
    "tekst",
    "aantal",
    "gevolg",
)


def _write(beoordelingen: Sequence[Beoordeling], ids: Sequence[int], moment: Moment) -> None:
    modi = Modi(b.kop.gemeentecode for b in beoordelingen)
    ledger: list[tuple[Any, ...]] = []
    findings: list[tuple[Any, ...]] = []
    for bericht_id, b in zip(ids, beoordelingen, strict=True):
        ontvangen_op, bron = moment.of(b.kop)
        modus = modi.on(b.kop.gemeentecode, timezone.localdate(ontvangen_op))
        ledger.append(
            (
                bericht_id, new_sleutel(), b.kop.soort, b.kop.release, b.kop.afzender, b.kop.ontvanger,
                b.kop.identificatie, b.kop.dagtekening, b.kop.gemeentecode, b.kop.agb, Richting.IN.value,
                *answered(b.kop), b.bestand.sha256,
                b.bestand.grootte, masked_name(b.bestand.naam), _status(b).value,
                (modus or Modus.MEELEZEN).value, modus is not None, ontvangen_op, bron.value, moment.nu,
                b.clienten, b.regels, 0, b.aantal_bevindingen,
            )
        )  # fmt: skip
        findings += [
            (bericht_id, place, f.regel[:12], f.retourcode or "", (f.pad or "")[:300], f.regelnummer,
             f.tekst[:1000], f.aantal, Gevolg.BERICHT.value)
            for place, f in enumerate(b.bevindingen, start=1)
        ]  # fmt: skip
    insert_tuples(Bericht, _BERICHT, ledger)
    contents = [(key, b.inhoud) for key, b in zip(ids, beoordelingen, strict=True) if b.inhoud is not None]
    insert_tuples(BerichtInhoud, ("bericht_id", "versleuteld"), contents)
    insert_tuples(BerichtBevinding, _BEVINDING, findings)
    accepted = [(key, b) for key, b in zip(ids, beoordelingen, strict=True) if b.geldig]
    ensure_aanbieders({b.kop.agb for _, b in accepted})
    insert_rows((moment.bron(key, b.kop), b.rijen) for key, b in accepted)


def answered(kop: Kop) -> tuple[str, str, str]:
    """Return kind, sender and identification of the message that this one answers; "" where it answers none.

    An answer goes to who sent that message.
    """
    soort = ANTWOORD_OP.get(kop.soort, "")
    return (soort, kop.ontvanger, kop.antwoord_op) if soort else ("", "", "")


class Modi:
    """The recorded modes of some municipalities, by date."""

    def __init__(self, gemeentecodes: Iterable[str]) -> None:
        rows = Werkwijze.objects.filter(gemeentecode__in=set(gemeentecodes)).order_by("vanaf")
        self._rows = list(rows.values_list("gemeentecode", "vanaf", "modus"))

    def on(self, gemeentecode: str, day: date) -> Modus | None:
        """Return the mode that holds on `day`, None when nothing was recorded."""
        held = [modus for code, vanaf, modus in self._rows if code == gemeentecode and vanaf <= day]
        return Modus(held[-1]) if held else None


def masked_name(naam: str) -> str:
    """Return the name of a file as the ledger keeps it, for a member of a zip with the name of that zip.

    No folders of this machine, nothing that may be a BSN, no odd characters, at most 255.

    >>> masked_name("/map/999900006 JW323.xml"), masked_name("/map/mei.zip/a/b.xml")
    ('********* JW323.xml', 'mei.zip/a/b.xml')
    """
    parts = naam.split("/")
    start = next((n for n, part in enumerate(parts) if part.lower().endswith(".zip")), len(parts) - 1)
    masked = _NUMBERS.sub(lambda run: "*" * len(run[0]), "/".join(parts[start:]))
    return _UNPRINTABLE.sub("?", masked)[-255:]
