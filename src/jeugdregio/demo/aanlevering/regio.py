"""Files of the region itself: other costs, general services, context, agreements about products, and targets.

Every figure here is made up, but for where a constant says otherwise; the rows say so in their source.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from jeugdregio.demo.aanbieders import aanbieders
from jeugdregio.demo.aanlevering.bestanden import Bestand, Rij
from jeugdregio.demo.aanlevering.toegang import gemeentenummer
from jeugdregio.demo.aanlevering.toeval import Toeval
from jeugdregio.demo.hulp import Hulp
from jeugdregio.demo.ijking import Categorie, ijking
from jeugdregio.demo.regio import EERSTE_JAAR, GEMEENTEN, REGIO, apportion, youth_by_gemeente
from jeugdregio.demo.traject import months

ZONDER_VOORZIENINGEN = "1706"
"""The municipality that does not say who uses general services: what that looks like is to be seen."""

_VANAF = date(2021, 1, 1)
_PGB = 0.03
"""Share of pgb in what is spent: Regiovisie Samen voor Jeugd 2023-2026, table 2."""
_TAAKGERICHT, _SUBSIDIE = 0.018, 0.012
_PGB_PER_JEUGDIGE = 65_000
"""Cents per young person and month."""
_VERZONNEN = "Verzonnen voor de demo, geen cijfer van het CBS"
_GEZINNEN_PER_JEUGDIGE, _EENOUDER, _BIJSTAND = 0.58, 0.17, 0.045
_LANDELIJK, _LANDELIJK_PER_JAAR = 12.1, 0.15
_IJKJAAR = 2022
"""The last year before the vision: what is aimed at starts from it."""
_BEGROTING = "Begroting, verzonnen voor de demo"
_VISIE = "Regiovisie Samen voor Jeugd 2023-2026; de waarde is verzonnen voor de demo"

# category, code, longest help and longest waiting in days
_AFSPRAKEN: tuple[tuple[str, str, int | None, int | None], ...] = (
    ("45", "", None, 56), ("45", "45A05", 540, 70), ("45", "45A53", 540, 70), ("45", "45A06", 180, 42),
    ("45", "45A04", 540, 42), ("45", "45A48", 540, 42), ("45", "45A49", 730, 42), ("45", "45A51", 365, 28),
    ("44", "", None, 70), ("43", "", None, 56), ("43", "43A36", 270, 42), ("43", "43A12", 180, 28),
    ("46", "", 28, 1), ("52", "", 540, 70), ("41", "", 365, 42),
)  # fmt: skip

# indicator, value in the first year, change a year (both in the unit of the indicator)
_DOELEN = (
    ("aandeel_jeugdigen_met_jeugdhulp", 12.4, -0.2),
    ("jeugdigen_met_casusregisseur", 24.0, 2.0),
    ("kosten_met_casusregisseur", 55.0, 5.0),
    ("wachttijd_binnen_norm", 70.0, 5.0),
    ("nut_van_hulp", 7.2, 0.1),
    ("bescherming_binnen_norm", 70.0, 5.0),
)


def kosten(hulp: Sequence[Hulp], tot: date) -> Bestand:
    """Give pgb, task-based funding and subsidies per month: shares of what was declared that year."""
    return Bestand(
        "kosten buiten berichten",
        ("Gemeentenr", "Maand", "Bekostiging", "AGB-code", "Bedrag in euro", "Aantal jeugdigen"),
        _kosten(hulp, tot),
    )


def bestanden(hulp: Sequence[Hulp], schaal: float, toeval: Toeval, tot: date) -> Iterator[Bestand]:
    """Give the files in our own form."""
    yield Bestand(
        "voorzieningen", ("gemeente", "jaar", "voorziening", "jeugdigen"), _voorzieningen(schaal, toeval, tot)
    )
    yield Bestand(
        "contextcijfers",
        ("gemeente", "jaar", "kenmerk", "aantal", "totaal", "bron"),
        _context(schaal, toeval, tot),
    )
    yield Bestand(
        "productafspraken",
        ("gebied", "productcategorie", "productcode", "maximum_dagen", "wachtnorm_dagen", "van", "tot"),
        [(REGIO, *afspraak, date(2020, 1, 1), None) for afspraak in _AFSPRAKEN],
    )
    yield Bestand(
        "streefwaarden",
        ("indicator", "plaats", "jaar", "soort", "waarde", "bron"),
        _streefwaarden(hulp, schaal),
    )
    yield Bestand(
        "referentiecijfers", ("indicator", "periode", "naam", "waarde", "bron"), _referentiecijfers(tot)
    )


def _kosten(hulp: Sequence[Hulp], tot: date) -> Iterator[Rij]:
    per_jaar: Counter[tuple[int, int]] = Counter()
    for deel in hulp:
        for jaar, cents in deel.bedragen:
            per_jaar[deel.gemeente, jaar] += cents
    gi = next(int(aanbieder.agb) for aanbieder in aanbieders() if aanbieder.soort == "gi")
    for gemeente in range(len(GEMEENTEN)):
        for eerste, laatste in months(_VANAF, tot):
            # a year that still runs is not whole: what the year before cost, divided over its months
            vol = per_jaar[
                gemeente, eerste.year if eerste.year < tot.year else max(_VANAF.year, tot.year - 1)
            ]
            per_maand = vol / 12 / (1 - _PGB)
            if laatste > tot:
                break
            begin = (gemeentenummer(gemeente), f"{eerste:%m-%Y}")
            pgb = round(per_maand * _PGB)
            yield *begin, "PGB", None, _euro(pgb), max(1, round(pgb / _PGB_PER_JEUGDIGE))
            yield *begin, "TG", gi, _euro(round(per_maand * _TAAKGERICHT)), None
            if eerste.month in {1, 7}:
                yield *begin, "SUB", None, _euro(round(per_maand * 6 * _SUBSIDIE)), None


def _euro(cents: int) -> str:
    return f"{cents / 100:,.2f}".translate(str.maketrans(",.", ".,"))


def _voorzieningen(schaal: float, toeval: Toeval, tot: date) -> Iterator[Rij]:
    for jaar in range(_VANAF.year, tot.year + 1):
        for code, jeugdigen in youth_by_gemeente(jaar, schaal).items():
            if code == ZONDER_VOORZIENINGEN:
                continue
            for naam, deel in (("BSO+", 0.002), ("Respijtzorg", 0.003)):
                u = toeval.draw("voorziening", code, naam)
                groei = 1 + (0.12 if naam == "BSO+" else 0.04) * (jaar - _VANAF.year)
                yield code, jaar, naam, round(jeugdigen * deel * groei * (0.6 + 0.8 * u[0]))


def _context(schaal: float, toeval: Toeval, tot: date) -> Iterator[Rij]:
    for jaar in range(EERSTE_JAAR, tot.year + 1):
        for code, jeugdigen in youth_by_gemeente(jaar, schaal).items():
            gezinnen = max(1, round(jeugdigen * _GEZINNEN_PER_JEUGDIGE))
            for kenmerk, deel in (
                ("Eenoudergezinnen", _EENOUDER),
                ("Gezinnen met een bijstandsuitkering", _BIJSTAND),
            ):
                u = toeval.draw("context", code, kenmerk)
                aantal = round(gezinnen * deel * (0.7 + 0.5 * u[0] + (0.35 if code == "0772" else 0)))
                yield code, jaar, kenmerk, aantal, gezinnen, _VERZONNEN


def _referentiecijfers(tot: date) -> Iterator[Rij]:
    """What could be published of the country: the share of young people with care, per year and half."""
    for jaar in range(EERSTE_JAAR, tot.year):
        aandeel = _LANDELIJK + _LANDELIJK_PER_JAAR * (jaar - EERSTE_JAAR)
        for periode, deel in (("", 1.0), ("-H1", 0.83), ("-H2", 0.82)):
            waarde = round(1000 * aandeel * deel)
            yield "aandeel_jeugdigen_met_jeugdhulp", f"{jaar}{periode}", "Nederland", waarde, _VERZONNEN


def _streefwaarden(hulp: Sequence[Hulp], schaal: float) -> Iterator[Rij]:
    """Targets for the years of the vision and the next, and what region and municipalities budgeted."""
    voor = Counter({gemeente.code: 0 for gemeente in GEMEENTEN})
    for deel in hulp:
        voor[GEMEENTEN[deel.gemeente].code] += sum(cents for jaar, cents in deel.bedragen if jaar <= _IJKJAAR)
    in_verblijf = sum(
        deel.soort is Categorie.VERBLIJF and deel.begin <= date(_IJKJAAR, 12, 31) <= deel.eind
        for deel in hulp
    )
    for jaar in range(_IJKJAAR + 1, 2028):
        verder = jaar - _IJKJAAR
        doelen = [(indicator, eerste + stap * (verder - 1)) for indicator, eerste, stap in _DOELEN]
        doelen.append(("jeugdigen_met_jeugdhulp", round(ijking(_IJKJAAR).jeugdigen * schaal * 0.985**verder)))
        doelen.append(("jeugdigen_in_verblijf", round(in_verblijf * 0.96**verder)))
        for indicator, waarde in doelen:
            yield indicator, REGIO, jaar, "doel", round(waarde * 1000), _VISIE
        begroot = round(ijking(jaar).kosten * schaal * 0.98)
        yield "kosten", REGIO, jaar, "begroting", begroot * 1000, _BEGROTING
        parts = apportion(begroot, list(voor.values()))
        for code, deel_begroot in zip(voor, parts, strict=True):
            yield "kosten", code, jaar, "begroting", deel_begroot * 1000, _BEGROTING
