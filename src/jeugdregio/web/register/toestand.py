"""The state that follows from the set of rows: the only place with these queries.

Every function is one of the *set* of rows: order of arrival and repetition play no part. Rows of one key are
ordered by dagtekening, then identificatie (a shorter one first, so that numbers count as numbers), then their
place in the message. `per` asks for what was known at the end of that day.

- A toewijzing (gemeente, nummer): its last row, unless that says 'verwijderd' (reden_wijziging 13).
- A levering (gemeente, aanbieder, jeugdige, toewijzing, categorie, product, begindatum): there is a start or
  a stop of which the last row does not remove it (status_aanlevering 3); its end is that of the last stop
  that stands.
- A prestatie: every row; a credit is a row of its own with a negative amount.
- A jeugdige: the last row, those of a municipality (JW301) before those of a provider.

Rows that an answer refuses (`weigering`) are no part of any of them; only "alle_prestaties" has them, marked.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from django.db import connection

from jeugdregio.ijw.codes import RedenBeeindiging, RedenWijziging, StatusAanlevering
from jeugdregio.web.register.models import Jeugdige
from jeugdregio.web.register.weigering import standing

Tabel = Literal["jeugdigen", "toewijzingen", "leveringen", "prestaties", "alle_prestaties"]


class JeugdigeStaat(NamedTuple):
    """Attributes of a young person; None and "0" (unknown) when only a declaration named them."""

    jeugdige_id: int
    geboortedatum: date | None
    geboortedatum_gebruik: str | None
    geslacht: str
    bekend_op: date


class Toewijzing(NamedTuple):
    """An assignment as it holds."""

    gemeente: str
    aanbieder: str
    jeugdige_id: int
    toewijzing: int
    categorie: str | None
    productcode: str | None
    toewijzingsdatum: date
    ingangsdatum: date
    einddatum: date | None
    reden_wijziging: str | None
    volume: int | None
    eenheid: str | None
    frequentie: str | None
    budget: int | None
    bekend_op: date


class Levering(NamedTuple):
    """A delivery; `tijdelijk`: its end is a temporary stop; `startontbreekt`: only a stop is known."""

    gemeente: str
    aanbieder: str
    jeugdige_id: int
    toewijzing: int | None
    categorie: str | None
    productcode: str | None
    begindatum: date
    einddatum: date | None
    reden_beeindiging: str | None
    tijdelijk: bool
    startontbreekt: bool
    wachtend: bool
    bekend_op: date


class Prestatie(NamedTuple):
    """A declared line; tarief and bedrag in cents, bedrag signed.

    `oordeel` is "toegekend" when a JW325 was received that does not refuse it, "afgewezen" when one does
    (in "alle_prestaties" only), None while there is no JW325.
    """

    gemeente: str
    aanbieder: str
    jeugdige_id: int
    toewijzing: int
    categorie: str
    productcode: str
    begindatum: date
    einddatum: date
    volume: int
    eenheid: str
    tarief: int | None
    bedrag: int
    referentie_nummer: str
    vorig_referentie_nummer: str | None
    wachtend: bool
    bekend_op: date
    oordeel: str | None


TOEGEKEND, AFGEWEZEN = "toegekend", "afgewezen"
_KNOWN = "bekend_op <= %s"
# an assignment that its provider refused was told of all the same: what is declared on it does not wait
_WAITING = (
    "NOT EXISTS (SELECT 1 FROM register_toewijzingregel a WHERE a.gemeentecode = {row}.gemeentecode "
    "AND a.toewijzing_nummer = {row}.toewijzing_nummer AND a.bekend_op <= %s)"
)
_LAST = "dagtekening DESC, length(identificatie) DESC, identificatie {binary} DESC, volgnummer DESC"

_TOEWIJZINGEN = f"""
SELECT gemeentecode AS gemeente, agb AS aanbieder, jeugdige_id, toewijzing_nummer AS toewijzing,
       NULLIF(categorie, '') AS categorie, NULLIF(productcode, '') AS productcode,
       toewijzingsdatum, ingangsdatum, einddatum, NULLIF(reden_wijziging, '') AS reden_wijziging, volume,
       NULLIF(eenheid, '') AS eenheid, NULLIF(frequentie, '') AS frequentie, budget, bekend_op
