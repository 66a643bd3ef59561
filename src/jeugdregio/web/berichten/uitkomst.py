"""What became of one file, for people and for programs."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from jeugdregio.ijw import Bevinding
from jeugdregio.ijw.valideer import finding_lines
from jeugdregio.kern.vorm import printable

_GETOOND = 20


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """`regels` counts what was added to the register, `geweigerd` those of it that are refused (`deels`).

    `bekend`: the file was here before and nothing changed; one that was refused before carries its findings
    again. Findings of what was not refused are signals.
    """

    bestand: str
    status: Literal["verwerkt", "deels", "bekend", "geweigerd"]
    soort: str
    regels: int
    bevindingen: tuple[Bevinding, ...] = ()
    aantal_bevindingen: int = 0
    geweigerd: int = 0

    @property
    def opnieuw_geweigerd(self) -> bool:
        """Whether the file was refused before, and still is."""
        return self.status == "bekend" and bool(self.bevindingen)

    def als_dict(self) -> dict[str, Any]:
        """Return the fields, the findings as dicts, for JSON."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return found | {"bevindingen": [asdict(bevinding) for bevinding in self.bevindingen]}

    def als_tekst(self) -> str:
        """Return one line for the file and one for each of the first causes of its findings."""
        toelichting = {
            "verwerkt": f"verwerkt, {self.regels} regels",
            "deels": f"deels verwerkt: {self.geweigerd} van {self.regels} regels geweigerd",
            "bekend": "deze inhoud is al eerder geweigerd; er is niets veranderd"
            if self.opnieuw_geweigerd
            else "dit bericht is al verwerkt; er is niets veranderd",
            "geweigerd": "geweigerd",
        }[self.status]
        lines = [f"{printable(self.bestand)}: {toelichting}"]
        lines += finding_lines(self.bevindingen, self.aantal_bevindingen, hoogstens=_GETOOND)
        return "\n".join(lines)
