"""Roles, tasks, and the one table that says which role may do what."""

from django.db.models import TextChoices


class Rol(TextChoices):
    """What a person does in an organisation."""

    SYSTEEMBEHEERDER = "systeembeheerder", "Systeembeheerder"
    DATA_ANALIST = "data_analist", "Data-analist"
    BELEIDSADVISEUR = "beleidsadviseur", "Beleidsadviseur"
    CONTRACTMANAGER = "contractmanager", "Contractmanager"
    TOEGANG = "toegang", "Medewerker toegang"
    EXPERTTEAM = "expertteam", "Lid expertteam"
    AANBIEDER = "aanbieder", "Medewerker aanbieder"
    BESTUURDER = "bestuurder", "Bestuurder"
    PRIVACY_OFFICER = "privacy_officer", "Privacy officer"


class Taak(TextChoices):
    """What an organisation can be mandated to do, and a role can include."""

    BERICHTEN = "berichten", "Berichten inzien"
    TOEWIJZEN = "toewijzen", "Verzoeken beantwoorden en hulp toewijzen"
    CIJFERS_INTERN = "cijfers_intern", "Interne cijfers inzien"
    BEHEER = "beheer", "Beheer van gebruikers en organisaties"


ROL_TAKEN: dict[Rol, frozenset[Taak]] = {
    Rol.SYSTEEMBEHEERDER: frozenset({Taak.BEHEER}),
    Rol.DATA_ANALIST: frozenset({Taak.BERICHTEN, Taak.CIJFERS_INTERN}),
    Rol.BELEIDSADVISEUR: frozenset(),
    Rol.CONTRACTMANAGER: frozenset({Taak.CIJFERS_INTERN}),
    Rol.TOEGANG: frozenset({Taak.TOEWIJZEN}),
    Rol.EXPERTTEAM: frozenset(),
    Rol.AANBIEDER: frozenset({Taak.BERICHTEN, Taak.CIJFERS_INTERN}),  # of the provider itself
    Rol.BESTUURDER: frozenset(),
    Rol.PRIVACY_OFFICER: frozenset(),
}

# Tasks that concern no municipality or provider: the role is enough, there is nothing to be mandated for.
ZONDER_MANDAAT = frozenset({Taak.BEHEER})

# Roles that reach exact figures, people, or the rights of others: a password alone is not enough for them.
ROLLEN_MET_TWEESTAPS = frozenset(
    {
        Rol.SYSTEEMBEHEERDER,
        Rol.DATA_ANALIST,
        Rol.CONTRACTMANAGER,
        Rol.TOEGANG,
        Rol.AANBIEDER,
        Rol.PRIVACY_OFFICER,
    }
)
