"""Who works with the system, for which organisation, in which role, and on whose mandate."""

import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jeugdregio.web.datering import volgorde
from jeugdregio.web.organisaties.rollen import Rol, Taak


def new_sleutel() -> str:
    """Return a random key for use in a URL: says nothing about what it stands for."""
    return secrets.token_urlsafe(12)


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address, the only name they sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. What they may see follows from memberships and mandates, never from this row."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField("naam", max_length=200)
    is_active = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=timezone.now, editable=False)
    sleutel = models.CharField("sleutel", max_length=32, unique=True, default=new_sleutel, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"

    def __str__(self) -> str:
        return self.naam

    def get_full_name(self) -> str:
        return self.naam


class OrganisatieSoort(models.TextChoices):
    """Kinds of organisation in a youth region."""

    GEMEENTE = "gemeente", "Gemeente"
    REGIO = "regio", "Regionale organisatie"
    TOEGANG = "toegang", "Lokaal team of CJG"
    EXPERTTEAM = "expertteam", "Regionaal expertteam"
    AANBIEDER = "aanbieder", "Jeugdhulpaanbieder"


class Organisatie(models.Model):
    """An organisation whose people use the system; a provider is known by its AGB code."""

    naam = models.CharField("naam", max_length=200, unique=True)
    soort = models.CharField("soort", max_length=20, choices=OrganisatieSoort)
    agb = models.CharField("AGB-code", max_length=8, blank=True)
    sleutel = models.CharField("sleutel", max_length=32, unique=True, default=new_sleutel, editable=False)

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                name="organisatie_agb_alleen_bij_aanbieder",
                condition=(Q(soort=OrganisatieSoort.AANBIEDER) & ~Q(agb=""))
                | (~Q(soort=OrganisatieSoort.AANBIEDER) & Q(agb="")),
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Lidmaatschap(models.Model):
    """A person works for an organisation in a role, for a period."""

    user = models.ForeignKey(User, models.PROTECT, related_name="lidmaatschappen", verbose_name="gebruiker")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="lidmaatschappen")
    rol = models.CharField("rol", max_length=20, choices=Rol)
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)
    sleutel = models.CharField("sleutel", max_length=32, unique=True, default=new_sleutel, editable=False)

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ["organisatie__naam", "rol", "van"]
        constraints = [
            volgorde("lidmaatschap_tot_niet_voor_van"),
            models.UniqueConstraint(fields=["user", "organisatie", "rol", "van"], name="lidmaatschap_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} bij {self.organisatie}"


class Mandaat(models.Model):
    """An organisation may do a task for municipalities, for a period."""

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="mandaten")
    taak = models.CharField("taak", max_length=20, choices=Taak)
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)
    sleutel = models.CharField("sleutel", max_length=32, unique=True, default=new_sleutel, editable=False)

    class Meta:
        verbose_name = "mandaat"
        verbose_name_plural = "mandaten"
        ordering = ["organisatie__naam", "taak", "van"]
        constraints = [volgorde("mandaat_tot_niet_voor_van")]

    def __str__(self) -> str:
        return f"{self.get_taak_display()} door {self.organisatie}"


class MandaatGemeente(models.Model):
    """A municipality that gave the mandate."""

    mandaat = models.ForeignKey(Mandaat, models.CASCADE, related_name="gemeenten")
    gemeentecode = models.CharField("gemeentecode", max_length=4)

    class Meta:
        verbose_name = "gemeente van mandaat"
        verbose_name_plural = "gemeenten van mandaat"
        ordering = ["gemeentecode"]
        constraints = [
            models.UniqueConstraint(fields=["mandaat", "gemeentecode"], name="mandaat_gemeente_uniek"),
            models.CheckConstraint(
                name="mandaat_gemeentecode_vier_cijfers", condition=Q(gemeentecode__regex=r"^[0-9]{4}$")
            ),
        ]

    def __str__(self) -> str:
        return self.gemeentecode
