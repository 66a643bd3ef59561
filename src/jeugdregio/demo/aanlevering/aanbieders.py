"""Files of providers: who waits, waiting times as stated, outcomes, seclusions, and where someone stays."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jeugdregio.demo.aanbieders import aanbieders, choices
from jeugdregio.demo.aanlevering.bestanden import Bestand, Rij
from jeugdregio.demo.aanlevering.toeval import Toeval, between, days
from jeugdregio.demo.hulp import Hulp
from jeugdregio.demo.ijking import Categorie
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.demo.traject import months

ZONDER_SEPARATIES = "1667"
"""The municipality about which no provider reports seclusions, not even that there were none."""

_VANAF = date(2021, 1, 1)
_OPGAVEN_VANAF = 2023
_LANGE_WACHT = {"45A53": 34, "45A05": 20, "52A00": 30, "43A36": 26, "44A07": 24, "55A11": 30}
"""Days of waiting, on average, beyond those of other help."""
_GESLOTEN = frozenset({"43A12", "43A36"})
_IN_DE_BUURT = (("0794", "NB"), ("0855", "NB"), ("0796", "NB"), ("1771", "NB"))
_VER_WEG = (("0935", "LI"), ("0983", "LI"), ("0268", "GE"), ("0344", "UT"))

_WIE, _PRODUCT = ("gem", "agb", "burgerservicenr"), ("prodcat", "prodcode")


def bestanden(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Bestand]:
    """Give the files of providers, with what is known on the last day."""
    yield Bestand(
        "wachtlijst_regio",
        (*_WIE, *_PRODUCT, "aanmelding", "start", "afmelding", "plek"),
        _wachtlijst(hulp, toeval, tot),
        frozenset({"start", "afmelding"}),
    )
    yield Bestand("wachttijd_regio", ("agb", *_PRODUCT, "weken", "opgave"), _opgaven(hulp, toeval, tot))
    yield Bestand(
        "uitkomst_regio",
        (*_WIE, *_PRODUCT, "peildag", "cijfer", "vervolg", "doelen"),
        _uitkomsten(hulp, toeval, tot),
    )
    yield Bestand(
        "separatie_regio",
        ("agb", "gem", "burgerservicenr", "maand", "aantal"),
        _separaties(hulp, toeval, tot),
    )
    yield Bestand(
        "verblijf_regio",
        ("gem", "burgerservicenr", "plaats", "prov", "van", "tot"),
        _verblijfplaatsen(hulp, toeval, tot),
        frozenset({"tot"}),
    )


def _who(deel: Hulp, aanbieder: int | None = None) -> tuple[str, str, str, str, str]:
    agb = aanbieders()[deel.aanbieder if aanbieder is None else aanbieder].agb
    return GEMEENTEN[deel.gemeente].code, agb, deel.persoon.bsn, deel.productcode[:2], deel.productcode


def _wachtlijst(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    """Everybody waits; some first somewhere else, and are taken off that list when help begins here."""
    for deel in hulp:
        if deel.soort is None or deel.begin < _VANAF:
            continue
        u = toeval.draw("wachten", *deel.sleutel)
        # of one provider one waits longer than of another
        druk = 0.5 + toeval.draw("druk", deel.aanbieder)[0]
        extra = days(u[0], druk * _LANGE_WACHT.get(deel.productcode, 9), 240)
        aangemeld = min(deel.toegewezen, deel.begin) - timedelta(days=extra)
        if aangemeld > tot:
            continue
        gestart = deel.begin if deel.begin <= tot else None
        yield *_who(deel), aangemeld, gestart, None, between(u[1], 1, 60)
        if u[2] < 0.07:
            indices, _ = choices(deel.soort, GEMEENTEN[deel.gemeente].code)
            andere = indices[int(u[3] * len(indices))]
            eerder = aangemeld - timedelta(days=between(u[4], 10, 90))
            afgemeld = aangemeld + timedelta(days=between(u[5], 0, 20))
            yield (
                *_who(deel, andere),
                eerder,
                None,
                afgemeld if afgemeld <= tot else None,
                between(u[6], 1, 60),
            )


def _opgaven(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    """Twice a year per product that a provider delivers; some forget it, and what they stated grows old."""
    aanbod = sorted({(deel.aanbieder, deel.productcode) for deel in hulp if deel.soort is not None})
    for aanbieder, product in aanbod:
        u = toeval.draw("opgave", aanbieder, product)
        weken = 3 + _LANGE_WACHT.get(product, 9) / 7 + between(u[0], 0, 6)
        for jaar in range(_OPGAVEN_VANAF, tot.year + 1):
            for maand in (2, 9):
                v = toeval.draw("opgave", aanbieder, product, jaar, maand)
                dag = date(jaar, maand, between(v[0], 1, 28))
                if dag <= tot and v[1] > 0.2:
                    nu = max(0, round(weken + 4 * v[2] - 2))
                    yield aanbieders()[aanbieder].agb, product[:2], product, nu, dag


def _uitkomsten(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    """Asked of who ended; a little less than half answers, and not every question."""
    for deel in hulp:
        if deel.soort in {None, Categorie.VERVOER} or deel.eind < _VANAF:
            continue
        u = toeval.draw("uitkomst", *deel.sleutel)
        gemeten = deel.eind + timedelta(days=between(u[1], 0, 25))
        if u[0] > 0.46 or gemeten > tot:
            continue
        goed = toeval.draw("kwaliteit", deel.aanbieder)[0]
        cijfer = f"{min(10.0, max(1.0, 6.3 + goed + 2.6 * (u[2] - 0.4))):.1f}"
        vervolg = "99" if u[3] > 0.93 else f"0{1 + sum(u[3] > grens for grens in (0.17, 0.38, 0.70))}"
        doelen = None if u[4] > 0.94 else "J" if u[4] < 0.52 + 0.2 * goed else "N"
        yield *_who(deel), gemeten, cijfer if u[5] < 0.95 else None, vervolg, doelen


def _separaties(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    """Per month, in places where someone can be secluded; fewer every year. None at all is reported too."""
    per_maand: dict[tuple[date, int], dict[int, list[Hulp]]] = defaultdict(lambda: defaultdict(list))
    plekken = sorted({deel.aanbieder for deel in hulp if deel.productcode in _GESLOTEN})[:6]
    for deel in hulp:
        if deel.productcode in _GESLOTEN:
            for eerste, _ in months(max(deel.begin, _VANAF), min(deel.eind, tot)):
                per_maand[eerste, deel.gemeente][deel.aanbieder].append(deel)
    for eerste, _ in months(_VANAF, tot):
        for gemeente, waar in enumerate(GEMEENTEN):
            if waar.code == ZONDER_SEPARATIES:
                continue
            aanwezig = per_maand[eerste, gemeente]
            for aanbieder in sorted({*plekken, *aanwezig}):
                rijen = list(_of_month(aanwezig[aanbieder], toeval, eerste))
                agb = aanbieders()[aanbieder].agb
                for bsn, aantal in rijen or [("", 0)]:
                    yield agb, waar.code, bsn, f"{eerste:%Y%m}", aantal


def _of_month(delen: list[Hulp], toeval: Toeval, eerste: date) -> Iterator[tuple[str, int]]:
    kans = 0.10 * 0.8 ** (eerste.year - _VANAF.year)
    for deel in delen:
        u = toeval.draw("separatie", *deel.sleutel, eerste)
        if u[0] < kans:
            yield deel.persoon.bsn, 1 + days(u[1], 0.7, 6)


def _verblijfplaatsen(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    """Where someone stays, and for some the place to which they move; ever fewer far away."""
    for deel in hulp:
        if deel.soort is not Categorie.VERBLIJF or deel.begin > tot:
            continue
        u = toeval.draw("verblijfplaats", *deel.sleutel)
        delen = [(deel.begin, deel.eind)]
        lengte = (deel.eind - deel.begin).days
        if u[0] < 0.15 and lengte > 60:
            verhuisd = deel.begin + timedelta(days=int(lengte * (0.2 + 0.6 * u[1])))
            delen = [(deel.begin, verhuisd), (verhuisd + timedelta(days=1), deel.eind)]
        for nummer, (van, eind) in enumerate(delen):
            if van <= tot:
                plaats, provincie = _place(deel, *toeval.draw("plaats", nummer, *deel.sleutel)[:2])
                code = GEMEENTEN[deel.gemeente].code
                yield code, deel.persoon.bsn, plaats, provincie, van, eind if eind <= tot else None


def _place(deel: Hulp, u: float, v: float) -> tuple[str, str]:
    ver = max(0.06, 0.16 - 0.02 * (deel.begin.year - 2021))
    if u < ver:
        return _VER_WEG[int(v * len(_VER_WEG))]
    if u < ver + 0.2:
        return _IN_DE_BUURT[int(v * len(_IN_DE_BUURT))]
    if u < ver + 0.55:
        return GEMEENTEN[deel.gemeente].code, "NB"
    return GEMEENTEN[int(v * len(GEMEENTEN))].code, "NB"
