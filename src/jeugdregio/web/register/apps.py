"""The app `register`."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Young people, assignments, deliveries and declared lines."""

    name = "jeugdregio.web.register"
    label = "register"
    verbose_name = "register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let looks at a young person be written to the audit log; what they are called is no part of it."""
        from auditlog.registry import auditlog

        from jeugdregio.web.register import models

        auditlog.register(models.Jeugdige, include_fields=["id"])
