"""What reading, and a register of the messages before, say of a message of an example."""

from dataclasses import dataclass

from tests.spec.regels.voorbeeld import Voorbeeld, inhoud

from jeugdregio.ijw import Bevinding, Lezing, open_bericht
from jeugdregio.ijw.register.dossier import Dossier
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.bronnen import standaard
from jeugdregio.ijw.v3_2.rijen import Rijen
from jeugdregio.ijw.v3_2.vertaling import Kop, Vertaler, read_kop


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What was found; `overgeslagen` are the rules (codes) that could not be judged."""

    bevindingen: tuple[Bevinding, ...]
    overgeslagen: frozenset[str]


def lees(voorbeeld: Voorbeeld, bericht: object) -> Lezing:
    """Read a message of an example to its end."""
    with open_bericht(inhoud(bericht), standaard(voorbeeld.vandaag)) as lezing:
        for _ in lezing:
            pass
    return lezing


def judge_reading(voorbeeld: Voorbeeld, bericht: object) -> Oordeel:
    """Say what is found while a message is read."""
    lezing = lees(voorbeeld, bericht)
    return Oordeel(lezing.bevindingen, frozenset(n.regel for n in lezing.niet_gecontroleerd))


def judge_register(voorbeeld: Voorbeeld, bericht: object) -> Oordeel:
    """Say what is found against a register that holds the messages before."""
    kop, rijen = _rows(bericht)
    dossier = Dossier(volledig={kop.gemeentecode}, tarieven=voorbeeld.tarieven)
    for eerder in voorbeeld.eerder:
        dossier.add(*_rows(eerder))
    release = releases()[kop.release]
    uitslag = judge_rows(kop, rijen, dossier, release.regels, weigert=False)
    soort = release.soorten[kop.soort]
    return Oordeel(
        tuple(gevonden.as_bevinding(soort) for gevonden in uitslag.gevonden),
        frozenset(code for code, _ in uitslag.niet_gecontroleerd),
    )


def _rows(bericht: object) -> tuple[Kop, Rijen]:
    with open_bericht(inhoud(bericht)) as lezing:
        vertaler = Vertaler(str(lezing.bericht_soort))
        for eenheid in lezing:
            vertaler.add(eenheid)
    vertaler.close(lezing.romp)
    return read_kop(lezing.bericht_soort, lezing.release, lezing.romp), vertaler.rijen
