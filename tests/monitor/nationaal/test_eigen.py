"""The region's own published amounts beside the accounts: what is withheld stays so, what lacks is said."""

import csv
import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.monitor.nationaal.conftest import SchrijfIv3
from typer.testing import CliRunner, Result

from jeugdregio.cli import app
from jeugdregio.kern import gebied
from jeugdregio.monitor.nationaal.eigen import EigenNaast, beside_accounts
from jeugdregio.monitor.nationaal.jaarrekening import lees_jaarrekening
from jeugdregio.monitor.nationaal.uitvoer_eigen import to_json_part
from jeugdregio.monitor.publicatie import BESTAND, SCHEMA, Publicatie, Status

HULP, JB = "6.73a Pleegzorg", "6.82a Jeugdbescherming"
EINDHOVEN, HEEZE, VALKENSWAARD = "0772", "1658", "0858"
A2 = "SVJ-A2"
Publiceer = Callable[..., Publicatie]
GEEN, WEG = Status.GEEN_GEGEVENS, Status.ONDERDRUKT


@pytest.fixture
def publiceer(tmp_path: Path) -> Publiceer:
    """Write a publication of amounts: by code, rows of place, value (or the status without), and funding."""

    def write(*, regio: str = "SVJ", fictief: bool = False, **cijfers: list[tuple[Any, ...]]) -> Publicatie:
        doel = tmp_path / "publicatie" / "2024-06-30"
        doel.mkdir(parents=True)
        catalogus = [_written(doel, code, rijen) for code, rijen in cijfers.items()]
        plaatsen = [
            {"code": A2, "naam": "Subregio A2", "soort": "subregio"},
            *({"code": c, "naam": n, "soort": "gemeente"} for c, n in NAMEN.items()),
        ]
        stand = {"peildatum": "2024-06-30", "regio": regio, "fictief": fictief, "volledig_tot": "2024-05"}
        inhoud = {"stand": stand, "plaatsen": plaatsen, "indicatoren": catalogus}
        (doel / BESTAND).write_text(json.dumps(inhoud), encoding="utf-8")
        return Publicatie.open(doel)

    return write


NAMEN = {EINDHOVEN: "Eindhoven", HEEZE: "Heeze-Leende", VALKENSWAARD: "Valkenswaard"}


def _written(doel: Path, code: str, rijen: list[tuple[Any, ...]]) -> dict[str, Any]:
    vol = []
    for plaats, waarde, *bekostiging in rijen:
        soort = "gemeente" if plaats.isdigit() else "gebied"
        per = ",".join(["jaar", soort, *(["bekostiging"] if bekostiging else [])])
        status = waarde if isinstance(waarde, Status) else Status.GEPUBLICEERD
        rij = dict.fromkeys(SCHEMA.names) | {"per": per, "jaar": 2023, soort: plaats, "voorlopig": False}
        rij |= {"status": str(status), "waarde": None if status is waarde else waarde}
        vol.append(rij | ({"bekostiging": bekostiging[0]} if bekostiging else {}))
    pq.write_table(pa.Table.from_pylist(vol, schema=SCHEMA), doel / f"{code}@1.parquet")
    tabellen = [per.split(",") for per in dict.fromkeys(rij["per"] for rij in vol)]
    naar = [naam for naam in tabellen[0] if naam == "bekostiging"]
    return {"code": code, "version": "1", "per": tabellen, "naar": naar}


def by_place(naast: list[EigenNaast]) -> dict[str, EigenNaast]:
    return {een.plaats.code: een for een in naast}


def test_own_costs_stand_beside_what_was_booked_on_jeugdhulp(
    publiceer: Publiceer, schrijf_iv3: SchrijfIv3
) -> None:
    regels = [
        ("Eindhoven", HULP, "12", "2"),
        ("Eindhoven", JB, "90", "0"),
    ]  # child protection is no jeugdhulp
    publicatie = publiceer(
        kosten=[(EINDHOVEN, 7000.0)],
        kosten_pgb=[(EINDHOVEN, 500.0)],
        kosten_taakgericht_en_subsidie=[(EINDHOVEN, 300.0, "Taakgericht"), (EINDHOVEN, 0.0, "Subsidie")],
    )
    naast = by_place(beside_accounts(publicatie, lees_jaarrekening(schrijf_iv3(regels))))
    assert list(naast) == [EINDHOVEN]
    hier = naast[EINDHOVEN]
    assert hier.geboekt == 12_000_00
    assert [(b.bekostiging, b.rij.waarde) for b in hier.bedragen] == [
        ("Zorg in natura", 7000.0),
        ("Persoonsgebonden budget", 500.0),
        ("Taakgericht", 300.0),
        ("Subsidie", 0.0),
    ]
    assert (hier.samen.waarde, hier.samen.status) == (7800.0, Status.GEPUBLICEERD)


