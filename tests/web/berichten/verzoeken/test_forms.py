"""What can be filled in on the forms, and what is said when it does not belong together."""

from typing import Any

import pytest
from tests.web.berichten.fabriek import BSN

from jeugdregio.web.berichten.verzoeken.forms import (
    AfwijzenForm,
    DagenForm,
    PersoonForm,
    ToewijzenForm,
    WijzigenForm,
    ZoekForm,
)

OMVANG = {"volume": "4", "eenheid": "04", "frequentie": "2"}
SPECIFIEK = {
    "aanbieder": "65000001",
    "variant": "specifiek",
    "product": "45A04",
    "ingangsdatum": "2026-03-01",
}


def errors(form: Any) -> set[str]:
    return set(form.errors)


@pytest.mark.parametrize(
    ("data", "fout"),
    [
        ({**SPECIFIEK, **OMVANG}, set()),
        (SPECIFIEK, {"volume"}),
        ({**SPECIFIEK, **OMVANG, "categorie": "45"}, {"categorie"}),
        ({**SPECIFIEK, **OMVANG, "budget": "10"}, {"budget"}),
        ({**SPECIFIEK, "volume": "4"}, {"eenheid", "frequentie"}),
        ({**SPECIFIEK, **OMVANG, "product": "99X99"}, {"product"}),
        ({**SPECIFIEK, **OMVANG, "aanbieder": "1234"}, {"aanbieder"}),
        ({**SPECIFIEK, "variant": "aspecifiek", "product": "", "categorie": "45"}, set()),
        ({**SPECIFIEK, **OMVANG, "variant": "aspecifiek", "product": "", "categorie": "45"}, {"volume"}),
        ({**SPECIFIEK, "variant": "aspecifiek", "product": ""}, {"categorie"}),
        ({**SPECIFIEK, "variant": "generiek", "product": ""}, {"budget"}),
        ({**SPECIFIEK, "variant": "generiek", "product": "", "budget": "1500,50"}, {"einddatum"}),
        (
            {**SPECIFIEK, "variant": "generiek", "product": "", "budget": "10", "einddatum": "2026-12-31"},
            set(),
        ),
        ({**SPECIFIEK, "variant": "generiek", "budget": "10", "einddatum": "2026-12-31"}, {"product"}),
        ({**SPECIFIEK, **OMVANG, "einddatum": "2026-02-28"}, {"einddatum"}),
    ],
)
def test_an_assignment_holds_what_belongs_to_its_variant(data: dict[str, str], fout: set[str]) -> None:
    form = ToewijzenForm(data, is_known=bool)
    assert errors(form) == fout, form.errors


def test_products_are_grouped_by_category_so_that_a_list_of_hundreds_can_be_used() -> None:
    choices = ToewijzenForm(is_known=bool).fields["product"].choices  # type: ignore[attr-defined]  # a ChoiceField
    groups = {label: found for label, found in choices if isinstance(found, list)}
    assert "45 Jeugdhulp ambulant" in groups
    assert sum(len(found) for found in groups.values()) > 400
    assert all(code[:2] == label[:2] for label, found in groups.items() for code, _ in found)


def test_the_woonplaatsbeginsel_is_no_reason_of_the_ordinary_form() -> None:
    assert not AfwijzenForm({"reden": "8"}).is_valid()
    assert AfwijzenForm({"reden": "4"}).is_valid()


def test_taking_back_is_no_reason_to_change() -> None:
    for reden in ("01", "13"):
        assert "reden" in errors(WijzigenForm({"vanaf": "2026-03-01", "reden": reden}))


def test_what_is_no_bsn_is_refused_without_repeating_it() -> None:
    form = ZoekForm({"bsn": "999900007", "gemeente": "0772"}, gemeenten=[("0772", "Eindhoven")])
    assert errors(form) == {"bsn"}
    assert "999900007" not in str(form.errors)
    assert ZoekForm({"bsn": BSN, "gemeente": "0772"}, gemeenten=[("0772", "Eindhoven")]).is_valid()


def test_only_municipalities_of_the_mandate_can_be_chosen() -> None:
    form = ZoekForm({"bsn": BSN, "gemeente": "0794"}, gemeenten=[("0772", "Eindhoven")])
    assert errors(form) == {"gemeente"}


def test_days_are_in_order() -> None:
    assert errors(DagenForm({"ingangsdatum": "2026-03-02", "einddatum": "2026-03-01"})) == {"einddatum"}


@pytest.mark.parametrize(
    ("postcode", "verwacht"), [("5611 aa", "5611AA"), ("5611AA", "5611AA"), ("561", None)]
)
def test_a_postcode_is_written_as_in_a_message(postcode: str, verwacht: str | None) -> None:
    form = PersoonForm({
        "geboortedatum": "2010-02-14", "geslacht": "2", "achternaam": "Proefpersoon", "straatnaam": "Straat",
        "huisnummer": "1", "postcode": postcode, "plaatsnaam": "Eindhoven",
    })  # fmt: skip
    assert form.is_valid() == (verwacht is not None)
    assert form.cleaned_data.get("postcode") == verwacht
