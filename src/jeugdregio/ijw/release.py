"""The releases that are read: every package `v*` beside this module.

A release that is written and answered declares its messages in full and knows no other. An older one that is
only read may say instead how it differs from one that does: see `afleiding`.
"""

import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType

from jeugdregio.ijw.afleiding import Afleiding, derive
from jeugdregio.ijw.element import BerichtSoort, bericht_soort
from jeugdregio.ijw.toetsen.procesregel import Procesregel
from jeugdregio.ijw.toetsen.regel import Regels

_NAMESPACE = re.compile(
    r"http://www\.istandaarden\.nl/(?P<familie>i\w{1,8})/(?P<release>\d+(?:_\d+)*)/(?P<deel>\w{1,20})/schema(?:/[\w./-]{1,40})?"
)


@dataclass(frozen=True, slots=True)
class Release:
    """One release of the standard: its messages by name, the rules that hold for them, the process rules.

    basis, types: the modules that declare the shared classes and the simple types. basis_namespace: where the
    shared classes stand in a file. afleiding: for a release that is only read with the classes of another,
    how it differs from that one.
    """

    naam: str
    soorten: Mapping[str, BerichtSoort]
    modules: Mapping[str, ModuleType]
    basis: ModuleType
    types: ModuleType
    basis_namespace: str
    regels: Regels
    procesregels: Mapping[str, Procesregel]
    afleiding: Afleiding | None = None

    @property
    def alleen_lezen(self) -> bool:
        """Whether messages of this release are read, and neither written nor answered."""
        return self.afleiding is not None


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
    pakketten = [importlib.import_module(f"{__package__}.{naam}") for naam in namen]
    volledig = {p.RELEASE: _load(p) for p in pakketten if not hasattr(p, "AFLEIDING")}
    return MappingProxyType(
        {p.RELEASE: volledig.get(p.RELEASE) or _derived(p, volledig[p.AFLEIDING.van]) for p in pakketten}
    )


def is_only_read(naam: str) -> bool:
    """Say whether a release (also one that is not read) is one of which messages are only read."""
    release = releases().get(naam)
    return release is not None and release.alleen_lezen


def _derived(pakket: ModuleType, origineel: Release) -> Release:
    afleiding: Afleiding = pakket.AFLEIDING
    return replace(
        origineel,
        naam=pakket.RELEASE,
        soorten=MappingProxyType(
            {naam: derive(s, origineel.basis_namespace, afleiding) for naam, s in origineel.soorten.items()}
        ),
        modules=MappingProxyType({}),
        basis_namespace=afleiding.namespace(origineel.basis_namespace),
        regels=afleiding.regels,
        procesregels=afleiding.procesregels,
        afleiding=afleiding,
    )


def _load(pakket: ModuleType) -> Release:
    modules = {}
    soorten = {}
    for info in pkgutil.iter_modules(pakket.__path__):
        module = importlib.import_module(f"{pakket.__name__}.{info.name}")
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
        modules["basis"].NAMESPACE,
        modules["regels"].rule,
        modules["regels"].PROCESREGELS,
    )


@cache
def _per_namespace() -> Mapping[str, tuple[Release, BerichtSoort]]:
    return {s.namespace: (release, s) for release in releases().values() for s in release.soorten.values()}


def soort_bij_namespace(namespace: str) -> tuple[Release, BerichtSoort] | None:
    """Find the message whose elements stand in a namespace, or None when it is not read."""
    return _per_namespace().get(namespace)


@cache
def soort_van(wortel: type) -> tuple[Release, BerichtSoort]:
    """Find the message that a root class declares, in the release that declares it.

    TypeError when the class is no root of a message.
    """
    for release in releases().values():
        for soort in release.soorten.values():
            if soort.wortel is wortel and not release.alleen_lezen:
                return release, soort
    raise TypeError(f"{wortel.__qualname__} is no message of a release that is read")


def recognise(namespace: str) -> Herkenning | None:
    """Say which standard a namespace belongs to, also when that release is not read."""
    match = _NAMESPACE.fullmatch(namespace)
    if match is None:
        return None
    return Herkenning(match["familie"].lower(), match["release"].replace("_", "."), match["deel"].lower())
