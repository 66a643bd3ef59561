"""What the database knows of the keys that rules ask about: a `Dossier` for a batch, in a constant number of
queries.

Keys go in as one parameter a column, whatever their number, and the database starts from them: its indexes
lead from each key to a few rows, however large the register is.
"""

import json
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connection

from jeugdregio.ijw.register.dossier import Dossier
from jeugdregio.ijw.register.vragen import Gebruik, Tarief, ToewijzingSleutel, Vraag
from jeugdregio.ijw.v3_2.rijen import (
    AntwoordRij,
    DeclaratieRij,
    LeveringRij,
    PrestatieRij,
    Rij,
    ToewijzingRij,
    VerzoekRij,
)
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.web.register.models import Jeugdige
from jeugdregio.web.register.opname import TABLES, known_jeugdigen
from jeugdregio.web.register.weigering import standing

Sleutels = Collection[tuple[Any, ...]]
_Gevonden = tuple[type[Rij], tuple[Any, ...]]

_RIJEN: tuple[type[Rij], ...] = (
    ToewijzingRij,
    LeveringRij,
    PrestatieRij,
    DeclaratieRij,
    VerzoekRij,
    AntwoordRij,
)
_TABEL = {rij: tabel for tabel in TABLES for rij in _RIJEN if tabel.rij is rij}
_KOP = "r.bericht_id, r.gemeentecode, r.agb, r.dagtekening, r.identificatie, r.volgnummer"


def load_dossier(vraag: Vraag, bsns: Iterable[str], *, volledig: Container[str]) -> Dossier:
    """Load what the rules may ask about a batch; `bsns` are those in it. See `Dossier` for `volledig`."""
    dossier = Dossier(volledig=volledig, tarieven=_tarieven(vraag.tarieven))
    dossier.load_berichten(_berichten(vraag.berichten))
    kennis = _Kennis(bsns)
    kennis.assignments(vraag)
    kennis.deliveries(vraag)
    kennis.requests(vraag)
    kennis.declarations(vraag)
    kennis.lines(vraag)
    standaand, geweigerd = kennis.rows()
    dossier.load(standaand)
    for kop, rij in geweigerd:
        dossier.add_row(kop, rij, refused=True)
    dossier.load_gebruik(_gebruik(vraag.gebruik))
    return dossier


