"""The monitor and one indicator in depth, with and without sign-in."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.web.cijfers.publicatie import write_publicatie
from tests.web.wereld import Wereld

from jeugdregio.monitor.publicatie import BESTAND
from jeugdregio.web.organisaties.rollen import Rol

KAARTEN = "/openbaar/thema/cijfers/"  # the figures of the publication have no theme
pytestmark = [pytest.mark.django_db]
SPEC = re.compile(r'<script id="spec-([a-z_]+-\d+)" type="application/json">(.*?)</script>', re.DOTALL)


def _text(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def _specs(antwoord: Any) -> dict[str, Any]:
    return {naam: json.loads(spec) for naam, spec in SPEC.findall(_text(antwoord))}


def _rows(antwoord: Any) -> list[list[str]]:
    """The text of the cells of every table row as a sighted visitor reads it."""
    zonder = re.sub(r'<span class="jr-verborgen">.*?</span>', "", _text(antwoord), flags=re.DOTALL)
    rijen = re.findall(r"<tr[^>]*>(.*?)</tr>", zonder, flags=re.DOTALL)
    return [
        [
            re.sub(r"<[^>]+>", "", cel).strip()
            for cel in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", rij, flags=re.DOTALL)
        ]
        for rij in rijen
    ]


@pytest.mark.parametrize("naam", ["cijfers:monitor", "cijfers:openbaar"])
def test_without_a_publication_the_page_says_so(
    naam: str, client: Client, map_: Path, wereld: Wereld
) -> None:
    client.force_login(wereld.users[Rol.BELEIDSADVISEUR])
    antwoord = client.get(reverse(naam))
    assert antwoord.status_code == 200
    assert "nog geen cijfers gepubliceerd" in _text(antwoord)


@pytest.mark.usefixtures("publicatie")
class TestThema:
    def test_a_visitor_is_sent_from_the_monitor_to_sign_in_but_reads_the_public_one(
        self, client: Client
    ) -> None:
        assert client.get(reverse("cijfers:monitor")).status_code == 302
        assert client.get(reverse("cijfers:openbaar")).status_code == 200

    def test_signed_in_and_public_pages_show_the_same_figures(self, client: Client, wereld: Wereld) -> None:
        client.force_login(wereld.users[Rol.BELEIDSADVISEUR])
        intern, openbaar = client.get("/monitor/thema/cijfers/"), client.get(KAARTEN)
        assert _rows(intern) == _rows(openbaar)
        assert _specs(intern) == _specs(openbaar)

    def test_every_indicator_has_a_chart_a_table_a_definition_a_source_and_the_stand(
        self, client: Client
    ) -> None:
        tekst = _text(client.get(KAARTEN))
        assert tekst.count('role="img"') == tekst.count("<article") == tekst.count("<table") == 4
        assert tekst.count("Regiovisie jeugdhulp 2023-2026") == 4
        assert tekst.count("<strong>Stand:</strong> 31 oktober 2026") == 4
        assert "Wat jeugdigen met jeugdhulp betekent." in tekst

    def test_the_headline_is_the_last_whole_year_with_its_change_in_words(self, client: Client) -> None:
        tekst = " ".join(_text(client.get(KAARTEN)).split())
        assert '<span class="cf-kop__getal">9.000</span> <span class="cf-kop__bij">2025</span>' in tekst
        assert "1,1% lager dan in 2024. Dat is de gewenste richting." in tekst

    def test_the_headline_is_about_the_first_group_that_is_published(self, client: Client) -> None:
        tekst = " ".join(_text(client.get(KAARTEN)).split())
        assert '<span class="cf-kop__bij">Behandeling, 2025</span>' in tekst
        assert "Gelijk aan 2024." in tekst

    def test_a_withheld_headline_names_the_last_figure_that_is_shown(self, client: Client) -> None:
        vraag = {"plaats": "1658", "tot": "2024"}
        tekst = " ".join(_text(client.get(KAARTEN, vraag)).split())
        assert "niet getoond, om personen te beschermen</span>" in tekst
        assert "Het laatste cijfer dat we tonen: 400, 2023." in tekst

    def test_costs_say_that_they_are_declared(self, client: Client) -> None:
        tekst = _text(client.get(KAARTEN))
        assert "€\xa072,3 miljoen" in tekst
        assert "ingediend" in tekst

    def test_withheld_unknown_zero_and_provisional_look_different(self, client: Client) -> None:
        heeze = _rows(client.get(KAARTEN, {"plaats": "1658"}))
        valkenswaard = _rows(client.get(KAARTEN, {"plaats": "0858"}))
        assert heeze == [
            ["Jaar", "Heeze-Leende"],
            ["2023", "400"],
            ["2024", "·"],
            ["2025", "380"],
            ["2026", "300*"],
        ]
        assert valkenswaard[1:] == [["2023", "600"], ["2024", "0"], ["2025", "–"], ["2026", "500*"]]

    def test_a_year_that_is_provisional_for_every_place_has_the_star_in_its_heading(
        self, client: Client
    ) -> None:
        rijen = _rows(client.get("/openbaar/jeugdigen_met_jeugdhulp/", {"plaats": ["SVJ", "SVJ-A2"]}))
        assert rijen[0] == ["Gebied", "2023", "2024", "2025", "2026*"]
        assert rijen[1][1:] == ["9.200", "9.100", "9.000", "7.400"]

    def test_a_figure_that_is_not_published_for_a_municipality_says_so(self, client: Client) -> None:
        tekst = _text(client.get(KAARTEN, {"plaats": "0772"}))
        assert tekst.count("wordt niet per gemeente gepubliceerd") == 3
        assert tekst.count("<article") == 1
        assert "Niet te zien voor Eindhoven" in tekst
        assert "Niet te zien voor" not in _text(client.get(KAARTEN))

    def test_months_are_a_line_a_year_with_a_star_at_each_provisional_one(self, client: Client) -> None:
        rijen = _rows(client.get(KAARTEN))
        assert ["2024", "499", "498", "·", *(str(500 - m) for m in range(4, 13))] in rijen
        assert ["2026", "499", "498", "497", *(f"{500 - m}*" for m in range(4, 10)), "", "", ""] in rijen

    def test_years_outside_the_choice_are_left_out(self, client: Client) -> None:
        rijen = _rows(client.get(KAARTEN, {"van": "2024", "tot": "2025"}))
        assert rijen[:3] == [
            ["Jaar", "Inkoopregio Samen voor Jeugd (10 gemeenten)"],
            ["2024", "9.100"],
            ["2025", "9.000"],
        ]

    def test_a_wrong_choice_is_told_and_the_usual_choice_is_shown(self, client: Client) -> None:
        antwoord = client.get(KAARTEN, {"plaats": "9999", "van": "2026", "tot": "2024"})
        tekst = _text(antwoord)
        assert "Kies bij ‘Gebied of gemeente’ iets uit de lijst." in tekst
        assert "Het eerste jaar (2026) ligt na het laatste jaar (2024)." in tekst
        assert "Inkoopregio Samen voor Jeugd (10 gemeenten), 2023 tot en met 2026" in tekst

    def test_a_place_that_is_not_there_leaves_the_place_that_is_shown_in_the_list(
        self, client: Client
    ) -> None:
        tekst = " ".join(_text(client.get(KAARTEN, {"plaats": "9999"})).split())
        assert '<option value="SVJ" selected>' in tekst

    def test_htmx_gets_the_part_below_the_heading_only(self, client: Client) -> None:
        antwoord = client.get(KAARTEN, headers={"HX-Request": "true"})
        assert "<html" not in _text(antwoord)
        assert _rows(antwoord) == _rows(client.get(KAARTEN))
        assert "HX-Request" in antwoord.headers["Vary"]

    def test_style_attributes_are_allowed_and_scripts_are_only_our_own(self, client: Client) -> None:
        antwoord = client.get(KAARTEN)
        beleid = antwoord.headers["Content-Security-Policy"]
        assert "style-src-attr 'unsafe-inline'" in beleid
        assert "script-src 'self'" in beleid
        assert "unsafe-eval" not in beleid
        scripts = re.findall(r"<script(?![^>]*type=\"application/json\")([^>]*)>", _text(antwoord))
        assert scripts
        assert all("src=" in script for script in scripts)

    def test_the_public_page_asks_the_database_nothing(
        self, client: Client, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_num_queries(0):
            client.get(KAARTEN)

    def test_the_monitor_asks_only_who_is_there(
        self, client: Client, wereld: Wereld, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        client.force_login(wereld.users[Rol.BELEIDSADVISEUR])
        with django_assert_max_num_queries(4):
            client.get("/monitor/thema/cijfers/")

    def test_a_newer_publication_is_shown_at_once(self, client: Client, map_: Path) -> None:
        client.get(KAARTEN)
        write_publicatie(map_, "2026-11-30")
        assert "Stand per 30 november 2026" in _text(client.get(KAARTEN))


@pytest.mark.usefixtures("publicatie")
class TestOverzicht:
    URL = "/openbaar/"

    def test_key_figures_have_their_newest_value_change_and_direction(self, client: Client) -> None:
        tekst = " ".join(_text(client.get(self.URL)).split())
        assert tekst.count('class="cf-tegel"') == 3
        assert '<span class="cf-tegel__getal">9.000</span> <span class="cf-kop__bij">2025</span>' in tekst
        assert "1,1% lager dan in 2024. Dat is de gewenste richting." in tekst
        assert '<span class="cf-tegel__getal">€ 72,3 miljoen</span>' in tekst

    def test_the_rest_is_a_list_that_leads_to_the_figure_of_that_place(self, client: Client) -> None:
        antwoord = client.get(self.URL, {"plaats": "0772"})
        assert ["Kosten", "–", "niet per gemeente gepubliceerd", "–"] in _rows(antwoord)
        vraag = "?per=jaar%2Cgemeente&amp;plaats=0772"
        assert f'href="/openbaar/jeugdigen_met_jeugdhulp/{vraag}"' in _text(antwoord)

    def test_a_figure_is_found_by_words_in_any_order_and_by_what_it_is_split_by(self, client: Client) -> None:
        gevonden = [rij[0] for rij in _rows(client.get(self.URL, {"zoek": "Verblijf jeugdigen"}))[1:]]
        assert gevonden == ["Jeugdigen in verblijf"]
        gevonden = [rij[0] for rij in _rows(client.get(self.URL, {"zoek": "gebruik per categorie"}))[1:]]
        assert gevonden == ["Gebruik naar categorie"]
        gevonden = [rij[0] for rij in _rows(client.get(self.URL, {"zoek": "regiovisie"}))[1:]]
        assert len(gevonden) == 4

    def test_what_is_not_found_is_told_and_what_was_typed_is_shown_as_text(self, client: Client) -> None:
        tekst = _text(client.get(self.URL, {"zoek": "<script>"}))
        assert "Geen cijfer met ‘&lt;script&gt;’" in tekst
        assert "<script>" not in tekst

    def test_signed_in_and_public_pages_show_the_same(self, client: Client, wereld: Wereld) -> None:
        client.force_login(wereld.users[Rol.BELEIDSADVISEUR])
        assert _rows(client.get("/monitor/")) == _rows(client.get(self.URL))

    def test_the_database_is_asked_nothing(
        self, client: Client, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_num_queries(0):
            client.get(self.URL)

    def test_a_wrong_place_is_told(self, client: Client) -> None:
        assert "Kies bij ‘Gebied of gemeente’" in _text(client.get(self.URL, {"plaats": "9999"}))

    def test_a_theme_is_opened_of_the_place_that_was_chosen(self, client: Client) -> None:
        tekst = _text(client.get("/openbaar/", {"plaats": "0772"}))
        assert f'href="{KAARTEN}?plaats=0772"' in tekst

    def test_an_unknown_theme_is_not_found(self, client: Client) -> None:
        assert client.get("/openbaar/thema/bestaat-niet/").status_code == 404


@pytest.mark.usefixtures("publicatie")
class TestIndicator:
    URL = "/openbaar/jeugdigen_met_jeugdhulp/"

    def test_the_page_has_the_whole_definition(self, client: Client) -> None:
        tekst = _text(client.get(self.URL))
        for stuk in ("Wie meetelt.", "lager is beter", "Samen voor Jeugd", "1, sinds 1 januari 2026"):
            assert stuk in tekst
        assert "Een cijfer over minder dan 10 jeugdigen tonen we niet." in tekst

    def test_a_table_by_municipality_begins_with_all_of_them(self, client: Client) -> None:
        rijen = _rows(client.get(self.URL, {"per": "jaar,gemeente"}))
        assert [rij[0] for rij in rijen] == ["Gebied", "Eindhoven", "Heeze-Leende", "Valkenswaard"]

    def test_several_places_get_a_chart_each_on_the_same_axis(self, client: Client) -> None:
        specs = _specs(client.get(self.URL, {"plaats": ["SVJ", "SVJ-A2"]}))
        hoogsten = {json.dumps(_scale(spec)) for spec in specs.values()}
        assert len(specs) == 2
        assert len(hoogsten) == 1

    def test_places_of_another_table_are_let_go(self, client: Client) -> None:
        antwoord = client.get(self.URL, {"per": "jaar,gemeente", "plaats": ["SVJ", "0772"]})
        assert _rows(antwoord)[0] == ["Jaar", "Eindhoven"]

    def test_one_value_of_a_dimension_can_be_chosen(self, client: Client) -> None:
        antwoord = client.get("/openbaar/gebruik_naar_categorie/", {"categorie": "Pleegzorg"})
        assert _rows(antwoord) == [["Jaar", "Pleegzorg"], ["2024", "70,0%"], ["2025", "·"]]
        alles = client.get("/openbaar/gebruik_naar_categorie/")
        assert _rows(alles)[0] == ["Categorie", "2024", "2025"]
        assert len(_rows(alles)) == 6

    def test_one_municipality_is_beside_the_areas_it_is_in_when_sizes_do_not_matter(
        self, client: Client, publicatie: Path
    ) -> None:
        vraag = {"per": "jaar,gemeente", "plaats": "1658"}
        kop = "Vergeleken met de gebieden waar de gemeente in ligt"
        assert kop not in _text(client.get(self.URL, vraag))
        meta = json.loads((publicatie / BESTAND).read_text())
        meta["indicatoren"][0]["denominator"] = "Alle jeugdigen"
        (publicatie / BESTAND).write_text(json.dumps(meta))
        antwoord = client.get(self.URL, vraag)
        assert kop in _text(antwoord)
        namen = [rij[0] for rij in _rows(antwoord)]
        assert namen[-3:] == [
            "Heeze-Leende",
            "Subregio A2 (3 gemeenten)",
            "Inkoopregio Samen voor Jeugd (10 gemeenten)",
        ]
        assert kop not in _text(client.get(self.URL, vraag | {"plaats": ["1658", "0772"]}))

    def test_an_unknown_indicator_is_not_found(self, client: Client) -> None:
        assert client.get("/openbaar/bestaat_niet/").status_code == 404

    def test_only_who_has_the_task_is_offered_exact_figures(self, client: Client, wereld: Wereld) -> None:
        url = reverse("cijfers:indicator", args=["jeugdigen_met_jeugdhulp"])
        client.force_login(wereld.users[Rol.BELEIDSADVISEUR])
        assert "Exacte cijfers" not in _text(client.get(url))
        client.force_login(wereld.users[Rol.DATA_ANALIST])
        assert "Exacte cijfers" in _text(client.get(url))
        assert "Exacte cijfers" not in _text(client.get(self.URL))


def _scale(spec: dict[str, Any]) -> Any:
    return spec["layer"][0]["encoding"]["y"]["scale"]
