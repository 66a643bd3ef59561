"""Who sees which requests: by mandate of the municipality, or as the provider that sent them."""

from dataclasses import dataclass

from django.db.models import Q

from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.mandaten import Bezoeker
from jeugdregio.web.organisaties.rollen import Taak


@dataclass(frozen=True, slots=True)
class Zicht:
    """For whom somebody works: municipalities whose messages they may see, those for which they may decide on
    requests, and providers.
    """

    inzien: frozenset[str]
    toewijzen: frozenset[str]
    agbs: frozenset[str]

    @property
    def q(self) -> Q:
        """The rows, of the register or the ledger, that somebody sees."""
        return Q(gemeentecode__in=self.inzien | self.toewijzen) | Q(agb__in=self.agbs)

    @property
    def decide(self) -> Q:
        """The rows of municipalities for which somebody may decide."""
        return Q(gemeentecode__in=self.toewijzen)

    def in_gemeente(self, gemeentecode: str) -> Q:
        """The rows of one municipality, as far as somebody sees them."""
        return Q(gemeentecode=gemeentecode) & self.q


def visible_to(user: Bezoeker) -> Zicht:
    """Return what `user` sees today."""
    return Zicht(
        mandaten.gemeentecodes(user, Taak.BERICHTEN),
        mandaten.gemeentecodes(user, Taak.TOEWIJZEN),
        mandaten.agb_codes(user, Taak.BERICHTEN),
    )
