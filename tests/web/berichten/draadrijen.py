"""Rows of the register about one assignment, each in a message of its own, put there directly."""

import itertools
import os
from datetime import date, time
from typing import Any

from django.utils import timezone
from tests.web.wereld import AGB, GEMEENTE

from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.register.models import (
    AntwoordRegel,
    Jeugdige,
    LeveringRegel,
    PrestatieRegel,
    RetourRegel,
    ToekenningRegel,
    ToewijzingRegel,
    VerzoekRegel,
)

NUMMER = 7
_teller = itertools.count(1)


class Dossier:
    """Messages of one municipality and provider about one young person; each method adds one."""

    def __init__(self, gemeente: str = GEMEENTE, agb: str = AGB) -> None:
        self.gemeente, self.agb = gemeente, agb
        self.jeugdige = Jeugdige.objects.create(bsn_versleuteld="999900006", bsn_index=os.urandom(32))

    def _bericht(self, soort: str, dag: date, identificatie: str, richting: str = "in") -> Bericht:
        van_gemeente = soort in {"JW301", "JW319", "JW325"}
        return Bericht.objects.create(
            soort=soort, release="3.2", richting=richting, identificatie=identificatie, dagtekening=dag,
            afzender=self.gemeente if van_gemeente else self.agb,
            ontvanger=self.agb if van_gemeente else self.gemeente,
            gemeentecode=self.gemeente, agb=self.agb, sha256=os.urandom(32), grootte=1,
            bestandsnaam="bericht.xml", status="verwerkt", modus="meelezen", modus_vastgelegd=True,
            ontvangen_op=timezone.now(), ontvangen_op_bron="nu", verwerkt_op=timezone.now(),
            aantal_clienten=1, aantal_regels=1, aantal_bevindingen=0,
        )  # fmt: skip

    def _row(self, model: Any, bericht_soort: str, dag: date, identificatie: str, **values: Any) -> Bericht:
        bericht = self._bericht(bericht_soort, dag, identificatie or str(next(_teller)))
        model.objects.create(
            bericht_id=bericht.pk, volgnummer=1, gemeentecode=self.gemeente, agb=self.agb, dagtekening=dag,
            bekend_op=dag, identificatie=bericht.identificatie, **values,
        )  # fmt: skip
        return bericht

    def verzoek(self, dag: date, referentie: str = "R1") -> Bericht:
        return self._row(
            VerzoekRegel, "JW315", dag, "", jeugdige=self.jeugdige, soort="aangevraagd",
            referentie_aanbieder=referentie, categorie="45", ingangsdatum=dag,
        )  # fmt: skip

    def antwoord(self, dag: date, antwoord: str = "2", reden: str = "", referentie: str = "R1") -> Bericht:
        return self._row(
            AntwoordRegel, "JW319", dag, "", referentie_aanbieder=referentie, verzoek_antwoord=antwoord,
            reden_afwijzing=reden,
        )  # fmt: skip

    def toewijzing(
        self, dag: date, *, nummer: int = NUMMER, reden: str = "", einde: date | None = None,
        verzonden: date | None = None,
    ) -> Bericht:  # fmt: skip
        """Help was assigned from a day, of which the municipality told on that day or on `verzonden`."""
        return self._row(
            ToewijzingRegel, "JW301", verzonden or dag, "", jeugdige=self.jeugdige, toewijzing_nummer=nummer,
            referentie_aanbieder="R1", categorie="45", productcode="45A03", toewijzingsdatum=dag,
            toewijzingstijd=time(9), ingangsdatum=dag, einddatum=einde, reden_wijziging=reden, volume=4,
            eenheid="04", frequentie="2",
        )  # fmt: skip

    def start(
        self, dag: date, *, status: str = "1", identificatie: str = "", gemeld: date | None = None,
        nummer: int | None = NUMMER,
    ) -> Bericht:  # fmt: skip
        """Help began on a day, of which the provider tells on that day or on `gemeld`."""
        return self._row(
            LeveringRegel, "JW305", gemeld or dag, identificatie, jeugdige=self.jeugdige, soort="start",
            status_aanlevering=status, toewijzing_nummer=nummer, categorie="45", productcode="45A03",
            begindatum=dag,
        )  # fmt: skip

    def stop(
        self, begin: date, dag: date, reden: str = "31", status: str = "1", gemeld: date | None = None,
        nummer: int = NUMMER,
    ) -> Bericht:  # fmt: skip
        """The help that began on a day stopped, of which the provider tells on that day or on `gemeld`."""
        return self._row(
            LeveringRegel, "JW307", gemeld or dag, "", jeugdige=self.jeugdige, soort="stop",
            status_aanlevering=status, toewijzing_nummer=nummer, categorie="45", productcode="45A03",
            begindatum=begin, einddatum=dag, reden_beeindiging=reden,
        )  # fmt: skip

    def declaratie(self, begin: date, einde: date, bedrag: int, identificatie: str = "") -> Bericht:
        return self._row(
            PrestatieRegel, "JW323", einde, identificatie, jeugdige=self.jeugdige,
            referentie_nummer=f"P{bedrag}", toewijzing_nummer=NUMMER, categorie="45", productcode="45A03",
            begindatum=begin, einddatum=einde, volume=4, eenheid="04", tarief=bedrag // 4, bedrag=bedrag,
            debet_credit="D",
        )  # fmt: skip

    def toekenning(self, op: Bericht, dag: date, weiger: int | None = None) -> Bericht:
        """A JW325 on a declaration; `weiger` is the amount of the line that it refuses."""
        bericht = self._row(
            ToekenningRegel, "JW325", dag, "", antwoord_op_identificatie=op.identificatie,
            declaratie_nummer="D1", ingediend=1, toegekend=1,
        )  # fmt: skip
        if weiger is not None:
            RetourRegel.objects.create(
                bericht_id=bericht.pk, volgnummer=2, gemeentecode=self.gemeente, agb=self.agb,
                dagtekening=dag, bekend_op=dag, identificatie=bericht.identificatie,
                antwoord_op_soort="JW323",
                antwoord_op_identificatie=op.identificatie, bereik="regel", jeugdige=self.jeugdige,
                klasse="Prestatie", referentie=f"P{weiger}", retourcodes="9321",
            )  # fmt: skip
        return bericht

    def retour(self, op: Bericht, dag: date, retourcodes: str = "0001") -> None:
        """An answer that refuses a message as a whole."""
        RetourRegel.objects.create(
            bericht_id=10_000 + next(_teller), volgnummer=1, gemeentecode=self.gemeente, agb=self.agb,
            dagtekening=dag, bekend_op=dag, identificatie="R", antwoord_op_soort=op.soort,
            antwoord_op_identificatie=op.identificatie, bereik="bericht", klasse="Header",
            retourcodes=retourcodes,
        )  # fmt: skip
