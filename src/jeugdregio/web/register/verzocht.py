"""The requests for help as far as figures need them: who referred, and when it was decided."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from jeugdregio.ijw.codes import VerzoekAntwoord
from jeugdregio.web.register.toestand import as_date, known_sql
from jeugdregio.web.register.weigering import standing


class Verzocht(NamedTuple):
    """A product of a JW315. `toewijzing` and `besloten_op` are None while nothing answered it."""

    gemeente: str
    aanbieder: str
    jeugdige_id: int
    toewijzing: int | None
    verwijzer: str
    aangevraagd_op: date
    besloten_op: date | None


# repeats the condition of the partial index, without which SQLite does not use it
_TOEGEWEZEN = f"""
FROM register_toewijzingregel t WHERE t.referentie_aanbieder > ''
AND t.referentie_aanbieder = v.referentie_aanbieder AND t.agb = v.agb AND t.gemeentecode = v.gemeentecode
AND t.bekend_op <= %s AND {standing("register_toewijzingregel", "t")}
"""

_VERZOCHT = f"""
SELECT gemeente, aanbieder, jeugdige_id, toewijzing, verwijzer, aangevraagd_op,
       COALESCE(toegewezen_op, afgewezen_op) AS besloten_op
FROM (
    SELECT v.gemeentecode AS gemeente, v.agb AS aanbieder, v.jeugdige_id, v.verwijzer_type AS verwijzer,
           v.dagtekening AS aangevraagd_op, v.identificatie, v.volgnummer,
           (SELECT MIN(t.toewijzing_nummer) {_TOEGEWEZEN}) AS toewijzing,
           (SELECT MIN(t.toewijzingsdatum) {_TOEGEWEZEN}) AS toegewezen_op,
           (SELECT MIN(a.dagtekening) FROM register_antwoordregel a
            WHERE a.referentie_aanbieder = v.referentie_aanbieder AND a.agb = v.agb
            AND a.gemeentecode = v.gemeentecode AND a.verzoek_antwoord <> '{VerzoekAntwoord.IN_ONDERZOEK}'
            AND a.bekend_op <= %s AND {standing("register_antwoordregel", "a")}) AS afgewezen_op
    FROM register_verzoekregel v
    WHERE v.soort = 'aangevraagd' AND v.verwijzer_type > '' AND v.bekend_op <= %s
    AND {standing("register_verzoekregel", "v")}
) verzoek
ORDER BY gemeente, aangevraagd_op, aanbieder, identificatie {{binary}}, volgnummer
"""  # noqa: S608 - own constants


def stream_requests(per: date | None = None, *, size: int = 10_000) -> Iterator[list[Verzocht]]:
    """Yield the requests known at the end of a day, in lists of at most `size`."""
    sql, parameters = known_sql(_VERZOCHT, per)
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, parameters)
        while rows := cursor.fetchmany(size):
            yield [_read(row) for row in rows]


def _read(row: tuple[Any, ...]) -> Verzocht:
    *rest, aangevraagd_op, besloten_op = row
    return Verzocht._make((*rest, as_date(aangevraagd_op), as_date(besloten_op)))
