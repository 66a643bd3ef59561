"""Costs by sector and answer, per young person, client and trajectory: a hand-made table in, worked out."""

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import BEIDE, d, figures, levering, prestatie

from jeugdregio import monitor
from jeugdregio.monitor.afleiden import Bron
from jeugdregio.monitor.beschermen import protect
from jeugdregio.monitor.cellen import compute_cells
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.indicatoren.aantallen import indices
from jeugdregio.monitor.inzage import intern
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.monitor.vooraf import Vorige


def indeling(soort: str, categorie: str, waarde: str, code: str | None = None) -> dict[str, Any]:
    return {
        "gebied": "R",
        "indeling": soort,
        "productcategorie": categorie,
        "productcode": code,
        "waarde": waarde,
        "van": d("2015-01-01"),
    }


def test_costs_by_sector_follow_the_rules_of_the_region(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        indelingen=[indeling("sector", "45", "Ambulant"), indeling("sector", "45", "Ggz", "45A05")],
        prestaties=[
            prestatie(1, "45A04", "2022-03-01", 50_000),
            prestatie(2, "45A05", "2022-03-01", 30_000),
            prestatie(3, "99Z99", "2022-03-01", 20_000),
        ],
    )
    assert figures(stand, "kosten_naar_sector", "jaar", jaar=2022) == {
        (2022, "R", "Ambulant"): 50.0,
        (2022, "R", "Ggz"): 30.0,
        (2022, "R", "Niet ingedeeld"): 20.0,
    }


def test_costs_by_subcategory_follow_the_rules_of_the_region(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[
            prestatie(1, "51A00", "2022-03-01", 10_000),
            prestatie(2, "44A07", "2022-03-01", 20_000),
            prestatie(3, "43A10", "2022-03-01", 30_000),  # a family home, with foster care
            prestatie(4, "43A07", "2022-03-01", 25_000),
            prestatie(5, "54005", "2022-03-01", 15_000),
        ]
    )
    assert figures(stand, "kosten_naar_subcategorie", "jaar", jaar=2022) == {
        (2022, "R", "Basis-ggz"): 10.0,
        (2022, "R", "Klinische ggz"): 15.0,
        (2022, "R", "Pleegzorg en gezinshuizen"): 50.0,
        (2022, "R", "Verblijf overig"): 25.0,
    }


def test_granted_costs_are_the_lines_the_municipality_agreed_with(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[
            prestatie(1, "45A05", "2022-03-01", 60_000, toegekend=True),
            prestatie(1, "45A05", "2022-04-01", 99_000, toegekend=False),  # refused: no costs
            prestatie(2, "45A05", "2022-04-01", 20_000, toegekend=None),
            # agreed with, and taken back later
            prestatie(2, "45A05", "2022-05-01", 7_000, toegekend=True),
            prestatie(2, "45A05", "2022-05-01", -7_000, toegekend=True),
        ]
    )
    assert figures(stand, "kosten_toegekend", "jaar", jaar=2022) == {(2022, "R"): 600.0}
    assert figures(stand, "kosten_toegekend", "maand", "gebied")["2022-03", "R"] == 600.0
    assert figures(stand, "kosten_naar_antwoord", "jaar", jaar=2022) == {
        (2022, "R", "Toegekend"): 75.0,
        (2022, "R", "Nog geen antwoord"): 25.0,
    }
    assert figures(stand, "kosten", "jaar", jaar=2022) == {(2022, "R"): 800.0}


