"""Providers by AGB code, and which of them an area has contracted."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from jeugdregio.web.datering import geldig_op, volgorde
from jeugdregio.web.gebieden.models import Gebied


class AanbiederStatus(models.TextChoices):
    """How well a provider is known."""

    BEKEND = "bekend", "Bekend"
    ONBEKEND = "onbekend", "Onbekend"


class AanbiederQuerySet(models.QuerySet["Aanbieder"]):
    """Providers by contract."""

    def gecontracteerd(self, *, gebied: Gebied, op: date) -> Self:
        """Providers with a contract for `gebied` that holds on `op`."""
        contracten = Contract.objects.filter(geldig_op(op), gebied=gebied)
        return self.filter(pk__in=contracten.values("aanbieder"))


class Aanbieder(models.Model):
    """A provider; 'onbekend' until someone has given it its name."""

    agb = models.CharField("AGB-code", max_length=8, unique=True)
    naam = models.CharField("naam", max_length=200, blank=True)
    status = models.CharField(
        "status", max_length=10, choices=AanbiederStatus, default=AanbiederStatus.ONBEKEND
    )
    objects = AanbiederQuerySet.as_manager()

    class Meta:
        verbose_name = "aanbieder"
        verbose_name_plural = "aanbieders"
        ordering = ["naam", "agb"]
        constraints = [
            models.CheckConstraint(name="aanbieder_agb_acht_cijfers", condition=Q(agb__regex=r"^[0-9]{8}$")),
            models.CheckConstraint(
                name="aanbieder_bekend_heeft_naam", condition=Q(status=AanbiederStatus.ONBEKEND) | ~Q(naam="")
            ),
        ]

    def __str__(self) -> str:
        return self.naam or f"Onbekende aanbieder ({self.agb})"


class Contract(models.Model):
    """A provider is contracted for an area, for a period; those of one provider and area never overlap."""

    aanbieder = models.ForeignKey(Aanbieder, models.PROTECT, related_name="contracten")
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="contracten")
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "contract"
        verbose_name_plural = "contracten"
        ordering = ["aanbieder", "van"]
        constraints = [
            volgorde("contract_tot_niet_voor_van"),
            models.UniqueConstraint(fields=["aanbieder", "gebied", "van"], name="contract_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.aanbieder} voor {self.gebied}"
