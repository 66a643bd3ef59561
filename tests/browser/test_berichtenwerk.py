"""Looking into a message, offering messages, and following an assignment, as somebody does it."""

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from tests.browser.conftest import Aanmelden
from tests.web.berichten.draadrijen import Dossier
from tests.web.berichten.fabriek import declaratie_xml, ledger_row, toewijzing_xml
from tests.web.berichten.test_ophalen import stored
from tests.web.wereld import GEMEENTE, Wereld, make_wereld

from jeugdregio.web.berichten.inhoud import seal
from jeugdregio.web.berichten.models import Bericht, BerichtBevinding, BerichtInhoud
from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.rollen import Rol

Check = Callable[[Page], None]


@pytest.fixture
def wereld(transactional_db: None, settings: Settings, map_: Path) -> Wereld:
    settings.DEMO = True
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    Gemeente.objects.get_or_create(
        pk=GEMEENTE, defaults={"naam": "Eindhoven", "provincie": "Noord-Brabant", "landsdeel": "Zuid"}
    )
    return make_wereld()


@pytest.fixture
def analist(pagina: Page, wereld: Wereld, aanmelden: Aanmelden) -> Page:
    aanmelden(wereld.users[Rol.DATA_ANALIST])
    return pagina


@pytest.fixture
def declaratie(wereld: Wereld) -> Bericht:
    """A refused declaration in which the same thing is wrong twice."""
    inhoud = declaratie_xml((1, 1, 1), dubbel=True)
    bericht = ledger_row()
    bericht.sha256 = sha256(inhoud).digest()
    bericht.save()
    versleuteld = seal(inhoud, bericht.sha256)
    assert versleuteld is not None
    BerichtInhoud.objects.create(bericht=bericht, versleuteld=versleuteld)
    for nummer in (2, 3):
        BerichtBevinding.objects.create(
            bericht=bericht, volgnummer=nummer, regel="TR101", retourcode="0001", regelnummer=40 + nummer,
            pad=f"/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[{nummer}]", aantal=1,
            tekst="Deze regel heeft dezelfde sleutel als een eerdere regel. Haal een van beide weg.",
            gevolg="bericht",
        )  # fmt: skip
    return bericht


def test_a_finding_and_its_element_lead_to_each_other(
    analist: Page, declaratie: Bericht, toegankelijk: Check
) -> None:
    analist.goto(f"/berichten/{declaratie.sleutel}/")
    toegankelijk(analist)
    analist.get_by_role("link", name="Regel 43").click()
    element = analist.locator(":target")
    expect(element).to_be_in_viewport()
    expect(element).to_contain_text("Kenmerk van de regel")
    element.get_by_role("link", name="Bevinding 1").first.click()
    expect(analist.locator("#oorzaak-1")).to_be_in_viewport()


def test_on_a_small_screen_the_content_stands_above_what_was_found(
    analist: Page, declaratie: Bericht, breedte: int
) -> None:
    analist.goto(f"/berichten/{declaratie.sleutel}/")
    content = analist.get_by_role("heading", name="Wat er in het bericht staat").bounding_box()
    findings = analist.get_by_role("heading", name="Wat er is gevonden").bounding_box()
    assert content is not None
    assert findings is not None
    if breedte < 600:
        assert content["y"] < findings["y"]
    else:
        assert content["x"] < findings["x"]


def test_messages_are_offered_and_their_outcome_is_shown(
    analist: Page, toegankelijk: Check, tmp_path: Path
) -> None:
    (tmp_path / "goed.xml").write_bytes(toewijzing_xml())
    (tmp_path / "fout.xml").write_bytes(b"geen bericht")
    analist.goto("/berichten/aanleveren/")
    toegankelijk(analist)
    analist.get_by_label("Bestanden", exact=True).set_input_files(
        [tmp_path / "goed.xml", tmp_path / "fout.xml"]
    )
    analist.get_by_role("button", name="Aanleveren").click()
    expect(analist.get_by_text("Klaar, maar niet alles is opgenomen")).to_be_visible()
    toegankelijk(analist)
    analist.get_by_role("link", name="goed.xml").click()
    expect(analist.get_by_role("heading", name="JW301 Toewijzing")).to_be_visible()


