"""A database made ready, and the menu and files of the site."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings
from tests.web.wereld import Wereld

from jeugdregio.web import npm
from jeugdregio.web.gebieden.models import Gebied
from jeugdregio.web.menu import NavItem
from jeugdregio.web.navigatie import items, visible_items
from jeugdregio.web.opzetten import prepare_database
from jeugdregio.web.organisaties.rollen import Rol, Taak


@pytest.mark.django_db
def test_a_database_can_be_made_ready_twice() -> None:
    prepare_database()
    prepare_database()
    assert Gebied.objects.filter(code="SVJ").exists()
    cache.set("toets", 1)
    assert cache.get("toets") == 1


@pytest.mark.django_db
def test_the_folder_with_data_is_for_its_owner_alone(settings: Settings, tmp_path: Path) -> None:
    settings.JEUGDREGIO_MAP = tmp_path / "data"
    prepare_database()
    assert settings.JEUGDREGIO_MAP.stat().st_mode & 0o777 == 0o700


@pytest.mark.django_db(transaction=True)
def test_the_table_of_the_rate_limits_comes_and_goes_with_its_migration() -> None:
    call_command("migrate", "web", "zero", verbosity=0)
    call_command("migrate", "web", verbosity=0)
    cache.set("toets", 2)
    assert cache.get("toets") == 2


def test_every_entry_of_the_menu_leads_somewhere_and_says_what_is_there() -> None:
    assert items()[0].label == "Start"
    for item in items():
        assert reverse(item.url_name)
        assert item.uitleg or item.url_name == "start"


@pytest.mark.django_db
def test_the_menu_shows_each_role_what_it_may_use(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    extra = (
        NavItem("Beheer", "start", taak=Taak.BEHEER),
        NavItem("Aangemeld", "start"),
        NavItem("Openbaar", "start", openbaar=True),
    )
    monkeypatch.setattr(apps.get_app_config("organisaties"), "navigatie", extra, raising=False)

    def labels(rol: Rol) -> set[str]:
        request = RequestFactory().get("/")
        request.user = wereld.users[rol]
        return {item.label for item in visible_items(request)} & {"Beheer", "Aangemeld", "Openbaar"}

    assert labels(Rol.SYSTEEMBEHEERDER) == {"Beheer", "Aangemeld", "Openbaar"}
    assert labels(Rol.BESTUURDER) == {"Aangemeld", "Openbaar"}


@pytest.mark.django_db
def test_a_visitor_sees_only_public_entries_and_where_they_are(client: Client) -> None:
    page = client.get(reverse("start")).content.decode()
    assert 'href="/" aria-current="page"' in page
    for item in items():
        assert (f">{item.label}</a>" in page) is item.openbaar


def test_absent_files_of_the_design_system_are_named_with_what_to_do(settings: Settings) -> None:
    settings.NPM = "/bestaat-niet"
    [warning] = npm.NpmFinder().check()
    assert "htmx.org/dist/htmx.min.js" in warning.msg
    assert warning.hint
    assert "npm ci" in warning.hint


def test_only_the_listed_files_of_node_modules_are_served() -> None:
    if npm.missing():
        pytest.skip("De bestanden uit npm ontbreken. Draai `make npm`.")
    finder = npm.NpmFinder()
    assert [name for name, _ in finder.list(None)] == list(npm.FILES)
    assert finder.find("npm/htmx.js")
    assert finder.find("npm/../package.json") == []
    assert finder.find("package.json") == []


@pytest.mark.django_db
def test_a_demo_says_on_every_page_that_its_data_are_fictitious(client: Client, settings: Settings) -> None:
    assert "Fictieve gegevens" not in client.get(reverse("start")).content.decode()
    settings.DEMO = True
    settings.JEUGDREGIO_REGIO = "SVJ"
    for naam in ("start", "account_login"):
        page = client.get(reverse(naam)).content.decode()
        assert "Fictieve gegevens (demonstratie)" in page
        assert "Samen voor Jeugd" in page


def test_settings_leave_the_region_open_when_nobody_says_which() -> None:
    assert settings.JEUGDREGIO_REGIO == ""
