"""The facts this app fills its tables with, as `kern.gebied` reads them: with their source, no database."""

from jeugdregio.kern.gebied import bron, gebieden, rows

__all__ = ["bron", "gebied_naam", "rows"]


def gebied_naam(code: str) -> str:
    """Return the name of the area with this code, "" when there is none."""
    gebied = gebieden().get(code)
    return gebied.naam if gebied is not None else ""
