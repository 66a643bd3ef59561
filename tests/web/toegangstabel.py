"""Who may use which address. Every address of the site has a line here; one without fails the tests.

A line says who gets in. An address with something in it (`<sleutel>`) also says how to make one of the
visitor's own (`eigen`) and, where it belongs to someone, one of another organisation (`ander`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tests.web.berichten.draadrijen import Dossier
from tests.web.berichten.fabriek import ledger_row
from tests.web.berichten.verzoeken.rijen import toewijzing_row, verzoek_row
from tests.web.wereld import Wereld

from jeugdregio.web.aanbieders.models import Aanbieder, Contract, Tarief
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.opladen.models import Aanlevering
from jeugdregio.web.gebieden.models import Gebied, GebiedSoort, Gemeente
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Rol

Maker = Callable[[Wereld], Mapping[str, str]]
Uitkomst = Literal["binnen", "aanmelden", "verboden"]
IEDEREEN = frozenset(Rol)

# Stated again on purpose, not read from ROL_TAKEN: a role that gains a task must be noticed.
BERICHTEN = frozenset({Rol.DATA_ANALIST, Rol.AANBIEDER})
TOEWIJZEN = frozenset({Rol.TOEGANG})
CIJFERS_INTERN = frozenset({Rol.DATA_ANALIST, Rol.CONTRACTMANAGER, Rol.AANBIEDER})
TOEWIJZEN = frozenset({Rol.TOEGANG})
BEHEER = frozenset({Rol.SYSTEEMBEHEERDER})


@dataclass(frozen=True)
class Toegang:
    """Who gets in at one address; `status` are the answers that count as being let in."""

    rollen: frozenset[Rol]
    bezoeker: bool
    merk: str  # what the decorator on the view says
    eigen: Maker | None = None
    ander: Maker | None = None
    status: frozenset[int] = frozenset({200, 302, 400, 405})

    def verwacht(self, rol: Rol | None) -> Uitkomst:
        """Return what happens to someone in this role; None is a visitor who is not signed in."""
        if rol is None:
            return "binnen" if self.bezoeker else "aanmelden"
        return "binnen" if rol in self.rollen else "verboden"


def openbaar(eigen: Maker | None = None, *, status: tuple[int, ...] = ()) -> Toegang:
    """Everyone."""
    return Toegang(IEDEREEN, True, "openbaar", eigen, status=frozenset({200, 302, 400, 405, *status}))


def aangemeld(
    eigen: Maker | None = None, ander: Maker | None = None, *, status: tuple[int, ...] = ()
) -> Toegang:
    """Whoever is signed in."""
    codes = frozenset({200, 302, 400, 405, *status})
    return Toegang(IEDEREEN, False, "aangemeld", eigen, ander, status=codes)


def taak(
    rollen: frozenset[Rol], merk: str, eigen: Maker | None = None, ander: Maker | None = None
) -> Toegang:
    """Whoever has the task `merk`, which is these roles."""
    return Toegang(rollen, False, f"taak:{merk}", eigen, ander)


def indicator(wereld: Wereld) -> Mapping[str, str]:
    """An indicator; the same for everyone."""
    return {"code": "kosten"}


def thema(wereld: Wereld) -> Mapping[str, str]:
    """A theme of the monitor; the same for everyone."""
    return {"slug": "kosten"}


def figuur(wereld: Wereld) -> Mapping[str, str]:
    """The picture of a chart."""
    return {"code": "kosten", "nummer": "1", "soort": "png"}


def bestand(wereld: Wereld) -> Mapping[str, str]:
    """The file of an indicator."""
    return {"code": "kosten", "soort": "csv"}


def rapport(wereld: Wereld) -> Mapping[str, str]:
    """A report; the same for everyone."""
    return {"soort": "pdf"}


def onbekend(wereld: Wereld) -> Mapping[str, str]:
    """An address the API does not have."""
    return {"rest": "bestaat/niet"}


def bericht(wereld: Wereld) -> Mapping[str, str]:
    """A message of the municipality and the provider of this world."""
    return {"sleutel": ledger_row(wereld.gemeente, wereld.agb).sleutel}


def toewijzing(wereld: Wereld) -> Mapping[str, str]:
    """A row about an assignment of this world's municipality and provider."""
    gevonden = Dossier(wereld.gemeente, wereld.agb).toewijzing(date(2026, 3, 2))
    return {"sleutel": gevonden.sleutel, "volgnummer": "1"}


