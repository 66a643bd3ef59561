"""The stand: what the register knows on a date, as Parquet files with pseudonyms only.

Rows stream from a server-side cursor in batches; the pseudonym of a young person is computed once.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from django.conf import settings
from django.db import transaction
from django.db.models import Count, DateField, F
from django.db.models.functions import TruncMonth
from django.utils import timezone

from jeugdregio import __version__
from jeugdregio.ijw.codes import DatumGebruik
from jeugdregio.stand import TABELLEN, Pseudonimisering, StandMeta, StandSchrijver, kept_tables
from jeugdregio.web.aanbieders.models import Aanbieder, Contract
from jeugdregio.web.berichten.models import Bericht, Richting
from jeugdregio.web.cijfers.models import Indeling
from jeugdregio.web.datering import geldig_op
from jeugdregio.web.gebieden.models import Gebied, GebiedGemeente, Gemeente, JeugdigenAantal
from jeugdregio.web.register import toestand
from jeugdregio.web.register.verzocht import Verzocht, stream_requests
from jeugdregio.web.versleuteling import pseudoniem

BATCH: Final = 20_000
DECLARATIETERMIJN: Final = timedelta(days=30)
MAAND_ONBEKEND: Final = frozenset({DatumGebruik.MAAND_ONBEKEND, DatumGebruik.DATUM_ONBEKEND})
INDELING_VOLGORDE: Final = ("indeling", "productcategorie", "productcode", "van")

Kolommen = dict[str, Sequence[Any]]
Voortgang = Callable[[str, int], None]


def make_stand(map_: Path, peildatum: date, *, regio: str = "", voortgang: Voortgang | None = None) -> Path:
    """Write the stand of `peildatum` under `<map>/stand/<peildatum>` and return that folder.

    `regio` is the code of an area (default: the setting JEUGDREGIO_REGIO). `voortgang` is told of each table
    and its number of rows. All is read in one transaction, so that the tables belong together. Raises
    StandError when that stand is there already, ValueError when the area is unknown.
    """
    gebied = regio or settings.JEUGDREGIO_REGIO
    if not Gebied.objects.filter(code=gebied).exists():
        raise ValueError(
            f"Er is geen gebied met de code '{gebied}'. "
            "Zet in JEUGDREGIO_REGIO de code van de regio, zoals SVJ."
        )
    meta = StandMeta(
        peildatum=peildatum,
        gemaakt_op=timezone.now(),
        regio=gebied,
        volledig_tot=complete_until(peildatum),
        software_versie=__version__,
        fictief=settings.DEMO,
    )
    with StandSchrijver(map_ / "stand" / peildatum.isoformat(), meta) as schrijver, transaction.atomic():
        # what no message carries was delivered as files, and is kept beside the register
        for naam, batches in chain(_tables(peildatum), _delivered(map_, peildatum)):
            aantal = schrijver.write(naam, batches)
            if voortgang is not None:
                voortgang(naam, aantal)
        return schrijver.finish()


def _delivered(map_: Path, peildatum: date) -> Iterator[tuple[str, Iterator[pa.RecordBatch]]]:
    return kept_tables(map_, peildatum, kenmerk=PSEUDONIMISERING.kenmerk)


def complete_until(peildatum: date) -> str:
    """The last month ("2026-09") whose declarations are due on `peildatum`: it ended 30 days before."""
    eerste_open_maand = (peildatum - DECLARATIETERMIJN + timedelta(days=1)).replace(day=1)
    return f"{eerste_open_maand - timedelta(days=1):%Y-%m}"


def _tables(peildatum: date) -> Iterator[tuple[str, Iterator[pa.RecordBatch]]]:
    pseudoniemen = Pseudoniemen()
    yield "jeugdigen", _jeugdigen(peildatum, pseudoniemen)
    for naam, (bron, rij) in _REGELS.items():
        yield naam, _regels(naam, bron, rij._fields, peildatum, pseudoniemen)
    yield "verzoeken", _verzoeken(peildatum, pseudoniemen)
    for naam, rijen in [("berichtaantallen", _berichtaantallen(peildatum)), *_reference(peildatum)]:
        yield naam, _whole(naam, rijen)


_REGELS: Final[dict[str, tuple[toestand.Tabel, Any]]] = {
    "toewijzingen": ("toewijzingen", toestand.Toewijzing),
    "leveringen": ("leveringen", toestand.Levering),
    # refused lines too: what was booked may be one of them
    "prestaties": ("alle_prestaties", toestand.Prestatie),
}
_TOEGEKEND: Final = {toestand.TOEGEKEND: True, toestand.AFGEWEZEN: False, None: None}


def pseudoniem_jeugdige(bsn: str) -> int:
    """The pseudonym of a young person, the same in every stand of the region."""
    return pseudoniem(f"jeugdige:{bsn}")


def pseudoniem_toewijzing(gemeente: str, nummer: int) -> int:
    """The pseudonym of an assignment; a ToewijzingNummer is unique within a municipality only."""
    return pseudoniem(f"toewijzing:{gemeente}:{nummer}")


PSEUDONIMISERING: Final = Pseudonimisering(pseudoniem_jeugdige, pseudoniem_toewijzing)
"""For files of others with BSNs in them, so that their rows join the people and assignments of the stand."""


class Pseudoniemen:
    """Keyed stand-ins for the keys of the register; each is computed once."""

    def __init__(self) -> None:
        self.jeugdigen = {key: pseudoniem_jeugdige(bsn) for key, bsn in toestand.bsns()}
        self._toewijzingen: dict[tuple[str, int], int] = {}

    def toewijzing(self, gemeente: str, nummer: int | None) -> int | None:
        """Give the stand-in of an assignment; None for none."""
        if nummer is None:
            return None
        gevonden = self._toewijzingen.get((gemeente, nummer))
        if gevonden is None:
            gevonden = pseudoniem_toewijzing(gemeente, nummer)
            self._toewijzingen[gemeente, nummer] = gevonden
        return gevonden


def _jeugdigen(peildatum: date, pseudoniemen: Pseudoniemen) -> Iterator[pa.RecordBatch]:
    """Sorted by pseudonym: the order in which people came into the register is nobody's business."""
    rijen = sorted(
        (pseudoniemen.jeugdigen[j.jeugdige_id], _geboortemaand(j), j.geslacht)
        for j in toestand.jeugdigen(peildatum)
    )
    return _whole(
        "jeugdigen",
        [dict(zip(("pseudoniem", "geboortemaand", "geslacht"), rij, strict=True)) for rij in rijen],
    )


