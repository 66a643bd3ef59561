"""App: users, organisations, memberships and mandates."""

from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    """Lowest domain: who may see what."""

    name = "jeugdregio.web.organisaties"
    label = "organisaties"
    verbose_name = "Organisaties"
