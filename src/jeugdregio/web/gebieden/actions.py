"""Writes municipalities, areas and numbers of young people from the data files into the database."""

from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db import transaction

from jeugdregio.kern import gemeentecode
from jeugdregio.web.gebieden import bestanden
from jeugdregio.web.gebieden.models import Gebied, GebiedGemeente, Gemeente, JeugdigenAantal


@dataclass(frozen=True, slots=True)
class Geladen:
    """How many rows the data files hold."""

    gemeenten: int
    gebieden: int
    lidmaatschappen: int
    jeugdigen_aantallen: int


def _dag(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@transaction.atomic
def load_gebieden() -> Geladen:
    """Bring the database in line with the data files; doing it again changes nothing.

    Not a data migration: the files are renewed every year, and a migration would freeze the form of one year.
    Whoever prepares a database calls this after `migrate` (`opzetten.prepare_database`). Memberships of the
    areas in the files become what the files say; areas made by hand stay, and so do numbers of other years or
    from another source.
    """
    gemeenten = [
        Gemeente(
            code=gemeente.code,
            naam=gemeente.naam,
            provincie=gemeente.provincie,
            landsdeel=gemeente.landsdeel,
            van=gemeente.van,
            tot=gemeente.tot,
        )
        for gemeente in gemeentecode.gemeenten().values()
        if gemeente.tot is None  # the areas are those of today; who ended before has no mandate to give
    ]
    Gemeente.objects.bulk_create(
        gemeenten,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["naam", "provincie", "landsdeel", "van", "tot"],
    )
    gebieden = [Gebied(**row) for row in bestanden.rows("gebieden")]
    Gebied.objects.bulk_create(
        gebieden, update_conflicts=True, unique_fields=["code"], update_fields=["naam", "soort", "bron"]
    )
    lidmaatschappen = _load_lidmaatschappen([gebied.code for gebied in gebieden])
    aantallen = _load_aantallen()
    return Geladen(len(gemeenten), len(gebieden), lidmaatschappen, aantallen)


def _load_aantallen() -> int:
    """Make the numbers of young people as in the file; return how many. One from another source stays."""
    bron = bestanden.bron("jeugdigen")
    elders = set(JeugdigenAantal.objects.exclude(bron=bron).values_list("gemeente_id", "jaar"))
    aantallen = [
        JeugdigenAantal(
            gemeente_id=row["gemeente"], jaar=int(row["jaar"]), aantal=int(row["aantal"]), bron=bron
        )
        for row in bestanden.rows("jeugdigen")
        if (row["gemeente"], int(row["jaar"])) not in elders
    ]
    JeugdigenAantal.objects.bulk_create(
        aantallen, update_conflicts=True, unique_fields=["gemeente", "jaar"], update_fields=["aantal"]
    )
    return len(aantallen)


def _load_lidmaatschappen(codes: list[str]) -> int:
    """Make the memberships of the areas `codes` as in the file, touching what differs; return how many."""
    ids = dict(Gebied.objects.filter(code__in=codes).values_list("code", "pk"))
    wanted = {
        (ids[row["gebied"]], row["gemeente"], _dag(row["van"]), _dag(row["tot"]))
        for row in bestanden.rows("lidmaatschappen")
    }
    present = {
        (gebied, gemeente, van, tot): pk
        for pk, gebied, gemeente, van, tot in GebiedGemeente.objects.filter(
            gebied__in=ids.values()
        ).values_list("pk", "gebied_id", "gemeente_id", "van", "tot")
    }
    GebiedGemeente.objects.filter(pk__in=[pk for key, pk in present.items() if key not in wanted]).delete()
    GebiedGemeente.objects.bulk_create(
        GebiedGemeente(gebied_id=gebied, gemeente_id=gemeente, van=van, tot=tot)
        for gebied, gemeente, van, tot in sorted(
            wanted - present.keys(), key=lambda key: tuple(chain(key[:2], map(str, key[2:])))
        )
    )
    return len(wanted)
