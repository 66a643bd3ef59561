"""A release that is only read, stated as what differs from a release that is declared in full.

Reading then hands over the same classes, so that whoever keeps history needs no second version of anything.
See docs/adr/0011.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from jeugdregio.ijw.element import BerichtSoort
from jeugdregio.ijw.toetsen.procesregel import Procesregel
from jeugdregio.ijw.toetsen.regel import Regels


@dataclass(frozen=True, slots=True)
class Afleiding:
    """How a release differs from the release `van`.

    namespaces: what in every namespace is written otherwise: there, and here.
    beperkingen: patterns of elements that differ, by element.
    regels, procesregels: the rules that hold.
    verschillen: in Dutch, how rules that both have differ, by code.
    voorbehoud: in Dutch, what could not be verified of all this.
    """

    van: str
    namespaces: tuple[str, str]
    beperkingen: Mapping[str, str]
    regels: Regels
    procesregels: Mapping[str, Procesregel]
    verschillen: Mapping[str, str]
    voorbehoud: str

    def namespace(self, origineel: str) -> str:
        """Give the namespace in this release of a part that has this one in the other."""
        return origineel.replace(*self.namespaces)


def derive(soort: BerichtSoort, basis_namespace: str, afleiding: Afleiding) -> BerichtSoort:
    """Make the message of the release that differs: the same classes, under other namespaces."""
    return replace(
        soort,
        namespace=afleiding.namespace(soort.namespace),
        namespaces=MappingProxyType(
            {naam: afleiding.namespace(naam) for naam in (soort.namespace, basis_namespace)}
        ),
        beperkingen=afleiding.beperkingen,
    )
