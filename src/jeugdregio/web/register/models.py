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

    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=5)  # JW301 | JW305 | JW307 | JW315
    geboortedatum = models.DateField()
    geboortedatum_gebruik = models.CharField(max_length=1, blank=True)  # which part is unknown (COD170)
    geslacht = models.CharField(max_length=1)  # COD046

    def __str__(self) -> str:
        return f"jeugdige in {self.soort} {self.bericht_id}"


class ToewijzingRegel(Regel):
    """One ToegewezenProduct of a JW301."""

    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="+")
    toewijzing_nummer = models.IntegerField()  # unique per municipality only
    referentie_aanbieder = models.CharField(max_length=36, blank=True)  # of the request that it grants
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
        indexes = [
            Index(fields=["gemeentecode", "toewijzing_nummer"], name="toewijzingregel_nummer"),
            # what it is limited to stands first: else SQLite looks for all above '' instead of the one asked
            Index(
                fields=["referentie_aanbieder", "agb"],
                condition=Q(referentie_aanbieder__gt=""),
                name="toewijzingregel_referentie",
            ),
        ]

    def __str__(self) -> str:
        return f"toewijzing {self.volgnummer} in bericht {self.bericht_id}"


class LeveringRegel(Regel):
    """One StartProduct of a JW305 or one StopProduct of a JW307."""

    class Soort(models.TextChoices):
        START = "start", "start"
        STOP = "stop", "stop"

    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="+")
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

    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="+")
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
        indexes = [
            Index(
                fields=["gemeentecode", "toewijzing_nummer", "begindatum"], name="prestatieregel_toewijzing"
            ),
            Index(fields=["agb", "referentie_nummer"], name="prestatieregel_referentie"),
            Index(
                fields=["vorig_referentie_nummer", "agb"],
                condition=Q(vorig_referentie_nummer__gt=""),
                name="prestatieregel_credit",
            ),
        ]
        constraints = [
            CheckConstraint(
                name="prestatieregel_teken_volgt_debet_credit",
                condition=Q(debet_credit="D", bedrag__gte=0) | Q(debet_credit="C", bedrag__lte=0),
            )
        ]

    def __str__(self) -> str:
        return f"prestatie {self.volgnummer} in bericht {self.bericht_id}"


class DeclaratieRegel(Regel):
    """The Declaratie around the lines of a JW323."""

    declaratie_nummer = models.CharField(max_length=12)
    begindatum = models.DateField()
    einddatum = models.DateField()
    declaratie_dagtekening = models.DateField()
    totaal = models.BigIntegerField()  # cents, negative where credits prevail

    class Meta:
        indexes = [
            Index(fields=["agb", "declaratie_nummer"], name="declaratieregel_nummer"),
            Index(fields=["agb", "identificatie"], name="declaratieregel_bericht"),
            Index(fields=["gemeentecode", "agb", "begindatum"], name="declaratieregel_periode"),
        ]

    def __str__(self) -> str:
        return f"declaratie in bericht {self.bericht_id}"


class VerzoekRegel(Regel):
    """One product of a request: an AangevraagdProduct of a JW315, or one of the three kinds of a JW317."""

    class Soort(models.TextChoices):
        AANGEVRAAGD = "aangevraagd", "aangevraagd"
        ONGEWIJZIGD = "ongewijzigd", "ongewijzigd"
        TE_WIJZIGEN = "te_wijzigen", "te wijzigen"
        NIEUW = "nieuw", "nieuw"

    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=11, choices=Soort.choices)
    referentie_aanbieder = models.CharField(
        max_length=36
    )  # in a JW317 one for all products of a young person
    reden_verzoek = models.CharField(max_length=1, blank=True)  # WJ758
    toewijzing_nummer = models.IntegerField(null=True)
    beschikking_nummer = models.IntegerField(null=True)
    beschikking_ingangsdatum = models.DateField(null=True)
    categorie = models.CharField(max_length=2, blank=True)
    productcode = models.CharField(max_length=5, blank=True)
    ingangsdatum = models.DateField(null=True)
    einddatum = models.DateField(null=True)
    volume = models.IntegerField(null=True)
    eenheid = models.CharField(max_length=2, blank=True)
    frequentie = models.CharField(max_length=1, blank=True)
    budget = models.IntegerField(null=True)  # cents
    verwijzer_type = models.CharField(max_length=2, blank=True)  # COD327
    zorgverlener_code = models.CharField(max_length=8, blank=True)
    raamcontract = models.CharField(max_length=1, blank=True)  # COD260

    class Meta:
        indexes = [Index(fields=["agb", "referentie_aanbieder"], name="verzoekregel_referentie")]

    def __str__(self) -> str:
        return f"verzoek {self.volgnummer} in bericht {self.bericht_id}"


