"""Computing the figures of an indicator, exactly: one cell per period, place and value of its dimensions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jeugdregio.monitor.dimensies import DIMENSIES, PERIODES, PLAATSEN
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.kalender import Kalender, Tijdvak
from jeugdregio.monitor.maten import Noemer, Telwijze
from jeugdregio.monitor.plaatsen import Plaatsen, Samenstelling
from jeugdregio.monitor.vinden import NIETS, Gevonden, Naar, Vraag, find_numbers
from jeugdregio.stand import Stand
from jeugdregio.stand.berichtdekking import heard
from jeugdregio.stand.dekking import Dekkingen

TELT, TELT_NIET = ("telt", "ja"), ("telt", "nee")


@dataclass(frozen=True, slots=True)
class Cel:
    """One exact figure with what its protection needs to know.

    `teller`: people, cents, things or days; `mediaan` where that is measured. `aantal`: the facts behind
    it. `omvang`: the sum of what each person has, regardless of sign; `top_persoon` and `top_aanbieder` the
    largest shares of that. `onbekend`: not all that it is made of was delivered. `naar`: the values of the
    dimensions beside period and place; of a share (Noemer.DEEL) also whether it is what counts,
    ('telt', 'ja'), or the rest.
    """

    indicator: str
    per: tuple[str, ...]
    samenstelling: Samenstelling
    naar: Naar
    teller: int = 0
    aantal: int = 0
    personen: int = 0
    omvang: int = 0
    top_persoon: int = 0
    top_aanbieder: int = 0
    mediaan: float = 0.0
    onbekend: bool = False

    @property
    def whole(self) -> tuple[Samenstelling, Naar]:
        """What this cell, if it is what counts, is a part of."""
        return self.samenstelling, tuple(paar for paar in self.naar if paar != TELT)


def extra_dimensions(per: Collection[str]) -> tuple[str, ...]:
    """The dimensions of a table beside period and place."""
    return tuple(naam for naam in per if naam not in PERIODES and naam not in PLAATSEN)


def compute_cells(stand: Stand, indicator: Indicator, kalender: Kalender, plaatsen: Plaatsen) -> list[Cel]:
    """Compute every cell of an indicator for one kind of period; none of a derived one.

    The table per gemeente is computed even where it is not published, because what is published is
    protected with it; such cells have an empty `per`. An indicator that is a share of its total has the total
    as cells without `naar`; one that is a share of its own facts has what counts and the rest beside the
    whole. Combinations without facts are cells of zero, but for dimensions that are open.
    """
    tabellen = [per for per in indicator.per if kalender.soort in per]
    if indicator.van or not tabellen or not kalender.tijdvakken:
        return []
    gevonden = find_numbers(stand, indicator, kalender, plaatsen, _questions(indicator, tabellen))
    delen = plaatsen.per_periode(kalender).delen
    cellen: list[Cel] = []
    for naar in _breakdowns(tabellen):
        per_soort: dict[str, tuple[str, ...]] = {
            soort: next((p for p in tabellen if soort in p and extra_dimensions(p) == naar), ())
            for soort in PLAATSEN
        }
        eigen = [deel for deel in delen if deel.soort == "gemeente" or per_soort["gebied"]]
        deel_cellen = _cells(indicator, gevonden[Vraag(naar)], eigen, naar, per_soort)
        if indicator.measure.noemer is Noemer.TOTAAL:
            if indicator.measure.telwijze is Telwijze.JEUGDIGEN:
                cellen += _totals(deel_cellen)
            else:
                cellen += _cells(indicator, gevonden[Vraag(())], eigen, (), per_soort)
        cellen += deel_cellen
        if indicator.measure.noemer is Noemer.DEEL:
            cellen += _parts(
                deel_cellen, gevonden[Vraag(naar, telt=True)], gevonden.get(Vraag(naar, telt=False))
            )
    ontbreekt = {
        t.sleutel: undelivered(stand, indicator.bronnen, t) | unheard(stand, indicator.needs, t)
        for t in kalender.tijdvakken
    }
    return [
        replace(c, onbekend=True) if c.samenstelling.leden & ontbreekt[c.samenstelling.tijdvak.sleutel] else c
        for c in cellen
    ]


def undelivered(stand: Stand, bronnen: Collection[str], tijdvak: Tijdvak) -> frozenset[str]:
    """Give the municipalities of the stand of which one of these tables does not tell all of a period."""
    return frozenset().union(*(_uncovered(stand, stand.covered(naam), tijdvak) for naam in bronnen))


def unheard(stand: Stand, soorten: Collection[str], tijdvak: Tijdvak) -> frozenset[str]:
    """Give the municipalities that sent none of these kinds of message over all of a period."""
    return _uncovered(stand, heard(stand, soorten), tijdvak) if soorten else frozenset()


def _uncovered(stand: Stand, dekkingen: Dekkingen, tijdvak: Tijdvak) -> frozenset[str]:
    return frozenset(
        gemeente
        for gemeente in stand.gemeentecodes
        if (dekking := dekkingen.get(gemeente)) is None or not dekking.covers(tijdvak.begin, tijdvak.eind)
    )


def _breakdowns(tabellen: Collection[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The dimensions that tables ask for beside period and place, each once, the fewest first."""
    return sorted({extra_dimensions(per) for per in tabellen}, key=lambda namen: (len(namen), namen))


