"""The app `berichten`."""

from django.apps import AppConfig

from jeugdregio.web.menu import NavItem
from jeugdregio.web.organisaties.rollen import Taak


class BerichtenConfig(AppConfig):
    """The ledger of messages."""

    name = "jeugdregio.web.berichten"
    label = "berichten"
    verbose_name = "berichten"
    default_auto_field = "django.db.models.BigAutoField"
    navigatie = (
        NavItem(
            "Berichten",
            "berichten:lijst",
            taak=Taak.BERICHTEN,
            volgorde=30,
            uitleg="Welke berichten zijn binnengekomen, wat is geweigerd, en wat wacht op een toewijzing.",
            children=("verzoeken:wachtend", "tijdigheid:lijst"),
        ),
        NavItem(
            "Verzoeken",
            "verzoeken:wachtend",
            taak=Taak.TOEWIJZEN,
            volgorde=25,
            uitleg="Welke verzoeken en berichten wachten op antwoord, en hulp toewijzen of wijzigen.",
            children=("berichten:lijst", "tijdigheid:lijst"),
        ),
        NavItem(
            "Starts en stops",
            "tijdigheid:lijst",
            taak=Taak.CIJFERS_INTERN,
            volgorde=35,
            uitleg="Wat aanbieders te laat melden, en welke hulp nog niet is begonnen.",
        ),
    )

    def ready(self) -> None:
        """Have every change of the mode of a municipality, and every look at people, in the audit log."""
        from auditlog.registry import auditlog

        from jeugdregio.web.berichten import models

        auditlog.register(models.Werkwijze)
        auditlog.register(models.Bericht, include_fields=["status"])
