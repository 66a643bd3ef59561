"""The menu, put together from what each app declares, and what every page knows of the site."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from jeugdregio.web.gebieden import bestanden
from jeugdregio.web.menu import NavItem
from jeugdregio.web.organisaties import mandaten


def items() -> list[NavItem]:
    """Return what the installed apps declare as `navigatie` in their AppConfig, in order."""
    declared = [item for config in apps.get_app_configs() for item in getattr(config, "navigatie", ())]
    return sorted(declared, key=lambda item: (item.volgorde, item.label))


def visible_items(request: HttpRequest) -> list[NavItem]:
    """Return the entries this visitor may use."""
    user = request.user
    if not user.is_authenticated:
        return [item for item in items() if item.openbaar]
    taken = mandaten.taken(user)
    return [item for item in items() if item.openbaar or item.taak is None or item.taak in taken]


def entries(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the visible entries as a template needs them: label, url, uitleg, current; once a request."""
    cached: list[dict[str, Any]] | None = getattr(request, "_navigatie", None)
    if cached is None:
        shown = visible_items(request)
        here = _here(request.path, shown)
        cached = [
            {
                "label": item.label,
                "url": reverse(item.url_name),
                "uitleg": item.uitleg,
                "current": item is here,
            }
            for item in shown
        ]
        request._navigatie = cached  # type: ignore[attr-defined]  # kept for the context processor
    return cached


def _here(path: str, shown: list[NavItem]) -> NavItem | None:
    """Return the entry a page stands under: its own, or else the one that takes it in."""
    own = (item for item in shown if _under(path, item.url_name))
    taken_in = (item for item in shown if any(_under(path, name) for name in item.children))
    return next(own, None) or next(taken_in, None)


def _under(path: str, url_name: str) -> bool:
    url = reverse(url_name)
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigatie`, `demo`, `regio_naam`."""
    return {
        "navigatie": entries(request) if hasattr(request, "user") else [],
        "demo": settings.DEMO,
        "regio_naam": bestanden.gebied_naam(settings.JEUGDREGIO_REGIO),
    }
