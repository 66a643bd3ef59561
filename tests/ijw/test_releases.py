"""A release stands alone, and the documentation lists every file that a new one touches."""

import ast
import re
from functools import cache
from pathlib import Path

from jeugdregio.ijw.release import releases

ROOT = Path(__file__).parents[2]
BLADZIJDE = ROOT / "docs" / "releases.md"
MAPPEN = ("src", "tests", "benchmarks", "tools", "docs/_ext")


@cache
def imported(pad: Path) -> frozenset[str]:
    """Every module of a release that a file imports, also within a function."""
    namen: set[str] = set()
    tekst = pad.read_text("utf-8")
    for node in ast.walk(ast.parse(tekst)) if "ijw" in tekst else ():
        if isinstance(node, ast.Import):
            namen.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            namen.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(naam for naam in namen if re.match(r"jeugdregio\.ijw\.v\d", naam))


def importers(release: str) -> set[str]:
    """The files outside the folder of a release that import it, as paths from the root."""
    pakket = f"jeugdregio.ijw.v{release.replace('.', '_')}"
    eigen = ROOT / "src" / Path(*pakket.split("."))
    return {
        pad.relative_to(ROOT).as_posix()
        for map_ in MAPPEN
        for pad in (ROOT / map_).rglob("*.py")
        if eigen not in pad.parents and any(f"{naam}.".startswith(f"{pakket}.") for naam in imported(pad))
    }


def listed() -> list[str]:
    """The files and folders in the table of the page."""
    tabel = BLADZIJDE.read_text("utf-8").partition("## Files that name the release")[2]
    return re.findall(r"^\| `([^`]+)` \|", tabel, re.MULTILINE)


def test_every_file_that_names_the_release_is_on_the_list() -> None:
    buiten = {pad for pad in importers("3.2") if not any(pad.startswith(vermeld) for vermeld in listed())}
    assert not buiten, f"add to {BLADZIJDE.relative_to(ROOT)}: {sorted(buiten)}"


def test_every_entry_of_the_list_names_the_release() -> None:
    over = {v for v in listed() if not any(pad.startswith(v) for pad in importers("3.2"))}
    assert not over, f"take out of {BLADZIJDE.relative_to(ROOT)}: {sorted(over)}"


def test_a_release_that_is_written_knows_no_other() -> None:
    for naam, release in releases().items():
        if release.alleen_lezen:
            continue
        eigen = f"v{naam.replace('.', '_')}"
        for pad in (ROOT / "src" / "jeugdregio" / "ijw" / eigen).rglob("*.py"):
            anderen = {module for module in imported(pad) if f".{eigen}." not in f"{module}."}
            assert anderen == set(), pad


def test_nothing_but_its_tests_names_a_release_that_is_only_read() -> None:
    assert {pad for pad in importers("3.1") if not pad.startswith("tests/ijw/")} == set()
