"""What is delivered stays beside the register: whole or not at all, the newest delivery of each table."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jeugdregio.stand import (
    TABELLEN,
    Opgave,
    Pseudonimisering,
    StandError,
    Vervanging,
    kept_tables,
    probeer,
    vul_aan,
)
from jeugdregio.stand.dekking import ALTIJD, Dekking

DAG, LATER = datetime.date(2026, 1, 31), datetime.date(2026, 4, 30)
PLANNEN = "gemeente,pseudoniem,vastgesteld_op"
KOSTEN = "gemeente,maand,soort,aanbieder,bedrag,jeugdigen"
CONTEXT = "gemeente,jaar,kenmerk,aantal,totaal,bron"

Schrijf = Callable[[str, str], Path]


@pytest.fixture
def schrijf(tmp_path: Path) -> Schrijf:
    def write(naam: str, tekst: str) -> Path:
        pad = tmp_path / naam
        pad.write_text(tekst, encoding="utf-8")
        return pad

    return write


def _keyed(sleutel: int) -> Pseudonimisering:
    return Pseudonimisering(lambda bsn: sleutel, lambda gemeente, nummer: 0)


def kept(map_: Path, peildatum: datetime.date) -> dict[str, list[dict[str, Any]]]:
    return {
        naam: [rij for batch in batches for rij in batch.to_pylist()]
        for naam, batches in kept_tables(map_, peildatum)
    }


def test_a_new_delivery_replaces_the_table_and_leaves_the_others(schrijf: Schrijf, tmp_path: Path) -> None:
    plannen = schrijf("toekomstplannen.csv", f"{PLANNEN}\n0772,1,2025-01-01\n0772,2,2025-01-01\n")
    context = schrijf("contextcijfers.csv", f"{CONTEXT}\n0772,2025,Eenoudergezinnen,1,2,CBS\n")
    eerste = vul_aan([plannen, context], tmp_path, op=DAG)
    assert eerste.vervangingen == [Vervanging("toekomstplannen", 2), Vervanging("contextcijfers", 1)]
    nieuw = schrijf("toekomstplannen-2.csv", f"{PLANNEN}\n0772,3,2025-02-01\n")
    tweede = vul_aan([nieuw], tmp_path, op=LATER)
    assert tweede.vervangingen == [Vervanging("toekomstplannen", 1, 2, "31-1-2026")]
    bewaard = kept(tmp_path, LATER)
    assert [rij["pseudoniem"] for rij in bewaard["toekomstplannen"]] == [3]
    assert len(bewaard["contextcijfers"]) == 1
    assert len(list((tmp_path / "aangeleverd").glob("*.parquet"))) == 2


JAREN = Dekking(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31))
EINDHOVEN, HEEZE = Opgave(frozenset({"0772"})), Opgave(frozenset({"1658"}))


def test_a_delivery_of_named_municipalities_leaves_the_rows_of_the_others(
    schrijf: Schrijf, tmp_path: Path
) -> None:
    rijen = "0772,1,2025-01-01\n0772,2,2025-01-01\n1658,3,2025-01-01\n"
    samen = schrijf("toekomstplannen.csv", f"{PLANNEN}\n{rijen}")
    vul_aan([samen], tmp_path, op=DAG)
    nieuw = schrijf("toekomstplannen-2.csv", f"{PLANNEN}\n0772,4,2025-02-01\n")
    vooraf = probeer([nieuw], aanvullen=True, opgave=EINDHOVEN, map_=tmp_path)
    tweede = vul_aan([nieuw], tmp_path, op=LATER, opgave=EINDHOVEN)
    assert tweede.vervangingen == [Vervanging("toekomstplannen", 1, 2, "31-1-2026", gebleven=1)]
    assert tweede.rijen == vooraf.rijen == {"toekomstplannen": 1}
    assert tweede.dekkingen == vooraf.dekkingen == {"toekomstplannen": {"0772": ALTIJD, "1658": JAREN}}
    bewaard = kept(tmp_path, LATER)
    assert [rij["pseudoniem"] for rij in bewaard["toekomstplannen"]] == [4, 3]
    assert [rij["gemeente"] for rij in bewaard["dekkingen"]] == ["0772", "1658"]


def test_a_municipality_may_deliver_that_it_has_nothing_left(schrijf: Schrijf, tmp_path: Path) -> None:
    samen = schrijf("toekomstplannen.csv", f"{PLANNEN}\n0772,1,2025-01-01\n1658,3,2025-01-01\n")
    vul_aan([samen], tmp_path, op=DAG)
    leeg = schrijf("toekomstplannen-2.csv", f"{PLANNEN}\n")
    vul_aan([leeg], tmp_path, op=LATER, opgave=HEEZE)
    bewaard = kept(tmp_path, LATER)
    assert [rij["pseudoniem"] for rij in bewaard["toekomstplannen"]] == [1]
    assert [rij["gemeente"] for rij in bewaard["dekkingen"]] == ["0772", "1658"]


def test_beside_a_file_that_names_no_municipality_the_whole_table_is_replaced(
    schrijf: Schrijf, tmp_path: Path
) -> None:
    samen = schrijf(
        "overigekosten.csv", f"{KOSTEN}\n0772,2025-01-01,Subsidie,,100,\n1658,2025-01-01,Subsidie,,200,\n"
    )
    vul_aan([samen], tmp_path, op=DAG)
    nieuw = schrijf("overigekosten-2.csv", f"{KOSTEN}\n0772,2025-01-01,Subsidie,,300,\n")
    vul_aan([nieuw], tmp_path, op=LATER)
    assert [rij["bedrag"] for rij in kept(tmp_path, LATER)["overigekosten"]] == [300]


def test_rows_under_an_old_key_do_not_stay_beside_new_ones(schrijf: Schrijf, tmp_path: Path) -> None:
    plannen = schrijf("toekomstplannen.csv", f"{PLANNEN}\n0772,1,2025-01-01\n1658,2,2025-01-01\n")
    vul_aan([plannen], tmp_path, op=DAG, pseudoniemen=_keyed(1))
    nieuw = schrijf("toekomstplannen-2.csv", f"{PLANNEN}\n0772,4,2025-02-01\n")
    with pytest.raises(StandError, match=r"met een andere sleutel .* zonder gemeenten te noemen"):
        vul_aan([nieuw], tmp_path, op=LATER, pseudoniemen=_keyed(2), opgave=EINDHOVEN)
    assert len(kept(tmp_path, LATER)["toekomstplannen"]) == 2
    vul_aan([nieuw], tmp_path, op=LATER, pseudoniemen=_keyed(2))
    assert len(kept(tmp_path, LATER)["toekomstplannen"]) == 1


def test_one_wrong_row_in_one_file_keeps_everything_as_it_was(schrijf: Schrijf, tmp_path: Path) -> None:
    vul_aan([schrijf("toekomstplannen.csv", f"{PLANNEN}\n0772,1,2025-01-01\n")], tmp_path, op=DAG)
    voor = {pad.name: pad.read_bytes() for pad in (tmp_path / "aangeleverd").iterdir()}
    goed = schrijf("contextcijfers.csv", f"{CONTEXT}\n0772,2025,Eenoudergezinnen,1,2,CBS\n")
    fout = schrijf("toekomstplannen.csv", f"{PLANNEN}\n0772,2,2025-01-01\n0772,2,gisteren\n")
    uitkomst = vul_aan([goed, fout], tmp_path, op=LATER)
    assert [(bevinding.rij, bevinding.kolom) for bevinding in uitkomst] == [(3, "vastgesteld_op")]
    assert uitkomst.vervangingen == []
    assert {pad.name: pad.read_bytes() for pad in (tmp_path / "aangeleverd").iterdir()} == voor


def test_a_delivery_that_breaks_off_leaves_nothing(
    schrijf: Schrijf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plannen = schrijf("toekomstplannen.csv", f"{PLANNEN}\n0772,1,2025-01-01\n")
    vul_aan([plannen], tmp_path, op=DAG)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    nieuw = schrijf("toekomstplannen-2.csv", f"{PLANNEN}\n0772,2,2025-01-01\n")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        vul_aan([nieuw], tmp_path, op=LATER)
    assert [rij["pseudoniem"] for rij in kept(tmp_path, LATER)["toekomstplannen"]] == [1]


def test_rows_after_the_date_of_the_stand_stay_out_but_plans_do_not(schrijf: Schrijf, tmp_path: Path) -> None:
    streef = "indicator,plaats,jaar,soort,waarde,bron"
    bestanden = [
        schrijf("toekomstplannen.csv", f"{PLANNEN}\n0772,1,2026-01-31\n0772,2,2026-02-01\n"),
        schrijf(
            "contextcijfers.csv",
            f"{CONTEXT}\n0772,2026,Eenoudergezinnen,1,2,CBS\n0772,2027,Eenoudergezinnen,1,2,CBS\n",
        ),
        schrijf("streefwaarden.csv", f"{streef}\nkosten,R,2030,begroting,1,Begroting\n"),
    ]
    vul_aan(bestanden, tmp_path, op=DAG)
    bewaard = kept(tmp_path, DAG)
    assert [rij["pseudoniem"] for rij in bewaard["toekomstplannen"]] == [1]
    assert [rij["jaar"] for rij in bewaard["contextcijfers"]] == [2026]
    assert [rij["jaar"] for rij in bewaard["streefwaarden"]] == [2030]


def test_nothing_delivered_is_nothing_kept(tmp_path: Path) -> None:
    assert kept(tmp_path, DAG) == {}
    with pytest.raises(StandError, match="geen bestanden"):
        vul_aan([], tmp_path, op=DAG)
    assert list(tmp_path.iterdir()) == []


def test_what_others_may_not_see_is_for_the_owner_only(schrijf: Schrijf, tmp_path: Path) -> None:
    vul_aan([schrijf("toekomstplannen.csv", f"{PLANNEN}\n0772,1,2025-01-01\n")], tmp_path, op=DAG)
    bewaard = tmp_path / "aangeleverd"
    assert bewaard.stat().st_mode & 0o777 == 0o700
    assert {pad.stat().st_mode & 0o777 for pad in bewaard.iterdir()} == {0o600}


def test_a_table_of_another_version_must_be_delivered_again(schrijf: Schrijf, tmp_path: Path) -> None:
    vul_aan([schrijf("toekomstplannen.csv", f"{PLANNEN}\n0772,1,2025-01-01\n")], tmp_path, op=DAG)
    inhoud = tmp_path / "aangeleverd" / "aangeleverd.json"
    waarden = json.loads(inhoud.read_text())
    inhoud.write_text(json.dumps({"uitkomsten": waarden["toekomstplannen"]}))
    with pytest.raises(StandError, match="uitkomsten is aangeleverd in een vorm"):
        kept(tmp_path, DAG)


def test_after_a_change_of_key_what_was_made_with_the_old_one_must_be_delivered_again(
    schrijf: Schrijf, tmp_path: Path
) -> None:
    oud, nieuw = _keyed(1), _keyed(2)
    vul_aan(
        [schrijf("toekomstplannen.csv", f"{PLANNEN}\n0772,1,2025-01-01\n")],
        tmp_path,
        op=DAG,
        pseudoniemen=oud,
    )
    gelezen = [naam for naam, _ in kept_tables(tmp_path, DAG, kenmerk=oud.kenmerk)]
    assert gelezen == ["toekomstplannen", "dekkingen"]
    with pytest.raises(StandError, match="met een andere sleutel"):
        list(kept_tables(tmp_path, DAG, kenmerk=nieuw.kenmerk))


def test_every_delivered_table_but_agreements_and_plans_says_which_day_a_row_is_about() -> None:
    zonder = {naam for naam, tabel in TABELLEN.items() if tabel.aangeleverd and tabel.dag is None}
    assert zonder == {"ketennormen", "productafspraken", "referentiecijfers", "streefwaarden"}
