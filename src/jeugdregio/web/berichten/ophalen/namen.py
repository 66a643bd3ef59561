"""The name of a message as a file: what it is and for whom, in letters, digits, dashes and underscores."""

import re
from typing import Final

from jeugdregio.web.berichten.grootboek import mask_numbers
from jeugdregio.web.berichten.models import Bericht

_VEILIG: Final = re.compile(r"[^A-Za-z0-9-]+")


def file_name(bericht: Bericht) -> str:
    """Return the name: kind, sender, receiver, day and identification; of an unknown file its key.

    An identification may be anything, also what may be a BSN: that is masked, as in every name of a file.
    The end of the key makes it the only one of its name in a zip, and stands there unchanged: it has no other
    characters than letters, digits, dashes and underscores.
    """
    dag = f"{bericht.dagtekening:%Y%m%d}" if bericht.dagtekening else ""
    parts = [
        bericht.soort or "bestand",
        bericht.afzender,
        bericht.ontvanger,
        dag,
        mask_numbers(bericht.identificatie).replace("*", "x"),
    ]
    return "_".join([*(_VEILIG.sub("-", part) for part in parts if part), bericht.sleutel[-6:]]) + ".xml"
