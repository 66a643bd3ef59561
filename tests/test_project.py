"""The files that describe the project agree with the project."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PAGES = sorted(
    page for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")] if "_build" not in page.parts
)


def test_publiccode_names_the_version_and_licence_of_the_project() -> None:
    publiccode = (ROOT / "publiccode.yml").read_text("utf-8")
    assert f'softwareVersion: "{PROJECT["version"]}"' in publiccode
    assert f"license: {PROJECT['license']}" in publiccode


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(page.name[:4]) for page in sorted((ROOT / "docs/adr").glob("0*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
