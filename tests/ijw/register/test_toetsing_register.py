"""Judging a message against a register: what is refused, what joins, and in which order rows are judged."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.ijw.fabriek import (
    AANBIEDER,
    ANDERE_BSN,
    BSN,
    GEMEENTE,
    TOEWIJZING,
    aangevraagd_product,
    credit_prestatie,
    jw301_bericht,
    jw305_bericht,
    jw307_bericht,
    jw315_bericht,
    jw317_bericht,
    jw319_bericht,
    jw323_bericht,
    jw323_client,
    jw325_bericht,
    jw325_client,
    prestatie,
    start_product,
    stop_product,
    te_wijzigen_product,
    toegewezen_product,
    with_header,
)
from tests.spec.regels.verhaal import (
    GEDECLAREERD,
    GESTART,
    GESTOPT,
    TOEGEWEZEN,
    TWEE_TOEGEWEZEN,
    TWEEDE,
    bedrag,
    maart,
    regel,
    toegewezen,
)
from tests.spec.regels.voorbeeld import inhoud

from jeugdregio.ijw import read
from jeugdregio.ijw.register.dossier import Dossier, read_rows
from jeugdregio.ijw.register.toetsing import Uitslag, judge_rows
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.v3_2 import basis

REGELS = releases()["3.2"].regels
ANDER_PRODUCT = basis.Product(categorie="45", code="45A05")
MONTH = {"product_periode": basis.GeslotenPeriode(begindatum=date(2025, 2, 1), einddatum=date(2025, 2, 28))}


def dossier_of(*berichten: Any, volledig: bool = True) -> Dossier:
    dossier = Dossier(volledig={GEMEENTE} if volledig else ())
    for bericht in berichten:
        dossier.add(*read_rows(inhoud(bericht)))
    return dossier


def judge(dossier: Dossier, bericht: Any, *, weigert: bool = True) -> Uitslag:
    return judge_rows(*read_rows(inhoud(bericht)), dossier, REGELS, weigert=weigert)


def codes(uitslag: Uitslag) -> set[str]:
    return {gevonden.regel.code for gevonden in uitslag.gevonden}


def test_a_refused_line_leaves_the_others() -> None:
    dossier = dossier_of(*TOEGEWEZEN)
    slecht = prestatie(product_referentie=basis.Referentie(referentie_nummer="R9"), toewijzing_nummer=TWEEDE)
    uitslag = judge(dossier, jw323_bericht(slecht, prestatie()))
    (gevonden,) = uitslag.gevonden
    assert (gevonden.regel.code, gevonden.nummer) == ("TR338", 1)
    assert gevonden.onderdeel == ("prestaties", "prestatie", 0)
    assert gevonden.stappen == ("prestaties", "prestatie", 0, "toewijzing_nummer")
    assert dossier.gebruik(GEMEENTE, TOEWIJZING).bedrag == 90_000
    assert dossier.gebruik(GEMEENTE, TWEEDE).bedrag == 0


def test_reading_along_refuses_nothing() -> None:
    dossier = dossier_of(*GEDECLAREERD)
    uitslag = judge(dossier, maart(regel("R1")), weigert=False)
    assert codes(uitslag) == {"TR314"}
    assert dossier.gebruik(GEMEENTE, TOEWIJZING).bedrag == 180_000


def test_a_line_of_the_second_client_is_found_under_that_client() -> None:
    clienten = (
        jw323_client(),
        jw323_client(
            prestatie(product_referentie=basis.Referentie(referentie_nummer="R2"), toewijzing_nummer=TWEEDE),
            bsn=ANDERE_BSN,
        ),
    )
    uitslag = judge(dossier_of(*TOEGEWEZEN), jw323_bericht(clienten=clienten))
    (bevinding,) = [
        gevonden.as_bevinding(releases()["3.2"].soorten["JW323"]) for gevonden in uitslag.gevonden
    ]
    assert bevinding.pad == (
        "/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]/ToewijzingNummer"
    )


def test_credits_are_judged_before_debits() -> None:
    """A line that is corrected in one message: declared anew above the credit that makes room for it."""
    totaal = basis.Omvang(volume=1_000, eenheid="01", frequentie="6")
    dossier = dossier_of(*toegewezen(omvang=totaal), jw323_bericht())
    opnieuw = regel("R3", **MONTH, **bedrag(900))
    assert judge(dossier, maart(opnieuw, credit_prestatie())).gevonden == []
    assert dossier.gebruik(GEMEENTE, TOEWIJZING).volumes == (("01", 900),)


def test_a_line_sees_the_lines_before_it_in_the_same_message() -> None:
    totaal = basis.Omvang(volume=1_000, eenheid="01", frequentie="6")
    dossier = dossier_of(*toegewezen(omvang=totaal))
    februari = prestatie(**bedrag(600))
    uitslag = judge(dossier, maart(februari, regel(**bedrag(600))))
    assert [(g.regel.code, g.onderdeel[-1]) for g in uitslag.gevonden] == [("TR322", 1)]


def test_a_credit_is_not_held_against_an_assignment_that_changed_since() -> None:
    verwijderd = with_header(
        jw301_bericht(toegewezen_product(reden_wijziging="13", einddatum=date(2025, 2, 1))),
        identificatie="T2",
        dagtekening=date(2025, 4, 1),
    )
    dossier = dossier_of(*GEDECLAREERD, verwijderd)
    assert judge(dossier, maart(credit_prestatie())).gevonden == []


def test_a_line_is_not_refused_for_want_of_a_start_or_a_stop() -> None:
    assert judge(dossier_of(*TOEGEWEZEN), jw323_bericht()).gevonden == []


def test_a_refused_line_cannot_be_credited() -> None:
    dossier = dossier_of(*GEDECLAREERD, jw325_bericht(jw325_client()))
    assert codes(judge(dossier, maart(credit_prestatie()))) == {"TR323"}


def test_a_refused_line_may_be_declared_again_under_its_own_reference() -> None:
    dossier = dossier_of(*GEDECLAREERD, jw325_bericht(jw325_client()))
    assert judge(dossier, maart(regel("R1", **MONTH))).gevonden == []


def test_a_credit_is_about_the_help_of_the_line_it_takes_back() -> None:
    dossier = dossier_of(*TWEE_TOEGEWEZEN, jw323_bericht())
    andere_toewijzing = maart(credit_prestatie(toewijzing_nummer=TWEEDE, product_code="45A05"))
    andere_jeugdige = maart(clienten=(jw323_client(credit_prestatie(), bsn=ANDERE_BSN),))
    assert "TR323" in codes(judge(dossier, andere_toewijzing, weigert=False))
    assert "TR323" in codes(judge(dossier_of(*GEDECLAREERD), andere_jeugdige))


def test_a_credit_cannot_be_credited() -> None:
    nog_een = credit_prestatie(
        product_referentie=basis.Referentie(referentie_nummer="R3", vorig_referentie_nummer="R2")
    )
    dossier = dossier_of(*GEDECLAREERD, maart(credit_prestatie()))
    assert "TR323" in codes(judge(dossier, maart(nog_een, nummer="D3", identificatie="D3")))


def test_an_old_assignment_without_a_product_code_could_have_a_volume() -> None:
    oud = {"ingangsdatum": date(2020, 1, 1), "omvang": None, "budget": 50_000}
    for product, code in ((None, "TR375"), (basis.Product(categorie="45"), "TR412")):
        for einddatum, gevonden in ((date(2020, 12, 31), False), (date(2021, 1, 1), True)):
            dossier = dossier_of(*toegewezen(product=product, einddatum=einddatum, **oud))
            assert (code in codes(judge(dossier, jw317_bericht()))) == gevonden


def test_a_removed_start_may_come_again() -> None:
    verwijderd = with_header(jw305_bericht(start_product(status_aanlevering="3")), identificatie="B2")
    dossier = dossier_of(*GESTART, with_header(verwijderd, dagtekening=date(2025, 2, 11)))
    opnieuw = with_header(jw305_bericht(), identificatie="B3", dagtekening=date(2025, 2, 12))
    assert judge(dossier, opnieuw).gevonden == []


def test_a_start_is_corrected_in_one_message() -> None:
    """The removal goes first, also when it stands below the new start."""
    correctie = jw305_bericht(
        start_product(begindatum=date(2025, 2, 4)), start_product(status_aanlevering="3")
    )
    dossier = dossier_of(*GESTART)
    correctie = with_header(correctie, identificatie="B2", dagtekening=date(2025, 2, 11))
    assert judge(dossier, correctie).gevonden == []


def test_a_new_start_may_follow_a_temporary_stop() -> None:
    tijdelijk = jw307_bericht(stop_product(reden_beeindiging="20"))
    opnieuw = jw305_bericht(start_product(begindatum=date(2025, 6, 2)))
    dossier = dossier_of(*GESTART, tijdelijk)
    assert (
        judge(dossier, with_header(opnieuw, identificatie="B2", dagtekening=date(2025, 6, 9))).gevonden == []
    )


def test_task_based_help_starts_and_stops_without_an_assignment() -> None:
    taakgericht: dict[str, Any] = {"toewijzing_nummer": None, "product": basis.Product(categorie="45")}
    dossier = dossier_of()
    start = judge(dossier, jw305_bericht(start_product(**taakgericht)))
    stop = judge(dossier, jw307_bericht(stop_product(**taakgericht)))
    assert start.gevonden == stop.gevonden == []
    assert {code for code, _ in stop.niet_gecontroleerd} == {"TR019"}
    opnieuw = with_header(jw305_bericht(start_product(**taakgericht)), identificatie="B2")
    assert codes(judge(dossier, opnieuw)) == {"TR074"}


def test_generic_and_category_assignments_take_any_product_they_leave_open() -> None:
    for product in (None, basis.Product(categorie="45")):
        dossier = dossier_of(*toegewezen(product=product, omvang=None, budget=100_000))
        assert judge(dossier, jw323_bericht()).gevonden == []


def test_the_assignment_of_another_provider_is_none_for_the_sender() -> None:
    toewijzing = with_header(jw301_bericht(), ontvanger="87654321")
    assert codes(judge(dossier_of(toewijzing), jw323_bericht())) == {"TR338"}
    uitslag = judge(dossier_of(toewijzing, volledig=False), jw323_bericht())
    assert uitslag.gevonden == []


def test_the_products_of_one_message_do_not_stand_in_each_others_way() -> None:
    producten = (
        aangevraagd_product(),
        aangevraagd_product(referentie_aanbieder="verzoek-2", product=ANDER_PRODUCT),
    )
    dossier = dossier_of()
    assert judge(dossier, jw315_bericht(*producten)).gevonden == []
    assert len(dossier.verzoeken_van((GEMEENTE, AANBIEDER, BSN))) == 2


def test_a_request_for_a_change_is_refused_as_a_whole() -> None:
    dossier = dossier_of(*TOEGEWEZEN)
    uitslag = judge(dossier, jw317_bericht(ongewijzigd=(TWEEDE,)))
    assert [g.onderdeel for g in uitslag.gevonden] == [
        ("verzoek", "ongewijzigde_producten", "ongewijzigd_product", 0)
    ]
    assert dossier.verzoek(AANBIEDER, "verzoek-2") is None


def test_a_refused_answer_does_not_close_a_request() -> None:
    dossier = dossier_of(*TOEGEWEZEN)
    assert codes(judge(dossier, jw319_bericht())) == {"TR359"}
    verzoek = dossier.verzoek(AANBIEDER, "verzoek-1")
    assert verzoek is not None
    assert verzoek.antwoorden == ()


def test_what_is_known_of_a_request_counts_though_the_request_is_not_here() -> None:
    afgewezen = jw319_bericht(verzoek_antwoord="1", reden_afwijzing_verzoek="3")
    weer = with_header(jw319_bericht(), identificatie="A2")
    assert codes(judge(dossier_of(afgewezen, volledig=False), weer)) == {"TR360", "TR365"}
    assert codes(judge(dossier_of(jw301_bericht(), volledig=False), weer)) == {"TR359"}


def test_a_reference_that_comes_twice_in_a_message_is_told_while_it_is_read_and_not_again() -> None:
    clienten = (jw323_client(regel("R1")), jw323_client(regel("R1"), bsn=ANDERE_BSN))
    in_bericht = maart(clienten=clienten)
    _, bevindingen = read(inhoud(in_bericht))
    assert [b.regel for b in bevindingen] == ["TR314"]
    assert "TR314" not in codes(judge(dossier_of(*TOEGEWEZEN), in_bericht, weigert=False))
    eerder = judge(dossier_of(*GEDECLAREERD), in_bericht, weigert=False)
    assert [g.nummer for g in eerder.gevonden if g.regel.code == "TR314"] == [1, 2]


def test_a_refused_declaration_leaves_no_lines() -> None:
    dossier = dossier_of(*GEDECLAREERD)
    uitslag = judge(dossier, maart(nummer="D1"))
    assert [(g.nummer, g.onderdeel) for g in uitslag.gevonden] == [(0, ("declaratie",))]
    assert not uitslag.geweigerd
    assert dossier.gebruik(GEMEENTE, TOEWIJZING).bedrag == 90_000


def test_a_second_message_with_an_identification_is_refused_and_the_first_stays() -> None:
    dossier = dossier_of(*GESTOPT)
    tweede = jw307_bericht(stop_product(status_aanlevering="3"))
    uitslag = judge(dossier, tweede)
    assert codes(uitslag) == {"TR056"}
    assert uitslag.geweigerd
    opnieuw = with_header(tweede, identificatie="S2")
    assert judge(dossier, opnieuw).gevonden == []


def test_a_gap_between_periods_cannot_be_judged() -> None:
    april = basis.GeslotenPeriode(begindatum=date(2025, 4, 1), einddatum=date(2025, 4, 30))
    bericht = maart(
        regel(product_periode=april), declaratie_periode=april, declaratie_dagtekening=date(2025, 5, 9)
    )
    bericht = with_header(bericht, dagtekening=date(2025, 5, 9))
    uitslag = judge(dossier_of(*GEDECLAREERD), bericht)
    assert "TR318" not in codes(uitslag)
    assert "TR318" in {code for code, _ in uitslag.niet_gecontroleerd}


def test_a_second_declaration_over_the_last_period_is_right() -> None:
    bericht = jw323_bericht(
        regel(toewijzing_nummer=TOEWIJZING, product_periode=MONTH["product_periode"]), declaratie_nummer="D2"
    )
    bericht = with_header(bericht, identificatie="D2", dagtekening=date(2025, 3, 20))
    assert "TR318" not in codes(judge(dossier_of(*GEDECLAREERD), bericht))


def test_what_could_not_be_judged_is_counted() -> None:
    regels = [
        prestatie(product_referentie=basis.Referentie(referentie_nummer=f"R{n}"), toewijzing_nummer=n)
        for n in range(5)
    ]
    uitslag = judge(dossier_of(volledig=False), jw323_bericht(*regels))
    per_regel = {code: aantal for (code, _), aantal in uitslag.niet_gecontroleerd.items()}
    assert per_regel["TR338"] == 5
    assert uitslag.gevonden == []


def test_an_open_request_leaves_undecided_whether_an_assignment_grants_it() -> None:
    zonder = jw301_bericht(toegewezen_product(referentie_aanbieder=None))
    uitslag = judge(dossier_of(jw315_bericht()), zonder)
    assert uitslag.gevonden == []
    assert {code for code, _ in uitslag.niet_gecontroleerd} == {"TR379"}


def test_a_request_need_not_name_what_was_assigned_on_its_own_day() -> None:
    laat = toegewezen_product(
        toewijzing_nummer=TWEEDE,
        referentie_aanbieder=None,
        product=ANDER_PRODUCT,
        toewijzingsdatum=date(2025, 4, 10),
        ingangsdatum=date(2025, 5, 1),
    )
    later = with_header(
        jw301_bericht(toegewezen_product(), laat), identificatie="T2", dagtekening=date(2025, 4, 10)
    )
    assert judge(dossier_of(*TOEGEWEZEN, later), jw317_bericht()).gevonden == []


def test_an_assignment_is_current_on_its_last_day() -> None:
    verzoek = jw317_bericht()  # of 10 April 2025
    for einddatum, gevonden in ((date(2025, 4, 10), set()), (date(2025, 4, 9), {"TR351"})):
        assert codes(judge(dossier_of(*toegewezen(einddatum=einddatum)), verzoek)) == gevonden


def test_a_change_that_begins_on_the_day_of_the_request_is_one_in_the_past() -> None:
    for dag, gevonden in ((date(2025, 4, 10), {"TR357"}), (date(2025, 4, 11), set())):
        verzoek = jw317_bericht(te_wijzigen=(te_wijzigen_product(gewenste_ingangsdatum=dag),))
        assert codes(judge(dossier_of(*TOEGEWEZEN), verzoek)) == gevonden


def test_no_finding_tells_who_someone_is() -> None:
    vreemd = replace(jw317_bericht(), client=replace(jw317_bericht().client, bsn=ANDERE_BSN))
    for bericht in (vreemd, jw323_bericht(clienten=(jw323_client(bsn=ANDERE_BSN),))):
        for gevonden in judge(dossier_of(*TOEGEWEZEN), bericht).gevonden:
            assert BSN not in gevonden.tekst
            assert ANDERE_BSN not in gevonden.tekst
