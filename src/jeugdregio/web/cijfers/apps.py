"""Registers the figures."""

from django.apps import AppConfig

from jeugdregio.web.menu import NavItem


class CijfersConfig(AppConfig):
    """Stand, publication, monitor and API."""

    name = "jeugdregio.web.cijfers"
    label = "cijfers"
    verbose_name = "cijfers"
    navigatie = (
        NavItem(
            "Monitor", "cijfers:monitor", volgorde=10, uitleg="De cijfers van de regio, per gebied en jaar."
        ),
        NavItem(
            "Openbare cijfers",
            "cijfers:openbaar",
            openbaar=True,
            volgorde=20,
            uitleg="De cijfers van de regio zoals iedereen ze kan zien.",
        ),
    )

    def ready(self) -> None:
        from auditlog.registry import auditlog

        from jeugdregio.web.cijfers import models

        auditlog.register(models.Indeling)
        auditlog.register(models.InterneInzage)