def _questions(indicator: Indicator, tabellen: Collection[tuple[str, ...]]) -> list[Vraag]:
    vragen = [Vraag(naar) for naar in _breakdowns(tabellen)]
    telt_mensen = indicator.measure.telwijze is Telwijze.JEUGDIGEN
    if indicator.measure.noemer is Noemer.TOTAAL and not telt_mensen:
        vragen.append(Vraag(()))
    if indicator.measure.noemer is Noemer.DEEL:
        # of people the rest is who is left of the whole
        gevraagd = (True,) if telt_mensen else (True, False)
        vragen += [Vraag(vraag.naar, telt) for vraag in list(vragen) for telt in gevraagd]
    return list(dict.fromkeys(vragen))


def _cells(
    indicator: Indicator,
    gevonden: Gevonden,
    plaatsen: Sequence[Samenstelling],
    naar: tuple[str, ...],
    per_soort: Mapping[str, tuple[str, ...]],
) -> list[Cel]:
    waarden = sorted(gevonden.values) if naar else [()]
    ergens = gevonden.values_per_place() if any(DIMENSIES[naam].open for naam in naar) else None
    cellen = []
    for deel in plaatsen:
        hier = gevonden.of(deel)
        cellen += [
            Cel(indicator.code, per_soort[deel.soort], deel, waarde, *hier.get(waarde, NIETS))
            for waarde in (waarden if ergens is None else sorted(ergens.get(deel.plaats, ())))
        ]
    return cellen


def _parts(gehelen: list[Cel], telt: Gevonden, rest: Gevonden | None) -> list[Cel]:
    """Split cells in what counts and the rest. The rest is not published: it follows from the two others."""
    namen = {naar: ((*naar, TELT), (*naar, TELT_NIET)) for naar in {geheel.naar for geheel in gehelen}}
    delen: list[Cel] = []
    for hier, van_hier in groupby(gehelen, key=lambda cel: cel.samenstelling):
        telt_hier, rest_hier = telt.of(hier), {} if rest is None else rest.of(hier)
        for geheel in van_hier:
            deze, overige = namen[geheel.naar]
            deel = Cel(geheel.indicator, geheel.per, hier, deze, *telt_hier.get(geheel.naar, NIETS))
            over = rest_hier.get(geheel.naar, NIETS)
            if rest is None:
                aantal = geheel.personen - deel.personen
                over = (aantal, aantal, aantal, 0, 0, 0, 0.0)
            delen += [deel, Cel(geheel.indicator, (), hier, overige, *over)]
    return delen


def _totals(cellen: list[Cel]) -> list[Cel]:
    """Add counts up over their dimensions: the number of pairs of a young person and a value."""
    sommen: dict[Samenstelling, Cel] = {}
    for cel in cellen:
        tot_nu = sommen.get(cel.samenstelling)
        som = cel.personen + (tot_nu.personen if tot_nu else 0)
        sommen[cel.samenstelling] = replace(cel, naar=(), teller=som, aantal=som, personen=som)
    return list(sommen.values())
