"""App: users, organisations, memberships and mandates."""

from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    """Lowest domain: who may see what."""

    name = "jeugdregio.web.organisaties"
    label = "organisaties"
    verbose_name = "Organisaties"

    def ready(self) -> None:
        """Have every change of who may see what written to the audit log."""
        from allauth.mfa.signals import authentication_failed
        from auditlog.registry import auditlog

        from jeugdregio.web.organisaties import aanmelden, models

        # The library offers no other place for a wrong code; the rest of signing in is in `adapters`.
        authentication_failed.connect(aanmelden.note_wrong_code, dispatch_uid="aanmelden.note_wrong_code")

        auditlog.register(models.User, exclude_fields=["password", "last_login", "sleutel"])
        auditlog.register(models.Organisatie, exclude_fields=["sleutel"])
        auditlog.register(models.Lidmaatschap, exclude_fields=["sleutel"])
        auditlog.register(models.Mandaat, exclude_fields=["sleutel"])
        auditlog.register(models.MandaatGemeente)
