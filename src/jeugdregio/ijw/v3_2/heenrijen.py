"""The rows of a message that is answered: one function a message."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from jeugdregio.ijw.v3_2 import basis, jw301, jw305, jw307, jw315, jw317, jw319, jw323
from jeugdregio.ijw.v3_2.rijen import (
    AntwoordRij,
    DeclaratieRij,
    LeveringRij,
    PrestatieRij,
    Rijen,
    ToewijzingRij,
    VerzoekRij,
)
from jeugdregio.kern.geld import signed_cents


def _omvang(omvang: basis.Omvang | None) -> tuple[int | None, str, str]:
    return (None, "", "") if omvang is None else (omvang.volume, omvang.eenheid, omvang.frequentie)


def product_codes(product: basis.Product | None) -> tuple[str, str]:
    """Give category and code, "" where absent."""
    return ("", "") if product is None else (product.categorie, product.code or "")


def _jw301(rijen: Rijen, client: jw301.Client, nummer: int, after: int) -> int:
    producten = client.toegewezen_producten.toegewezen_product
    for plek, p in enumerate(producten):
        volume, eenheid, frequentie = _omvang(p.omvang)
        rijen.toewijzingen.append(
            ToewijzingRij(
                nummer,
                plek,
                after + plek + 1,
                client.bsn,
                p.toewijzing_nummer,
                p.referentie_aanbieder or "",
                *product_codes(p.product),
                p.toewijzingsdatum,
                p.toewijzingstijd,
                p.ingangsdatum,
                p.einddatum,
                p.reden_wijziging or "",
                volume,
                eenheid,
                frequentie,
                p.budget,
            )
        )
    return len(producten)


def _jw305(rijen: Rijen, client: jw305.Client, nummer: int, after: int) -> int:
    producten = client.start_producten.start_product
    for plek, p in enumerate(producten):
        plaats = (nummer, plek, after + plek + 1, client.bsn)
        rijen.leveringen.append(_levering(plaats, "start", p, None, ""))
    return len(producten)


def _jw307(rijen: Rijen, client: jw307.Client, nummer: int, after: int) -> int:
    producten = client.stop_producten.stop_product
    for plek, p in enumerate(producten):
        plaats = (nummer, plek, after + plek + 1, client.bsn)
        rijen.leveringen.append(_levering(plaats, "stop", p, p.einddatum, p.reden_beeindiging))
    return len(producten)


def _levering(
    plaats: tuple[int, int, int, str],
    soort: str,
    p: jw305.StartProduct | jw307.StopProduct,
    einddatum: date | None,
    reden: str,
) -> LeveringRij:
    return LeveringRij(
        *plaats,
        soort,
        p.status_aanlevering,
        p.toewijzing_nummer,
        *product_codes(p.product),
        p.toewijzing_ingangsdatum,
        p.begindatum,
        einddatum,
        reden,
    )


def _jw315(rijen: Rijen, client: jw315.Client, nummer: int, after: int) -> int:
    producten = client.aangevraagde_producten.aangevraagd_product
    for plek, p in enumerate(producten):
        volume, eenheid, frequentie = _omvang(p.omvang)
        rijen.verzoeken.append(
            VerzoekRij(
                nummer,
                plek,
                after + plek + 1,
                client.bsn,
                "aangevraagd",
                p.referentie_aanbieder,
                "",
                None,
                p.beschikking_nummer,
                p.beschikking_ingangsdatum,
                *product_codes(p.product),
                p.toewijzing_ingangsdatum,
                p.toewijzing_einddatum,
                volume,
                eenheid,
                frequentie,
                p.budget,
                p.verwijzer.type,
                p.verwijzer.zorgverlener_code or "",
                p.raamcontract or "",
            )
        )
    return len(producten)


def _jw317(rijen: Rijen, client: jw317.Client, nummer: int, after: int) -> int:
    verzoek = client.verzoek
    ongewijzigd = verzoek.ongewijzigde_producten
    te_wijzigen = verzoek.te_wijzigen_producten
    nieuw = verzoek.nieuwe_producten
    begin = len(rijen.verzoeken)

    def add(
        soort: str,
        plek: int,
        toewijzing_nummer: int | None = None,
        product: basis.Product | None = None,
        gewenst: jw317.TeWijzigenProduct | jw317.NieuwProduct | None = None,
    ) -> None:
        volume, eenheid, frequentie = _omvang(gewenst.omvang if gewenst else None)
        rijen.verzoeken.append(
            VerzoekRij(
                nummer,
                plek,
                after + len(rijen.verzoeken) - begin + 1,
                client.bsn,
                soort,
                verzoek.referentie_aanbieder,
                verzoek.reden_verzoek,
                toewijzing_nummer,
                None,
                None,
                *product_codes(product),
                gewenst.gewenste_ingangsdatum if gewenst else None,
                gewenst.einddatum if gewenst else None,
                volume,
                eenheid,
                frequentie,
                gewenst.budget if gewenst else None,
                "",
                "",
                "",
            )
        )

    for plek, o in enumerate(ongewijzigd.ongewijzigd_product if ongewijzigd else ()):
        add("ongewijzigd", plek, o.toewijzing_nummer)
    for plek, w in enumerate(te_wijzigen.te_wijzigen_product if te_wijzigen else ()):
        add("te_wijzigen", plek, w.toewijzing_nummer, gewenst=w)
    for plek, n in enumerate(nieuw.nieuw_product if nieuw else ()):
        add("nieuw", plek, product=n.product, gewenst=n)
    return len(rijen.verzoeken) - begin


def _jw319(rijen: Rijen, antwoord: jw319.Antwoord, nummer: int, after: int) -> int:
    woonplaats = antwoord.woonplaatsbeginsel
    rijen.antwoorden.append(
        AntwoordRij(
            nummer,
            0,
            after + 1,
            "",
            antwoord.referentie_aanbieder,
            antwoord.verzoek_antwoord,
            antwoord.reden_afwijzing_verzoek or "",
            woonplaats.gemeente if woonplaats else "",
        )
    )
    return 1


def _jw323(rijen: Rijen, client: jw323.Client, nummer: int, after: int) -> int:
    rijen.prestaties.extend(prestatie_rows(client, nummer, after))
    return len(client.prestaties.prestatie)


def prestatie_rows(client: jw323.Client, nummer: int, after: int) -> Iterator[PrestatieRij]:
    """Yield the lines of a client."""
    bsn = client.bsn
    return (
        PrestatieRij(
            nummer,
            plek,
            after + plek + 1,
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
        for plek, p in enumerate(client.prestaties.prestatie)
    )


def declaratie_row(declaratie: jw323.Declaratie) -> DeclaratieRij:
    """Give the row of the declaration itself."""
    return DeclaratieRij(
        0,
        0,
        1,
        "",
        declaratie.declaratie_nummer,
        declaratie.declaratie_periode.begindatum,
        declaratie.declaratie_periode.einddatum,
        declaratie.declaratie_dagtekening,
        total_cents(declaratie.totaal_ingediend_bedrag),
    )


def total_cents(totaal: basis.TotaalBedragMetDC) -> int:
    """Give a total in cents, with its sign."""
    return signed_cents(totaal.totaal_bedrag, totaal.debet_credit)


PER_SOORT: dict[str, Callable[[Rijen, Any, int, int], int]] = {
    "JW301": _jw301,
    "JW305": _jw305,
    "JW307": _jw307,
    "JW315": _jw315,
    "JW317": _jw317,
    "JW319": _jw319,
    "JW323": _jw323,
}
"""Adds the rows of one unit: rows so far, the unit, its number, how many rows came before; gives how many."""
