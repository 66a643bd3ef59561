"""The app `register`."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Young people, assignments, deliveries and declared lines."""

    name = "jeugdregio.web.register"
    label = "register"
    verbose_name = "register"
    default_auto_field = "django.db.models.BigAutoField"
