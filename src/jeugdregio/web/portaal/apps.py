"""App: pages that join domains. It keeps nothing of its own."""

from django.apps import AppConfig

from jeugdregio.web.menu import NavItem
from jeugdregio.web.organisaties.rollen import Taak


class PortaalConfig(AppConfig):
    """Pages that join domains."""

    name = "jeugdregio.web.portaal"
    label = "portaal"
    verbose_name = "Portaal"
    navigatie = (
        NavItem(
            "Beheer",
            "beheer:start",
            taak=Taak.BEHEER,
            volgorde=90,
            uitleg="Organisaties, personen, mandaten, aanbieders en de werkwijze per gemeente.",
        ),
    )
