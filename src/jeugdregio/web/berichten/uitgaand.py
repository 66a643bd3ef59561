"""Messages that are made here: into the ledger and the register like any other."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from jeugdregio.ijw import write as to_xml
from jeugdregio.ijw.element import class_of
from jeugdregio.ijw.release import soort_van
from jeugdregio.ijw.v3_2.rijen import Rijen
from jeugdregio.ijw.v3_2.vertaling import Kop, Vertaler, read_kop
from jeugdregio.web.berichten import grootboek
from jeugdregio.web.berichten.grootboek import Modi, Post
from jeugdregio.web.berichten.inhoud import seal
from jeugdregio.web.berichten.models import BerichtStatus, Modus, OntvangenOpBron, Richting


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """A message that was made here: as XML, with its header and its rows."""

    xml: bytes
    kop: Kop
    clienten: int
    regels: int
    rijen: Rijen

    def post(
        self,
        bericht_id: int,
        *,
        ontvangen_op: datetime,
        bron: OntvangenOpBron = OntvangenOpBron.NU,
        modus: Modus | None,
    ) -> Post:
        """Give it as it goes into the ledger. ValueError when it is too large to keep."""
        sha256 = hashlib.sha256(self.xml).digest()
        inhoud = seal(self.xml, sha256)
        if inhoud is None:
            raise ValueError("a message made here is too large to keep")
        kop = self.kop
        return Post(
            bericht_id,
            kop,
            Richting.UIT,
            f"{kop.soort}_{kop.gemeentecode}_{kop.agb}_{kop.identificatie}.xml",
            sha256,
            len(self.xml),
            BerichtStatus.VERWERKT,
            modus,
            ontvangen_op,
            bron,
            timezone.localdate(ontvangen_op),
            inhoud,
            clienten=self.clienten,
            regels=self.regels,
            rijen=self.rijen,
        )


def render(bericht: Any) -> Gemaakt:
    """Write a typed message and take its rows. TypeError when it is no message."""
    release, soort = soort_van(class_of(bericht))
    vertaler = Vertaler(soort.soort)
    eenheid: Any = bericht
    for veld in soort.route:
        eenheid = None if eenheid is None else getattr(eenheid, veld.attribuut)
    for each in eenheid if isinstance(eenheid, tuple) else () if eenheid is None else (eenheid,):
        vertaler.add(each)
    vertaler.close(bericht)
    kop = read_kop(soort.soort, release.naam, bericht)
    return Gemaakt(to_xml(bericht), kop, vertaler.clienten, vertaler.regels, vertaler.rijen)


def store_outgoing(berichten: Sequence[Any], *, nu: datetime) -> list[int]:
    """Store typed messages that are sent from here and return their ledger keys, in order.

    Inside the transaction of the caller, who has judged them. IntegrityError when an identification was used
    before by this sender for this kind of message (TR056).
    """
    gemaakt = [render(bericht) for bericht in berichten]
    modi = Modi(each.kop.gemeentecode for each in gemaakt)
    ids = list(grootboek.reserve_ids(len(gemaakt)))
    today = timezone.localdate(nu)
    grootboek.write(
        [
            each.post(key, ontvangen_op=nu, modus=modi.on(each.kop.gemeentecode, today))
            for key, each in zip(ids, gemaakt, strict=True)
        ],
        nu,
    )
    return ids
