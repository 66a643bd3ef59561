"""Files of the protection chain: from a report to the plan of the guardian institution, and its norms."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jeugdregio.demo.aanlevering.bestanden import Bestand, Rij
from jeugdregio.demo.aanlevering.toeval import Toeval, days
from jeugdregio.demo.hulp import Hulp
from jeugdregio.demo.regio import GEMEENTEN, REGIO

_VOORAF = (("VT1", 5), ("VT2", 62), ("RVK", 46), ("RB", 20))
_DAARNA = (("GI1", 6), ("GI2", 38))
"""Steps before protection begins and after it, with the days they take on average."""
_NORMEN = (
    ("Melding Veilig Thuis", 5),
    ("Onderzoek Veilig Thuis", 70),
    ("Onderzoek Raad", 42),
    ("Zitting rechtbank", 21),
    ("Eerste contact GI", 5),
    ("Plan van aanpak GI", 42),
    ("Hele keten", 240),
)
"""The whole: 8 months, Tussenevaluatie FoodValley, chapter 7. The steps are made up, but for the terms of
Veilig Thuis (5 days and 10 weeks) and of the plan of a guardian institution (6 weeks)."""


def stappen(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Bestand:
    """Give the steps of each case known on the last day."""
    return Bestand(
        "keten_regio",
        ("gem", "burgerservicenr", "zaak", "stap", "begin", "einde"),
        _rijen(hulp, toeval, tot),
        frozenset({"einde"}),
    )


def normen() -> Bestand:
    """Give how long each step may take."""
    rijen = [(REGIO, stap, dagen, date(2020, 1, 1), None) for stap, dagen in _NORMEN]
    return Bestand("ketennormen", ("gebied", "stap", "dagen", "van", "tot"), rijen)


def _rijen(hulp: Sequence[Hulp], toeval: Toeval, tot: date) -> Iterator[Rij]:
    for deel in hulp:
        if deel.soort is not None or deel.volgnummer > 0 or deel.begin.year < 2021:
            continue
        u = toeval.draw("keten", *deel.sleutel)
        # less is done twice in later years
        vlotter = max(0.65, 1 - 0.06 * (deel.begin.year - 2021))
        duur = {stap: 1 + days(v, gemiddeld * vlotter, gemiddeld * 5) for (stap, gemiddeld), v in
                zip((*_VOORAF, *_DAARNA), u, strict=False)}  # fmt: skip
        dag = deel.begin - timedelta(days=sum(duur[stap] for stap, _ in _VOORAF))
        for stap, _ in (*_VOORAF, *_DAARNA):
            if dag > tot:
                break
            eind = dag + timedelta(days=duur[stap])
            zaak = deel.persoon.nummer * 10 + 1
            code = GEMEENTEN[deel.gemeente].code
            yield code, deel.persoon.bsn, zaak, stap, dag, eind if eind <= tot else None
            dag = eind
