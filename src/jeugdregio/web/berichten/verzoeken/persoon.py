"""Who a request or an assignment is about, as the latest message says; kept nowhere but in that message."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.db.models.functions import Length

from jeugdregio.ijw import read
from jeugdregio.ijw.codes import LandCode, NaamGebruik, SoortAdres
from jeugdregio.ijw.v3_2 import basis, jw301
from jeugdregio.ijw.v3_2.opstellen import verzending
from jeugdregio.web.berichten.inhoud import unseal
from jeugdregio.web.berichten.models import BerichtInhoud
from jeugdregio.web.register.models import Jeugdige, JeugdigeRegel
from jeugdregio.web.register.weigering import without_refused
from jeugdregio.web.versleuteling import blind_index


@dataclass(frozen=True, slots=True)
class Persoon:
    """A young person as a message of `dagtekening` has them; `toegewezen` is the whole client of a JW301."""

    bsn: str
    soort: str
    dagtekening: date
    geboortedatum: basis.Geboortedatum
    geslacht: str
    naam: basis.VolledigeNaam | basis.VerkorteNaam
    toegewezen: jw301.Client | None

    @property
    def volledige_naam(self) -> str:
        """The own name, as people write it."""
        eigen = self.naam.geslachtsnaam
        parts = (self.naam.voornamen or self.naam.voorletters, eigen.voorvoegsel, eigen.achternaam)
        return " ".join(part for part in parts if part)

    @property
    def adres(self) -> basis.Adres | None:
        """The first address that a JW301 gave."""
        contacts = self.toegewezen.contactgegevens.contact if self.toegewezen else ()
        return next((contact.adres for contact in contacts if contact.adres is not None), None)

    def initial(self) -> dict[str, Any]:
        """Return what a form on this person begins with."""
        huis = self.adres.huis if self.adres else None
        return {
            "geboortedatum": self.geboortedatum.datum,
            "geslacht": self.geslacht,
            "voornamen": self.naam.voornamen,
            "voorvoegsel": self.naam.geslachtsnaam.voorvoegsel,
            "achternaam": self.naam.geslachtsnaam.achternaam,
            "straatnaam": self.adres.straatnaam if self.adres else None,
            "huisnummer": huis.huisnummer if huis else None,
            "toevoeging": (huis.huisnummer_toevoeging or huis.huisletter) if huis else None,
            "postcode": self.adres.postcode if self.adres else None,
            "plaatsnaam": self.adres.plaatsnaam if self.adres else None,
        }


def find_jeugdige(bsn: str) -> Jeugdige | None:
    """Return the young person with this BSN, if the register knows them."""
    return Jeugdige.objects.filter(bsn_index=blind_index(bsn)).first()


def find_persoon(jeugdige: Jeugdige, gemeentecode: str) -> Persoon | None:
    """Return a young person as the latest message of this municipality has them, a JW301 before others.

    What an answer refuses is left out: a name or an address that was not accepted must not go into the next
    message. None where no other message names more than the BSN, or its content was too large to keep.
    """
    regel = (
        without_refused(JeugdigeRegel.objects.filter(jeugdige=jeugdige, gemeentecode=gemeentecode))
        .annotate(
            volgorde=Case(When(soort="JW301", then=Value(0)), default=Value(1), output_field=IntegerField())
        )
        .order_by("volgorde", "-dagtekening", Length("identificatie").desc(), "-identificatie")
        .first()
    )
    client = read_client(regel.bericht_id) if regel is not None else None
    if regel is None or client is None or client.bsn != jeugdige.bsn_versleuteld:
        return None
    return Persoon(
        client.bsn,
        regel.soort,
        regel.dagtekening,
        client.geboortedatum,
        client.geslacht,
        client.naam,
        client if isinstance(client, jw301.Client) else None,
    )


def read_client(bericht_id: int) -> Any:
    """Return the client of a message of which the content was kept, None otherwise."""
    inhoud = BerichtInhoud.objects.select_related("bericht").filter(pk=bericht_id).first()
    if inhoud is None:
        return None
    bericht, _ = read(unseal(bytes(inhoud.versleuteld), bytes(inhoud.bericht.sha256)))
    return getattr(bericht, "client", None)


def to_send(bsn: str, ingevuld: Mapping[str, Any], bekend: Persoon | None) -> verzending.Jeugdige:
    """Return the young person as a JW301 tells of one: what was filled in (the fields of PersoonForm), and
    of what a form does not ask, what the latest JW301 said.
    """
    client = bekend.toegewezen if bekend else None
    old = client.naam if client else None
    voorletters = bekend.naam.voorletters if bekend else None
    return verzending.Jeugdige(
        bsn=bsn,
        geboortedatum=_birth(ingevuld["geboortedatum"], bekend),
        geslacht=ingevuld["geslacht"],
        naam=basis.VolledigeNaam(
            geslachtsnaam=basis.Achternaam(
                achternaam=ingevuld["achternaam"], voorvoegsel=ingevuld["voorvoegsel"] or None
            ),
            partnernaam=old.partnernaam if old else None,
            voornamen=ingevuld["voornamen"] or None,
            voorletters=voorletters,
            naam_gebruik=old.naam_gebruik if old else NaamGebruik.EIGEN,
        ),
        contacten=_contacts(ingevuld, bekend),
        relaties=client.relaties.relatie if client and client.relaties else (),
        communicatie=client.communicatie if client else None,
        juridische_status=client.juridische_status if client else None,
        wettelijke_vertegenwoordiging=client.wettelijke_vertegenwoordiging if client else None,
    )


def _birth(dag: date, bekend: Persoon | None) -> basis.Geboortedatum:
    """Return the day of birth; when it was not changed, still with the part of it that is unknown."""
    if bekend is not None and bekend.geboortedatum.datum == dag:
        return bekend.geboortedatum
    return basis.Geboortedatum(datum=dag)


def _contacts(ingevuld: Mapping[str, Any], bekend: Persoon | None) -> tuple[jw301.Contact, ...]:
    """Return the addresses: the first with an address as filled in, the others as they were."""
    known = bekend.toegewezen.contactgegevens.contact if bekend and bekend.toegewezen else ()
    filled = _address(ingevuld, bekend.adres if bekend else None)
    place = next((n for n, contact in enumerate(known) if contact.adres is not None), None)
    if place is None:
        others = tuple(contact for contact in known if contact.soort != SoortAdres.BRP)
        return (jw301.Contact(soort=SoortAdres.BRP, adres=filled), *others)
    return (*known[:place], replace(known[place], adres=filled), *known[place + 1 :])


def _address(ingevuld: Mapping[str, Any], adres: basis.Adres | None) -> basis.Adres:
    toevoeging = ingevuld["toevoeging"] or None
    old = adres.huis if adres else None
    if old and (old.huisnummer, old.huisnummer_toevoeging or old.huisletter) == (
        ingevuld["huisnummer"],
        toevoeging,
    ):
        huis = old
    else:
        huis = basis.Huis(huisnummer=ingevuld["huisnummer"], huisnummer_toevoeging=toevoeging)
    return basis.Adres(
        huis=huis,
        postcode=ingevuld["postcode"],
        straatnaam=ingevuld["straatnaam"],
        plaatsnaam=ingevuld["plaatsnaam"],
        land_code=LandCode.NEDERLAND,
    )
