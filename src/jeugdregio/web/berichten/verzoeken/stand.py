"""Where requests stand, asked of the rows of the register; what a retour refuses plays no part.

`verloop` decides where one request stands. The query over many says the same in SQL: no step leads back to an
open stand, so a request is open as long as nothing decided it; a test holds the two against each other.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from jeugdregio.ijw.codes import VerzoekAntwoord
from jeugdregio.web.berichten.verzoeken.verloop import (
    Gebeurtenis,
    Gezet,
    Stand,
    Stap,
    answer_step,
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
    """Return the requests within `zicht` that nothing decided, looked into already or not."""
    mine = {name: OuterRef(name) for name in ("gemeentecode", "agb", "referentie_aanbieder")}
    answers = _answers().filter(**mine)
    looked_into = Exists(answers.filter(verzoek_antwoord=VerzoekAntwoord.IN_ONDERZOEK))
    return requests(zicht).filter(
        ~Exists(answers.exclude(verzoek_antwoord=VerzoekAntwoord.IN_ONDERZOEK)),
        ~Exists(_assignments().filter(**mine)),
        looked_into if onderzocht else ~looked_into,
    )


def events(regels: Iterable[VerzoekRegel]) -> dict[Sleutel, list[Gebeurtenis]]:
    """Return what happened to some requests, by request; two queries."""
    wanted = {key(regel) for regel in regels}
    narrow = Q(agb__in={agb for _, agb, _ in wanted}, referentie_aanbieder__in={ref for *_, ref in wanted})
    found: dict[Sleutel, list[Gebeurtenis]] = defaultdict(list)
    for row in _answers().filter(narrow):
        stap = answer_step(row.verzoek_antwoord, row.reden_afwijzing)
        found[key(row)].append(_event(row, stap, row.reden_afwijzing, row.gemeente))
    for assigned in _assignments().filter(narrow):
        found[key(assigned)].append(_event(assigned, Stap.TOEWIJZEN))
    return {sleutel: found[sleutel] for sleutel in wanted}


def _event(
    row: AntwoordRegel | ToewijzingRegel, stap: Stap, reden: str = "", gemeente: str = ""
) -> Gebeurtenis:
    return Gebeurtenis(stap, row.dagtekening, row.identificatie, row.bericht_id, reden, gemeente)


def key(regel: VerzoekRegel | AntwoordRegel | ToewijzingRegel) -> Sleutel:
    """Return what tells the request of a row from others."""
    return regel.gemeentecode, regel.agb, regel.referentie_aanbieder


@dataclass(frozen=True, slots=True)
class Verzoek:
    """A request as it stands: its products (one of a JW315, all of a JW317) and what happened to it."""

    regels: tuple[VerzoekRegel, ...]
    verloop: tuple[Gezet, ...]

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
    return Verzoek(tuple(regels), tuple(history(events([regel])[key(regel)])))


def now_standing(verzoek: Verzoek) -> Stand:
    """Return where a request stands by now: something may have come in since it was read."""
    regel = verzoek.regel
    return stand_of(events([regel])[key(regel)])
