"""Stands drawn from a number: small, but with rows in every table and cases for every indicator."""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from jeugdregio.monitor.indelingen import load_indelingen
from jeugdregio.stand import TABELLEN, StandMeta, StandSchrijver

Rij = dict[str, Any]

PEILDATUM = datetime.date(2024, 1, 1)
EERSTE_MAAND, LAATSTE_MAAND = "2022-01", "2023-12"
AGBS = ("94000001", "94000002", "94000003")
DAG = datetime.timedelta(days=1)

# what happens to a person: product, first day, days (None: it still runs); each follows the one before it
LEVENS: tuple[tuple[tuple[str | None, str, int | None], ...], ...] = (
    (("45A04", "2022-02-03", 200), ("45A04", "2022-11-01", 40), ("45A05", "2023-06-01", None)),
    (("43A09", "2021-03-01", 600), ("43A02", "2022-10-22", None)),
    (("46A02", "2022-09-10", 20), ("43A03", "2022-09-30", 300), ("46A02", "2023-08-01", 60)),
    (("46A02", "2023-01-05", 41), ("45A05", "2023-02-20", 100), ("51A01", "2023-03-01", 90)),
    (("41A01", "2019-05-01", None), ("45A05", "2022-01-01", 500)),
    (("41A02", "2022-08-01", 250),),
    (("43A04", "2018-01-01", None), ("47A01", "2023-01-01", 200)),
    (("43A06", "2022-11-11", 200), ("44A10", "2023-06-01", None)),
    (("46A01", "2023-02-02", 30), ("54005", "2023-03-04", 80)),
    (("48A03", "2022-01-01", None), ("48A01", "2021-06-01", 300), ("43A10", "2022-06-01", 365)),
    (("52A01", "2022-12-31", 1), (None, "2023-01-01", 31), ("42A01", "2022-08-01", 400)),
    (("43A05", "2023-04-01", 9), ("55A01", "2022-07-01", None), ("53A01", "2023-01-01", 70)),
)
GEBOREN = (2010, 2013, 2012, 2007, 2006, 2009, 2003, 2006, 2014, 2005, 2006, 2008)


def write_stand(
    pad: Path, nummer: int, *, gemeenten: int = 2, mensen: int = 4, volledig_vanaf: str | None = EERSTE_MAAND
) -> Path:
    """Write the stand of region `nummer` to a folder. The same number gives the same stand."""
    tabellen = dict(_tables(nummer, gemeenten, mensen))
    meta = StandMeta(
        peildatum=PEILDATUM,
        gemaakt_op=datetime.datetime(2024, 1, 2, tzinfo=datetime.UTC),
        regio=region(nummer),
        volledig_vanaf=volledig_vanaf,
        volledig_tot=LAATSTE_MAAND,
        software_versie="0",
        fictief=True,
    )
    with StandSchrijver(pad, meta) as schrijver:
        for naam, rijen in tabellen.items():
            schrijver.write(naam, [pa.RecordBatch.from_pylist(rijen, schema=TABELLEN[naam].arrow_schema)])
        return schrijver.finish()


def region(nummer: int) -> str:
    """The code of a region."""
    return f"R{nummer:02d}"


def _tables(nummer: int, gemeenten: int, mensen: int) -> Iterator[tuple[str, list[Rij]]]:
    lot = random.Random(nummer)
    regio = region(nummer)
    codes = [f"{nummer:02d}{n:02d}" for n in range(1, gemeenten + 1)]
    yield from _region(regio, codes, nummer)
    # a key of its own: no pseudonym is in two regions
    wie = [(nummer << 40) + n for n in range(mensen)]
    levens = [(nummer * mensen + n) % len(LEVENS) for n in range(mensen)]
    yield (
        "jeugdigen",
        [
            {
                "pseudoniem": p,
                "geboortemaand": datetime.date(GEBOREN[leven], lot.randint(1, 12), 1) if p % 11 else None,
                "geslacht": lot.choice("012"),
            }
            for p, leven in zip(wie, levens, strict=True)
        ],
    )
    thuis = {p: lot.choice(codes) for p in wie}
    hulp = [
        stuk for p, leven in zip(wie, levens, strict=True) for stuk in _help(p, leven, thuis[p], lot, codes)
    ]
    yield from _messages(hulp, lot, nummer)
    yield from _delivered(hulp, thuis, lot)
    yield from _per_municipality(codes, lot)


