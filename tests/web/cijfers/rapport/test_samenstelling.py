"""What stands in a report: the chosen indicators, in full, and what is not there named."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.web.cijfers.rapport.conftest import GEMAAKT
from tests.web.cijfers.verwachtingen import add_forecast, change_meta, streven

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.publicatie import BESTAND, SCHEMA, Publicatie
from jeugdregio.web.cijfers import beelden
from jeugdregio.web.cijfers.publicatie import Uitgave, current
from jeugdregio.web.cijfers.rapport.figuren import draw, to_png
from jeugdregio.web.cijfers.rapport.samenstelling import (
    Deel,
    Onderdeel,
    Rapport,
    compose,
    make_vraag,
    usual,
)

Make = Callable[..., Rapport]


def _sections(rapport: Rapport) -> dict[str, Onderdeel]:
    return {o.label: o for hoofdstuk in rapport.hoofdstukken for o in hoofdstuk.onderdelen}


def _only(rapport: Rapport) -> Deel:
    (onderdeel,) = _sections(rapport).values()
    (deel,) = onderdeel.delen
    return deel


def _cells(deel: Deel) -> list[list[str]]:
    return [
        [*regel.koppen, *(cel.tekst + "*" * cel.ster for cel in regel.cellen)]
        for regel in deel.beeld.tabel.regels
    ]


def _rewrite(publicatie: Path, **wijzigingen: dict[str, object]) -> Uitgave:
    """Change what the catalogue says of indicators, by their code, and open the publication again."""
    meta = json.loads((publicatie / BESTAND).read_text(encoding="utf-8"))
    for indicator in meta["indicatoren"]:
        indicator |= wijzigingen.get(indicator["code"], {})
    (publicatie / BESTAND).write_text(json.dumps(meta), encoding="utf-8")
    return Uitgave(Publicatie.open(publicatie))


def test_the_usual_report_has_of_each_theme_what_a_region_can_steer_by_else_the_first(
    publicatie: Path, uitgave: Uitgave
) -> None:
    assert usual(uitgave) == ("jeugdigen_met_jeugdhulp",)
    met_themas = _rewrite(
        publicatie,
        jeugdigen_met_jeugdhulp={"thema": "Gebruik van jeugdhulp"},
        gebruik_naar_categorie={
            "thema": "Gebruik van jeugdhulp",
            "direction": "hoger is beter",
        },  # no whole place
        kosten={"thema": "Verblijf"},
        jeugdigen_in_verblijf={"thema": "Kosten", "direction": "lager is beter"},
    )
    assert usual(met_themas) == ("jeugdigen_met_jeugdhulp", "jeugdigen_in_verblijf", "kosten")
    rapport = compose(met_themas, make_vraag(met_themas), GEMAAKT)
    titels = [hoofdstuk.titel for hoofdstuk in rapport.hoofdstukken]
    assert titels == ["Gebruik van jeugdhulp", "Kosten", "Verblijf"]  # as on the site, whichever came first


def test_the_usual_report_has_no_more_than_two_of_a_theme(publicatie: Path) -> None:
    gericht: dict[str, object] = {"direction": "lager is beter", "thema": "Een"}
    uitgave = _rewrite(
        publicatie, kosten=gericht, jeugdigen_met_jeugdhulp=gericht, jeugdigen_in_verblijf=gericht
    )
    assert usual(uitgave) == ("jeugdigen_met_jeugdhulp", "kosten")


def test_the_usual_report_leaves_out_what_is_not_known_of_the_region(publicatie: Path) -> None:
    rij = dict.fromkeys(SCHEMA.names) | {"per": "jaar,gebied", "gebied": "SVJ", "jaar": 2025}
    rijen = [rij | {"status": "geen noemer", "voorlopig": False}]
    pq.write_table(pa.Table.from_pylist(rijen, schema=SCHEMA), publicatie / "kosten@1.parquet")
    assert "kosten" not in usual(_rewrite(publicatie, kosten={"thema": "Kosten"}))


def test_an_indicator_has_its_definition_headline_chart_table_source_version_and_rule(
    make_rapport: Make,
) -> None:
    (onderdeel,) = _sections(make_rapport()).values()
    assert onderdeel.betekenis == "Wat jeugdigen met jeugdhulp betekent."
    assert onderdeel.kern == "9.000 in 2025. 1,1% lager dan in 2024. Dat is de gewenste richting."
    gegevens = dict(onderdeel.gegevens)
    assert gegevens["Wat telt mee"] == "Wie meetelt."
    assert gegevens["Bron"] == "Regiovisie jeugdhulp 2023-2026"
    assert gegevens["Versie van de definitie"] == "1, sinds 1 januari 2026"
    assert gegevens["Bescherming van personen"].startswith("Een cijfer over minder dan 10 jeugdigen")


def test_chart_and_table_are_those_of_the_page(uitgave: Uitgave, make_rapport: Make) -> None:
    deel = _only(make_rapport(codes=["jeugdigen_in_verblijf"]))
    pagina = beelden.kaart(uitgave, "jeugdigen_in_verblijf", "SVJ", 2023, 2026)
    assert deel.beeld.tabel == pagina.tabel
    assert [g.spec for g in deel.beeld.grafieken] == [g.spec for g in pagina.grafieken]
    (figuur,) = draw(deel.beeld.grafieken)
    assert "aantal jeugdigen" in figuur.svg
    assert to_png(figuur).startswith(b"\x89PNG")


def test_every_published_figure_of_the_choice_stands_in_the_table(
    uitgave: Uitgave, make_rapport: Make
) -> None:
    deel = _only(make_rapport(codes=["jeugdigen_met_jeugdhulp"], plaatsen=["0772", "1658", "0858"]))
    rijen = uitgave.publicatie.indicator("jeugdigen_met_jeugdhulp").rows(("jaar", "gemeente"))
    gepubliceerd = {(str(rij.dimensies["gemeente"]), int(rij.dimensies["jaar"])): rij.waarde for rij in rijen}
    namen = {"0772": "Eindhoven", "1658": "Heeze-Leende", "0858": "Valkenswaard"}
    getoond = {
        (code, jaar): cel
        for naam, *cellen in _cells(deel)
        for code in [c for c, n in namen.items() if n == naam]
        for jaar, cel in zip(range(2023, 2027), cellen, strict=True)
    }
    assert getoond.keys() == gepubliceerd.keys()
    for sleutel, waarde in gepubliceerd.items():
        if waarde is None:
            assert getoond[sleutel] in {"·", "–"}
        else:
            assert getoond[sleutel] == f"{waarde:,.0f}".replace(",", ".")


def test_withheld_unknown_and_zero_differ_and_a_table_explains_the_signs_it_has(make_rapport: Make) -> None:
    deel = _only(make_rapport(codes=["jeugdigen_met_jeugdhulp"], plaatsen=["1658", "0858"]))
    assert _cells(deel) == [
        ["Heeze-Leende", "400", "·", "380", "300"],
        ["Valkenswaard", "600", "0", "–", "500"],
    ]
    assert deel.beeld.tabel.kolommen[-1].voorlopig
    assert [teken for teken, _ in deel.tekens] == ["·", "0", "–", "*"]
    zonder = _only(make_rapport(codes=["jeugdigen_met_jeugdhulp"], tot=2025))
    assert zonder.tekens == ()


def test_a_sign_that_the_legend_does_not_have_is_explained_in_its_own_words(make_rapport: Make) -> None:
    deel = _only(make_rapport(codes=["kosten"]))
    (regel,) = deel.beeld.tabel.regels
    nieuw = replace(regel, cellen=(replace(regel.cellen[0], tekst="x", woorden="niet aangeleverd"),))
    tabel = replace(deel.beeld.tabel, regels=(nieuw,))
    assert replace(deel, beeld=replace(deel.beeld, tabel=tabel)).tekens == (("x", "niet aangeleverd"),)


def test_areas_and_municipalities_each_have_their_table_and_what_is_not_published_is_named(
    make_rapport: Make,
) -> None:
    rapport = make_rapport(codes=["jeugdigen_met_jeugdhulp", "kosten"], plaatsen=["0772", "SVJ"])
    onderdelen = _sections(rapport)
    assert [deel.kop for deel in onderdelen["Jeugdigen met jeugdhulp"].delen] == [
        "Per gebied",
        "Per gemeente",
    ]
    assert [deel.kop for deel in onderdelen["Kosten"].delen] == ["Per gebied"]
    assert rapport.ontbreekt == (("Kosten", "dit cijfer wordt niet per gemeente gepubliceerd"),)


def test_an_indicator_without_figures_for_the_choice_has_no_section(make_rapport: Make) -> None:
    rapport = make_rapport(codes=["kosten"], van=2023, tot=2024)
    assert rapport.hoofdstukken == ()
    assert rapport.ontbreekt == (("Kosten", "dit cijfer is er niet voor deze gebieden en jaren"),)


@pytest.mark.parametrize("met_pakket", [True, False])
def test_an_estimate_stands_beside_what_is_counted(publicatie: Path, met_pakket: bool) -> None:
    rij = dict.fromkeys(SCHEMA.names) | {"per": "jaar,gebied", "gebied": "SVJ"}
    rijen = [
        rij | {"jaar": 2025, "waarde": 72_345_678.0, "status": "gepubliceerd", "voorlopig": False},
        rij
        | {"jaar": 2026, "waarde": 50_000_000.0, "status": "voorlopig", "voorlopig": True}
        | (
            {"schatting": 61_000_000.0, "ondergrens": 60_000_000.0, "bovengrens": 62_000_000.0}
            if met_pakket
            else {}
        ),
    ]
    pq.write_table(pa.Table.from_pylist(rijen, schema=SCHEMA), publicatie / "kosten@1.parquet")
    meta = json.loads((publicatie / BESTAND).read_text(encoding="utf-8")) | {"schattingen": met_pakket}
    (publicatie / BESTAND).write_text(json.dumps(meta), encoding="utf-8")
    uitgave = _rewrite(publicatie, kosten={"completed": True})
    deel = _only(compose(uitgave, make_vraag(uitgave, codes=["kosten"]), GEMAAKT))
    if met_pakket:
        assert deel.schattingen is not None
        assert deel.schattingsnaam == "Schatting: Kosten per jaar, naar gebied (in euro, ingediend)"
        (regel,) = deel.schattingen.regels
        assert regel.koppen == ("Inkoopregio Samen voor Jeugd (10 gemeenten)", "2026")
        assert [cel.tekst for cel in regel.cellen] == ["50.000.000", "61.000.000", "60.000.000", "62.000.000"]
        assert "95 van de 100" in deel.uitleg
    else:
        assert deel.schattingen is None
        assert "geen schattingen gemaakt" in deel.uitleg


def test_forecast_and_target_are_those_of_the_page(publicatie: Path) -> None:
    add_forecast(publicatie)
    budget = streven("kosten", 2026, 77e6, "begroting")
    change_meta(publicatie, forecast=("kosten",), streefwaarden=[budget])
    uitgave = current()
    assert uitgave is not None
    onderdeel = compose(uitgave, make_vraag(uitgave, codes=["kosten"]), GEMAAKT).hoofdstukken[0].onderdelen[0]
    (deel,) = onderdeel.delen
    pagina = beelden.diepte(uitgave, "kosten", ("jaar", "gebied"), ("SVJ",), 2023, 2026)
    assert pagina.vooruit is not None
    assert deel.schattingen == pagina.vooruit.tabel
    assert deel.grafieken == pagina.grafieken
    assert "verwacht, grenzen van 95%" in json.dumps(deel.grafieken[0].spec)
    assert deel.schattingsnaam.startswith("Verwachting en begroting: Kosten per jaar")
    assert onderdeel.vooruit == pagina.vooruit.kern
    assert "exponentiële afvlakking (ETS)" in deel.uitleg


@pytest.mark.parametrize(
    ("vraag", "fout"),
    [
        ({"codes": ["bestaat_niet"]}, "bestaat_niet zit niet in de publicatie"),
        ({"plaatsen": ["9999"]}, "geen cijfers van 9999. Wel van: SVJ"),
        ({"van": 2026, "tot": 2024}, "kies van 2023 tot en met 2026"),
        ({"van": 1999}, "kies van 2023 tot en met 2026"),
    ],
)
def test_what_is_not_published_cannot_be_asked(
    vraag: dict[str, object], fout: str, make_rapport: Make
) -> None:
    with pytest.raises(MonitorError, match=fout):
        make_rapport(**vraag)


def test_a_chart_of_many_groups_shows_the_largest_and_that_is_told(publicatie: Path) -> None:
    rij = dict.fromkeys(SCHEMA.names) | {"per": "jaar,gebied,categorie", "gebied": "SVJ", "jaar": 2025}
    rijen = [
        rij | {"categorie": f"Groep {n}", "waarde": 1.5, "status": "gepubliceerd", "voorlopig": False}
        for n in range(120)
    ]
    pq.write_table(
        pa.Table.from_pylist(rijen, schema=SCHEMA), publicatie / "gebruik_naar_categorie@1.parquet"
    )
    uitgave = Uitgave(Publicatie.open(publicatie))
    deel = _only(compose(uitgave, make_vraag(uitgave, codes=["gebruik_naar_categorie"]), GEMAAKT))
    assert len(deel.beeld.grafieken) == 1
    assert deel.opmerking == "De grafiek toont de 25 grootste groepen. De tabel toont ze alle."
    assert len(_cells(deel)) == 120


def test_a_figure_that_is_not_about_people_says_so_instead_of_a_minimum(publicatie: Path) -> None:
    uitgave = _rewrite(publicatie, kosten={"minimum": 0})
    (onderdeel,) = _sections(compose(uitgave, make_vraag(uitgave, codes=["kosten"]), GEMAAKT)).values()
    assert dict(onderdeel.gegevens)["Bescherming van personen"].startswith(
        "Dit cijfer gaat niet over personen"
    )
