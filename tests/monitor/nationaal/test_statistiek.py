import csv
import datetime
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.conftest import MaakStand

from jeugdregio.kern.periode import Periode
from jeugdregio.monitor import MonitorError
from jeugdregio.monitor.nationaal import gegevens
from jeugdregio.monitor.nationaal.statistiek import (
    Hulp,
    Statistiek,
    StatistiekRecord,
    make_statistiek,
    merge,
)
from jeugdregio.monitor.nationaal.statistiekbestand import (
    AAN_TE_VULLEN,
    EIGEN_GEBRUIK,
    explain,
    to_csv,
    write_statistiek,
)
from jeugdregio.stand import Stand

BEST, TEAM, ANDER = "0753", "94000007", "94000008"
DOEL = "levering voor de statistiek"
EERSTE_HELFT = Periode(datetime.date(2023, 1, 1), datetime.date(2023, 6, 30))


def dag(tekst: str) -> datetime.date:
    return datetime.date.fromisoformat(tekst)


def help_of(
    begin: str, einde: str | None = None, reden: str | None = None, **anders: object
) -> dict[str, object]:
    """A delivery of ambulant help by the local team to young person 1, unless said otherwise."""
    return {
        "gemeente": BEST,
        "aanbieder": TEAM,
        "pseudoniem": 1,
        "categorie": "45",
        "productcode": "45A01",
        "begindatum": dag(begin),
        "einddatum": dag(einde) if einde else None,
        "reden_beeindiging": reden,
        "tijdelijk": reden == "20",
        **anders,
    }


def make(stand: Stand, periode: Periode = EERSTE_HELFT) -> Statistiek:
    return make_statistiek(stand, gemeente=BEST, aanbieder=TEAM, periode=periode, doel=DOEL)


def spans(stand: Stand, periode: Periode = EERSTE_HELFT) -> list[tuple[str, str | None, str | None, int]]:
    return [
        (
            record.begindatum.isoformat(),
            record.einddatum.isoformat() if record.einddatum else None,
            record.reden_beeindiging,
            record.leveringen,
        )
        for record in make(stand, periode).records
    ]


def test_a_record_has_the_codes_of_the_protocol(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[help_of("2023-02-01", "2023-03-31", "31")],
        jeugdigen=[{"pseudoniem": 1, "geboortemaand": dag("2012-05-01"), "geslacht": "2"}],
    )
    assert make(stand).records == (
        StatistiekRecord(
            BEST, TEAM, 1, dag("2012-05-01"), "2", "01", "02", dag("2023-02-01"), dag("2023-03-31"), "01", 1
        ),
    )


def test_periods_that_overlap_or_adjoin_are_one_record(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            help_of("2023-01-01", "2023-02-28", "31"),
            help_of("2023-02-15", "2023-03-31", "32"),  # overlaps
            help_of("2023-04-01", "2023-04-30", "33"),  # adjoins
            help_of("2023-05-02", "2023-05-31", "34"),  # a day between
        ]
    )
    assert spans(stand) == [
        ("2023-01-01", "2023-04-30", "04", 3),
        ("2023-05-02", "2023-05-31", "02", 1),
    ]


def test_how_it_ended_is_said_by_what_ended_last(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[help_of("2023-01-01", "2023-05-31", "31"), help_of("2023-02-01", "2023-03-31", "33")]
    )
    assert spans(stand) == [("2023-01-01", "2023-05-31", "01", 2)]


def test_help_still_running_takes_in_what_comes_after(maak_stand: MaakStand) -> None:
    stand = maak_stand(leveringen=[help_of("2023-01-01"), help_of("2023-05-01", "2023-05-31", "31")])
    assert spans(stand) == [("2023-01-01", None, None, 2)]


def test_another_product_without_verblijf_of_the_team_is_the_same_form(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            help_of("2023-01-01", "2023-02-28", "31"),
            help_of("2023-02-01", "2023-04-30", "31", categorie="41", productcode="41A03"),
            help_of("2023-04-01", "2023-05-31", "31", productcode=None),  # 45 alone: all without verblijf
        ]
    )
    assert spans(stand) == [("2023-01-01", "2023-05-31", "01", 3)]


def test_another_young_person_or_form_is_another_record_and_another_provider_none(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        leveringen=[
            help_of("2023-01-01", "2023-02-28", "31"),
            help_of("2023-01-01", "2023-02-28", "31", pseudoniem=2),
            help_of("2023-01-01", "2023-02-28", "31", categorie="51", productcode=None, pseudoniem=3),
            help_of("2023-01-01", "2023-02-28", "31", categorie="54", productcode="54006"),
            help_of("2023-01-01", "2023-02-28", "31", aanbieder=ANDER),
            help_of("2023-01-01", "2023-02-28", "31", gemeente="0772"),
        ]
    )
    assert [(r.pseudoniem, r.hulpvorm) for r in make(stand).records] == [
        (1, "01"),
        (1, "14"),
        (2, "01"),
        (3, "01"),
    ]


def test_a_temporary_stop_does_not_end_a_record(maak_stand: MaakStand) -> None:
    hervat = [help_of("2023-01-01", "2023-02-28", "20"), help_of("2023-05-01", "2023-05-31", "31")]
    assert spans(maak_stand(leveringen=hervat)) == [("2023-01-01", "2023-05-31", "01", 2)]
    assert spans(maak_stand(leveringen=hervat[:1])) == [("2023-01-01", None, None, 1)]


def test_a_record_belongs_to_a_period_that_it_shares_a_day_with(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            help_of("2022-01-01", "2022-12-31", "31"),
            help_of("2022-06-01", "2023-01-01", "31", pseudoniem=2),
            help_of("2023-06-30", "2023-07-31", "31", pseudoniem=3),
            help_of("2023-07-01", "2023-07-31", "31", pseudoniem=4),
        ]
    )
    assert spans(stand) == [("2022-06-01", "2023-01-01", "01", 1), ("2023-06-30", None, None, 1)]


