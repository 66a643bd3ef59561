"""The ledger on screen: what each person sees of it, and never a person's data."""

from datetime import date
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import BSN, DAG, declaratie_xml, misshapen, start_xml, toewijzing_xml
from tests.web.wereld import AGB, ANDERE_AGB, ANDERE_GEMEENTE, GEMEENTE, Wereld

from jeugdregio.web.berichten.models import Bericht, Werkwijze
from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LIJST = reverse("berichten:lijst")
WACHTEND = reverse("berichten:wachtend")


class Text(HTMLParser):
    """The text of a page, without its tags."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(content)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def page(client: Client, url: str, **query: str) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200
    return " ".join(" ".join(Text(answer.content.decode()).parts).split())


@pytest.fixture(autouse=True)
def eindhoven(db: None) -> None:
    Gemeente.objects.get_or_create(
        pk=GEMEENTE, defaults={"naam": "Eindhoven", "provincie": "Noord-Brabant", "landsdeel": "Zuid"}
    )


@pytest.fixture
def analist(client: Client, wereld: Wereld) -> Client:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    return client


@pytest.fixture
def aanbieder(wereld: Wereld) -> Client:
    client = Client()
    client.force_login(wereld.users[Rol.AANBIEDER])
    return client


def detail(bericht: Bericht) -> str:
    return reverse("berichten:detail", args=[bericht.sleutel])


def test_the_list_counts_and_shows_what_came_in(analist: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml(), misshapen(declaratie_xml((1, 1))))
    text = page(analist, LIJST)
    assert "2 berichten, waarvan 1 geweigerd" in text
    assert "JW301 Toewijzing" in text
    assert "Eindhoven" in text


def test_the_list_is_limited_to_the_mandate(analist: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml(gemeente=GEMEENTE), toewijzing_xml(gemeente=ANDERE_GEMEENTE))
    assert "1 bericht, waarvan" in page(analist, LIJST)
    assert "Helmond" not in page(analist, LIJST)


def test_a_provider_sees_only_its_own_messages(aanbieder: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml(agb=AGB), declaratie_xml(agb=ANDERE_AGB), b"geen bericht")
    assert "1 bericht, waarvan" in page(aanbieder, LIJST)
    hidden = Bericht.objects.exclude(agb=AGB)
    assert [aanbieder.get(detail(bericht)).status_code for bericht in hidden] == [404, 404]


def test_a_file_of_nobody_is_for_whoever_may_see_messages_of_a_municipality(
    analist: Client, verwerk: Verwerk
) -> None:
    verwerk(b"geen bericht")
    assert "Onbekend bestand" in page(analist, LIJST)
    assert "geweigerd" in page(analist, detail(Bericht.objects.get()))


def test_another_organisation_s_message_is_not_found(
    verwerk: Verwerk, analist: Client, andere_wereld: Wereld
) -> None:
    verwerk(toewijzing_xml(gemeente=ANDERE_GEMEENTE, agb=ANDERE_AGB))
    bericht = Bericht.objects.get()
    assert analist.get(detail(bericht)).status_code == 404
    for rol, expected in ((Rol.DATA_ANALIST, 200), (Rol.AANBIEDER, 200), (Rol.BELEIDSADVISEUR, 403)):
        other = Client()
        other.force_login(andere_wereld.users[rol])
        assert other.get(detail(bericht)).status_code == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"soort": "JW301"}, 1),
        ({"status": "geweigerd"}, 1),
        ({"gemeente": GEMEENTE}, 3),
        ({"aanbieder": ANDERE_AGB}, 1),
        ({"van": "2024-03-05"}, 1),
        ({"tot": "2024-03-04"}, 2),
        ({"van": "2024-03-04", "tot": "2024-03-05", "soort": "JW305"}, 1),
        ({"soort": "JW999", "aanbieder": "12"}, 3),
    ],
)
def test_a_filter_limits_the_list_and_a_wrong_one_does_not(
    analist: Client, verwerk: Verwerk, query: dict[str, str], expected: int
) -> None:
    verwerk(
        toewijzing_xml(dag=DAG), start_xml(dag=date(2024, 3, 5)),
        misshapen(declaratie_xml((1, 1), agb=ANDERE_AGB)),
    )  # fmt: skip
    noun = "bericht" if expected == 1 else "berichten"
    assert f"{expected} {noun}, waarvan" in page(analist, LIJST, **query)


def test_a_wrong_choice_is_explained_at_its_field(analist: Client) -> None:
    text = page(analist, LIJST, van="2024-03-05", tot="2024-03-04", aanbieder="x")
    assert "Deze dag ligt voor de eerste dag" in text
    assert "Een AGB-code heeft acht cijfers" in text
    assert "Kies een dag tussen" in page(analist, LIJST, van="0001-01-01")


def test_the_list_has_pages_that_keep_the_choice(analist: Client, verwerk: Verwerk) -> None:
    verwerk(*(toewijzing_xml(n, str(n)) for n in range(30)))
    answer = analist.get(LIJST, {"soort": "JW301"})
    assert "Pagina 1 van 2" in answer.content.decode()
    assert "soort=JW301&amp;pagina=2" in answer.content.decode()
    assert "Pagina 2 van 2" in page(analist, LIJST, soort="JW301", pagina="2")
    assert "Pagina 2 van 2" in page(analist, LIJST, pagina="99")


def test_htmx_gets_the_part_below_the_filter(analist: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml())
    part = analist.get(LIJST, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "1</strong> bericht" in part


def test_an_accepted_message_says_how_many_of_its_lines_wait(analist: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1, 2), nummer=7), start_xml(None, "2"))
    declaratie, start = Bericht.objects.order_by("-soort")
    assert "Van dit bericht wachten 2 regels" in page(analist, detail(declaratie))
    assert "wacht" not in page(analist, detail(start))
    verwerk(toewijzing_xml(7, "3"))
    assert "wachten" not in page(analist, detail(declaratie))


def test_an_answer_that_is_owed_is_shown(analist: Client, verwerk: Verwerk) -> None:
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="voeren", vanaf=date(2020, 1, 1))
    verwerk(declaratie_xml())
    assert "Antwoord staat open" not in page(analist, LIJST)
    antwoord = Bericht.objects.get(richting="uit")
    antwoord.delete()
    assert "Antwoord staat open" in page(analist, LIJST)
    assert "De afzender wacht nog op antwoord van deze gemeente" in page(
        analist, detail(Bericht.objects.get())
    )


def test_a_municipality_without_a_recorded_mode_gets_a_notice(analist: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml())
    assert "geen werkwijze vastgelegd" in page(analist, detail(Bericht.objects.get()))


def test_what_waits_is_counted_per_municipality_provider_and_month(analist: Client, verwerk: Verwerk) -> None:
    verwerk(
        declaratie_xml((1, 2), "1", nummer=1), declaratie_xml((3,), "2", nummer=2, dag=date(2024, 4, 2)),
        start_xml(3, "3"), declaratie_xml((9,), "4", nummer=4, gemeente=ANDERE_GEMEENTE),
        toewijzing_xml(2, "5"),
    )  # fmt: skip
    text = page(analist, WACHTEND)
    assert "2 declaratieregels wachten en 1 start of stop wacht" in text
    assert "Eindhoven 65000001 maart 2024 2 1" in text
    assert str((timezone.localdate() - DAG).days) in text.replace(".", "")
    assert "Helmond" not in text


def test_a_provider_sees_what_waits_of_its_own_only(aanbieder: Client, verwerk: Verwerk) -> None:
    verwerk(declaratie_xml((1,), agb=AGB), declaratie_xml((1, 2), agb=ANDERE_AGB))
    assert "1 declaratieregel wacht" in page(aanbieder, WACHTEND)


def test_nothing_waiting_is_said(analist: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml(7), declaratie_xml(nummer=7))
    assert "Niets wacht" in page(analist, WACHTEND)


def test_no_page_shows_data_of_a_person(analist: Client, verwerk: Verwerk) -> None:
    wrong = declaratie_xml().replace(b"<jw323:GeleverdVolume>4", b"<jw323:GeleverdVolume>vier")
    bad_bsn = toewijzing_xml(bsn="999900007")
    verwerk(toewijzing_xml(), wrong, bad_bsn, **{f"{BSN}.xml": b"geen bericht"})
    assert Bericht.objects.filter(status="geweigerd").count() == 3
    for url in (LIJST, WACHTEND, *map(detail, Bericht.objects.all())):
        content = analist.get(url).content.decode()
        assert not {BSN, "999900007", "Proefpersoon", "14-2-2010", "2010-02-14"} & set(content.split('"'))
        assert BSN not in content
        assert "999900007" not in content
        assert "Proefpersoon" not in content
        assert "2010" not in content


def test_the_number_of_queries_of_a_page_does_not_grow_with_the_ledger(
    analist: Client, verwerk: Verwerk
) -> None:
    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert analist.get(url).status_code == 200
        return len(captured)

    verwerk(declaratie_xml((1,), "0"), misshapen(declaratie_xml((1, 1), "x")))
    url = detail(Bericht.objects.filter(status="geweigerd").get())
    few = [queries(LIJST), queries(WACHTEND), queries(url)]
    verwerk(*(declaratie_xml((n,), str(n), agb=f"6500{n:04}", nummer=n) for n in range(1, 40)))
    assert [queries(LIJST), queries(WACHTEND), queries(url)] == few
    assert max(few) <= 22
