"""The organisations, people, mandates, providers and numbers of the synthetic region, in the database."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Max

from jeugdregio.demo.aanbieders import DemoAanbieder, aanbieders
from jeugdregio.demo.merkteken import Gebruiker
from jeugdregio.demo.regio import GEMEENTEN, REGIO, VOERENDE_GEMEENTE, VOERT_VANAF, iter_youth
from jeugdregio.demo.tarieven import DemoTarief
from jeugdregio.web.aanbieders.models import Aanbieder, AanbiederStatus, Contract, Tarief
from jeugdregio.web.berichten.models import Bericht, Modus, OntvangenOpBron, Richting, Werkwijze
from jeugdregio.web.cijfers.actions import ensure_indelingen
from jeugdregio.web.gebieden.models import Gebied, JeugdigenAantal
from jeugdregio.web.organisaties.actions import (
    add_lidmaatschap,
    create_organisatie,
    create_user,
    grant_mandaat,
    set_wachtwoord,
)
from jeugdregio.web.organisaties.models import Lidmaatschap, Mandaat, Organisatie, OrganisatieSoort, User
from jeugdregio.web.organisaties.rollen import Rol, Taak

_VAN = date(2019, 1, 1)
_NIET_OPGEHAALD = timedelta(days=4)
_CJG_GEMEENTEN = ("0770", "0823", "1667", "1724", "1728", "0753")
_REGIO_NAAM = "Regio Samen voor Jeugd (demo)"
_CJG_NAAM = "Centrum voor Jeugd en Gezin De Kempen (demo)"
_RET_NAAM = "Regionaal Expertteam Zuidoost-Brabant (demo)"


@dataclass(frozen=True, slots=True)
class _Rolspeler:
    """Someone who shows what a role sees."""

    rol: Rol
    naam: str
    account: str
    organisatie: str


def _first(soort: str) -> DemoAanbieder:
    return next(aanbieder for aanbieder in aanbieders() if aanbieder.soort == soort)


def _rolspelers() -> Iterable[_Rolspeler]:
    eindhoven, bladel = "Gemeente Eindhoven (demo)", "Gemeente Bladel (demo)"
    yield _Rolspeler(Rol.SYSTEEMBEHEERDER, "Sanne Systeem", "beheer", _REGIO_NAAM)
    yield _Rolspeler(Rol.DATA_ANALIST, "Dirk Data", "analist", _REGIO_NAAM)
    yield _Rolspeler(Rol.DATA_ANALIST, "Bo Bladel", "analist.bladel", bladel)
    yield _Rolspeler(Rol.BELEIDSADVISEUR, "Bea Beleid", "beleid", _REGIO_NAAM)
    yield _Rolspeler(Rol.CONTRACTMANAGER, "Cor Contract", "contract", _REGIO_NAAM)
    yield _Rolspeler(Rol.TOEGANG, "Toos Toegang", "toegang", _CJG_NAAM)
    yield _Rolspeler(Rol.EXPERTTEAM, "Eva Expert", "expertteam", _RET_NAAM)
    yield _Rolspeler(Rol.AANBIEDER, "Aad Aanbieder", "aanbieder", _first("Behandeling").naam)
    yield _Rolspeler(Rol.AANBIEDER, "Gijs Gecertificeerd", "gi", _first("gi").naam)
    yield _Rolspeler(Rol.BESTUURDER, "Wim Wethouder", "wethouder", eindhoven)
    yield _Rolspeler(Rol.PRIVACY_OFFICER, "Petra Privacy", "privacy", eindhoven)


@transaction.atomic
def furnish(*, schaal: float, tot_jaar: int, bestaande: Iterable[Gebruiker] = ()) -> tuple[Gebruiker, ...]:
    """Put the synthetic region in the database and return who can sign in. Doing it again changes nothing.

    `bestaande` are the users of an earlier time, whose passwords stay. The areas must have been loaded.
    """
    gebied = Gebied.objects.get(code=REGIO)
    ensure_indelingen(gebied=gebied)
    _furnish_aanbieders(gebied)
    _furnish_jeugdigen(schaal, tot_jaar)
    Werkwijze.objects.bulk_create(
        (
            *(Werkwijze(gemeentecode=g.code, modus=Modus.MEELEZEN, vanaf=_VAN) for g in GEMEENTEN),
            Werkwijze(
                gemeentecode=VOERENDE_GEMEENTE,
                modus=Modus.VOEREN,
                vanaf=VOERT_VANAF,
                volledig_vanaf=VOERT_VANAF,  # its history is loaded
            ),
        ),
        ignore_conflicts=True,
    )
    organisaties = _furnish_organisaties()
    _furnish_mandaten(organisaties)
    return _furnish_gebruikers(organisaties, {gebruiker.email: gebruiker for gebruiker in bestaande})


@transaction.atomic
def furnish_tarieven(tarieven: Iterable[DemoTarief]) -> int:
    """Put the tariffs of each year in the contracts of that year; return how many there are."""
    contracten: dict[str, list[Contract]] = defaultdict(list)
    for contract in Contract.objects.select_related("aanbieder"):
        contracten[contract.aanbieder.agb].append(contract)
    Tarief.objects.bulk_create(
        (
            Tarief(
                contract=contract,
                productcategorie=tarief.productcode[:2],
                productcode=tarief.productcode,
                eenheid=tarief.eenheid,
                bedrag=tarief.bedrag,
                van=max(contract.van, date(tarief.jaar, 1, 1)),
                tot=min(contract.tot or date.max, date(tarief.jaar, 12, 31)),
            )
            for tarief in sorted(tarieven)
            for contract in contracten[tarief.agb]
            if contract.van.year <= tarief.jaar <= (contract.tot or date.max).year
        ),
        batch_size=1_000,
        ignore_conflicts=True,
    )
    return Tarief.objects.count()


def fetch_older() -> None:
    """Let the back office have fetched the answers made to the history, but for those of the last days."""
    made = Bericht.objects.filter(richting=Richting.UIT, ontvangen_op_bron=OntvangenOpBron.DAGTEKENING)
    newest = made.aggregate(newest=Max("ontvangen_op"))["newest"]
    if newest is not None:
        older = made.filter(opgehaald_op__isnull=True, ontvangen_op__lt=newest - _NIET_OPGEHAALD)
        older.update(opgehaald_op=F("ontvangen_op"))


def _furnish_aanbieders(gebied: Gebied) -> None:
    Aanbieder.objects.bulk_create(
        (Aanbieder(agb=a.agb, naam=a.naam, status=AanbiederStatus.BEKEND) for a in aanbieders()),
        update_conflicts=True,
        unique_fields=["agb"],
        update_fields=["naam", "status"],
    )
    keys = dict(Aanbieder.objects.values_list("agb", "pk"))
    gebieden = {"gi": Gebied.objects.get(code="ZOB21"), "landelijk": Gebied.objects.get(code="NL")}
    contracten = [
        Contract(aanbieder_id=keys[a.agb], gebied=gebieden.get(a.soort, gebied), van=van, tot=tot)
        for a in aanbieders()
        for van, tot in a.contracten
    ]
    Contract.objects.bulk_create(contracten, ignore_conflicts=True)


def _furnish_jeugdigen(schaal: float, tot_jaar: int) -> None:
    JeugdigenAantal.objects.bulk_create(
        (
            JeugdigenAantal(gemeente_id=code, jaar=jaar, aantal=aantal, bron=bron)
            for code, jaar, aantal, bron in iter_youth(tot_jaar, schaal)
        ),
        update_conflicts=True,
        unique_fields=["gemeente", "jaar"],
        update_fields=["aantal", "bron"],
    )


def _furnish_organisaties() -> Mapping[str, Organisatie]:
    soorten = {f"Gemeente {gemeente.naam} (demo)": OrganisatieSoort.GEMEENTE for gemeente in GEMEENTEN}
    soorten |= {
        _REGIO_NAAM: OrganisatieSoort.REGIO,
        _CJG_NAAM: OrganisatieSoort.TOEGANG,
        _RET_NAAM: OrganisatieSoort.EXPERTTEAM,
    }
    agbs = {a.naam: a.agb for a in (_first("Behandeling"), _first("gi"))}
    soorten |= dict.fromkeys(agbs, OrganisatieSoort.AANBIEDER)
    bekend = Organisatie.objects.in_bulk(list(soorten), field_name="naam")
    return {
        naam: bekend.get(naam) or create_organisatie(naam=naam, soort=soort, agb=agbs.get(naam, ""), by=None)
        for naam, soort in soorten.items()
    }


def _furnish_mandaten(organisaties: Mapping[str, Organisatie]) -> None:
    """Give dated mandates: a municipality for itself, the region for ten, the CJG for six, the RET for 21."""
    alle = [gemeente.code for gemeente in GEMEENTEN]
    zuidoost = list(Gebied.objects.get(code="ZOB21").gemeenten().values_list("code", flat=True))
    mandaten: list[tuple[str, Taak, list[str], date, date | None]] = [
        (f"Gemeente {gemeente.naam} (demo)", taak, [gemeente.code], _VAN, None)
        for gemeente in GEMEENTEN
        for taak in (Taak.BERICHTEN, Taak.CIJFERS_INTERN)
    ]
    mandaten += [(_REGIO_NAAM, taak, alle, _VAN, None) for taak in (Taak.BERICHTEN, Taak.CIJFERS_INTERN)]
    mandaten += [
        # without Best until 2022: a mandate that ended and its successor
        (
            _CJG_NAAM,
            Taak.BERICHTEN,
            [code for code in _CJG_GEMEENTEN if code != "0753"],
            _VAN,
            date(2021, 12, 31),
        ),
        (_CJG_NAAM, Taak.BERICHTEN, list(_CJG_GEMEENTEN), date(2022, 1, 1), None),
        (_CJG_NAAM, Taak.TOEWIJZEN, list(_CJG_GEMEENTEN), date(2022, 1, 1), None),
        (_RET_NAAM, Taak.CIJFERS_INTERN, zuidoost, _VAN, None),
    ]
    bekend = set(Mandaat.objects.values_list("organisatie__naam", "taak", "van"))
    for naam, taak, codes, van, tot in mandaten:
        if (naam, taak, van) not in bekend:
            grant_mandaat(
                organisatie=organisaties[naam], taak=taak, gemeentecodes_van=codes, van=van, tot=tot, by=None
            )


def _furnish_gebruikers(
    organisaties: Mapping[str, Organisatie], bestaande: Mapping[str, Gebruiker]
) -> tuple[Gebruiker, ...]:
    result = []
    for speler in _rolspelers():
        email = f"{speler.account}@voorbeeld.nl"
        oud = bestaande.get(email)
        wachtwoord = oud.wachtwoord if oud else secrets.token_urlsafe(12)
        user = User.objects.filter(email=email).first()
        if user is None:
            user = create_user(email=email, naam=speler.naam, wachtwoord=wachtwoord, by=None)
        elif oud is None:
            set_wachtwoord(user=user, wachtwoord=wachtwoord, by=None)
        if not Lidmaatschap.objects.filter(user=user).exists():
            organisatie = organisaties[speler.organisatie]
            add_lidmaatschap(user=user, organisatie=organisatie, rol=speler.rol, van=_VAN, by=None)
        result.append(Gebruiker(speler.rol.value, speler.naam, email, wachtwoord))
    return tuple(result)
