"""Which messages somebody may look into, and whose data they may then see."""

from django.db.models import Q

from jeugdregio.web.berichten.models import Bericht, BerichtQuerySet, without_header
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.mandaten import Bezoeker
from jeugdregio.web.organisaties.rollen import Taak


def leesbaar(user: Bezoeker) -> BerichtQuerySet:
    """Messages that `user` may look into: of the ledger, and of municipalities they assign help for."""
    gemeenten = mandaten.gemeentecodes(user, Taak.TOEWIJZEN)
    return Bericht.objects.visible_to(user) | Bericht.objects.filter(gemeentecode__in=gemeenten)


def visible_rows(user: Bezoeker) -> Q:
    """The rows of the register that `user` may look into: of their municipalities, and of their provider."""
    gemeenten = mandaten.gemeentecodes(user, Taak.BERICHTEN) | mandaten.gemeentecodes(user, Taak.TOEWIJZEN)
    return Q(gemeentecode__in=gemeenten) | Q(agb__in=mandaten.agb_codes(user, Taak.BERICHTEN))


def may_see_personen(user: Bezoeker, bericht: Bericht) -> bool:
    """Whether `user` needs to know who a message is about: they assign help for its municipality."""
    return bericht.gemeentecode in mandaten.gemeentecodes(user, Taak.TOEWIJZEN)


def fetchable(user: Bezoeker) -> BerichtQuerySet:
    """Messages that `user` may have as files: those of municipalities they work for.

    A file of nobody knows whom is for whoever handles messages of a municipality and sees it in the ledger.
    """
    berichten = mandaten.gemeentecodes(user, Taak.BERICHTEN)
    mine = Q(gemeentecode__in=berichten | mandaten.gemeentecodes(user, Taak.TOEWIJZEN)) & ~Q(gemeentecode="")
    if berichten:
        mine |= without_header(user, berichten)
    return Bericht.objects.filter(mine)
