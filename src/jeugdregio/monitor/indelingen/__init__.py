"""What products count as: data with dates, a source and a reason, one file a region."""

import csv
import datetime
from collections.abc import Iterator
from importlib import resources

Regel = dict[str, str | datetime.date | None]


def read_indelingen(bestand: str = "samen_voor_jeugd.csv") -> Iterator[dict[str, str]]:
    """Read a file of this folder as it is: with the source and the reason of each rule, all text."""
    tekst = resources.files(__package__).joinpath(bestand).read_text(encoding="utf-8")
    yield from csv.DictReader(tekst.splitlines())


def load_indelingen(gebied: str = "SVJ", bestand: str = "samen_voor_jeugd.csv") -> list[Regel]:
    """Give the rules of a file as rows of the stand table `indelingen`, for the area given.

    Another region that starts from these rules passes its own code. Dates are dates, empty is None.
    """
    return [
        {
            "gebied": gebied,
            "indeling": regel["indeling"],
            "productcategorie": regel["productcategorie"],
            "productcode": regel["productcode"] or None,
            "waarde": regel["waarde"],
            "van": datetime.date.fromisoformat(regel["van"]),
            "tot": datetime.date.fromisoformat(regel["tot"]) if regel["tot"] else None,
        }
        for regel in read_indelingen(bestand)
    ]