def test_what_has_been_sent_is_shown_while_it_is_sent(analist: Page) -> None:
    analist.goto("/berichten/aanleveren/")
    analist.evaluate(
        """document.querySelector("#opladen-formulier").dispatchEvent(new CustomEvent("htmx:xhr:progress",
        {bubbles: true, detail: {lengthComputable: true, loaded: 1, total: 2}}))"""
    )
    expect(analist.get_by_text("50% verstuurd")).to_be_visible()
    expect(analist.get_by_label("Bestanden versturen")).to_have_attribute("value", "50")


def test_choosing_nothing_is_explained_at_the_field(analist: Page) -> None:
    analist.goto("/berichten/aanleveren/")
    analist.get_by_role("button", name="Aanleveren").click()
    expect(analist.get_by_text("Kies een of meer bestanden.")).to_be_visible()


def test_an_assignment_is_found_by_its_number_and_its_thread_can_be_read(
    analist: Page, toegankelijk: Check
) -> None:
    dossier = Dossier()
    dossier.verzoek(date(2026, 1, 5))
    dossier.antwoord(date(2026, 1, 9))
    dossier.toewijzing(date(2026, 2, 2))
    dossier.start(date(2026, 2, 5))
    dossier.stop(date(2026, 2, 5), date(2026, 3, 20), reden="20")
    dossier.toekenning(dossier.declaratie(date(2026, 2, 5), date(2026, 2, 28), 12345), date(2026, 3, 10))
    refused = dossier.declaratie(date(2026, 3, 1), date(2026, 3, 31), 6789)
    dossier.toekenning(refused, date(2026, 4, 8), weiger=6789)
    analist.goto("/berichten/")
    analist.get_by_role("link", name="Toewijzing zoeken").click()
    toegankelijk(analist)
    analist.get_by_label("Nummer van de toewijzing").fill("7")
    analist.get_by_role("button", name="Zoek").click()
    expect(analist.get_by_role("heading", name="Toewijzing 7")).to_be_visible()
    expect(analist.get_by_text("Reden: volume groter dan toegewezen (9321)")).to_be_visible()
    toegankelijk(analist)


def test_what_was_made_waits_on_the_start_page_until_it_is_fetched(
    analist: Page, toegankelijk: Check
) -> None:
    stored(1, status="verwerkt", soort="JW306")
    stored(2, status="verwerkt", soort="JW325")
    analist.goto("/")
    toegankelijk(analist)
    analist.get_by_role("link", name="2 gemaakte berichten niet opgehaald").click()
    expect(analist.get_by_role("heading", name="Berichten ophalen")).to_be_visible()
    toegankelijk(analist)
    expect(analist.get_by_label("JW306 Retour op een start 1 kiezen")).to_be_visible()
    expect(analist.get_by_role("button", name="Haal alle 2 op")).to_be_visible()
    Bericht.objects.update(opgehaald_op=timezone.now())
    analist.reload()
    expect(analist.get_by_text("Alles is opgehaald")).to_be_visible()
    toegankelijk(analist)
    analist.get_by_role("link", name="Toon wat de laatste 7 dagen is opgehaald").click()
    expect(analist.get_by_label("JW325 Antwoord op een declaratie 2 kiezen")).to_be_visible()
    toegankelijk(analist)


def test_a_late_start_leads_to_the_thread_of_its_assignment(analist: Page, toegankelijk: Check) -> None:
    dossier, begin = Dossier(), timezone.localdate() - timedelta(days=40)
    dossier.toewijzing(begin)
    dossier.start(begin, gemeld=begin + timedelta(days=21))
    analist.goto("/")
    analist.get_by_role("navigation").get_by_role("link", name="Starts en stops").click()
    toegankelijk(analist)
    analist.get_by_label("Wat", exact=True).select_option(label="Start te laat gemeld")
    analist.get_by_role("button", name="Toon").click()
    analist.get_by_role("link", name="7 tijdlijn").click()
    expect(analist.get_by_text("te laat gemeld: dat kon tot en met")).to_be_visible()


def test_a_stop_that_never_came_leads_to_the_thread_that_says_so(analist: Page, toegankelijk: Check) -> None:
    dossier, begin = Dossier(), timezone.localdate() - timedelta(days=80)
    dossier.toewijzing(begin, einde=begin + timedelta(days=50))
    dossier.start(begin)
    analist.goto("/starts-en-stops/")
    analist.get_by_label("Wat", exact=True).select_option(label="Nog geen stop gemeld")
    analist.get_by_role("button", name="Toon").click()
    analist.get_by_role("link", name="7 tijdlijn").click()
    expect(analist.get_by_role("heading", name="Nog geen stop gemeld")).to_be_visible()
    toegankelijk(analist)
