"""How fast messages are read, next to lxml alone: parsing and judging by the same schema.

    python benchmarks/inlezen.py [--regels 200000] [--bestanden 20000] [--keer 3]

Two cases: one JW323 of many lines, and many small JW301 files. Each measurement runs in a process of its
own, baseline and reading in turn; the medians are compared. Targets: at least 0.30 of the rate of the
baseline in under 250 MB for the large file, at least 0.35 for the small ones. Exit 1 when one is missed.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from datetime import time as tijdstip
from pathlib import Path

from lxml import etree

from jeugdregio.ijw import open_bericht, write
from jeugdregio.ijw.v3_2 import basis, jw301, jw323
from jeugdregio.ijw.xsd import write_schemas

PER_CLIENT = 50
DOEL_GROOT, DOEL_KLEIN, DOEL_MB = 0.30, 0.35, 250


def bsn(nummer: int) -> str:
    """Make the test number that passes the eleven-test with this serial."""
    kern = 99990000 + nummer % 10_000
    while True:
        som = sum(
            int(cijfer) * gewicht for cijfer, gewicht in zip(f"{kern:08d}", range(9, 1, -1), strict=True)
        )
        if som % 11 < 10:
            return f"{kern:08d}{som % 11}"
        kern += 1


def versies() -> basis.XsdVersie:
    return basis.XsdVersie(basisschema_xsd_versie="1.0.0", bericht_xsd_versie="1.0.0")


def identificatie(nummer: int) -> basis.BerichtIdentificatie:
    return basis.BerichtIdentificatie(identificatie=f"{nummer:012d}", dagtekening=date(2026, 5, 6))


def prestatie(nummer: int) -> jw323.Prestatie:
    begin = date(2021, 1, 1) + timedelta(days=nummer % 1800)
    return jw323.Prestatie(
        product_referentie=basis.Referentie(referentie_nummer=f"RN{nummer:09d}"),
        toewijzing_nummer=100_000 + nummer // 3,
        product_categorie="45",
        product_code="45A04",
        product_periode=basis.GeslotenPeriode(begindatum=begin, einddatum=begin + timedelta(days=27)),
        geleverd_volume=nummer % 90 + 1,
        eenheid="04",
        product_tarief=None if nummer % 4 == 0 else 9_500 + nummer % 700,
        ingediend_bedrag=basis.BedragMetDC(bedrag=nummer % 50_000, debet_credit="D"),
    )


def groot(regels: int) -> bytes:
    """Write one JW323 of this many lines."""
    clienten = tuple(
        jw323.Client(
            bsn=f"{990_000_000 + eerste:09d}",
            prestaties=jw323.Prestaties(
                prestatie=tuple(prestatie(n) for n in range(eerste, min(eerste + PER_CLIENT, regels)))
            ),
        )
        for eerste in range(0, regels, PER_CLIENT)
    )
    return write(
        jw323.Bericht(
            header=jw323.Header(
                bericht_code="490",
                bericht_versie=3,
                bericht_subversie=2,
                afzender="65656055",
                ontvanger="0384",
                bericht_identificatie=identificatie(1),
                xsd_versie=versies(),
            ),
            declaratie=jw323.Declaratie(
                declaratie_nummer="DN001",
                declaratie_periode=basis.GeslotenPeriode(
                    begindatum=date(2026, 4, 1), einddatum=date(2026, 4, 30)
                ),
                declaratie_dagtekening=date(2026, 5, 6),
                totaal_ingediend_bedrag=basis.TotaalBedragMetDC(totaal_bedrag=regels, debet_credit="D"),
                clienten=jw323.Clienten(client=clienten),
            ),
        )
    )


def klein(nummer: int) -> bytes:
    """Write one JW301 with a relation, two addresses and two assignments."""
    naam = basis.VolledigeNaam(
        geslachtsnaam=basis.Achternaam(achternaam=f"Verzonnen{nummer}", voorvoegsel="van"),
        voornamen="Fictief",
        voorletters="F",
        naam_gebruik="1",
    )
    contact = jw301.Contact(
        soort="01",
        adres=basis.Adres(
            huis=basis.Huis(huisnummer=nummer % 300 + 1, huisletter="b"),
            postcode="9999XX",
            straatnaam="Verzonnen laan",
            plaatsnaam="Nergenshuizen",
            land_code="NL",
        ),
        telefoon=basis.Telefoonnummers(
            telefoon01=basis.Telefoon(telefoonnummer="0201234567", landnummer="0031")
        ),
        emailadres="iemand@voorbeeld.invalid",
    )
    ander = jw301.Contact(soort="03", periode=basis.OpenPeriode(begindatum=date(2020, 1, nummer % 28 + 1)))
    toewijzingen = tuple(
        jw301.ToegewezenProduct(
            toewijzing_nummer=2 * nummer + n,
            product=basis.Product(categorie="45", code="45A04"),
            toewijzingsdatum=date(2026, 4, 1),
            toewijzingstijd=tijdstip(12, nummer % 60, 1),
            ingangsdatum=date(2026, 4, nummer % 28 + 1),
            einddatum=date(2026, 12, 31),
            omvang=basis.Omvang(volume=nummer % 20 + 1, eenheid="04", frequentie="2"),
            commentaar="Zonder bijzonderheden",
        )
        for n in range(2)
    )
    return write(
        jw301.Bericht(
            header=jw301.Header(
                bericht_code="436",
                bericht_versie=3,
                bericht_subversie=2,
                afzender="0384",
                ontvanger="65656055",
                bericht_identificatie=identificatie(nummer),
                xsd_versie=versies(),
            ),
            client=jw301.Client(
                bsn=bsn(nummer),
                geboortedatum=basis.Geboortedatum(datum=date(2010, nummer % 12 + 1, nummer % 28 + 1)),
                geslacht="2",
                naam=naam,
                relaties=jw301.Relaties(
                    relatie=(jw301.Relatie(nummer="1", soort="10", geslacht="1", naam=naam, contact=contact),)
                ),
                contactgegevens=jw301.Contactgegevens(contact=(contact, ander)),
                toegewezen_producten=jw301.ToegewezenProducten(toegewezen_product=toewijzingen),
            ),
        )
    )


def read_all(bestanden: list[Path]) -> int:
    """Read through the library; give how many units came out."""
    aantal = 0
    for pad in bestanden:
        with open_bericht(pad) as lezing:
            for _ in lezing:
                aantal += 1
            structuur = [b for b in lezing.bevindingen if b.regel in ("XML", "XSD", "BESTAND")]
            if structuur:
                raise SystemExit(f"{pad}: {structuur[0]}")
    return aantal


def parse_all(bestanden: list[Path], schema_pad: Path) -> int:
    """Parse with lxml and judge by the schema; give how many files were right."""
    schema = etree.XMLSchema(etree.parse(schema_pad))
    aantal = 0
    for pad in bestanden:
        aantal += schema.validate(etree.parse(pad))
    return aantal


def measure(taak: Callable[[], int]) -> None:
    """Run in the child: print seconds and peak memory as JSON."""
    begin = time.perf_counter()
    aantal = taak()
    duur = time.perf_counter() - begin
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"duur": duur, "piek": piek, "aantal": aantal}))


def child(wat: str, werk: Path, geval: str) -> dict[str, float]:
    """Run one measurement in a process of its own."""
    opdracht = [sys.executable, __file__, "--kind", wat, "--werk", str(werk), "--geval", geval]
    uitvoer = subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout
    uitslag: dict[str, float] = json.loads(uitvoer)
    return uitslag


def compare(geval: str, werk: Path, keer: int, doel: float, doel_mb: float | None) -> bool:
    """Measure a case in turn and print the ratio; say whether the targets are met."""
    soorten: dict[str, list[dict[str, float]]] = {"lxml": [], "ijw": []}
    for _ in range(keer):
        for wat, metingen in soorten.items():
            metingen.append(child(wat, werk, geval))
    duur = {wat: statistics.median(m["duur"] for m in metingen) for wat, metingen in soorten.items()}
    piek = max(m["piek"] for m in soorten["ijw"])
    verhouding = duur["lxml"] / duur["ijw"]
    gehaald = verhouding >= doel and (doel_mb is None or piek < doel_mb)
    print(
        f"{geval}: verhouding {verhouding:.2f} (doel minstens {doel:.2f}); "
        f"lxml met schema {duur['lxml']:.2f} s, "
        f"ijw {duur['ijw']:.2f} s, piek {piek:.0f} MB{f' (doel onder {doel_mb})' if doel_mb else ''}: "
        f"{'gehaald' if gehaald else 'NIET gehaald'}",
        flush=True,
    )
    return gehaald


def make(werk: Path, regels: int, bestanden: int) -> None:
    """Write the schemas and the files of both cases."""
    write_schemas(werk)
    for geval in ("groot", "klein"):
        (werk / geval).mkdir()
    (werk / "groot" / "jw323.xml").write_bytes(groot(regels))
    for nummer in range(bestanden):
        (werk / "klein" / f"{nummer:06d}.xml").write_bytes(klein(nummer))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--regels", type=int, default=200_000)
    parser.add_argument("--bestanden", type=int, default=20_000)
    parser.add_argument("--keer", type=int, default=3)
    parser.add_argument("--kind", choices=["maak", "lxml", "ijw"], help=argparse.SUPPRESS)
    parser.add_argument("--werk", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--geval", choices=["groot", "klein"], help=argparse.SUPPRESS)
    keuze = parser.parse_args()
    if keuze.kind == "maak":
        make(keuze.werk, keuze.regels, keuze.bestanden)
        return
    if keuze.kind:
        bestanden = sorted((keuze.werk / keuze.geval).iterdir())
        schema = keuze.werk / ("jw323.xsd" if keuze.geval == "groot" else "jw301.xsd")
        measure(lambda: read_all(bestanden) if keuze.kind == "ijw" else parse_all(bestanden, schema))
        return
    with tempfile.TemporaryDirectory() as folder:
        werk = Path(folder)
        # in a process of its own too: on Linux a child starts with the peak memory of its parent
        omvang = ["--regels", str(keuze.regels), "--bestanden", str(keuze.bestanden)]
        opdracht = [sys.executable, __file__, "--kind", "maak", "--werk", folder, *omvang]
        subprocess.run(opdracht, check=True)
        megabytes = (werk / "groot" / "jw323.xml").stat().st_size / 1e6
        print(
            f"groot: 1 bestand, {keuze.regels} regels, {megabytes:.0f} MB; klein: {keuze.bestanden} bestanden"
        )
        gehaald = [
            compare("groot", werk, keuze.keer, DOEL_GROOT, DOEL_MB),
            compare("klein", werk, keuze.keer, DOEL_KLEIN, None),
        ]
    sys.exit(0 if all(gehaald) else 1)


if __name__ == "__main__":
    main()
