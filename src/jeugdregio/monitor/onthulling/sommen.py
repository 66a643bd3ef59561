"""The sums that a reader of the tables can make: a figure that other figures add up to."""

import datetime
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from jeugdregio.monitor.cellen import TELT_NIET, Cel
from jeugdregio.monitor.onthulling.atomen import ANDERS, Delen, Span, days, fixed_values, span

Inhoud = tuple[Span, frozenset[str], frozenset[tuple[str, str]]]


class Langs(Enum):
    """Along what a figure is split."""

    TIJD = "tijd"
    PLAATS = "plaats"
    WAARDE = "waarde"


@dataclass(frozen=True, slots=True)
class Som:
    """A figure and those that split it, by their numbers."""

    ouder: int
    kinderen: tuple[int, ...]
    langs: Langs


def contents(cel: Cel, delen: Delen) -> Inhoud:
    """What a cell holds: two cells with the same contents are the same figure."""
    return span(cel), cel.samenstelling.leden, frozenset(fixed_values(cel, delen).items())


def is_shown(cel: Cel) -> bool:
    """Whether a cell can be reckoned with: it is published, or a rest, which follows from what is."""
    return bool(cel.per) or is_rest(cel)


def is_rest(cel: Cel) -> bool:
    """Whether a cell is what a whole has beside one part of it; never published itself."""
    return TELT_NIET in cel.naar or any(waarde == ANDERS for _, waarde in cel.naar)


def rests(cellen: Sequence[Cel], delen: Delen) -> list[Cel]:
    """Give what wholes have beside a part of which no table has the rest.

    At least the difference of the two numbers of people is behind it, and one where anything is left; the
    largest person and provider of the whole are taken to be in it.
    """
    los = only_parts(cellen, delen)
    eerste: dict[Inhoud, Cel] = {}
    for cel in sorted(cellen, key=is_shown, reverse=True) if los else ():
        eerste.setdefault(contents(cel, delen), cel)
    gevonden: dict[Inhoud, Cel] = {}
    for (periode, leden, vast), deel in eerste.items():
        for naam, waarde in sorted(vast):
            if naam not in los:
                continue
            zonder = vast - {(naam, waarde)}
            geheel = eerste.get((periode, leden, zonder))
            if geheel is None or not (is_shown(geheel) and is_shown(deel)):
                continue
            omvang = max(geheel.omvang - deel.omvang, 0)
            personen = max(geheel.personen - deel.personen, min(omvang, 1))
            gevonden[periode, leden, zonder | {(naam, ANDERS)}] = replace(
                geheel,
                per=(),
                naar=(*sorted(zonder), (naam, ANDERS)),
                indicator="",  # of no indicator: its dimensions are all named
                teller=geheel.teller - deel.teller,
                aantal=max(geheel.aantal - deel.aantal, 0),
                personen=personen,
                omvang=omvang,
                top_persoon=min(geheel.top_persoon, omvang),
                top_aanbieder=min(geheel.top_aanbieder, omvang),
            )
    return list(gevonden.values())


def find_sums(cellen: Sequence[Cel], delen: Delen, *, alles: bool = False) -> list[Som]:
    """Find the sums among cells: one that others split exactly along time, place or one set of dimensions.

    Of cells with the same contents the first counts. `alles` takes cells that are not published along.
    """
    eerste: dict[Inhoud, int] = {}
    for nummer, cel in enumerate(cellen):
        if alles or is_shown(cel):
            eerste.setdefault(contents(cel, delen), nummer)
    sommen: list[Som] = []
    for langs, gevonden in (
        (Langs.TIJD, _along_time(cellen, eerste)),
        (Langs.PLAATS, _along_place(cellen, eerste)),
        (Langs.WAARDE, _along_values(eerste, only_parts(cellen, delen))),
    ):
        sommen += [Som(ouder, kinderen, langs) for ouder, kinderen in gevonden]
    return [som for som in sommen if alles or cellen[som.ouder].per]


def only_parts(cellen: Sequence[Cel], delen: Delen) -> set[str]:
    """The dimensions of which one value is known and no table has the others."""
    namen = {naam for cel in cellen for naam in delen.get(cel.indicator, {})}
    return namen - {naam for cel in cellen for naam in fixed_values(cel, {})}


