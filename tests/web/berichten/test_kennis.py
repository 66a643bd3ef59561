"""What the database knows of a batch is what the same messages give in memory."""

import random
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from tests.ijw.fabriek import GEMEENTE
from tests.ijw.register.gesprek import BERICHTEN, ROWS, answers, everything_asked
from tests.spec.regels.voorbeeld import inhoud
from tests.web.berichten.conftest import Verwerk

from jeugdregio.ijw.register.dossier import Dossier
from jeugdregio.ijw.register.vragen import Declaratie, Prestatie
from jeugdregio.web.berichten.kennis import load_dossier

pytestmark = [pytest.mark.db, pytest.mark.django_db]
BSNS = {rij.bsn for _, rijen in ROWS for tabel in rijen.tables() for rij in tabel}


def without_place(value: Any) -> Any:
    """The same answer without what the database does not keep: places in a message, versions of a schema."""
    if isinstance(value, list):
        return [without_place(part) for part in value]
    if isinstance(value, Prestatie):
        return value._replace(rij=value.rij._replace(nummer=0, plek=0))
    if isinstance(value, Declaratie):
        return value._replace(xsd_versies="")
    return value


def from_database() -> Dossier:
    return load_dossier(everything_asked(), BSNS, volledig={GEMEENTE})


@pytest.mark.parametrize("seed", range(6))
def test_the_database_answers_as_a_dossier_of_the_same_messages(verwerk: Verwerk, seed: int) -> None:
    keuze = random.Random(seed)
    numbers = keuze.sample(range(len(BERICHTEN)), keuze.randint(5, len(BERICHTEN)))
    half = len(numbers) // 2
    for part in (numbers[:half], numbers[half:]):
        uitkomsten = verwerk(*(inhoud(BERICHTEN[number]) for number in part))
        assert {uitkomst.status for uitkomst in uitkomsten} == {"verwerkt"}
    memory = Dossier(volledig={GEMEENTE})
    for number in numbers:
        memory.add(*ROWS[number])
    assert without_place(answers(from_database())) == without_place(answers(memory))


def test_the_number_of_queries_does_not_grow_with_the_register(
    verwerk: Verwerk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    verwerk(*(inhoud(bericht) for bericht in BERICHTEN))
    with django_assert_max_num_queries(17):
        from_database()


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL chooses by what it counted in its tables"
)
def test_no_question_walks_through_all_of_a_municipality_or_provider(verwerk: Verwerk) -> None:
    """A database that counted nothing yet, as during the first load, finds each key by what is rare in it."""
    verwerk(*(inhoud(bericht) for bericht in BERICHTEN))
    with CaptureQueriesContext(connection) as gesteld:
        from_database()
    vragen = [vraag["sql"] for vraag in gesteld if "json_each" in vraag["sql"]]
    assert len(vragen) > 10
    stappen: set[str] = set()
    with connection.cursor() as cursor:
        for vraag in vragen:
            cursor.execute(f"EXPLAIN QUERY PLAN {vraag}")
            stappen |= {rij[-1] for rij in cursor if rij[-1].startswith(("SEARCH", "SCAN"))}
    gezocht = {match[1] for stap in stappen if (match := re.search(r" r USING INDEX \w+ \((.*)\)", stap))}
    assert "jeugdige_id=?" in gezocht
    assert not gezocht & {"gemeentecode=?", "agb=?", "bericht_id>?"}, stappen
    assert not {stap for stap in stappen if re.match(r"SCAN (register_|r\b)", stap)}
