"""App: municipalities and the areas they form, by date."""

from django.apps import AppConfig


class GebiedenConfig(AppConfig):
    """Municipalities, regions, number of young people."""

    name = "jeugdregio.web.gebieden"
    label = "gebieden"
    verbose_name = "Gebieden"
