"""What is expected and intended stands beside what is counted: in words, in a table and in the chart."""

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.test import Client
from tests.web.cijfers.verwachtingen import BRON, add_forecast, change_meta, streven

from jeugdregio.monitor.publicatie import SCHEMA, Plaats, Rij, Status
from jeugdregio.web.cijfers.beelden import Beeld, diepte
from jeugdregio.web.cijfers.cijfer import EENHEDEN, Tijdvak
from jeugdregio.web.cijfers.publicatie import current
from jeugdregio.web.cijfers.verwachting import Verwachting
from jeugdregio.web.cijfers.vooruit import Vooruitzichten

pytestmark = [pytest.mark.django_db]
JAAR, MAAND = ("jaar", "gebied"), ("maand", "gebied")


@pytest.fixture
def verwacht(publicatie: Path) -> Path:
    """The publication with a forecast of `kosten` and of `jeugdigen_in_verblijf`."""
    add_forecast(publicatie)
    return publicatie


def _beeld(
    code: str, per: tuple[str, ...], *plaatsen: str, van: int = 2023, tot: int = 2026
) -> tuple[Beeld, Vooruitzichten]:
    uitgave = current()
    assert uitgave is not None
    beeld = diepte(uitgave, code, per, plaatsen or ("SVJ",), van, tot)
    assert beeld.vooruit is not None
    return beeld, beeld.vooruit


def _lines(vooruit: Vooruitzichten) -> list[list[str]]:
    assert vooruit.tabel is not None
    return [[*regel.koppen, *(cel.tekst for cel in regel.cellen)] for regel in vooruit.tabel.regels]


def _headings(vooruit: Vooruitzichten) -> list[str]:
    assert vooruit.tabel is not None
    return [*vooruit.tabel.koppen, *(kolom.naam for kolom in vooruit.tabel.kolommen)]


def _layers(beeld: Beeld) -> list[str]:
    return [laag["mark"]["type"] for laag in beeld.grafieken[0].spec["layer"]]


def _data(beeld: Beeld) -> list[Any]:
    return [rij for rijen in beeld.grafieken[0].spec["datasets"].values() for rij in rijen]


def _text(client: Client, adres: str) -> str:
    return " ".join(client.get(adres).content.decode().split())


def test_years_have_the_forecast_with_both_bounds_beside_the_budget(verwacht: Path) -> None:
    budget = [streven("kosten", jaar, waarde, "begroting") for jaar, waarde in ((2025, 72e6), (2026, 77e6))]
    change_meta(verwacht, forecast=("kosten",), streefwaarden=budget)
    _, vooruit = _beeld("kosten", JAAR)
    assert vooruit.titel == "Verwachting en begroting"
    assert _headings(vooruit) == [
        "Jaar", "Geteld", "Verwacht", "Ondergrens", "Bovengrens", "Begroting", "Verschil", "Status",
    ]  # fmt: skip
    assert _lines(vooruit) == [
        ["2025", "72.345.678", "–", "–", "–", "72.000.000", "+345.678", "gepubliceerd"],
        ["2026", "–", "80.000.000", "78.000.000", "82.000.000", "77.000.000", "+3.000.000", "verwacht"],
        ["2027", "–", "84.000.000", "70.000.000", "99.000.000", "–", "–", "verwacht"],
    ]


@pytest.mark.parametrize(
    ("begroting", "ligging", "zekerheid"),
    [
        (77e6, "3,9% boven de begroting van €\xa077,0 miljoen", "Ook de ondergrens ligt boven de begroting."),
        (
            90e6,
            "11,1% onder de begroting van €\xa090,0 miljoen",
            "Ook de bovengrens ligt onder de begroting.",
        ),
        (81e6, "1,2% onder de begroting van €\xa081,0 miljoen", "het kan nog naar beide kanten."),
        (80e6, "gelijk aan de begroting van €\xa080,0 miljoen", "miljoen."),
    ],
)
def test_the_page_says_what_is_expected_and_how_it_lies_to_the_budget(
    begroting: float, ligging: str, zekerheid: str, verwacht: Path
) -> None:
    change_meta(
        verwacht, forecast=("kosten",), streefwaarden=[streven("kosten", 2026, begroting, "begroting")]
    )
    _, vooruit = _beeld("kosten", JAAR)
    eerste, tweede = vooruit.kern
    assert eerste.startswith(
        "2026: naar verwachting €\xa080,0 miljoen, tussen €\xa078,0 miljoen en €\xa082,0 miljoen."
    )
    assert f"Dat is {ligging}" in eerste
    assert eerste.endswith(zekerheid)
    assert (
        tweede == "2027: naar verwachting €\xa084,0 miljoen, tussen €\xa070,0 miljoen en €\xa099,0 miljoen."
    )


