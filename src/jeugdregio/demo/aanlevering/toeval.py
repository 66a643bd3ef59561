"""Chance that costs little: a few numbers for one thing and one purpose, whatever else is drawn."""

import hashlib
import math
import struct


class Toeval:
    """Draws for the files of one demo."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def draw(self, *delen: object) -> tuple[float, ...]:
        """Eight numbers from 0 up to 1 that follow from the seed and these parts."""
        tekst = "/".join(map(str, (self.seed, *delen)))
        getallen = struct.unpack("<8Q", hashlib.blake2b(tekst.encode(), digest_size=64).digest())
        return tuple(getal / 2**64 for getal in getallen)


def days(u: float, gemiddelde: float, hoogste: int) -> int:
    """Turn a draw into days that are mostly few and sometimes many (exponential), up to a highest number."""
    return min(hoogste, int(-gemiddelde * math.log(1 - u)))


def between(u: float, laagste: int, hoogste: int) -> int:
    """Turn a draw into a whole number from the lowest to the highest."""
    return laagste + int(u * (hoogste - laagste + 1))


def pick(u: float, kansen: tuple[tuple[str, float], ...]) -> str:
    """Turn a draw into one of the names, each with its share."""
    rest = u * sum(kans for _, kans in kansen)
    for naam, kans in kansen:
        rest -= kans
        if rest < 0:
            return naam
    return kansen[-1][0]
