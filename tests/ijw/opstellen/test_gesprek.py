"""Whole conversations between a municipality and a provider, with nothing but the library."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count

import pytest
from tests.ijw import fabriek
from tests.ijw.opstellen.partij import Partij, deliver
from tests.ijw.opstellen.verhaal import AMBULANT, JEUGDIGE

from jeugdregio.ijw.codes import RedenAfwijzingVerzoek, RedenBeeindiging
from jeugdregio.ijw.register.vragen import LeveringSleutel
from jeugdregio.ijw.v3_2 import basis, jw301, jw305, jw317
from jeugdregio.ijw.v3_2.opstellen import besluit, declaratie, levering, verzoek, verzoekantwoord
from jeugdregio.ijw.v3_2.opstellen.hulp import aspecifiek, specifiek
from jeugdregio.ijw.v3_2.opstellen.toewijzing import latest, make_toewijzing
from jeugdregio.ijw.v3_2.termijnen import ONDERZOEK, VERZOEK, uiterlijk
from jeugdregio.kern.periode import maand

BEGIN, EINDE = date(2025, 2, 1), date(2026, 1, 31)
HUISARTS = verzoek.make_verwijzer("02", agb="01234567")


def at(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 10, 0, tzinfo=besluit.TIJDZONE)


@dataclass
class Gesprek:
    """The two sides of one story, and the numbers that the municipality gives out."""

    gemeente: Partij
    aanbieder: Partij
    nummers: Iterator[int]
    toegewezen: list[jw301.Bericht] = field(default_factory=list)

    def ask(self, dag: date, referentie: str) -> None:
        """Ask for help that starts in February."""
        product = verzoek.request(
            AMBULANT, referentie=referentie, ingangsdatum=BEGIN, einddatum=EINDE, verwijzer=HUISARTS
        )
        bericht = verzoek.make_aanvraag(self.aanbieder.sending(dag), JEUGDIGE, [product])
        assert deliver(self.aanbieder, self.gemeente, bericht, dag).akkoord

    def assign(self, dag: date, *besluiten: jw301.ToegewezenProduct) -> tuple[jw301.ToegewezenProduct, ...]:
        """Tell what was decided; give all assignments as they are then."""
        bericht = make_toewijzing(
            self.gemeente.sending(dag), JEUGDIGE, eerdere=latest(self.toegewezen), besluiten=besluiten
        )
        assert deliver(self.gemeente, self.aanbieder, bericht, dag).akkoord
        self.toegewezen.append(bericht)
        return latest(self.toegewezen)

    def start(self, dag: date, toewijzing: jw301.ToegewezenProduct, begindatum: date) -> jw305.StartProduct:
        """Tell that help began."""
        regel = levering.start(toewijzing, begindatum)
        bericht = levering.make_start(self.aanbieder.sending(dag), JEUGDIGE, [regel])
        assert deliver(self.aanbieder, self.gemeente, bericht, dag).akkoord
        return regel

    def stop(self, dag: date, gestart: jw305.StartProduct, einddatum: date, reden: str) -> None:
        """Tell that help ended."""
        regel = levering.stop(gestart, einddatum, reden)
        bericht = levering.make_stop(self.aanbieder.sending(dag), JEUGDIGE, [regel])
        assert deliver(self.aanbieder, self.gemeente, bericht, dag).akkoord

    def wish(
        self, dag: date, referentie: str, toewijzingen: tuple[jw301.ToegewezenProduct, ...]
    ) -> jw317.Bericht:
        """Ask for more hours from May."""
        wens = verzoek.wish(
            toewijzingen[0],
            dagtekening=dag,
            vanaf=date(2025, 5, 1),
            einddatum=EINDE,
            omvang=specifiek("45A04", 360, "01", "2").omvang,
        )
        return verzoek.make_wijziging(
            self.aanbieder.sending(dag),
            fabriek.BSN,
            referentie=referentie,
            reden="1",
            toewijzingen=toewijzingen,
            te_wijzigen=[wens],
        )


@pytest.fixture
def gesprek() -> Gesprek:
    return Gesprek(Partij(), Partij(), count(1001))


def test_a_story_from_request_to_stop(gesprek: Gesprek) -> None:
    gemeente, aanbieder = gesprek.gemeente, gesprek.aanbieder
    client = (fabriek.GEMEENTE, fabriek.AANBIEDER, fabriek.BSN)

    # a request, first looked into, then honoured
    gevraagd = date(2025, 1, 20)
    gesprek.ask(gevraagd, "V-1")
    dag = date(2025, 1, 24)
    assert dag <= uiterlijk(VERZOEK, gevraagd)
    assert deliver(
        gemeente, aanbieder, verzoekantwoord.make_onderzoek(gemeente.sending(dag), "V-1"), dag
    ).akkoord
    dag = date(2025, 1, 31)
    assert dag <= uiterlijk(ONDERZOEK, gevraagd)
    (aangevraagd,) = fabriek.jw315_bericht().client.aangevraagde_producten.aangevraagd_product
    toegekend = besluit.grant(
        replace(aangevraagd, referentie_aanbieder="V-1"), nummer=next(gesprek.nummers), besluit=at(dag)
    )
    toewijzingen = gesprek.assign(dag, toegekend)
    for partij in (gemeente, aanbieder):
        open_verzoek = partij.dossier.verzoek(fabriek.AANBIEDER, "V-1")
        assert open_verzoek is not None
        assert not open_verzoek.onderhanden

    # help begins, pauses, and goes on
    eerste = gesprek.start(date(2025, 2, 10), toewijzingen[0], date(2025, 2, 3))
    gesprek.stop(date(2025, 3, 5), eerste, date(2025, 2, 28), RedenBeeindiging.TIJDELIJK)
    weer = gesprek.start(date(2025, 3, 12), toewijzingen[0], date(2025, 3, 10))

    # more is asked for: refused, asked again, granted from May
    dag = date(2025, 4, 10)
    assert deliver(aanbieder, gemeente, gesprek.wish(dag, "W-1", toewijzingen), dag).akkoord
    afwijzing = verzoekantwoord.make_afwijzing(gemeente.sending(date(2025, 4, 14)), "W-1", reden="7")
    assert deliver(gemeente, aanbieder, afwijzing, date(2025, 4, 15)).akkoord
    dag = date(2025, 4, 17)
    opnieuw = gesprek.wish(dag, "W-2", toewijzingen)
    assert deliver(aanbieder, gemeente, opnieuw, dag).akkoord
    dag = date(2025, 4, 22)
    gewijzigd = besluit.grant_change(
        opnieuw.client.verzoek, toewijzingen, nummers=gesprek.nummers, besluit=at(dag)
    )
    toewijzingen = gesprek.assign(dag, *gewijzigd)
    oud, nieuw = toewijzingen
    assert (oud.einddatum, nieuw.ingangsdatum) == (date(2025, 4, 30), date(2025, 5, 1))
    gesprek.stop(date(2025, 5, 2), weer, date(2025, 4, 30), "37")
    vervolg = gesprek.start(date(2025, 5, 6), nieuw, date(2025, 5, 1))

    # three months are declared; one line names another product than was assigned
    goed = [
        declaratie.line(declaratie.Geleverd(oud, maand(2025, nummer), 600, "01", 150), f"R{nummer}")
        for nummer in (2, 3)
    ]
    fout = declaratie.line(
        declaratie.Geleverd(
            oud, maand(2025, 4), 600, "01", 150, product=basis.Product(categorie="45", code="45A05")
        ),
        "R4",
    )
    dag = date(2025, 5, 12)
    bericht = declaratie.make_declaratie(
        aanbieder.sending(dag),
        nummer="D1",
        maand=maand(2025, 4),
        regels=[(fabriek.BSN, regel) for regel in (*goed, fout)],
    )
    oordeel = deliver(aanbieder, gemeente, bericht, dag, eigen_fouten=1)
    assert not oordeel.geweigerd
    assert [(rij.referentie, rij.retourcodes) for rij in oordeel.onderdelen] == [("R4", "9340")]
    assert oordeel.toekenning is not None
    assert (oordeel.toekenning.ingediend, oordeel.toekenning.toegekend) == (270_000, 180_000)

    # the refused line is declared anew, and one that was granted is taken back and corrected
    dag = date(2025, 6, 10)
    regels = [
        declaratie.credit(goed[0], "R5"),
        declaratie.line(declaratie.Geleverd(oud, maand(2025, 2), 480, "01", 150), "R6"),
        declaratie.line(declaratie.Geleverd(oud, maand(2025, 4), 600, "01", 150), "R7"),
        declaratie.line(declaratie.Geleverd(nieuw, maand(2025, 5), 900, "01", 150), "R8"),
    ]
    bericht = declaratie.make_declaratie(
        aanbieder.sending(dag),
        nummer="D2",
        maand=maand(2025, 5),
        regels=[(fabriek.BSN, regel) for regel in regels],
    )
    oordeel = deliver(aanbieder, gemeente, bericht, dag)
    assert oordeel.akkoord
    assert oordeel.retourcodes == ("0200", "8001")
    for partij in (gemeente, aanbieder):
        assert partij.dossier.gebruik(fabriek.GEMEENTE, oud.toewijzing_nummer).bedrag == 150 * 1_680

    # help ends
    gesprek.stop(date(2025, 6, 20), vervolg, date(2025, 6, 18), "31")
    sleutel = LeveringSleutel(*client, nieuw.toewijzing_nummer, "45", "45A04", date(2025, 5, 1))
    for partij in (gemeente, aanbieder):
        assert partij.dossier.levering(sleutel).definitief


def begun(gesprek: Gesprek) -> tuple[jw301.ToegewezenProduct, ...]:
    """Help assigned by the municipality of itself."""
    toewijzing = besluit.assign(
        AMBULANT,
        nummer=next(gesprek.nummers),
        besluit=at(date(2025, 1, 30)),
        ingangsdatum=BEGIN,
        einddatum=EINDE,
    )
    return gesprek.assign(date(2025, 1, 31), toewijzing)


def test_a_second_request_has_to_wait_for_the_answer_to_the_first(gesprek: Gesprek) -> None:
    gesprek.ask(date(2025, 1, 20), "V-1")
    product = verzoek.request(
        specifiek("45A05", 60, "01", "2"),
        referentie="V-2",
        ingangsdatum=BEGIN,
        einddatum=EINDE,
        verwijzer=HUISARTS,
    )
    dag = date(2025, 1, 22)
    tweede = verzoek.make_aanvraag(gesprek.aanbieder.sending(dag), JEUGDIGE, [product])
    oordeel = deliver(gesprek.aanbieder, gesprek.gemeente, tweede, dag, eigen_fouten=1)
    assert [(rij.klasse, rij.referentie, rij.retourcodes) for rij in oordeel.onderdelen] == [
        ("AangevraagdProduct", "V-2", "9374")
    ]
    for partij in (gesprek.gemeente, gesprek.aanbieder):
        assert partij.dossier.verzoek(fabriek.AANBIEDER, "V-2") is None


def test_another_municipality_turns_out_to_be_responsible(gesprek: Gesprek) -> None:
    gesprek.ask(date(2025, 1, 20), "V-1")
    dag = date(2025, 1, 28)
    elders = verzoekantwoord.make_afwijzing(
        gesprek.gemeente.sending(dag), "V-1", reden=RedenAfwijzingVerzoek.WOONPLAATSBEGINSEL, gemeente="0363"
    )
    assert deliver(gesprek.gemeente, gesprek.aanbieder, elders, dag).akkoord
    gesprek.ask(date(2025, 1, 29), "V-2")  # the first is answered, so another may follow


def test_a_start_is_taken_back_and_sent_again(gesprek: Gesprek) -> None:
    (toewijzing,) = begun(gesprek)
    fout = gesprek.start(date(2025, 2, 10), toewijzing, date(2025, 2, 3))
    dag = date(2025, 2, 12)
    correctie = levering.make_start(
        gesprek.aanbieder.sending(dag),
        JEUGDIGE,
        [levering.take_back(fout), levering.start(toewijzing, date(2025, 2, 4))],
    )
    assert deliver(gesprek.aanbieder, gesprek.gemeente, correctie, dag).akkoord
    dag = date(2025, 2, 14)
    dubbel = levering.make_start(
        gesprek.aanbieder.sending(dag), JEUGDIGE, [levering.start(toewijzing, date(2025, 2, 5))]
    )
    oordeel = deliver(gesprek.aanbieder, gesprek.gemeente, dubbel, dag, eigen_fouten=1)
    assert [(rij.klasse, rij.retourcodes) for rij in oordeel.onderdelen] == [("StartProduct", "9326")]


def test_an_assignment_is_stretched_added_to_and_shortened(gesprek: Gesprek) -> None:
    toewijzingen = begun(gesprek)
    dag = date(2025, 6, 2)
    langer = besluit.extend(toewijzingen[0], einddatum=date(2026, 6, 30), besluit=at(dag))
    erbij = besluit.assign(
        aspecifiek("41"), nummer=next(gesprek.nummers), besluit=at(dag), ingangsdatum=date(2025, 7, 1)
    )
    toewijzingen = gesprek.assign(dag, langer, erbij)
    dag = date(2025, 8, 4)
    korter = besluit.end(toewijzingen[1], einddatum=date(2025, 9, 30), reden="05", besluit=at(dag))
    gesprek.assign(dag, korter)
    client = (fabriek.GEMEENTE, fabriek.AANBIEDER, fabriek.BSN)
    for partij in (gesprek.gemeente, gesprek.aanbieder):
        einden = [t.einddatum for t in partij.dossier.toewijzingen_van(client)]
        assert einden == [date(2026, 6, 30), date(2025, 9, 30)]


def test_an_assignment_that_was_declared_on_is_not_taken_back(gesprek: Gesprek) -> None:
    (toewijzing,) = begun(gesprek)
    dag = date(2025, 3, 10)
    regel = declaratie.line(declaratie.Geleverd(toewijzing, maand(2025, 2), 600, "01", 150), "R1")
    bericht = declaratie.make_declaratie(
        gesprek.aanbieder.sending(dag), nummer="D1", maand=maand(2025, 2), regels=[(fabriek.BSN, regel)]
    )
    assert deliver(gesprek.aanbieder, gesprek.gemeente, bericht, dag).akkoord
    dag = date(2025, 3, 20)
    weg = make_toewijzing(
        gesprek.gemeente.sending(dag), JEUGDIGE, besluiten=[besluit.remove(toewijzing, besluit=at(dag))]
    )
    oordeel = deliver(gesprek.gemeente, gesprek.aanbieder, weg, dag, eigen_fouten=1)
    assert [(rij.toewijzing_nummer, rij.retourcodes) for rij in oordeel.onderdelen] == [(1001, "9385")]
    for partij in (gesprek.gemeente, gesprek.aanbieder):
        bekend = partij.dossier.toewijzing(fabriek.GEMEENTE, 1001)
        assert bekend is not None
        assert not bekend.verwijderd


def test_a_technical_error_refuses_all_of_a_message(gesprek: Gesprek) -> None:
    (toewijzing,) = begun(gesprek)
    dag = date(2025, 6, 10)
    gestart = levering.start(toewijzing, date(2025, 6, 11))  # a start of tomorrow
    bericht = levering.make_start(gesprek.aanbieder.sending(dag), JEUGDIGE, [gestart])
    oordeel = deliver(gesprek.aanbieder, gesprek.gemeente, bericht, dag, eigen_fouten=1)
    assert oordeel.geweigerd
    assert oordeel.retourcodes == ("0001",)
