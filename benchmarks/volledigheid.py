"""How good are the estimates of late costs? They are made as on earlier dates, and held against the outcome.

For each date the stand is taken back to what was known on it. Every month that could still grow then is
estimated, for the region, each municipality and each category, and compared with what is known of it now.
The baseline, measured in the same run, is the counted figure alone. By the age of the month on the date:

- geteld: the share of the final amount that was known
- fout: mean absolute error of the estimate, in % of the final amount; fout geteld: that of the counted figure
- verhouding: the first as a part of the second
- scheef: mean error with its sign; above 0 the estimates are too high
- raak: how often the final amount lay within the bounds, which promise 95%
- zonder: months of which too little was known for an estimate

    python benchmarks/volledigheid.py [--schaal 1.0] [--datums 10]
    python benchmarks/volledigheid.py --stand data/stand/2026-10-31      # on a stand of your own

Without --stand the declared lines of the synthetic region are made, with the dates on which they come in.
"""

import argparse
import datetime
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import ibis
import pyarrow as pa

from jeugdregio import __version__
from jeugdregio.demo import SEED
from jeugdregio.demo.aanbieders import aanbieders
from jeugdregio.demo.declaraties import first_day, month_number
from jeugdregio.demo.genereren import Wereld
from jeugdregio.demo.regio import GEMEENTEN, REGIO
from jeugdregio.monitor.indelingen import load_indelingen
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.monitor.volledigheid import Aanvulling, Driehoek, Dun, complete, triangles
from jeugdregio.stand import TABELLEN, Stand, StandMeta, StandSchrijver

TOT = (2026, 9)
UITGELOPEN = 15  # months after which the outcome is taken to be final
LEEFTIJDEN = range(1, 7)
TERMIJN = datetime.timedelta(days=30)  # a month is counted on when it ended so long ago
PER_PARTIJ = 100_000


@dataclass(frozen=True, slots=True)
class Geval:
    """One estimate beside its outcome, in cents; without an estimate only what was counted."""

    leeftijd: int
    geteld: float
    uitkomst: float
    schatting: float | None = None
    raak: bool = False


