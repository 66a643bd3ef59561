"""The ledger: one row for every file that came in, accepted or refused, and what was found in it."""

import secrets
from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Exists, Index, OuterRef, Q, Subquery, UniqueConstraint
from django.utils import timezone

from jeugdregio.ijw.v3_2.antwoord import ANTWOORD_VAN
from jeugdregio.ijw.v3_2.termijnen import DECLARATIE, RETOUR, uiterlijk
from jeugdregio.kern.gemeentecode import gemeenten as known_gemeenten
from jeugdregio.web.berichten.opladen import models as opladen_models
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.mandaten import Bezoeker
from jeugdregio.web.organisaties.rollen import Taak

NAAR_GEMEENTE = (
    "JW305",
    "JW307",
    "JW315",
    "JW317",
    "JW323",
)  # what the municipality, when it is ours to run, must answer


class BerichtStatus(models.TextChoices):
    """What became of a message. A refused one counts as never sent (OP286)."""

    VERWERKT = "verwerkt", "Verwerkt"
    DEELS = "deels", "Deels verwerkt"
    GEWEIGERD = "geweigerd", "Geweigerd"


AANVAARD = (BerichtStatus.VERWERKT, BerichtStatus.DEELS)
"""The statuses of a message that is in the register; its identification is used (TR056)."""


class Richting(models.TextChoices):
    """Whether a message came in, or was made here."""

    IN = "in", "Ontvangen"
    UIT = "uit", "Gemaakt"


class Gevolg(models.TextChoices):
    """What a finding does: refuse the message, refuse a part of it, or nothing."""

    BERICHT = "bericht", "Het hele bericht is geweigerd"
    ONDERDEEL = "onderdeel", "Dit onderdeel is geweigerd"
    SIGNAAL = "signaal", "Signaal"


class Modus(models.TextChoices):
    """Whether a municipality has a back office (we read copies) or runs on this register (we answer)."""

    MEELEZEN = "meelezen", "Meelezen"
    VOEREN = "voeren", "Voeren"


class OntvangenOpBron(models.TextChoices):
    """Where the moment a message became known comes from."""

    NU = "nu", "Moment van verwerken"
    DAGTEKENING = "dagtekening", "Dagtekening van het bericht"


def new_sleutel() -> str:
    """Return a random key for in an address."""
    return secrets.token_urlsafe(16)


def without_header(user: Bezoeker, gemeenten: frozenset[str]) -> Q:
    """Files of which no header can be read, as far as `user`, who handles messages of `gemeenten`, sees them.

    It may hold anything, of anybody. On a page it shows to who offered it, not even to colleagues. One that
    came in on the command line was offered by nobody: whoever sees the messages of every municipality that
    takes part would see it whosever it is, and nobody else does.
    """
    offered = opladen_models.AanleveringBestand.objects.filter(bericht=OuterRef("pk"))
    mine = Q(Exists(offered.filter(aanlevering__door=user.pk)))
    if gemeenten and gemeenten >= mandaten.served_gemeentecodes(Taak.BERICHTEN):
        mine |= Q(~Exists(offered))
    return Q(gemeentecode="", agb="") & mine


class BerichtQuerySet(models.QuerySet["Bericht"]):
    """The ledger, as far as someone may see it."""

    def visible_to(self, user: Bezoeker) -> Self:
        """Messages of the municipalities of the user's mandates, and those of the user's own provider.

        A file of which nobody can tell whose it is, is as `without_header` says. One for a municipality that
        does not exist is for whoever has a mandate for messages.
        """
        gemeenten = mandaten.gemeentecodes(user, Taak.BERICHTEN)
        agbs = mandaten.agb_codes(user, Taak.BERICHTEN)
        mine = Q(agb__in=agbs) & ~Q(agb="")
        if gemeenten or agbs:
            mine |= without_header(user, gemeenten)
        if gemeenten:
            mine |= Q(gemeentecode__in=gemeenten)
            mine |= Q(status=BerichtStatus.GEWEIGERD) & ~Q(gemeentecode__in=["", *known_gemeenten()])
        return self.filter(mine)

    def with_antwoord(self) -> Self:
        """Annotate `beantwoord_op`: when the first answer (a retour or JW325) became known, None without one.

        An answer names the message it answers, so it makes no difference which of the two came first.
        """
        answers = Bericht.objects.filter(
            antwoord_op_soort__gt="",  # the condition of the index
            antwoord_op_soort=OuterRef("soort"),
            antwoord_op_afzender=OuterRef("afzender"),
            antwoord_op_identificatie=OuterRef("identificatie"),
            gemeentecode=OuterRef("gemeentecode"),  # who is no party to a message cannot answer it
            agb=OuterRef("agb"),
            status__in=AANVAARD,
        )
        return self.annotate(
            beantwoord_op=Subquery(answers.order_by("ontvangen_op").values("ontvangen_op")[:1])
        )


