"""The check that the locks are in step finds what it is there to find."""

from collections.abc import Iterable
from typing import Any

import pytest
from packaging.requirements import Requirement

from tools import locks

HASH = "    --hash=sha256:00"


def lock(*pins: tuple[str, str]) -> str:
    return "".join(f"{pin} \\\n{HASH}\n    # via {via}\n" for pin, via in pins)


OURS = "jeugdregio (pyproject.toml)"


def found(text: str, declared: Iterable[str]) -> list[str]:
    return list(locks.findings_of_lock("base", [Requirement(entry) for entry in declared], text))


def test_a_lock_in_step_gives_no_finding() -> None:
    text = lock(("django==5.2.7", OURS), ("sqlparse==0.5.3", "django"))
    assert found(text, ["Django>=5.2,<5.3"]) == []


@pytest.mark.parametrize(
    ("text", "declared", "part"),
    [
        (lock(("django==5.2.7", OURS)), ["django", "lxml>=6"], "lxml>=6 is declared but not locked"),
        (lock(("django==5.2.7", OURS)), ["django>=6"], "django is locked at 5.2.7, declared >=6"),
        (lock(("django==5.2.7", OURS), ("lxml==6.0.0", OURS)), ["django"], "lxml is locked as ours but no"),
        (f"django==5.2.7\n    # via {OURS}\n", ["django"], "django has no hash"),
        ("--index-url https://pypi.example/\n", [], "names an address"),
    ],
)
def test_a_lock_out_of_step_is_named(text: str, declared: list[str], part: str) -> None:
    findings = found(text, declared)
    assert len(findings) == 1
    assert part in findings[0]


def test_two_pins_for_two_platforms_are_both_read() -> None:
    text = lock(("numpy==2.4.6 ; python_full_version < '3.12'", "pandas"), ("numpy==2.5.5", "pandas"))
    assert [pin.version for pin in locks.pins(text)] == ["2.4.6", "2.5.5"]


def test_locks_that_disagree_are_named() -> None:
    texts = {"test": lock(("jinja2==3.1.6", "x")), "docs": lock(("jinja2==3.1.5", "x"))}
    assert list(locks.findings_between_locks(texts)) == [
        "requirements/: jinja2 differs between test.txt and docs.txt"
    ]


def test_the_included_group_counts_as_declared() -> None:
    groups: dict[str, list[Any]] = {"build": ["hatchling"], "test": [{"include-group": "build"}, "pytest>=8"]}
    assert [str(requirement) for requirement in locks.group(groups, "test")] == ["hatchling", "pytest>=8"]


def test_an_npm_lock_with_addresses_or_without_hashes_is_named() -> None:
    packages = {
        "": {"dependencies": {"a": "1"}},
        "node_modules/a": {"integrity": "sha512-x", "resolved": "https://r"},
        "node_modules/b": {},
    }
    assert list(locks.findings_of_npm({"dependencies": {"a": "2"}}, {"packages": packages})) == [
        "package-lock.json: dependencies differ from package.json",
        "package-lock.json: node_modules/a names an address",
        "package-lock.json: node_modules/b has no hash",
    ]