def test_it_is_said_from_which_months_by_which_method_and_how_sure(verwacht: Path) -> None:
    uitleg = " ".join(_beeld("kosten", JAAR)[1].uitleg)
    assert "maanden tot en met september 2026, van de stand per 31 oktober 2026" in uitleg
    assert "exponentiële afvlakking (ETS)" in uitleg
    assert "In 95 van de 100 gevallen" in uitleg
    assert "De marge: in 2026 2% lager of 2% hoger, in 2027 17% lager of 18% hoger." in uitleg


def test_a_figure_counted_on_a_day_has_its_target_in_december(verwacht: Path) -> None:
    change_meta(
        verwacht,
        forecast=("jeugdigen_in_verblijf",),
        streefwaarden=[streven("jeugdigen_in_verblijf", 2026, 450.0)],
    )
    _, vooruit = _beeld("jeugdigen_in_verblijf", MAAND)
    assert _lines(vooruit) == [
        ["oktober 2026", "–", "480", "470", "490", "–", "–", "verwacht"],
        ["november 2026", "–", "478", "465", "491", "–", "–", "verwacht"],
        ["december 2026", "–", "475", "460", "492", "450", "+25", "verwacht"],
    ]
    (kern,) = vooruit.kern
    assert kern.startswith(
        "December 2026: naar verwachting 475, tussen 460 en 492. Dat is 5,6% boven het doel"
    )


def test_targets_show_on_an_indicator_without_a_forecast(publicatie: Path) -> None:
    change_meta(publicatie, streefwaarden=[streven("jeugdigen_met_jeugdhulp", 2025, 8900.0)])
    beeld, vooruit = _beeld("jeugdigen_met_jeugdhulp", JAAR)
    assert vooruit.titel == "Doel"
    assert _headings(vooruit) == ["Jaar", "Geteld", "Doel", "Verschil", "Status"]
    assert _lines(vooruit) == [["2025", "9.000", "8.900", "+100", "gepubliceerd"]]
    assert vooruit.uitleg == (f"Bron van het doel: {BRON}.",)
    assert {"wat": "doel"} in _data(beeld)
    assert {"wat": "verwacht, grenzen van 95%"} not in _data(beeld)


def test_a_target_of_a_figure_that_is_only_there_in_groups_stands_in_the_text(publicatie: Path) -> None:
    change_meta(publicatie, streefwaarden=[streven("gebruik_naar_categorie", 2025, 60.0)])
    _, vooruit = _beeld("gebruik_naar_categorie", ("jaar", "gebied", "categorie"))
    assert vooruit.tabel is None
    assert vooruit.uitleg[0] == "Doel van Inkoopregio Samen voor Jeugd (10 gemeenten): 2025 60,0%."


@pytest.mark.parametrize(("voorlopig", "schatting"), [(True, 500.0), (False, None)])
def test_only_a_provisional_figure_shows_what_it_will_become(
    voorlopig: bool, schatting: float | None
) -> None:
    svj = Plaats("SVJ", "Samen voor Jeugd", "inkoopregio")
    rij = Rij(
        {"maand": "2026-08", "gebied": "SVJ"}, 450.0, Status.VOORLOPIG, voorlopig, None, None, 500.0, 480, 520
    )
    punt = Verwachting.of(svj, Tijdvak.of(rij.dimensies), EENHEDEN["euro"], (rij, None), (None, None))
    assert punt.schatting == schatting
    assert punt.status == "voorlopig"


def test_a_quarter_has_its_estimate_and_says_where_the_forecast_is(verwacht: Path) -> None:
    rij = dict.fromkeys(SCHEMA.names) | {"per": "kwartaal,gebied", "gebied": "SVJ", "kwartaal": "2026-K3"}
    rij |= {"waarde": 17e6, "status": "voorlopig", "voorlopig": True}
    rij |= {"schatting": 19e6, "ondergrens": 18e6, "bovengrens": 21e6}
    pq.write_table(pa.Table.from_pylist([rij], schema=SCHEMA), verwacht / "kosten@1.parquet")
    change_meta(verwacht, forecast=("kosten",), per={"kosten": [["kwartaal", "gebied"], ["maand", "gebied"]]})
    _, vooruit = _beeld("kosten", ("kwartaal", "gebied"))
    assert _lines(vooruit) == [
        ["derde kwartaal 2026", "17.000.000", "19.000.000", "18.000.000", "21.000.000", "voorlopig"]
    ]
    assert "de schatting van wat het bedrag wordt als alle declaraties binnen zijn" in vooruit.uitleg[0]
    assert vooruit.uitleg[1] == "Een verwachting van wat nog komt, staat niet in deze tabel."
    assert [naam for naam, _ in vooruit.elders] == ["Per maand, naar gebied"]