def _along_time(cellen: Sequence[Cel], eerste: dict[Inhoud, int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    groepen: dict[object, dict[str, dict[Span, int]]] = {}
    for (periode, leden, waarden), nummer in eerste.items():
        soort = cellen[nummer].samenstelling.tijdvak.soort
        groepen.setdefault((leden, waarden), {}).setdefault(soort, {})[periode] = nummer
    for per_soort in groepen.values():
        for soort, ouders in per_soort.items():
            for ander, kinderen in per_soort.items():
                if ander == soort:
                    continue
                for lang, ouder in ouders.items():
                    binnen = [k for k in kinderen if k != lang and lang[0] <= k[0] and k[1] <= lang[1]]
                    if binnen and days(binnen) == days([lang]):
                        yield ouder, tuple(kinderen[k] for k in binnen)


def _along_place(cellen: Sequence[Cel], eerste: dict[Inhoud, int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    groepen: dict[object, dict[frozenset[str], int]] = {}
    for (periode, leden, waarden), nummer in eerste.items():
        groepen.setdefault((periode, waarden), {})[leden] = nummer
    for plaatsen in groepen.values():
        for ouder, nummer in plaatsen.items():
            binnen = [leden for leden in plaatsen if leden < ouder]
            gemeenten = [leden for leden in binnen if len(leden) == 1]
            if len(gemeenten) == len(ouder):
                yield nummer, tuple(plaatsen[leden] for leden in gemeenten)
            for gebied in binnen:  # an area and what it leaves over
                rest = ouder - gebied
                if len(gebied) > 1 and rest in plaatsen and (len(rest) == 1 or min(gebied) < min(rest)):
                    yield nummer, (plaatsen[gebied], plaatsen[rest])


def _along_values(eerste: dict[Inhoud, int], open_: set[str]) -> Iterator[tuple[int, tuple[int, ...]]]:
    groepen: dict[tuple[Span, frozenset[str]], dict[frozenset[tuple[str, str]], int]] = {}
    waarden: dict[frozenset[str], set[frozenset[tuple[str, str]]]] = {}
    for (periode, leden, vast), nummer in eerste.items():
        groepen.setdefault((periode, leden), {})[vast] = nummer
        waarden.setdefault(frozenset(naam for naam, _ in vast), set()).add(vast)
    for cellen in groepen.values():
        namen = {v: frozenset(naam for naam, _ in v) for v in cellen}
        for ouder, nummer in cellen.items():
            for fijner in dict.fromkeys(n for n in namen.values() if n > namen[ouder]):
                if (fijner - namen[ouder]) & open_:
                    continue
                nodig = [v for v in waarden[fijner] if v > ouder]
                if nodig and all(v in cellen for v in nodig):
                    yield nummer, tuple(cellen[v] for v in sorted(nodig, key=sorted))


def same_people(cellen: Sequence[Cel], delen: Delen) -> Iterator[tuple[int, int]]:
    """Yield cells of different periods that count the same people, because they look at the same day.

    Those in care at the end of a period (op_eind) are those at the beginning of the next (op_begin); and of
    what counts on the last day, a year is its December. A family may say so: such cells have that day only.
    Else the numbers say which indicators that are: of two kinds of periods that end together all cells are
    equal.
    """
    dagen: dict[object, list[int]] = {}
    slot: dict[tuple[str, datetime.date, datetime.date], dict[Inhoud, int]] = {}
    for nummer, cel in enumerate(cellen):
        (begin, eind), leden, vast = contents(cel, delen)
        if ("op_begin", "ja") in vast or ("op_eind", "ja") in vast:
            dag = eind if ("op_eind", "ja") in vast else begin - datetime.timedelta(days=1)
            ander = vast - {("op_begin", "ja"), ("op_eind", "ja")}
            dagen.setdefault((dag, leden, ander), []).append(nummer)
        elif begin == eind:
            dagen.setdefault((eind, leden, vast), []).append(nummer)
        else:
            slot.setdefault((cel.indicator, eind, begin), {})[(eind, eind), leden, vast] = nummer
    for nummers in dagen.values():
        for een, twee in itertools.pairwise(nummers):
            if cellen[een].personen == cellen[twee].personen:
                yield een, twee
    soorten = sorted(slot)
    for plek, een_soort in enumerate(soorten):
        for ander_soort in soorten[plek + 1 :]:
            if een_soort[:2] != ander_soort[:2]:
                break
            links, rechts = slot[een_soort], slot[ander_soort]
            paren = [(nummer, rechts[inhoud]) for inhoud, nummer in links.items() if inhoud in rechts]
            if all(cellen[kort].personen == cellen[lang].personen for kort, lang in paren):
                yield from paren