def test_refused_money_stands_beside_what_was_granted_and_what_waits(maak_stand: MaakStand) -> None:
    over = [
        prestatie(1, "45A05", "2022-03-01", 60_000, toegekend=True),
        prestatie(2, "45A05", "2022-04-01", 20_000, toegekend=None),
    ]
    afgewezen = [
        prestatie(1, "45A05", "2022-04-01", 50_000, toegekend=False),
        # the credit of it was refused too, and the line declared again, and granted
        prestatie(1, "45A05", "2022-04-01", -30_000, toegekend=False),
        prestatie(1, "48A01", "2022-04-01", 9_000, toegekend=False),  # child protection: no jeugdhulp
        prestatie(9, "45A05", "2022-04-01", 100, toegekend=False, gemeente="0002"),
    ]
    stand = maak_stand(prestaties=[*over, *afgewezen])
    assert figures(stand, "kosten_afgewezen", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 200.0,
        (2022, "0002"): 1.0,
    }
    assert figures(stand, "gedeclareerd_naar_antwoord", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001", "Toegekend"): 60.0,
        (2022, "0001", "Nog geen antwoord"): 20.0,
        (2022, "0001", "Afgewezen"): 20.0,
        # nothing but a refused line: that is all that was declared
        (2022, "0002", "Toegekend"): 0.0,
        (2022, "0002", "Nog geen antwoord"): 0.0,
        (2022, "0002", "Afgewezen"): 100.0,
    }


VAN_GEDECLAREERDE_REGELS = (  # one of each way in which declared lines become figures
    "jeugdigen_met_jeugdhulp",
    "gemiddelde_duur_trajecten",
    "kosten",
    "kosten_toegekend",
    "kosten_naar_antwoord",
    "kosten_per_client",
    "kosten_per_traject",
    "kosten_18_plus",
    "regels_zonder_start",
    "bedrag_zonder_start",
    "declaraties_op_tijd",
)


def test_who_wants_refused_lines_asks_for_them_by_name() -> None:
    bron = Path(monitor.__file__).parent
    wie = {pad.stem for pad in bron.rglob("*.py") if ".alle_prestaties" in pad.read_text(encoding="utf-8")}
    assert wie == {"kosten_afgewezen", "toegekend"}


def test_a_refused_line_moves_no_figure_that_is_not_about_it(maak_stand: MaakStand) -> None:
    hulp = [
        prestatie(wie, "45A05", f"2022-0{maand}-01", 10_000 * wie, toegekend=antwoord)
        for wie, maand, antwoord in [(1, 3, True), (1, 4, None), (2, 3, True), (3, 4, True)]
    ]
    hulp.append(prestatie(1, "45A05", "2022-03-01", -10_000, toegekend=True))
    afgewezen = [
        prestatie(wie, product, "2022-05-01", bedrag, toegekend=False, gemeente=gemeente)
        for wie, product, bedrag, gemeente in [
            (1, "45A05", 77_000, "0001"),
            (1, "45A05", -7_000, "0001"),
            (8, "43A09", 99_000, "0002"),
        ]
    ]
    anders: dict[str, Any] = {
        "leveringen": [levering(2, "45A05", "2022-03-01")],
        "jeugdigen": [{"pseudoniem": wie, "geboortemaand": d("2003-01-01")} for wie in (1, 2, 3, 8)],
        "jeugdigenaantallen": [{"gemeente": g, "jaar": 2022, "aantal": 100} for g in BEIDE],
    }
    zonder, met = (maak_stand(prestaties=rijen, **anders) for rijen in (hulp, [*hulp, *afgewezen]))
    for code in VAN_GEDECLAREERDE_REGELS:
        indicator = REGISTER[code]
        eerst, daarna = (
            compute_cells(stand, indicator, kalender, Plaatsen(stand))
            for stand, kalender in ((stand, make_kalender(stand, "jaar")) for stand in (zonder, met))
        )
        assert eerst == daarna, code


def test_refused_money_of_few_people_or_of_one_is_withheld(maak_stand: MaakStand) -> None:
    def refused(wie: range, gemeente: str, eerste: int = 10_000) -> list[dict[str, Any]]:
        return [
            prestatie(
                n,
                "45A05",
                "2022-03-01",
                eerste if n == wie[0] else 10_000,
                gemeente=gemeente,
                toegekend=False,
                aanbieder=f"9400000{n % 3}",
            )
            for n in wie
        ]

    indicator = REGISTER["kosten_afgewezen"]
    for twee, veilig in (
        (refused(range(20, 32), "0002"), True),
        (refused(range(20, 23), "0002"), False),
        (refused(range(20, 32), "0002", 900_000), False),
    ):
        stand = maak_stand(prestaties=refused(range(12), "0001") + twee)
        kalender = make_kalender(stand, "jaar")
        cellen = compute_cells(stand, indicator, kalender, Plaatsen(stand))
        besluit = protect([indicator], {indicator.code: cellen}, Vorige(None), 2022)[indicator.code]
        onderdrukt = {
            cel.samenstelling.plaats for cel, weg in zip(cellen, besluit.onderdrukt, strict=True) if weg
        }
        assert ("0002" in onderdrukt, len(onderdrukt) > 1) == (not veilig, not veilig)


