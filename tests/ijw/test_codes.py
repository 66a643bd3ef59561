"""The named codes are those of their list, with the meaning that the list gives them."""

import re
from collections.abc import Mapping

import pytest

from jeugdregio.ijw import codes
from jeugdregio.ijw.codelijst import Code, load

KLASSEN = [cls for cls in vars(codes).values() if isinstance(cls, type)]


def named(cls: type) -> dict[str, str]:
    """The single codes of a class by name."""
    return {naam: code for naam, code in vars(cls).items() if naam.isupper() and isinstance(code, str)}


def list_of(cls: type) -> Mapping[str, Code]:
    """The code list that the description of a class names."""
    lijst = re.search(r"\(([A-Z]+[0-9]+)\)", cls.__doc__ or "")
    assert lijst is not None
    return load(lijst[1])


@pytest.mark.parametrize("cls", KLASSEN)
def test_every_named_code_is_in_the_list_of_its_class(cls: type) -> None:
    assert named(cls)
    assert set(named(cls).values()) <= set(list_of(cls))


@pytest.mark.parametrize("cls", KLASSEN)
def test_no_code_has_two_names(cls: type) -> None:
    assert len(set(named(cls).values())) == len(named(cls))


@pytest.mark.parametrize(
    ("cls", "naam", "omschrijving"),
    [
        (codes.RedenWijziging, "VERWIJDERD", "Verwijderd"),
        (codes.RedenBeeindiging, "TIJDELIJK", "Tijdelijk gestopt"),
        (codes.StatusAanlevering, "VERWIJDEREN", "Verwijderd"),
        (codes.Eenheid, "EURO", "Euro's"),
        (codes.Frequentie, "TOTAAL", "Hele duur van de toewijzing"),
        (codes.DebetCredit, "CREDIT", "Credit"),
        (codes.SoortAdres, "BRP", "BRP-adres"),
        (codes.LandCode, "NEDERLAND", "Nederland"),
        (codes.NaamGebruik, "EIGEN", "Eigen naam"),
        (codes.DatumGebruik, "MAAND_ONBEKEND", "Dag en maand onbekend"),
        (codes.VormCommunicatie, "TOLK_TAAL", "Tolk taal"),
        (codes.TypeVerwijzer, "HUISARTS", "Huisarts"),
        (codes.VerzoekAntwoord, "IN_ONDERZOEK", "Aanvraag in onderzoek"),
        (codes.RedenAfwijzingVerzoek, "WOONPLAATSBEGINSEL", "Woonplaatsbeginsel"),
        (codes.Retourcode, "GEEN_OPMERKING", "Geen opmerking"),
    ],
)
def test_a_name_means_what_the_list_says(cls: type, naam: str, omschrijving: str) -> None:
    assert list_of(cls)[named(cls)[naam]].omschrijving == omschrijving
