"""Registers what the site has of its own: templates, components, checks."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The frame of the site; holds no models."""

    name = "jeugdregio.web"
    label = "web"
    verbose_name = "jeugdregio"

    def ready(self) -> None:
        from jeugdregio.web import versleuteling  # noqa: F401 - registers the check on the keys
