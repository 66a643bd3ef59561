"""Writes: the definitions a region begins with, and the account of who saw exact figures."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from jeugdregio.monitor.indelingen import read_indelingen
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.inzage import intern, intern_aanbieder
from jeugdregio.monitor.nationaal.dekking import Dekking, coverage
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening
from jeugdregio.monitor.publicatie import Rij
from jeugdregio.stand import Stand, newest
from jeugdregio.web.audit import acting
from jeugdregio.web.cijfers.models import Indeling, InterneInzage
from jeugdregio.web.gebieden.models import Gebied
from jeugdregio.web.organisaties.models import User


@transaction.atomic
def ensure_indelingen(*, gebied: Gebied, by: User | None = None) -> int:
    """Give an area without definitions those that come with the software; return their number."""
    if Indeling.objects.filter(gebied=gebied).exists():
        return 0
    with acting(by):
        return len(
            Indeling.objects.bulk_create(
                Indeling(
                    gebied=gebied,
                    indeling=regel["indeling"],
                    productcategorie=regel["productcategorie"],
                    productcode=regel["productcode"],
                    waarde=regel["waarde"],
                    van=date.fromisoformat(regel["van"]),
                    tot=date.fromisoformat(regel["tot"]) if regel["tot"] else None,
                    reden=regel["reden"],
                )
                for regel in read_indelingen()
            )
        )


@dataclass(frozen=True, slots=True)
class Ingezien:
    """Exact figures and the record of their being seen."""

    rijen: Sequence[Rij]
    inzage: InterneInzage


def show_intern(
    *,
    by: User,
    code: str,
    per: Sequence[str],
    gemeenten: Collection[str] = (),
    aanbieder: str = "",
    doel: str,
) -> Ingezien | None:
    """Compute exact figures for these municipalities, or for the help of one provider, by its AGB code;
    record who sees them and what for.

    The record is written before anything is returned: no record, no figures. None when there is no stand.
    Raises MonitorError when the indicator has no such table, or is not there for a provider.
    """
    pad = newest(Path(settings.JEUGDREGIO_MAP))
    if pad is None:
        return None
    stand = Stand.open(pad)
    if aanbieder:
        rijen = intern_aanbieder(stand, code, per, aanbieder=aanbieder, doel=doel)
    else:
        rijen = intern(stand, code, per, gemeenten=gemeenten, doel=doel)
    with transaction.atomic(), acting(by):
        inzage = InterneInzage.objects.create(
            gebruiker=by,
            indicator=code,
            versie=REGISTER[code].version,
            per=",".join(per),
            peildatum=stand.peildatum,
            gemeenten=[] if aanbieder else sorted(gemeenten),
            aanbieder=aanbieder,
            doel=doel,
        )
    return Ingezien(rijen, inzage)


@dataclass(frozen=True, slots=True)
class DekkingIngezien:
    """What the messages cover in municipalities, and the record of its being seen."""

    dekking: Dekking
    inzage: InterneInzage


def show_dekking(
    *, by: User, rekening: Jaarrekening, gemeenten: Collection[str], doel: str
) -> DekkingIngezien | None:
    """Compute what the messages cover in these municipalities and record who sees it and what for.

    The record is written before anything is returned. None when there is no stand.
    """
    pad = newest(Path(settings.JEUGDREGIO_MAP))
    if pad is None:
        return None
    stand = Stand.open(pad)
    dekking = coverage(stand, rekening, gemeenten=gemeenten, doel=doel)
    with transaction.atomic(), acting(by):
        inzage = InterneInzage.objects.create(
            gebruiker=by,
            indicator="dekking",
            versie=str(rekening.jaar),
            per="jaar,gemeente",
            peildatum=stand.peildatum,
            gemeenten=sorted(gemeenten),
            doel=doel,
        )
    return DekkingIngezien(dekking, inzage)
