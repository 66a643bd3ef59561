"""What holds for the dagtekening of a message, and for days that it cannot come before."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from jeugdregio.ijw.toetsen.regel import Breuk, Context, Niveau
from jeugdregio.ijw.v3_2 import jw301, jw305, jw307, jw315, jw323, jw325
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.kern.vorm import format_day

_GEBOORTEDATUM = (("geboortedatum", "datum"),)
_GEBEURD: Mapping[type, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        jw301.Client: _GEBOORTEDATUM,
        jw301.Relatie: _GEBOORTEDATUM,
        jw301.ToegewezenProduct: (("toewijzingsdatum",),),
        jw305.Client: _GEBOORTEDATUM,
        jw305.StartProduct: (("begindatum",),),
        jw307.Client: _GEBOORTEDATUM,
        jw307.StopProduct: (("begindatum",), ("einddatum",)),
        jw315.Client: _GEBOORTEDATUM,
        jw323.Declaratie: (("declaratie_periode", "begindatum"), ("declaratie_dagtekening",)),
        jw323.Prestatie: (("product_periode", "begindatum"),),
        jw325.Prestatie: (("product_periode", "begindatum"),),
    }
)
"""Days of what had happened when the message was made. Of the end of a declared period TR137 says the same.

The standard names the messages and not the elements. What may lie ahead is left out: the days of an
assignment and of a request.
"""
_MET_KOP = "JW301 JW305 JW307 JW315 JW317 JW319 JW323 JW325"


def _where(cls: type) -> str:
    return f"{cls.__module__.rpartition('.')[2].upper()}.{cls.__name__}"


@rule("TR134", retourcode="0001", where=" ".join(map(_where, _GEBEURD)))
def what_happened_is_not_after_the_dagtekening(deel: Any, context: Context) -> Iterator[Breuk]:
    """Vullen met een bestaande datum die niet groter is dan de Dagtekening van het bericht."""
    dagtekening: date = context.romp.header.bericht_identificatie.dagtekening
    for stappen in _GEBEURD[type(deel)]:
        dag = deel
        for stap in stappen:
            dag = getattr(dag, stap)
            if dag is None:
                break
        else:
            if dag > dagtekening:
                yield _after(stappen, dag, dagtekening)


def _after(stappen: tuple[str, ...], dag: date, dagtekening: date) -> Breuk:
    wat = "De geboortedatum" if stappen == _GEBOORTEDATUM[0] else f"Deze dag ({format_day(dag)})"
    return Breuk(
        stappen, f"{wat} ligt na de dagtekening ({format_day(dagtekening)}). Verbeter een van de twee."
    )


@rule(
    "TR135",
    retourcode="8848",
    where=" ".join(f"{soort}.Header" for soort in _MET_KOP.split()),
    niveau=Niveau.BRON,
)
def dagtekening_is_not_in_the_future(header: Any, context: Context) -> Iterator[Breuk]:
    """Vullen met een bestaande datum die niet in de toekomst ligt."""
    dagtekening: date = header.bericht_identificatie.dagtekening
    if dagtekening > context.bronnen.vandaag:
        yield Breuk(
            ("bericht_identificatie", "dagtekening"),
            f"De dagtekening ({format_day(dagtekening)}) ligt in de toekomst. Stuur het bericht met de dag "
            "waarop het is gemaakt.",
        )
