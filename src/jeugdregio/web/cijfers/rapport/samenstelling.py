"""What stands in a report: chosen indicators by theme, each with its charts, tables and definition.

It knows no indicator and no dimension by name, and no form of document.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from jeugdregio.monitor.indicator import MonitorError, Richting
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator
from jeugdregio.monitor.uitvoer import GESCHAT, NIET_GESCHAT, is_completed
from jeugdregio.web.cijfers.beelden import Beeld, Grafiek, diepte
from jeugdregio.web.cijfers.cijfer import LEGENDA, NIET_TE_BEREKENEN, Cijfer, Tijdvak, datum, eenheid_van
from jeugdregio.web.cijfers.overzicht import themes
from jeugdregio.web.cijfers.publicatie import Uitgave
from jeugdregio.web.cijfers.tabellen import Cel, Kolom, Regel, Tabel

TITEL: Final = "Monitor jeugdhulp"
FICTIEF: Final = "Verzonnen gegevens van een niet-bestaande regio, om het systeem te laten zien."
INHOUD: Final = "Inhoud"
LEESWIJZER: Final = "Zo leest u dit rapport"
ONTBREEKT: Final = "Wat niet in dit rapport staat"
JAREN: Final = 5
PER_THEMA: Final = 2
GEHEEL: Final = 2  # the dimensions of a table of places as a whole: period and place


@dataclass(frozen=True, slots=True)
class Deel:
    """The figures of an indicator for one kind of place: charts, table and, of amounts, what is expected.

    `kop` is a heading where an indicator has several parts. `schattingen` is what is expected and intended,
    as on the page, else the estimates of provisional figures; None where there are none. `uitleg` then says
    what it is, or why there is none.
    """

    kop: str
    beeld: Beeld
    schattingen: Tabel | None
    uitleg: str = ""

    @property
    def grafieken(self) -> tuple[Grafiek, ...]:
        """The charts: those of the page."""
        return self.beeld.grafieken

    @property
    def schattingsnaam(self) -> str:
        """The caption of what is expected."""
        if self.beeld.vooruit is not None and self.beeld.vooruit.tabel is self.schattingen:
            return self.beeld.vooruitnaam
        return f"Schatting: {self.beeld.tabelnaam.removeprefix('Tabel: ')}"

    @property
    def opmerking(self) -> str:
        """Which charts are not there, and why; where years do not compare; whose data are missing."""
        delen = (self._niet_getekend, *self.beeld.trendbreuken, self.beeld.niet_aangeleverd)
        return " ".join(deel for deel in delen if deel)

    @property
    def _niet_getekend(self) -> str:
        if groepen := self.beeld.getekende_groepen:
            return f"De grafiek toont de {groepen} grootste groepen. De tabel toont ze alle."
        if self.beeld.verwacht_niet_getekend:
            return "De grafiek vergelijkt gebieden. Wat we verwachten en wat het doel is, staat in de tabel."
        if self.beeld.niet_getekend:
            return f"Er zijn niet meer dan {len(self.grafieken)} grafieken. De tabel toont alle gebieden."
        return ""

    @property
    def tekens(self) -> tuple[tuple[str, str], ...]:
        """The signs that occur in the table, with their meaning."""
        tabellen = [tabel for tabel in (self.beeld.tabel, self.schattingen) if tabel is not None]
        cellen = [cel for tabel in tabellen for regel in tabel.regels for cel in regel.cellen]
        gezien = {cel.tekst or "leeg": cel.woorden for cel in cellen}
        if any(cel.ster or cel.kolom.voorlopig for cel in cellen):
            gezien["*"] = ""
        vast = [(teken, betekenis) for teken, betekenis in LEGENDA if teken in gezien]
        # a sign that the legend does not have says itself, in the words for who does not see it
        ander = [
            (teken, woorden) for teken, woorden in gezien.items() if woorden and teken not in dict(LEGENDA)
        ]
        return (*vast, *ander)


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One indicator in a report. `kern` is the headline in words, `vooruit` what is expected; both are empty
    where there are several places.
    """

    label: str
    betekenis: str
    kern: str
    vooruit: tuple[str, ...]
    delen: tuple[Deel, ...]
    gegevens: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """The indicators of one theme."""

    titel: str
    onderdelen: tuple[Onderdeel, ...]


