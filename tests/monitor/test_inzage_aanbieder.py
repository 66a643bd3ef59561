"""A provider sees exact figures of its own help, and nothing of what others do follows from them."""

import re
from functools import partial
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from tests.spec.conftest import MaakStand, make_stand
from tests.spec.test_gebruik import d, levering, prestatie

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.inzage import intern, intern_aanbieder, why_not
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.stand import TABELLEN, Stand, connect_duckdb
from jeugdregio.stand.eigen import OPENBAAR, names_provider

WIJ, ZIJ = "94000001", "94000002"
DOEL = "kwartaalgesprek met de regio"
INWONERS = [{"gemeente": g, "jaar": j, "aantal": 50} for g in ("0001", "0002") for j in (2022, 2023)]
EIGEN: dict[str, list[dict[str, Any]]] = {
    "leveringen": [
        levering(1, "45A05", "2022-03-01", "2022-05-31"),
        levering(2, "45A04", "2022-06-01", gemeente="0002"),
    ],
    "prestaties": [
        prestatie(1, "45A05", "2022-03-01", 10_000),
        prestatie(2, "45A04", "2022-07-01", 5_000, gemeente="0002"),
    ],
}
MOGELIJK = [code for code in REGISTER if not why_not(code)]


def own(stand: Stand, code: str, *per: str, aanbieder: str = WIJ) -> list[Rij]:
    return intern_aanbieder(stand, code, per, aanbieder=aanbieder, doel=DOEL)


def values(rijen: list[Rij]) -> dict[tuple[Any, ...], float | None]:
    return {tuple(rij.dimensies.values()): rij.waarde for rij in rijen}


