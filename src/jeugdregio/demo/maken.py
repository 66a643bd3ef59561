"""The whole demo: from an empty folder to published figures, through the same doors as anyone's messages."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jeugdregio.demo.genereren import SEED, check_possible, generate, last_day
from jeugdregio.demo.merkteken import BESTAND, Merkteken, read_merkteken, write_merkteken
from jeugdregio.demo.post import Opbrengst
from jeugdregio.demo.regio import REGIO

BERICHTEN = "berichten"
AANLEVERING = "aanlevering"

Voortgang = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Fase:
    """One phase of making the demo: how long it took, and what came of it."""

    naam: str
    seconden: float
    detail: str


def default_tot(vandaag: date | None = None) -> tuple[int, int]:
    """The last complete month before today, as (year, month)."""
    dag = vandaag or date.today()  # noqa: DTZ011  # the day as the maker of the demo sees it
    return (dag.year, dag.month - 1) if dag.month > 1 else (dag.year - 1, 12)


class _Klok:
    """Times the phases and passes progress on."""

    def __init__(self, voortgang: Voortgang | None) -> None:
        self.fasen: list[Fase] = []
        self._voortgang = voortgang
        self._totaal: int | None = None

    @contextmanager
    def phase(self, naam: str) -> Iterator[list[str]]:
        """Time a phase; what is appended to the list is its detail."""
        detail: list[str] = []
        start = time.perf_counter()
        self.tell(naam, 0, None)
        yield detail
        self.fasen.append(Fase(naam, time.perf_counter() - start, ", ".join(detail)))
        totaal = self._totaal or 1
        self.tell(naam, totaal, totaal)

    def tell(self, naam: str, gedaan: int, totaal: int | None) -> None:
        """Pass progress on, if anyone listens."""
        self._totaal = totaal
        if self._voortgang:
            self._voortgang(naam, gedaan, totaal)


def run(
    map_: Path,
    *,
    schaal: float = 1.0,
    tot: tuple[int, int] | None = None,
    seed: int = SEED,
    processen: int = 2,
    voortgang: Voortgang | None = None,
) -> tuple[Fase, ...]:
    """Make the synthetic region in a folder: database, messages, register, stand and publication.

    Doing it again with a later month adds to what is there; with another scale or seed it is refused
    (ValueError), as is a folder that holds something else. `voortgang` gets phase, done and total (None:
    unknown).
    """
    maand = tot or default_tot()
    check_possible(schaal, maand)
    map_ = map_.resolve()
    is_new = read_merkteken(map_) is None
    merkteken = claim(map_, Merkteken(schaal, seed, f"{maand[0]}-{maand[1]:02d}"))
    klok = _Klok(voortgang)
    with klok.phase("Inrichten") as detail:
        _start_site(map_, is_new=is_new)
        detail.append(_furnish(map_, merkteken, maand))
    with klok.phase("Berichten maken") as detail:
        opbrengst = generate(
            map_ / BERICHTEN,
            schaal=schaal,
            tot=maand,
            seed=seed,
            processen=processen,
            voortgang=lambda gedaan, totaal: klok.tell("Berichten maken", gedaan, totaal),
        )
        detail.append(f"{_number(opbrengst.bestanden.total())} bestanden")
        detail.append(f"{_number(opbrengst.regels)} declaratieregels")
        detail.append(f"{_number(opbrengst.fouten.total())} berichten met opzet fout, laat of dubbel")
        detail.append(f"{_number(_agree(opbrengst))} tarieven in de contracten")
    with klok.phase("Berichten verwerken") as detail:
        detail.append(_process(map_, opbrengst, processen, klok))
    with klok.phase("Bestanden aanleveren") as detail:
        detail.append(_deliver(map_, opbrengst, merkteken, last_day(maand)))
    with klok.phase("Stand maken") as detail:
        detail.append(_make_stand(map_, last_day(maand)))
    with klok.phase("Cijfers publiceren") as detail:
        detail.append(_publish(map_, last_day(maand)))
    return tuple(klok.fasen)


def claim(map_: Path, nieuw: Merkteken) -> Merkteken:
    """Mark the folder as a demo and give it keys, unless it holds something else."""
    from jeugdregio.web.sleutels import write_demo_keys

    oud = read_merkteken(map_)
    if oud is None and any((map_ / naam).exists() for naam in ("jeugdregio.sqlite3", "stand", "publicatie")):
        raise ValueError(
            f"In {map_} staan gegevens die geen demo zijn. Kies met JEUGDREGIO_MAP een andere, lege map."
        )
    if oud is not None and (oud.schaal, oud.seed) != (nieuw.schaal, nieuw.seed):
        raise ValueError(
            f"In {map_} staat een demo op schaal {oud.schaal:g} met zaad {oud.seed}. "
            "Gebruik dezelfde schaal, verwijder die map, of kies met JEUGDREGIO_MAP een andere."
        )
    if oud is not None:
        nieuw = replace(nieuw, gebruikers=oud.gebruikers, tot=max(oud.tot, nieuw.tot))
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_demo_keys(map_)
    write_merkteken(map_, nieuw)
    return nieuw


def _start_site(map_: Path, *, is_new: bool) -> None:
    """Start Django on this folder; where it runs already, it must be on this folder and as a demo."""
    import django
    from django.conf import settings

    if not settings.configured:
        os.environ["JEUGDREGIO_MAP"] = str(map_)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdregio.web.settings")
    django.setup()
    if Path(settings.JEUGDREGIO_MAP).resolve() != map_:
        raise ValueError(f"De site werkt al met de map {settings.JEUGDREGIO_MAP} en niet met {map_}.")
    if not settings.DEMO:
        raise ValueError(f"De site is gestart voordat {map_} een demo was. Maak de demo in een nieuw proces.")
    if is_new and holds_people():
        (map_ / BESTAND).unlink()
        raise ValueError(
            "De database bevat al gebruikers die niet bij een demo horen. "
            "Haal JEUGDREGIO_DATABASE uit de omgeving, of geef daarin een lege database."
        )
    from jeugdregio.web.opzetten import prepare_database

    prepare_database()


def holds_people() -> bool:
    """Whether the database knows users: then it may be someone's real one, and no demo goes into it."""
    from django.db import connection

    from jeugdregio.web.organisaties.models import User

    return User._meta.db_table in connection.introspection.table_names() and User.objects.exists()


