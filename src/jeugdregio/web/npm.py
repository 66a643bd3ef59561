"""The files of the NL Design System and htmx, served from `node_modules` under `npm/`; never committed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core import checks
from django.core.files.storage import FileSystemStorage, Storage

# Exactly what the pages use: address below static/ -> file below node_modules.
FILES = {
    "npm/utrecht.css": "@utrecht/component-library-css/dist/index.css",
    "npm/tokens.css": "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
    "npm/htmx.js": "htmx.org/dist/htmx.min.js",
}


def missing() -> list[str]:
    """Return the npm files that are needed and not there."""
    return [source for source in FILES.values() if not (Path(settings.NPM) / source).is_file()]


class _NpmStorage(FileSystemStorage):
    """Storage that knows the listed files under their address, and no other."""

    def path(self, name: str) -> str:
        return str(Path(settings.NPM) / FILES[name])


class NpmFinder(BaseFinder):
    """Finds the files in `FILES`; the rest of `node_modules` is not reachable."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()
        self.storage = _NpmStorage(location=str(settings.NPM))

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        if not (absent := missing()):
            return []
        return [
            checks.Warning(
                f"De bestanden voor de vormgeving ontbreken in {settings.NPM}: {', '.join(absent)}.",
                hint="Haal ze op met `npm ci` in de map van het project, of met `make npm`.",
                id="jeugdregio.W001",
            )
        ]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in FILES or FILES[path] in missing():
            return []
        return [self.storage.path(path)] if find_all else self.storage.path(path)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        absent = missing()
        for name, source in FILES.items():
            if source not in absent and not matches_patterns(name, list(ignore_patterns or [])):
                yield name, self.storage
