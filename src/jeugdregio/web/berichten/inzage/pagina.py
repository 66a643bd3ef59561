"""Which part of a message stands on a page, and where its findings stand in it."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from django.http import QueryDict

from jeugdregio.ijw.boom import Boom, Keuze, Tak, read_boom, unit_number
from jeugdregio.ijw.element import BerichtSoort
from jeugdregio.ijw.release import releases
from jeugdregio.web.berichten.inhoud import open_sealed
from jeugdregio.web.berichten.inzage.groepen import Groep, Oorzaak, group_findings
from jeugdregio.web.berichten.inzage.weergave import (
    Rij,
    address_of,
    assignment_number,
    by_place,
    rows,
    shown_place,
)
from jeugdregio.web.berichten.models import AANVAARD, Bericht, BerichtInhoud
from jeugdregio.web.register.draad import rows_about

PER_PAGINA: Final = 10
"""Units of a message on one page."""
PER_BLAD: Final = 100
"""Parts of one unit on one page, when somebody leafs through them."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """What somebody asks to see: only units with findings or all, which page, or one unit leaf by leaf."""

    alles: bool
    pagina: int
    eenheid: int
    blad: int
    personen: bool

    @classmethod
    def of(cls, query: QueryDict) -> "Vraag":
        """Read the question from an address; what is wrong in it counts as not asked."""
        return cls(
            query.get("toon") == "alles",
            _number(query, "pagina") or 1,
            _number(query, "onderdeel"),
            _number(query, "blad") or 1,
            query.get("personen") == "ja",
        )


@dataclass(frozen=True, slots=True)
class Inzage:
    """What the page shows. `alleen_bevindingen`: only units in which something was found are on it."""

    groepen: list[Groep]
    rijen: list[Rij]
    fout: str
    alleen_bevindingen: bool
    eenheden: int
    aantal_met_bevinding: int
    pagina: int
    paginas: int
    eenheid: int
    blad: int
    bladen: int

    @property
    def vorig_blad(self) -> int:
        """The leaf of a unit before this one."""
        return self.blad - 1

    @property
    def volgend_blad(self) -> int:
        """The leaf of a unit after this one."""
        return self.blad + 1

    @property
    def vorige(self) -> int | None:
        """The page before this one."""
        return self.pagina - 1 if self.pagina > 1 else None

    @property
    def volgende(self) -> int | None:
        """The page after this one."""
        return self.pagina + 1 if self.pagina < self.paginas else None


def make_inzage(bericht: Bericht, vraag: Vraag) -> Inzage:
    """Read what `vraag` asks of a message; raises OntsleutelenMislukt when its content cannot be opened."""
    groepen, paden = group_findings(bericht.bevindingen.order_by("volgnummer"))
    soort = _soort(bericht)
    nummers = sorted({unit_number(soort, pad) for pad, _ in paden} - {0}) if soort is not None else []
    is_short = 0 < bericht.aantal_clienten <= PER_PAGINA  # 0: of what breaks the schema nobody counted them
    alleen = bool(nummers) and not (vraag.alles or vraag.eenheid or is_short)
    boom, pagina, paginas = _read(bericht, vraag, nummers if alleen else None, paden)
    takken = list(boom.wortel.walk()) if boom.wortel is not None else []
    getoond = frozenset(tak.pad for tak in takken)
    _set_addresses(groepen, getoond, soort, nummers)
    rijen: list[Rij] = []
    if boom.wortel is not None and soort is not None:
        rijen = list(rows(boom.wortel, by_place(paden, getoond), partial(unit_number, soort)))
        nummers_hier = {nummer for tak in takken if (nummer := assignment_number(tak)) is not None}
        draden = rows_about(bericht.pk, bericht.soort, nummers_hier)
        rijen = [replace(rij, draad=draden.get(assignment_number(rij.tak) or 0)) for rij in rijen]
    return Inzage(
        groepen, rijen, boom.fout, alleen and boom.eenheden > len(nummers), boom.eenheden, len(nummers),
        pagina, paginas, vraag.eenheid, vraag.blad, max(map(_leaves, takken), default=1),
    )  # fmt: skip


def _leaves(tak: Tak) -> int:
    """How many leaves the parts take that repeat under one element."""
    rest = sum(kind.weggelaten for kind in tak.takken)
    shown = sum(kind.nummer is not None for kind in tak.takken)
    return -(-(rest + shown) // PER_BLAD) if rest else 1


def _number(query: QueryDict, name: str) -> int:
    value = query.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 8 else 0


def _soort(bericht: Bericht) -> BerichtSoort | None:
    release = releases().get(bericht.release)
    return None if release is None else release.soorten.get(bericht.soort)


def _read(
    bericht: Bericht, vraag: Vraag, nummers: list[int] | None, paden: list[tuple[str, Oorzaak]]
) -> tuple[Boom, int, int]:
    """Read the units of the page that is asked; the last page when there are not that many."""
    inhoud = BerichtInhoud.objects.filter(pk=bericht.pk).values_list("versleuteld", flat=True).first()
    if inhoud is None:
        return Boom(fout="De inhoud van dit bestand is niet bewaard."), 1, 1
    plaatsen = frozenset(pad for pad, _ in paden)
    # of a message that is refused nobody knows how many units there are: reading may have stopped halfway
    totaal = bericht.aantal_clienten if bericht.status in AANVAARD else 0
    bestand = open_sealed(bytes(inhoud), bytes(bericht.sha256))
    if vraag.eenheid:
        first = (vraag.blad - 1) * PER_BLAD + 1
        keuze = Keuze(
            range(vraag.eenheid, vraag.eenheid + 1), eerste=first, laatste=first + PER_BLAD - 1,
            personen=vraag.personen, totaal=totaal,
        )  # fmt: skip
        return read_boom(bestand, keuze), 1, 1
    if nummers is not None:
        paginas = -(-len(nummers) // PER_PAGINA)
        pagina = min(vraag.pagina, paginas)
        wanted = frozenset(nummers[(pagina - 1) * PER_PAGINA : pagina * PER_PAGINA])
        keuze = Keuze(range(0), wanted, plaatsen, personen=vraag.personen, totaal=totaal)
        return read_boom(bestand, keuze), pagina, paginas
    pagina = min(vraag.pagina, _pages(totaal)) if totaal else vraag.pagina
    keuze = Keuze(_page(pagina), frozenset(), plaatsen, personen=vraag.personen, totaal=totaal)
    boom = read_boom(bestand, keuze)
    paginas = _pages(boom.eenheden)
    if pagina > paginas:
        bestand.seek(0)
        boom, pagina = read_boom(bestand, replace(keuze, eenheden=_page(paginas))), paginas
    return boom, pagina, paginas


def _pages(eenheden: int) -> int:
    return max(-(-eenheden // PER_PAGINA), 1)


def _page(pagina: int) -> range:
    return range((pagina - 1) * PER_PAGINA + 1, pagina * PER_PAGINA + 1)


def _set_addresses(
    groepen: list[Groep], getoond: frozenset[str], soort: BerichtSoort | None, nummers: list[int]
) -> None:
    """Give every listed place the address of its element: on this page, or on the one where it stands."""
    for plaats in (p for groep in groepen for oorzaak in groep.oorzaken for p in oorzaak.plaatsen):
        eenheid = unit_number(soort, plaats.pad) if soort is not None else 0
        hier = shown_place(plaats.pad, getoond)
        if hier and (not eenheid or (soort is not None and unit_number(soort, hier) == eenheid)):
            plaats.adres = f"#{address_of(hier)}"
        elif eenheid in nummers:
            pagina = nummers.index(eenheid) // PER_PAGINA + 1
            plaats.adres = f"?pagina={pagina}#{address_of(plaats.pad)}"
