"""What somebody of the toegang fills in to assign help."""

from datetime import date, timedelta

from django.utils import timezone
from tests.web.wereld import AGB

BEGIN = date(2026, 3, 2)
EINDE = timezone.localdate() + timedelta(days=200)
PERSOON = {
    "geboortedatum": "2012-06-15", "geslacht": "2", "voornamen": "Test", "achternaam": "Voorbeeld",
    "straatnaam": "Voorbeeldstraat", "huisnummer": "1", "postcode": "5611 AA", "plaatsnaam": "Eindhoven",
}  # fmt: skip
HULP = {
    "aanbieder": AGB, "variant": "specifiek", "product": "45A04", "volume": "240", "eenheid": "01",
    "frequentie": "2", "ingangsdatum": BEGIN.isoformat(), "einddatum": EINDE.isoformat(),
}  # fmt: skip