def by_others(rijen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [rij | {"aanbieder": ZIJ} for rij in rijen]


def region(maak_stand: MaakStand, ander: dict[str, list[dict[str, Any]]] | None = None) -> Stand:
    """Our two young people, and whatever others do."""
    ander = ander or {}
    tabellen = {naam: rijen + by_others(ander.get(naam, [])) for naam, rijen in EIGEN.items()}
    erbij = {naam: by_others(rijen) for naam, rijen in ander.items() if naam not in EIGEN}
    contracten = [{"aanbieder": WIJ}, {"aanbieder": ZIJ}]
    wie = [{"pseudoniem": n, "geboortemaand": d("2010-01-01"), "geslacht": "1"} for n in range(1, 9)]
    return maak_stand(
        **{**tabellen, **erbij}, contracten=contracten, jeugdigen=wie, jeugdigenaantallen=INWONERS
    )


def test_young_people_with_care_are_those_with_care_by_this_provider(maak_stand: MaakStand) -> None:
    stand = region(
        maak_stand,
        {"leveringen": [levering(1, "45A05", "2023-01-01"), levering(3, "43A09", "2022-01-01")]},
    )
    assert values(own(stand, "jeugdigen_met_jeugdhulp", "jaar", "gemeente")) == {
        (2022, "0001"): 1,
        (2022, "0002"): 1,
        (2023, "0001"): 0,
        (2023, "0002"): 1,
    }
    assert values(own(stand, "jeugdigen_met_jeugdhulp", "jaar", "gebied")) == {(2022, "R"): 2, (2023, "R"): 1}
    assert values(own(stand, "kosten", "jaar", "gebied"))[2022, "R"] == 150


def test_the_share_is_of_the_residents_whose_number_is_public(maak_stand: MaakStand) -> None:
    stand = region(maak_stand, {"leveringen": [levering(3, "45A05", "2022-01-01")]})
    assert values(own(stand, "aandeel_jeugdigen_met_jeugdhulp", "jaar", "gemeente"))[2022, "0001"] == 2.0


def test_the_split_of_costs_is_of_the_own_costs(maak_stand: MaakStand) -> None:
    stand = region(maak_stand, {"prestaties": [prestatie(3, "43A09", "2022-03-01", 900_000)]})
    delen = values(own(stand, "kosten_naar_categorie", "jaar", "gebied"))
    assert sum(deel or 0 for (jaar, *_), deel in delen.items() if jaar == 2022) == pytest.approx(100)
    assert (2022, "R", "Verblijf") not in delen or not delen[2022, "R", "Verblijf"]


def test_a_table_per_provider_has_the_own_row_only(maak_stand: MaakStand) -> None:
    stand = region(maak_stand, {"leveringen": [levering(3, "45A05", "2022-01-01")]})
    rijen = own(stand, "starts_zonder_toewijzing", "jaar", "gebied", "aanbieder")
    assert {rij.dimensies["aanbieder"] for rij in rijen} == {WIJ}


@pytest.mark.parametrize(
    ("code", "reden"),
    [
        ("terugkeer_binnen_een_jaar", "alle hulp van een jeugdige"),
        ("netto_naar_huis", "alle hulp van een jeugdige"),
        ("regie_dertig_zeventig", "regiekoppelingen"),
        ("kosten_naar_bekostiging", "overigekosten"),
        ("gebruik_voorzieningen", "voorzieningen"),
        ("jeugdigen_naar_verwijzer", "verwijzingen"),
        ("plaats_van_verblijf", "verblijfplaatsen"),
    ],
)
def test_what_cannot_be_given_for_one_provider_is_refused_with_the_reason(
    code: str, reden: str, maak_stand: MaakStand
) -> None:
    stand = region(maak_stand)
    with pytest.raises(MonitorError, match=f"niet per aanbieder: .*{reden}"):
        own(stand, code, *REGISTER[code].per[0])


def test_what_is_derived_of_something_refused_is_refused_too() -> None:
    for code, indicator in REGISTER.items():
        assert bool(why_not(code)) >= any(why_not(van) for van in indicator.van), code
    assert {"kosten", "jeugdigen_met_jeugdhulp", "wachtenden", "uitval", "nut_van_hulp"} <= set(MOGELIJK)


def test_what_joins_help_of_several_providers_is_refused() -> None:
    """Who counts young people in it, whoever gave it, counts those of one provider as well."""
    samen = {code for code, i in REGISTER.items() if "ook bij een andere aanbieder" in i.definition}
    assert samen - {"jeugdigen_in_crisisverblijf"} == {code for code in samen if why_not(code)}


def test_without_a_purpose_or_for_an_unknown_indicator_there_is_nothing(maak_stand: MaakStand) -> None:
    stand = region(maak_stand)
    with pytest.raises(MonitorError, match="waarvoor"):
        intern_aanbieder(stand, "kosten", ["jaar"], aanbieder=WIJ, doel=" ")
    with pytest.raises(MonitorError, match="bestaat niet"):
        own(stand, "bestaat_niet", "jaar")


def test_where_a_municipality_sends_nothing_the_own_figure_is_unknown_as_everyone_can_see(
    maak_stand: MaakStand,
) -> None:
    """What a municipality sends is said of the municipality: zero is only known where messages come in."""
    bericht = {"soort": "JW305", "maand": d("2022-01-01"), "uitkomst": "verwerkt", "aantal": 9}
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-03-01"),
            levering(3, "45A05", "2022-03-01") | {"aanbieder": ZIJ},
        ],
        berichtaantallen=[{"gemeente": "0001", "aanbieder": ZIJ, **bericht}],
    )
    vraag = ("jeugdigen_met_jeugdhulp", "jaar", "gemeente")
    eigen = {(r.dimensies["jaar"], r.dimensies["gemeente"]): r for r in own(stand, *vraag)}
    van_allen = intern(stand, vraag[0], vraag[1:], gemeenten=["0001", "0002"], doel=DOEL)
    assert eigen[2022, "0001"].waarde == 1
    assert eigen[2022, "0002"].status is Status.GEEN_GEGEVENS
    assert {k: r.status for k, r in eigen.items()} == {
        (r.dimensies["jaar"], r.dimensies["gemeente"]): r.status for r in van_allen
    }


def test_a_waiting_list_that_only_others_delivered_says_nothing_of_ours(maak_stand: MaakStand) -> None:
    wacht = {"gemeente": "0001", "aanbieder": ZIJ, "pseudoniem": 3, "categorie": "45"}
    stand = maak_stand(wachtlijst=[wacht | {"aangemeld_op": d("2022-01-01")}])
    rijen = own(stand, "wachtenden_jaareinde", *REGISTER["wachtenden_jaareinde"].per[0])
    assert {rij.status for rij in rijen} == {Status.GEEN_GEGEVENS}


class Lezer(Stand):
    """A stand that remembers which of its tables were read."""

    gelezen: set[str]

    def __getattribute__(self, naam: str) -> Any:
        if naam in TABELLEN:
            object.__getattribute__(self, "gelezen").add(naam)
        return object.__getattribute__(self, naam)


def test_no_figure_that_is_given_reads_a_table_that_is_emptied(tmp_path: Path) -> None:
    """Zero because a table was emptied would be a wrong figure, so such an indicator must be refused."""
    # a connection of its own: what the indicators keep of a stand goes only after the test
    eigen = region(partial(make_stand, tmp_path / "stand", connect_duckdb())).only(WIJ)
    eigen.__class__ = Lezer
    assert isinstance(eigen, Lezer)
    eigen.gelezen = set()
    kalender = make_kalender(eigen, "jaar").as_table()
    gevuld = OPENBAAR | {"jeugdigen"} | {naam for naam in TABELLEN if names_provider(naam)}
    for code in MOGELIJK:
        if not REGISTER[code].van:
            eigen.gelezen.clear()
            REGISTER[code].facts(eigen, kalender)
            assert eigen.gelezen <= gevuld, code


