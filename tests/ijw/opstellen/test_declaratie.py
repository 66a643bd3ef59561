"""What a provider declares."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ijw import fabriek
from tests.ijw.opstellen.verhaal import AMBULANT, BESLUIT, right, sent

from jeugdregio.ijw.v3_2 import basis, jw301
from jeugdregio.ijw.v3_2.opstellen import besluit
from jeugdregio.ijw.v3_2.opstellen.declaratie import (
    Geleverd,
    credit,
    line,
    make_declaratie,
    months,
    product_periode,
)
from jeugdregio.ijw.v3_2.opstellen.hulp import Hulp, aspecifiek, generiek, specifiek
from jeugdregio.kern.periode import Periode, maand

BEGIN, EINDE = date(2025, 2, 10), date(2025, 6, 20)
FEBRUARI, MAART, JUNI = maand(2025, 2), maand(2025, 3), maand(2025, 6)
DAG = date(2025, 7, 10)


def assigned(hulp: Hulp = AMBULANT, nummer: int = 1) -> jw301.ToegewezenProduct:
    return besluit.assign(hulp, nummer=nummer, besluit=BESLUIT, ingangsdatum=BEGIN, einddatum=EINDE)


@pytest.mark.parametrize(
    ("hulp", "volume", "eenheid", "tarief", "bedrag"),
    [
        (AMBULANT, 600, "01", 150, 90_000),  # inspanning: minutes
        (specifiek("45A04", 4, "84", "4"), 3, "84", 7_500, 22_500),  # inspanning: pieces
        (specifiek("45A04", 1, "82", "6"), 1, "82", 250_000, 250_000),  # output: pieces
        (specifiek("45A04", 90_000, "83", "4"), 90_000, "83", None, 90_000),  # output: an amount a month
        (specifiek("44A09", 7, "14", "2", categorie="44"), 0, "14", 21_000, 0),
    ],
)
def test_every_way_of_funding_is_declared(
    hulp: Hulp, volume: int, eenheid: str, tarief: int | None, bedrag: int
) -> None:
    regel = line(Geleverd(assigned(hulp), MAART, volume, eenheid, tarief), "R1")
    bericht = right(
        make_declaratie(sent("D1", DAG), nummer="2025D1", maand=JUNI, regels=[(fabriek.BSN, regel)])
    )
    assert regel.ingediend_bedrag == basis.BedragMetDC(bedrag=bedrag, debet_credit="D")
    assert bericht.declaratie.totaal_ingediend_bedrag.totaal_bedrag == bedrag
    assert bericht.declaratie.declaratie_dagtekening == DAG


@pytest.mark.parametrize("hulp", [aspecifiek("45"), generiek(1_000_000)])
def test_of_an_open_assignment_the_provider_says_what_was_delivered(hulp: Hulp) -> None:
    geleverd = Geleverd(
        assigned(hulp), MAART, 60, "01", 150, product=basis.Product(categorie="45", code="45A05")
    )
    assert line(geleverd, "R1").product_code == "45A05"
    with pytest.raises(ValueError, match="zegt niet welk"):
        line(replace(geleverd, product=None), "R1")


@pytest.mark.parametrize(("eenheid", "tarief"), [("01", None), ("83", 100)])
def test_a_line_has_a_tariff_unless_it_is_an_amount(eenheid: str, tarief: int | None) -> None:
    with pytest.raises(ValueError, match="tarief"):
        line(Geleverd(assigned(), MAART, 1, eenheid, tarief), "R1")


def test_a_line_covers_the_month_as_far_as_the_assignment_holds() -> None:
    periodes = [product_periode(assigned(), m) for m in (FEBRUARI, MAART, JUNI)]
    assert [(p.begindatum, p.einddatum) for p in periodes] == [
        (BEGIN, date(2025, 2, 28)),
        (date(2025, 3, 1), date(2025, 3, 31)),
        (date(2025, 6, 1), EINDE),
    ]


def test_there_is_no_line_in_a_month_without_the_assignment() -> None:
    with pytest.raises(ValueError, match="niet in deze maand"):
        product_periode(assigned(), maand(2025, 7))


@given(begin=st.dates(date(2025, 1, 1), date(2025, 8, 1)), dagen=st.integers(0, 200))
def test_every_delivered_day_within_the_assignment_is_in_one_month_to_declare(
    begin: date, dagen: int
) -> None:
    toewijzing = assigned()
    geleverd = [begin + timedelta(days=n) for n in range(dagen + 1)]
    periodes = [product_periode(toewijzing, m) for m in months(toewijzing, Periode(begin, geleverd[-1]))]
    for dag in geleverd:
        treffers = sum(p.begindatum <= dag <= p.einddatum for p in periodes)
        assert treffers == (BEGIN <= dag <= EINDE)


def test_a_correction_is_a_credit_of_the_whole_line_and_a_new_line_later() -> None:
    fout = line(Geleverd(assigned(), MAART, 600, "01", 150), "R1")
    terug = credit(fout, "R2")
    goed = line(Geleverd(assigned(), MAART, 300, "01", 150), "R3")
    assert terug.product_referentie == basis.Referentie(referentie_nummer="R2", vorig_referentie_nummer="R1")
    bericht = right(
        make_declaratie(
            sent("D2", DAG),
            nummer="2025D2",
            maand=JUNI,
            regels=[(fabriek.BSN, terug), (fabriek.ANDERE_BSN, goed)],
        )
    )
    totaal = bericht.declaratie.totaal_ingediend_bedrag
    assert (totaal.totaal_bedrag, totaal.debet_credit) == (45_000, "C")
    assert [c.bsn for c in bericht.declaratie.clienten.client] == [fabriek.BSN, fabriek.ANDERE_BSN]


def test_what_takes_nothing_back_cannot_be_credited() -> None:
    regel = line(Geleverd(assigned(), MAART, 600, "01", 150), "R1")
    with pytest.raises(ValueError, match="debetregel"):
        credit(credit(regel, "R2"), "R3")
    with pytest.raises(ValueError, match="debetregel"):
        credit(line(Geleverd(assigned(), MAART, 0, "01", 150), "R1"), "R2")


def test_a_declaration_without_lines_is_not_made() -> None:
    with pytest.raises(ValueError, match="ten minste één regel"):
        make_declaratie(sent(), nummer="1", maand=MAART, regels=[])


@given(
    st.lists(
        st.tuples(st.sampled_from([fabriek.BSN, fabriek.ANDERE_BSN]), st.integers(1, 9_999), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_the_total_is_the_sum_of_the_lines_and_each_client_comes_once(
    regels: list[tuple[str, int, bool]],
) -> None:
    gemaakt = []
    for n, (bsn, bedrag, terug) in enumerate(regels):
        hulp = specifiek("45A04", 90_000, "83", "4")
        debet = line(Geleverd(assigned(hulp, nummer=n + 1), MAART, bedrag, "83"), f"R{n}")
        gemaakt.append((bsn, credit(debet, f"C{n}") if terug else debet))
    bericht = right(make_declaratie(sent("D1", DAG), nummer="D1", maand=JUNI, regels=gemaakt))
    som = sum(-bedrag if terug else bedrag for _, bedrag, terug in regels)
    totaal = bericht.declaratie.totaal_ingediend_bedrag
    assert (totaal.totaal_bedrag, totaal.debet_credit) == (abs(som), "C" if som < 0 else "D")
    clienten = bericht.declaratie.clienten.client
    assert [c.bsn for c in clienten] == list(dict.fromkeys(bsn for bsn, _, _ in regels))
    assert sum(len(c.prestaties.prestatie) for c in clienten) == len(regels)
