"""What the messages of the story share: who, when, which help."""

from dataclasses import replace
from datetime import date
from typing import Any

from jeugdregio.ijw.element import klasse_van
from jeugdregio.ijw.v3_2 import basis

GEMEENTE = "0772"
AANBIEDER = "12345678"
BSN = "999900006"
ANDERE_BSN = "999900018"
TOEWIJZING = 1001
REFERENTIE = "verzoek-1"
INGANGSDATUM = date(2025, 2, 1)
EINDDATUM = date(2026, 1, 31)
MAAND = basis.GeslotenPeriode(begindatum=date(2025, 2, 1), einddatum=date(2025, 2, 28))
PRODUCT = basis.Product(categorie="45", code="45A04")
OMVANG = basis.Omvang(volume=240, eenheid="01", frequentie="2")
VERSIES = basis.XsdVersie(basisschema_xsd_versie="1.0.0", bericht_xsd_versie="1.0.0")
GEBOORTEDATUM = basis.Geboortedatum(datum=date(2012, 6, 15))
NAAM = basis.VerkorteNaam(
    geslachtsnaam=basis.Achternaam(achternaam="Voorbeeld"), voornamen="Test", voorletters="T"
)
VOLLEDIGE_NAAM = basis.VolledigeNaam(
    geslachtsnaam=basis.Achternaam(achternaam="Voorbeeld"),
    voornamen="Test",
    voorletters="T",
    naam_gebruik="1",
)
ADRES = basis.Adres(
    huis=basis.Huis(huisnummer=1),
    postcode="5611AA",
    straatnaam="Voorbeeldstraat",
    plaatsnaam="Eindhoven",
    land_code="NL",
)


def kop(module: Any, code: str, identificatie: str, dagtekening: date, *, van_gemeente: bool) -> Any:
    """Give the header of a message: `module` declares it, `code` is its code."""
    afzender, ontvanger = (GEMEENTE, AANBIEDER) if van_gemeente else (AANBIEDER, GEMEENTE)
    return module.Header(
        bericht_code=code,
        bericht_versie=3,
        bericht_subversie=2,
        afzender=afzender,
        ontvanger=ontvanger,
        bericht_identificatie=basis.BerichtIdentificatie(
            identificatie=identificatie, dagtekening=dagtekening
        ),
        xsd_versie=VERSIES,
    )


def with_header(bericht: Any, **anders: Any) -> Any:
    """Change the header of a message; `identificatie` and `dagtekening` may be given as if they stood in
    it.
    """
    kop = bericht.header
    kenmerk = {naam: anders.pop(naam) for naam in ("identificatie", "dagtekening") if naam in anders}
    if kenmerk:
        anders["bericht_identificatie"] = replace(kop.bericht_identificatie, **kenmerk)
    return replace(bericht, header=replace(kop, **anders))


def as_retour(instance: Any, cls: type, *codes: str) -> Any:
    """Repeat a part as the class of the answer, with the same return codes at every level."""
    waarden: dict[str, Any] = {}
    for veld in klasse_van(cls).velden:
        if veld.attribuut == "retour_codes":
            waarden["retour_codes"] = (veld.klasse or cls)(retour_code=codes)
            continue
        waarde = getattr(instance, veld.attribuut)
        if veld.klasse is not None and waarde is not None:
            doel = veld.klasse
            waarde = (
                tuple(as_retour(deel, doel, *codes) for deel in waarde)
                if veld.herhaald
                else as_retour(waarde, doel, *codes)
            )
        waarden[veld.attribuut] = waarde
    return cls(**waarden)
