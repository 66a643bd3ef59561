"""The state is a function of the set of messages: checked against the same function written out in Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jeugdregio.ijw.v3_2.rijen import (
    JeugdigeRij,
    LeveringRij,
    PrestatieRij,
    RetourRij,
    Rijen,
    ToekenningRij,
    ToewijzingRij,
)
from jeugdregio.ijw.v3_2.vertaling import ANTWOORD_OP
from jeugdregio.web.register import toestand
from jeugdregio.web.register.bron import Bron
from jeugdregio.web.register.opname import insert_rows

pytestmark = [pytest.mark.db, pytest.mark.django_db]

BSNS = ("999900006", "999900018")
KENMERKEN = ("9", "10", "A1", "a1", "b")
ANTWOORDEN = ("JW302", "JW306", "JW308", "JW325")
AKKOORD = {"0200", "0233", "8001", "9056"}
DAYS = (date(2022, 1, 1), date(2022, 1, 2), date(2022, 2, 1))


@dataclass(frozen=True)
class Melding:
    """One message: its source, and its rows without their place in it."""

    soort: str
    bron: Bron
    rijen: Rijen

    @property
    def order(self) -> tuple[Any, ...]:
        return self.bron.dagtekening, len(self.bron.identificatie), self.bron.identificatie


def one_of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


def product() -> st.SearchStrategy[tuple[str, str]]:
    return one_of(("45", "45A01"), ("45", ""), ("", ""))


@st.composite
def retouren(draw: st.DrawFn, op: str, bsn: str) -> list[RetourRij]:
    """What an answer says: of its header always something, of the rest what it refuses, if anything."""
    kop = draw(one_of("0200", "0200", "0200", "0001", "9056"))
    found = [RetourRij(0, 0, 1, "", "Header", None, "", "", None, None, "", "", "", kop)]
    klasse = {
        "JW301": "ToegewezenProduct", "JW305": "StartProduct", "JW307": "StopProduct", "JW323": "Prestatie",
    }[op]  # fmt: skip
    for volgnummer in range(2, draw(st.integers(2, 5))):
        which = draw(one_of("Client", "Contact", klasse, klasse, klasse))
        stop = which == "StopProduct"
        regel = RetourRij(
            1, 0, volgnummer, bsn, which, draw(one_of(None, 1, 2)), *draw(product()), draw(one_of(*DAYS[:2])),
            draw(one_of(*DAYS)) if stop else None, draw(one_of("20", "31")) if stop else "",
            draw(one_of("R1", "R2")) if op == "JW323" else "", "", draw(one_of("9338", "9074 9019", "0233")),
        )  # fmt: skip
        found.append(regel)
    return found


@st.composite
def meldingen(draw: st.DrawFn) -> Melding:
    soort = draw(one_of("JW301", "JW305", "JW307", "JW323", *ANTWOORDEN))
    op = ANTWOORD_OP.get(soort, "")
    bron = Bron(
        0, draw(one_of("0772", "0861")), draw(one_of("12345678", "87654321")), draw(one_of(*DAYS)),
        draw(one_of(*KENMERKEN)), draw(one_of(*DAYS)), op, draw(one_of(*KENMERKEN)) if op else "",
    )  # fmt: skip
    bsn = draw(one_of(*BSNS))
    rijen = Rijen()
    if op:
        rijen.retouren.extend(draw(retouren(op, bsn)))
        if soort == "JW325":
            codes = draw(one_of("8001", "0200", "0200", "9333"))
            rijen.toekenningen.append(ToekenningRij(0, 0, 1, "", "D1", 500, 500, codes))
        return Melding(soort, bron, rijen)
    if soort != "JW323":
        born = date(draw(st.integers(2005, 2008)), 5, 1)
        rijen.jeugdigen.append(
            JeugdigeRij(1, 0, 1, bsn, soort, born, draw(one_of("", "1")), draw(one_of("0", "1", "2")))
        )
    if soort == "JW301":
        for place, nummer in enumerate(sorted(draw(st.sets(st.integers(1, 2), min_size=1))), start=1):
            rijen.toewijzingen.append(
                ToewijzingRij(
                    1, 0, place, bsn, nummer, draw(one_of("", "V1")), *draw(product()), bron.dagtekening,
                    time(12, place),
                    draw(one_of(*DAYS)), draw(one_of(None, *DAYS)), draw(one_of("", "04", "05", "13")),
                    draw(one_of(None, 4)), "04", "2", None,
                )
            )  # fmt: skip
    elif soort == "JW323":
        for place in range(1, draw(st.integers(1, 3)) + 1):
            bedrag = draw(st.integers(0, 3)) * 100
            credit = draw(st.booleans())
            rijen.prestaties.append(
                PrestatieRij(
                    1, 0, place, bsn, f"R{place}", "R9" if credit else "", draw(st.integers(1, 3)), "45",
                    "45A01", DAYS[0], DAYS[1], 4, "04", None, -bedrag if credit else bedrag,
                    "C" if credit else "D",
                )
            )  # fmt: skip
    else:
        stop = soort == "JW307"
        keys = st.tuples(
            one_of(None, 1, 2), product(), one_of(*DAYS[:2]),
            one_of(*DAYS) if stop else st.none(), one_of("20", "31") if stop else st.just(""),
        )  # fmt: skip
        unique = draw(st.lists(keys, min_size=1, max_size=2, unique=True))
        for place, (nummer, (categorie, code), begin, einde, reden) in enumerate(unique, start=1):
            rijen.leveringen.append(
                LeveringRij(
                    1, 0, place, bsn, "stop" if stop else "start", draw(one_of("1", "1", "3")), nummer,
                    categorie, code, None, begin, einde, reden,
                )
            )  # fmt: skip
    return Melding(soort, bron, rijen)


def identity(melding: Melding) -> tuple[str, str, str]:
    """What TR056 makes unique: kind, sender, identification."""
    van_gemeente = melding.soort in {"JW301", "JW306", "JW308", "JW325"}
    sender = melding.bron.gemeentecode if van_gemeente else melding.bron.agb
    return melding.soort, sender, melding.bron.identificatie


def sets_of_messages() -> st.SearchStrategy[list[Melding]]:
    return st.lists(meldingen(), max_size=12, unique_by=identity)


# -- the same functions, written out --


def last(rows: Iterable[tuple[Any, ...]], key: int, order: int) -> list[tuple[Any, ...]]:
    """Of each group with equal `key` (place in the tuple) the row with the greatest `order`."""
    ordered = sorted(rows, key=lambda row: (repr(row[key]), row[order]))
    return [list(group)[-1] for _, group in groupby(ordered, key=lambda row: repr(row[key]))]


def is_refused(known: list[Melding], m: Melding, row: Any) -> bool:
    """Whether an answer refuses the message of a row, its young person, or the row by its key."""
    for answer in known:
        a, b = answer.bron, m.bron
        if (a.gemeentecode, a.agb, a.antwoord_op_soort, a.antwoord_op_identificatie) != (
            b.gemeentecode, b.agb, m.soort, b.identificatie,
        ):  # fmt: skip
            continue
        if any(not {*t.retourcodes.split()} <= AKKOORD for t in answer.rijen.toekenningen):
            return True
        for r in answer.rijen.retouren:
            if {*r.retourcodes.split()} <= AKKOORD or r.klasse == "Contact":
                continue
            if r.klasse == "Header" or (r.bsn == row.bsn and (r.klasse == "Client" or key(r) == key(row))):
                return True
    return False


def key(row: Any) -> tuple[Any, ...] | None:
    if isinstance(row, JeugdigeRij):
        return None
    if isinstance(row, ToewijzingRij) or getattr(row, "klasse", "") == "ToegewezenProduct":
        return (row.toewijzing_nummer,)
    if isinstance(row, PrestatieRij):
        return row.referentie_nummer, row.vorig_referentie_nummer
    if isinstance(row, RetourRij) and row.klasse == "Prestatie":
        return row.referentie, row.vorige_referentie
    return (
        row.toewijzing_nummer, row.categorie, row.productcode, row.begindatum, row.einddatum,
        row.reden_beeindiging,
    )  # fmt: skip


def standing(known: list[Melding]) -> list[Melding]:
    """The messages without the rows that an answer refuses."""
    found = []
    for m in known:
        kept = Rijen()
        for table, rows in zip(kept.tables(), m.rijen.tables(), strict=True):
            to: Any = table
            to.extend(row for row in rows if not is_refused(known, m, row))
        found.append(Melding(m.soort, m.bron, kept))
    return found


def judged(known: list[Melding], m: Melding) -> str | None:
    """Toegekend, when there is a JW325 on this declaration."""
    declaratie = (m.bron.gemeentecode, m.bron.agb, m.bron.identificatie)
    answered = {
        (a.bron.gemeentecode, a.bron.agb, a.bron.antwoord_op_identificatie)
        for a in known if a.soort == "JW325"
    }  # fmt: skip
    return "toegekend" if declaratie in answered else None


def expected_toewijzingen(known: list[Melding]) -> set[tuple[Any, ...]]:
    rows = [
        ((m.bron.gemeentecode, t.toewijzing_nummer), m.order, m.bron, t)
        for m in known
        for t in m.rijen.toewijzingen
    ]
    return {
        (b.gemeentecode, b.agb, t.bsn, t.toewijzing_nummer, t.categorie or None, t.productcode or None,
         t.toewijzingsdatum, t.ingangsdatum, t.einddatum, t.reden_wijziging or None, t.volume, t.eenheid,
         t.frequentie, t.budget, b.bekend_op)
        for _, _, b, t in last(rows, 0, 1) if t.reden_wijziging != "13"
    }  # fmt: skip


def expected_leveringen(known: list[Melding], sent: list[Melding]) -> set[tuple[Any, ...]]:
    rows = [
        ((m.bron.gemeentecode, m.bron.agb, w.bsn, w.toewijzing_nummer, w.categorie, w.productcode,
          w.begindatum), (w.soort, w.einddatum, w.reden_beeindiging), (*m.order, w.volgnummer), m.bron, w)
        for m in known for w in m.rijen.leveringen
    ]  # fmt: skip
    stands = [
        row for row in last([((r[0], r[1]), *r) for r in rows], 0, 3) if row[5].status_aanlevering != "3"
    ]
    numbers = assigned(sent)
    found = set()
    for key in {row[1] for row in stands}:
        starts = last([row for row in stands if row[1] == key and row[5].soort == "start"], 1, 3)
        stops = last([row for row in stands if row[1] == key and row[5].soort == "stop"], 1, 3)
        stop = stops[0][5] if stops else None
        found.add(
            (*key[:4], key[4] or None, key[5] or None, key[6], stop and stop.einddatum,
             stop and stop.reden_beeindiging,
             stop is not None and stop.reden_beeindiging == "20", not starts,
             key[3] is not None and (key[0], key[3]) not in numbers,
             max(row[4].bekend_op for row in starts + stops))
        )  # fmt: skip
    return found


def assigned(known: list[Melding]) -> set[tuple[str, int]]:
    return {(m.bron.gemeentecode, t.toewijzing_nummer) for m in known for t in m.rijen.toewijzingen}


def expected_prestaties(known: list[Melding], sent: list[Melding]) -> list[tuple[Any, ...]]:
    numbers = assigned(sent)
    return [
        (m.bron.gemeentecode, m.bron.agb, p.bsn, p.toewijzing_nummer, p.categorie, p.productcode,
         p.begindatum, p.einddatum, p.volume, p.eenheid, p.tarief, p.bedrag, p.referentie_nummer,
         p.vorig_referentie_nummer or None, (m.bron.gemeentecode, p.toewijzing_nummer) not in numbers,
         m.bron.bekend_op, judged(sent, m))
        for m in known for p in m.rijen.prestaties
    ]  # fmt: skip


def expected_jeugdigen(known: list[Melding]) -> set[tuple[Any, ...]]:
    rows = [
        (j.bsn, (m.soort == "JW301", *m.order, m.soort, m.bron.gemeentecode, m.bron.agb), m.bron, j)
        for m in known for j in m.rijen.jeugdigen
    ]  # fmt: skip
    found = {
        (j.bsn, j.geboortedatum, j.geboortedatum_gebruik or None, j.geslacht, b.bekend_op)
        for _, _, b, j in last(rows, 0, 1)
    }
    declared: dict[str, date] = {}
    for m in known:
        for p in m.rijen.prestaties:
            declared[p.bsn] = min(declared.get(p.bsn, date.max), m.bron.bekend_op)
    known_by_row = {row[0] for row in found}
    return found | {(bsn, None, None, "0", day) for bsn, day in declared.items() if bsn not in known_by_row}


# -- the register --


def store(messages: Iterable[Melding]) -> None:
    insert_rows((m.bron._replace(bericht_id=place), m.rijen) for place, m in enumerate(messages, start=1))


def state(table: toestand.Tabel, per: date | None = None) -> list[tuple[Any, ...]]:
    """The rows with the BSN in the place of the key of the young person."""
    bsn = dict(toestand.bsns())
    place = 0 if table == "jeugdigen" else 2
    rows = [row for part in toestand.stream(table, per, size=3) for row in part]
    return [(*row[:place], bsn[row[place]], *row[place + 1 :]) for row in rows]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), messages=sets_of_messages(), per=st.sampled_from((None, *DAYS)))
def test_state_is_the_same_function_of_the_set_in_any_order(
    data: st.DataObject, messages: list[Melding], per: date | None
) -> None:
    arrival = data.draw(st.permutations(messages))
    again = [
        m for m in messages if m.soort != "JW323" and data.draw(st.booleans())
    ]  # under another ledger key
    sent = [m for m in messages if per is None or m.bron.bekend_op <= per]
    known = standing(sent)
    with transaction.atomic():
        store([*arrival, *again])
        assert set(state("toewijzingen", per)) == expected_toewijzingen(known)
        assert set(state("leveringen", per)) == expected_leveringen(known, sent)
        assert sorted(state("prestaties", per), key=sortable) == sorted(
            expected_prestaties(known, sent), key=sortable
        )
        assert set(state("jeugdigen", per)) == expected_jeugdigen(known)
        for table in ("toewijzingen", "leveringen", "jeugdigen"):
            rows = state(table, per)
            assert len(rows) == len(set(rows))
        transaction.set_rollback(True)


def sortable(row: tuple[Any, ...]) -> str:
    return repr(row)
