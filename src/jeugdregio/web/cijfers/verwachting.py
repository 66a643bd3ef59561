"""What a figure is expected to become and what was intended for it, of one place and period."""

from dataclasses import dataclass
from typing import Final

from jeugdregio.monitor.publicatie import Plaats, Rij
from jeugdregio.web.cijfers.cijfer import Cijfer, Eenheid, Tijdvak

STREVEN: Final = ("doel", "begroting")


@dataclass(frozen=True, slots=True)
class Verwachting:
    """Counted, expected and intended beside each other.

    `schatting` with its bounds (95 of 100 cases) is of a period that is to come, or of which not everything
    is known yet; `voorspeld` says that it comes from the forecast. All values are in the unit.
    """

    plaats: Plaats
    tijdvak: Tijdvak
    eenheid: Eenheid
    geteld: Cijfer | None
    schatting: float | None = None
    ondergrens: float | None = None
    bovengrens: float | None = None
    voorspeld: bool = False
    doel: float | None = None
    begroting: float | None = None

    @classmethod
    def of(
        cls,
        plaats: Plaats,
        tijdvak: Tijdvak,
        eenheid: Eenheid,
        rijen: tuple[Rij | None, Rij | None],
        streven: tuple[float | None, float | None],
    ) -> "Verwachting":
        """Put together the published and the forecast row, either None, and target and budget."""
        geteld, vooruit = rijen
        bron = vooruit or (geteld if geteld is not None and geteld.voorlopig else None)
        return cls(
            plaats,
            tijdvak,
            eenheid,
            None if geteld is None else Cijfer.of(geteld, {plaats.code: plaats}, eenheid),
            *((bron.schatting, bron.ondergrens, bron.bovengrens) if bron is not None else (None, None, None)),
            vooruit is not None,
            *streven,
        )

    @property
    def status(self) -> str:
        """The status of the row as people read it."""
        if self.voorspeld:
            return "verwacht"
        if self.geteld is None:
            return "nog geen cijfer"
        return str(self.geteld.status)

    @property
    def streven(self) -> float | None:
        """What was intended: the budget, or the target where there is no budget."""
        return self.doel if self.begroting is None else self.begroting

    @property
    def uitkomst(self) -> float | None:
        """What the period comes to as far as is known: an estimate, else a count that is whole."""
        if self.schatting is not None:
            return self.schatting
        return None if self.geteld is None or self.geteld.voorlopig else self.geteld.waarde

    @property
    def verschil(self) -> float | None:
        """How far that is above what was intended."""
        if self.uitkomst is None or self.streven is None:
            return None
        return self.uitkomst - self.streven

    @property
    def waarden(self) -> list[float]:
        """The values a chart has to have room for."""
        alle = (self.schatting, self.ondergrens, self.bovengrens, self.doel, self.begroting)
        return [waarde for waarde in alle if waarde is not None]

    @property
    def in_woorden(self) -> str:
        """The estimate with its bounds, for a tooltip."""
        if self.schatting is None or self.ondergrens is None or self.bovengrens is None:
            return ""
        schrijf = self.eenheid.schrijf
        return f"{schrijf(self.schatting)}, tussen {schrijf(self.ondergrens)} en {schrijf(self.bovengrens)}"