@pytest.mark.usefixtures("verwacht")
class TestGrafiek:
    def test_years_ahead_are_a_diamond_between_bounds_after_the_columns(self) -> None:
        beeld, _ = _beeld("kosten", JAAR)
        assert _layers(beeld)[:5] == ["bar", "rule", "tick", "tick", "point"]
        ver = [rij for rij in _data(beeld) if rij.get("kort") == "2027"]
        assert [(rij["onder"], rij["waarde"], rij["boven"]) for rij in ver] == [(70.0, 84.0, 99.0)]
        schaal = beeld.grafieken[0].spec["layer"][0]["encoding"]["y"]["scale"]["domain"]
        assert schaal[1] > 99.0

    def test_months_ahead_are_a_line_of_dashes_in_a_band(self) -> None:
        beeld, _ = _beeld("jeugdigen_in_verblijf", MAAND)
        soorten = _layers(beeld)
        band = soorten.index("area")
        assert soorten[band + 1] == "line"
        assert beeld.grafieken[0].spec["layer"][band + 1]["mark"]["strokeDash"] == [9, 5]

    def test_the_label_of_a_column_stands_above_the_mark_it_would_cover(self, publicatie: Path) -> None:
        doelen = [
            streven("jeugdigen_met_jeugdhulp", 2025, 9500.0),
            streven("jeugdigen_met_jeugdhulp", 2024, 5e3),
        ]
        change_meta(publicatie, streefwaarden=doelen)
        beeld, _ = _beeld("jeugdigen_met_jeugdhulp", JAAR)
        plekken = {rij["kort"]: rij["plek"] for rij in _data(beeld) if "plek" in rij}
        assert plekken == {"2023": 9200, "2024": 9100, "2025": 9500, "2026": 7400}

    def test_the_legend_names_each_form(self) -> None:
        beeld, _ = _beeld("kosten", JAAR)
        assert [rij["wat"] for rij in _data(beeld) if "wat" in rij] == ["geteld", "verwacht, grenzen van 95%"]

    def test_the_words_for_who_does_not_see_the_chart_say_how_far_it_goes(self) -> None:
        beeld, _ = _beeld("kosten", JAAR)
        assert "met de verwachting tot en met 2027" in beeld.grafieken[0].omschrijving

    def test_a_card_in_the_monitor_has_only_what_is_counted(self, client: Client) -> None:
        assert "verwacht, grenzen" not in _text(client, "/openbaar/thema/cijfers/")


class TestNietTeZien:
    """No forecast is never silent."""

    def test_without_the_package_the_page_says_so(self, publicatie: Path) -> None:
        change_meta(publicatie, forecast=("kosten",), schattingen=False)
        assert "(jeugdregio[prognose]) niet geïnstalleerd" in _beeld("kosten", JAAR)[1].uitleg[0]

    def test_a_series_that_is_too_short_is_named_as_the_reason(self, publicatie: Path) -> None:
        change_meta(publicatie, forecast=("kosten",), schattingen=True)
        (zin,) = _beeld("kosten", JAAR)[1].uitleg
        assert zin.startswith("Er is geen verwachting. Daarvoor zijn ten minste drie jaar op rij nodig")

    def test_years_before_the_last_show_no_forecast_and_say_where_it_is(self, verwacht: Path) -> None:
        _, vooruit = _beeld("kosten", JAAR, tot=2025)
        assert vooruit.punten == ()
        assert "Kies ‘Tot en met jaar’ 2026 om haar te zien." in " ".join(vooruit.uitleg)

    def test_a_place_without_a_forecast_is_named(self, verwacht: Path) -> None:
        _, vooruit = _beeld("jeugdigen_in_verblijf", MAAND, "SVJ", "SVJ-A2")
        assert "Er is geen verwachting van Subregio A2 (3 gemeenten)." in " ".join(vooruit.uitleg)

    def test_an_indicator_that_asks_none_has_no_such_part(self, publicatie: Path) -> None:
        uitgave = current()
        assert uitgave is not None
        assert diepte(uitgave, "kosten", JAAR, ("SVJ",), 2023, 2026).vooruit is None


