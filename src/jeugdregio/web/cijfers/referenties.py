"""What others published about the same as an indicator, in a table beside its figures."""

from dataclasses import dataclass

from jeugdregio.monitor.dimensies import kind_of
from jeugdregio.web.cijfers.cijfer import Tijdvak, eenheid_van
from jeugdregio.web.cijfers.publicatie import Uitgave
from jeugdregio.web.cijfers.tabellen import Cel, Kolom, Regel, Tabel


@dataclass(frozen=True, slots=True)
class Elders:
    """Figures of others of the same kind of period, and where they come from, one sentence each."""

    tabel: Tabel
    bronnen: tuple[str, ...]

    @property
    def uitleg(self) -> str:
        """What stands under the table."""
        return " ".join((*self.bronnen, "Hun definitie kan anders zijn dan de onze."))


def elsewhere(uitgave: Uitgave, code: str, per: tuple[str, ...], van: int, tot: int) -> Elders | None:
    """Give the figures of others for the periods of a table, from year to year; None when there are none."""
    indicator = uitgave.indicator(code)
    gevonden = [r for r in indicator.references if per and _fits(r["periode"], per[0], van, tot)]
    if not gevonden:
        return None
    eenheid = eenheid_van(str(indicator.catalogus["unit"])).kaal
    kolommen = {r["naam"]: Kolom(r["naam"]) for r in gevonden}
    waarden = {(r["periode"], r["naam"]): eenheid.schrijf(r["waarde"]) for r in gevonden}

    def cell(periode: str, kolom: Kolom) -> Cel:
        tekst = waarden.get((periode, kolom.naam), "")
        return Cel(kolom, tekst, "" if tekst else "geen cijfer")

    regels = tuple(
        Regel((Tijdvak.of({per[0]: periode}).naam,), tuple(cell(periode, k) for k in kolommen.values()))
        for periode in sorted({r["periode"] for r in gevonden})
    )
    bronnen = {naam: dict.fromkeys(r["bron"] for r in gevonden if r["naam"] == naam) for naam in kolommen}
    return Elders(
        Tabel((per[0].capitalize(),), tuple(kolommen.values()), regels),
        tuple(f"{naam}: {'; '.join(eigen)}." for naam, eigen in bronnen.items()),
    )


def _fits(periode: str, soort: str, van: int, tot: int) -> bool:
    return kind_of(periode) == soort and van <= int(periode[:4]) <= tot
