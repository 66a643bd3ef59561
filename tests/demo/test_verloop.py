"""What is said of a trajectory holds together, as a real sender would see to."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from jeugdregio.demo.berichten import make_toewijzing
from jeugdregio.demo.declaraties import Regel
from jeugdregio.demo.traject import Traject
from jeugdregio.demo.verloop import Verloop
from jeugdregio.ijw.v3_2 import jw301

Courses = list[tuple[Traject, Verloop, list[Regel]]]


def assigned(traject: Traject, verloop: Verloop) -> dict[int, jw301.ToegewezenProduct]:
    """The products of the last version of the assignment, by number."""
    versie = [versie for versie in verloop.versies if not versie.vervallen][-1]
    producten = make_toewijzing(traject, verloop, versie, "T1").client.toegewezen_producten
    return {product.toewijzing_nummer: product for product in producten.toegewezen_product}


def test_an_assignment_covers_the_delivery_and_changes_go_forward_in_time(courses: Courses) -> None:
    for traject, verloop, _ in courses:
        assert verloop.ingangsdatum <= traject.begin
        assert verloop.einddatum is None or verloop.einddatum >= traject.eind
        assert all(versie.dagtekening >= verloop.toewijzingsdatum for versie in verloop.versies)
        assert all(a.dagtekening <= b.dagtekening for a, b in pairwise(verloop.versies))
        for versie in verloop.versies:
            assert versie.einddatum is None or versie.einddatum >= verloop.ingangsdatum
            assert (versie.reden == "13") <= (versie.einddatum == verloop.ingangsdatum)


def test_a_start_follows_the_assignment_and_a_stop_refers_to_the_last_start(courses: Courses) -> None:
    seen: Counter[str] = Counter()
    for _, verloop, _ in courses:
        toegewezen = next(versie for versie in verloop.versies if not versie.vervallen).dagtekening
        started: date | None = None
        for vorige, melding in pairwise((None, *verloop.meldingen)):
            assert melding is not None
            assert melding.dagtekening > (vorige.dagtekening if vorige else toegewezen)
            assert melding.begindatum >= verloop.ingangsdatum
            if melding.einddatum is None:
                assert melding.begindatum <= melding.dagtekening
                assert melding.vervangt in {None, started}
                started = melding.begindatum
            else:
                assert melding.begindatum == started
                assert melding.begindatum <= melding.einddatum < melding.dagtekening
                seen[melding.reden or ""] += 1
        if verloop.meldingen:
            assert verloop.meldingen[-1].reden not in {None, "20"}
    assert set(seen) == {"20", "31", "32", "33", "34", "35", "36", "37", "38", "39"}


def test_reasons_are_not_used_before_they_existed(courses: Courses) -> None:
    for _, verloop, _ in courses:
        for melding in verloop.meldingen:
            if melding.einddatum and melding.einddatum < date(2022, 4, 1):
                assert melding.reden not in {"38", "39"}


def test_some_providers_send_no_starts_and_stops(courses: Courses) -> None:
    silent = sum(not verloop.meldingen for _, verloop, _ in courses)

    assert 0.02 < silent / len(courses) < 0.12


def test_lines_lie_within_their_assignment_and_fit_its_volume(courses: Courses) -> None:
    eenheden = set()
    for traject, verloop, lines in courses[::3]:
        producten = assigned(traject, verloop)
        spent = 0
        for regel in lines:
            product = producten.get(regel.toewijzing)
            if product is None:
                continue  # typed wrongly on purpose
            assert product.ingangsdatum <= regel.begin <= regel.eind
            assert product.einddatum is None or regel.eind <= product.einddatum
            eenheden.add(regel.eenheid)
            if product.budget is not None:
                spent += regel.signed
                assert spent <= product.budget
            elif product.omvang is not None and product.omvang.frequentie == "4":
                assert regel.volume <= product.omvang.volume
                assert regel.eenheid == product.omvang.eenheid
    assert eenheden == {"01", "04", "14", "16", "82", "83", "84"}


def test_a_credit_follows_its_debit_and_takes_it_back_whole(courses: Courses) -> None:
    credited = 0
    for _, _, lines in courses:
        by_reference = {line.referentie: line for line in lines}
        assert len(by_reference) == len(lines)
        for line in lines:
            if line.vorige is not None:
                credited += 1
                debit = by_reference[line.vorige]
                assert debit.periode < line.periode
                assert (debit.bedrag, debit.toewijzing, debit.begin) == (
                    line.bedrag,
                    line.toewijzing,
                    line.begin,
                )
    assert credited > 0


def test_months_of_a_temporary_stop_are_not_declared(courses: Courses) -> None:
    paused = [(traject, verloop) for traject, verloop, _ in courses if len(verloop.perioden) == 2]

    assert paused
    for traject, verloop in paused:
        (begin, stop), (start, eind) = verloop.perioden
        assert (begin, eind) == (traject.begin, traject.eind)
        assert timedelta(days=15) <= start - stop <= timedelta(days=60)
        assert verloop.delivered_days(stop + timedelta(days=1), start - timedelta(days=1)) == 0
