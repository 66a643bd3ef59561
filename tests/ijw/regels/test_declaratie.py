"""What the examples of the rules on declarations do not show: limits, order and clients."""

from dataclasses import replace
from datetime import date

import pytest
from tests.ijw.fabriek import (
    ANDERE_BSN,
    afgewezen_prestatie,
    credit_prestatie,
    jw323_bericht,
    jw323_client,
    jw325_bericht,
    jw325_client,
    prestatie,
    with_header,
)

from jeugdregio.ijw import read, write
from jeugdregio.ijw.toetsen.bronnen import standaard
from jeugdregio.ijw.v3_2 import basis, jw323, jw325

VANDAAG = date(2030, 1, 1)


def broken(bericht: jw323.Bericht | jw325.Bericht) -> list[str]:
    """The rules that a message breaks, in the order of the file."""
    gelezen, bevindingen = read(write(bericht), standaard(VANDAAG))
    assert gelezen == bericht
    return [bevinding.regel for bevinding in bevindingen]


def referentie(nummer: str, vorig: str | None = None) -> basis.Referentie:
    return basis.Referentie(referentie_nummer=nummer, vorig_referentie_nummer=vorig)


def over(begin: date, eind: date) -> basis.GeslotenPeriode:
    return basis.GeslotenPeriode(begindatum=begin, einddatum=eind)


@pytest.mark.parametrize(
    ("periode", "verwacht"),
    [
        (over(date(2024, 12, 1), date(2024, 12, 31)), []),
        (over(date(2024, 2, 1), date(2024, 2, 29)), []),
        (over(date(2024, 2, 1), date(2024, 2, 28)), ["CS340"]),
        (over(date(2024, 1, 1), date(2024, 2, 29)), ["CS340"]),
        (over(date(2023, 2, 1), date(2024, 2, 29)), ["CS340"]),
    ],
)
def test_a_declaratie_is_about_one_whole_month(periode: basis.GeslotenPeriode, verwacht: list[str]) -> None:
    regel = prestatie(product_periode=over(date(2022, 1, 1), date(2022, 1, 31)))
    assert broken(jw323_bericht(regel, declaratie_periode=periode)) == verwacht


def test_the_last_month_of_the_calendar_is_a_whole_month() -> None:
    """Beyond the 31st of December 9999 there is no day to look at."""
    bericht = jw323_bericht(declaratie_periode=over(date(9999, 12, 1), date.max))
    assert "CS340" not in broken(bericht)


@pytest.mark.parametrize(
    ("eind", "dagtekening", "verwacht"),
    [
        (date(2024, 2, 29), date(2029, 2, 28), []),
        (date(2024, 2, 29), date(2029, 3, 1), ["TR335"]),
        (date(2023, 2, 28), date(2028, 2, 29), []),
        (date(2023, 2, 27), date(2028, 2, 29), ["TR335"]),
    ],
)
def test_five_years_end_on_the_same_day_also_around_a_leap_day(
    eind: date, dagtekening: date, verwacht: list[str]
) -> None:
    regel = prestatie(product_periode=over(eind.replace(day=1), eind))
    bericht = with_header(
        jw323_bericht(
            regel, declaratie_dagtekening=dagtekening, declaratie_periode=_month_before(dagtekening)
        ),
        dagtekening=dagtekening,
    )
    assert broken(bericht) == verwacht


def _month_before(dag: date) -> basis.GeslotenPeriode:
    return over(date(dag.year, 1, 1), date(dag.year, 1, 31))


def test_a_declaratie_of_the_first_years_of_the_calendar_raises_nothing() -> None:
    bericht = jw323_bericht(declaratie_dagtekening=date(3, 2, 1))
    assert "TR335" not in broken(bericht)


def test_a_credit_and_its_debet_do_not_go_in_one_message_in_whatever_order() -> None:
    assert broken(jw323_bericht(prestatie(), credit_prestatie())) == ["TR316"]
    assert broken(jw323_bericht(credit_prestatie(), prestatie())) == ["TR316"]


def test_credits_are_compared_over_clients() -> None:
    clienten = (
        jw323_client(credit_prestatie()),
        jw323_client(credit_prestatie(product_referentie=referentie("R3", "R1")), bsn=ANDERE_BSN),
    )
    assert broken(jw323_bericht(clienten=clienten)) == ["TR315"]


def test_a_reference_is_used_once_in_a_message_also_under_another_client_and_of_a_credit() -> None:
    eerste = jw323_client(prestatie(), credit_prestatie(product_referentie=referentie("R2", "R0")))
    for tweede in (referentie("R1"), referentie("R2"), referentie("R2", "R9")):
        maak = prestatie if tweede.vorig_referentie_nummer is None else credit_prestatie
        clienten = (eerste, jw323_client(maak(product_referentie=tweede), bsn=ANDERE_BSN))
        _, (bevinding,) = read(write(jw323_bericht(clienten=clienten)), standaard(VANDAAG))
        assert (bevinding.regel, bevinding.retourcode) == ("TR314", "8021")
        assert bevinding.pad == (
            "/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]"
            "/ProductReferentie/ReferentieNummer"
        )
        assert bevinding.regelnummer is not None