def test_the_page_shows_words_table_and_where_else_it_stands(client: Client, verwacht: Path) -> None:
    tekst = _text(client, "/openbaar/kosten/")
    assert "2026: naar verwachting € 80,0 miljoen" in tekst
    assert '<h3 class="utrecht-heading-3" id="vooruit">Verwachting</h3>' in tekst
    assert re.search(
        r"<caption[^>]*>Verwachting: Kosten per jaar, naar gebied \(in euro, ingediend\)<", tekst
    )
    assert tekst.count("<table") == 2


class TestMeenemen:
    """What the page shows can be taken away: the same rows in a file and in the API."""

    @pytest.fixture(autouse=True)
    def with_target(self, verwacht: Path) -> None:
        change_meta(
            verwacht,
            forecast=("jeugdigen_in_verblijf",),
            streefwaarden=[streven("jeugdigen_in_verblijf", 2026, 450.0)],
        )

    def _csv(self, client: Client, **vraag: str) -> list[dict[str, str]]:
        antwoord = client.get("/openbaar/jeugdigen_in_verblijf.csv", vraag)
        return list(csv.DictReader(io.StringIO(antwoord.content.decode())))

    def test_a_csv_has_the_forecast_after_the_figures_and_the_target_in_a_column(
        self, client: Client
    ) -> None:
        laatste = self._csv(client)[-1]
        velden = ("maand", "waarde", "status", "schatting", "ondergrens", "bovengrens", "doel")
        assert [laatste[veld] for veld in velden] == ["2026-12", "", "verwacht", "475", "460", "492", "450"]
        assert [rij["doel"] for rij in self._csv(client) if rij["maand"] == "2026-09"] == [""]

    def test_a_file_of_earlier_years_has_no_forecast(self, client: Client) -> None:
        assert {rij["status"] for rij in self._csv(client, tot="2025")} == {"gepubliceerd", "onderdrukt"}

    def test_an_excel_file_has_the_same_and_says_what_it_is(self, client: Client) -> None:
        antwoord = client.get("/openbaar/jeugdigen_in_verblijf.xlsx")
        with zipfile.ZipFile(io.BytesIO(antwoord.content)) as boek:
            teksten = boek.read("xl/sharedStrings.xml").decode()
            cijfers = boek.read("xl/worksheets/sheet1.xml").decode()
        koppen = re.findall(r"<t>([^<]*)</t>", teksten)
        assert koppen[7:12] == ["schatting", "ondergrens", "bovengrens", "doel", "plaats"]
        laatste = re.findall(r"<v>([^<]*)</v>", cijfers.split("<row")[-1])
        assert {"475", "460", "492", "450"} <= set(laatste)
        assert {"verwacht", "Verwachting", "Doel"} <= set(koppen)
        assert BRON in teksten

    def test_the_api_gives_the_forecast_per_month_and_place(self, client: Client) -> None:
        antwoord = client.get("/api/v1/indicatoren/jeugdigen_in_verblijf/verwachting").json()
        assert (antwoord["per"], antwoord["gevraagd"]) == (["maand", "gebied"], True)
        assert antwoord["verwachtingen"][-1] == {
            "maand": "2026-12",
            "gebied": "SVJ",
            "schatting": 475.0,
            "ondergrens": 460.0,
            "bovengrens": 492.0,
            "status": "verwacht",
        }

    def test_the_api_says_when_no_forecast_is_asked_for(self, client: Client) -> None:
        antwoord = client.get("/api/v1/indicatoren/gebruik_naar_categorie/verwachting").json()
        assert (antwoord["gevraagd"], antwoord["verwachtingen"]) == (False, [])

    def test_the_api_gives_targets_and_says_which_indicators_have_a_forecast(self, client: Client) -> None:
        doelen = client.get("/api/v1/indicatoren/jeugdigen_in_verblijf/streefwaarden").json()
        assert doelen == [
            {"plaats": "SVJ", "jaar": 2026, "soort": "doel", "waarde": 450.0, "bron": BRON},
        ]
        assert client.get("/api/v1/indicatoren/kosten/streefwaarden").json() == []
        assert client.get("/api/v1/indicatoren/jeugdigen_in_verblijf").json()["verwachting"] is True
        assert client.get("/api/v1/indicatoren/kosten").json()["verwachting"] is False

    def test_the_description_of_the_api_has_both(self, client: Client) -> None:
        tekst = _text(client, "/openbaar/open-gegevens/")
        assert "/indicatoren/{code}/verwachting" in tekst
        assert "Doelen en begrotingen bij een indicator" in tekst

    def test_a_picture_to_take_away_has_the_forecast(self, client: Client) -> None:
        svg = client.get("/openbaar/jeugdigen_in_verblijf.1.svg").content.decode()
        assert "verwacht, grenzen van 95%" in svg
