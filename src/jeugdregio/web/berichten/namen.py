"""Municipalities and providers as people know them."""

from collections.abc import Iterable

from jeugdregio.web.aanbieders.models import Aanbieder
from jeugdregio.web.gebieden.models import Gemeente


def gemeente_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of municipalities; a code nobody knows is its own name."""
    wanted = set(codes)
    names = dict(Gemeente.objects.filter(pk__in=wanted).values_list("pk", "naam"))
    return {code: names.get(code, code) for code in wanted}


def aanbieder_names(agbs: Iterable[str]) -> dict[str, str]:
    """Return the providers as people know them: name and code, or the code alone."""
    wanted = set(agbs) - {""}
    names = dict(Aanbieder.objects.filter(agb__in=wanted).values_list("agb", "naam"))
    return {agb: f"{names[agb]} ({agb})" if names.get(agb) else agb for agb in wanted}