class Bericht(models.Model):
    """One file that came in, or one message made here. What could not be read of it is "".

    `afzender` and `identificatie` are those of this message, also of an answer, the header of which repeats
    those of the message it answers: these are the `antwoord_op_` fields.
    """

    sleutel = models.CharField(max_length=22, unique=True, default=new_sleutel)
    richting = models.CharField(max_length=3, choices=Richting.choices, default=Richting.IN)
    soort = models.CharField(max_length=5, blank=True)
    release = models.CharField(max_length=8, blank=True)
    afzender = models.CharField(max_length=8, blank=True)
    ontvanger = models.CharField(max_length=8, blank=True)
    identificatie = models.CharField(max_length=12, blank=True)
    dagtekening = models.DateField(null=True, blank=True)
    gemeentecode = models.CharField(max_length=4, blank=True)
    agb = models.CharField(max_length=8, blank=True)
    antwoord_op_soort = models.CharField(max_length=5, blank=True)
    antwoord_op_afzender = models.CharField(max_length=8, blank=True)
    antwoord_op_identificatie = models.CharField(max_length=12, blank=True)
    sha256 = models.BinaryField(max_length=32)
    grootte = models.BigIntegerField()  # bytes
    bestandsnaam = models.CharField(max_length=255)  # runs of nine digits and more are masked
    status = models.CharField(max_length=9, choices=BerichtStatus.choices)
    modus = models.CharField(max_length=8, choices=Modus.choices)
    modus_vastgelegd = models.BooleanField()  # False: nothing was recorded for the municipality
    ontvangen_op = models.DateTimeField()
    ontvangen_op_bron = models.CharField(max_length=11, choices=OntvangenOpBron.choices)
    verwerkt_op = models.DateTimeField()
    aantal_clienten = models.IntegerField()
    aantal_regels = models.IntegerField()  # rows in the register, the refused ones too
    aantal_geweigerd = models.IntegerField(default=0)  # those that are refused apart (OP065, OP303)
    aantal_bevindingen = models.IntegerField()
    opgehaald_op = models.DateTimeField(null=True, blank=True)  # first fetched as a file: taken to be sent

    objects = BerichtQuerySet.as_manager()

    class Meta:
        indexes = [
            Index(fields=["-ontvangen_op", "-id"], name="bericht_ontvangen"),
            Index(fields=["gemeentecode", "-ontvangen_op"], name="bericht_gemeente"),
            Index(fields=["agb", "-ontvangen_op"], name="bericht_aanbieder"),
            Index(
                fields=["antwoord_op_identificatie", "antwoord_op_afzender", "antwoord_op_soort"],
                condition=Q(antwoord_op_soort__gt=""),
                name="bericht_antwoord_op",
            ),
            Index(
                fields=["gemeentecode", "ontvangen_op"],
                condition=Q(richting="uit", opgehaald_op__isnull=True),
                name="bericht_op_te_halen",
            ),
        ]
        constraints = [
            UniqueConstraint(fields=["sha256", "status"], name="bericht_inhoud_eenmaal"),
            # TR056; a refused message does not occupy its identification (OP286)
            UniqueConstraint(
                fields=["identificatie", "afzender", "soort"],
                condition=Q(status__in=["verwerkt", "deels"]),
                name="bericht_identificatie_uniek",
            ),
            CheckConstraint(
                condition=Q(status="verwerkt", aantal_geweigerd=0)
                | Q(status="deels", aantal_geweigerd__gt=0)
                | Q(status="geweigerd", aantal_regels=0, aantal_geweigerd=0),
                name="bericht_status_volgt_weigering",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort or 'bestand'} {self.sleutel}"

    @property
    def antwoord_soort(self) -> str:
        """The retour or JW325 that must follow on this message ("JW306"); "" when none must."""
        return ANTWOORD_VAN.get(self.soort, "") if self.identificatie else ""

    @property
    def antwoord_uiterlijk(self) -> date | None:
        """The last day for that answer; None when none must follow (OP090, OP090X4)."""
        if not self.antwoord_soort:
            return None
        termijn = next(t for t in (RETOUR, DECLARATIE) if self.soort in t.berichten)
        return uiterlijk(termijn, timezone.localdate(self.ontvangen_op))

    @property
    def is_beantwoord(self) -> bool:
        """Whether that answer is in the ledger; without a query after `with_antwoord`."""
        if "beantwoord_op" in self.__dict__:
            return self.__dict__["beantwoord_op"] is not None
        return Bericht.objects.filter(
            antwoord_op_soort__gt="",
            antwoord_op_soort=self.soort,
            antwoord_op_afzender=self.afzender,
            antwoord_op_identificatie=self.identificatie,
            gemeentecode=self.gemeentecode,
            agb=self.agb,
            status__in=AANVAARD,
        ).exists()

    @property
    def antwoord_open(self) -> bool:
        """Whether we owe the sender an answer that was not made: its content could not be read, say."""
        ours = self.richting == Richting.IN and self.modus == Modus.VOEREN and self.soort in NAAR_GEMEENTE
        return ours and bool(self.antwoord_soort) and not self.is_beantwoord


class BerichtInhoud(models.Model):
    """The file as it came, compressed and encrypted; absent where it was too large to keep."""

    bericht = models.OneToOneField(Bericht, models.CASCADE, primary_key=True, related_name="inhoud")
    versleuteld = models.BinaryField()

    def __str__(self) -> str:
        return f"inhoud van {self.pk}"


class BerichtBevinding(models.Model):
    """One finding, in the order of the file: forms and places, never a value that tells who someone is."""

    bericht = models.ForeignKey(Bericht, models.CASCADE, related_name="bevindingen")
    volgnummer = models.IntegerField()
    regel = models.CharField(max_length=12)
    retourcode = models.CharField(max_length=4, blank=True)
    pad = models.CharField(max_length=300, blank=True)
    regelnummer = models.IntegerField(null=True, blank=True)
    tekst = models.CharField(max_length=1000)
    waarde = models.CharField(max_length=300, blank=True)  # what was found; nothing that may be of a person
    aantal = models.IntegerField()
    gevolg = models.CharField(max_length=9, choices=Gevolg.choices)

    class Meta:
        constraints = [UniqueConstraint(fields=["bericht", "volgnummer"], name="bevinding_volgnummer")]

    def __str__(self) -> str:
        return f"{self.regel} in bericht {self.bericht_id}"


class NietGecontroleerd(models.Model):
    """A rule that could not be judged in a message, and why; `aantal` is how many times."""

    bericht = models.ForeignKey(Bericht, models.CASCADE, related_name="niet_gecontroleerd")
    regel = models.CharField(max_length=12)
    reden = models.CharField(max_length=300)
    aantal = models.IntegerField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["bericht", "regel", "reden"], name="nietgecontroleerd_een_per_reden")
        ]

    def __str__(self) -> str:
        return f"{self.regel} niet gecontroleerd in bericht {self.bericht_id}"


class Werkwijze(models.Model):
    """How messages of a municipality are treated from a day on; without a row we read along.

    `volledig_vanaf`: someone stated that from this day on the register holds all that still counts of the
    municipality: what is not there does not exist. None: nobody did, and what is not there is unknown.
    """

    gemeentecode = models.CharField(max_length=4)
    modus = models.CharField(max_length=8, choices=Modus.choices)
    vanaf = models.DateField()
    volledig_vanaf = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["gemeentecode", "vanaf"], name="werkwijze_een_per_dag"),
            # where we read along nothing is refused, so that nobody need say what was loaded
            CheckConstraint(
                condition=Q(modus="voeren") | Q(volledig_vanaf__isnull=True),
                name="werkwijze_alleen_voeren_is_volledig",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeentecode} {self.modus} vanaf {self.vanaf:%-d-%-m-%Y}"

    @property
    def verklaring(self) -> str:
        """What was stated of the register, in words; "" where nothing need be."""
        if self.modus != Modus.VOEREN:
            return ""
        if self.volledig_vanaf is None:
            return "Register niet volledig"
        return f"Register volledig vanaf {self.volledig_vanaf:%-d-%-m-%Y}"
