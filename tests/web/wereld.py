"""Two small worlds side by side: a municipality and a provider, and others whose objects they may not see."""

from dataclasses import dataclass, field
from datetime import date

from jeugdregio.web.organisaties.models import (
    Lidmaatschap,
    Mandaat,
    MandaatGemeente,
    Organisatie,
    OrganisatieSoort,
    User,
)
from jeugdregio.web.organisaties.rollen import ROL_TAKEN, ZONDER_MANDAAT, Rol

GEMEENTE, ANDERE_GEMEENTE = "0772", "0794"  # Eindhoven, Helmond
AGB, ANDERE_AGB = "65000001", "65000002"
WACHTWOORD = "toets-wachtwoord-1"
BEGIN = date(2020, 1, 1)
SOORT = {
    Rol.AANBIEDER: OrganisatieSoort.AANBIEDER,
    Rol.EXPERTTEAM: OrganisatieSoort.EXPERTTEAM,
    Rol.TOEGANG: OrganisatieSoort.TOEGANG,
    Rol.BESTUURDER: OrganisatieSoort.GEMEENTE,
}


@dataclass
class Wereld:
    """One person a role, each in an organisation mandated by `gemeente` for every task of that role."""

    gemeente: str
    agb: str
    users: dict[Rol, User] = field(default_factory=dict)


def make_wereld(gemeente: str = GEMEENTE, agb: str = AGB) -> Wereld:
    """Return a world with a person for each role."""
    wereld = Wereld(gemeente, agb)
    for rol in Rol:
        user = User(email=f"{rol}-{gemeente}@voorbeeld.nl", naam=f"Test {rol.label}")
        user.set_password(WACHTWOORD)
        user.save()
        soort = SOORT.get(rol, OrganisatieSoort.REGIO)
        organisatie = Organisatie.objects.create(
            naam=f"{rol.label} {gemeente}",
            soort=soort,
            agb=agb if soort == OrganisatieSoort.AANBIEDER else "",
        )
        Lidmaatschap.objects.create(user=user, organisatie=organisatie, rol=rol, van=BEGIN)
        if rol != Rol.AANBIEDER:
            for taak in sorted(ROL_TAKEN[rol] - ZONDER_MANDAAT):
                mandaat = Mandaat.objects.create(organisatie=organisatie, taak=taak, van=BEGIN)
                MandaatGemeente.objects.create(mandaat=mandaat, gemeentecode=gemeente)
        wereld.users[rol] = user
    return wereld
