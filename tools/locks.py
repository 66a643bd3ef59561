"""Are the lock files in step with what is declared? Run without a network by `make check`.

The locks are made by `make locks`. This looks at three things: every requirement that pyproject.toml
declares is pinned at a version it allows, with hashes, in each lock it belongs to; nothing is pinned as ours
that is no longer declared; and the locks agree with each other and name no registry, so that they work
behind any mirror.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# lock: (holds the project's own dependencies, its extras, groups)
LOCKS: Mapping[str, tuple[bool, tuple[str, ...], tuple[str, ...]]] = {
    "base": (True, (), ()),
    "prognose": (True, ("prognose",), ()),
    "spark": (True, ("spark",), ()),
    "test": (True, ("prognose", "spark"), ("test",)),
    "docs": (True, (), ("docs",)),
    "uv": (False, (), ("uv",)),
    "node": (False, (), ("node",)),
}
PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?P<rest>(?:.*\\\n)?(?:[ #].*\n?)*)", re.MULTILINE
)
ADDRESS = re.compile(r"https?://|git\+|--(?:extra-)?index-url|--find-links")


@dataclass(frozen=True, slots=True)
class Pin:
    """One pinned package: its version, whether it has hashes and whether we ask for it ourselves."""

    name: str
    version: str
    hashed: bool
    declared: bool


def pins(lock: str) -> Iterator[Pin]:
    """The pins in the text of a lock file; one package may be pinned twice, for different platforms."""
    for match in PIN.finditer(lock):
        rest = match["rest"]
        yield Pin(
            canonicalize_name(match["name"]), match["version"], "--hash=" in rest, "(pyproject.toml" in rest
        )


def group(groups: Mapping[str, list[Any]], name: str) -> Iterator[Requirement]:
    """The requirements of a dependency group, those of included groups too."""
    for entry in groups[name]:
        if isinstance(entry, dict):
            yield from group(groups, entry["include-group"])
        else:
            yield Requirement(entry)


def findings_of_lock(name: str, declared: Iterable[Requirement], text: str) -> Iterator[str]:
    """What is wrong with one lock, one sentence each."""
    pinned: dict[str, list[Pin]] = {}
    for pin in pins(text):
        pinned.setdefault(pin.name, []).append(pin)
        if not pin.hashed:
            yield f"requirements/{name}.txt: {pin.name} has no hash"
    wanted: set[str] = set()
    for requirement in declared:
        package, allowed = canonicalize_name(requirement.name), requirement.specifier
        wanted.add(package)
        if package not in pinned:
            yield f"requirements/{name}.txt: {requirement} is declared but not locked"
        for pin in pinned.get(package, ()):
            if not allowed.contains(pin.version, prereleases=True):
                yield f"requirements/{name}.txt: {package} is locked at {pin.version}, declared {allowed}"
    for locked, versions in pinned.items():
        if locked not in wanted and any(pin.declared for pin in versions):
            yield f"requirements/{name}.txt: {locked} is locked as ours but no longer declared"
    if match := ADDRESS.search(text):
        yield f"requirements/{name}.txt: names an address ({match[0]})"


def findings_between_locks(texts: Mapping[str, str]) -> Iterator[str]:
    """Packages that two locks pin at different versions; they are installed in one environment."""
    versions: dict[str, dict[frozenset[str], str]] = {}
    for name, text in texts.items():
        here: dict[str, set[str]] = {}
        for pin in pins(text):
            here.setdefault(pin.name, set()).add(pin.version)
        for package, found in here.items():
            versions.setdefault(package, {}).setdefault(frozenset(found), name)
    for package, locks in sorted(versions.items()):
        if len(locks) > 1:
            where = " and ".join(f"{name}.txt" for name in locks.values())
            yield f"requirements/: {package} differs between {where}"


def findings_of_npm(manifest: Mapping[str, Any], lock: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with package-lock.json beside its package.json."""
    root = lock["packages"][""]
    for kind in ("dependencies", "devDependencies"):
        if manifest.get(kind, {}) != root.get(kind, {}):
            yield f"package-lock.json: {kind} differ from package.json"
    for path, package in lock["packages"].items():
        if "resolved" in package:
            yield f"package-lock.json: {path} names an address"
        if path and "integrity" not in package:
            yield f"package-lock.json: {path} has no hash"


def findings(root: Path) -> Iterator[str]:
    """Everything that is wrong with the locks of the project in `root`."""
    pyproject = tomllib.loads((root / "pyproject.toml").read_text())
    own = [Requirement(entry) for entry in pyproject["project"]["dependencies"]]
    texts = {name: (root / "requirements" / f"{name}.txt").read_text() for name in LOCKS}
    extra = pyproject["project"].get("optional-dependencies", {})
    for name, (with_own, extras, groups) in LOCKS.items():
        declared = own if with_own else []
        declared = [*declared, *(Requirement(entry) for each in extras for entry in extra[each])]
        asked = [
            requirement for each in groups for requirement in group(pyproject["dependency-groups"], each)
        ]
        yield from findings_of_lock(name, [*declared, *asked], texts[name])
    yield from findings_between_locks(texts)
    manifest, lock = (json.loads((root / name).read_text()) for name in ("package.json", "package-lock.json"))
    yield from findings_of_npm(manifest, lock)


def main() -> int:
    """Print what is wrong; exit 1 when anything is."""
    found = list(findings(Path(__file__).resolve().parent.parent))
    for finding in found:
        sys.stdout.write(f"{finding}\n")
    if found:
        sys.stdout.write("Run `make locks` and commit what it writes.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
