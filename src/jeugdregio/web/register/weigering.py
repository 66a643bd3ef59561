"""What an answer refuses: rows of the message it answers stay where they are, and the state leaves them out.

An answer (a JW302, 306, 308, 316, 318, 320 or 325; received, or made here) names the message by kind and
identification, and what it refuses by the logical key of the class. So it makes no difference which of the
two arrived first, and a refusal that is known on a day holds from that day.
"""

from datetime import date
from typing import Any, TypeVar

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Model, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.sql.compiler import SQLCompiler

R = TypeVar("R", bound=Model)


def _key(*pairs: tuple[str, str]) -> str:
    return " AND ".join(f"x.{ours} = {{row}}.{theirs}" for ours, theirs in pairs)


_STOP_SOORT = "CASE {row}.soort WHEN 'start' THEN 'JW305' ELSE 'JW307' END"
_STOP_KEY = (
    "COALESCE(x.toewijzing_nummer, -1) = COALESCE({row}.toewijzing_nummer, -1) AND "
    + _key(("categorie",) * 2, ("productcode",) * 2, ("begindatum",) * 2)
    + f" AND ({{row}}.soort = 'start' OR ({_key(('einddatum',) * 2, ('reden_beeindiging',) * 2)}))"
)
# by table: the message its rows come from, and the key of a row; without one it goes with its young person
_TABLES: dict[str, tuple[str, str]] = {
    "register_jeugdigeregel": ("{row}.soort", ""),
    "register_toewijzingregel": ("'JW301'", _key(("toewijzing_nummer",) * 2)),
    "register_leveringregel": (_STOP_SOORT, _STOP_KEY),
    "register_prestatieregel": (
        "'JW323'",
        _key(("referentie", "referentie_nummer"), ("vorige_referentie", "vorig_referentie_nummer")),
    ),
    "register_verzoekregel": (
        "CASE {row}.soort WHEN 'aangevraagd' THEN 'JW315' ELSE 'JW317' END",
        _key(("referentie", "referentie_aanbieder")),
    ),
    "register_antwoordregel": ("'JW319'", ""),
    "register_declaratieregel": ("'JW323'", ""),
}
_PERSOONLOOS = frozenset({"register_antwoordregel", "register_declaratieregel"})


def standing(table: str, row: str) -> str:
    """Return the condition that no answer refuses a row of `table` under the name `row`.

    Its one parameter (%s) is the day on which the answer must have been known. Few messages are refused, so
    that the index of what refuses is small; the database looks there once for each row.
    """
    soort, key = (part.format(row=row) for part in _TABLES[table])
    own = f"x.jeugdige_id = {row}.jeugdige_id AND x.bereik"
    parts = ["x.bereik = 'bericht'"]
    if table not in _PERSOONLOOS:
        parts.append(f"({own} = 'jeugdige')")
    if key:
        parts.append(f"({own} = 'regel' AND {key})")
    return (
        "NOT EXISTS (SELECT 1 FROM register_retourregel x WHERE x.bereik > '' "  # noqa: S608 - own names
        f"AND x.antwoord_op_soort = {soort} AND x.agb = {row}.agb "
        f"AND x.antwoord_op_identificatie = {row}.identificatie AND x.gemeentecode = {row}.gemeentecode "
        f"AND x.bekend_op <= %s AND ({' OR '.join(parts)}))"
    )


class Staand(Expression):
    """Whether no answer refuses a row: `standing` as a condition in Django's own queries."""

    conditional = True

    def __init__(self) -> None:
        super().__init__(output_field=BooleanField())
        self._kolom: Any = F("bericht_id")  # tells under which name the row goes in the query

    def get_source_expressions(self) -> list[Combinable]:
        return [self._kolom]

    def set_source_expressions(self, exprs: Any) -> None:
        (self._kolom,) = exprs

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:  # type: ignore[override]  # the stubs want the type of the database's own string
        row = compiler.quote_name_unless_alias(self._kolom.alias)
        condition = standing(self._kolom.target.model._meta.db_table, row)
        return condition, [date.max] * condition.count("%s")


def without_refused(rows: QuerySet[R]) -> QuerySet[R]:
    """Return the rows of a table of the register that no answer refuses."""
    return rows.filter(Staand())