class _Kennis:
    """Gathers rows table by table; the people in them are looked up once, at the end."""

    def __init__(self, bsns: Iterable[str]) -> None:
        self._jeugdigen = known_jeugdigen({bsn for bsn in bsns if bsn})
        self._staand: list[_Gevonden] = []
        self._geweigerd: list[_Gevonden] = []

    def assignments(self, vraag: Vraag) -> None:
        """Those of the numbers, of the clients, and those that name a request."""
        op_nummer = "r.gemeentecode = k.k0 AND r.toewijzing_nummer = k.k1"
        self._find(ToewijzingRij, ("text", "int"), vraag.toewijzingen, op_nummer)
        self._find(ToewijzingRij, _CLIENT, self._clients(vraag.clienten), _OP_CLIENT)

    def deliveries(self, vraag: Vraag) -> None:
        """Those on the assignments, and those of clients without one."""
        op_nummer = "r.gemeentecode = k.k0 AND r.toewijzing_nummer = k.k1"
        self._find(LeveringRij, ("text", "int"), vraag.leveringen, op_nummer)
        los = f"{_OP_CLIENT} AND r.toewijzing_nummer IS NULL"
        self._find(LeveringRij, _CLIENT, self._clients(vraag.losse_leveringen), los)

    def requests(self, vraag: Vraag) -> None:
        """Those by reference and of the clients, what was answered to any of them, and what granted them."""
        op_referentie = "r.agb = k.k0 AND r.referentie_aanbieder = k.k1"
        found = self._find(VerzoekRij, _TEKSTEN, vraag.verzoeken, op_referentie)
        found += self._find(VerzoekRij, _CLIENT, self._clients(vraag.clienten), _OP_CLIENT)
        referenties = {(row[2], row[8]) for row in found} | vraag.verzoeken
        self._find(AntwoordRij, _TEKSTEN, referenties, op_referentie)
        gevuld = f"{op_referentie} AND r.referentie_aanbieder > ''"
        granted = self._find(ToewijzingRij, _TEKSTEN, referenties, gevuld)
        # whatever was sent on those last: what takes them back need not name the request
        nummers = {(row[1], row[7]) for row in granted} - vraag.toewijzingen
        op_nummer = "r.gemeentecode = k.k0 AND r.toewijzing_nummer = k.k1"
        self._find(ToewijzingRij, ("text", "int"), nummers, op_nummer)

    def declarations(self, vraag: Vraag) -> None:
        """Those by number and by message, and the last period before a day."""
        self._find(
            DeclaratieRij, _TEKSTEN, vraag.declaratienummers, "r.agb = k.k0 AND r.declaratie_nummer = k.k1"
        )
        van_bericht = {(afzender, kenmerk) for _, afzender, kenmerk in vraag.declaratieberichten}
        self._find(
            DeclaratieRij, _TEKSTEN, van_bericht, "r.agb = k.k0 AND r.identificatie = k.k1", refused=True
        )
        table = _TABEL[DeclaratieRij].model._meta.db_table
        vorige = (
            "r.bericht_id = (SELECT d.bericht_id FROM register_declaratieregel d WHERE d.gemeentecode = k.k0 "  # noqa: S608 - own names
            f"AND d.agb = k.k1 AND d.dagtekening < k.k2 AND {standing(table, 'd')} "
            "ORDER BY d.begindatum DESC LIMIT 1)"
        )
        self._find(DeclaratieRij, ("text", "text", "date"), vraag.declaratieperiodes, vorige, extra=1)

    def lines(self, vraag: Vraag) -> None:
        """Those by reference, refused ones too; those that declare the same; and what credits any of them."""
        op_referentie = "r.agb = k.k0 AND r.referentie_nummer = k.k1"
        self._find(PrestatieRij, _TEKSTEN, vraag.referenties, op_referentie, refused=True)
        zelfde = (
            "r.gemeentecode = k.k0 AND r.toewijzing_nummer = k.k1 AND r.categorie = k.k2 "
            "AND r.productcode = k.k3 AND r.begindatum = k.k4 AND r.einddatum = k.k5 AND r.debet_credit = 'D'"
        )
        types = ("text", "int", "text", "text", "date", "date")
        debetten = self._find(PrestatieRij, types, vraag.debetten, zelfde)
        referenties = {(row[2], row[7]) for row in debetten} | vraag.referenties
        credit = "r.agb = k.k0 AND r.vorig_referentie_nummer = k.k1 AND r.vorig_referentie_nummer > ''"
        self._find(PrestatieRij, _TEKSTEN, referenties, credit)

    def rows(self) -> tuple[list[tuple[Kop, Rij]], Iterator[tuple[Kop, Rij]]]:
        """Give the rows with their header: those that stand, and those that an answer refuses."""
        bsns = {key: bsn for bsn, key in self._jeugdigen.items()}
        wanted = {
            row[6]
            for rij, row in (*self._staand, *self._geweigerd)
            if _has_person(rij) and row[6] not in bsns
        }
        if wanted:
            bsns |= dict(Jeugdige.objects.filter(pk__in=wanted).values_list("pk", "bsn_versleuteld"))
        koppen: dict[int, Kop] = {}
        staand = [_row(rij, row, bsns, koppen) for rij, row in self._staand]
        return staand, (_row(rij, row, bsns, koppen) for rij, row in self._geweigerd)

    def _clients(self, clienten: Iterable[tuple[str, str, str]]) -> set[tuple[str, str, int]]:
        known = self._jeugdigen
        return {(gemeente, agb, known[bsn]) for gemeente, agb, bsn in clienten if bsn in known}

    def _find(
        self,
        rij: type[Rij],
        types: Sequence[str],
        keys: Sleutels,
        where: str,
        *,
        refused: bool = False,
        extra: int = 0,
    ) -> list[tuple[Any, ...]]:
        """Fetch the rows of the keys that stand; with `refused` the others as well, apart.

        `extra` is how many days `where` asks for.
        """
        if not keys:
            return []
        table = _TABEL[rij].model._meta.db_table
        rest = ", ".join(f"r.{name}" for name in _TABEL[rij].columns[7:])
        source, parameters = _keys(types, keys)
        stands = standing(table, "r")
        # nothing but names and expressions of our own goes into the text; the keys are parameters
        begin = f"SELECT {_KOP}, {rest}"
        tail = f"FROM {source} k CROSS JOIN {table} r WHERE {where}"
        days = (date.max,) * extra
        with connection.cursor() as cursor:
            if not refused:
                cursor.execute(f"{begin} {tail} AND {stands}", [*parameters, *days, date.max])
                found: list[tuple[Any, ...]] = cursor.fetchall()
                self._staand += ((rij, row) for row in found)
                return found
            sql = f"{begin}, CASE WHEN {stands} THEN 1 ELSE 0 END {tail}"
            cursor.execute(sql, [date.max, *parameters, *days])
            found = cursor.fetchall()
        for *row, stand in found:
            (self._staand if stand else self._geweigerd).append((rij, tuple(row)))
        return found