def test_a_stand_from_before_refused_lines_were_kept_does_not_say_there_were_none(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(prestaties=[prestatie(1, "45A05", "2022-03-01", 50_000, toegekend=True)])
    oud = copy.copy(stand)
    oud.meta = replace(stand.meta, schema_versie="3")
    assert figures(stand, "kosten_afgewezen", "jaar", jaar=2022) == {(2022, "R"): 0.0}
    for code in ("kosten_afgewezen", "gedeclareerd_naar_antwoord"):
        assert {
            rij.status for rij in intern(oud, code, ("jaar", "gebied"), gemeenten=BEIDE, doel="test")
        } == {Status.GEEN_GEGEVENS}


def test_costs_per_young_person_are_over_all_who_live_there_and_per_client_over_who_had_costs(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        prestaties=[
            prestatie(1, "45A05", "2022-03-01", 30_000),
            prestatie(1, "43A09", "2022-04-01", 50_000),
            prestatie(2, "45A05", "2022-03-01", 10_000),
            # all taken back: no client
            prestatie(3, "45A05", "2022-03-01", 10_000),
            prestatie(3, "45A05", "2022-03-01", -10_000),
            prestatie(4, "45A05", "2022-03-01", 10_000, gemeente="0002"),
        ],
        jeugdigenaantallen=[{"gemeente": "0001", "jaar": 2022, "aantal": 100}],
    )
    assert figures(stand, "kosten_per_jeugdige", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 9.0,
        (2022, "0002"): None,
    }
    assert figures(stand, "kosten_per_client", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 450.0,
        (2022, "0002"): 100.0,
    }
    per_soort = figures(stand, "kosten_per_client", "jaar", "gebied", "categorie", jaar=2022)
    assert per_soort[2022, "R", "Verblijf"] == 500.0
    assert round(per_soort[2022, "R", "Behandeling"] or 0, 2) == round(500 / 3, 2)


def test_costs_of_a_trajectory_are_all_that_was_declared_over_its_whole_length(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-11-01", "2023-02-28"),
            # the same young person and kind at another provider is another trajectory
            levering(1, "45A05", "2022-11-01", "2023-03-31", aanbieder="94000002"),
            levering(2, "44A07", "2022-02-01", "2023-03-31"),
            levering(3, "45A05", "2023-03-01"),  # still runs
            levering(4, "45A05", "2021-11-01", "2023-03-31"),  # began before the messages were complete
            levering(5, "45A05", "2023-01-01", "2023-01-31"),  # nothing declared
        ],
        prestaties=[
            prestatie(1, "45A05", "2022-11-01", 10_000),
            prestatie(1, "45A05", "2023-02-01", 20_000),
            prestatie(1, "45A05", "2023-02-01", -5_000),
            prestatie(1, "45A05", "2023-05-01", 99_000),  # after the end
            prestatie(1, "45A05", "2022-12-01", 35_000, aanbieder="94000002"),
            prestatie(2, "44A07", "2022-02-01", 80_000),
            prestatie(3, "45A05", "2023-03-01", 99_000),
            prestatie(4, "45A05", "2023-03-01", 99_000),
        ],
    )
    assert figures(stand, "kosten_per_traject", "jaar") == {
        (2022, "R", "Overig ambulant"): None,
        (2022, "R", "Pleegzorg en gezinshuizen"): None,
        (2023, "R", "Overig ambulant"): 300.0,  # (250 + 350) / 2
        (2023, "R", "Pleegzorg en gezinshuizen"): 800.0,
    }


def overig(soort: str, maand: str, bedrag: int, jeugdigen: int | None, gemeente: str) -> dict[str, Any]:
    return {
        "gemeente": gemeente,
        "maand": d(maand),
        "soort": soort,
        "bedrag": bedrag,
        "jeugdigen": jeugdigen,
    }


