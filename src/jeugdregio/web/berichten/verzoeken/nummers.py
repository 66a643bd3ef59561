"""Numbers that a municipality gives out here. Whoever asks holds the lock on storing: no two get the same."""

from collections.abc import Iterator

from django.db.models import Exists, F, Max, OuterRef
from django.db.models.functions import Length

from jeugdregio.web.berichten.models import Bericht, Richting
from jeugdregio.web.register.models import ToewijzingRegel

HOOGSTE = 999_999_999
"""The highest number of an assignment (LDT_Nummer)."""
LETTER = "R"
"""Begins an identification that was made here: a back office that a municipality had before used others."""


def next_identificatie(gemeentecode: str, soort: str) -> str:
    """Return the identification of the next message of a kind: one higher than the last.

    Later is higher, because of two messages of one day the higher one counts in the register.
    """
    mine = Bericht.objects.filter(gemeentecode=gemeentecode, soort=soort, richting=Richting.UIT)
    last = (
        mine.filter(afzender=gemeentecode, identificatie__regex=f"^{LETTER}[0-9]+$")
        .order_by(Length("identificatie").desc(), "-identificatie")
        .values_list("identificatie", flat=True)
        .first()
    )
    number = int(last[len(LETTER) :]) if last else 0
    while True:
        number += 1
        found = f"{LETTER}{number}"
        if not Bericht.objects.filter(identificatie=found, afzender=gemeentecode, soort=soort).exists():
            return found


def toewijzing_nummers(gemeentecode: str) -> Iterator[int]:
    """Yield numbers that no assignment of the municipality has (TR332): from one above the highest, or the
    gaps where that one has no follower. The caller stores what it takes before it asks anew.
    """
    used = ToewijzingRegel.objects.filter(gemeentecode=gemeentecode)
    highest = used.aggregate(hoogste=Max("toewijzing_nummer"))["hoogste"] or 0
    yield from range(highest + 1, HOOGSTE + 1)
    follower = ToewijzingRegel.objects.filter(
        gemeentecode=gemeentecode, toewijzing_nummer=OuterRef("toewijzing_nummer") + 1
    )
    gaps = used.filter(~Exists(follower), toewijzing_nummer__lt=HOOGSTE)
    yield from (
        gaps.order_by("toewijzing_nummer").values_list(F("toewijzing_nummer") + 1, flat=True).distinct()
    )
