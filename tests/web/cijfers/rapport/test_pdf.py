"""The PDF as a screen reader meets it: tagged, in Dutch, with headings and a text with each chart."""

import io
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pypdf
import pytest

from jeugdregio.web.cijfers.rapport.pdf import to_pdf
from jeugdregio.web.cijfers.rapport.samenstelling import Rapport

Make = Callable[..., Rapport]
INDICATOREN = 4


@pytest.fixture(scope="module")
def pdf(ruim_rapport: Rapport) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(to_pdf(ruim_rapport)))


def _elements(knoop: Any) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""
    knoop = knoop.get_object() if hasattr(knoop, "get_object") else knoop
    if isinstance(knoop, list):
        for deel in knoop:
            yield from _elements(deel)
    elif isinstance(knoop, dict) and "/S" in knoop:
        yield knoop
        yield from _elements(knoop.get("/K", []))


def _tags(pdf: pypdf.PdfReader) -> list[Any]:
    return list(_elements(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]))  # type: ignore[index]  # a dictionary


def test_it_is_tagged_dutch_and_says_that_it_is_pdf_ua(pdf: pypdf.PdfReader) -> None:
    wortel: Any = pdf.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"].value is True
    assert wortel["/Lang"] == "nl-NL"
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in wortel["/Metadata"].get_data()
    assert pdf.metadata
    assert pdf.metadata.title == "Monitor jeugdhulp, Inkoopregio Samen voor Jeugd (10 gemeenten)"


def test_every_chart_is_a_figure_with_what_it_shows_in_words(pdf: pypdf.PdfReader) -> None:
    figuren = [tag.get("/Alt") for tag in _tags(pdf) if tag["/S"] == "/Figure"]
    assert len(figuren) == 5  # two of young people, one place has no figures for the others
    assert all(tekst and tekst.startswith("Grafiek van ") for tekst in figuren)
    assert len(set(figuren)) == 5


def test_every_table_begins_with_a_line_of_headings_and_every_cell_names_its_heading(
    pdf: pypdf.PdfReader,
) -> None:
    tabellen = [tag for tag in _tags(pdf) if tag["/S"] == "/Table"]
    assert len(tabellen) == 1 + INDICATOREN  # the legend, and one of each indicator
    for tabel in tabellen:
        soorten = [str(tag["/S"]) for tag in _elements(tabel)]
        rij = [str(tag["/S"]) for tag in _elements(next(t for t in _elements(tabel) if t["/S"] == "/TR"))]
        assert set(rij) & {"/TH", "/TD"} == {"/TH"}
        assert soorten.count("/TD") % rij.count("/TH") == 0
        for cel in (tag for tag in _elements(tabel) if tag["/S"] == "/TD"):
            assert any(deel.get("/Headers") for deel in cel["/A"])


def test_headings_follow_each_other_without_a_gap(pdf: pypdf.PdfReader) -> None:
    koppen = [int(str(tag["/S"])[2:]) for tag in _tags(pdf) if str(tag["/S"]) in {"/H1", "/H2", "/H3"}]
    assert koppen[0] == 1
    assert all(volgende - kop <= 1 for kop, volgende in itertools.pairwise(koppen))
    assert koppen.count(2) == INDICATOREN


def test_it_has_a_table_of_contents_and_every_page_its_number_and_the_mark_of_made_up_figures(
    pdf: pypdf.PdfReader,
) -> None:
    assert "/TOC" in [str(tag["/S"]) for tag in _tags(pdf)]
    assert pdf.outline
    for nummer, pagina in enumerate(pdf.pages, 1):
        tekst = pagina.extract_text()
        assert f"Pagina {nummer} van {len(pdf.pages)}" in tekst
        assert "Verzonnen gegevens van een niet-bestaande regio" in tekst


def test_the_first_page_says_of_what_and_of_when(pdf: pypdf.PdfReader) -> None:
    tekst = pdf.pages[0].extract_text()
    for stuk in ("Samen voor Jeugd", "2023 tot en met 2026", "31 oktober 2026", "22 november 2026"):
        assert stuk in tekst


def test_figures_and_signs_stand_in_the_text(make_rapport: Make) -> None:
    rapport = make_rapport(codes=["jeugdigen_met_jeugdhulp"], plaatsen=["1658", "0858"])
    tekst = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(to_pdf(rapport))).pages)
    for stuk in ("Heeze-Leende 400 · 380 300", "Valkenswaard 600 0 – 500", "niet getoond, om"):
        assert stuk in tekst


def test_what_is_published_cannot_become_markup(make_rapport: Make, uitgave: Any) -> None:
    uitgave.indicatoren["kosten"].catalogus["definition"] = '#panic("nee") $x$ *a* "b" \\'
    pdf = pypdf.PdfReader(io.BytesIO(to_pdf(make_rapport(codes=["kosten"]))))
    assert '#panic("nee") $x$ *a* "b" \\' in "".join(p.extract_text() for p in pdf.pages)


def test_the_same_report_gives_the_same_bytes(make_rapport: Make) -> None:
    assert to_pdf(make_rapport()) == to_pdf(make_rapport())


def test_a_report_without_figures_says_what_is_not_in_it(make_rapport: Make) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(to_pdf(make_rapport(codes=["kosten"], van=2023, tot=2024))))
    assert "Kosten: dit cijfer is er niet voor deze gebieden en jaren." in pdf.pages[-1].extract_text()


def test_an_indicator_that_is_withheld_everywhere_has_a_table_and_no_chart(make_rapport: Make) -> None:
    rapport = make_rapport(codes=["jeugdigen_met_jeugdhulp"], plaatsen=["1658"], van=2024, tot=2024)
    pdf = pypdf.PdfReader(io.BytesIO(to_pdf(rapport)))
    soorten = [str(tag["/S"]) for tag in _tags(pdf)]
    assert soorten.count("/Table") == 2
    assert "/Figure" not in soorten
    assert "2024 niet getoond, om personen te beschermen." in "".join(p.extract_text() for p in pdf.pages)
