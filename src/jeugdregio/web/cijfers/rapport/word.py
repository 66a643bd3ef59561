"""A report as a Word file to work on: real headings, repeated table headings, pictures with a text."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from jeugdregio.web.cijfers.cijfer import LEGENDA, datum
from jeugdregio.web.cijfers.rapport.figuren import Figuur, draw, to_png
from jeugdregio.web.cijfers.rapport.samenstelling import (
    FICTIEF,
    INHOUD,
    LEESWIJZER,
    ONTBREEKT,
    TITEL,
    Deel,
    Onderdeel,
    Rapport,
)
from jeugdregio.web.cijfers.tabellen import Tabel

LETTER: Final = "Arial"
BLAUW: Final = RGBColor(0x00, 0x56, 0x8B)
ZACHT: Final = RGBColor(0x3D, 0x53, 0x74)
EMU_PER_PIXEL: Final = 9525
# Sizes of the styles in points.
KOPPEN: Final = {
    "Title": 26,
    "Subtitle": 14,
    "Heading 1": 18,
    "Heading 2": 14,
    "Heading 3": 12,
    "Caption": 9,
}
NAAST_ELKAAR: Final = 2
TWEEDE: Final = Cm(8.7)
# In points: the width of the page between its margins; of a letter as part of its size; the room in a cell.
BLADSPIEGEL: Final = 480
TEKEN: Final = 0.6
RAND: Final = 14
KLEIN: Final = "Toelichting"
# Up to which width of a table in em it is set in which size of letter (points).
LETTERGROOTTES: Final = ((45, 9.0), (55, 8.0), (999, 7.0))


def to_docx(rapport: Rapport) -> bytes:
    """Write a report as a Word file."""
    document = docx.Document()
    _set_up(document, rapport)
    _front(document, rapport)
    for hoofdstuk in rapport.hoofdstukken:
        document.add_heading(hoofdstuk.titel, 1).paragraph_format.page_break_before = True
        for onderdeel in hoofdstuk.onderdelen:
            _section(document, onderdeel)
    if rapport.ontbreekt:
        document.add_heading(ONTBREEKT, 1)
        for label, reden in rapport.ontbreekt:
            document.add_paragraph(f"{label}: {reden}.", "List Bullet")
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _set_up(document: Document, rapport: Rapport) -> None:
    """Page, styles, language and properties; the mark of made-up figures above, page numbers below."""
    eigenschappen = document.core_properties
    eigenschappen.title, eigenschappen.author = f"{TITEL}, {rapport.regio}", rapport.regio
    eigenschappen.language, eigenschappen.comments = "nl-NL", ""
    eigenschappen.created = eigenschappen.modified = datetime.combine(rapport.gemaakt, time(12), UTC)
    for taal in document.styles.element.iter(qn("w:lang")):
        taal.set(qn("w:val"), "nl-NL")
    for letters in document.styles.element.iter(qn("w:rFonts")):
        letters.attrib.clear()  # the fonts of the template's theme, which would come first
        for soort in ("ascii", "hAnsi", "cs", "eastAsia"):
            letters.set(qn(f"w:{soort}"), LETTER)
    sectie = document.sections[0]
    sectie.page_width, sectie.page_height = Cm(21), Cm(29.7)
    sectie.left_margin = sectie.right_margin = Cm(2)
    sectie.top_margin = sectie.bottom_margin = Cm(2.2)
    _style(document, "Normal", 10)
    for naam, grootte in KOPPEN.items():
        _style(document, naam, grootte, BLAUW)
    document.styles.add_style(KLEIN, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    _style(document, KLEIN, 8, ZACHT)
    if rapport.fictief:
        sectie.header.paragraphs[0].text = FICTIEF
    onder = sectie.footer.paragraphs[0]
    onder.add_run(f"{rapport.regio}, stand per {datum(rapport.peildatum)}. Pagina ")
    _add_field(onder, "PAGE", "1")
    onder.add_run(" van ")
    _add_field(onder, "NUMPAGES", "1")


def _style(document: Document, naam: str, grootte: float, kleur: RGBColor | None = None) -> None:
    stijl = document.styles[naam]
    assert isinstance(stijl, ParagraphStyle)  # noqa: S101 - the template of python-docx, not input
    stijl.font.size = Pt(grootte)
    if kleur is not None:
        stijl.font.color.rgb = kleur


def _front(document: Document, rapport: Rapport) -> None:
    document.add_paragraph(TITEL, "Title")
    document.add_paragraph(rapport.regio, "Subtitle")
    if rapport.fictief:
        document.add_paragraph().add_run(FICTIEF).bold = True
    _add_terms(document, rapport.kop, "Normal")
    _add_contents(document, rapport)
    document.add_heading(LEESWIJZER, 1)
    for alinea in rapport.leeswijzer:
        document.add_paragraph(alinea)
    _write_table(document, ["Teken", "Betekenis"], [list(regel) for regel in LEGENDA], 2)


def _add_contents(document: Document, rapport: Rapport) -> None:
    """The table of contents: written out, and marked so that Word itself fills in the pages.

    Its heading is no heading style, which would stand in the list itself.
    """
    kop = document.add_paragraph(INHOUD, "TOC Heading")
    kop.paragraph_format.space_before = Pt(18)
    regels = [(LEESWIJZER, 1)]
    for hoofdstuk in rapport.hoofdstukken:
        regels += [(hoofdstuk.titel, 1), *((onderdeel.label, 2) for onderdeel in hoofdstuk.onderdelen)]
    regels += [(ONTBREEKT, 1)] * bool(rapport.ontbreekt)
    for nummer, (tekst, niveau) in enumerate(regels):
        alinea = document.add_paragraph()
        alinea.paragraph_format.left_indent = Cm(0.6 * (niveau - 1))
        alinea.paragraph_format.space_after = Pt(2)
        if nummer == 0:
            _mark_field(alinea, "begin").set(qn("w:dirty"), "true")
            _instruct(alinea, r'TOC \o "1-2" \h \z \u')
            _mark_field(alinea, "separate")
        alinea.add_run(tekst).bold = niveau == 1 or None
        if nummer == len(regels) - 1:
            _mark_field(alinea, "end")


def _section(document: Document, onderdeel: Onderdeel) -> None:
    document.add_heading(onderdeel.label, 2)
    document.add_paragraph(onderdeel.betekenis).paragraph_format.keep_with_next = True
    if onderdeel.kern:
        kern = document.add_paragraph()
        kern.add_run(onderdeel.kern).bold = True
        kern.paragraph_format.keep_with_next = True
    for zin in onderdeel.vooruit:
        document.add_paragraph(zin).paragraph_format.keep_with_next = True
    for deel in onderdeel.delen:
        _part(document, deel)
    _add_terms(document, onderdeel.gegevens, KLEIN)


def _part(document: Document, deel: Deel) -> None:
    beeld = deel.beeld
    if deel.kop:
        document.add_heading(deel.kop, 3)
    figuren = draw(deel.grafieken)
    for eerste in range(0, len(figuren), NAAST_ELKAAR):
        _add_pictures(document, figuren[eerste : eerste + NAAST_ELKAAR])
    if deel.opmerking:
        document.add_paragraph(deel.opmerking, KLEIN)
    _add_table(document, beeld.tabel, beeld.tabelnaam)
    if deel.tekens:
        tekens = "; ".join(f"{teken} {betekenis}" for teken, betekenis in deel.tekens)
        document.add_paragraph(f"{tekens}.", KLEIN)
    if deel.schattingen is not None:
        _add_table(document, deel.schattingen, deel.schattingsnaam)
    if deel.uitleg:
        document.add_paragraph(deel.uitleg, KLEIN)
    if beeld.elders is not None:
        _add_table(document, beeld.elders.tabel, beeld.eldersnaam)
        document.add_paragraph(beeld.elders.uitleg, KLEIN)


def _add_pictures(document: Document, figuren: list[Figuur]) -> None:
    """One or two pictures beside each other, under their names, each with what it shows as its text."""
    if namen := [figuur.kop for figuur in figuren if figuur.kop]:
        alinea = document.add_paragraph("\t".join(namen), "Caption")
        alinea.paragraph_format.tab_stops.add_tab_stop(TWEEDE)
        alinea.paragraph_format.keep_with_next = True
    alinea = document.add_paragraph()
    alinea.paragraph_format.tab_stops.add_tab_stop(TWEEDE)
    for nummer, figuur in enumerate(figuren):
        if nummer:
            alinea.add_run("\t")
        breedte, hoogte = (Emu(round(maat * EMU_PER_PIXEL)) for maat in (figuur.breedte, figuur.hoogte))
        beeld = alinea.add_run().add_picture(io.BytesIO(to_png(figuur)), breedte, hoogte)
        eigenschappen = beeld._inline.docPr  # python-docx has no way of its own to give a picture a text
        eigenschappen.set("descr", figuur.omschrijving)


def _add_table(document: Document, tabel: Tabel, naam: str) -> None:
    bijschrift = document.add_paragraph(naam, "Caption")
    bijschrift.paragraph_format.keep_with_next = True
    grootte = next(grootte for past, grootte in LETTERGROOTTES if tabel.past <= past)
    koppen = [*tabel.koppen, *(kolom.naam + "*" * kolom.voorlopig for kolom in tabel.kolommen)]
    regels = [
        [*regel.koppen, *(cel.tekst + "*" * cel.ster for cel in regel.cellen)] for regel in tabel.regels
    ]
    _write_table(document, koppen, regels, len(tabel.koppen), grootte)


def _write_table(
    document: Document, koppen: list[str], regels: list[list[str]], namen: int, grootte: float = 9.0
) -> None:
    """A table as wide as its text, whose first row is its heading on every page it runs to.

    The first `namen` columns hold names, the others figures.
    """
    tabel = document.add_table(rows=1 + len(regels), cols=len(koppen), style="Table Grid")
    tabel.alignment = WD_TABLE_ALIGNMENT.LEFT
    tabel.autofit = False
    breedtes = _widths([koppen, *regels], namen, grootte)
    for kolom, breedte in zip(tabel.columns, breedtes, strict=True):
        kolom.width = breedte
    for nummer, (rij, teksten) in enumerate(zip(tabel.rows, [koppen, *regels], strict=True)):
        eigenschappen = rij._tr.get_or_add_trPr()
        eigenschappen.append(OxmlElement("w:cantSplit"))
        if nummer == 0:
            eigenschappen.append(OxmlElement("w:tblHeader"))
        for plek, (cel, tekst) in enumerate(zip(rij.cells, teksten, strict=True)):
            cel.width = breedtes[plek]
            alinea = cel.paragraphs[0]
            alinea.paragraph_format.space_after = Pt(0)
            if plek >= namen:
                alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = alinea.add_run(tekst)
            run.font.size = Pt(grootte)
            run.bold = nummer == 0 or None


def _widths(rijen: list[list[str]], namen: int, grootte: float) -> list[Length]:
    """How wide each column is: figures what they need, names what is left of the page at most."""
    nodig = [max(map(len, kolom)) * grootte * TEKEN + RAND for kolom in zip(*rijen, strict=True)]
    over = max(BLADSPIEGEL - sum(nodig[namen:]), BLADSPIEGEL / 4)
    krimp = min(1.0, over / sum(nodig[:namen]))
    return [Pt(breedte * krimp if plek < namen else breedte) for plek, breedte in enumerate(nodig)]


def _add_terms(document: Document, paren: Iterable[tuple[str, str]], stijl: str) -> None:
    for term, tekst in paren:
        alinea = document.add_paragraph(style=stijl)
        alinea.paragraph_format.space_after = Pt(2)
        alinea.add_run(f"{term}: ").bold = True
        alinea.add_run(tekst)


def _add_field(alinea: Paragraph, opdracht: str, tekst: str) -> None:
    """Add what Word works out itself, such as the number of the page; `tekst` until it has."""
    _mark_field(alinea, "begin")
    _instruct(alinea, opdracht)
    _mark_field(alinea, "separate")
    alinea.add_run(tekst)
    _mark_field(alinea, "end")


def _mark_field(alinea: Paragraph, deel: str) -> Any:
    teken = OxmlElement("w:fldChar")
    teken.set(qn("w:fldCharType"), deel)
    alinea.add_run()._r.append(teken)
    return teken


def _instruct(alinea: Paragraph, opdracht: str) -> None:
    tekst = OxmlElement("w:instrText")
    tekst.set(qn("xml:space"), "preserve")
    tekst.text = f" {opdracht} "
    alinea.add_run()._r.append(tekst)