@dataclass(frozen=True, slots=True)
class Rapport:
    """A report, ready to be written. `ontbreekt`: what was asked and is not there, each with the reason."""

    regio: str
    plaatsen: tuple[str, ...]
    van: int
    tot: int
    peildatum: date
    volledig_tot: str
    gemaakt: date
    fictief: bool
    hoofdstukken: tuple[Hoofdstuk, ...]
    ontbreekt: tuple[tuple[str, str], ...]

    @property
    def kop(self) -> list[tuple[str, str]]:
        """What stands on the first page, as terms and texts."""
        jaren = str(self.van) if self.van == self.tot else f"{self.van} tot en met {self.tot}"
        return [
            ("Gebied" if len(self.plaatsen) == 1 else "Gebieden", ", ".join(self.plaatsen)),
            ("Jaren", jaren),
            ("Stand per", datum(self.peildatum)),
            ("Gemaakt op", datum(self.gemaakt)),
        ]

    @property
    def leeswijzer(self) -> tuple[str, ...]:
        """How to read the figures, as paragraphs; the legend of signs belongs with it."""
        herkomst = (
            "De meeste cijfers komen uit de berichten die gemeenten en aanbieders elkaar sturen. De "
            f"berichten zijn compleet tot en met {self.volledig_tot}. Latere maanden en jaren zijn "
            "voorlopig: daarvoor komen nog berichten. In een grafiek zijn ze licht, met een streepjeslijn."
        )
        inhoud = (
            "Bij elk cijfer staat wat het betekent, waar de definitie vandaan komt en hoe personen zijn "
            "beschermd. Dit rapport bevat alleen gepubliceerde cijfers: iedereen ziet dezelfde."
        )
        tekens = (
            "Te weinig, nul, onbekend en niet aangeleverd zijn vier verschillende dingen. Deze tekens staan "
            "in de tabellen en de grafieken:"
        )
        return herkomst, inhoud, tekens


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked for: codes of indicators and places, the first and the last year."""

    codes: tuple[str, ...]
    plaatsen: tuple[str, ...]
    van: int
    tot: int


def usual(uitgave: Uitgave) -> tuple[str, ...]:
    """The codes of the indicators of a report nobody chose them for, few enough to read.

    Of each theme the first with a desired direction, which a region can steer by; of a theme without any,
    the first of all. Only those of a place as a whole, with figures of the region.
    """
    codes: list[str] = []
    for indicatoren in themes(uitgave).values():
        heel = [i for i in indicatoren if len(i.per[0]) == GEHEEL and _is_known(uitgave, i)]
        gericht = [i for i in heel if i.catalogus["direction"] != Richting.GEEN_OORDEEL]
        codes += [i.code for i in gericht[:PER_THEMA] or heel[:1]]
    return tuple(codes)


def _first_table(indicator: GepubliceerdeIndicator, soort: str) -> tuple[str, ...]:
    """The first declared table per gebied or gemeente, as on the page of the indicator; empty if none."""
    return next((per for per in indicator.per if soort in per), ())


def _is_known(uitgave: Uitgave, indicator: GepubliceerdeIndicator) -> bool:
    per = _first_table(indicator, "gebied")
    return bool(per) and any(
        rij.waarde is not None for rij in indicator.rows(per, gebied=uitgave.publicatie.regio)
    )


def make_vraag(
    uitgave: Uitgave,
    *,
    codes: Sequence[str] = (),
    plaatsen: Sequence[str] = (),
    van: int | None = None,
    tot: int | None = None,
) -> Vraag:
    """Complete what is asked with what is usual: the whole region, the last years.

    Raises MonitorError for an indicator, place or year that was not published, naming what can be asked.
    """
    for code in codes:
        uitgave.publicatie.indicator(code)
    bekend = uitgave.publicatie.plaatsen
    if onbekend := [plaats for plaats in plaatsen if plaats not in bekend]:
        mogelijk = ", ".join(f"{plaats.code} ({plaats.naam})" for plaats in bekend.values())
        raise MonitorError(f"er zijn geen cijfers van {', '.join(onbekend)}. Wel van: {mogelijk}")
    jaren = uitgave.jaren
    van = jaren[-JAREN:][0] if van is None else van
    tot = jaren[-1] if tot is None else tot
    if not jaren[0] <= van <= tot <= jaren[-1]:
        raise MonitorError(
            f"de jaren {van} tot en met {tot} kunnen niet; kies van {jaren[0]} tot en met {jaren[-1]}"
        )
    gekozen = tuple(dict.fromkeys(codes)) or usual(uitgave)
    return Vraag(gekozen, tuple(dict.fromkeys(plaatsen)) or (uitgave.publicatie.regio,), van, tot)


def compose(uitgave: Uitgave, vraag: Vraag, gemaakt: date) -> Rapport:
    """Put a report together from what is published; `gemaakt` is the day it is made on."""
    publicatie = uitgave.publicatie
    hoofdstukken, ontbreekt = [], []
    for thema, indicatoren in themes(uitgave).items():
        gekozen = [_section(uitgave, i, vraag) for i in indicatoren if i.code in vraag.codes]
        ontbreekt += [reden for _, redenen in gekozen for reden in redenen]
        if onderdelen := tuple(onderdeel for onderdeel, _ in gekozen if onderdeel.delen):
            hoofdstukken.append(Hoofdstuk(thema, onderdelen))
    return Rapport(
        regio=publicatie.plaatsen[publicatie.regio].naam,
        plaatsen=tuple(publicatie.plaatsen[code].naam for code in vraag.plaatsen),
        van=vraag.van,
        tot=vraag.tot,
        peildatum=uitgave.peildatum,
        volledig_tot=Tijdvak.of({"maand": uitgave.volledig_tot}).naam,
        gemaakt=gemaakt,
        fictief=publicatie.fictief,
        hoofdstukken=tuple(hoofdstukken),
        ontbreekt=tuple(ontbreekt),
    )


def _section(
    uitgave: Uitgave, indicator: GepubliceerdeIndicator, vraag: Vraag
) -> tuple[Onderdeel, list[tuple[str, str]]]:
    """An indicator with a part for each kind of place, and what of it is not there."""
    label = str(indicator.catalogus["label"])
    delen, ontbreekt = [], []
    soorten = _per_kind(uitgave, vraag.plaatsen)
    for soort, plaatsen in soorten:
        per = _first_table(indicator, soort)
        beeld = diepte(uitgave, indicator.code, per, plaatsen, vraag.van, vraag.tot)
        if not beeld.leeg:
            delen.append(_part(uitgave, indicator, beeld, plaatsen, vraag, met_kop=len(soorten) > 1))
        elif per:
            ontbreekt.append((label, "dit cijfer is er niet voor deze gebieden en jaren"))
        else:
            ontbreekt.append((label, f"dit cijfer wordt niet per {soort} gepubliceerd"))
    enige = delen[0].beeld if len(delen) == 1 and delen[0].beeld.plaatsen == 1 else None
    onderdeel = Onderdeel(
        label=label,
        betekenis=str(indicator.catalogus["definition"]),
        kern=_headline(enige) if enige else "",
        vooruit=enige.vooruit.kern if enige and enige.vooruit else (),
        delen=tuple(delen),
        gegevens=tuple(delen[0].beeld.gegevens) if delen else (),
    )
    return onderdeel, ontbreekt


def _per_kind(uitgave: Uitgave, plaatsen: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Areas and municipalities apart: they stand in other tables, areas first."""

    def kind(code: str) -> str:
        return "gemeente" if uitgave.publicatie.plaatsen[code].soort == "gemeente" else "gebied"

    gesorteerd = sorted(plaatsen, key=kind)
    return [(soort, tuple(codes)) for soort, codes in groupby(gesorteerd, key=kind)]