def test_a_record_that_began_with_crisis_says_so(maak_stand: MaakStand) -> None:
    crisis = help_of("2023-01-01", "2023-01-31", "31", categorie="46", productcode="46A01")
    daarna = help_of("2023-02-01", "2023-03-31", "31")
    (record,) = make(maak_stand(leveringen=[crisis, daarna])).records
    assert (record.gestart_met_crisis, record.leveringen) == ("01", 2)


def test_a_reason_that_the_protocol_lacks_is_left_to_the_municipality(maak_stand: MaakStand) -> None:
    redenen = {"31": "01", "34": "02", "32": "03", "33": "04", "35": "05", "02": "05", "38": None}
    stand = maak_stand(
        leveringen=[
            help_of("2023-01-01", "2023-02-28", reden, pseudoniem=nummer)
            for nummer, reden in enumerate(redenen)
        ]
    )
    gemaakt = make(stand)
    assert [record.reden_beeindiging for record in gemaakt.records] == list(redenen.values())
    assert "reden_beeindiging: bij 1 afgelopen regels" in explain(gemaakt)


def test_what_has_no_form_of_care_is_left_out_and_counted(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            help_of("2023-01-01", categorie="48", productcode="48A01"),
            help_of("2023-01-01", categorie="42", productcode="42A01"),
            help_of("2023-01-01", categorie="42", productcode=None),
            help_of("2023-03-01", "2023-02-01", "31"),
        ]
    )
    gemaakt = make(stand)
    assert gemaakt.records == ()
    assert sorted(gemaakt.overgeslagen.values()) == [1, 1, 2]
    assert "- 2: Vervoer" in explain(gemaakt)


def test_a_delivery_without_a_product_has_that_of_its_assignment(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[help_of("2023-01-01", categorie=None, productcode=None, toewijzing=7)],
        toewijzingen=[{"gemeente": BEST, "pseudoniem": 1, "toewijzing": 7, "categorie": "51"}],
    )
    assert spans(stand) == [("2023-01-01", None, None, 1)]


def test_records_of_persons_need_a_purpose_and_an_end(maak_stand: MaakStand) -> None:
    with pytest.raises(MonitorError, match="waarvoor"):
        make_statistiek(maak_stand(), gemeente=BEST, aanbieder=TEAM, periode=EERSTE_HELFT, doel="")
    with pytest.raises(MonitorError, match="geen code van een gemeente"):
        make_statistiek(maak_stand(), gemeente="9999", aanbieder=TEAM, periode=EERSTE_HELFT, doel=DOEL)
    with pytest.raises(MonitorError, match="laatste dag"):
        make(maak_stand(), Periode(dag("2023-01-01"), None))


def test_the_file_has_the_columns_to_fill_in_and_says_whose_it_is(
    maak_stand: MaakStand, tmp_path: Path
) -> None:
    gemaakt = make(maak_stand(leveringen=[help_of("2023-02-01", "2023-03-31", "31")]))
    bestand, uitleg = write_statistiek(gemaakt, tmp_path / "team.csv")
    (rij,) = csv.DictReader(bestand.read_text("utf-8").splitlines())
    assert (rij["hulpvorm"], rij["begindatum"], rij["einddatum"]) == ("01", "2023-02-01", "2023-03-31")
    assert {naam: rij[naam] for naam in AAN_TE_VULLEN} == dict.fromkeys(AAN_TE_VULLEN, "")
    tekst = uitleg.read_text("utf-8")
    assert EIGEN_GEBRUIK in tekst
    assert all(f"- {naam}: " in tekst for naam in AAN_TE_VULLEN)
    assert {stat.S_IMODE(pad.stat().st_mode) for pad in (bestand, uitleg)} == {0o600}
    with pytest.raises(MonitorError, match=r"team\.csv bestaat al"):
        write_statistiek(gemaakt, bestand)


def test_every_field_of_the_protocol_for_help_is_a_column() -> None:
    velden = {rij["gegeven"] for rij in gegevens.read("beleidsinformatie")} - {"maatregel", "machtiging"}
    kop = to_csv(Statistiek(EERSTE_HELFT, (), {})).strip().split(",")
    assert velden <= set(kop)


def test_every_reason_code_is_one_of_the_protocol() -> None:
    codes = {
        rij["code"] for rij in gegevens.read("beleidsinformatie") if rij["gegeven"] == "reden_beeindiging"
    }
    assert {rij["code"] for rij in gegevens.read("redenen_beeindiging")} - {""} == codes


BEGIN = dag("2023-01-01")


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=8))
def test_merged_spans_have_the_same_days_and_a_day_between_them(delen: list[tuple[int, int]]) -> None:
    def span(begin: int, lengte: int) -> Hulp:
        eerste = BEGIN + datetime.timedelta(days=begin)
        einde = eerste + datetime.timedelta(days=lengte)
        return Hulp(1, "01", False, eerste, einde, "31", False, None, "0")

    def days(spans: list[Hulp]) -> list[int]:
        return [
            nummer
            for s in spans
            for nummer in range(s.begin.toordinal(), (s.einde or s.begin).toordinal() + 1)
        ]

    spans = [span(*deel) for deel in delen]
    samen = list(merge(spans))
    assert sorted(days(samen)) == sorted(set(days(spans)))
    assert sum(s.aantal for s in samen) == len(spans)
    eerste_dagen = {s.begin.toordinal() for s in samen}
    assert not eerste_dagen & {dagnummer + 1 for dagnummer in days(samen)}
