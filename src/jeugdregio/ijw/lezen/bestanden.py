"""The files to read behind a path: a file, a folder with all below it, or the members of a zip.

What cannot be read safely is not left out: it comes with a finding instead of content.
"""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from zlib import error as ZlibError  # noqa: N812  a class, whatever its name

from jeugdregio.ijw.lezen.stroom import Bron
from jeugdregio.ijw.toetsen.bevinding import BESTAND, Bevinding
from jeugdregio.kern.vorm import printable

MAX_LEDEN = 200_000
MAX_LID = 512 * 1024 * 1024
MAX_ZIP = 4 * 1024 * 1024 * 1024
MAX_VERHOUDING = 250
KLEIN = 8 * 1024 * 1024
"""Below this size, in bytes, no ratio is too good: it cannot do harm."""

_STUKGELOPEN = (
    zipfile.BadZipFile,
    ZlibError,
    LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)

_KOPPELING = "Deze map is een koppeling naar een andere map en is niet gelezen. Geef die map zelf op."


@dataclass(frozen=True, slots=True)
class Bestand:
    """One file. `naam` is the path as given, for a member of a zip followed by its name within.

    `inhoud` is what can be read: a path, or the bytes of a member. It is None when there is a `bevinding`.
    """

    naam: str
    inhoud: Bron | None
    bevinding: Bevinding | None = None

    def open(self) -> Bron:
        """Give what to read. ValueError when there is a finding instead."""
        if self.inhoud is None:
            raise ValueError("this file is refused: see its finding")
        return self.inhoud


def iter_bestanden(pad: Path) -> Iterator[Bestand]:
    """Yield every file behind a path, sorted by name. The bytes of a zip's member live as long as its
    `Bestand`.
    """
    if pad.is_dir():
        ontoegankelijk: list[OSError] = []
        for folder, folders, namen in os.walk(pad, onerror=ontoegankelijk.append):
            folders.sort()
            for naam in folders:
                if (Path(folder) / naam).is_symlink():  # following it may go round for ever
                    yield _refused(str(Path(folder) / naam), _KOPPELING)
            for naam in sorted(namen):
                yield from _one(Path(folder) / naam)
        for fout in ontoegankelijk:
            yield _refused(str(fout.filename), "Deze map kan niet worden geopend.")
    else:
        yield from _one(pad)


def _refused(naam: str, tekst: str) -> Bestand:
    return Bestand(naam, None, Bevinding(BESTAND, None, None, None, tekst))


def _one(pad: Path) -> Iterator[Bestand]:
    if not pad.exists():
        yield _refused(str(pad), "Dit bestand bestaat niet.")
    elif not pad.is_file():
        yield _refused(str(pad), "Dit is geen gewoon bestand.")
    elif pad.suffix.lower() == ".zip":
        yield from _members(pad)
    else:
        yield Bestand(str(pad), pad)


def _members(pad: Path) -> Iterator[Bestand]:
    try:
        archief = zipfile.ZipFile(pad)
    except _STUKGELOPEN:
        yield _refused(str(pad), "Dit zipbestand is beschadigd of is geen zip.")
        return
    with archief:
        leden = members(archief)
        bezwaar = _objection_to_all(leden)
        if bezwaar is not None:
            yield _refused(str(pad), bezwaar)
            return
        for lid in leden:
            yield _member(archief, lid, f"{pad}/{printable(lid.filename)}")


def members(archief: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Give the files in a zip by name, without its folders."""
    # not `is_dir`, which fails on a member without a name
    leden = (lid for lid in archief.infolist() if not lid.filename.endswith("/"))
    return sorted(leden, key=lambda lid: lid.filename)


def _objection_to_all(leden: list[zipfile.ZipInfo]) -> str | None:
    if not leden:
        return "Dit zipbestand is leeg."
    if len(leden) > MAX_LEDEN:
        return f"Dit zipbestand heeft meer dan {MAX_LEDEN} bestanden. Lever het in delen aan."
    if sum(lid.file_size for lid in leden) > MAX_ZIP:
        return f"Dit zipbestand is uitgepakt groter dan {MAX_ZIP // 1024**3} GB. Lever het in delen aan."
    return None


def _objection(lid: zipfile.ZipInfo) -> str | None:
    naam = lid.filename.replace("\\", "/")
    if naam.startswith("/") or naam[1:2] == ":" or ".." in PurePosixPath(naam).parts:
        return "Dit bestand wijst naar een plaats buiten de zip en is niet gelezen."
    if lid.flag_bits & 0x1:
        return "Dit bestand in de zip is met een wachtwoord beveiligd en is niet gelezen."
    if naam.lower().endswith(".zip"):
        return "Een zip in een zip wordt niet gelezen. Pak hem eerst uit."
    te_dicht = lid.file_size > KLEIN and lid.file_size > MAX_VERHOUDING * max(lid.compress_size, 1)
    if lid.file_size > MAX_LID or te_dicht:
        return "Dit bestand wordt uitgepakt te groot en is niet gelezen."
    return None


def _member(archief: zipfile.ZipFile, lid: zipfile.ZipInfo, naam: str) -> Bestand:
    bezwaar = _objection(lid)
    if bezwaar is not None:
        return _refused(naam, bezwaar)
    try:
        # zipfile stops at the size that the directory of the zip states, and checks the sum of the content
        inhoud = archief.read(lid)
    except _STUKGELOPEN:
        return _refused(naam, "Dit bestand in de zip is beschadigd.")
    if inhoud.startswith(b"PK\x03\x04"):
        return _refused(naam, "Een zip in een zip wordt niet gelezen. Pak hem eerst uit.")
    return Bestand(naam, inhoud)