def _region(regio: str, codes: list[str], nummer: int) -> Iterator[tuple[str, list[Rij]]]:
    provincie = f"P{nummer % 12}"
    yield (
        "gemeenten",
        [{"gemeente": c, "naam": f"Gemeente {c}", "provincie": provincie, "landsdeel": "L"} for c in codes],
    )
    gebieden = [
        {"gebied": regio, "naam": f"Regio {nummer}", "soort": "jeugdregio", "gemeente": c} for c in codes
    ]
    # every region is in one part of the country
    gebieden += [
        {"gebied": f"L{nummer % 5}", "naam": f"Deel {nummer % 5}", "soort": "landsdeel", "gemeente": c}
        for c in codes
    ]
    yield "gebieden", gebieden
    yield (
        "jeugdigenaantallen",
        [
            {"gemeente": c, "jaar": j, "aantal": 1000 + nummer, "bron": "verzonnen"}
            for c in codes
            for j in (2022, 2023)
        ],
    )
    # the last provider has no name in the stand
    yield "aanbieders", [{"aanbieder": agb, "naam": f"Aanbieder {agb[-1]} van {regio}"} for agb in AGBS[:2]]
    van = datetime.date(2015, 1, 1)
    yield "contracten", [{"aanbieder": agb, "gebied": regio, "van": van} for agb in AGBS[:2]]
    yield "indelingen", list(load_indelingen(regio))
    # one definition for all regions
    yield (
        "productafspraken",
        [
            {"gebied": regio, "productcategorie": c, "maximum_dagen": 100, "wachtnorm_dagen": 30, "van": van}
            for c in ("45", "43")
        ],
    )
    yield (
        "ketennormen",
        [{"gebied": regio, "stap": s, "dagen": 40, "van": van} for s in (*STAPPEN, "Hele keten")],
    )


STAPPEN = (
    "Melding Veilig Thuis",
    "Onderzoek Veilig Thuis",
    "Onderzoek Raad",
    "Zitting rechtbank",
    "Eerste contact GI",
    "Plan van aanpak GI",
)


def _help(p: int, leven: int, gemeente: str, lot: random.Random, codes: list[str]) -> Iterator[Rij]:
    for volgnummer, (product, van, dagen) in enumerate(LEVENS[leven]):
        begin = datetime.date.fromisoformat(van) + lot.randint(0, 3) * DAG
        yield {
            "gemeente": gemeente if lot.random() < 0.9 else lot.choice(codes),
            "aanbieder": lot.choice(AGBS),
            "pseudoniem": p,
            "toewijzing": (p << 3) + volgnummer,
            "categorie": product[:2] if product else None,
            "productcode": product,
            "begindatum": begin,
            "einddatum": begin + dagen * DAG if dagen else None,
        }


def _messages(hulp: list[Rij], lot: random.Random, nummer: int) -> Iterator[tuple[str, list[Rij]]]:
    yield (
        "toewijzingen",
        [
            {
                **{k: v for k, v in h.items() if k != "begindatum"},
                "categorie": h["categorie"] or "45",
                "productcode": h["productcode"] or "45A05",
                "toewijzingsdatum": h["begindatum"],
                "ingangsdatum": h["begindatum"],
                "bekend_op": h["begindatum"],
            }
            for h in hulp
            if lot.random() < 0.85
        ],
    )
    yield "leveringen", [_delivery(h, lot) for h in hulp if lot.random() < 0.8]
    yield "prestaties", [regel for h in hulp for regel in _lines(h, lot)]
    yield (
        "verzoeken",
        [
            {
                "gemeente": h["gemeente"],
                "aanbieder": h["aanbieder"],
                "pseudoniem": h["pseudoniem"],
                "toewijzing": h["toewijzing"] if lot.random() < 0.7 else None,
                "verwijzer": lot.choice(("01", "02", "03", "04", "05", "06", "08")),
                "aangevraagd_op": h["begindatum"] - 20 * DAG,
                "besloten_op": h["begindatum"] - 3 * DAG if lot.random() < 0.8 else None,
            }
            for h in hulp
            if lot.random() < 0.6
        ],
    )
    yield (
        "berichtaantallen",
        [
            {
                "gemeente": f"{nummer:02d}01",
                "aanbieder": agb,
                "soort": soort,
                "maand": datetime.date(2023, maand, 1),
                "uitkomst": uitkomst,
                "aantal": lot.randint(1, 40),
            }
            for agb in AGBS[:2]
            for soort in ("JW305", "JW323")
            for maand in (2, 9)
            for uitkomst in ("verwerkt", "deels", "geweigerd")
        ],
    )


