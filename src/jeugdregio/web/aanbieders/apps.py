"""App: providers by AGB code and their contracts."""

from django.apps import AppConfig


class AanbiedersConfig(AppConfig):
    """Providers and which of them a region has contracted, by date."""

    name = "jeugdregio.web.aanbieders"
    label = "aanbieders"
    verbose_name = "Aanbieders"
