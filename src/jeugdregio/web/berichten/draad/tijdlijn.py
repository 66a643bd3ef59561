"""What happened to one assignment, in words and in order. It tells of help, never of whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Final, Literal

from jeugdregio.ijw.codes import RedenBeeindiging, RedenWijziging, StatusAanlevering, VerzoekAntwoord
from jeugdregio.kern.geld import format_euro
from jeugdregio.kern.vorm import format_day, format_month
from jeugdregio.web.berichten.tijdigheid.termijn import TERMIJN, days_late, last_day, late_in_words
from jeugdregio.web.berichten.verzoeken.keuzes import label, product_label, size_label
from jeugdregio.web.register.draad import Draad, sequence
from jeugdregio.web.register.models import (
    AntwoordRegel,
    LeveringRegel,
    PrestatieRegel,
    Regel,
    RetourRegel,
    ToewijzingRegel,
    VerzoekRegel,
)

Soort = Literal["verzoek", "antwoord", "toewijzing", "levering", "declaratie"]
Kleur = Literal["neutral", "success", "warning", "danger"]
ZONDER_STOP: Final = "Nog geen stop gemeld"
_SOORTEN: tuple[Soort, ...] = ("verzoek", "antwoord", "toewijzing", "levering", "declaratie")


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One thing that happened: the day on the message, what it was, and what an answer said of it."""

    dag: date
    soort: Soort
    kop: str
    bericht_id: int
    regels: list[str] = field(default_factory=list)
    stand: str = ""
    kleur: Kleur = "neutral"
    antwoord_id: int | None = None


def events(draad: Draad, vandaag: date) -> list[Gebeurtenis]:
    """Return what happened, and the stop that should have been told of by `vandaag`; the oldest first."""
    found = [
        *(_request(draad, row) for row in draad.verzoeken),
        *(_answer(draad, row) for row in draad.antwoorden),
        *(_assignment(draad, row, first=not place) for place, row in enumerate(draad.toewijzingen)),
        *(_delivery(draad, row) for row in draad.leveringen),
        *_declared(draad),
        *_lacking_stop(draad, vandaag),
    ]
    return sorted(found, key=lambda one: (one.dag, _SOORTEN.index(one.soort), one.bericht_id))


def _span(begin: date | None, eind: date | None) -> str:
    if begin is None:
        return ""
    return f"Van {format_day(begin)} tot en met {format_day(eind)}" if eind else f"Vanaf {format_day(begin)}"


def _request(draad: Draad, row: VerzoekRegel) -> Gebeurtenis:
    kop = "Verzoek om toewijzing"
    if row.soort != VerzoekRegel.Soort.AANGEVRAAGD:
        kop = f"Verzoek om wijziging: {row.get_soort_display()}"
    lines = [product_label(row.categorie, row.productcode) if row.categorie else ""]
    lines.append(_span(row.ingangsdatum, row.einddatum))
    if row.reden_verzoek:
        lines.append(f"Reden: {label('WJ758', row.reden_verzoek).lower()}")
    return _event(draad, row, "verzoek", kop, lines)


def _answer(draad: Draad, row: AntwoordRegel) -> Gebeurtenis:
    lines = [f"Reden: {label('WJ759', row.reden_afwijzing).lower()}" if row.reden_afwijzing else ""]
    if row.gemeente:
        lines.append(f"Verantwoordelijk is gemeente {row.gemeente}")
    kop = (
        "Verzoek in onderzoek"
        if row.verzoek_antwoord == VerzoekAntwoord.IN_ONDERZOEK
        else "Verzoek afgewezen"
    )
    return _event(draad, row, "antwoord", kop, lines)