_TEKSTEN = ("text", "text")
_TARIEF = ("text", "text", "text")
_CLIENT = ("text", "text", "bigint")
# the last two in one expression, for which there is no index: SQLite, which has not counted its rows, would
# rather walk through all assignments of a municipality or provider than look up the few of a young person
_OP_CLIENT = "r.jeugdige_id = k.k2 AND r.gemeentecode || r.agb = k.k0 || k.k1"


def _keys(types: Sequence[str], keys: Sleutels) -> tuple[str, list[Any]]:
    """Give a table expression of the keys (columns k0, k1, ...) and its parameters."""
    names = [f"k{place}" for place in range(len(types))]
    if connection.vendor == "postgresql":
        arrays = ", ".join(f"%s::{kind}[]" for kind in types)
        columns = [list(column) for column in zip(*keys, strict=True)]
        return f"(SELECT * FROM unnest({arrays}) AS u({', '.join(names)}))", columns  # noqa: S608 - own names
    values = ", ".join(f"json_extract(value, '$[{place}]') AS {name}" for place, name in enumerate(names))
    text = json.dumps([list(key) for key in keys], default=str)
    return f"(SELECT {values} FROM json_each(%s))", [text]  # noqa: S608 - own names


def _has_person(rij: type[Rij]) -> bool:
    return rij not in (DeclaratieRij, AntwoordRij)


def _row(
    rij: type[Rij], row: tuple[Any, ...], bsns: dict[int, str], koppen: dict[int, Kop]
) -> tuple[Kop, Rij]:
    bericht_id, gemeentecode, agb, dagtekening, identificatie, volgnummer, *rest = row
    bsn = bsns[rest.pop(0)] if _has_person(rij) else ""
    made: Any = rij
    found: Rij = made(0, 0, volgnummer, bsn, *rest)
    if bericht_id not in koppen:
        soort = _soort(found)
        van_gemeente = soort in {"JW301", "JW319"}
        van, naar = (gemeentecode, agb) if van_gemeente else (agb, gemeentecode)
        koppen[bericht_id] = Kop(soort, "", van, naar, identificatie, dagtekening, gemeentecode, agb)
    return koppen[bericht_id], found


def _soort(rij: Rij) -> str:
    match rij:
        case ToewijzingRij():
            return "JW301"
        case LeveringRij():
            return "JW305" if rij.soort == "start" else "JW307"
        case VerzoekRij():
            return "JW315" if rij.soort == "aangevraagd" else "JW317"
        case AntwoordRij():
            return "JW319"
    return "JW323"