def test_an_area_has_the_sum_of_its_municipalities_and_says_which_is_missing(
    publiceer: Publiceer, schrijf_iv3: SchrijfIv3
) -> None:
    leden = gebied.members("subregio", datetime.date(2026, 1, 1))[A2]
    namen = {"1658": "Heeze-Leende", "0858": "Valkenswaard", "1706": "Cranendonck"}
    assert leden == namen.keys()
    publicatie = publiceer(kosten=[(A2, 5000.0)])
    heel = [(naam, HULP, "10", "0") for naam in namen.values()]
    assert (
        by_place(beside_accounts(publicatie, lees_jaarrekening(schrijf_iv3(heel))))[A2].geboekt == 30_000_00
    )
    hier = by_place(beside_accounts(publicatie, lees_jaarrekening(schrijf_iv3(heel[:2]))))[A2]
    assert (hier.geboekt, hier.ontbreekt) == (None, ("Cranendonck",))


def test_what_is_withheld_or_unknown_keeps_that_status_and_there_is_no_sum(
    publiceer: Publiceer, schrijf_iv3: SchrijfIv3
) -> None:
    publicatie = publiceer(
        kosten=[(EINDHOVEN, WEG), (HEEZE, 100.0), (VALKENSWAARD, 100.0)],
        kosten_pgb=[(EINDHOVEN, 5.0), (HEEZE, GEEN), (VALKENSWAARD, 7.0)],
    )
    naast = by_place(beside_accounts(publicatie, lees_jaarrekening(schrijf_iv3([("Best", HULP, "1", "0")]))))
    # what the publication does not have is not shown as nothing
    assert [[str(b.rij.status) for b in naast[c].bedragen] for c in (EINDHOVEN, HEEZE)] == [
        ["onderdrukt", "gepubliceerd"],
        ["gepubliceerd", "geen gegevens"],
    ]
    assert [(naast[c].samen.waarde, naast[c].samen.status) for c in (EINDHOVEN, HEEZE, VALKENSWAARD)] == [
        (None, WEG),
        (None, GEEN),
        (107.0, Status.GEPUBLICEERD),
    ]
    assert naast[EINDHOVEN].geboekt is None
    rijen = {rij["code"]: rij for rij in to_json_part(publicatie, list(naast.values()))["rijen"]}
    assert rijen[EINDHOVEN]["eigen"]["Zorg in natura"] == {"waarde": None, "status": "onderdrukt"}


def test_there_is_nothing_beside_accounts_of_a_year_without_own_figures(
    publiceer: Publiceer, schrijf_iv3: SchrijfIv3
) -> None:
    publicatie = publiceer(kosten=[(EINDHOVEN, 7000.0)])
    pad = schrijf_iv3([("Eindhoven", HULP, "1", "0")])
    assert beside_accounts(publicatie, lees_jaarrekening(pad, 2024)) == []


@pytest.fixture
def vergelijk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command, on the publication of this test."""

    def call(*argumenten: str | Path) -> Result:
        monkeypatch.setenv("JEUGDREGIO_MAP", str(tmp_path))
        monkeypatch.setenv("COLUMNS", "100")
        return CliRunner().invoke(app, ["monitor", "vergelijk-iv3", *map(str, argumenten)])

    return call


def test_the_command_puts_what_is_published_beside_the_accounts_in_every_form(
    publiceer: Publiceer, schrijf_iv3: SchrijfIv3, vergelijk: Callable[..., Result]
) -> None:
    publiceer(
        fictief=True,
        kosten=[(EINDHOVEN, 7_000_000.0), (HEEZE, WEG)],
        kosten_pgb=[(EINDHOVEN, 500_000.0), (HEEZE, 5_000.0)],
    )
    pad = schrijf_iv3([("Eindhoven", HULP, "12345", "0")])
    tabel = vergelijk(pad)
    assert tabel.exit_code == 0
    regels = {regel.split("│")[1].strip(): regel for regel in tabel.stdout.splitlines() if "│" in regel}
    eindhoven, heeze = (
        [d.strip() for d in regels[n].split("│")[2:-1]] for n in ("Eindhoven", "Heeze-Leende")
    )
    assert eindhoven == ["12.345", "7.000", "500", "", "", "7.500"]
    assert heeze == ["n.b.", "·", "5", "", "", "·"]
    assert "nooit helemaal gelijk" in tabel.stdout
    assert "de eigen cijfers zijn verzonnen" in tabel.stdout
    rijen = csv.DictReader(io.StringIO(vergelijk(pad, "--per", "gemeente", "--formaat", "csv").stdout))
    per = {rij["code"]: (rij["eigen_zorg_in_natura"], rij["eigen_zorg_in_natura_status"]) for rij in rijen}
    assert [per[code] for code in (EINDHOVEN, HEEZE, "0363")] == [
        ("7000000", "gepubliceerd"),
        ("", "onderdrukt"),
        ("", ""),
    ]
    eigen = json.loads(vergelijk(pad, "--formaat", "json").stdout)["eigen_cijfers"]
    assert [rij["samen"] for rij in eigen["rijen"]] == [7_500_000, None]


def test_the_command_says_when_the_year_was_not_published(
    publiceer: Publiceer, schrijf_iv3: SchrijfIv3, vergelijk: Callable[..., Result]
) -> None:
    pad = schrijf_iv3([("Eindhoven", HULP, "12", "0")])
    assert vergelijk(pad).stderr == ""
    publiceer(kosten=[(EINDHOVEN, 7000.0)])
    anders = vergelijk(pad, "--jaar", "2024", "--formaat", "json")
    assert "Over 2024 zijn er geen eigen gepubliceerde kosten" in anders.stderr
    assert json.loads(anders.stdout)["eigen_cijfers"] is None