def _assignment(draad: Draad, row: ToewijzingRegel, *, first: bool) -> Gebeurtenis:
    kop = "Toegewezen" if first else "Toewijzing gewijzigd"
    if row.reden_wijziging == RedenWijziging.VERWIJDERD:
        kop = "Toewijzing verwijderd"
    lines = [
        product_label(row.categorie, row.productcode),
        _span(row.ingangsdatum, row.einddatum),
        size_label(row.volume, row.eenheid, row.frequentie, row.budget),
    ]
    if row.reden_wijziging and row.reden_wijziging != RedenWijziging.VERWIJDERD:
        lines.append(f"Reden: {label('JZ002', row.reden_wijziging).lower()}")
    return _event(draad, row, "toewijzing", kop, lines)


def _delivery(draad: Draad, row: LeveringRegel) -> Gebeurtenis:
    if row.soort == LeveringRegel.Soort.START:
        wat, lines = "Hulp gestart", [f"Begonnen op {format_day(row.begindatum)}"]
    else:
        tijdelijk = row.reden_beeindiging == RedenBeeindiging.TIJDELIJK
        wat = "Hulp tijdelijk gestopt" if tijdelijk else "Hulp gestopt"
        lines = [_span(row.begindatum, row.einddatum)]
        if not tijdelijk:
            lines.append(f"Reden: {label('JZ588', row.reden_beeindiging).lower()}")
    if row.status_aanlevering == StatusAanlevering.VERWIJDEREN:
        wat += ": melding verwijderd"
    elif row.status_aanlevering == StatusAanlevering.GEWIJZIGD:
        wat += ": melding verbeterd"
    else:
        lines.append(_on_time(draad, row))
    return _event(draad, row, "levering", wat, lines)


def _on_time(draad: Draad, row: LeveringRegel) -> str:
    """Return whether a first notice of a start or stop was sent within its term (OP271, OP272).

    Of a stop that makes a temporary one final nobody but the provider knows when that became clear; a notice
    in the place of one taken back in the same message puts a mistake right.
    """
    dag = row.begindatum if row.soort == LeveringRegel.Soort.START else row.einddatum
    if dag is None or _was_paused(draad, row) or _replaces(draad, row):
        return ""
    termijn = TERMIJN[row.soort]
    laatste = last_day(row.soort, dag, draad.toewijzingen[0].dagtekening if draad.toewijzingen else None)
    dagen = days_late(laatste, row.dagtekening)
    if dagen <= 0:
        return f"Op tijd gemeld: binnen {termijn.lengte}"
    return f"{late_in_words(dagen)} gemeld: dat kon tot en met {format_day(laatste)}"


def _lacking_stop(draad: Draad, vandaag: date) -> Iterator[Gebeurtenis]:
    """Yield that the assignment ended while help that began on it was not told to have stopped (OP288)."""
    holds = draad.laatste
    if holds is None or holds.einddatum is None or draad.ingetrokken:
        return
    told = [r.dagtekening for r in draad.toewijzingen if r.einddatum == holds.einddatum and draad.stands(r)]
    laatste = last_day(LeveringRegel.Soort.STOP, holds.einddatum, min(told))
    dagen = days_late(laatste, vandaag)
    if dagen > 0 and any(eind is None for _, eind, _ in draad.lopend):
        tekst = (
            f"De toewijzing eindigde op {format_day(holds.einddatum)}. "
            f"De stop kon tot en met {format_day(laatste)} worden gemeld."
        )
        yield Gebeurtenis(
            laatste, "levering", ZONDER_STOP, holds.bericht_id, [tekst], late_in_words(dagen), "warning"
        )


def _replaces(draad: Draad, row: LeveringRegel) -> bool:
    return any(
        other.status_aanlevering == StatusAanlevering.VERWIJDEREN
        and (other.bericht_id, other.soort) == (row.bericht_id, row.soort)
        for other in draad.leveringen
    )


def _was_paused(draad: Draad, row: LeveringRegel) -> bool:
    final = row.soort == LeveringRegel.Soort.STOP and row.reden_beeindiging != RedenBeeindiging.TIJDELIJK
    return final and any(
        other.reden_beeindiging == RedenBeeindiging.TIJDELIJK
        and other.begindatum == row.begindatum
        and draad.stands(other)
        for other in draad.leveringen
    )


