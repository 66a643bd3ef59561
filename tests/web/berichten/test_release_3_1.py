"""Messages of iJw 3.1: history of a municipality that reads along, refused where we are its back office."""

from datetime import date

import pytest
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import GEMEENTE, declaratie_xml, start_xml, toewijzing_xml

from jeugdregio.web.berichten.models import Bericht, Modus, Richting, Werkwijze
from jeugdregio.web.register import toestand

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def older(inhoud: bytes) -> bytes:
    """The same message as 3.1 writes it."""
    return inhoud.replace(b"/ijw/3_2/", b"/ijw/3_1/").replace(b"BerichtSubversie>2<", b"BerichtSubversie>1<")


def test_where_we_read_along_the_register_holds_what_an_older_message_says(verwerk: Verwerk) -> None:
    uitkomsten = verwerk(older(toewijzing_xml()), older(start_xml()), older(declaratie_xml((5000,))))
    assert [u.status for u in uitkomsten] == ["verwerkt"] * 3
    assert set(Bericht.objects.values_list("release", flat=True)) == {"3.1"}
    assert [t.toewijzing for t in toestand.toewijzingen()] == [7]
    assert [p.bedrag for p in toestand.prestaties()] == [5000]


def test_where_we_are_the_back_office_an_older_message_is_refused_without_an_answer(verwerk: Verwerk) -> None:
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus=Modus.VOEREN, vanaf=date(2015, 1, 1))
    (uitkomst,) = verwerk(older(declaratie_xml((5000,))))
    assert uitkomst.status == "geweigerd"
    assert [b.tekst for b in uitkomst.bevindingen] == [
        "Berichten van iJw 3.1 worden alleen meegelezen. Lever dit bericht aan in iJw 3.2."
    ]
    assert not Bericht.objects.filter(richting=Richting.UIT).exists()
    assert list(toestand.prestaties()) == []