FROM (
    SELECT t.*, ROW_NUMBER() OVER (PARTITION BY gemeentecode, toewijzing_nummer ORDER BY {_LAST}) AS plaats
    FROM register_toewijzingregel t WHERE {_KNOWN} AND {standing("register_toewijzingregel", "t")}
) laatste
WHERE plaats = 1 AND reden_wijziging <> '{RedenWijziging.VERWIJDERD}'
ORDER BY gemeentecode, ingangsdatum, toewijzing_nummer
"""  # noqa: S608 - own constants

_LEVERING = "gemeentecode, agb, jeugdige_id, toewijzing_nummer, categorie, productcode, begindatum"
_LEVERINGEN = f"""
SELECT gemeentecode AS gemeente, agb AS aanbieder, jeugdige_id, toewijzing_nummer AS toewijzing,
       NULLIF(categorie, '') AS categorie, NULLIF(productcode, '') AS productcode, begindatum,
       MAX(einddatum) AS einddatum, NULLIF(MAX(reden_beeindiging), '') AS reden_beeindiging,
       MAX(reden_beeindiging) = '{RedenBeeindiging.TIJDELIJK}' AS tijdelijk,
       MIN(soort) = 'stop' AS startontbreekt,
       toewijzing_nummer IS NOT NULL AND {_WAITING.format(row="actueel")} AS wachtend,
       MAX(bekend_op) AS bekend_op
FROM (
    SELECT geldig.*, ROW_NUMBER() OVER (PARTITION BY {_LEVERING}, soort ORDER BY {_LAST}) AS plaats
    FROM (
        SELECT r.*, ROW_NUMBER() OVER (
            PARTITION BY {_LEVERING}, soort, einddatum, reden_beeindiging ORDER BY {_LAST}
        ) AS herhaling
        FROM register_leveringregel r
        WHERE {_KNOWN} AND {{alleen}} AND {standing("register_leveringregel", "r")}
    ) geldig
    WHERE herhaling = 1 AND status_aanlevering <> '{StatusAanlevering.VERWIJDEREN}'
) actueel
WHERE plaats = 1
GROUP BY {_LEVERING}
ORDER BY gemeentecode, begindatum, agb, toewijzing_nummer, categorie, productcode, jeugdige_id
"""  # noqa: S608 - own constants

_PRESTATIE_STAAT = standing("register_prestatieregel", "p")
_TOEGEKEND = f"""WHEN EXISTS (
           SELECT 1 FROM register_toekenningregel a WHERE a.agb = p.agb AND a.gemeentecode = p.gemeentecode
           AND a.antwoord_op_identificatie = p.identificatie AND a.{_KNOWN}
       ) THEN '{TOEGEKEND}'"""  # noqa: S608 - own constants


def _prestaties(oordeel: str, welke: str) -> str:
    """Select declared lines; `oordeel` has the cases of the answer, `welke` says which lines."""
    return f"""
SELECT gemeentecode AS gemeente, agb AS aanbieder, jeugdige_id, toewijzing_nummer AS toewijzing, categorie,
       productcode, begindatum, einddatum, volume, eenheid, tarief, bedrag, referentie_nummer,
       NULLIF(vorig_referentie_nummer, '') AS vorig_referentie_nummer,
       {_WAITING.format(row="p")} AS wachtend, bekend_op, CASE {oordeel} END AS oordeel
FROM register_prestatieregel p WHERE {welke}
ORDER BY gemeentecode, begindatum, agb, identificatie {{binary}}, volgnummer
"""  # noqa: S608 - own constants


_PRESTATIES = _prestaties(_TOEGEKEND, f"{_KNOWN} AND {_PRESTATIE_STAAT}")
_ALLE_PRESTATIES = _prestaties(f"WHEN NOT ({_PRESTATIE_STAAT}) THEN '{AFGEWEZEN}' {_TOEGEKEND}", _KNOWN)

_JEUGDIGEN = f"""
SELECT bekend.jeugdige_id, geboortedatum, NULLIF(geboortedatum_gebruik, '') AS geboortedatum_gebruik,
       COALESCE(geslacht, '0') AS geslacht, COALESCE(laatste.bekend_op, bekend.sinds) AS bekend_op
