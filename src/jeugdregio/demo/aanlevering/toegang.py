"""Files of the local access: who referred, requests for help, plans for the future, and the school."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jeugdregio.demo.aanbieders import aanbieders
from jeugdregio.demo.aanlevering.bestanden import Bestand, Rij
from jeugdregio.demo.aanlevering.toeval import Toeval, between, days, pick
from jeugdregio.demo.hulp import Hulp
from jeugdregio.demo.regio import GEMEENTEN

_VERWIJZERS = (
    ("GEM", 0.38), ("HA", 0.31), ("POH", 0.07), ("JA", 0.07), ("GI", 0.08), ("MS", 0.06), ("RB", 0.02),
    ("OV", 0.01),
)  # fmt: skip
_VERWIJZERS_GEDWONGEN = (("GI", 0.55), ("RB", 0.45))
_TEAMS_EINDHOVEN = ("Noord", "Oost", "Zuid", "West", "Centrum")

_BASIS, _SBO, _SO = "BO", "SBO", "SO"
_SCHOLEN = (
    *((_BASIS, f"Basisschool {naam}") for naam in (
        "De Aardbei", "De Bosbes", "De Citroen", "De Druif", "De Framboos", "De Granaat", "De Kers",
        "De Limoen", "De Mango", "De Peer", "De Vijg", "De Wolk", "De Ster", "De Maan",
    )),
    *((_SBO, f"Sbo {naam}") for naam in ("De Parel", "De Schelp")),
    *((_SO, f"School voor speciaal onderwijs {naam}") for naam in ("De Brug", "De Boog")),
    *(("VSO", f"Vso-school {naam}") for naam in ("De Horizon", "De Kompas")),
    ("PRO", "Praktijkschool De Werkplaats"),
    *(("VMBO", f"Vmbo-school {naam}") for naam in ("Regenboog", "Zeewind", "Herfstblad", "Lentebries")),
    *(("HV", f"Lyceum {naam}") for naam in ("Sterrenpad", "Maneschijn", "Sneeuwpop")),
    *(("MBO", f"Mbo-college {naam}") for naam in ("Wolkenveld", "Morgenrood")),
)  # fmt: skip
_TOT_12 = (("BO", 0.66), ("SBO", 0.16), ("SO", 0.16), ("GEEN", 0.02))
_TOT_16 = (("VMBO", 0.40), ("HV", 0.22), ("VSO", 0.20), ("PRO", 0.12), ("GEEN", 0.06))
_VANAF_16 = (("MBO", 0.42), ("VMBO", 0.18), ("HV", 0.14), ("VSO", 0.14), ("GEEN", 0.12))


def bestanden(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Bestand]:
    """Give the files of the access, with what is known on the last day."""
    wie = ("Gemeentenr", "BSN")
    yield Bestand(
        "verwijzingen",
        (*wie, "AGB-code", "Verwijzer", "Verwezen op", "Dossier"),
        _verwijzingen(hulp, toeval, tot),
    )
    yield Bestand(
        "hulpvragen",
        (*wie, "Team", "Melding", "Eerste gesprek", "Besluit", "Dossier"),
        _hulpvragen(hulp, toeval, tot),
    )
    yield Bestand("toekomstplannen", (*wie, "Plan van"), _toekomstplannen(hulp, toeval, tot))
    yield Bestand("scholen", (*wie, "School", "Soort", "Jaar"), _scholen(hulp, toeval, tot))


def gemeentenummer(index: int) -> int:
    """The code of a municipality as a number: the system drops the first nought."""
    return int(GEMEENTEN[index].code)


def _verwijzingen(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    for deel in hulp:
        u = toeval.draw("verwijzing", *deel.sleutel)
        dag = min(deel.toegewezen, deel.begin) - timedelta(days=between(u[1], 0, 20))
        if dag <= tot:
            verwijzer = pick(u[0], _VERWIJZERS if deel.soort else _VERWIJZERS_GEDWONGEN)
            agb = int(aanbieders()[deel.aanbieder].agb)
            dossier = f"D{deel.volgnummer}"
            yield gemeentenummer(deel.gemeente), deel.persoon.bsn, agb, verwijzer, dag, dossier


def _team(gemeente: int, nummer: int) -> str:
    naam = GEMEENTEN[gemeente].naam
    if naam == "Eindhoven":
        return f"Team {naam} {_TEAMS_EINDHOVEN[nummer % len(_TEAMS_EINDHOVEN)]}"
    return f"CJG {naam}"


def _hulpvragen(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    """Of help that came by way of the access: half a year of work here and there, faster in later years."""
    for deel in hulp:
        u = toeval.draw("hulpvraag", *deel.sleutel)
        if deel.soort is None or u[0] > 0.6:
            continue
        traag = 1.5 if deel.gemeente % 3 == 1 else 1.0
        sneller = max(0.6, 1 - 0.06 * (deel.begin.year - 2021))
        gesprek = 4 + days(u[1], 12 * traag * sneller, 90)
        besluit = gesprek + 6 + days(u[2], 24 * traag * sneller, 160)
        melding = deel.toegewezen - timedelta(days=besluit)
        if melding > tot:
            continue
        dagen = [melding + timedelta(days=gesprek), deel.toegewezen]
        bekend = [dag if dag <= tot else None for dag in dagen]
        team = _team(deel.gemeente, deel.persoon.nummer)
        yield (
            gemeentenummer(deel.gemeente), deel.persoon.bsn, team, melding, *bekend, f"D{deel.volgnummer}"
        )  # fmt: skip


def _toekomstplannen(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    """Of who was in care at sixteen and a half; more of them have a plan every year."""
    gehad: set[tuple[int, int]] = set()
    for deel in hulp:
        moment = deel.persoon.birthday(16) + timedelta(days=182)
        if deel.wie in gehad or not deel.begin <= moment <= deel.eind:
            continue
        gehad.add(deel.wie)
        u = toeval.draw("toekomstplan", *deel.wie)
        dag = moment + timedelta(days=between(u[1], -120, 60))
        if u[0] < 0.35 + 0.06 * (moment.year - 2021) and dag <= tot:
            yield gemeentenummer(deel.gemeente), deel.persoon.bsn, dag


def _scholen(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    """The school on the first of January of who got help in that year."""
    per_soort: dict[str, list[str]] = defaultdict(list)
    for soort, naam in _SCHOLEN:
        per_soort[soort].append(naam)
    gehad: set[tuple[int, int, int, int]] = set()
    for deel in hulp:
        for jaar in range(max(2021, deel.begin.year), min(deel.eind, tot).year + 1):
            sleutel = (*deel.wie, deel.gemeente, jaar)
            if deel.begin > tot or sleutel in gehad:
                continue
            gehad.add(sleutel)
            peildag = date(jaar, 1, 1)
            soort, naam = _school(deel, peildag, toeval, per_soort)
            yield gemeentenummer(deel.gemeente), deel.persoon.bsn, naam, soort, jaar


def _school(deel: Hulp, peildag: date, toeval: Toeval, per_soort: dict[str, list[str]]) -> tuple[str, str]:
    persoon = deel.persoon
    if persoon.birthday(4) > peildag:
        return "NG", "-"
    fase = (
        "basis"
        if persoon.birthday(12) > peildag
        else "voortgezet"
        if persoon.birthday(16) > peildag
        else "na"
    )
    u = toeval.draw("school", fase, *deel.wie)
    soort = pick(u[0], {"basis": _TOT_12, "voortgezet": _TOT_16, "na": _VANAF_16}[fase])
    scholen = per_soort.get(soort)
    if not scholen or u[2] < 0.04:
        return soort, "-"
    # a school draws from near by: half of those of a municipality go to the same one
    plek = deel.gemeente if u[1] < 0.5 else between(u[1] * 2 - 1, 0, 99)
    return soort, scholen[plek % len(scholen)]
