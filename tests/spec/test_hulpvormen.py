"""The national forms of care: a hand-made table in, a hand-worked table out."""

from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import figures, levering, prestatie

from jeugdregio.monitor.dimensies import DIMENSIES, HULPVORMEN
from jeugdregio.monitor.nationaal import gegevens
from jeugdregio.monitor.nationaal.hulpvormen import hulpvormtabel

AMBULANT = "Zonder verblijf: ambulant op locatie van de aanbieder"
PLEEGZORG, OVERIG = "Met verblijf: pleegzorg", "Met verblijf: overig verblijf bij een jeugdhulpaanbieder"
MEER, GEEN = "Meer hulpvormen mogelijk", "Geen hulpvorm"


def test_a_young_person_counts_once_in_every_national_form_of_care(maak_stand: MaakStand) -> None:
    zonder_code = {"categorie": "45", "productcode": None}
    stand = maak_stand(
        leveringen=[
            levering(1, "45A01", "2022-01-01", "2022-03-31"),
            levering(1, "45A01", "2022-05-01", "2022-06-30", aanbieder="94000002"),  # the same form: once
            levering(1, "51A01", "2022-07-01", "2022-07-31"),  # another product of that form
            levering(1, "44A07", "2022-07-01", "2022-07-31"),
            levering(2, "42A01", "2022-01-01", "2022-03-31"),  # transport is no form of care
            levering(2, "45A01", "2022-01-01", "2022-03-31", gemeente="0002"),
            levering(3, "", "2022-01-01", "2022-03-31", **zonder_code),  # a category of several forms
            levering(4, "50A01", "2022-01-01", "2022-03-31"),  # made to measure: any form
            levering(5, "48A01", "2022-01-01"),  # a measure, no jeugdhulp
            levering(6, "54006", "2021-01-01", "2021-12-31"),  # another year
            levering(7, "99Z99", "2022-01-01", "2022-03-31"),  # in no list
        ],
        prestaties=[prestatie(8, "54006", "2022-02-01", 1_00)],
    )
    code = "jeugdigen_naar_hulpvorm"
    assert figures(stand, code, "jaar", jaar=2022) == {
        (2022, "R", AMBULANT): 2,
        (2022, "R", PLEEGZORG): 1,
        (2022, "R", OVERIG): 1,
        (2022, "R", MEER): 2,
        (2022, "R", GEEN): 2,
    }
    assert figures(stand, code, "jaar", "gemeente", jaar=2022, gemeente="0002") == {
        (2022, "0002", vorm): float(vorm == AMBULANT) for vorm in (AMBULANT, PLEEGZORG, OVERIG, MEER, GEEN)
    }


def test_a_code_outside_the_list_has_the_forms_of_its_category(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45X99", "2022-01-01", "2022-03-31"),
            levering(2, "51X99", "2022-01-01", "2022-03-31"),  # of which all products have one form
            levering(3, "45A01", "2022-01-01", "2022-03-31", categorie=None),
        ]
    )
    assert figures(stand, "jeugdigen_naar_hulpvorm", "jaar", jaar=2022) == {
        (2022, "R", AMBULANT): 2,
        (2022, "R", MEER): 1,
    }


def test_the_forms_are_those_of_the_protocol_in_its_order() -> None:
    van_cbs = [rij["label"] for rij in gegevens.read("beleidsinformatie") if rij["gegeven"] == "hulpvorm"]
    assert (*van_cbs, MEER, GEEN) == HULPVORMEN
    assert DIMENSIES["hulpvorm"].volgorde == HULPVORMEN


def test_the_table_that_engines_join_with_has_no_empty_cells() -> None:
    tabel = hulpvormtabel()
    assert tabel.num_rows > 400
    assert all(kolom.null_count == 0 for kolom in tabel.columns)
