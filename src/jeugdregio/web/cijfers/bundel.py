"""The script that draws the charts: Vega-Lite as vl-convert has it, made once and served as a file.

Page and static pictures so come from one version. The file is never committed.
"""

import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import vl_convert
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage, Storage

NAAM: Final = "cijfers/vega.js"


def script() -> Path:
    """Return the file with the script, after making it where it is not there yet (some two seconds)."""
    bestand = Path(settings.GEMAAKT) / f"vega-{version('vl-convert-python')}.js"
    if not bestand.is_file():
        bestand.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=bestand.parent, delete=False) as nieuw:
            nieuw.write(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"))
        Path(nieuw.name).chmod(0o644)
        Path(nieuw.name).replace(bestand)
    return bestand


class _Storage(FileSystemStorage):
    """Storage that knows one file under one address."""

    def path(self, name: str) -> str:
        return str(script())


class VegaFinder(BaseFinder):
    """Offers the script to the server of static files and to `collectstatic`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()
        self.storage = _Storage(location=str(settings.GEMAAKT))

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != NAAM:
            return []
        return [str(script())] if find_all else str(script())

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        if not matches_patterns(NAAM, list(ignore_patterns or [])):
            yield NAAM, self.storage
