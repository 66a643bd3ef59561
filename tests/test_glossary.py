"""Every Dutch word that names a class or a field stands in GLOSSARY.md.

English needs no list of its own: a word counts as English when Python's standard library or Django uses it in
the name of a class, function or attribute. The few English words that neither of them uses are in `ENGLISH`.
"""

import ast
import re
import sysconfig
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "jeugdregio"
ENGLISH = frozenset(
    {
        "account",
        "ago",
        "another",
        "api",
        "contact",
        "credited",
        "csv",
        "died",
        "direction",
        "disclosure",
        "duckdb",
        "encrypted",
        "forecast",
        "later",
        "letter",
        "mfa",
        "nav",
        "npm",
        "officer",
        "personal",
        "planner",
        "privacy",
        "schemas",
        "software",
        "spark",
        "vega",
        "web",
        "xlsx",
        "xsd",
        "xslt",
    }
)
DEFINITION = re.compile(r"^\s*(?:class|def|async def)\s+(\w+)|^\s+self\.(\w+)\s*=", re.MULTILINE)
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def words(name: str) -> list[str]:
    """The words of a name, in lower case and without accents: `ToegewezenProduct` -> toegewezen, product."""
    plain = unicodedata.normalize("NFKD", "_".join(HUMP.split(name))).encode("ascii", "ignore").decode()
    return [word for word in re.split(r"[^a-z]+", plain.lower()) if word]


def declared_names(module: ast.Module) -> Iterator[str]:
    """The public names of the classes of a module and of what their bodies declare."""
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            names = [node.name]
            for statement in node.body:
                if isinstance(statement, ast.AnnAssign):
                    targets = [statement.target]
                elif isinstance(statement, ast.Assign):
                    targets = [target for target in statement.targets if isinstance(target, ast.Name)]
                else:
                    continue
                names += [target.id for target in targets if isinstance(target, ast.Name)]
            yield from (name for name in names if not name.startswith("_"))


@cache
def used_words() -> dict[str, str]:
    """The words in use, each with one place: `module.py: Name`. Migrations repeat the models."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            for name in declared_names(ast.parse(path.read_text("utf-8"))):
                for word in words(name):
                    found.setdefault(word, f"{path.relative_to(SOURCE)}: {name}")
    return found


@cache
def english_words() -> frozenset[str]:
    """The words in the names that Django and the standard library define."""
    folders = [*Path(django.__file__).parent.rglob("*.py"), *Path(sysconfig.get_path("stdlib")).glob("*.py")]
    texts = (path.read_text("utf-8", errors="ignore") for path in folders)
    names = (match[1] or match[2] for text in texts for match in DEFINITION.finditer(text))
    return ENGLISH.union(*(words(name) for name in names))


@cache
def entries() -> list[tuple[list[str], str, str]]:
    """The rows of the tables in GLOSSARY.md: the forms of the word, its meaning, its source."""
    rows = []
    for line in (ROOT / "GLOSSARY.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and cells[0] != "Word" and set(cells[0]) != {"-"}:
            rows.append(([form.strip() for form in cells[0].split(",")], cells[1], cells[2]))
    return rows


def test_every_dutch_word_in_a_name_is_in_the_glossary() -> None:
    explained = {word for forms, _, _ in entries() for form in forms for word in words(form)}
    unknown = {
        word: place
        for word, place in used_words().items()
        if word not in explained and word not in english_words()
    }
    assert not unknown, (
        "Explain these in GLOSSARY.md, with meaning and source, or when English, add them to ENGLISH here:\n"
        + "\n".join(f"  {word}  ({place})" for word, place in sorted(unknown.items()))
    )


def test_every_entry_says_what_the_word_means_and_where_it_comes_from() -> None:
    assert [forms for forms, meaning, source in entries() if not (meaning and source)] == []


def test_every_word_has_one_entry_and_the_entries_are_in_order() -> None:
    heads = [words(forms[0]) for forms, _, _ in entries()]
    forms = [form for forms, _, _ in entries() for form in forms]
    assert heads == sorted(heads)
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_the_english_list_holds_only_words_in_use() -> None:
    assert sorted(ENGLISH - used_words().keys()) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ToegewezenProduct", ["toegewezen", "product"]),
        ("BSNIndex", ["bsn", "index"]),
        ("reden_beëindiging", ["reden", "beeindiging"]),
        ("v3_2", ["v"]),
    ],
)
def test_a_name_falls_apart_in_words(name: str, expected: list[str]) -> None:
    assert words(name) == expected


def test_classes_fields_and_enum_members_are_declared_names() -> None:
    module = ast.parse(
        "class Rol(Enum):\n    TOEGANG = 1\n    naam: str\n    _broer = 2\n    def verb(self): ...\nx = 1"
    )
    assert list(declared_names(module)) == ["Rol", "TOEGANG", "naam"]
