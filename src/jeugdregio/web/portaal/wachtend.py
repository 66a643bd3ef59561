"""What waits for who has just signed in: requests, messages to answer or send, and refused messages."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from jeugdregio.web.berichten.models import Bericht, BerichtStatus, Richting
from jeugdregio.web.berichten.ophalen.gemaakt import late_answers, unfetched
from jeugdregio.web.berichten.verzoeken.overzicht import run_here
from jeugdregio.web.berichten.verzoeken.wacht import Wacht, count
from jeugdregio.web.berichten.verzoeken.zicht import visible_to
from jeugdregio.web.organisaties.mandaten import Bezoeker

DAGEN: Final = 7
"""For how many days a refused message is news."""


@dataclass(frozen=True, slots=True)
class Kaart:
    """How much of one kind waits, how much of that is late, what it is, and where it is dealt with."""

    aantal: int
    te_laat: int
    enkelvoud: str
    meervoud: str
    uitleg: str
    url: str

    @property
    def label(self) -> str:
        """The number with what it is a number of."""
        return f"{self.aantal} {self.enkelvoud if self.aantal == 1 else self.meervoud}"

    @property
    def laat_label(self) -> str:
        """How much of it is late."""
        return f"{self.te_laat} te laat"


def waiting_for(user: Bezoeker, vandaag: date) -> list[Kaart]:
    """Return what waits for `user`, only of the kinds that concern them."""
    zicht = visible_to(user)
    gemeenten = zicht.inzien | zicht.toewijzen
    if not gemeenten and not zicht.agbs:
        return []
    found, voeren = [], run_here(gemeenten, vandaag)
    if voeren & zicht.toewijzen:
        found.append(_requests(voeren & zicht.toewijzen, vandaag))
    if gemeenten and ((made := _unfetched(user, vandaag)).aantal or voeren):
        found.append(made)
    if zicht.agbs:
        found.append(_unanswered(zicht.agbs, vandaag))
    if zicht.inzien or zicht.agbs:
        found.append(_refused(user, vandaag))
    return found


def _requests(gemeenten: frozenset[str], vandaag: date) -> Kaart:
    aantal, te_laat = count(Wacht.VERZOEK, Q(gemeentecode__in=gemeenten), vandaag)
    return Kaart(
        aantal,
        te_laat,
        "verzoek te beantwoorden",
        "verzoeken te beantwoorden",
        "Van aanbieders, aan gemeenten waarvoor u hulp toewijst.",
        reverse("verzoeken:wachtend", query={"aan_zet": "u", "soort": "verzoek"}, fragment="lijst"),
    )


def _unanswered(agbs: frozenset[str], vandaag: date) -> Kaart:
    aantal, te_laat = count(Wacht.RETOUR_AANBIEDER, Q(agb__in=agbs), vandaag)
    return Kaart(
        aantal,
        te_laat,
        "bericht zonder uw retour",
        "berichten zonder uw retour",
        "Toewijzingen en antwoorden van gemeenten waarop uw retourbericht hier nog niet is.",
        reverse("verzoeken:wachtend", query={"soort": Wacht.RETOUR_AANBIEDER.value}, fragment="lijst"),
    )


def _unfetched(user: Bezoeker, vandaag: date) -> Kaart:
    late = Count("pk", filter=late_answers(vandaag))
    found = unfetched(user).order_by().aggregate(aantal=Count("pk"), te_laat=late)
    return Kaart(
        **found,
        enkelvoud="gemaakt bericht niet opgehaald",
        meervoud="gemaakte berichten niet opgehaald",
        uitleg="Haal ze op en verstuur ze: jeugdregio verstuurt zelf niets.",
        url=reverse("berichten:ophalen"),
    )


def _refused(user: Bezoeker, vandaag: date) -> Kaart:
    since = vandaag - timedelta(days=DAGEN)
    received = Bericht.objects.visible_to(user).filter(richting=Richting.IN, status=BerichtStatus.GEWEIGERD)
    moment = timezone.make_aware(datetime.combine(since, time.min))
    query = {"status": BerichtStatus.GEWEIGERD.value, "richting": Richting.IN.value, "van": since.isoformat()}
    return Kaart(
        received.filter(ontvangen_op__gte=moment).count(),
        0,
        "bericht geweigerd",
        "berichten geweigerd",
        f"Ontvangen sinds {since:%-d-%-m-%Y}. Er is niets van opgenomen; bij elk bericht staat waarom.",
        reverse("berichten:lijst", query=query),
    )
