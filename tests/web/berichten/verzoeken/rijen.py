"""Puts requests, answers and assignments in the register, with the ledger rows of their messages."""

from datetime import date, time
from typing import Any

from tests.web.berichten.fabriek import AGB, BSN, DAG, GEMEENTE, ledger_row

from jeugdregio.web.berichten.models import Bericht, BerichtStatus
from jeugdregio.web.register.models import AntwoordRegel, Jeugdige, ToewijzingRegel, VerzoekRegel
from jeugdregio.web.versleuteling import blind_index

REFERENTIE = "verzoek-1"


def jeugdige(bsn: str = BSN) -> Jeugdige:
    """The young person with a BSN."""
    found, _ = Jeugdige.objects.get_or_create(bsn_index=blind_index(bsn), defaults={"bsn_versleuteld": bsn})
    return found


def _shared(bericht: Bericht, dag: date, anders: dict[str, Any]) -> dict[str, Any]:
    return {
        "bericht_id": bericht.pk,
        "volgnummer": 1,
        "gemeentecode": bericht.gemeentecode,
        "agb": bericht.agb,
        "dagtekening": dag,
        "identificatie": str(bericht.pk),
        "bekend_op": dag,
        **anders,
    }


def _bericht(soort: str, gemeente: str, agb: str) -> Bericht:
    bericht = ledger_row(gemeente, agb)
    Bericht.objects.filter(pk=bericht.pk).update(
        soort=soort, status=BerichtStatus.VERWERKT, identificatie=str(bericht.pk)
    )
    bericht.refresh_from_db()
    return bericht


def verzoek_row(
    gemeente: str = GEMEENTE, agb: str = AGB, *, dag: date = DAG, referentie: str = REFERENTIE, **anders: Any
) -> tuple[Bericht, VerzoekRegel]:
    """A JW315 with one product."""
    bericht = _bericht("JW315", gemeente, agb)
    values = {
        "jeugdige": jeugdige(),
        "soort": "aangevraagd",
        "referentie_aanbieder": referentie,
        "categorie": "45",
        "productcode": "45A04",
        "ingangsdatum": dag,
        "volume": 4,
        "eenheid": "04",
        "frequentie": "2",
        "verwijzer_type": "02",
        **anders,
    }
    return bericht, VerzoekRegel.objects.create(**_shared(bericht, dag, values))


def antwoord_row(
    antwoord: str = "2",
    *,
    gemeente: str = GEMEENTE,
    agb: str = AGB,
    dag: date = DAG,
    referentie: str = REFERENTIE,
    **anders: Any,
) -> AntwoordRegel:
    """A JW319."""
    bericht = _bericht("JW319", gemeente, agb)
    values = {"referentie_aanbieder": referentie, "verzoek_antwoord": antwoord, **anders}
    return AntwoordRegel.objects.create(**_shared(bericht, dag, values))


def toewijzing_row(
    gemeente: str = GEMEENTE, agb: str = AGB, *, dag: date = DAG, nummer: int = 7, **anders: Any
) -> tuple[Bericht, ToewijzingRegel]:
    """A JW301 with one assignment."""
    bericht = _bericht("JW301", gemeente, agb)
    values = {
        "jeugdige": jeugdige(),
        "toewijzing_nummer": nummer,
        "categorie": "45",
        "productcode": "45A04",
        "toewijzingsdatum": dag,
        "toewijzingstijd": time(9),
        "ingangsdatum": dag,
        "volume": 4,
        "eenheid": "04",
        "frequentie": "2",
        **anders,
    }
    return bericht, ToewijzingRegel.objects.create(**_shared(bericht, dag, values))
