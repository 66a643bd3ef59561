"""Store judged files: ledger row, raw content, findings and rows of the register, set-based, at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Literal

from django.db import DatabaseError, DataError, IntegrityError, connection, transaction

from jeugdregio.ijw import Bevinding
from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.toetsen.bevinding import NietGecontroleerd
from jeugdregio.ijw.toetsen.bronnen import standaard
from jeugdregio.ijw.v3_2.rijen import Rijen, join
from jeugdregio.kern.gemeentecode import gemeenten
from jeugdregio.web.berichten import grootboek
from jeugdregio.web.berichten.beoordeling import DEEL, Beoordeling, Bestand, Oordeel, unexpected, with_inhoud
from jeugdregio.web.berichten.grootboek import Modi, Post, make_bron
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
    AANVAARD,
    NAAR_GEMEENTE,
    BerichtStatus,
    Gevolg,
    Modus,
    Richting,
)
from jeugdregio.web.berichten.toetsing import Moment, Toetsing
from jeugdregio.web.berichten.uitkomst import Uitkomst
from jeugdregio.web.register.opname import insert_rows

SLOT_OPSLAG = 7_302_302
"""The advisory lock of who stores messages in a PostgreSQL database."""


def store(batch: Sequence[Beoordeling], moment: Moment, *, vandaag: date) -> list[Uitkomst]:
    """Store a batch and say what became of each file, in order.

    The number of queries does not depend on the size of the batch. When the database refuses something, the
    files go in one by one, so that only the one it refuses is lost to the register, and even that to no one
    else.
    """
    try:
        with _turn():
            return _store(batch, moment, vandaag)
    except (DataError, IntegrityError):
        return [_store_alone(beoordeling, moment, vandaag) for beoordeling in batch]


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


def _store_alone(beoordeling: Beoordeling, moment: Moment, vandaag: date) -> Uitkomst:
    try:
        with _turn():
            return _store([beoordeling], moment, vandaag)[0]
    except (DataError, IntegrityError) as error:
        with _turn():
            return _store([beoordeling.refuse(_not_stored(error))], moment, vandaag)[0]


def _not_stored(error: Exception) -> Bevinding:
    tekst = (
        f"De database weigert de inhoud van dit bericht ({type(error).__name__}). Er is niets van opgenomen. "
        "Meld dit bij de beheerder: het bericht is bewaard en kan opnieuw worden aangeboden."
    )
    return Bevinding("OPSLAG", None, None, None, tekst)


TOETSBAAR = 50_000
"""The most rows of one message that are held against the register; more than fit in 25 MB (OP179)."""


def store_long(bestand: Bestand, moment: Moment, *, fictief: bool, vandaag: date) -> Uitkomst:
    """Judge a long message part by part, and store it.

    Up to `TOETSBAAR` rows it is like any other. A longer one is stored while it is read, in one transaction,
    and what refuses it undoes all of it. Memory is bounded, so it is not held against the register; where
    that would let through what must be refused (mode voeren), it is refused whole.
    """
    if _is_accepted(find_known([bestand.sha256]), bestand.sha256):
        return store([Beoordeling(bestand)], moment, vandaag=vandaag)[0]
    oordeel = Oordeel(bestand, fictief=fictief, vandaag=vandaag)
    try:
        with _turn():
            stroom = _Stroom(oordeel, moment)
            for part in oordeel.parts(DEEL):
                stroom.take(part)
            beoordeling = with_inhoud(oordeel.beoordeling).settled(voeren=stroom.modus() == Modus.VOEREN)
            if beoordeling.aanvaard and stroom.begonnen:
                return stroom.finish(beoordeling)
            transaction.set_rollback(True)
        beoordeling = stroom.complete(beoordeling)
    except (DataError, IntegrityError) as error:
        beoordeling = with_inhoud(Beoordeling(bestand, oordeel.kop())).refuse(_not_stored(error))
    except DatabaseError:
        raise  # the database cannot be reached or is full: nothing to blame the message for
    except Exception:
        beoordeling = with_inhoud(Beoordeling(bestand).refuse(unexpected()))
    return store([beoordeling], moment, vandaag=vandaag)[0]


class _Stroom:
    """The rows of one long message on their way: kept at first, written as they come when there are many."""

    def __init__(self, oordeel: Oordeel, moment: Moment) -> None:
        self._moment = moment
        self._kop = oordeel.kop()
        self._parts: list[Rijen] = []
        self._aantal = 0
        self._bericht_id = 0
        self._te_lang = False
        self.begonnen = False

    def take(self, part: Rijen) -> None:
        """Keep the rows, or write them."""
        self._parts.append(part)
        self._aantal += len(part)
        if self._aantal <= TOETSBAAR or self._te_lang:
            return
        if not self.begonnen:
            self._begin()
        if self.begonnen:
            bron = make_bron(self._bericht_id, self._kop, self._moment.day(self._kop))
            insert_rows((bron, rijen) for rijen in self._parts)
        self._parts.clear()

    def _begin(self) -> None:
        kop = self._kop
        free = kop.dagtekening is not None and not find_taken([Identiteit.of(kop)])
        free = free and kop.gemeentecode in gemeenten()
        self._te_lang = True
        if free and not (self.modus() == Modus.VOEREN and kop.soort in NAAR_GEMEENTE):
            self._bericht_id, self.begonnen, self._te_lang = grootboek.reserve_ids(1)[0], True, False

    def modus(self) -> Modus | None:
        """Return how messages of its municipality are treated, None when nothing was recorded."""
        gemeentecode = self._kop.gemeentecode
        return Modi([gemeentecode]).on(gemeentecode, self._moment.day(self._kop))

    def finish(self, beoordeling: Beoordeling) -> Uitkomst:
        """Write the message itself; its last rows are those of the judgement."""
        ontvangen_op, bron = self._moment.of(self._kop)
        ongetoetst = NietGecontroleerd("REGISTER", f"Het bericht heeft meer dan {TOETSBAAR} regels.", 1)
        post = Post(
            self._bericht_id, beoordeling.kop, Richting.IN, beoordeling.bestand.naam,
            beoordeling.bestand.sha256, beoordeling.bestand.grootte, BerichtStatus.VERWERKT, self.modus(),
            ontvangen_op, bron, self._moment.day(self._kop), beoordeling.inhoud,
            clienten=beoordeling.clienten, regels=beoordeling.regels,
            bevindingen=beoordeling.bevindingen, gevolgen=[Gevolg.SIGNAAL] * len(beoordeling.bevindingen),
            aantal_bevindingen=beoordeling.aantal_bevindingen,
            ongetoetst=(*beoordeling.ongetoetst, ongetoetst), rijen=beoordeling.rijen,
        )  # fmt: skip
        grootboek.write([post], self._moment.nu)
        return _uitkomst(post)

    def complete(self, beoordeling: Beoordeling) -> Beoordeling:
        """Give the rows that were kept back to the judgement; say it when there were too many."""
        if not beoordeling.aanvaard:
            return beoordeling
        bekend = self._te_lang and find_taken([Identiteit.of(self._kop)])
        if bekend or self._kop.gemeentecode not in gemeenten():
            return replace(beoordeling, rijen=Rijen(), getoetst=False)  # known, or refused for that
        if self._te_lang:
            return beoordeling.refuse(_too_long())
        return replace(beoordeling, rijen=join([*self._parts, beoordeling.rijen]))


def _too_long() -> Bevinding:
    tekst = (
        f"Het bericht heeft meer dan {TOETSBAAR} regels; zoveel kunnen er niet tegelijk met het register "
        "worden vergeleken. Lever de regels aan in meer berichten, elk van ten hoogste 25 MB."
    )
    return Bevinding("OP179", Retourcode.TECHNISCH, None, None, tekst)


def _is_accepted(known: dict[tuple[bytes, str], str], sha256: bytes) -> bool:
    return any((sha256, status.value) in known for status in AANVAARD)


def _store(batch: Sequence[Beoordeling], moment: Moment, vandaag: date) -> list[Uitkomst]:
    """Sort out what is known, judge the rest against the register, and write it with the answers."""
    modi = Modi(beoordeling.kop.gemeentecode for beoordeling in batch)
    batch = [beoordeling.settled(voeren=_is_voeren(beoordeling, modi, moment)) for beoordeling in batch]
    known = find_known(beoordeling.bestand.sha256 for beoordeling in batch)
    taken = find_taken(Identiteit.of(beoordeling.kop) for beoordeling in batch if beoordeling.aanvaard)
    mine: dict[Identiteit, Beoordeling] = {}
    new: list[Beoordeling] = []
    uitkomsten: list[Uitkomst | int] = []  # the place in `new` where there is no outcome yet
    for beoordeling in batch:
        uitkomst, judged = _sort_out(beoordeling, known, taken, mine)
        if uitkomst is None:
            uitkomsten.append(len(new))
            new.append(judged)
        else:
            uitkomsten.append(uitkomst)
    ids = grootboek.reserve_ids(2 * len(new))
    gevonden = Toetsing(new, moment, standaard(vandaag), ids, modi).run()
    grootboek.write([*(post for post, _ in gevonden), *(a for _, a in gevonden if a is not None)], moment.nu)
    return [_uitkomst(gevonden[u][0]) if isinstance(u, int) else u for u in uitkomsten]


def _is_voeren(beoordeling: Beoordeling, modi: Modi, moment: Moment) -> bool:
    kop = beoordeling.kop
    return beoordeling.technisch and modi.on(kop.gemeentecode, moment.day(kop)) == Modus.VOEREN


def _sort_out(
    beoordeling: Beoordeling,
    known: dict[tuple[bytes, str], str],
    taken: dict[Identiteit, tuple[int, bytes]],
    mine: dict[Identiteit, Beoordeling],
) -> tuple[Uitkomst | None, Beoordeling]:
    """Say what becomes of a file that brings nothing new; else give the judgement of what it brings."""
    naam, sha256, identity = (
        beoordeling.bestand.naam,
        beoordeling.bestand.sha256,
        Identiteit.of(beoordeling.kop),
    )
    for status in AANVAARD:
        if (sha256, status.value) in known:
            return Uitkomst(naam, "bekend", known[sha256, status.value], 0), beoordeling
    if beoordeling.aanvaard and beoordeling.kop.gemeentecode not in gemeenten():
        beoordeling = beoordeling.refuse()  # TR378 says why; of nobody's help, it must not be counted
    if beoordeling.aanvaard and (identity in taken or identity in mine):
        if same_message(_content(beoordeling), _accepted(identity, taken, mine)):
            return Uitkomst(naam, "bekend", identity.soort, 0), beoordeling
        beoordeling = beoordeling.refuse(other_content(identity, _content(beoordeling)))
    if not beoordeling.aanvaard:
        refused = (sha256, BerichtStatus.GEWEIGERD.value)
        if refused in known:
            found = beoordeling.bevindingen
            soort, aantal = beoordeling.kop.soort, beoordeling.aantal_bevindingen
            return Uitkomst(naam, "bekend", soort, 0, found, aantal), beoordeling
        known[refused] = beoordeling.kop.soort
    else:
        known[sha256, BerichtStatus.VERWERKT.value] = beoordeling.kop.soort
        mine[identity] = beoordeling
    return None, beoordeling


def _uitkomst(post: Post) -> Uitkomst:
    return Uitkomst(
        post.naam,
        _STATUS[post.status],
        post.kop.soort,
        post.regels,
        tuple(post.bevindingen),
        post.aantal_bevindingen,
        post.geweigerd,
    )


_STATUS: dict[BerichtStatus, Literal["verwerkt", "deels", "geweigerd"]] = {
    BerichtStatus.VERWERKT: "verwerkt",
    BerichtStatus.DEELS: "deels",
    BerichtStatus.GEWEIGERD: "geweigerd",
}


def _content(beoordeling: Beoordeling) -> bytes:
    if beoordeling.inhoud is None:
        raise ValueError("an accepted message has its content")
    return unseal(beoordeling.inhoud, beoordeling.bestand.sha256)


def _accepted(
    identity: Identiteit, taken: dict[Identiteit, tuple[int, bytes]], mine: dict[Identiteit, Beoordeling]
) -> bytes:
    return stored_content(*taken[identity]) if identity in taken else _content(mine[identity])
