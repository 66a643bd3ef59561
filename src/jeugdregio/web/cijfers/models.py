"""Which product counts as what (a dated table per region, not code), and who saw exact figures."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from jeugdregio.web.cijfers.indelingsoort import IndelingSoort
from jeugdregio.web.datering import volgorde
from jeugdregio.web.gebieden.models import Gebied


class Indeling(models.Model):
    """A product category, or one product of it, counts as `waarde` in an area. The product goes first."""

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="indelingen")
    indeling = models.CharField("indeling", max_length=20, choices=IndelingSoort)
    productcategorie = models.CharField("productcategorie", max_length=2)
    productcode = models.CharField("productcode", max_length=5, blank=True)
    waarde = models.CharField("waarde", max_length=60)
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)
    reden = models.CharField("reden", max_length=300, blank=True)

    class Meta:
        verbose_name = "indeling"
        verbose_name_plural = "indelingen"
        ordering = ["gebied", "indeling", "productcategorie", "productcode", "van"]
        constraints = [
            volgorde("indeling_tot_niet_voor_van"),
            models.UniqueConstraint(
                fields=["gebied", "indeling", "productcategorie", "productcode", "van"], name="indeling_uniek"
            ),
            CheckConstraint(
                name="indeling_categorie_twee_cijfers", condition=Q(productcategorie__regex=r"^[0-9]{2}$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.productcode or self.productcategorie} is {self.waarde} ({self.get_indeling_display()})"


class InterneInzage(models.Model):
    """Someone has seen exact figures: who, of what, of whom and what for. Never changed.

    They are of municipalities, or of one provider and then wherever it gives help.
    """

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interne_inzagen")
    moment = models.DateTimeField("moment", auto_now_add=True)
    indicator = models.CharField("indicator", max_length=80)
    versie = models.CharField("versie van de definitie", max_length=20)
    per = models.CharField("tabel", max_length=80)
    peildatum = models.DateField("stand")
    gemeenten = models.JSONField("gemeenten")  # the codes of the mandate at that moment; none of a provider
    aanbieder = models.CharField("AGB-code van de aanbieder", max_length=8, blank=True)
    doel = models.CharField("doel", max_length=300)

    class Meta:
        verbose_name = "inzage in interne cijfers"
        verbose_name_plural = "inzagen in interne cijfers"
        ordering = ["-moment"]

    def __str__(self) -> str:
        return f"{self.indicator} op {self.moment:%d-%m-%Y}"