def _berichten(sleutels: Collection[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Give those that were accepted before."""
    if not sleutels:
        return []
    source, parameters = _keys(("text", "text", "text"), sleutels)
    sql = (
        f"SELECT k.k0, k.k1, k.k2 FROM {source} k CROSS JOIN berichten_bericht b WHERE b.soort = k.k0 "  # noqa: S608 - own names
        "AND b.afzender = k.k1 AND b.identificatie = k.k2 AND b.status IN ('verwerkt', 'deels')"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [(soort, afzender, kenmerk) for soort, afzender, kenmerk in cursor.fetchall()]


def _gebruik(sleutels: Collection[ToewijzingSleutel]) -> dict[ToewijzingSleutel, Gebruik]:
    """Add up what was declared on assignments, credits taken off."""
    if not sleutels:
        return {}
    source, parameters = _keys(("text", "int"), sleutels)
    sql = (
        "SELECT r.gemeentecode, r.toewijzing_nummer, r.eenheid, "  # noqa: S608 - own names
        "SUM(CASE r.debet_credit WHEN 'D' THEN r.volume ELSE -r.volume END), SUM(r.bedrag), "
        "MAX(r.einddatum), SUM(CASE r.debet_credit WHEN 'D' THEN 1 ELSE -1 END) "
        f"FROM {source} k CROSS JOIN register_prestatieregel r WHERE r.gemeentecode = k.k0 "
        f"AND r.toewijzing_nummer = k.k1 AND {standing('register_prestatieregel', 'r')} "
        "GROUP BY r.gemeentecode, r.toewijzing_nummer, r.eenheid ORDER BY 1, 2, 3"
    )
    found: dict[ToewijzingSleutel, Gebruik] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, date.max])
        for gemeente, nummer, eenheid, volume, bedrag, tot, aantal in cursor.fetchall():
            was = found.get((gemeente, nummer), Gebruik())
            dag = tot if isinstance(tot, date) else date.fromisoformat(tot)
            volumes = (*was.volumes, (eenheid, int(volume))) if volume else was.volumes
            found[gemeente, nummer] = Gebruik(
                volumes, was.bedrag + int(bedrag), max(dag, was.tot or dag), was.open_debetten + int(aantal)
            )
    return found


def _tarieven(sleutels: Collection[tuple[str, str, str]]) -> dict[tuple[str, str, str], list[Tarief]]:
    """Give the tariffs of products under every contract of a provider for an area of a municipality.

    They hold as long as the contract does, and the municipality is in the area.
    """
    if not sleutels:
        return {}
    source, parameters = _keys(_TARIEF, sleutels)
    sql = (
        "SELECT k.k0, k.k1, k.k2, t.eenheid, t.bedrag, t.van, c.van, lid.van, t.tot, c.tot, lid.tot "  # noqa: S608 - own names
        f"FROM {source} k CROSS JOIN aanbieders_aanbieder a CROSS JOIN aanbieders_contract c "
        "CROSS JOIN aanbieders_tarief t CROSS JOIN gebieden_gebiedgemeente lid "
        "WHERE a.agb = k.k1 AND c.aanbieder_id = a.id AND t.contract_id = c.id AND t.productcode = k.k2 "
        "AND lid.gebied_id = c.gebied_id AND lid.gemeente_id = k.k0 ORDER BY 1, 2, 3, 4, 6, 5"
    )
    found: dict[tuple[str, str, str], list[Tarief]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        for gemeente, agb, productcode, eenheid, bedrag, *dagen in cursor.fetchall():
            dagen = [date.fromisoformat(dag) if isinstance(dag, str) else dag for dag in dagen]
            begin = max(dag for dag in dagen[:3] if dag)
            einde = min((dag for dag in dagen[3:] if dag), default=None)
            if einde is None or begin <= einde:
                tarief = Tarief(begin, einde, eenheid, bedrag)
                found.setdefault((gemeente, agb, productcode), []).append(tarief)
    return found
