"""The app `berichten`."""

from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    """The ledger of messages."""

    name = "jeugdregio.web.berichten"
    label = "berichten"
    verbose_name = "berichten"
    default_auto_field = "django.db.models.BigAutoField"
