"""The raw message at rest: compressed, encrypted, tied to the hash under which the ledger knows it."""

import hashlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from jeugdregio.web.versleuteling import decrypt, encrypt

GRENS = 64 * 1024 * 1024
"""The most compressed bytes that are kept of one file."""
_DEEL = 1024 * 1024


def chunks(source: bytes | Path) -> Iterator[bytes]:
    """Yield the content in parts of at most 1 MiB."""
    if isinstance(source, bytes):
        yield from (source[start : start + _DEEL] for start in range(0, len(source), _DEEL))
        return
    with source.open("rb") as file:
        while part := file.read(_DEEL):
            yield part


def digest(source: bytes | Path) -> tuple[bytes, int]:
    """Return the SHA-256 of the content and its size in bytes; raises OSError."""
    found, size = hashlib.sha256(), 0
    for part in chunks(source):
        found.update(part)
        size += len(part)
    return found.digest(), size


def seal(source: bytes | Path, sha256: bytes) -> bytes | None:
    """Return the content compressed and encrypted, or None when it is too large to keep.

    Raises OSError, and ValueError when the file is no longer what `sha256` was taken of.
    """
    compress, found = zlib.compressobj(), hashlib.sha256()
    packed = bytearray()
    for part in chunks(source):
        found.update(part)
        packed += compress.compress(part)
        if len(packed) > GRENS:
            return None
    packed += compress.flush()
    if found.digest() != sha256:
        raise ValueError("the file changed while it was read")
    return encrypt(bytes(packed), context=_context(sha256))


def unseal(versleuteld: bytes, sha256: bytes) -> bytes:
    """Return the content that `seal` put away under `sha256`; raises OntsleutelenMislukt."""
    return zlib.decompress(decrypt(versleuteld, context=_context(sha256)))


class _Uitgepakt(io.RawIOBase):
    """Compressed content, unpacked no faster than it is read, and from the start again when asked."""

    def __init__(self, ingepakt: bytes) -> None:
        self._ingepakt = ingepakt
        self.seek(0)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if offset or whence != io.SEEK_SET:
            raise io.UnsupportedOperation("only the start can be gone back to")
        self._unpack = zlib.decompressobj()
        self._rest = self._ingepakt
        return 0

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what io.BufferedReader hands over
        while not self._unpack.eof and self._rest:
            part = self._unpack.decompress(self._rest, len(buffer))
            self._rest = self._unpack.unconsumed_tail
            if part:
                buffer[: len(part)] = part
                return len(part)
        return 0


def open_sealed(versleuteld: bytes, sha256: bytes) -> BinaryIO:
    """Open what `seal` put away under `sha256`, to be read in parts; raises OntsleutelenMislukt."""
    return io.BufferedReader(_Uitgepakt(decrypt(versleuteld, context=_context(sha256))))


def _context(sha256: bytes) -> bytes:
    return b"berichten.inhoud." + bytes(sha256)
