"""Registers what the site has of its own: templates, components, checks."""

from django.apps import AppConfig

from jeugdregio.web.menu import NavItem


class WebConfig(AppConfig):
    """The frame of the site; holds no models."""

    name = "jeugdregio.web"
    label = "web"
    verbose_name = "jeugdregio"
    navigatie = (NavItem("Start", "start", openbaar=True, volgorde=0),)

    def ready(self) -> None:
        from jeugdregio.web import versleuteling  # noqa: F401 - registers the check on the keys