class AntwoordRegel(Regel):
    """The Antwoord of a JW319; it names the request, not the young person."""

    referentie_aanbieder = models.CharField(max_length=36)
    verzoek_antwoord = models.CharField(max_length=1)  # WJ760
    reden_afwijzing = models.CharField(max_length=2, blank=True)  # WJ759
    gemeente = models.CharField(max_length=4, blank=True)  # responsible by the woonplaatsbeginsel

    class Meta:
        indexes = [Index(fields=["agb", "referentie_aanbieder"], name="antwoordregel_referentie")]

    def __str__(self) -> str:
        return f"antwoord {self.volgnummer} in bericht {self.bericht_id}"


class RetourRegel(Regel):
    """What an answer says of the header, or of one class that it refuses, in the message that it answers.

    That message is the one of this gemeente and agb with the kind and identification of `antwoord_op`. The
    fields after `klasse` are the key of that class.
    """

    class Bereik(models.TextChoices):
        """What this refuses: nothing of the register, or rows of the answered message."""

        GEEN = "", "niets"
        BERICHT = "bericht", "het hele bericht"
        JEUGDIGE = "jeugdige", "alles over deze jeugdige"
        REGEL = "regel", "deze regel"

    antwoord_op_soort = models.CharField(max_length=5)
    antwoord_op_identificatie = models.CharField(max_length=12)
    bereik = models.CharField(max_length=8, choices=Bereik.choices, blank=True)
    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="+", null=True)
    klasse = models.CharField(max_length=24)
    toewijzing_nummer = models.IntegerField(null=True)
    categorie = models.CharField(max_length=2, blank=True)
    productcode = models.CharField(max_length=5, blank=True)
    begindatum = models.DateField(null=True)
    einddatum = models.DateField(null=True)
    reden_beeindiging = models.CharField(max_length=2, blank=True)
    referentie = models.CharField(max_length=36, blank=True)
    vorige_referentie = models.CharField(max_length=20, blank=True)
    retourcodes = models.TextField(blank=True)  # WJ001, separated by spaces

    class Meta:
        indexes = [
            # only what refuses: the state looks here for rows of refused messages
            Index(
                fields=["antwoord_op_soort", "agb", "antwoord_op_identificatie"],
                condition=Q(bereik__gt=""),
                name="retourregel_weigering",
            )
        ]

    def __str__(self) -> str:
        return f"retour op {self.klasse} in bericht {self.bericht_id}"


class ToekenningRegel(Regel):
    """The DeclaratieAntwoord of a JW325, on the JW323 with this identification."""

    antwoord_op_identificatie = models.CharField(max_length=12)
    declaratie_nummer = models.CharField(max_length=12)
    ingediend = models.BigIntegerField()  # cents
    toegekend = models.BigIntegerField()  # cents
    retourcodes = models.TextField(blank=True)

    class Meta:
        # all that the state of a declared line looks for, so that it need not look in the table
        indexes = [
            Index(
                fields=["agb", "antwoord_op_identificatie", "gemeentecode", "bekend_op"],
                name="toekenningregel_declaratie",
            )
        ]

    def __str__(self) -> str:
        return f"toekenning in bericht {self.bericht_id}"