def of_others() -> dict[str, list[dict[str, Any]]]:
    """Rows of another provider in every table that names one, about our young people and others."""
    wacht = {"gemeente": "0001", "categorie": "45", "aangemeld_op": d("2022-02-01")}
    uitkomst = {"gemeente": "0001", "categorie": "45", "gemeten_op": d("2022-06-01"), "nut": 20}
    separatie = {"gemeente": "0001", "maand": d("2022-03-01"), "aantal": 3}
    verzoek = {"gemeente": "0001", "verwijzer": "02", "aangevraagd_op": d("2022-02-01"), "toewijzing": 7}
    opgave = {"productcategorie": "45", "dagen": 70, "opgegeven_op": d("2022-02-01")}
    return {
        "leveringen": [
            levering(1, "45A05", "2022-01-01", reden_beeindiging="35", toewijzing=7),
            levering(2, "43A09", "2022-01-01", "2023-03-31", gemeente="0002"),
            levering(3, "45A04", "2022-01-01"),
        ],
        "prestaties": [
            prestatie(1, "45A05", "2022-03-01", 90_000, toegekend=True, toewijzing=7),
            prestatie(1, "45A05", "2022-04-01", 70_000, toegekend=False),
            prestatie(4, "45A04", "2023-07-01", 50_000, gemeente="0002"),
        ],
        "toewijzingen": [{"pseudoniem": 1, "toewijzing": 7, "categorie": "45", "productcode": "45A05"}],
        "verzoeken": [{"pseudoniem": 1, **verzoek}],
        "wachtlijst": [{"pseudoniem": n, **wacht} for n in (1, 5)],
        "uitkomsten": [{"pseudoniem": n, **uitkomst} for n in (1, 6)],
        "separaties": [{"pseudoniem": n, **separatie} for n in (2, 3)],
        "wachttijdopgaven": [opgave],
    }


def test_no_row_that_a_figure_can_be_made_of_is_of_another_provider(maak_stand: MaakStand) -> None:
    """Every figure is a function of the tables, so this holds for every indicator, also one to come."""
    alleen, geheel = region(maak_stand).only(WIJ), region(maak_stand, of_others())
    samen = geheel.only(WIJ)

    def rows(stand: Stand, naam: str) -> list[str]:
        return sorted(map(str, getattr(stand, naam).to_pyarrow().to_pylist()))

    for naam in (*TABELLEN, "alle_prestaties"):
        assert rows(samen, naam) == rows(alleen, naam), naam
    anders = {naam for naam in TABELLEN if rows(geheel, naam) != rows(samen, naam)}
    assert anders >= {*of_others(), "jeugdigen", "contracten"}


WIE, GEMEENTE_VAN = st.integers(1, 6), st.sampled_from(["0001", "0002"])
DAGEN = st.dates(min_value=d("2022-01-01"), max_value=d("2023-11-30")).map(str)
PRODUCT = st.sampled_from(["45A04", "45A05", "43A09", "46A01", "40A05"])
SPANNEN = st.builds(lambda w, p, dag, g: levering(w, p, dag, gemeente=g), WIE, PRODUCT, DAGEN, GEMEENTE_VAN)
REGELS = st.builds(prestatie, WIE, PRODUCT, DAGEN, st.integers(-5_000, 500_000))
ENKELE = ("jeugdigen_met_jeugdhulp", "aandeel_jeugdigen_met_jeugdhulp", "kosten_naar_categorie", "instroom")


@given(st.lists(SPANNEN, max_size=4), st.lists(REGELS, max_size=4), st.sampled_from(ENKELE))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_another_provider_does_never_changes_an_own_figure(
    maak_stand: MaakStand, leveringen: list[dict[str, Any]], prestaties: list[dict[str, Any]], code: str
) -> None:
    per = REGISTER[code].per[0]
    samen = region(maak_stand, {"leveringen": leveringen, "prestaties": prestaties})
    assert own(samen, code, *per) == own(region(maak_stand), code, *per)


def test_the_reason_reads_as_a_sentence() -> None:
    redenen = {why_not(code) for code in REGISTER} - {""}
    assert redenen
    assert all(
        re.fullmatch(r"dit cijfer is er niet per aanbieder: [a-z].*[a-z)]", reden) for reden in redenen
    )