def test_a_reference_is_used_once_for_a_young_person_and_equal_keys_are_told_once() -> None:
    debet, credit = referentie("R1"), referentie("R1", "R0")
    regels = [
        prestatie(product_referentie=debet),
        credit_prestatie(product_referentie=credit),
        prestatie(product_referentie=debet, toewijzing_nummer=1002),
    ]
    assert broken(jw323_bericht(*regels[:2])) == ["TR314"]
    assert broken(jw323_bericht(regels[0], regels[2])) == ["TR101"]
    assert sorted(broken(jw323_bericht(*regels))) == ["TR101", "TR314"]


def test_a_line_that_was_credited_before_may_be_declared_again() -> None:
    opnieuw = prestatie(product_referentie=referentie("R3"))
    assert broken(jw323_bericht(credit_prestatie(), opnieuw)) == []


def test_the_same_help_for_two_young_people_is_not_double() -> None:
    clienten = (
        jw323_client(prestatie()),
        jw323_client(prestatie(product_referentie=referentie("R2")), bsn=ANDERE_BSN),
    )
    assert broken(jw323_bericht(clienten=clienten)) == []


@pytest.mark.parametrize(
    "anders",
    [
        {"toewijzing_nummer": 1002},
        {"product_code": "45A05"},
        {"product_periode": over(date(2025, 2, 1), date(2025, 2, 27))},
    ],
)
def test_lines_that_differ_in_assignment_product_or_period_are_not_double(anders: dict[str, object]) -> None:
    ander = prestatie(product_referentie=referentie("R2"), **anders)
    assert broken(jw323_bericht(prestatie(), ander)) == []


def test_the_total_is_that_of_all_clients_also_of_a_large_message() -> None:
    """Large: read in pieces, where the total comes long before the last line."""
    clienten = tuple(
        jw323_client(
            *(
                prestatie(product_referentie=referentie(f"R{nummer}"), toewijzing_nummer=nummer)
                for nummer in range(groep * 100, groep * 100 + 100)
            ),
            bsn=bsn,
        )
        for groep, bsn in enumerate(("999900006", "999900018", "999900031"))
    )
    bericht = jw323_bericht(clienten=clienten)
    assert len(write(bericht)) > 131_072
    assert broken(bericht) == []
    totaal = bericht.declaratie.totaal_ingediend_bedrag
    te_hoog = replace(totaal, totaal_bedrag=totaal.totaal_bedrag + 1)
    assert broken(jw323_bericht(clienten=clienten, totaal_ingediend_bedrag=te_hoog)) == ["TR358"]


def test_the_sign_of_the_total_counts() -> None:
    bericht = jw323_bericht()
    totaal = replace(bericht.declaratie.totaal_ingediend_bedrag, debet_credit="C")
    assert broken(jw323_bericht(totaal_ingediend_bedrag=totaal)) == ["TR358"]


@pytest.mark.parametrize(
    ("codes", "codes_client", "verwacht"),
    [
        (("9338",), ("0200",), []),
        (("9338", "0200"), ("0200",), []),
        (("0200",), ("8187",), ["TR342"]),
        (("0200", "8001"), ("0200",), ["TR342"]),
        (("0233",), ("8187",), []),
        (("0233",), ("0200",), ["TR342"]),
    ],
)
def test_a_line_is_refused_by_its_own_code_or_unjudged_under_a_refused_client(
    codes: tuple[str, ...], codes_client: tuple[str, ...], verwacht: list[str]
) -> None:
    client = replace(
        jw325_client(afgewezen_prestatie(*codes)), retour_codes=jw325.RetourCodes(retour_code=codes_client)
    )
    assert broken(jw325_bericht(client)) == verwacht


def test_a_line_may_be_unjudged_where_all_that_is_declared_is_refused() -> None:
    bericht = jw325_bericht(
        jw325_client(afgewezen_prestatie("0233")), retour_codes=jw325.RetourCodes(retour_code=("9333",))
    )
    assert broken(bericht) == []
    te_laat = jw325_bericht(jw325_client(afgewezen_prestatie("0233")))
    assert broken(with_header(te_laat, retour_codes=jw325.RetourCodes(retour_code=("9056",)))) == []


def test_an_answer_that_grants_everything_has_no_lines_to_judge() -> None:
    assert broken(jw325_bericht()) == []


def test_a_line_in_minutes_is_not_rounded() -> None:
    bedrag = basis.BedragMetDC(bedrag=7 * 333, debet_credit="D")
    regel = prestatie(geleverd_volume=7, product_tarief=333, ingediend_bedrag=bedrag)
    assert broken(jw323_bericht(regel)) == []
