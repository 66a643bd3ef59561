"""Which rules could not be judged for a message, with what they say."""

from functools import cache
from typing import Any

from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.regels import overview
from jeugdregio.web.berichten.models import Bericht


def unchecked(bericht: Bericht) -> list[dict[str, Any]]:
    """Return the rules that could not be judged: code, official text where it is known, reason, how often."""
    texts = _texts(bericht.release)
    found = bericht.niet_gecontroleerd.order_by("regel", "reden").values("regel", "reden", "aantal")
    return [row | {"tekst": texts.get(row["regel"], "")} for row in found]


@cache
def _texts(release: str) -> dict[str, str]:
    if release not in releases():
        return {}
    return {rule.regel: rule.tekst for rule in overview(release)}
