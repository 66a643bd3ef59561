"""The requests for help as far as figures need them: who referred, and when it was decided."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from jeugdregio.ijw.codes import RedenWijziging, VerzoekAntwoord
from jeugdregio.web.register.toestand import as_date, known_sql
from jeugdregio.web.register.weigering import standing


class Verzocht(NamedTuple):
    """A product of a JW315. `toewijzing` and `besloten_op` are None while nothing answered it.

    An assignment that was sent by mistake, and so taken back, answered nothing.
    """

    gemeente: str
    aanbieder: str
    jeugdige_id: int
    toewijzing: int | None
    verwijzer: str
    aangevraagd_op: date
    besloten_op: date | None


# what answers is joined and not looked up by MIN() in a subquery: for that SQLite walks through all numbers
# of the municipality. The join repeats the condition of the partial index, which is not used without it.
_VERZOCHT = f"""
SELECT v.gemeentecode, v.agb, v.jeugdige_id, MIN(t.toewijzing_nummer), v.verwijzer_type, v.dagtekening,
       COALESCE(MIN(t.toewijzingsdatum), MIN(a.dagtekening))
FROM register_verzoekregel v
LEFT JOIN register_toewijzingregel t ON t.referentie_aanbieder > ''
     AND t.referentie_aanbieder = v.referentie_aanbieder AND t.agb = v.agb
     AND t.gemeentecode = v.gemeentecode AND t.bekend_op <= %s AND {standing("register_toewijzingregel", "t")}
     AND NOT EXISTS (
         SELECT 1 FROM register_toewijzingregel w
         WHERE w.gemeentecode = t.gemeentecode AND w.toewijzing_nummer = t.toewijzing_nummer
         AND w.reden_wijziging = '{RedenWijziging.VERWIJDERD}' AND w.bekend_op <= %s
         AND {standing("register_toewijzingregel", "w")})
LEFT JOIN register_antwoordregel a ON a.referentie_aanbieder = v.referentie_aanbieder AND a.agb = v.agb
     AND a.gemeentecode = v.gemeentecode AND a.verzoek_antwoord <> '{VerzoekAntwoord.IN_ONDERZOEK}'
     AND a.bekend_op <= %s AND {standing("register_antwoordregel", "a")}
WHERE v.soort = 'aangevraagd' AND v.verwijzer_type > '' AND v.bekend_op <= %s
AND {standing("register_verzoekregel", "v")}
GROUP BY v.bericht_id, v.volgnummer
ORDER BY v.gemeentecode, v.dagtekening, v.agb, v.identificatie {{binary}}, v.volgnummer
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