def _furnish(map_: Path, merkteken: Merkteken, maand: tuple[int, int]) -> str:
    from jeugdregio.demo.opzetten import furnish

    gebruikers = furnish(schaal=merkteken.schaal, tot_jaar=maand[0], bestaande=merkteken.gebruikers)
    write_merkteken(map_, replace(merkteken, gebruikers=gebruikers))
    return f"{len(gebruikers)} gebruikers"


def _agree(opbrengst: Opbrengst) -> int:
    from jeugdregio.demo.opzetten import furnish_tarieven

    return furnish_tarieven(opbrengst.tarieven)


def _process(map_: Path, opbrengst: Opbrengst, processen: int, klok: _Klok) -> str:
    from jeugdregio.demo.opzetten import fetch_older
    from jeugdregio.web.berichten.verwerking import process

    totaal, gedaan = opbrengst.bestanden.total(), 0

    def advance(aantal: int) -> None:
        nonlocal gedaan
        gedaan += aantal
        klok.tell("Berichten verwerken", gedaan, totaal)

    uitkomsten = process(
        [map_ / BERICHTEN], ontvangen_op="dagtekening", processen=processen, voortgang=advance
    )
    aantallen = Counter(uitkomst.status for uitkomst in uitkomsten)
    fetch_older()
    return ", ".join(f"{_number(aantal)} {status}" for status, aantal in sorted(aantallen.items()))


def _deliver(map_: Path, opbrengst: Opbrengst, merkteken: Merkteken, tot: date) -> str:
    """Deliver what no message carries, in the forms of two suppliers and our own, and have it read."""
    from jeugdregio.demo.aanlevering import deliver, write_deliveries
    from jeugdregio.web.cijfers.export import PSEUDONIMISERING

    bron = map_ / AANLEVERING
    write_deliveries(bron, opbrengst.hulp, schaal=merkteken.schaal, seed=merkteken.seed, tot=tot)
    gelezen = deliver(map_, bron, op=tot, pseudoniemen=PSEUDONIMISERING)
    rijen = sum(inlezing.rijen.total() for inlezing in gelezen)
    return f"{sum(len(inlezing.rijen) for inlezing in gelezen)} tabellen, {_number(rijen)} rijen"


def _make_stand(map_: Path, peildatum: date) -> str:
    from jeugdregio.web.cijfers.export import make_stand

    if (map_ / "stand" / peildatum.isoformat()).is_dir():
        return f"stand per {peildatum:%-d-%-m-%Y} was er al"
    make_stand(map_, peildatum, regio=REGIO)
    return f"stand per {peildatum:%-d-%-m-%Y}"


def _publish(map_: Path, peildatum: date) -> str:
    from jeugdregio.monitor.publicatie import Publicatie
    from jeugdregio.monitor.publiceren import publish_newest

    doel = map_ / "publicatie" / peildatum.isoformat()
    if doel.is_dir():
        return "waren er al"
    return f"{len(list(Publicatie.open(publish_newest(map_))))} indicatoren"


def _number(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")
