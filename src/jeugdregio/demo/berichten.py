"""iJw messages of the synthetic region: from what happens to the typed messages of the library."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jeugdregio.demo.declaraties import Regel, first_day
from jeugdregio.demo.personen import Persoon
from jeugdregio.demo.producten import DemoProduct
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.demo.traject import MAAND_DAGEN, Traject
from jeugdregio.demo.verloop import Melding, Toewijzingsversie, Verloop
from jeugdregio.ijw.codes import (
    DebetCredit,
    Eenheid,
    Frequentie,
    LandCode,
    NaamGebruik,
    SoortAdres,
    StatusAanlevering,
)
from jeugdregio.ijw.v3_2 import basis, jw301, jw305, jw307, jw323
from jeugdregio.ijw.v3_2.opstellen import declaratie, levering, toewijzing
from jeugdregio.ijw.v3_2.opstellen.verzending import Jeugdige, Verzending
from jeugdregio.kern.periode import maand

_IN_GEBRUIK = date(2023, 4, 1)
"""First day of iJw 3.2."""

_RUIMTE = 1.6
"""Room in an assignment above the expected volume; monthly volumes never exceed 1.5 of it."""


def product_of(traject: Traject, product: DemoProduct) -> basis.Product:
    return basis.Product(categorie=product.categorie, code=None if traject.aanbod.budget else product.code)


def verzending_of(traject: Traject, kenmerk: str, dagtekening: date) -> Verzending:
    """Say between whom a message about a trajectory goes."""
    return Verzending(GEMEENTEN[traject.gemeente].code, traject.leverancier.agb, kenmerk, dagtekening)


def jeugdige_of(persoon: Persoon) -> Jeugdige:
    """The young person as providers write of one."""
    return Jeugdige(
        bsn=persoon.bsn,
        geboortedatum=basis.Geboortedatum(datum=persoon.geboortedatum),
        geslacht=persoon.geslacht,
        naam=basis.VolledigeNaam(
            geslachtsnaam=basis.Achternaam(achternaam=persoon.achternaam),
            voorletters=persoon.voornaam[0],
            naam_gebruik=NaamGebruik.EIGEN,
        ),
    )


def label_of(dagtekening: date) -> str:
    """What every file says of itself, before its first element."""
    if dagtekening < _IN_GEBRUIK:
        return "fictief: iJw 3.2 bestond op deze datum nog niet"
    return "fictief: bericht van een verzonnen regio over verzonnen jeugdigen"


def make_toewijzing(
    traject: Traject,
    verloop: Verloop,
    versie: Toewijzingsversie,
    kenmerk: str,
    referenties: Sequence[str] = (),
) -> jw301.Bericht:
    """Make the JW301 that says how the assignment stands; one sent by mistake has a number of its own.

    `referenties`: per product the ReferentieAanbieder of the request that this grants.
    """
    persoon, gemeente = traject.persoon, GEMEENTEN[traject.gemeente]
    if versie.vervallen:
        producten = [make_toegewezen(traject, verloop, versie, traject.nummer + 3, traject.producten[0])]
    else:
        producten = [
            make_toegewezen(traject, verloop, versie, traject.nummer + plaats, product)
            for plaats, product in enumerate(traject.producten)
        ]
        if referenties:
            producten = [
                replace(product, referentie_aanbieder=referentie)
                for product, referentie in zip(producten, referenties, strict=True)
            ]
    jeugdige = jeugdige_of(persoon)
    return toewijzing.make_toewijzing(
        verzending_of(traject, kenmerk, versie.dagtekening),
        replace(
            jeugdige,
            naam=replace(jeugdige.naam, voornamen=persoon.voornaam),
            wettelijke_vertegenwoordiging="06" if traject.aanbod.product.code == "48B11" else None,
            contacten=(_contact(persoon, gemeente.naam),),
        ),
        besluiten=producten,
    )


def _contact(persoon: Persoon, plaats: str) -> jw301.Contact:
    """An address in a street and with a postcode that do not exist."""
    return jw301.Contact(
        soort=SoortAdres.BRP,
        adres=basis.Adres(
            huis=basis.Huis(huisnummer=persoon.huisnummer),
            postcode="9999XX",
            straatnaam="Verzonnenstraat",
            plaatsnaam=plaats,
            land_code=LandCode.NEDERLAND,
        ),
    )


def make_toegewezen(
    traject: Traject, verloop: Verloop, versie: Toewijzingsversie, nummer: int, product: DemoProduct
) -> jw301.ToegewezenProduct:
    """Make one assignment as a version of it says."""
    maanden = (((versie.einddatum or verloop.ingangsdatum) - verloop.ingangsdatum).days + 31) / MAAND_DAGEN
    omvang, budget = None, None
    if product.eenheid == Eenheid.EURO:
        # an assignment ended early keeps the budget it was given for at least half a year
        budget = round(product.volume * max(6.0, maanden) * _RUIMTE * 1.5)
    else:
        omvang = _omvang(product, maanden)
    return jw301.ToegewezenProduct(
        toewijzing_nummer=nummer,
        product=product_of(traject, product),
        toewijzingsdatum=verloop.toewijzingsdatum,
        toewijzingstijd=verloop.tijd,
        ingangsdatum=verloop.ingangsdatum,
        einddatum=versie.einddatum,
        reden_wijziging=versie.reden,
        omvang=omvang,
        budget=budget,
    )


def _omvang(product: DemoProduct, maanden: float) -> basis.Omvang:
    per_maand = 31 if product.is_per_dag else product.volume * _RUIMTE
    if product.eenmalig:
        volume = 1.0
    elif product.frequentie == Frequentie.TOTAAL:
        volume = per_maand * max(1.0, maanden)
    elif product.frequentie == Frequentie.PER_WEEK:
        volume = per_maand / 4
    else:
        volume = per_maand
    return basis.Omvang(
        volume=max(1, round(volume + 0.5)), eenheid=product.eenheid, frequentie=product.frequentie
    )


def make_start(traject: Traject, verloop: Verloop, melding: Melding, kenmerk: str) -> jw305.Bericht:
    """Make the JW305 of a start; one that replaces a wrong start takes that back in the same message."""
    regels = (
        (melding.vervangt, StatusAanlevering.VERWIJDEREN),
        (melding.begindatum, StatusAanlevering.EERSTE),
    )
    starts = (
        jw305.StartProduct(
            toewijzing_nummer=traject.nummer + plaats,
            product=product_of(traject, product),
            toewijzing_ingangsdatum=verloop.ingangsdatum,
            begindatum=begindatum,
            status_aanlevering=status,
        )
        for plaats, product in enumerate(traject.producten)
        for begindatum, status in regels
        if begindatum is not None
    )
    verzending = verzending_of(traject, kenmerk, melding.dagtekening)
    return levering.make_start(verzending, jeugdige_of(traject.persoon), starts)


def make_stop(traject: Traject, verloop: Verloop, melding: Melding, kenmerk: str) -> jw307.Bericht:
    """Make the JW307 of a temporary or final stop."""
    if melding.einddatum is None or melding.reden is None:
        raise ValueError("a stop has a last day and a reason")
    stops = [
        jw307.StopProduct(
            toewijzing_nummer=traject.nummer + plaats,
            product=product_of(traject, product),
            toewijzing_ingangsdatum=verloop.ingangsdatum,
            begindatum=melding.begindatum,
            reden_beeindiging=melding.reden,
            einddatum=melding.einddatum,
            status_aanlevering=StatusAanlevering.EERSTE,
        )
        for plaats, product in enumerate(traject.producten)
    ]
    verzending = verzending_of(traject, kenmerk, melding.dagtekening)
    return levering.make_stop(verzending, jeugdige_of(traject.persoon), stops)


def _prestatie(regel: Regel) -> jw323.Prestatie:
    return jw323.Prestatie(
        product_referentie=basis.Referentie(
            referentie_nummer=regel.referentie, vorig_referentie_nummer=regel.vorige
        ),
        toewijzing_nummer=regel.toewijzing,
        product_categorie=regel.productcode[:2],
        product_code=regel.productcode,
        product_periode=basis.GeslotenPeriode(begindatum=regel.begin, einddatum=regel.eind),
        geleverd_volume=regel.volume,
        eenheid=regel.eenheid,
        product_tarief=regel.tarief,
        ingediend_bedrag=basis.BedragMetDC(
            bedrag=regel.bedrag,
            debet_credit=DebetCredit.DEBET if regel.vorige is None else DebetCredit.CREDIT,
        ),
    )


def make_declaratie(
    agb: str, gemeentecode: str, periode: int, regels: Sequence[Regel], kenmerk: str, dagtekening: date
) -> jw323.Bericht:
    """Make the JW323 of a provider for a municipality over one declaration month.

    Lines are in order of young person; credits first, as they are handled first.
    """
    begin = first_day(periode)
    ordered = sorted(regels, key=lambda regel: (regel.bsn, regel.vorige is None, regel.referentie))
    return declaratie.make_declaratie(
        Verzending(gemeentecode, agb, kenmerk, dagtekening),
        nummer=kenmerk,
        maand=maand(begin.year, begin.month),
        regels=((regel.bsn, _prestatie(regel)) for regel in ordered),
    )
