"""From a typed message to its header and its flat rows; one function a message."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jeugdregio.ijw.element import class_of, klasse_van
from jeugdregio.ijw.v3_2 import basis, jw301, jw305, jw307, jw315, jw317, jw319, jw323, jw325
from jeugdregio.ijw.v3_2.rijen import (
    AntwoordRij,
    DeclaratieRij,
    JeugdigeRij,
    LeveringRij,
    PrestatieRij,
    RetourRij,
    Rijen,
    ToekenningRij,
    ToewijzingRij,
    VerzoekRij,
)
from jeugdregio.kern.geld import signed_cents

ANTWOORD_OP = {
    "JW302": "JW301",
    "JW306": "JW305",
    "JW308": "JW307",
    "JW316": "JW315",
    "JW318": "JW317",
    "JW320": "JW319",
    "JW325": "JW323",
}
"""Which message each answer answers."""

AKKOORD = frozenset({"0200", "0233", "8001"})
"""The return codes (WJ001) that refuse nothing: no remark, not judged, granted whole."""

_GEMEENTE_ZENDT = frozenset({"JW301", "JW306", "JW308", "JW316", "JW318", "JW319", "JW325"})


@dataclass(frozen=True, slots=True)
class Kop:
    """What the header says; "" and None where it cannot be read.

    `afzender` is who sends this message, also of an answer (the header of which repeats who sent the message
    that it answers). `antwoord_op` is the identification of that message, "" when this is no answer.
    `xsd_versies` are those of base schema and message, with a space between; of a JW325 those it says that
    the declaration has.
    """

    soort: str = ""
    release: str = ""
    afzender: str = ""
    ontvanger: str = ""
    identificatie: str = ""
    dagtekening: date | None = None
    gemeentecode: str = ""
    agb: str = ""
    antwoord_op: str = ""
    xsd_versies: str = ""


def read_kop(soort: str | None, release: str | None, romp: Any) -> Kop:
    """Give the facts of the header; of a message that is not read only its kind and release."""
    soort, release = (soort or "")[:5], (release or "")[:8]
    header = romp.header if romp is not None else None
    if header is None:
        return Kop(soort, release)
    kenmerk = header.bericht_identificatie
    gemeente, agb = header.afzender, header.ontvanger
    if len(gemeente) != 4:
        gemeente, agb = agb, gemeente
    van, naar = (gemeente, agb) if soort in _GEMEENTE_ZENDT else (agb, gemeente)
    if soort == "JW325":
        op = header.declaratie_identificatie.identificatie
        eigen = kenmerk.identificatie, kenmerk.dagtekening
        versies = _versies(header.xsd_versie_declaratie)
        return Kop(soort, release, van, naar, *eigen, gemeente, agb, op, versies)
    if soort in ANTWOORD_OP:
        eigen = header.identificatie_retour, header.dagtekening_retour
        return Kop(soort, release, van, naar, *eigen, gemeente, agb, kenmerk.identificatie)
    eigen = kenmerk.identificatie, kenmerk.dagtekening
    return Kop(soort, release, van, naar, *eigen, gemeente, agb, xsd_versies=_versies(header.xsd_versie))


def _versies(versie: basis.XsdVersie) -> str:
    return f"{versie.basisschema_xsd_versie} {versie.bericht_xsd_versie}"


class Vertaler:
    """Turns one message into rows, numbered through the whole message: `add` each unit, then `close`."""

    def __init__(self, soort: str) -> None:
        self._soort = soort
        self._add = _retour if soort in ANTWOORD_OP else _PER_SOORT[soort]
        self.clienten = 0
        self.regels = 0
        self.rijen = Rijen()

    def add(self, eenheid: Any) -> None:
        """Add the rows of one streamed unit to `rijen`."""
        self.clienten += 1
        self.regels += self._add(self.rijen, eenheid, self.clienten, self.regels)
        if self._soort == "JW325":
            self.rijen.herhaald.extend(_prestaties(eenheid, self.clienten, len(self.rijen.herhaald)))
        if self._soort in _MET_GEBOORTEDATUM:
            born = eenheid.geboortedatum
            self.rijen.jeugdigen.append(
                JeugdigeRij(
                    self.clienten,
                    0,
                    self.clienten,
                    eenheid.bsn,
                    self._soort,
                    born.datum,
                    born.datum_gebruik or "",
                    eenheid.geslacht,
                )
            )

    def close(self, romp: Any) -> None:
        """Add the rows of what stands around the units; `romp` as it is after the last unit."""
        if self._soort == "JW323":
            self.rijen.declaraties.append(_declaratie(romp.declaratie))
        if self._soort in ANTWOORD_OP:
            codes = _codes(romp.header.retour_codes)
            self.regels += 1
            self.rijen.retouren.append(_retour_rij(0, 0, self.regels, "", "Header", romp.header, codes))
        if self._soort == "JW325" and romp.declaratie_antwoord is not None:
            self.rijen.toekenningen.append(_toekenning(romp.declaratie_antwoord))

    def take(self) -> Rijen:
        """Give the rows since the last time, and go on counting."""
        taken, self.rijen = self.rijen, Rijen()
        return taken


def _omvang(omvang: basis.Omvang | None) -> tuple[int | None, str, str]:
    return (None, "", "") if omvang is None else (omvang.volume, omvang.eenheid, omvang.frequentie)


def _product(product: basis.Product | None) -> tuple[str, str]:
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
                *_product(p.product),
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
        *_product(p.product),
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
                *_product(p.product),
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
                *_product(product),
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
    rijen.prestaties.extend(_prestaties(client, nummer, after))
    return len(client.prestaties.prestatie)


def _prestaties(client: jw323.Client, nummer: int, after: int) -> Iterator[PrestatieRij]:
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


def _declaratie(declaratie: jw323.Declaratie) -> DeclaratieRij:
    return DeclaratieRij(
        0,
        0,
        1,
        "",
        declaratie.declaratie_nummer,
        declaratie.declaratie_periode.begindatum,
        declaratie.declaratie_periode.einddatum,
        declaratie.declaratie_dagtekening,
        _totaal(declaratie.totaal_ingediend_bedrag),
    )


def _toekenning(antwoord: jw325.DeclaratieAntwoord) -> ToekenningRij:
    return ToekenningRij(
        0,
        0,
        1,
        "",
        antwoord.declaratie_nummer,
        _totaal(antwoord.totaal_ingediend_bedrag),
        _totaal(antwoord.totaal_toegekend_bedrag),
        _codes(antwoord.retour_codes),
    )


def _totaal(totaal: basis.TotaalBedragMetDC) -> int:
    return signed_cents(totaal.totaal_bedrag, totaal.debet_credit)


def _codes(retour_codes: Any) -> str:
    return "" if retour_codes is None else " ".join(retour_codes.retour_code)


def _retour(rijen: Rijen, eenheid: Any, nummer: int, after: int) -> int:
    """Add a row of each class in the unit that is refused, the unit itself first."""
    begin = len(rijen.retouren)
    bsn = getattr(eenheid, "bsn", "")
    for plek, deel in _judged(eenheid, 0):
        codes = _codes(deel.retour_codes)
        if not AKKOORD.issuperset(codes.split()):
            volgnummer = after + len(rijen.retouren) - begin + 1
            rijen.retouren.append(
                _retour_rij(nummer, plek, volgnummer, bsn, type(deel).__name__, deel, codes)
            )
    return len(rijen.retouren) - begin


def _judged(deel: Any, plek: int) -> Iterator[tuple[int, Any]]:
    """Yield each part with return codes, itself first, with its position among its siblings."""
    if hasattr(deel, "retour_codes"):
        yield plek, deel
    for veld in klasse_van(class_of(deel)).velden:
        waarde = getattr(deel, veld.attribuut)
        if veld.klasse is None or waarde is None:
            continue
        for nummer, onderdeel in enumerate(waarde if veld.herhaald else (waarde,)):
            yield from _judged(onderdeel, nummer)


def _retour_rij(
    nummer: int, plek: int, volgnummer: int, bsn: str, klasse: str, deel: Any, codes: str
) -> RetourRij:
    referentie = getattr(deel, "product_referentie", None)
    product = getattr(deel, "product", None)
    categorie, code = _product(product)
    return RetourRij(
        nummer,
        plek,
        volgnummer,
        bsn,
        klasse,
        getattr(deel, "toewijzing_nummer", None),
        getattr(deel, "product_categorie", categorie),
        getattr(deel, "product_code", code),
        getattr(deel, "begindatum", getattr(deel, "gewenste_ingangsdatum", None)),
        getattr(deel, "einddatum", None),
        getattr(deel, "reden_beeindiging", ""),
        _reference(klasse, deel) if referentie is None else referentie.referentie_nummer,
        "" if referentie is None else referentie.vorig_referentie_nummer or "",
        codes,
    )


def _reference(klasse: str, deel: Any) -> str:
    attribuut = {"Relatie": "nummer", "Contact": "soort", "Header": ""}.get(klasse, "referentie_aanbieder")
    return str(getattr(deel, attribuut, None) or "")


_MET_GEBOORTEDATUM = frozenset({"JW301", "JW305", "JW307", "JW315"})
_PER_SOORT: dict[str, Callable[[Rijen, Any, int, int], int]] = {
    "JW301": _jw301,
    "JW305": _jw305,
    "JW307": _jw307,
    "JW315": _jw315,
    "JW317": _jw317,
    "JW319": _jw319,
    "JW323": _jw323,
}
