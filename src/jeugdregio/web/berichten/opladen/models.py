"""What somebody offered, how far it is, and what became of each file in it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint

from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.mandaten import Bezoeker
from jeugdregio.web.organisaties.models import Organisatie, new_sleutel
from jeugdregio.web.organisaties.rollen import Taak


class AanleveringStaat(models.TextChoices):
    """How far it is. One that was being processed when its process died shows so: see `slot`."""

    WACHT = "wacht", "Wacht op verwerking"
    BEZIG = "bezig", "Wordt verwerkt"
    KLAAR = "klaar", "Klaar"
    MISLUKT = "mislukt", "Gestopt door een fout"


class BestandStatus(models.TextChoices):
    """What became of one file."""

    VERWERKT = "verwerkt", "Verwerkt"
    DEELS = "deels", "Deels verwerkt"
    BEKEND = "bekend", "Was al bekend"
    GEWEIGERD = "geweigerd", "Geweigerd"


class AanleveringQuerySet(models.QuerySet["Aanlevering"]):
    """What was offered, as far as someone may see it."""

    def visible_to(self, user: Bezoeker) -> Self:
        """What the user offered, and colleagues for the same organisation; while they may do this work."""
        mine = mandaten.organisaties_with(user, Taak.BERICHTEN)
        return self.filter(Q(organisatie__in=mine) | Q(door=user.pk)) if mine else self.none()


class Aanlevering(models.Model):
    """One time that somebody offered files. `totaal` counts the files, those within a zip one by one."""

    sleutel = models.CharField(max_length=32, unique=True, default=new_sleutel, editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="aanleveringen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="aanleveringen")
    staat = models.CharField(max_length=7, choices=AanleveringStaat.choices, default=AanleveringStaat.WACHT)
    aangeboden_op = models.DateTimeField(auto_now_add=True)
    begonnen_op = models.DateTimeField(null=True)
    klaar_op = models.DateTimeField(null=True)
    pogingen = models.IntegerField(default=0)
    totaal = models.IntegerField()
    grootte = models.BigIntegerField()  # bytes
    verwerkt = models.IntegerField(default=0)
    deels = models.IntegerField(default=0)
    bekend = models.IntegerField(default=0)
    geweigerd = models.IntegerField(default=0)
    referentie = models.CharField(max_length=16, blank=True)  # of the last unexpected error, as in the log

    objects = AanleveringQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisatie", "-aangeboden_op"], name="aanlevering_organisatie")]

    def __str__(self) -> str:
        return f"aanlevering {self.sleutel}"

    @property
    def gedaan(self) -> int:
        """How many files are done."""
        return self.verwerkt + self.deels + self.bekend + self.geweigerd

    @property
    def af(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.staat in {AanleveringStaat.KLAAR, AanleveringStaat.MISLUKT}


class AanleveringBron(models.Model):
    """One file as it was sent, until it has been taken in; its name is masked as in the ledger."""

    aanlevering = models.ForeignKey(Aanlevering, models.CASCADE, related_name="bronnen")
    volgnummer = models.IntegerField()
    naam = models.CharField(max_length=255)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["aanlevering", "volgnummer"], name="aanleveringbron_volgnummer")
        ]

    def __str__(self) -> str:
        return f"bron {self.volgnummer} van {self.aanlevering_id}"


class AanleveringDeel(models.Model):
    """A part of at most 1 MiB of a file, compressed and encrypted."""

    bron = models.ForeignKey(AanleveringBron, models.CASCADE, related_name="delen")
    volgnummer = models.IntegerField()
    versleuteld = models.BinaryField()

    class Meta:
        constraints = [UniqueConstraint(fields=["bron", "volgnummer"], name="aanleveringdeel_volgnummer")]

    def __str__(self) -> str:
        return f"deel {self.volgnummer} van {self.bron_id}"


class AanleveringBestand(models.Model):
    """What became of one file. `tekst` says why it was refused when the ledger does not have it."""

    aanlevering = models.ForeignKey(Aanlevering, models.CASCADE, related_name="bestanden")
    volgnummer = models.IntegerField()
    naam = models.CharField(max_length=255)
    status = models.CharField(max_length=9, choices=BestandStatus.choices)
    soort = models.CharField(max_length=5, blank=True)
    regels = models.IntegerField(default=0)
    aantal_bevindingen = models.IntegerField(default=0)
    tekst = models.CharField(max_length=1000, blank=True)
    bericht = models.ForeignKey("berichten.Bericht", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["aanlevering", "volgnummer"], name="aanleveringbestand_volgnummer")
        ]

    def __str__(self) -> str:
        return f"bestand {self.volgnummer} van {self.aanlevering_id}"