def verzoek(wereld: Wereld) -> Mapping[str, str]:
    """A request of the provider to the municipality of this world."""
    bericht, _ = verzoek_row(wereld.gemeente, wereld.agb, referentie=f"r{Bericht.objects.count()}")
    return {"sleutel": bericht.sleutel, "volgnummer": "1"}


def toegewezen(wereld: Wereld) -> Mapping[str, str]:
    """An assignment of the municipality of this world."""
    bericht, _ = toewijzing_row(wereld.gemeente, wereld.agb)
    return {"sleutel": bericht.sleutel, "volgnummer": "1"}


def handeling(wereld: Wereld) -> Mapping[str, str]:
    """Something to do with an assignment of this world."""
    return {**toegewezen(wereld), "naam": "verlengen"}


def aanlevering(wereld: Wereld) -> Mapping[str, str]:
    """Files that the data analyst of this world offered."""
    door = wereld.users[Rol.DATA_ANALIST]
    organisatie = door.lidmaatschappen.get().organisatie
    offered = Aanlevering.objects.create(door=door, organisatie=organisatie, totaal=0, grootte=0)
    return {"sleutel": offered.sleutel}


def organisatie(wereld: Wereld) -> Mapping[str, str]:
    """An organisation of this world. An administrator runs the whole installation: none is out of reach."""
    return {"sleutel": wereld.users[Rol.DATA_ANALIST].lidmaatschappen.get().organisatie.sleutel}


def mandaat(wereld: Wereld) -> Mapping[str, str]:
    """A mandate of an organisation of this world."""
    organisatie = wereld.users[Rol.DATA_ANALIST].lidmaatschappen.get().organisatie
    return {"sleutel": organisatie.mandaten.order_by("taak")[0].sleutel}


def persoon(wereld: Wereld) -> Mapping[str, str]:
    """Somebody nobody signs in as, so that switching them off harms no other walk."""
    user = User.objects.create_user(f"los-{User.objects.count()}@voorbeeld.nl", naam="Los")
    return {"sleutel": user.sleutel}


def lidmaatschap(wereld: Wereld) -> Mapping[str, str]:
    """A membership in this world."""
    return {"sleutel": wereld.users[Rol.DATA_ANALIST].lidmaatschappen.get().sleutel}


def aanbieder(wereld: Wereld) -> Mapping[str, str]:
    """The provider of this world."""
    Aanbieder.objects.get_or_create(agb=wereld.agb)
    return {"agb": wereld.agb}


def contract(wereld: Wereld) -> Mapping[str, str]:
    """A contract of the provider of this world."""
    gebied, _ = Gebied.objects.get_or_create(
        code="SVJ", defaults={"naam": "Samen voor Jeugd", "soort": GebiedSoort.INKOOPREGIO, "bron": "toets"}
    )
    vogel, _ = Aanbieder.objects.get_or_create(agb=wereld.agb)
    Contract.objects.create(aanbieder=vogel, gebied=gebied, van=date(2026, 1, 1))
    return {"agb": wereld.agb, "gebied": "SVJ", "van": "2026-01-01"}


def tarief(wereld: Wereld) -> Mapping[str, str]:
    """A tariff of a contract of the provider of this world."""
    found = contract(wereld)
    agreed = Contract.objects.get(aanbieder__agb=wereld.agb)
    Tarief.objects.create(
        contract=agreed,
        productcategorie="45",
        productcode="45A04",
        eenheid="04",
        bedrag=7_350,
        van=agreed.van,
    )
    return {**found, "code": "45A04", "eenheid": "04", "begin": "2026-01-01"}


def gemeente(wereld: Wereld) -> Mapping[str, str]:
    """The municipality of this world."""
    defaults = {"naam": "Eindhoven", "provincie": "Noord-Brabant", "landsdeel": "Zuid"}
    Gemeente.objects.get_or_create(pk=wereld.gemeente, defaults=defaults)
    return {"gemeentecode": wereld.gemeente}


