"""What was sent, sealed in parts in the database until it is taken in; opened again as a file without a name.

Nothing of it stands readable on a disk under a name: a process that dies leaves nothing behind.
"""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import BinaryIO, Final

from django.core.files import File

from jeugdregio.web.berichten.opladen.models import Aanlevering, AanleveringBron, AanleveringDeel
from jeugdregio.web.versleuteling import decrypt, encrypt

DEEL: Final = 1024 * 1024
"""The most bytes of a file in one part."""
_STAPEL: Final = 16


def seal_source(aanlevering: Aanlevering, volgnummer: int, naam: str, bestand: "File[bytes]") -> None:
    """Put one file away; `naam` is how people will see it."""
    bron = AanleveringBron.objects.create(aanlevering=aanlevering, volgnummer=volgnummer, naam=naam)
    delen: list[AanleveringDeel] = []
    for nummer, deel in enumerate(bestand.chunks(DEEL)):
        inhoud = encrypt(zlib.compress(deel), context=_context(aanlevering, volgnummer, nummer))
        delen.append(AanleveringDeel(bron=bron, volgnummer=nummer, versleuteld=inhoud))
        if len(delen) == _STAPEL:
            AanleveringDeel.objects.bulk_create(delen)
            delen.clear()
    AanleveringDeel.objects.bulk_create(delen)


@contextmanager
def open_source(aanlevering: Aanlevering, bron: AanleveringBron) -> Iterator[Path]:
    """Give a path at which a source can be read within this block, with the suffix of its name.

    The path is a link to a file that has no name of its own, so that it is gone when this process is.
    Raises OntsleutelenMislukt.
    """
    with TemporaryFile() as file, TemporaryDirectory(prefix="jeugdregio-") as folder:
        _unseal(aanlevering, bron, file)
        pad = Path(folder) / f"bestand{Path(bron.naam).suffix.lower()}"
        pad.symlink_to(f"/proc/{os.getpid()}/fd/{file.fileno()}")
        yield pad


def _unseal(aanlevering: Aanlevering, bron: AanleveringBron, file: BinaryIO) -> None:
    delen = bron.delen.order_by("volgnummer").values_list("volgnummer", "versleuteld")
    for nummer, versleuteld in delen.iterator(chunk_size=_STAPEL):
        context = _context(aanlevering, bron.volgnummer, nummer)
        file.write(zlib.decompress(decrypt(bytes(versleuteld), context=context)))
    file.flush()


def _context(aanlevering: Aanlevering, bron: int, deel: int) -> bytes:
    return f"berichten.aanlevering.{aanlevering.sleutel}.{bron}.{deel}".encode()