def _part(
    uitgave: Uitgave,
    indicator: GepubliceerdeIndicator,
    beeld: Beeld,
    plaatsen: Collection[str],
    vraag: Vraag,
    *,
    met_kop: bool,
) -> Deel:
    kop = f"Per {'gemeente' if 'gemeente' in beeld.per else 'gebied'}" if met_kop else ""
    vooruit = beeld.vooruit
    if vooruit is not None and (vooruit.tabel is not None or not is_completed(indicator)):
        # of several parts none has a headline, where these words stand else
        woorden = (*vooruit.kern, *vooruit.uitleg) if met_kop else vooruit.uitleg
        return Deel(kop, beeld, vooruit.tabel, " ".join(woorden))
    if not is_completed(indicator):
        return Deel(kop, beeld, None)
    schattingen = _estimates(uitgave, indicator, beeld.per, plaatsen, vraag)
    gemaakt = uitgave.publicatie.meta.get("schattingen")
    return Deel(kop, beeld, schattingen, GESCHAT if gemaakt else NIET_GESCHAT)


def _estimates(
    uitgave: Uitgave,
    indicator: GepubliceerdeIndicator,
    per: tuple[str, ...],
    plaatsen: Collection[str],
    vraag: Vraag,
) -> Tabel | None:
    """What is expected beside what is counted, a line for each provisional figure that has an estimate."""
    kolommen = tuple(Kolom(naam) for naam in ("Geteld", "Verwacht", "Ondergrens", "Bovengrens"))
    eenheid = eenheid_van(str(indicator.catalogus["unit"]))
    regels = []
    for rij in uitgave.rijen(indicator.code, per, plaatsen, vraag.van, vraag.tot):
        if not rij.voorlopig or rij.waarde is None or rij.schatting is None:
            continue
        cijfer = Cijfer.of(rij, uitgave.publicatie.plaatsen, eenheid)
        naam = ", ".join(deel for deel in (cijfer.plaats.naam, cijfer.groep) if deel)
        waarden = (rij.waarde, rij.schatting, rij.ondergrens, rij.bovengrens)
        cellen = tuple(
            Cel(kolom, NIET_TE_BEREKENEN if waarde is None else eenheid.kaal.schrijf(waarde))
            for kolom, waarde in zip(kolommen, waarden, strict=True)
        )
        regels.append(Regel((naam, cijfer.tijdvak.naam), cellen))
    return Tabel(("Gebied", "Periode"), kolommen, tuple(regels)) if regels else None


def _headline(beeld: Beeld) -> str:
    """The headline of the page as a sentence or two: "9.000 in 2025. 1,1% lager dan in 2024."."""
    kop = beeld.kop
    if kop is None:
        return "Er is nog geen heel jaar met cijfers."
    groep = f"{kop.groep}: " if kop.groep else ""
    if kop.waarde is None:
        zin = f"{groep}{kop.tijdvak.naam} {kop.uitleg}."
    else:
        zin = f"{groep}{kop.groot}{' (voorlopig)' * kop.voorlopig} in {kop.tijdvak.in_zin}."
    return f"{zin[0].upper()}{zin[1:]} {beeld.verandering.tekst}".strip()
