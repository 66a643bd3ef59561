"""Where requests stand, asked of the rows of the register; what a retour refuses plays no part.

`verloop` decides where one request stands. The query over many says the same in SQL: a request is open as
long as no answer decided it and no assignment of it stands; a test holds the two against each other.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from jeugdregio.ijw.codes import RedenWijziging, VerzoekAntwoord
from jeugdregio.ijw.v3_2 import termijnen
from jeugdregio.ijw.v3_2.termijnen import Termijn
from jeugdregio.web.berichten.verzoeken.lopend import last_rows
from jeugdregio.web.berichten.verzoeken.verloop import (
    Gebeurtenis,
    Gezet,
    Stand,
    Stap,
    answer_step,
    heropend_op,
    history,
    stand_of,
)
from jeugdregio.web.register.models import AntwoordRegel, ToewijzingRegel, VerzoekRegel
from jeugdregio.web.register.weigering import without_refused

Sleutel = tuple[str, str, str]
"""What tells a request from others: gemeentecode, agb, referentie_aanbieder."""


def soort_bericht(regel: VerzoekRegel) -> str:
    """Return the message a request came in."""
    return "JW315" if regel.soort == VerzoekRegel.Soort.AANGEVRAAGD else "JW317"


def _answers() -> QuerySet[AntwoordRegel]:
    return without_refused(AntwoordRegel.objects.all())


def _assignments() -> QuerySet[ToewijzingRegel]:
    granted = ToewijzingRegel.objects.filter(referentie_aanbieder__gt="")  # what the index is on
    return without_refused(granted)


def requests(zicht: Q) -> QuerySet[VerzoekRegel]:
    """Return the requests within `zicht`, a row each: of a JW317 the first of its products."""
    heads = Q(soort=VerzoekRegel.Soort.AANGEVRAAGD) | Q(volgnummer=1)
    return without_refused(VerzoekRegel.objects.filter(zicht, heads))


def open_requests(zicht: Q, *, onderzocht: bool) -> QuerySet[VerzoekRegel]:
    """Return the requests within `zicht` that nothing decided, looked into already or not.

    `vanaf` of each is the day from which its term counts (`counts_from`); the longest ago in front.
    """
    mine = {name: OuterRef(name) for name in ("gemeentecode", "agb", "referentie_aanbieder")}
    answers = _answers().filter(**mine)
    looked_into = Exists(answers.filter(verzoek_antwoord=VerzoekAntwoord.IN_ONDERZOEK))
    granted = _assignments().filter(**mine)
    last = last_rows()
    stands = granted.annotate(reden=Subquery(last.values("reden_wijziging")[:1])).exclude(
        reden=RedenWijziging.VERWIJDERD
    )
    taken_back = granted.annotate(dag=Subquery(last.values("dagtekening")[:1])).order_by("-dag")
    own = F("dagtekening") if onderzocht else F("bekend_op")
    return (
        requests(zicht)
        .filter(
            ~Exists(answers.exclude(verzoek_antwoord=VerzoekAntwoord.IN_ONDERZOEK)),
            ~Exists(stands),
            looked_into if onderzocht else ~looked_into,
        )
        .annotate(vanaf=Greatest(own, Coalesce(Subquery(taken_back.values("dag")[:1]), own)))
        .order_by("vanaf", "bericht_id", "volgnummer")
    )


def counts_from(termijn: Termijn, regel: VerzoekRegel, heropend: date | None) -> date:
    """Return the day from which a term of a request counts.

    That is the day it became known, or after research the day on it (OP274, OP346). Where the assignment was
    taken back, it is the day of that message (`heropend`): the standard sets no other term, and the one of
    the request itself passed while there was an assignment.
    """
    own = regel.dagtekening if termijn is termijnen.ONDERZOEK else regel.bekend_op
    return max(own, heropend or own)


def events(regels: Iterable[VerzoekRegel]) -> dict[Sleutel, list[Gebeurtenis]]:
    """Return what happened to some requests, by request; three queries.

    Of an assignment that names the request every row counts: what takes it back need not name it again.
    """
    wanted = {key(regel) for regel in regels}
    narrow = Q(agb__in={agb for _, agb, _ in wanted}, referentie_aanbieder__in={ref for *_, ref in wanted})
    found: dict[Sleutel, list[Gebeurtenis]] = defaultdict(list)
    for row in _answers().filter(narrow):
        stap = answer_step(row.verzoek_antwoord, row.reden_afwijzing)
        found[key(row)].append(
            Gebeurtenis(
                stap, row.dagtekening, row.identificatie, row.bericht_id, row.reden_afwijzing, row.gemeente
            )
        )
    granted: dict[tuple[str, int], set[Sleutel]] = defaultdict(set)
    for assigned in _assignments().filter(narrow):
        granted[assigned.gemeentecode, assigned.toewijzing_nummer].add(key(assigned))
    for assigned in _of_numbers(granted):
        for sleutel in granted[assigned.gemeentecode, assigned.toewijzing_nummer]:
            found[sleutel].append(_assigned(assigned))
    return {sleutel: found[sleutel] for sleutel in wanted}


def _of_numbers(nummers: Collection[tuple[str, int]]) -> Iterator[ToewijzingRegel]:
    """Yield the rows that stand on these assignments."""
    narrow = Q(
        gemeentecode__in={gemeente for gemeente, _ in nummers},
        toewijzing_nummer__in={nummer for _, nummer in nummers},
    )
    rows = without_refused(ToewijzingRegel.objects.filter(narrow))
    return (row for row in rows if (row.gemeentecode, row.toewijzing_nummer) in nummers)


def _assigned(row: ToewijzingRegel) -> Gebeurtenis:
    removed = row.reden_wijziging == RedenWijziging.VERWIJDERD
    return Gebeurtenis(
        Stap.INTREKKEN if removed else Stap.TOEWIJZEN,
        row.dagtekening,
        row.identificatie,
        row.bericht_id,
        toewijzing=row.toewijzing_nummer,
        volgnummer=row.volgnummer,
    )


def key(regel: VerzoekRegel | AntwoordRegel | ToewijzingRegel) -> Sleutel:
    """Return what tells the request of a row from others."""
    return regel.gemeentecode, regel.agb, regel.referentie_aanbieder


@dataclass(frozen=True, slots=True)
class Verzoek:
    """A request as it stands: its products (one of a JW315, all of a JW317) and what happened to it."""

    regels: tuple[VerzoekRegel, ...]
    verloop: tuple[Gezet, ...]
    heropend: date | None = None  # the day on which its assignment was taken back, if it was

    @property
    def regel(self) -> VerzoekRegel:
        """The row that stands for the request."""
        return self.regels[0]

    @property
    def soort(self) -> str:
        """JW315 or JW317."""
        return soort_bericht(self.regel)

    @property
    def stand(self) -> Stand:
        """Where it stands."""
        return self.verloop[-1].stand if self.verloop else Stand.ONTVANGEN


def find_request(zicht: Q, bericht_id: int, volgnummer: int) -> Verzoek | None:
    """Return a request within `zicht` by the place of its row, or None."""
    regel = requests(zicht).filter(bericht_id=bericht_id, volgnummer=volgnummer).first()
    if regel is None:
        return None
    regels: list[VerzoekRegel] = [regel]
    if regel.soort != VerzoekRegel.Soort.AANGEVRAAGD:
        regels = list(VerzoekRegel.objects.filter(bericht_id=bericht_id).order_by("volgnummer"))
    happened = events([regel])[key(regel)]
    return Verzoek(tuple(regels), tuple(history(happened)), heropend_op(happened))


def now_standing(verzoek: Verzoek) -> Stand:
    """Return where a request stands by now: something may have come in since it was read."""
    regel = verzoek.regel
    return stand_of(events([regel])[key(regel)])