PGB, TAAK, SUBSIDIE = "Persoonsgebonden budget", "Taakgericht", "Subsidie"


def test_what_is_paid_outside_the_declarations_stands_beside_them(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[prestatie(1, "45A05", "2022-03-01", 50_000)],
        overigekosten=[
            overig(PGB, "2022-01-01", 10_000, 4, "0001"),
            overig(PGB, "2022-02-01", 10_000, 3, "0001"),
            overig(TAAK, "2022-02-01", 25_000, None, "0001"),
            overig(SUBSIDIE, "2022-02-01", 5_000, None, "0001"),
            overig(SUBSIDIE, "2023-02-01", 7_000, None, "0002"),
        ],
    )
    assert figures(stand, "kosten_pgb", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 200.0,
        (2022, "0002"): 0.0,
    }
    assert figures(stand, "kosten_taakgericht_en_subsidie", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001", "Subsidie"): 50.0,
        (2022, "0001", "Taakgericht"): 250.0,
        (2022, "0002", "Subsidie"): 0.0,
        (2022, "0002", "Taakgericht"): 0.0,
    }
    assert figures(stand, "kosten_naar_bekostiging", "jaar", "gebied", jaar=2022) == {
        (2022, "R", "Zorg in natura"): 50.0,
        (2022, "R", PGB): 20.0,
        (2022, "R", TAAK): 25.0,
        (2022, "R", SUBSIDIE): 5.0,
    }


def test_a_municipality_that_delivered_no_other_costs_has_no_figure_and_no_share(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        prestaties=[prestatie(1, "45A05", "2022-03-01", 50_000)],
        overigekosten=[overig(PGB, "2022-01-01", 10_000, 4, "0001")],
    )
    for code in ("kosten_pgb", "kosten_naar_bekostiging"):
        statussen = {
            (r.dimensies["gemeente"], str(r.status))
            for r in intern(stand, code, ("jaar", "gemeente"), gemeenten=BEIDE, doel="test")
            if r.dimensies["jaar"] == 2022
        }
        assert statussen == {("0001", "gepubliceerd"), ("0002", "geen gegevens")}


NGZ = "Niet gecontracteerde zorg"


def test_personal_budgets_are_a_category_beside_those_of_help_in_kind(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[
            prestatie(1, "45A04", "2022-03-01", 60_000),
            prestatie(2, "45A04", "2022-03-01", 30_000, aanbieder="94000009"),  # without a contract
        ],
        overigekosten=[
            overig(PGB, "2022-01-01", 10_000, 4, "0001"),
            overig(TAAK, "2022-02-01", 25_000, None, "0001"),  # of no category
            overig(PGB, "2023-01-01", 10_000, 4, "0001"),
        ],
    )
    gevonden = figures(stand, "kosten_naar_categorie_met_pgb", "jaar", "gemeente", gemeente="0001")
    (soort,) = {categorie for _, _, categorie in gevonden} - {NGZ, PGB}
    assert gevonden == {
        (2022, "0001", soort): 60.0,
        (2022, "0001", NGZ): 30.0,
        (2022, "0001", PGB): 10.0,
        (2023, "0001", soort): 0.0,
        (2023, "0001", NGZ): 0.0,
        (2023, "0001", PGB): 100.0,
    }


def test_without_the_personal_budgets_there_is_no_distribution_with_them(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[prestatie(1, "45A05", "2022-03-01", 50_000, gemeente=g) for g in ("0001", "0002")],
        overigekosten=[overig(PGB, "2022-01-01", 10_000, 4, "0001")],
    )
    rijen = intern(stand, "kosten_naar_categorie_met_pgb", ("jaar", "gemeente"), gemeenten=BEIDE, doel="test")
    assert {(r.dimensies["gemeente"], str(r.status)) for r in rijen if r.dimensies["jaar"] == 2022} == {
        ("0001", "gepubliceerd"),
        ("0002", "geen gegevens"),
    }


