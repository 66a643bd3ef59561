"""Whose messages somebody may offer: of municipalities of their mandate, or what their provider sends."""

from dataclasses import dataclass

from jeugdregio.ijw import open_bericht
from jeugdregio.ijw.lezen.bestanden import Bestand
from jeugdregio.ijw.v3_2.vertaling import Kop, read_kop
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Taak


@dataclass(frozen=True, slots=True)
class Toegelaten:
    """For whom somebody may offer messages.

    deelnemend: municipalities of which somebody handles the messages here. What a provider sent to another
    one is none of our business: nobody would see it.
    """

    gemeenten: frozenset[str]
    agbs: frozenset[str]
    deelnemend: frozenset[str]

    @classmethod
    def of(cls, user: User) -> "Toegelaten":
        """Return what `user` may offer today."""
        return cls(
            mandaten.gemeentecodes(user, Taak.BERICHTEN),
            mandaten.agb_codes(user, Taak.BERICHTEN),
            mandaten.served_gemeentecodes(Taak.BERICHTEN),
        )

    def objection(self, bestand: Bestand) -> tuple[Kop, str]:
        """Return what the header of a file says, and why it may not be offered; "" when it may.

        A file without a header that can be read may be offered: it is refused further on, with the reason.
        """
        if bestand.inhoud is None:
            return Kop(), ""
        with open_bericht(bestand.inhoud) as lezing:
            kop = read_kop(lezing.bericht_soort, lezing.release, lezing.romp)
        if not kop.gemeentecode or kop.gemeentecode in self.gemeenten:
            return kop, ""
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
