"""From a typed message to the facts of its header and the rows of the register; one function a message.

Knows no models, so that worker processes can use it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from jeugdregio.ijw.v3_2 import jw301, jw305, jw307, jw323
from jeugdregio.kern.geld import signed_cents
from jeugdregio.web.register.waarden import (
    JeugdigeWaarde,
    LeveringWaarde,
    PrestatieWaarde,
    ToewijzingWaarde,
    Waarden,
)


@dataclass(frozen=True, slots=True)
class Kop:
    """What the header says; "" and None where it cannot be read."""

    soort: str = ""
    release: str = ""
    afzender: str = ""
    ontvanger: str = ""
    identificatie: str = ""
    dagtekening: date | None = None
    gemeentecode: str = ""
    agb: str = ""


def read_kop(soort: str | None, release: str | None, romp: Any) -> Kop:
    """Return the facts of the header; of a message that is not read only its kind and release."""
    soort, release = (soort or "")[:5], (release or "")[:8]
    header = romp.header if romp is not None else None
    if header is None:
        return Kop(soort, release)
    kenmerk = header.bericht_identificatie
    gemeente_zendt = len(header.afzender) == 4
    return Kop(
        soort,
        release,
        header.afzender,
        header.ontvanger,
        kenmerk.identificatie,
        kenmerk.dagtekening,
        header.afzender if gemeente_zendt else header.ontvanger,
        header.ontvanger if gemeente_zendt else header.afzender,
    )


class Vertaler:
    """Turns the clients of one message into rows, numbered through the whole message."""

    def __init__(self, soort: str) -> None:
        self._add = _PER_SOORT[soort]
        self._soort = soort
        self.clienten = 0
        self.regels = 0
        self.waarden = Waarden()

    def add(self, client: Any) -> None:
        """Add the rows of one client to `waarden`."""
        self.clienten += 1
        self.regels += self._add(self.waarden, client, self.regels)
        if self._soort != "JW323":
            born = client.geboortedatum
            gebruik = born.datum_gebruik or ""
            self.waarden.jeugdigen.append(
                JeugdigeWaarde(self.clienten, client.bsn, self._soort, born.datum, gebruik, client.geslacht)
            )

    def take(self) -> Waarden:
        """Return the rows since the last time, and go on counting."""
        taken, self.waarden = self.waarden, Waarden()
        return taken


def _jw301(waarden: Waarden, client: jw301.Client, after: int) -> int:
    products = client.toegewezen_producten.toegewezen_product
    for place, product in enumerate(products, start=after + 1):
        omvang = product.omvang
        waarden.toewijzingen.append(
            ToewijzingWaarde(
                place,
                client.bsn,
                product.toewijzing_nummer,
                product.product.categorie if product.product else "",
                (product.product.code or "") if product.product else "",
                product.toewijzingsdatum,
                product.toewijzingstijd,
                product.ingangsdatum,
                product.einddatum,
                product.reden_wijziging or "",
                omvang.volume if omvang else None,
                omvang.eenheid if omvang else "",
                omvang.frequentie if omvang else "",
                product.budget,
            )
        )
    return len(products)


def _jw305(waarden: Waarden, client: jw305.Client, after: int) -> int:
    products = client.start_producten.start_product
    for place, product in enumerate(products, start=after + 1):
        waarden.leveringen.append(_levering(place, client.bsn, "start", product, None, ""))
    return len(products)


def _jw307(waarden: Waarden, client: jw307.Client, after: int) -> int:
    products = client.stop_producten.stop_product
    for place, product in enumerate(products, start=after + 1):
        waarden.leveringen.append(
            _levering(place, client.bsn, "stop", product, product.einddatum, product.reden_beeindiging)
        )
    return len(products)


def _levering(
    place: int,
    bsn: str,
    soort: str,
    product: jw305.StartProduct | jw307.StopProduct,
    einddatum: date | None,
    reden: str,
) -> LeveringWaarde:
    return LeveringWaarde(
        place,
        bsn,
        soort,
        product.status_aanlevering,
        product.toewijzing_nummer,
        product.product.categorie if product.product else "",
        (product.product.code or "") if product.product else "",
        product.toewijzing_ingangsdatum,
        product.begindatum,
        einddatum,
        reden,
    )


def _jw323(waarden: Waarden, client: jw323.Client, after: int) -> int:
    prestaties = client.prestaties.prestatie
    bsn = client.bsn
    waarden.prestaties.extend(
        PrestatieWaarde(
            place,
            bsn,
            p.product_referentie.referentie_nummer,
            p.product_referentie.vorig_referentie_nummer or "",
            p.toewijzing_nummer,
            p.product_categorie,
            p.product_code,
            p.product_periode.begindatum,
            p.product_periode.einddatum,
            p.geleverd_volume,
            p.eenheid,
            p.product_tarief,
            signed_cents(p.ingediend_bedrag.bedrag, p.ingediend_bedrag.debet_credit),
            p.ingediend_bedrag.debet_credit,
        )
        for place, p in enumerate(prestaties, start=after + 1)
    )
    return len(prestaties)


_PER_SOORT: dict[str, Callable[[Waarden, Any, int], int]] = {
    "JW301": _jw301,
    "JW305": _jw305,
    "JW307": _jw307,
    "JW323": _jw323,
}
