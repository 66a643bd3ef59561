"""App: users, organisations, memberships and mandates."""

from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    """Lowest domain: who may see what."""

    name = "jeugdregio.web.organisaties"
    label = "organisaties"
    verbose_name = "Organisaties"

    def ready(self) -> None:
        """Have every change of who may see what written to the audit log."""
        from auditlog.registry import auditlog

        from jeugdregio.web.organisaties import models

        auditlog.register(models.User, exclude_fields=["password", "last_login"])
        auditlog.register(models.Organisatie, exclude_fields=["sleutel"])
        auditlog.register(models.Lidmaatschap)
        auditlog.register(models.Mandaat)
        auditlog.register(models.MandaatGemeente)
