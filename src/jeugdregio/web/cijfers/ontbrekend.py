"""Of which municipalities data are missing, where a figure of an area is not known because of that."""

from collections.abc import Sequence

from jeugdregio.kern.gebied import lidmaatschappen
from jeugdregio.kern.vorm import enumerate_words
from jeugdregio.monitor.publicatie import Status
from jeugdregio.web.cijfers.cijfer import Cijfer
from jeugdregio.web.cijfers.publicatie import Uitgave


def undelivered(uitgave: Uitgave, code: str, per: tuple[str, ...], cijfers: Sequence[Cijfer]) -> str:
    """Name the municipalities without data in the last period that is not known of an area, as a sentence.

    Empty where every figure is known, or municipalities have no such table.
    """
    onbekend = [c for c in cijfers if c.status is Status.GEEN_GEGEVENS and c.plaats.soort != "gemeente"]
    van_gemeenten = tuple("gemeente" if naam == "gebied" else naam for naam in per)
    if not onbekend or van_gemeenten not in uitgave.indicator(code).per:
        return ""
    laatste = max(c.tijdvak for c in onbekend)
    gebieden = {c.plaats.code for c in onbekend if c.tijdvak == laatste}
    leden = {
        lid.gemeente
        for lid in lidmaatschappen()
        if lid.gebied in gebieden
        and lid.holds_on(laatste.begin)
        and lid.gemeente in uitgave.publicatie.plaatsen
    }
    zonder = {
        c.plaats.naam
        for c in uitgave.cijfers(code, van_gemeenten, sorted(leden), laatste.jaar, laatste.jaar)
        if c.tijdvak == laatste and c.status is Status.GEEN_GEGEVENS
    }
    if not zonder:
        return ""
    return f"Over {laatste.in_zin} zijn geen gegevens aangeleverd van {enumerate_words(sorted(zonder))}."
