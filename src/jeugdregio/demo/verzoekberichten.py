"""iJw messages about requests: JW315 and JW317 of a provider, JW319 of a municipality."""

from datetime import date

from jeugdregio.demo.berichten import jeugdige_of, make_toegewezen, verzending_of
from jeugdregio.demo.traject import Traject
from jeugdregio.demo.verloop import Toewijzingsversie, Verloop
from jeugdregio.demo.verzoeken import Verzoek, first_version
from jeugdregio.ijw.codes import RedenAfwijzingVerzoek, TypeVerwijzer, VerzoekAntwoord
from jeugdregio.ijw.v3_2 import basis, jw301, jw315, jw317, jw319
from jeugdregio.ijw.v3_2.opstellen import verzoek as opstellen
from jeugdregio.ijw.v3_2.opstellen.hulp import Hulp
from jeugdregio.ijw.v3_2.opstellen.verzoekantwoord import (
    make_afwijzing,
    make_onderzoek,
)

_CLIENTSITUATIE = "1"
_ELDERS = "0855"
"""The municipality outside the region that is responsible by the woonplaatsbeginsel."""


def _verwijzer(verzoek: Verzoek) -> basis.Verwijzer:
    if verzoek.verwijzer not in TypeVerwijzer.MET_ZORGVERLENER:
        return opstellen.make_verwijzer(verzoek.verwijzer)
    if verzoek.heeft_agb:
        return opstellen.make_verwijzer(verzoek.verwijzer, agb="00900001")
    return opstellen.make_verwijzer(verzoek.verwijzer, naam="Praktijk Verzonnen (fictief)")


def _assigned(traject: Traject, verloop: Verloop, versie: Toewijzingsversie) -> list[jw301.ToegewezenProduct]:
    return [
        make_toegewezen(traject, verloop, versie, traject.nummer + plaats, product)
        for plaats, product in enumerate(traject.producten)
    ]


def make_aanvraag(
    traject: Traject, verloop: Verloop, verzoek: Verzoek, kenmerk: str, dagtekening: date
) -> jw315.Bericht:
    """Make the JW315 for what is assigned in the end, or, of a request that is refused, for one product."""
    gevraagd = [
        opstellen.request(
            Hulp(toegewezen.product, toegewezen.omvang, toegewezen.budget),
            referentie=verzoek.reference(plaats),
            ingangsdatum=toegewezen.ingangsdatum,
            einddatum=toegewezen.einddatum,
            verwijzer=_verwijzer(verzoek),
        )
        for plaats, toegewezen in enumerate(_assigned(traject, verloop, first_version(verloop)))
    ]
    return opstellen.make_aanvraag(
        verzending_of(traject, kenmerk, dagtekening),
        jeugdige_of(traject.persoon),
        gevraagd if verzoek.afgewezen is None else gevraagd[:1],
        gezagsdrager_bekend=True,
    )


def make_wijziging(
    traject: Traject,
    verloop: Verloop,
    versie: Toewijzingsversie,
    verzoek: Verzoek,
    kenmerk: str,
    dagtekening: date,
) -> jw317.Bericht:
    """Make the JW317 that asks for the end that the municipality then gives to every product."""
    wijzigingen = [
        opstellen.wish(
            toegewezen,
            dagtekening=dagtekening,
            vanaf=toegewezen.ingangsdatum,
            einddatum=toegewezen.einddatum,
            omvang=toegewezen.omvang,
            budget=toegewezen.budget,
        )
        for toegewezen in _assigned(traject, verloop, versie)
    ]
    return opstellen.make_wijziging(
        verzending_of(traject, kenmerk, dagtekening),
        traject.persoon.bsn,
        referentie=verzoek.kenmerk,
        reden=_CLIENTSITUATIE,
        toewijzingen=(),
        te_wijzigen=wijzigingen,
    )


def make_antwoord(
    traject: Traject, verzoek: Verzoek, plaats: int, antwoord: str, kenmerk: str, dagtekening: date
) -> jw319.Bericht:
    """Make the JW319 on one product of a request for an assignment: looked into, or refused."""
    verzending, referentie = verzending_of(traject, kenmerk, dagtekening), verzoek.reference(plaats)
    if antwoord == VerzoekAntwoord.IN_ONDERZOEK or verzoek.reden is None:
        return make_onderzoek(verzending, referentie)
    elders = _ELDERS if verzoek.reden == RedenAfwijzingVerzoek.WOONPLAATSBEGINSEL else None
    return make_afwijzing(verzending, referentie, reden=verzoek.reden, gemeente=elders)