FROM (
    SELECT jeugdige_id, MIN(bekend_op) AS sinds FROM (
        SELECT jeugdige_id, MIN(bekend_op) AS bekend_op FROM register_jeugdigeregel g
        WHERE {standing("register_jeugdigeregel", "g")} GROUP BY jeugdige_id
        UNION ALL
        SELECT jeugdige_id, MIN(bekend_op) AS bekend_op FROM register_prestatieregel g
        WHERE {standing("register_prestatieregel", "g")} GROUP BY jeugdige_id
        UNION ALL
        SELECT jeugdige_id, MIN(bekend_op) AS bekend_op FROM register_verzoekregel g
        WHERE {standing("register_verzoekregel", "g")} GROUP BY jeugdige_id
    ) genoemd WHERE {_KNOWN} GROUP BY jeugdige_id
) bekend
LEFT JOIN (
    SELECT j.*, ROW_NUMBER() OVER (
        PARTITION BY jeugdige_id
        ORDER BY CASE WHEN soort = 'JW301' THEN 0 ELSE 1 END, {_LAST}, soort DESC, gemeentecode DESC, agb DESC
    ) AS plaats
    FROM register_jeugdigeregel j WHERE {_KNOWN} AND {standing("register_jeugdigeregel", "j")}
) laatste ON laatste.jeugdige_id = bekend.jeugdige_id AND plaats = 1
ORDER BY bekend.jeugdige_id
"""  # noqa: S608 - own constants

_QUERIES: dict[Tabel, str] = {
    "jeugdigen": _JEUGDIGEN,
    "toewijzingen": _TOEWIJZINGEN,
    "leveringen": _LEVERINGEN,
    "prestaties": _PRESTATIES,
    "alle_prestaties": _ALLE_PRESTATIES,
}


def state_sql(table: Tabel, per: date | None = None) -> tuple[str, tuple[date, ...]]:
    """Return the query and its parameters for `table`; columns as in the NamedTuple of that table.

    On SQLite a derived date comes as ISO text and a boolean as 0 or 1; `stream` makes them the same on both.
    """
    return known_sql(_QUERIES[table], per)


def known_sql(query: str, per: date | None, *, alleen: str = "1 = 1") -> tuple[str, tuple[date, ...]]:
    """Complete a query for this database; each of its parameters is the day `per`.

    `alleen` narrows the rows (alias r) that deliveries are made of; it must take or leave a whole delivery.
    """
    binary = 'COLLATE "C"' if connection.vendor == "postgresql" else "COLLATE BINARY"
    sql = query.format(binary=binary, alleen=alleen)
    return sql, (per or date.max,) * sql.count("%s")


def waiting(row: str) -> str:
    """Return the condition that the assignment of the table or alias `row` is not known; one parameter."""
    return _WAITING.format(row=row)


def missing(table: str) -> str:
    """Return a query of the assignments that rows of `table` name and nobody sent; one parameter.

    For a look at all that waits: assignments are fewer than rows, and few of them are missing.
    """
    return (
        "SELECT gemeentecode, toewijzing_nummer FROM ("  # noqa: S608 - own names
        f"SELECT DISTINCT gemeentecode, toewijzing_nummer FROM {table}) genoemd WHERE {waiting('genoemd')}"
    )


def waiting_deliveries_sql() -> tuple[str, tuple[date, ...]]:
    """Return the query and its parameters of the deliveries that wait; columns as those of a Levering."""
    wachtend = f"(r.gemeentecode, r.toewijzing_nummer) IN ({missing('register_leveringregel')})"
    return known_sql(_LEVERINGEN, None, alleen=wachtend)


def stream(table: Tabel, per: date | None = None, *, size: int = 10_000) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of the state in lists of at most `size`, from a server-side cursor if there is one."""
    sql, parameters = state_sql(table, per)
    fields = _ROWS[table].__annotations__
    convert = [(place, _CONVERT[kind]) for place, kind in enumerate(fields.values()) if kind in _CONVERT]
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, parameters)
        while rows := cursor.fetchmany(size):
            if connection.vendor == "postgresql":
                yield rows
                continue
            values = [list(row) for row in rows]
            for row in values:
                for place, function in convert:
                    row[place] = function(row[place])
            yield [tuple(row) for row in values]


def as_date(value: date | str | None) -> date | None:
    """Read a date that SQLite gives as text where it is derived."""
    return date.fromisoformat(value) if isinstance(value, str) else value


_CONVERT: dict[object, Callable[[Any], object]] = {date: as_date, date | None: as_date, bool: bool}
_ROWS: dict[Tabel, type[JeugdigeStaat | Toewijzing | Levering | Prestatie]] = {
    "jeugdigen": JeugdigeStaat,
    "toewijzingen": Toewijzing,
    "leveringen": Levering,
    "prestaties": Prestatie,
    "alle_prestaties": Prestatie,
}


def jeugdigen(per: date | None = None) -> Iterator[JeugdigeStaat]:
    """Yield the young people known, by key."""
    return (JeugdigeStaat(*row) for rows in stream("jeugdigen", per) for row in rows)


def toewijzingen(per: date | None = None) -> Iterator[Toewijzing]:
    """Yield the assignments that hold, by municipality and first day."""
    return (Toewijzing(*row) for rows in stream("toewijzingen", per) for row in rows)


def leveringen(per: date | None = None) -> Iterator[Levering]:
    """Yield the deliveries, by municipality and first day."""
    return (Levering(*row) for rows in stream("leveringen", per) for row in rows)


def prestaties(per: date | None = None) -> Iterator[Prestatie]:
    """Yield the declared lines, by municipality and first day."""
    return (Prestatie(*row) for rows in stream("prestaties", per) for row in rows)


def bsns(*, size: int = 10_000) -> Iterator[tuple[int, str]]:
    """Yield the key and the BSN of every young person; only for making pseudonyms."""
    return Jeugdige.objects.order_by("pk").values_list("pk", "bsn_versleuteld").iterator(chunk_size=size)