def _delivery(h: Rij, lot: random.Random) -> Rij:
    tijdelijk = h["einddatum"] is not None and lot.random() < 0.1
    return {
        **h,
        "toewijzing": h["toewijzing"] if lot.random() < 0.8 else None,
        "reden_beeindiging": ("20" if tijdelijk else lot.choice(("19", "22", "23", "31")))
        if h["einddatum"]
        else None,
        "tijdelijk": tijdelijk,
        "bekend_op": h["begindatum"] + 5 * DAG,
    }


def _lines(h: Rij, lot: random.Random) -> Iterator[Rij]:
    """Give a line for every other month of help, some with a credit line, some still without an answer."""
    dag = max(h["begindatum"], datetime.date(2022, 1, 1))
    laatste = h["einddatum"] or datetime.date(2023, 12, 31)
    while dag <= laatste:
        prijs, volume = lot.randint(900, 9_000), lot.randint(1, 30)
        regel = {
            **h,
            "toewijzing": h["toewijzing"] if lot.random() < 0.9 else None,
            "begindatum": dag,
            "einddatum": min(dag + 20 * DAG, laatste) if lot.random() < 0.8 else None,
            "volume": volume,
            "eenheid": lot.choice(("14", "84")),
            "tarief": prijs,
            "bedrag": prijs * volume,
            "wachtend": lot.random() < 0.1,
            "toegekend": lot.choice((True, True, False, None)),
            "bekend_op": dag + lot.randint(5, 150) * DAG,
        }
        yield regel
        if lot.random() < 0.15:
            yield {**regel, "bedrag": -regel["bedrag"], "bekend_op": dag + 200 * DAG}
        dag += lot.randint(40, 70) * DAG


