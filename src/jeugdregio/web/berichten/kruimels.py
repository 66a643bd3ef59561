"""Where pages about messages begin: the ledger for whoever may see it, else what waits for an answer."""

from django.urls import reverse

from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.mandaten import Bezoeker
from jeugdregio.web.organisaties.rollen import Taak


def first_crumb(user: Bezoeker) -> tuple[str, str]:
    """Return label and address of the page above."""
    if mandaten.has_taak(user, Taak.BERICHTEN):
        return "Berichten", reverse("berichten:lijst")
    return "Wat wacht op antwoord", reverse("verzoeken:wachtend")
