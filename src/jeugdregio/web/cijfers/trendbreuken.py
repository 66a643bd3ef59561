"""What pages say where the rules on products changed, so that years before and after do not compare."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from jeugdregio.web.cijfers.cijfer import datum
from jeugdregio.web.cijfers.indelingsoort import IndelingSoort
from jeugdregio.web.cijfers.publicatie import Uitgave


def indelingen_of(uitgave: Uitgave, catalogus: Mapping[str, Any]) -> list[str]:
    """The indelingen that an indicator says it uses; what is derived uses those of its sources."""
    namen = set(catalogus.get("indelingen", []))
    for code in catalogus.get("van", []):
        if code in uitgave.indicatoren:
            namen |= set(indelingen_of(uitgave, uitgave.indicatoren[code].catalogus))
    return [soort for soort in IndelingSoort.values if soort in namen]


def trend_breaks(uitgave: Uitgave, catalogus: Mapping[str, Any]) -> tuple[str, ...]:
    """A sentence for each change of an indeling that an indicator uses, newest last."""
    eigen = indelingen_of(uitgave, catalogus)
    alle = uitgave.publicatie.meta.get("trendbreuken", [])
    return tuple(_in_words(breuk) for breuk in alle if breuk["indeling"] in eigen)


def _in_words(breuk: Mapping[str, Any]) -> str:
    naam = IndelingSoort(breuk["indeling"]).label.lower()
    return (
        f"Trendbreuk: de indeling ‘{naam}’ is veranderd. De jaren tot en met {breuk['tot_en_met']} zijn "
        "geteld met de vorige regels, de jaren daarna met die van de stand per "
        f"{datum(date.fromisoformat(breuk['op']))}."
    )
