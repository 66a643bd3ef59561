"""The releases that are read: every package `v*` beside this module, with every message it declares."""

import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType

from jeugdregio.ijw.element import BerichtSoort, bericht_soort
from jeugdregio.ijw.regel import Regels

_NAMESPACE = re.compile(
    r"http://www\.istandaarden\.nl/(?P<familie>i\w{1,8})/(?P<release>\d+(?:_\d+)*)/(?P<deel>\w{1,20})/schema(?:/[\w./-]{1,40})?"
)


@dataclass(frozen=True, slots=True)
class Release:
    """One release of the standard: its messages by name, and the rules that hold for them."""

    naam: str
    soorten: Mapping[str, BerichtSoort]
    modules: Mapping[str, ModuleType]
    basis: ModuleType
    types: ModuleType
    regels: Regels


@dataclass(frozen=True, slots=True)
class Herkenning:
    """What a namespace says it is: the family of standards (`ijw`), the release (`3.2`) and the part
    (`jw301`).
    """

    familie: str
    release: str
    deel: str

    @property
    def bericht_soort(self) -> str | None:
        """The message that the part seems to be; None when it does not look like one."""
        return self.deel.upper() if re.fullmatch(r"[a-z]{2,3}\d{3}", self.deel) else None


@cache
def releases() -> Mapping[str, Release]:
    """Every release that is read, by name, oldest first."""
    hier = pkgutil.iter_modules([str(Path(__file__).parent)])
    namen = sorted(m.name for m in hier if m.ispkg and re.fullmatch(r"v\d+_\d+", m.name))
    gevonden = (_load(f"{__package__}.{naam}") for naam in namen)
    return MappingProxyType({release.naam: release for release in gevonden})


def _load(pakket_naam: str) -> Release:
    pakket = importlib.import_module(pakket_naam)
    modules = {}
    soorten = {}
    for info in pkgutil.iter_modules(pakket.__path__):
        module = importlib.import_module(f"{pakket_naam}.{info.name}")
        modules[info.name] = module
        soort = bericht_soort(module.__name__)
        if soort is not None:
            soorten[soort.soort] = soort
    return Release(
        pakket.RELEASE,
        MappingProxyType(soorten),
        MappingProxyType(modules),
        modules["basis"],
        modules["types"],
        modules["regels"].rule,
    )


@cache
def _per_namespace() -> Mapping[str, tuple[Release, BerichtSoort]]:
    return {s.namespace: (release, s) for release in releases().values() for s in release.soorten.values()}


def soort_bij_namespace(namespace: str) -> tuple[Release, BerichtSoort] | None:
    """Find the message whose elements stand in a namespace, or None when it is not read."""
    return _per_namespace().get(namespace)


@cache
def soort_van(wortel: type) -> tuple[Release, BerichtSoort]:
    """Find the message that a root class declares. TypeError when the class is no root of a message."""
    for release in releases().values():
        for soort in release.soorten.values():
            if soort.wortel is wortel:
                return release, soort
    raise TypeError(f"{wortel.__qualname__} is no message of a release that is read")


def recognise(namespace: str) -> Herkenning | None:
    """Say which standard a namespace belongs to, also when that release is not read."""
    match = _NAMESPACE.fullmatch(namespace)
    if match is None:
        return None
    return Herkenning(match["familie"].lower(), match["release"].replace("_", "."), match["deel"].lower())