def _geboortemaand(jeugdige: toestand.JeugdigeStaat) -> date | None:
    if jeugdige.geboortedatum is None or jeugdige.geboortedatum_gebruik in MAAND_ONBEKEND:
        return None
    return jeugdige.geboortedatum.replace(day=1)


def _regels(
    naam: str, bron: toestand.Tabel, velden: Sequence[str], peildatum: date, pseudoniemen: Pseudoniemen
) -> Iterator[pa.RecordBatch]:
    for rijen in toestand.stream(bron, peildatum, size=BATCH):
        kolommen: Kolommen = dict(zip(velden, zip(*rijen, strict=True), strict=True))
        nummers = zip(kolommen["gemeente"], kolommen["toewijzing"], strict=True)
        kolommen["pseudoniem"] = [pseudoniemen.jeugdigen[key] for key in kolommen["jeugdige_id"]]
        kolommen["toewijzing"] = [pseudoniemen.toewijzing(gemeente, nummer) for gemeente, nummer in nummers]
        if "oordeel" in kolommen:
            kolommen["toegekend"] = [_TOEGEKEND[oordeel] for oordeel in kolommen["oordeel"]]
        yield _batch(naam, kolommen)


def _verzoeken(peildatum: date, pseudoniemen: Pseudoniemen) -> Iterator[pa.RecordBatch]:
    for rijen in stream_requests(peildatum, size=BATCH):
        kolommen: Kolommen = dict(zip(Verzocht._fields, zip(*rijen, strict=True), strict=True))
        kolommen["pseudoniem"] = [pseudoniemen.jeugdigen[rij.jeugdige_id] for rij in rijen]
        kolommen["toewijzing"] = [pseudoniemen.toewijzing(rij.gemeente, rij.toewijzing) for rij in rijen]
        yield _batch("verzoeken", kolommen)


