"""App: providers by AGB code, their contracts and tariffs."""

from django.apps import AppConfig


class AanbiedersConfig(AppConfig):
    """Providers and which of them a region has contracted, by date."""

    name = "jeugdregio.web.aanbieders"
    label = "aanbieders"
    verbose_name = "Aanbieders"

    def ready(self) -> None:
        """Have changes of contracts, tariffs and names written to the audit log."""
        from auditlog.registry import auditlog

        from jeugdregio.web.aanbieders import models

        auditlog.register(models.Aanbieder)
        auditlog.register(models.Contract)
        auditlog.register(models.Tarief)
