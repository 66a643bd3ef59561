"""Who the made messages are about, and a check that what is made is right."""

from datetime import date, datetime
from typing import Any

from tests.ijw import fabriek

from jeugdregio.ijw import read, write
from jeugdregio.ijw.v3_2.opstellen.besluit import TIJDZONE
from jeugdregio.ijw.v3_2.opstellen.hulp import specifiek
from jeugdregio.ijw.v3_2.opstellen.verzending import Jeugdige, Verzending

BESLUIT = datetime(2025, 1, 30, 9, 30, 15, 123456, tzinfo=TIJDZONE)
DAG = date(2025, 1, 31)
AMBULANT = specifiek("45A04", 240, "01", "2")

JEUGDIGE = Jeugdige(
    bsn=fabriek.BSN,
    geboortedatum=fabriek.GEBOORTEDATUM,
    geslacht="2",
    naam=fabriek.VOLLEDIGE_NAAM,
    contacten=(fabriek.contact(),),
    relaties=(fabriek.relatie(),),
)


def sent(identificatie: str = "M1", dagtekening: date = DAG) -> Verzending:
    """A message between the municipality and the provider of the story."""
    return Verzending(fabriek.GEMEENTE, fabriek.AANBIEDER, identificatie, dagtekening)


def right(bericht: Any) -> Any:
    """Give a message back once it was read without any finding."""
    gelezen, bevindingen = read(write(bericht))
    assert bevindingen == ()
    assert gelezen == bericht
    return bericht
