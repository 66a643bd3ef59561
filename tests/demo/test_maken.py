"""Whose folder it is, and what the phases report."""

import json
import stat
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from jeugdregio.demo import default_tot, gebruikers, run
from jeugdregio.demo.maken import claim, holds_people
from jeugdregio.demo.merkteken import Gebruiker, Merkteken, read_merkteken, write_merkteken
from jeugdregio.web.organisaties.models import User

BEA = Gebruiker("beleidsadviseur", "Bea", "bea@voorbeeld.nl", "gegenereerd")


@pytest.mark.parametrize(
    ("vandaag", "tot"), [(date(2026, 11, 22), (2026, 10)), (date(2027, 1, 1), (2026, 12))]
)
def test_the_demo_goes_up_to_the_last_complete_month(vandaag: date, tot: tuple[int, int]) -> None:
    assert default_tot(vandaag) == tot


def test_an_empty_folder_becomes_a_demo_with_keys_and_marker_for_its_owner_only(tmp_path: Path) -> None:
    map_ = tmp_path / "nieuw"
    claim(map_, Merkteken(0.2, 7, "2022-06"))

    assert json.loads((map_ / "demo.json").read_text())["regio"] == "SVJ"
    assert json.loads((map_ / "demo.json").read_text())["fictief"] is True
    for naam in ("demo.json", "sleutels.json"):
        assert stat.S_IMODE((map_ / naam).stat().st_mode) == 0o600


def test_a_later_month_keeps_users_and_keys(tmp_path: Path) -> None:
    claim(tmp_path, Merkteken(0.2, 7, "2022-06"))
    write_merkteken(tmp_path, Merkteken(0.2, 7, "2022-06", (BEA,)))
    keys = (tmp_path / "sleutels.json").read_bytes()

    merkteken = claim(tmp_path, Merkteken(0.2, 7, "2023-01"))

    assert merkteken == read_merkteken(tmp_path) == Merkteken(0.2, 7, "2023-01", (BEA,))
    assert gebruikers(tmp_path) == (BEA,)
    assert (tmp_path / "sleutels.json").read_bytes() == keys


def test_a_folder_that_is_no_demo_has_no_users(tmp_path: Path) -> None:
    assert gebruikers(tmp_path) == ()


def test_another_scale_in_the_same_folder_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    claim(tmp_path, Merkteken(0.2, 7, "2022-06"))
    before = (tmp_path / "demo.json").read_bytes()

    with pytest.raises(ValueError, match=r"demo op schaal 0.2"):
        run(tmp_path, schaal=1.0, tot=(2022, 6), seed=7)

    assert (tmp_path / "demo.json").read_bytes() == before


def test_a_folder_with_data_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "jeugdregio.sqlite3").write_bytes(b"echt")

    with pytest.raises(ValueError, match="geen demo"):
        run(tmp_path, schaal=0.02, tot=(2022, 6))

    assert [path.name for path in tmp_path.iterdir()] == ["jeugdregio.sqlite3"]


def test_a_scale_or_month_that_cannot_be_made_leaves_no_trace(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="kies"):
        run(tmp_path / "nieuw", schaal=9.0, tot=(2022, 6))
    with pytest.raises(ValueError, match="latere maand"):
        run(tmp_path / "nieuw", schaal=0.02, tot=(2020, 6))

    assert not (tmp_path / "nieuw").exists()


@pytest.mark.django_db
def test_a_database_with_other_users_is_refused_and_stays_as_it_was(map_: Path, settings: Settings) -> None:
    settings.DEMO = True
    User.objects.create_user("echt@gemeente.nl", naam="Echt")

    with pytest.raises(ValueError, match="database bevat al gebruikers"):
        run(map_, schaal=0.02, tot=(2022, 6))

    assert not (map_ / "demo.json").exists()
    assert User.objects.count() == 1


def test_a_site_that_was_started_as_no_demo_makes_none(map_: Path, settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(ValueError, match="nieuw proces"):
        run(map_, schaal=0.02, tot=(2022, 6))


def test_a_site_on_another_folder_makes_no_demo_here(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="werkt al met de map"):
        run(tmp_path / "elders", schaal=0.02, tot=(2022, 6))


@pytest.mark.django_db
def test_an_empty_database_holds_no_people() -> None:
    assert not holds_people()
