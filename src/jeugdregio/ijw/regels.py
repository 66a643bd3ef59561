"""The rules of every release together, for the reference and the command line."""

from collections.abc import Mapping
from types import MappingProxyType

from jeugdregio.ijw.regel import Regel
from jeugdregio.ijw.release import releases

REGELS: Mapping[str, Regel] = MappingProxyType(
    {regel.code: regel for release in releases().values() for regel in release.regels}
)
"""By code; where releases share a code, the newest release's rule."""