def shares_with_pgb(categorieen: list[Rij], pgb: list[Rij]) -> dict[Any, tuple[float | None, Status]]:
    """The distribution made of published rows of one place and year."""
    bron = Bron(
        REGISTER,
        {
            "kosten_naar_categorie": {("jaar", "gebied", "categorie"): categorieen},
            "kosten_pgb": {("jaar", "gebied"): pgb},
        },
    )
    rijen = REGISTER["kosten_naar_categorie_met_pgb"].derive(bron)["jaar", "gebied", "categorie"]
    return {rij.dimensies["categorie"]: (rij.waarde, rij.status) for rij in rijen}


def published(waarde: float | None, status: Status, **anders: Any) -> Rij:
    teller = anders.pop("teller", None)
    noemer = anders.pop("noemer", None)
    return Rij({"jaar": 2022, "gebied": "R", **anders}, waarde, status, False, teller, noemer)


def test_a_withheld_category_stays_withheld_beside_personal_budgets_and_the_others_are_shown() -> None:
    delen = [
        published(80.0, Status.GEPUBLICEERD, categorie="Verblijf", teller=720.0, noemer=900.0),
        published(None, Status.ONDERDRUKT, categorie="Vervoer"),
    ]
    pgb = published(100.0, Status.GEPUBLICEERD)
    assert shares_with_pgb(delen, [pgb]) == {
        "Verblijf": (72.0, Status.GEPUBLICEERD),
        "Vervoer": (None, Status.ONDERDRUKT),
        PGB: (10.0, Status.GEPUBLICEERD),
    }
    weg = published(None, Status.ONDERDRUKT)
    assert set(shares_with_pgb(delen, [weg]).values()) == {(None, Status.ONDERDRUKT)}
    # without a category that is shown nobody knows the whole
    assert shares_with_pgb(delen[1:], [pgb])[PGB] == (None, Status.ONDERDRUKT)


def test_the_index_of_costs_is_of_the_amounts_behind_each_distribution(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        indelingen=[
            indeling("sector", "45", "Ambulant"),
            indeling("sector", "46", "Crisis"),
            indeling("subcategorie", "45", "Basis-ggz"),
        ],
        prestaties=[
            prestatie(1, "45A04", "2022-03-01", 50_000),
            prestatie(2, "46A01", "2022-03-01", 50_000),
            prestatie(1, "45A04", "2023-03-01", 80_000),
            prestatie(2, "46A01", "2023-03-01", 44_000),
            prestatie(3, "45A04", "2023-03-01", 7_000, gemeente="0002"),
        ],
    )
    code = "index_kosten"
    assert figures(stand, code, "jaar", "gemeente") == {
        (2022, "0001"): 100.0,
        (2022, "0002"): None,  # no costs in the base year
        (2023, "0001"): 124.0,
        (2023, "0002"): None,
    }
    assert figures(stand, code, "jaar", "gebied", "sector", jaar=2023) == {
        (2023, "R", "Ambulant"): 174.0,
        (2023, "R", "Crisis"): 88.0,
    }
    assert figures(stand, code, "jaar", "gebied", "subcategorie", jaar=2023) == {
        (2023, "R", "Basis-ggz"): 174.0,
        (2023, "R", "Niet ingedeeld"): 88.0,
    }


def test_an_index_has_no_estimate_in_euros_and_no_base_of_less_than_nothing() -> None:
    def kosten(jaar: int, waarde: float) -> Rij:
        rij = published(waarde, Status.VOORLOPIG)
        return replace(rij, dimensies={"jaar": jaar, "gebied": "R"}, schatting=9.0, ondergrens=8.0)

    def index(*waarden: float) -> Rij:
        rijen = [kosten(2021 + n, waarde) for n, waarde in enumerate(waarden)]
        per = ("jaar", "gebied")
        return indices(Bron(REGISTER, {"kosten": {per: rijen}}), "kosten", per)[-1]

    gevonden = index(200.0, 262.0)
    assert (gevonden.waarde, gevonden.schatting, gevonden.ondergrens) == (131.0, None, None)
    assert (index(-200.0, 262.0).waarde, index(-200.0, 262.0).status) == (None, Status.GEEN_NOEMER)