ROUTES: dict[str, Toegang] = {
    "start": openbaar(),
    # signing in
    "account_login": openbaar(),
    "account_logout": openbaar(),
    "account_inactive": openbaar(),
    "account_reauthenticate": aangemeld(),
    "account_change_password": aangemeld(),
    "mfa_authenticate": openbaar(),  # sends away whoever is not half-way through signing in
    "mfa_reauthenticate": aangemeld(),
    "mfa_index": aangemeld(),
    "mfa_activate_totp": aangemeld(),
    "mfa_deactivate_totp": aangemeld(status=(404,)),  # there is none to switch off
    "mfa_view_recovery_codes": aangemeld(status=(404,)),
    "mfa_generate_recovery_codes": aangemeld(),
    "mfa_download_recovery_codes": aangemeld(status=(404,)),
    # messages
    "berichten:lijst": taak(BERICHTEN, "berichten"),
    "berichten:wachtend": taak(BERICHTEN, "berichten"),
    "berichten:ophalen": taak(BERICHTEN | TOEWIJZEN, "berichten|toewijzen"),
    # a provider sees its messages, but only those who work for the municipality may have them as files
    "berichten:bestand": Toegang(
        frozenset({Rol.DATA_ANALIST, Rol.TOEGANG}), False, "taak:berichten|toewijzen", bericht, bericht
    ),
    "berichten:opladen": taak(BERICHTEN, "berichten"),
    # of the organisation that offered the files: for the others with this task it is not there
    "berichten:aanlevering": Toegang(
        BERICHTEN, False, "taak:berichten", aanlevering, aanlevering, status=frozenset({200, 404})
    ),
    "berichten:aanlevering_hervat": Toegang(
        BERICHTEN, False, "taak:berichten", aanlevering, aanlevering, status=frozenset({302, 404, 405})
    ),
    "berichten:draad_zoeken": taak(BERICHTEN | TOEWIJZEN, "berichten|toewijzen"),
    "berichten:draad": taak(BERICHTEN | TOEWIJZEN, "berichten|toewijzen", toewijzing, toewijzing),
    "berichten:detail": taak(BERICHTEN | TOEWIJZEN, "berichten|toewijzen", bericht, bericht),
    # late starts and stops; who has exact figures only reads the counts
    "tijdigheid:lijst": taak(BERICHTEN | TOEWIJZEN | CIJFERS_INTERN, "berichten|toewijzen|cijfers_intern"),
    # requests and assignments
    "verzoeken:wachtend": taak(BERICHTEN | TOEWIJZEN, "toewijzen|berichten"),
    "verzoeken:detail": taak(BERICHTEN | TOEWIJZEN, "toewijzen|berichten", verzoek, verzoek),
    "verzoeken:onderzoek": taak(TOEWIJZEN, "toewijzen", verzoek, verzoek),
    "verzoeken:afwijzen": taak(TOEWIJZEN, "toewijzen", verzoek, verzoek),
    "verzoeken:woonplaats": taak(TOEWIJZEN, "toewijzen", verzoek, verzoek),
    "verzoeken:toewijzen": taak(TOEWIJZEN, "toewijzen", verzoek, verzoek),
    "verzoeken:jeugdige": taak(TOEWIJZEN, "toewijzen"),
    "verzoeken:toewijzing": taak(TOEWIJZEN, "toewijzen", toegewezen, toegewezen),
    "verzoeken:handeling": taak(TOEWIJZEN, "toewijzen", handeling, handeling),
    # administration, of the whole installation
    "beheer:start": taak(BEHEER, "beheer"),
    "beheer:organisaties": taak(BEHEER, "beheer"),
    "beheer:organisatie_nieuw": taak(BEHEER, "beheer"),
    "beheer:organisatie": taak(BEHEER, "beheer", organisatie),
    "beheer:mandaat_nieuw": taak(BEHEER, "beheer", organisatie),
    "beheer:mandaat_einde": taak(BEHEER, "beheer", mandaat),
    "beheer:personen": taak(BEHEER, "beheer"),
    "beheer:persoon_nieuw": taak(BEHEER, "beheer"),
    "beheer:persoon": taak(BEHEER, "beheer", persoon),
    "beheer:lidmaatschap_nieuw": taak(BEHEER, "beheer", persoon),
    "beheer:lidmaatschap_einde": taak(BEHEER, "beheer", lidmaatschap),
    "beheer:persoon_wachtwoord": taak(BEHEER, "beheer", persoon),
    "beheer:persoon_uitzetten": taak(BEHEER, "beheer", persoon),
    "beheer:persoon_aanzetten": taak(BEHEER, "beheer", persoon),
    "beheer:persoon_tweestaps": taak(BEHEER, "beheer", persoon),
    "aanbieders:lijst": taak(BEHEER, "beheer"),
    "aanbieders:nieuw": taak(BEHEER, "beheer"),
    "aanbieders:inlezen": taak(BEHEER, "beheer"),
    "aanbieders:detail": taak(BEHEER, "beheer", aanbieder),
    "aanbieders:naam": taak(BEHEER, "beheer", aanbieder),
    "aanbieders:contract_nieuw": taak(BEHEER, "beheer", aanbieder),
    "aanbieders:contract_einde": taak(BEHEER, "beheer", contract),
    "aanbieders:tarieven_inlezen": taak(BEHEER, "beheer"),
    "aanbieders:tarieven": taak(BEHEER, "beheer", contract),
    "aanbieders:tarief_nieuw": taak(BEHEER, "beheer", contract),
    "aanbieders:tarief": taak(BEHEER, "beheer", tarief),
    "aanbieders:tarief_verwijderen": taak(BEHEER, "beheer", tarief),
    "werkwijze:lijst": taak(BEHEER, "beheer"),
    "werkwijze:wijzigen": taak(BEHEER, "beheer", gemeente),
    # figures: pages answer 404 for an indicator when nothing has been published
    "cijfers:monitor": aangemeld(),
    "cijfers:thema": aangemeld(thema, status=(404,)),
    "cijfers:indicator": aangemeld(indicator, status=(404,)),
    "cijfers:bestand": aangemeld(bestand, status=(404,)),
    "cijfers:intern": taak(CIJFERS_INTERN, "cijfers_intern", indicator),
    # not there until the administrator has put the accounts of municipalities in their folder
    # and of no provider
    "cijfers:dekking": Toegang(
        CIJFERS_INTERN - {Rol.AANBIEDER}, False, "taak:cijfers_intern", status=frozenset({200, 404})
    ),
    "cijfers:openbaar": openbaar(),
    "cijfers:openbaar_thema": openbaar(thema, status=(404,)),
    "cijfers:openbaar_indicator": openbaar(indicator, status=(404,)),
    "cijfers:openbaar_bestand": openbaar(bestand, status=(404,)),
    "cijfers:gegevens": openbaar(),
    "cijfers:jaarrekening": openbaar(status=(404,)),
    "cijfers:definities": openbaar(status=(404,)),
    "cijfers:definitie": openbaar(indicator, status=(404,)),
    "cijfers:figuur": openbaar(figuur, status=(404,)),
    "cijfers:rapport": openbaar(),
    "cijfers:rapport_bestand": openbaar(rapport, status=(404,)),
    "cijfers:openapi": openbaar(),
    "cijfers:api:stand": openbaar(status=(503,)),
    "cijfers:api:gebieden": openbaar(status=(503,)),
    "cijfers:api:indicatoren": openbaar(status=(503,)),
    "cijfers:api:indicator": openbaar(indicator, status=(503,)),
    "cijfers:api:cijfers": openbaar(indicator, status=(503,)),
    "cijfers:api:verwachting": openbaar(indicator, status=(503,)),
    "cijfers:api:streefwaarden": openbaar(indicator, status=(503,)),
    "cijfers:api:referentiecijfers": openbaar(indicator, status=(503,)),
    "cijfers:api:cijfers_csv": openbaar(indicator, status=(503,)),
    "cijfers:api:eerdere_definities": openbaar(status=(503,)),
    "cijfers:api:unknown": openbaar(onbekend, status=(404,)),
}
