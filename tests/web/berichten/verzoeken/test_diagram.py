"""The picture of the course of a request shows every transition of the table."""

from lxml import etree

from jeugdregio.web.berichten.verzoeken.diagram import BEELD, render, render_svg
from jeugdregio.web.berichten.verzoeken.verloop import Stand, transitions

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_has_a_column_a_stand_and_an_arrow_a_transition() -> None:
    root = etree.fromstring(render_svg().encode())
    arrows = [element for element in root.iter() if element.get("marker-end")]
    assert len(arrows) == len(transitions())
    words = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert all(stand.label in words for stand in Stand)


def test_the_page_shows_the_picture_and_says_the_same_in_words() -> None:
    page = render()
    assert page.startswith("# ")
    assert BEELD in page
    for van, stap, naar in transitions():
        rows = [row for row in page.splitlines() if row.startswith(f"| {van.label} | {stap.label} | ")]
        assert any(row.endswith(f" | {naar.label} |") for row in rows)