def main() -> None:
    """Make or open the stand, go back to each date, and print the error by age of the month."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--schaal", type=float, default=1.0, help="scale of the demo region (default 1.0)")
    parser.add_argument("--datums", type=int, default=10, help="dates to go back to (default 10)")
    parser.add_argument("--stand", type=Path, help="folder of a stand to use instead of the demo region")
    arguments = parser.parse_args()
    start = perf_counter()
    with tempfile.TemporaryDirectory() as map_:
        pad = arguments.stand or make_stand(Path(map_) / "stand", arguments.schaal)
        stand = Stand.open(pad)
        print(f"stand per {stand.peildatum}, {_seconds(start)}")
        gevallen = back_test(stand, dates(stand, arguments.datums))
    for naam, eigen in gevallen.items():
        print(f"\n{naam}")
        print(f"{'maanden':>7} {'geteld':>8} {'fout':>8} {'fout geteld':>12} {'verhouding':>11}", end="")
        print(f" {'scheef':>8} {'raak':>6} {'gevallen':>9} {'zonder':>7}")
        for leeftijd in LEEFTIJDEN:
            print(_line(leeftijd, [g for g in eigen if g.leeftijd == leeftijd]))
    print(f"\n{_seconds(start)} in totaal")


def _seconds(start: float) -> str:
    return f"{perf_counter() - start:.0f} s"


def _line(leeftijd: int, gevallen: Sequence[Geval]) -> str:
    met = [(g, g.schatting) for g in gevallen if g.schatting is not None]
    if not met:
        return f"{leeftijd:>7} {'geen schattingen':>20} {len(gevallen):>60}"
    deel = sum(g.geteld for g, _ in met) / sum(g.uitkomst for g, _ in met)
    fout = 100 * sum(abs(s / g.uitkomst - 1) for g, s in met) / len(met)
    zonder = 100 * sum(abs(g.geteld / g.uitkomst - 1) for g, _ in met) / len(met)
    scheef = 100 * sum(s / g.uitkomst - 1 for g, s in met) / len(met)
    raak = sum(g.raak for g, _ in met) / len(met)
    verhouding = f"{fout / zonder:.2f}" if zonder else "-"
    return (
        f"{leeftijd:>7} {deel:>8.1%} {fout:>7.2f}% {zonder:>11.2f}% {verhouding:>11} {scheef:>+7.2f}% "
        f"{raak:>6.0%} {len(met):>9} {len(gevallen) - len(met):>7}"
    )


def dates(stand: Stand, aantal: int) -> list[datetime.date]:
    """Choose ends of months, evenly, from two years after the first to where the outcome is final."""
    eerste = stand.prestaties.begindatum.min().to_pyarrow().as_py()
    vanaf = month_number(eerste) + 24
    laatste = month_number(stand.peildatum) - UITGELOPEN
    if laatste <= vanaf:
        raise SystemExit("De stand is te kort: er zijn ruim drie jaar aan declaraties nodig.")
    gekozen = {vanaf + round(n * (laatste - vanaf) / max(1, aantal - 1)) for n in range(aantal)}
    return [first_day(maand + 1) - datetime.timedelta(days=1) for maand in sorted(gekozen)]


def as_known_on(stand: Stand, dag: datetime.date) -> Stand:
    """The stand as it would have been made on a day, as far as its declared lines go."""
    termijn = (dag - TERMIJN + datetime.timedelta(days=1)).replace(day=1) - datetime.timedelta(days=1)
    meta = replace(stand.meta, peildatum=dag, volledig_tot=f"{termijn:%Y-%m}")
    tabellen: dict[str, ibis.Table] = {naam: getattr(stand, naam) for naam in TABELLEN}
    tabellen["prestaties"] = stand.prestaties.filter(stand.prestaties.bekend_op <= ibis.literal(dag))
    return Stand(meta, stand.backend, tabellen)


def back_test(stand: Stand, datums: Sequence[datetime.date]) -> dict[str, list[Geval]]:
    """Estimate on every date and compare with what is known now."""
    gevallen: dict[str, list[Geval]] = defaultdict(list)
    for naar in ((), ("categorie",)):
        uitkomsten = {
            plek: {driehoek.eerste + n: bedrag for n, bedrag in enumerate(driehoek.geteld)}
            for plek, driehoek in _triangles(stand, naar).items()
        }
        toen = {
            (dag, plek): driehoek
            for dag in datums
            for plek, driehoek in _triangles(as_known_on(stand, dag), naar).items()
        }
        for (dag, plek), aanvulling in complete(toen).items():
            regio = plek[0] == stand.meta.regio
            if naar and not regio:
                continue
            groep = "per categorie, hele regio" if naar else "hele regio" if regio else "per gemeente"
            gevallen[groep] += _cases(toen[dag, plek], aanvulling, uitkomsten[plek])
    return gevallen


def _triangles(stand: Stand, naar: tuple[str, ...]) -> dict[tuple[str, object], Driehoek]:
    gemeenten = {rij["gemeente"] for rij in stand.gemeenten.to_pyarrow().to_pylist()}
    gevonden = triangles(
        stand, REGISTER["kosten_naar_categorie" if naar else "kosten"], Plaatsen(stand), naar
    )
    return {plek: d for plek, d in gevonden.items() if plek[0] in gemeenten | {stand.meta.regio}}


def _cases(driehoek: Driehoek, aanvulling: Aanvulling | Dun, uitkomsten: dict[int, float]) -> Iterator[Geval]:
    per_month = [None] * len(driehoek.geteld) if isinstance(aanvulling, Dun) else aanvulling.per_month()
    for nummer, (geteld, rij) in enumerate(zip(driehoek.geteld, per_month, strict=True)):
        maand = driehoek.eerste + nummer
        leeftijd, uitkomst = driehoek.tot - maand, uitkomsten[maand]
        if leeftijd not in LEEFTIJDEN or uitkomst <= 0:
            continue
        schatting = rij.schatting if rij is not None else None
        if schatting is None:
            yield Geval(leeftijd, geteld, uitkomst)
        else:
            raak = schatting.ondergrens <= uitkomst <= schatting.bovengrens
            yield Geval(leeftijd, geteld, uitkomst, schatting.schatting, raak)


def make_stand(pad: Path, schaal: float) -> Path:
    """Write the declared lines of the synthetic region as a stand, each known when its message came in."""
    meta = StandMeta(
        peildatum=first_day(month_number(datetime.date(*TOT, 1)) + 2) - datetime.timedelta(days=1),
        gemaakt_op=datetime.datetime.now(datetime.UTC),
        regio=REGIO,
        volledig_vanaf="2021-01",
        volledig_tot=f"{TOT[0]}-{TOT[1]:02d}",
        software_versie=__version__,
        fictief=True,
    )
    gebieden = [
        {"gebied": REGIO, "naam": "Samen voor Jeugd", "soort": "inkoopregio", "gemeente": g.code}
        for g in GEMEENTEN
    ]
    with StandSchrijver(pad, meta) as schrijver:
        schrijver.write("prestaties", _batches(schaal))
        schrijver.write("gebieden", [_batch("gebieden", gebieden)])
        gemeenten = [
            {"gemeente": g.code, "naam": g.naam, "provincie": "Noord-Brabant", "landsdeel": "Zuid"}
            for g in GEMEENTEN
        ]
        schrijver.write("gemeenten", [_batch("gemeenten", gemeenten)])
        schrijver.write("indelingen", [_batch("indelingen", load_indelingen(REGIO))])
        contracten = [
            {"aanbieder": a.agb, "gebied": REGIO, "van": van, "tot": tot}
            for a in aanbieders()
            for van, tot in a.contracten
        ]
        schrijver.write("contracten", [_batch("contracten", contracten)])
        return schrijver.finish()


def _batch(tabel: str, rijen: Sequence[Mapping[str, object]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([dict(rij) for rij in rijen], schema=TABELLEN[tabel].arrow_schema)


def _batches(schaal: float) -> Iterator[pa.RecordBatch]:
    rijen: list[dict[str, object]] = []
    for rij in _lines(schaal):
        rijen.append(rij)
        if len(rijen) == PER_PARTIJ:
            yield _batch("prestaties", rijen)
            rijen = []
    yield _batch("prestaties", rijen)


def _lines(schaal: float) -> Iterator[dict[str, object]]:
    """Yield the lines that are not refused; a refused one names an assignment that nobody gave."""
    wereld = Wereld.plan(schaal=schaal, tot=TOT, seed=SEED)
    tot = month_number(datetime.date(*TOT, 1))
    personen: dict[str, int] = {}
    for traject, verloop in wereld.courses():
        leverancier = aanbieders()[traject.aanbieder]
        eigen = range(traject.nummer, traject.nummer + len(traject.producten))
        for regel in wereld.regels(traject, verloop, tot):
            if regel.toewijzing not in eigen:
                continue
            yield {
                "gemeente": GEMEENTEN[traject.gemeente].code,
                "aanbieder": leverancier.agb,
                "pseudoniem": personen.setdefault(regel.bsn, len(personen)),
                "categorie": regel.productcode[:2],
                "productcode": regel.productcode,
                "begindatum": regel.begin,
                "einddatum": regel.eind,
                "volume": regel.volume,
                "eenheid": regel.eenheid,
                "tarief": regel.tarief,
                "bedrag": regel.signed,
                "wachtend": False,
                "bekend_op": first_day(regel.periode + 1).replace(day=leverancier.declaratiedag),
            }


if __name__ == "__main__":
    main()