def _delivered(hulp: list[Rij], thuis: dict[int, str], lot: random.Random) -> Iterator[tuple[str, list[Rij]]]:
    """Give what no message carries."""

    def some(kans: float) -> list[Rij]:
        return [{"gemeente": g, "pseudoniem": p} for p, g in thuis.items() if lot.random() < kans]

    def day() -> datetime.date:
        return datetime.date(2022, 2, 1) + lot.randint(0, 550) * DAG

    def later(van: datetime.date, hoogstens: int) -> datetime.date | None:
        return van + lot.randint(0, hoogstens) * DAG if lot.random() < 0.8 else None

    stukken = [
        {k: h[k] for k in ("gemeente", "aanbieder", "pseudoniem", "categorie", "productcode")}
        for h in hulp
        if h["categorie"]
    ]
    yield (
        "verwijzingen",
        [
            {
                **r,
                "verwijzer": lot.choice(("huisarts", "POH-jeugd", "jeugdarts", "anders")),
                "verwezen_op": day(),
            }
            for r in some(0.5)
        ],
    )
    koppelingen = [
        {**r, "soort": soort, "begindatum": (van := day()), "einddatum": later(van, 300)}
        for soort in ("casusregie", "voogdij")
        for r in some(0.5)
    ]
    yield "regiekoppelingen", koppelingen
    trajecten = [{**r, "team": lot.choice("AB"), "verzoek_op": day()} for r in some(0.8)]
    for traject in trajecten:
        traject["gesprek_op"] = later(traject["verzoek_op"], 60)
        traject["besluit_op"] = later(traject["gesprek_op"], 60) if traject["gesprek_op"] else None
    yield "toegangstrajecten", trajecten
    wachtlijst: list[Rij] = [{**s, "aangemeld_op": day()} for s in stukken]
    for rij in wachtlijst:
        rij["gestart_op"] = later(rij["aangemeld_op"], 120)
        rij["afgemeld_op"] = later(rij["aangemeld_op"], 90) if rij["gestart_op"] is None else None
    yield "wachtlijst", wachtlijst
    yield (
        "wachttijdopgaven",
        [
            {
                "aanbieder": s["aanbieder"],
                "productcategorie": s["categorie"],
                "productcode": s["productcode"] if lot.random() < 0.7 else None,
                "dagen": lot.randint(0, 200),
                "opgegeven_op": day(),
            }
            for s in stukken[:3]
        ],
    )
    stappen: list[Rij] = []
    for r in some(0.5):
        begin = day()
        for stap in STAPPEN:
            eind = begin + lot.randint(3, 60) * DAG
            stappen.append(
                {**r, "zaak": r["pseudoniem"], "stap": stap, "begindatum": begin, "einddatum": eind}
            )
            begin = eind
    yield "ketenstappen", stappen
    yield (
        "uitkomsten",
        [
            {
                **s,
                "gemeten_op": day(),
                "nut": lot.choice((None, *range(30, 101, 10))),
                "zonder_hulp": lot.choice((None, True, False)),
                "doelen_behaald": lot.choice((None, True, False)),
            }
            for s in stukken
        ],
    )
    yield "toekomstplannen", [{**r, "vastgesteld_op": day()} for r in some(0.6)]
    yield (
        "verblijfplaatsen",
        [
            {
                **r,
                "verblijfgemeente": lot.choice((r["gemeente"], "0101", "9999")),
                "verblijfprovincie": lot.choice(("P1", "P2", "P3")),
                "begindatum": (van := day()),
                "einddatum": later(van, 300),
            }
            for r in some(0.7)
        ],
    )
    yield (
        "schoolniveaus",
        [
            {
                **r,
                "school": lot.choice(("De Boom", None)),
                "schoolsoort": lot.choice(("Vmbo", "Mbo")),
                "jaar": j,
            }
            for j in (2022, 2023)
            for r in some(0.8)
        ],
    )
    separaties: list[Rij] = [
        {**r, "aanbieder": AGBS[0], "maand": day().replace(day=1), "aantal": lot.randint(1, 4)}
        for r in some(0.4)
    ]
    nul = [
        {"aanbieder": AGBS[0], "gemeente": g, "maand": datetime.date(2023, 3, 1), "aantal": 0}
        for g in sorted(set(thuis.values()))
    ]
    yield "separaties", [*separaties, *nul]


def _per_municipality(codes: list[str], lot: random.Random) -> Iterator[tuple[str, list[Rij]]]:
    yield (
        "overigekosten",
        [
            {
                "gemeente": c,
                "maand": datetime.date(2023, 5, 1),
                "soort": soort,
                "aanbieder": AGBS[0] if soort == "Taakgericht" else None,
                "bedrag": lot.randint(1, 10**8),
                "jeugdigen": lot.randint(1, 40) if soort.startswith("Persoons") else None,
            }
            for c in codes
            for soort in ("Persoonsgebonden budget", "Taakgericht", "Subsidie")
        ],
    )
    yield (
        "voorzieningen",
        [
            {"gemeente": c, "jaar": j, "voorziening": v, "jeugdigen": lot.randint(0, 30)}
            for c in codes
            for j in (2022, 2023)
            for v in ("BSO+", "Respijtzorg")
        ],
    )
    yield (
        "contextcijfers",
        [
            {
                "gemeente": c,
                "jaar": j,
                "kenmerk": k,
                "aantal": lot.randint(1, 400),
                "totaal": 2000,
                "bron": "verzonnen",
            }
            for c in codes
            for j in (2022, 2023)
            for k in ("Eenoudergezinnen", "Gezinnen met een bijstandsuitkering")
        ],
    )