def _declared(draad: Draad) -> Iterator[Gebeurtenis]:
    """Yield one event for each month of each declaration, with what came of its lines."""

    def month(row: PrestatieRegel) -> tuple[date, int, date]:
        return row.dagtekening, row.bericht_id, row.begindatum.replace(day=1)

    for (dag, bericht_id, maand), group in groupby(sorted(draad.prestaties, key=month), month):
        rows = list(group)
        oordelen = {oordeel: [r for r in rows if draad.oordeel(r) == oordeel] for oordeel in _OORDELEN}
        lines = [f"{len(rows)} {'regel' if len(rows) == 1 else 'regels'}, {_total(rows)} ingediend"]
        lines += [f"{_total(found)} {naam}" for naam, found in oordelen.items() if found]
        refusal = next((w for r in oordelen["geweigerd"] if (w := _refusal(draad, r))), None)
        if refusal is not None:
            lines.append(_reasons(refusal))
        stand, kleur = _OORDELEN["open"]
        if oordelen["geweigerd"]:
            stand, kleur = (
                _OORDELEN["geweigerd"] if not oordelen["toegekend"] else ("Deels geweigerd", "warning")
            )
        elif oordelen["toegekend"]:
            stand, kleur = _OORDELEN["toegekend"]
        antwoord = refusal.bericht_id if refusal else _grant(draad, rows[0])
        yield Gebeurtenis(
            dag,
            "declaratie",
            f"Gedeclareerd over {format_month(maand)}",
            bericht_id,
            lines,
            stand,
            kleur,
            antwoord,
        )


_OORDELEN: dict[str, tuple[str, Kleur]] = {
    "toegekend": ("Toegekend", "success"),
    "geweigerd": ("Geweigerd", "danger"),
    "open": ("Wacht op antwoord", "neutral"),
}


def _total(rows: list[PrestatieRegel]) -> str:
    return format_euro(sum(row.bedrag for row in rows))


def _grant(draad: Draad, row: PrestatieRegel) -> int | None:
    return next(
        (
            t.bericht_id
            for t in draad.toekenningen
            if (t.agb, t.antwoord_op_identificatie) == (row.agb, row.identificatie)
        ),
        None,
    )


def _event(draad: Draad, row: Regel, soort: Soort, kop: str, lines: list[str]) -> Gebeurtenis:
    lines = [line for line in lines if line]
    if draad.stands(row):
        return Gebeurtenis(row.dagtekening, soort, kop, row.bericht_id, lines)
    refusal = _refusal(draad, row)
    if refusal is None:
        return Gebeurtenis(row.dagtekening, soort, kop, row.bericht_id, lines, "Geweigerd", "danger")
    lines.append(_reasons(refusal))
    return Gebeurtenis(
        row.dagtekening, soort, kop, row.bericht_id, lines, "Geweigerd", "danger", refusal.bericht_id
    )


def _refusal(draad: Draad, row: Regel) -> RetourRegel | None:
    """Return what an answer says of a refused row, as precisely as the answer does."""
    about = [
        w
        for w in draad.weigeringen
        if (w.agb, w.antwoord_op_identificatie) == (row.agb, row.identificatie)
        and not (
            w.bereik == RetourRegel.Bereik.REGEL
            and w.toewijzing_nummer is not None
            and w.toewijzing_nummer != draad.nummer
        )
        and not (isinstance(row, PrestatieRegel) and w.referentie and w.referentie != row.referentie_nummer)
    ]
    return max(about, key=lambda w: (w.bereik == RetourRegel.Bereik.REGEL, sequence(w)), default=None)


def _reasons(refusal: RetourRegel) -> str:
    codes = refusal.retourcodes.split()
    return "Reden: " + "; ".join(f"{label('WJ001', code).lower()} ({code})" for code in codes)
