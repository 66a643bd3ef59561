"""Whose messages somebody may offer: of municipalities of their mandate, or what their provider sends."""

from dataclasses import dataclass

from django.utils import timezone

from jeugdregio.ijw import open_bericht
from jeugdregio.ijw.lezen.bestanden import Bestand
from jeugdregio.ijw.v3_2.vertaling import Kop, read_kop
from jeugdregio.web.berichten.grootboek import Modi
from jeugdregio.web.berichten.models import Modus
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Taak


@dataclass(frozen=True, slots=True)
class Toegelaten:
    """For whom somebody may offer messages.

    deelnemend: municipalities of which somebody handles the messages here. What a provider sent to another
    one is none of our business: nobody would see it.
    not_in_name_of: municipalities that run on this register and for which `user` may not decide. What they
    send is made here; a file in their name would be a decision.
    """

    gemeenten: frozenset[str]
    agbs: frozenset[str]
    deelnemend: frozenset[str]
    not_in_name_of: frozenset[str]

    @classmethod
    def of(cls, user: User) -> "Toegelaten":
        """Return what `user` may offer today."""
        gemeenten, today = mandaten.gemeentecodes(user, Taak.BERICHTEN), timezone.localdate()
        others = gemeenten - mandaten.gemeentecodes(user, Taak.TOEWIJZEN)
        modi = Modi(others)
        return cls(
            gemeenten,
            mandaten.agb_codes(user, Taak.BERICHTEN),
            mandaten.served_gemeentecodes(Taak.BERICHTEN),
            frozenset(code for code in others if modi.on(code, today) == Modus.VOEREN),
        )

    def objection(self, bestand: Bestand) -> tuple[Kop, str]:
        """Return what the header of a file says, and why it may not be offered; "" when it may.

        A file without a header that can be read may be offered: it is refused further on, with the reason.
        """
        if bestand.inhoud is None:
            return Kop(), ""
        with open_bericht(bestand.inhoud) as lezing:
            kop = read_kop(lezing.bericht_soort, lezing.release, lezing.romp)
        if not kop.gemeentecode:
            return kop, ""
        if kop.gemeentecode in self.gemeenten:
            own = kop.afzender == kop.gemeentecode
            return kop, _must_decide(kop) if own and kop.gemeentecode in self.not_in_name_of else ""
        if kop.agb in self.agbs:
            if kop.afzender == kop.agb and kop.gemeentecode not in self.deelnemend:
                return kop, (
                    f"De gemeente van dit bericht ({kop.gemeentecode}) doet hier niet mee. Lever alleen "
                    "berichten aan van gemeenten in deze regio, en kijk na of de gemeentecode klopt."
                )
            if kop.afzender == kop.agb:
                return kop, ""
            return kop, (
                f"Dit bericht is door de gemeente verstuurd ({kop.afzender}). Een aanbieder levert hier "
                "alleen berichten aan die hij zelf heeft verstuurd."
            )
        if self.gemeenten:
            return kop, (
                f"U hebt geen mandaat voor de gemeente van dit bericht ({kop.gemeentecode}). Vraag de "
                "beheerder van uw organisatie om dat mandaat, of laat de gemeente het bericht aanleveren."
            )
        return kop, (
            f"Dit bericht is niet van uw organisatie: de AGB-code erin is {kop.agb}. Een aanbieder levert "
            "alleen eigen berichten aan."
        )


def _must_decide(kop: Kop) -> str:
    return (
        f"Dit bericht komt van de gemeente zelf ({kop.gemeentecode}). Haar berichten worden hier gemaakt "
        f"(werkwijze ‘{Modus.VOEREN.label.lower()}’). Een bestand namens haar mag alleen aanleveren wie ook "
        f"de taak ‘{Taak.TOEWIJZEN.label}’ heeft. Er is niets van opgenomen. Maak de toewijzing of het "
        "antwoord onder ‘Verzoeken’, of laat een collega met beide taken het bestand aanleveren."
    )
