"""Sequences that give each share its part at every length: the place in the sequence decides, not chance."""

_GULDEN_SNEDE = 0.6180339887498949


class Reeksen:
    """Counts each sequence by its name."""

    def __init__(self) -> None:
        self._tellers: dict[str, int] = {}

    def next(self, reeks: str) -> int:
        """Give the next place in a sequence; the first is 0."""
        self._tellers[reeks] = self._tellers.get(reeks, -1) + 1
        return self._tellers[reeks]


def is_hit(nth: int, aandeel: float, phase: float = 0.0) -> bool:
    """Every so many: among the first n there are n x aandeel hits, never one more or less."""
    return int((nth + 1) * aandeel + phase) > int(nth * aandeel + phase)


def spread(nth: int) -> float:
    """The nth of a sequence that fills 0 to 1 evenly at every length."""
    return (0.5 + nth * _GULDEN_SNEDE) % 1.0
