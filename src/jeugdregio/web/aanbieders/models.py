"""Providers by AGB code, which of them an area has contracted, and at what tariffs."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from jeugdregio.ijw.codelijst import load
from jeugdregio.ijw.codes import Eenheid
from jeugdregio.ijw.productcode import productcodes
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


EENHEDEN = {code.code: code.omschrijving for code in load("WJ756").values() if code.code != Eenheid.EURO}
"""The units that have a tariff; an amount in euros has none (CD087)."""


class Tarief(models.Model):
    """What one unit of a product costs under a contract, for a period.

    Those of one contract, product and unit never overlap, and lie within the contract; when that is ended
    early they end with it.
    """

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="tarieven")
    productcategorie = models.CharField("productcategorie", max_length=2)
    productcode = models.CharField("productcode", max_length=5)
    eenheid = models.CharField("eenheid", max_length=2, choices=tuple(EENHEDEN.items()))
    bedrag = models.PositiveIntegerField("tarief in eurocenten")
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "tarief"
        verbose_name_plural = "tarieven"
        ordering = ["contract", "productcode", "eenheid", "van"]
        constraints = [
            volgorde("tarief_tot_niet_voor_van"),
            models.CheckConstraint(
                name="tarief_bedrag_in_een_bericht", condition=Q(bedrag__gte=1, bedrag__lte=99_999_999)
            ),
            models.CheckConstraint(name="tarief_eenheid_bestaat", condition=Q(eenheid__in=sorted(EENHEDEN))),
            models.UniqueConstraint(
                fields=["contract", "productcode", "eenheid", "van"], name="tarief_uniek"
            ),
            models.UniqueConstraint(
                fields=["contract", "productcode", "eenheid"],
                name="tarief_een_zonder_einde",
                condition=Q(tot__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.productcode} per {self.get_eenheid_display().lower()} vanaf {self.van:%-d-%-m-%Y}"

    @property
    def product(self) -> str:
        """The name of the product; "" when the list of product codes does not have it."""
        found = productcodes().get(self.productcode)
        return found.label if found else ""
