"""Rows of accepted messages. A row is written once and never changed: state is derived from the set of rows.

`toestand.py` derives it; `opname.py` writes. Absent text is "" here and NULL in the derived state.
`bericht_id` is the key of the ledger row in `berichten`: no foreign key, that app lies above this one.
"""

from typing import Any, NoReturn

from django.db import models
from django.db.models import CheckConstraint, CompositePrimaryKey, Index, Q

from jeugdregio.web.versleuteling import EncryptedTextField


class OnveranderlijkError(TypeError):
    """Code tried to change or remove a row of a message."""

    def __init__(self) -> None:
        super().__init__("Een regel uit een bericht verandert niet. Een correctie is een nieuw bericht.")


class RegelQuerySet(models.QuerySet[Any]):
    """Reads only; a trigger in the database refuses UPDATE as well."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise OnveranderlijkError

    def delete(self) -> NoReturn:
        raise OnveranderlijkError


class Jeugdige(models.Model):
    """A young person, known by BSN only: encrypted, and found by a keyed index."""

    bsn_versleuteld = EncryptedTextField(context="register.jeugdige.bsn")
    bsn_index = models.BinaryField(max_length=32, unique=True)

    def __str__(self) -> str:
        return f"jeugdige {self.pk}"


class Regel(models.Model):
    """What every row knows of its message, so that no state query needs a join."""

    pk = CompositePrimaryKey("bericht_id", "volgnummer")
    bericht_id = models.BigIntegerField()
    gemeentecode = models.CharField(max_length=4)
    agb = models.CharField(max_length=8)
    dagtekening = models.DateField()
    identificatie = models.CharField(max_length=12)
    bekend_op = models.DateField()  # the local date of ontvangen_op in the ledger
    volgnummer = models.IntegerField()  # place of the row in its message, from 1
    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="+")

    objects = RegelQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise OnveranderlijkError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise OnveranderlijkError


class JeugdigeRegel(Regel):
    """What one message says of a young person."""

    soort = models.CharField(max_length=5)  # JW301 | JW305 | JW307
    geboortedatum = models.DateField()
    geboortedatum_gebruik = models.CharField(max_length=1, blank=True)  # which part is unknown (COD170)
    geslacht = models.CharField(max_length=1)  # COD046

    def __str__(self) -> str:
        return f"jeugdige in {self.soort} {self.bericht_id}"


class ToewijzingRegel(Regel):
    """One ToegewezenProduct of a JW301."""

    toewijzing_nummer = models.IntegerField()  # unique per municipality only
    categorie = models.CharField(max_length=2, blank=True)
    productcode = models.CharField(max_length=5, blank=True)
    toewijzingsdatum = models.DateField()
    toewijzingstijd = models.TimeField()
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)
    reden_wijziging = models.CharField(max_length=2, blank=True)  # JZ002
    volume = models.IntegerField(null=True)
    eenheid = models.CharField(max_length=2, blank=True)
    frequentie = models.CharField(max_length=1, blank=True)
    budget = models.IntegerField(null=True)  # cents

    class Meta:
        indexes = [Index(fields=["gemeentecode", "toewijzing_nummer"], name="toewijzingregel_nummer")]

    def __str__(self) -> str:
        return f"toewijzing {self.volgnummer} in bericht {self.bericht_id}"


class LeveringRegel(Regel):
    """One StartProduct of a JW305 or one StopProduct of a JW307."""

    class Soort(models.TextChoices):
        START = "start", "start"
        STOP = "stop", "stop"

    soort = models.CharField(max_length=5, choices=Soort.choices)
    status_aanlevering = models.CharField(max_length=1)  # COD467; 3 removes
    toewijzing_nummer = models.IntegerField(null=True)
    categorie = models.CharField(max_length=2, blank=True)
    productcode = models.CharField(max_length=5, blank=True)
    toewijzing_ingangsdatum = models.DateField(null=True)
    begindatum = models.DateField()
    einddatum = models.DateField(null=True)
    reden_beeindiging = models.CharField(max_length=2, blank=True)  # JZ588; 20 is temporary

    class Meta:
        indexes = [Index(fields=["gemeentecode", "toewijzing_nummer"], name="leveringregel_toewijzing")]
        constraints = [
            CheckConstraint(
                name="leveringregel_alleen_stop_heeft_einde",
                condition=Q(soort="start", einddatum__isnull=True, reden_beeindiging="")
                | (Q(soort="stop", einddatum__isnull=False) & ~Q(reden_beeindiging="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.volgnummer} in bericht {self.bericht_id}"


class PrestatieRegel(Regel):
    """One Prestatie of a JW323."""

    referentie_nummer = models.CharField(max_length=20)
    vorig_referentie_nummer = models.CharField(max_length=20, blank=True)  # the line that a credit takes back
    toewijzing_nummer = models.IntegerField()
    categorie = models.CharField(max_length=2)
    productcode = models.CharField(max_length=5)
    begindatum = models.DateField()
    einddatum = models.DateField()
    volume = models.IntegerField()
    eenheid = models.CharField(max_length=2)
    tarief = models.IntegerField(null=True)  # cents
    bedrag = models.IntegerField()  # cents, a credit is negative
    debet_credit = models.CharField(max_length=1)

    class Meta:
        indexes = [Index(fields=["gemeentecode", "toewijzing_nummer"], name="prestatieregel_toewijzing")]
        constraints = [
            CheckConstraint(
                name="prestatieregel_teken_volgt_debet_credit",
                condition=Q(debet_credit="D", bedrag__gte=0) | Q(debet_credit="C", bedrag__lte=0),
            )
        ]

    def __str__(self) -> str:
        return f"prestatie {self.volgnummer} in bericht {self.bericht_id}"