def _berichtaantallen(peildatum: date) -> list[Any]:
    """Count the messages that came in; those of which the header could not be read are nobody's."""
    leesbaar = Bericht.objects.filter(
        richting=Richting.IN, ontvangen_op__date__lte=peildatum, soort__gt="", gemeentecode__gt="", agb__gt=""
    )
    geteld = (
        leesbaar.annotate(maand=TruncMonth("ontvangen_op", output_field=DateField()))
        .values("agb", "soort", "maand", "status", gemeente=F("gemeentecode"))
        .annotate(aantal=Count("pk"))
        .order_by("gemeente", "maand", "agb", "soort", "status")
    )
    return [{**rij, "aanbieder": rij["agb"], "uitkomst": rij["status"]} for rij in geteld]


def _whole(naam: str, rijen: list[Any]) -> Iterator[pa.RecordBatch]:
    if rijen:
        yield _batch(naam, {kolom: [rij[kolom] for rij in rijen] for kolom in rijen[0]})


def _batch(naam: str, kolommen: Kolommen) -> pa.RecordBatch:
    """Exactly the declared columns: whatever else a row holds stays behind."""
    schema = TABELLEN[naam].arrow_schema
    arrays = [pa.array(kolommen[veld.name], veld.type) for veld in schema]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _reference(peildatum: date) -> Iterator[tuple[str, list[Any]]]:
    """The tables about areas, providers and definitions: small, one batch each."""
    gemeenten = Gemeente.objects.order_by("code")
    yield "gemeenten", list(gemeenten.values("naam", "provincie", "landsdeel", gemeente=F("code")))

    leden = Count("leden", filter=geldig_op(peildatum, "leden__"))
    labels = {gebied.pk: _label(gebied, gebied.aantal) for gebied in Gebied.objects.annotate(aantal=leden)}
    lidmaatschappen = GebiedGemeente.objects.order_by("gemeente", "gebied__code", "van").values(
        "van", "tot", "gebied_id", soort=F("gebied__soort"), code=F("gebied__code"), lid=F("gemeente")
    )
    yield (
        "gebieden",
        [
            {"gebied": rij["code"], "gemeente": rij["lid"], "naam": labels[rij["gebied_id"]]}
            | {veld: rij[veld] for veld in ("soort", "van", "tot")}
            for rij in lidmaatschappen
        ],
    )
    aantallen = JeugdigenAantal.objects.order_by("gemeente", "jaar")
    yield "jeugdigenaantallen", list(aantallen.values("gemeente", "jaar", "aantal", "bron"))
    aanbieders = Aanbieder.objects.order_by("agb")
    yield "aanbieders", [{"aanbieder": a.agb, "naam": str(a)} for a in aanbieders]
    contracten = Contract.objects.order_by("gebied__code", "aanbieder__agb", "van")
    yield (
        "contracten",
        [
            {"aanbieder": agb, "gebied": gebied, "van": van, "tot": tot}
            for agb, gebied, van, tot in contracten.values_list(
                "aanbieder__agb", "gebied__code", "van", "tot"
            )
        ],
    )
    yield (
        "indelingen",
        [
            {
                "gebied": rij.gebied.code,
                "indeling": rij.indeling,
                "productcategorie": rij.productcategorie,
                "productcode": rij.productcode or None,
                "waarde": rij.waarde,
                "van": rij.van,
                "tot": rij.tot,
            }
            for rij in Indeling.objects.select_related("gebied").order_by("gebied__code", *INDELING_VOLGORDE)
        ],
    )


def _label(gebied: Gebied, aantal: int) -> str:
    return f"{gebied} ({aantal} {'gemeente' if aantal == 1 else 'gemeenten'})"
