"""Municipalities and the areas they form. Membership has dates: municipalities merge and change region."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jeugdregio.web.datering import geldig_op, volgorde


class GemeenteQuerySet(models.QuerySet["Gemeente"]):
    """Municipalities by date."""

    def op(self, dag: date) -> Self:
        """Municipalities that exist on `dag`."""
        return self.filter(geldig_op(dag))


class Gemeente(models.Model):
    """A municipality by its CBS code. A merger is a new municipality with its own dates."""

    code = models.CharField("gemeentecode", max_length=4, primary_key=True)
    naam = models.CharField("naam", max_length=100)
    provincie = models.CharField("provincie", max_length=50)
    landsdeel = models.CharField("landsdeel", max_length=20)
    van = models.DateField("van", null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)
    objects = GemeenteQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ["naam"]
        constraints = [
            volgorde("gemeente_tot_niet_voor_van"),
            models.CheckConstraint(name="gemeente_code_vier_cijfers", condition=Q(code__regex=r"^[0-9]{4}$")),
        ]

    def __str__(self) -> str:
        return self.naam


class GebiedSoort(models.TextChoices):
    """Kinds of area; a municipality is in several at once."""

    LAND = "land", "Land"
    LANDSDEEL = "landsdeel", "Landsdeel"
    JEUGDREGIO = "jeugdregio", "Jeugdregio"
    BIREGIO = "biregio", "Bi-regio"
    INKOOPREGIO = "inkoopregio", "Inkoopregio"
    SUBREGIO = "subregio", "Subregio"


class Gebied(models.Model):
    """An area of municipalities."""

    code = models.CharField("code", max_length=20, unique=True)
    naam = models.CharField("naam", max_length=100)
    soort = models.CharField("soort", max_length=20, choices=GebiedSoort)
    bron = models.CharField("bron", max_length=300)

    class Meta:
        verbose_name = "gebied"
        verbose_name_plural = "gebieden"
        ordering = ["soort", "naam"]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.naam}"

    def gemeenten(self, op: date | None = None) -> GemeenteQuerySet:
        """Return the municipalities of this area on the day `op` (default today)."""
        leden = self.leden.filter(geldig_op(op or timezone.localdate()))
        return Gemeente.objects.filter(pk__in=leden.values("gemeente"))

    def label(self, op: date | None = None) -> str:
        """Return the name with kind and size, so that equal names cannot be mixed up."""
        aantal = self.gemeenten(op).count()
        return f"{self} ({aantal} {'gemeente' if aantal == 1 else 'gemeenten'})"


class GebiedGemeente(models.Model):
    """A municipality belongs to an area, for a period; an empty begin means: as long as we know."""

    gebied = models.ForeignKey(Gebied, models.CASCADE, related_name="leden")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="gebieden")
    van = models.DateField("van", null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "gemeente in gebied"
        verbose_name_plural = "gemeenten in gebieden"
        constraints = [
            volgorde("gebied_gemeente_tot_niet_voor_van"),
            models.UniqueConstraint(fields=["gebied", "gemeente", "van"], name="gebied_gemeente_uniek"),
            models.UniqueConstraint(
                fields=["gebied", "gemeente"],
                name="gebied_gemeente_uniek_zonder_begin",
                condition=Q(van__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} in {self.gebied}"


class JeugdigenAantal(models.Model):
    """Number of young people in a municipality, by which figures are divided."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="jeugdigen_aantallen")
    jaar = models.PositiveSmallIntegerField("jaar")
    aantal = models.PositiveIntegerField("aantal jeugdigen")
    bron = models.CharField("bron", max_length=300)

    class Meta:
        verbose_name = "aantal jeugdigen"
        verbose_name_plural = "aantallen jeugdigen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "jaar"], name="jeugdigen_aantal_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} {self.jaar}: {self.aantal}"
