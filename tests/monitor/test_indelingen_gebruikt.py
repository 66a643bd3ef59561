"""What an indicator says it uses of the region's indelingen is what its facts are computed from."""

from collections.abc import Iterator

import ibis
import ibis.expr.operations as ops
import pytest
from ibis.expr.operations.relations import Relation
from tests.spec.conftest import MaakStand

from jeugdregio.monitor.indelingen import load_indelingen
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import Kalender, make_kalender
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_indeling

Kolom = tuple[Relation, str]
NAMEN = frozenset(str(regel["indeling"]) for regel in load_indelingen("R"))
HEEL = (ops.Distinct, ops.Union, ops.Intersection, ops.Difference)  # of these every column decides the rows


def _parts(iets: object) -> Iterator[object]:
    """The values and tables in an argument of a node."""
    if isinstance(iets, ops.JoinLink):
        yield from (iets.table, *iets.predicates)
    elif isinstance(iets, tuple):
        for deel in iets:
            yield from _parts(deel)
    else:
        yield iets


def _columns(waarde: object) -> set[Kolom]:
    """The columns a value is computed from; of a table inside it all."""
    if isinstance(waarde, ops.Field):
        return {(waarde.rel, waarde.name)}
    if isinstance(waarde, Relation):
        return {(waarde, naam) for naam in waarde.schema.names}
    if isinstance(waarde, ops.Value):
        return {kolom for arg in waarde.__args__ for deel in _parts(arg) for kolom in _columns(deel)}
    return set()


def _of_rows(tabel: Relation) -> set[Kolom]:
    """The columns that decide which rows a table has, whichever of its columns are asked for.

    What rows are only grouped by does not count: the groups are added up again.
    """
    gevonden: set[Kolom] = set()
    for naam, arg in zip(tabel.__argnames__, tabel.__args__, strict=True):
        if naam not in {"values", "metrics", "groups"}:
            delen = [
                deel for deel in _parts(arg) if isinstance(tabel, HEEL) or not isinstance(deel, Relation)
            ]
            gevonden |= {kolom for deel in delen for kolom in _columns(deel)}
    return gevonden


def _used(feiten: ibis.Table) -> set[Kolom]:
    """Every column of every table that the facts are computed from."""
    te_doen: list[Kolom] = [(feiten.op(), naam) for naam in feiten.columns]
    gezien: set[Kolom] = set()
    while te_doen:
        kolom = te_doen.pop()
        if kolom in gezien:
            continue
        gezien.add(kolom)
        tabel, naam = kolom
        te_doen += _of_rows(tabel)
        if naam in tabel.values:
            te_doen += _columns(tabel.values[naam])
        elif isinstance(tabel, ops.JoinReference | ops.SelfReference):
            te_doen.append((tabel.parent, naam))
    return gezien


def indelingen_of(feiten: ibis.Table) -> set[str]:
    """The indelingen that facts are computed from: one looked up alone, or several laid side by side."""
    gevonden: set[str] = set()
    for tabel, naam in _used(feiten):
        if isinstance(tabel, ops.InMemoryTable):
            gevonden |= {naam.removeprefix(deel) for deel in ("code_", "rest_")} & NAMEN
        elif isinstance(tabel, ops.Filter) and naam == "waarde":
            gevonden |= {str(letterlijk.value) for letterlijk in tabel.find(ops.Literal)} & NAMEN
    return gevonden


@pytest.fixture
def stand(maak_stand: MaakStand, monkeypatch: pytest.MonkeyPatch) -> Stand:
    """An empty stand. What is kept of a computation is computed again, or it could not be looked through."""
    monkeypatch.setattr(ibis.Table, "cache", lambda tabel: tabel)
    return maak_stand()


def test_what_an_indicator_declares_is_what_its_facts_use(stand: Stand) -> None:
    kalenders: dict[str, Kalender] = {}
    gebruikt = {}
    for code, indicator in REGISTER.items():
        if not indicator.van:
            soort = indicator.per[0][0]
            kalender = kalenders.setdefault(soort, make_kalender(stand, soort))
            gebruikt[code] = tuple(sorted(indelingen_of(indicator.facts(stand, kalender.as_table()))))
    assert {code: REGISTER[code].indelingen for code in gebruikt} == gebruikt


def test_a_derived_indicator_declares_none_of_its_own() -> None:
    assert not [i.code for i in REGISTER.values() if i.van and i.indelingen]


def test_a_column_that_nothing_asks_for_is_not_used(stand: Stand) -> None:
    met = with_indeling(stand, stand.in_zorg, "sector", "begindatum", als="sector")
    assert indelingen_of(met.select("pseudoniem", "sector")) == {"sector"}
    assert indelingen_of(met.select("pseudoniem")) == set()
