"""iJw messages about requests: JW315 and JW317 of a provider, JW319 of a municipality."""

from datetime import date

from jeugdregio.demo.berichten import XSD, identification, make_toegewezen, short_name
from jeugdregio.demo.planning import Traject
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.demo.verloop import Toewijzingsversie, Verloop
from jeugdregio.demo.verzoeken import WOONPLAATSBEGINSEL, Verzoek, first_version
from jeugdregio.ijw.v3_2 import basis, jw315, jw317, jw319

IN_ONDERZOEK, AFGEWEZEN = "2", "1"
_CLIENTSITUATIE = "1"
_MET_AGB = frozenset({"02", "03", "04", "05"})
_ELDERS = "0855"
"""The municipality outside the region that is responsible by the woonplaatsbeginsel."""


def make_aanvraag(
    traject: Traject, verloop: Verloop, verzoek: Verzoek, kenmerk: str, dagtekening: date
) -> jw315.Bericht:
    """Make the JW315 for what is assigned in the end, or, of a request that is refused, for one product."""
    versie = first_version(verloop)
    producten = traject.producten if verzoek.afgewezen is None else traject.producten[:1]
    gevraagd = []
    for plaats, product in enumerate(producten):
        toegewezen = make_toegewezen(traject, verloop, versie, traject.nummer + plaats, product)
        gevraagd.append(
            jw315.AangevraagdProduct(
                referentie_aanbieder=verzoek.reference(plaats),
                product=toegewezen.product,
                toewijzing_ingangsdatum=toegewezen.ingangsdatum,
                toewijzing_einddatum=toegewezen.einddatum,
                omvang=toegewezen.omvang,
                budget=toegewezen.budget,
                verwijzer=_verwijzer(verzoek),
            )
        )
    persoon = traject.persoon
    return jw315.Bericht(
        header=jw315.Header(
            bericht_code="446",
            bericht_versie=3,
            bericht_subversie=2,
            afzender=traject.leverancier.agb,
            ontvanger=GEMEENTEN[traject.gemeente].code,
            bericht_identificatie=identification(kenmerk, dagtekening),
            xsd_versie=XSD,
        ),
        client=jw315.Client(
            bsn=persoon.bsn,
            geboortedatum=basis.Geboortedatum(datum=persoon.geboortedatum),
            geslacht=persoon.geslacht,
            naam=short_name(persoon),
            gezagsdrager_bekend="1",
            aangevraagde_producten=jw315.AangevraagdeProducten(aangevraagd_product=tuple(gevraagd)),
        ),
    )


def _verwijzer(verzoek: Verzoek) -> basis.Verwijzer:
    if verzoek.verwijzer not in _MET_AGB:
        return basis.Verwijzer(type=verzoek.verwijzer)
    if verzoek.heeft_agb:
        return basis.Verwijzer(type=verzoek.verwijzer, zorgverlener_code="00900001")
    return basis.Verwijzer(type=verzoek.verwijzer, naam="Praktijk Verzonnen (fictief)")


def make_wijziging(
    traject: Traject,
    verloop: Verloop,
    versie: Toewijzingsversie,
    verzoek: Verzoek,
    kenmerk: str,
    dagtekening: date,
) -> jw317.Bericht:
    """Make the JW317 that asks for the end that the municipality then gives to every product."""
    wijzigingen = []
    for plaats, product in enumerate(traject.producten):
        toegewezen = make_toegewezen(traject, verloop, versie, traject.nummer + plaats, product)
        wijzigingen.append(
            jw317.TeWijzigenProduct(
                toewijzing_nummer=toegewezen.toewijzing_nummer,
                gewenste_ingangsdatum=toegewezen.ingangsdatum,
                einddatum=toegewezen.einddatum,
                omvang=toegewezen.omvang,
                budget=toegewezen.budget,
            )
        )
    return jw317.Bericht(
        header=jw317.Header(
            bericht_code="486",
            bericht_versie=3,
            bericht_subversie=2,
            afzender=traject.leverancier.agb,
            ontvanger=GEMEENTEN[traject.gemeente].code,
            bericht_identificatie=identification(kenmerk, dagtekening),
            xsd_versie=XSD,
        ),
        client=jw317.Client(
            bsn=traject.persoon.bsn,
            verzoek=jw317.Verzoek(
                referentie_aanbieder=verzoek.kenmerk,
                reden_verzoek=_CLIENTSITUATIE,
                te_wijzigen_producten=jw317.TeWijzigenProducten(te_wijzigen_product=tuple(wijzigingen)),
            ),
        ),
    )


def make_antwoord(
    traject: Traject, verzoek: Verzoek, plaats: int, antwoord: str, kenmerk: str, dagtekening: date
) -> jw319.Bericht:
    """Make the JW319 on one product of a request for an assignment: looked into, or refused."""
    reden = verzoek.reden if antwoord == AFGEWEZEN else None
    elders = jw319.Woonplaatsbeginsel(gemeente=_ELDERS) if reden == WOONPLAATSBEGINSEL else None
    return jw319.Bericht(
        header=jw319.Header(
            bericht_code="488",
            bericht_versie=3,
            bericht_subversie=2,
            afzender=GEMEENTEN[traject.gemeente].code,
            ontvanger=traject.leverancier.agb,
            bericht_identificatie=identification(kenmerk, dagtekening),
            xsd_versie=XSD,
        ),
        antwoord=jw319.Antwoord(
            referentie_aanbieder=verzoek.reference(plaats),
            verzoek_antwoord=antwoord,
            reden_afwijzing_verzoek=reden,
            woonplaatsbeginsel=elders,
        ),
    )
