"""What the messages cover of what municipalities booked, and what does not link and why.

Exact, and so an exit like `intern`: for a mandate and a purpose. Booked is what the accounts say of a year;
declared is what providers sent in (JW323) about help that began in that year, debit less credit. The two
never meet wholly: pgb, subsidies, task-based funding and a municipality's own team send no message.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import ibis

from jeugdregio.kern.gemeentecode import gemeenten as gemeenten_van_cbs
from jeugdregio.kern.herindeling import successors
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.nationaal.declaraties import codes_of, declared_lines, predecessors
from jeugdregio.monitor.nationaal.doel import require_doel
from jeugdregio.monitor.nationaal.iv3 import Taakveld, rubrieken, taakvelden_of_year
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening
from jeugdregio.monitor.nationaal.los import LosRij, Reden, find_loose
from jeugdregio.monitor.nationaal.vergelijking import INDELING, Bedrag
from jeugdregio.stand import Stand

SAMEN = "samen"
ALLE_GEMEENTEN = ""
"""What stands for the code of a municipality in the rows of all of them together."""
NIET_IN_TE_DELEN = "niet in te delen"


@dataclass(frozen=True, slots=True)
class DekkingRij:
    """A municipality and a rubriek: booked and declared, in cents. `geboekt` is None without accounts.

    The rubriek SAMEN is all together; NIET_IN_TE_DELEN is declared but of no one rubriek. With the code
    ALLE_GEMEENTEN it is about all municipalities with accounts together, and the name says who is missing.
    """

    jaar: int
    gemeente: str
    naam: str
    rubriek: str
    omschrijving: str
    taakvelden: tuple[str, ...]
    geboekt: int | None
    gedeclareerd: int

    @property
    def aandeel(self) -> float | None:
        """Declared as a percentage of booked; None where nothing was booked."""
        return 100 * self.gedeclareerd / self.geboekt if self.geboekt else None


@dataclass(frozen=True, slots=True)
class VeldRij:
    """A municipality and a task field, in cents. `gedeclareerd` is what is of this field for certain.

    `onverdeeld` may be of this field or of another: what the messages and the contracts do not decide.
    """

    jaar: int
    gemeente: str
    naam: str
    taakveld: str
    omschrijving: str
    geboekt: int | None
    gedeclareerd: int
    onverdeeld: int

    @property
    def aandeel(self) -> float | None:
        """Declared as a percentage of booked; None where nothing was booked, or not all is divided."""
        return 100 * self.gedeclareerd / self.geboekt if self.geboekt and not self.onverdeeld else None


@dataclass(frozen=True, slots=True)
class Dekking:
    """The coverage of a year by group of task fields and by task field, and what does not link."""

    rijen: tuple[DekkingRij, ...]
    velden: tuple[VeldRij, ...]
    los: tuple[LosRij, ...]


def coverage(
    stand: Stand,
    rekening: Jaarrekening,
    *,
    gemeenten: Collection[str],
    doel: str,
    bedrag: Bedrag = Bedrag.LASTEN,
) -> Dekking:
    """Hold what was declared in the stand against what was booked, for these municipalities of today.

    The caller has checked the mandate for them, and logs the purpose `doel`. Raises MonitorError without a
    purpose, or for a code that is no municipality of today.
    """
    require_doel(doel)
    if not gemeenten:
        raise MonitorError("geef de gemeenten waarvoor u exacte cijfers mag zien")
    for code in gemeenten:
        if successors(code, INDELING) != (code,):
            raise MonitorError(f"{code} is geen gemeente van {INDELING.year}")
    hier = predecessors(gemeenten)
    regels = declared_lines(stand, rekening.jaar, hier)
    velden = taakvelden_of_year(rekening.jaar)
    rijen: list[DekkingRij] = []
    per_veld: list[VeldRij] = []
    plekken: list[_Plek] = []
    for code, gedeclareerd in _per_candidates(regels, velden, hier, gemeenten).items():
        geboekt = _booked(rekening, velden, codes_of(hier, code), bedrag)
        plekken.append(_Plek(code, gemeenten_van_cbs()[code].naam, geboekt, gedeclareerd))
    for plek in (*plekken, *_together(plekken)):
        rijen += _rows(rekening.jaar, plek, velden)
        per_veld += _field_rows(rekening.jaar, plek, velden)
    return Dekking(tuple(rijen), tuple(per_veld), tuple(find_loose(stand, rekening, regels, hier)))


def municipalities_of(stand: Stand) -> tuple[str, ...]:
    """The municipalities of today in the region of a stand, on its date."""
    gebieden = stand.gebieden
    dag = ibis.literal(stand.peildatum)
    leden = gebieden.filter(
        gebieden.gebied == stand.meta.regio,
        gebieden.van.isnull() | (gebieden.van <= dag),
        gebieden.tot.isnull() | (gebieden.tot >= dag),
    )
    return tuple(sorted(leden.select("gemeente").distinct().to_pyarrow().column("gemeente").to_pylist()))


Velden = Mapping[str, Taakveld]
Geboekt = Mapping[str, int] | None  # by task field; None where the municipality has no accounts
Gedeclareerd = dict[tuple[str, ...], int]  # by the task fields that are possible


@dataclass(frozen=True, slots=True)
class _Plek:
    """A municipality, or all together, with what was booked and declared there."""

    code: str
    naam: str
    geboekt: Geboekt
    gedeclareerd: Gedeclareerd


def _together(plekken: Sequence[_Plek]) -> Iterator[_Plek]:
    """Add municipalities up; one without accounts is left out of both sides, or no share would hold."""
    met = [(plek.geboekt, plek.gedeclareerd) for plek in plekken if plek.geboekt is not None]
    if len(plekken) == 1 or not met:
        return
    zonder = [plek.naam for plek in plekken if plek.geboekt is None]
    geboekt, gedeclareerd = Counter[str](), Counter[tuple[str, ...]]()
    for hier, ook_hier in met:
        geboekt.update(hier)
        gedeclareerd.update(ook_hier)
    naam = f"Samen ({len(met)} {'gemeente' if len(met) == 1 else 'gemeenten'}"
    naam += f", zonder {', '.join(zonder)})" if zonder else ")"
    yield _Plek(ALLE_GEMEENTEN, naam, geboekt, gedeclareerd)


def _per_candidates(
    regels: ibis.Table, velden: Velden, hier: Mapping[str, str], gemeenten: Collection[str]
) -> dict[str, Gedeclareerd]:
    """What was declared in each municipality, by the task fields it can be of."""
    sommen: dict[str, Gedeclareerd] = {code: {} for code in sorted(gemeenten)}
    soorten = regels.group_by("gemeente", "taakvelden", "ingekocht")
    for rij in soorten.agg(bedrag=regels.bedrag.sum().cast("int64")).to_pyarrow().to_pylist():
        codes = tuple(rij["taakvelden"].split("|")) if rij["taakvelden"] else ()
        if rij["ingekocht"] is not None:
            codes = tuple(c for c in codes if velden[c].ingekocht in (None, rij["ingekocht"])) or codes
        som = sommen[hier[rij["gemeente"]]]
        som[codes] = som.get(codes, 0) + rij["bedrag"]
    return sommen


def _booked(rekening: Jaarrekening, velden: Velden, delen: Collection[str], bedrag: Bedrag) -> Geboekt:
    if not any(d in rekening.gemeenten for d in delen) or any(d in rekening.zonder_opgave for d in delen):
        return None
    posten = {veld: [rekening.posten.get((deel, veld)) for deel in delen] for veld in velden}
    return {veld: sum(bedrag.of(p) for p in alle if p is not None) for veld, alle in posten.items()}


def _rows(jaar: int, plek: _Plek, velden: Velden) -> Iterator[DekkingRij]:
    geboekt = plek.geboekt
    per_rubriek: dict[str | None, int] = {}
    for codes, som in plek.gedeclareerd.items():
        gevonden = {velden[code].rubriek for code in codes}
        rubriek = gevonden.pop() if len(gevonden) == 1 else None
        per_rubriek[rubriek] = per_rubriek.get(rubriek, 0) + som

    def row(rubriek: str, omschrijving: str, codes: tuple[str, ...], som: int) -> DekkingRij:
        samen = None if geboekt is None or not codes else sum(geboekt[code] for code in codes)
        return DekkingRij(jaar, plek.code, plek.naam, rubriek, omschrijving, codes, samen, som)

    for rubriek in dict.fromkeys(veld.rubriek for veld in velden.values()):
        codes = tuple(veld.code for veld in velden.values() if veld.rubriek == rubriek)
        yield row(rubriek, rubrieken()[rubriek], codes, per_rubriek.get(rubriek, 0))
    if None in per_rubriek:
        yield row(NIET_IN_TE_DELEN, str(Reden.PRODUCT_NIET_IN_TE_DELEN), (), per_rubriek[None])
    yield row(SAMEN, "Alles samen", tuple(velden), sum(plek.gedeclareerd.values()))


def _field_rows(jaar: int, plek: _Plek, velden: Velden) -> Iterator[VeldRij]:
    for code, veld in velden.items():
        yield VeldRij(
            jaar,
            plek.code,
            plek.naam,
            code,
            veld.naam,
            None if plek.geboekt is None else plek.geboekt[code],
            plek.gedeclareerd.get((code,), 0),
            sum(som for codes, som in plek.gedeclareerd.items() if code in codes and len(codes) > 1),
        )
