"""Writes the reference from the declarations before every build, so that it cannot differ from the code.

The pages come in `docs/naslag/gemaakt/`, which is not committed. Each function of the package that is asked
here returns Markdown with one heading of level 1.
"""

from collections.abc import Iterator
from pathlib import Path

from docs._ext import regelnaslag
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from jeugdregio.ijw import naslag as ijw
from jeugdregio.ijw.release import releases
from jeugdregio.monitor import naslag as monitor
from jeugdregio.monitor.nationaal import naslag as nationaal
from jeugdregio.stand import naslag as stand
from jeugdregio.web.berichten.verzoeken import diagram


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page; a new message, table or indicator is there by itself."""
    for code, release in releases().items():
        if release.afleiding is not None:
            yield f"iJw-{code}.md", ijw.render_differences(code)
            continue
        for message in release.soorten:
            yield f"{message}-{code}.md", ijw.render(message, code)
    yield from regelnaslag.pages()
    yield "tabellen.md", stand.render()
    yield "indicatoren.md", monitor.render()
    yield "indelingen.md", monitor.render_indelingen()
    yield "landelijk.md", nationaal.render()
    yield "verloop-verzoek.md", diagram.render()
    yield diagram.BEELD, diagram.render_svg()


def write_pages(app: Sphinx) -> None:
    """Write the pages that changed and remove those that are no longer made."""
    folder = Path(app.srcdir) / "naslag" / "gemaakt"
    folder.mkdir(exist_ok=True)
    made = dict(pages())
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Hook into the start of the build."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
