"""Who has a casusregisseur or a guardian.

After the ambition of the Tussenevaluatie FoodValley (chapter 6): active control of 30% of clients, who stand
for 70% of declared value. A few municipalities reach it, others do not; where many have a guardian, control
lies with the guardian institution first. How far each municipality is, is made up.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jeugdregio.demo.aanlevering.bestanden import Bestand, Rij
from jeugdregio.demo.aanlevering.toegang import gemeentenummer
from jeugdregio.demo.aanlevering.toeval import Toeval, between
from jeugdregio.demo.hulp import Hulp
from jeugdregio.demo.ijking import Categorie
from jeugdregio.demo.regio import GEMEENTEN

_DUURSTE = 0.33
"""The part of the clients of a year, those with the highest costs, on whom control is aimed at."""
_DEKKING = {"0753": 0.97, "1724": 0.95, "1728": 0.96, "0772": 0.55, "0858": 0.62, "1706": 0.30}
_DEKKING_ANDERS, _DEKKING_REST = 0.45, 0.015
_VEEL_VOOGDIJ, _KANS_VOOGDIJ = frozenset({"0772", "0858"}), 0.4

_PerJaar = dict[int, list[Hulp]]


def bestanden(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Bestand]:
    """Give the file with couplings, with what is known on the last day."""
    yield Bestand(
        "casusregie", ("Gemeentenr", "BSN", "Rol", "Van", "Tot", "Medewerker"), _rijen(hulp, toeval, tot)
    )


def _rijen(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    clienten: dict[tuple[int, tuple[int, int]], _PerJaar] = defaultdict(lambda: defaultdict(list))
    for deel in hulp:
        if deel.soort is not None and deel.begin <= tot:
            for jaar in range(max(2021, deel.begin.year), min(deel.eind, tot).year + 1):
                clienten[deel.gemeente, deel.wie][jaar].append(deel)
    duurste = _most_expensive(clienten)
    for (gemeente, wie), per_jaar in clienten.items():
        code = GEMEENTEN[gemeente].code
        u = toeval.draw("regie", gemeente, *wie)
        voogdij = _guardianship(per_jaar, u[0], 0.9 if code in _VEEL_VOOGDIJ else _KANS_VOOGDIJ)
        bsn = next(iter(per_jaar.values()))[0].persoon.bsn
        if voogdij is not None:
            yield gemeentenummer(gemeente), bsn, "VG", voogdij.begin, _end(voogdij.eind, tot), ""
        kans = _DEKKING.get(code, _DEKKING_ANDERS) * (
            1 if voogdij is None else 0.15 if code in _VEEL_VOOGDIJ else 0.7
        )
        jaren = [
            jaar for jaar in per_jaar if u[1] < (kans if (gemeente, wie, jaar) in duurste else _DEKKING_REST)
        ]
        for eerste, laatste in _runs(jaren):
            begin = max(min(deel.begin for deel in per_jaar[eerste]), date(eerste, 1, 1))
            begin = min(begin + timedelta(days=between(u[2], 5, 40)), date(eerste, 12, 31), tot)
            eind = max(deel.eind for deel in per_jaar[laatste])
            if laatste < tot.year:
                eind = min(eind, date(laatste, 12, 31))
            medewerker = f"M{between(u[3], 100, 140)}"
            yield gemeentenummer(gemeente), bsn, "CR", begin, _end(max(begin, eind), tot), medewerker


def _end(eind: date, tot: date) -> date | str:
    return eind if eind <= tot else "lopend"


def _most_expensive(
    clienten: dict[tuple[int, tuple[int, int]], _PerJaar],
) -> set[tuple[int, tuple[int, int], int]]:
    """Per municipality and year the clients with the highest declared value."""
    waarden: dict[tuple[int, int], list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    for (gemeente, wie), per_jaar in clienten.items():
        for jaar, delen in per_jaar.items():
            cents = sum(dict(deel.bedragen).get(jaar, 0) for deel in delen)
            waarden[gemeente, jaar].append((cents, wie))
    result = set()
    for (gemeente, jaar), lijst in waarden.items():
        lijst.sort(reverse=True)
        result |= {(gemeente, wie, jaar) for _, wie in lijst[: round(len(lijst) * _DUURSTE)]}
    return result


def _guardianship(per_jaar: _PerJaar, u: float, kans: float) -> Hulp | None:
    """The long stay of who has a guardian, if any."""
    lang = [
        deel
        for delen in per_jaar.values()
        for deel in delen
        if deel.soort is Categorie.VERBLIJF and (deel.eind - deel.begin).days > 300
    ]
    return lang[0] if lang and u < kans else None


def _runs(jaren: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last year of years in a row."""
    eerste = vorige = None
    for jaar in sorted(jaren):
        if eerste is None or vorige is None:
            eerste = jaar
        elif jaar != vorige + 1:
            yield eerste, vorige
            eerste = jaar
        vorige = jaar
    if eerste is not None and vorige is not None:
        yield eerste, vorige
