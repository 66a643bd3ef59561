"""The Word file as somebody works on in it: styles, table headings that repeat, pictures with a text."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from jeugdregio.web.cijfers.rapport.samenstelling import Rapport
from jeugdregio.web.cijfers.rapport.word import to_docx

Make = Callable[..., Rapport]
INDICATOREN = 4


@pytest.fixture(scope="module")
def word(ruim_rapport: Rapport) -> Document:
    return docx.Document(io.BytesIO(to_docx(ruim_rapport)))


def _headings(word: Document) -> list[tuple[str, str]]:
    return [
        (alinea.style.name, alinea.text)
        for alinea in word.paragraphs
        if alinea.style is not None and str(alinea.style.name).startswith("Heading")
    ]


def _cells(tabel: Any) -> list[list[str]]:
    return [[cel.text for cel in rij.cells] for rij in tabel.rows]


def test_headings_are_real_and_each_indicator_has_one(word: Document) -> None:
    assert _headings(word) == [
        ("Heading 1", "Zo leest u dit rapport"),
        ("Heading 1", "Cijfers"),
        ("Heading 2", "Jeugdigen met jeugdhulp"),
        ("Heading 2", "Gebruik naar categorie"),
        ("Heading 2", "Kosten"),
        ("Heading 2", "Jeugdigen in verblijf"),
    ]


def test_every_picture_has_what_it_shows_as_its_text(word: Document) -> None:
    teksten = [beeld.get("descr") for beeld in word.element.iter(qn("wp:docPr"))]
    assert len(teksten) == 5
    assert all(tekst.startswith("Grafiek van ") for tekst in teksten)


def test_the_first_line_of_every_table_repeats_and_no_line_breaks_over_pages(word: Document) -> None:
    assert len(word.tables) == 1 + INDICATOREN
    for tabel in word.tables:
        koppen = [rij._tr.trPr.find(qn("w:tblHeader")) is not None for rij in tabel.rows]
        assert koppen == [True] + [False] * (len(koppen) - 1)
        assert all(rij._tr.trPr.find(qn("w:cantSplit")) is not None for rij in tabel.rows)


def test_tables_stay_within_the_page(make_rapport: Make) -> None:
    maanden = make_rapport(codes=["jeugdigen_in_verblijf"], plaatsen=["SVJ"])
    word = docx.Document(io.BytesIO(to_docx(maanden)))
    spiegel = word.sections[0]
    assert spiegel.page_width is not None
    for tabel in word.tables:
        breedte = sum(kolom.width or 0 for kolom in tabel.columns)
        assert breedte <= spiegel.page_width - (spiegel.left_margin or 0) - (spiegel.right_margin or 0)


def test_figures_are_those_of_the_report_with_their_signs(make_rapport: Make) -> None:
    rapport = make_rapport(codes=["jeugdigen_met_jeugdhulp"], plaatsen=["1658", "0858"])
    word = docx.Document(io.BytesIO(to_docx(rapport)))
    assert _cells(word.tables[1]) == [
        ["Gebied", "2023", "2024", "2025", "2026*"],
        ["Heeze-Leende", "400", "·", "380", "300"],
        ["Valkenswaard", "600", "0", "–", "500"],
    ]
    assert "· niet getoond, om personen te beschermen; 0 nul; – niet te berekenen" in "\n".join(
        alinea.text for alinea in word.paragraphs
    )


def test_it_is_dutch_and_has_a_title(word: Document) -> None:
    assert word.core_properties.title == "Monitor jeugdhulp, Inkoopregio Samen voor Jeugd (10 gemeenten)"
    assert word.core_properties.language == "nl-NL"
    assert {taal.get(qn("w:val")) for taal in word.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


def test_contents_are_written_out_and_word_fills_in_the_pages(word: Document) -> None:
    velden = [veld.text.split()[0] for veld in word.element.iter(qn("w:instrText"))]
    assert velden == ["TOC"]
    assert word.element.find(f".//{qn('w:fldChar')}").get(qn("w:dirty")) == "true"
    teksten = [alinea.text for alinea in word.paragraphs]
    eerste = teksten.index("Inhoud") + 1
    assert teksten[eerste : eerste + 6] == [kop for _, kop in _headings(word)]
    voet = word.sections[0].footer
    assert [veld.text.strip() for veld in voet._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_made_up_figures_are_marked_on_every_page(word: Document) -> None:
    assert "Verzonnen gegevens" in word.sections[0].header.paragraphs[0].text


def test_what_is_not_in_it_is_named(make_rapport: Make) -> None:
    word = docx.Document(io.BytesIO(to_docx(make_rapport(codes=["kosten"], plaatsen=["0772"]))))
    assert word.paragraphs[-1].text == "Kosten: dit cijfer wordt niet per gemeente gepubliceerd."
    assert ("Heading 1", "Wat niet in dit rapport staat") in _headings(word)
