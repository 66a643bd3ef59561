"""The pages on people, for an administrator: from the first day to the last."""

import re
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.web.wereld import WACHTWOORD, Wereld

from jeugdregio.web.audit import entries
from jeugdregio.web.organisaties.models import Lidmaatschap, Organisatie, User
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer(client: Client, wereld: Wereld) -> Client:
    cache.clear()
    client.force_login(wereld.users[Rol.SYSTEEMBEHEERDER])
    return client


@pytest.fixture
def regio(wereld: Wereld) -> Organisatie:
    return wereld.users[Rol.DATA_ANALIST].lidmaatschappen.get().organisatie


def page(client: Client, name: str, *args: str, **query: str) -> str:
    return client.get(reverse(name, args=args), query).content.decode()


def send(client: Client, name: str, *args: str, **data: object) -> str:
    return client.post(reverse(name, args=args), data, follow=True).content.decode()


def shown_password(text: str) -> str:
    [found] = re.findall(r"data-wachtwoord>([a-z0-9-]+)<", text)
    return str(found)


def test_a_new_analyst_signs_in_with_the_password_that_is_shown_once(
    beheer: Client, regio: Organisatie, wereld: Wereld
) -> None:
    data = {"naam": "Nieuwe Analist", "email": "Nieuw@Voorbeeld.nl", "organisatie": regio.sleutel}
    answer = beheer.post(
        reverse("beheer:persoon_nieuw"), {**data, "rol": "data_analist", "van": "2026-01-01", "tot": ""}
    )
    assert "no-store" in answer.headers["Cache-Control"]
    wachtwoord = shown_password(answer.content.decode())
    user = User.objects.get(email="nieuw@voorbeeld.nl")
    assert wachtwoord not in page(beheer, "beheer:persoon", user.sleutel)
    assert entries(user)[0].actor == wereld.users[Rol.SYSTEEMBEHEERDER]
    assert user.lidmaatschappen.get().rol == Rol.DATA_ANALIST
    own = Client()
    text = own.post(
        reverse("account_login"), {"login": user.email, "password": wachtwoord}, follow=True
    ).content.decode()
    assert "Welkom, Nieuwe Analist" in text


def test_the_form_begins_with_the_organisation_somebody_came_from(beheer: Client, regio: Organisatie) -> None:
    text = page(beheer, "beheer:persoon_nieuw", organisatie=regio.sleutel)
    assert f'<option value="{regio.sleutel}" selected>' in text


@pytest.mark.parametrize(
    ("changed", "fout"),
    [
        ({"email": "geen adres"}, "Voer een geldig e-mailadres in."),
        ({"email": "data_analist-0772@voorbeeld.nl"}, "bestaat al"),
        ({"rol": "aanbieder"}, "past niet bij"),
        ({"organisatie": "onbekend"}, "Selecteer een geldige keuze."),
        ({"tot": "2025-01-01"}, "De einddatum ligt voor de begindatum."),
    ],
)
def test_somebody_who_is_not_filled_in_right_is_not_made(
    changed: dict[str, str], fout: str, beheer: Client, regio: Organisatie
) -> None:
    data = {"naam": "N", "email": "n@voorbeeld.nl", "organisatie": regio.sleutel, "rol": "data_analist"}
    before = User.objects.count()
    assert fout in send(beheer, "beheer:persoon_nieuw", **{**data, "van": "2026-01-01", **changed})
    assert User.objects.count() == before


def test_people_are_found_by_name_address_and_organisation(beheer: Client, regio: Organisatie) -> None:
    User.objects.create_user("zoek@mij.nl", naam="Xander")
    for word in ("xand", "zoek@mij"):
        found = page(beheer, "beheer:personen", zoek=word)
        assert "Xander" in found
        assert "Test Data-analist" not in found
    found = page(beheer, "beheer:personen", zoek=regio.naam)
    assert "Test Data-analist" in found
    assert "Xander" not in found
    assert "Niemand gevonden" in page(beheer, "beheer:personen", zoek="bestaat niet")


def test_the_list_takes_a_fixed_number_of_queries(
    beheer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for round_ in (1, 2):
        for number in range(3 * round_):
            User.objects.create_user(f"{round_}-{number}@voorbeeld.nl", naam="N")
        with django_assert_num_queries(7):
            beheer.get(reverse("beheer:personen"))


def test_the_page_of_a_person_takes_a_fixed_number_of_queries(
    beheer: Client, wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    url = reverse("beheer:persoon", args=[user.sleutel])
    beheer.get(url)  # the kinds of content are remembered from here on
    for rollen in ([Rol.BELEIDSADVISEUR], [Rol.TOEGANG, Rol.BESTUURDER, Rol.EXPERTTEAM]):
        for rol in rollen:
            organisatie = wereld.users[rol].lidmaatschappen.get().organisatie
            Lidmaatschap.objects.create(user=user, organisatie=organisatie, rol=rol, van=date(2026, 1, 1))
        with django_assert_num_queries(9):
            beheer.get(url)


def test_a_person_gets_a_membership_and_it_ends(beheer: Client, wereld: Wereld, regio: Organisatie) -> None:
    user = wereld.users[Rol.BESTUURDER]
    text = send(
        beheer,
        "beheer:lidmaatschap_nieuw",
        user.sleutel,
        organisatie=regio.sleutel,
        rol="beleidsadviseur",
        van="2026-03-01",
        tot="",
    )
    assert "is toegevoegd als Beleidsadviseur bij" in text
    lid = user.lidmaatschappen.get(rol=Rol.BELEIDSADVISEUR)
    text = send(beheer, "beheer:lidmaatschap_einde", lid.sleutel, tot="2026-04-30")
    assert "Het lidmaatschap eindigt op 30-4-2026." in text
    assert "Tot en met: 30-4-2026 (was: niets)" in text
    lid.refresh_from_db()
    assert lid.tot == date(2026, 4, 30)
    assert entries(lid)[0].actor == wereld.users[Rol.SYSTEEMBEHEERDER]


def test_a_membership_that_is_not_right_is_refused(
    beheer: Client, wereld: Wereld, regio: Organisatie
) -> None:
    user = wereld.users[Rol.BESTUURDER]
    data = {"organisatie": regio.sleutel, "van": "2026-03-01"}
    assert "past niet bij" in send(beheer, "beheer:lidmaatschap_nieuw", user.sleutel, rol="aanbieder", **data)
    assert "Dit veld is verplicht." in send(beheer, "beheer:lidmaatschap_nieuw", user.sleutel, **data)
    lid = user.lidmaatschappen.get()
    assert "Dit begon op 1-1-2020." in send(
        beheer, "beheer:lidmaatschap_einde", lid.sleutel, tot="2019-12-31"
    )


def test_the_last_administrator_stays_and_reads_why(beheer: Client, wereld: Wereld) -> None:
    user = wereld.users[Rol.SYSTEEMBEHEERDER]
    assert "Dan is er geen systeembeheerder meer." in send(beheer, "beheer:persoon_uitzetten", user.sleutel)
    lid = user.lidmaatschappen.get()
    text = send(beheer, "beheer:lidmaatschap_einde", lid.sleutel, tot="2030-01-01")
    assert "Dan is er geen systeembeheerder meer." in text
    assert User.objects.get(pk=user.pk).is_active


def test_a_person_who_is_switched_off_is_out_at_once_and_can_be_switched_on_again(
    beheer: Client, wereld: Wereld
) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    own = Client()
    own.force_login(user)
    assert own.get(reverse("berichten:lijst")).status_code == 200
    text = send(beheer, "beheer:persoon_uitzetten", user.sleutel)
    assert "Account uitgezet" in text
    assert own.get(reverse("berichten:lijst")).status_code == 302
    assert "Account aangezet" in send(beheer, "beheer:persoon_aanzetten", user.sleutel)


def test_asking_for_a_page_changes_nothing(beheer: Client, wereld: Wereld) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    for name in ("persoon_uitzetten", "persoon_wachtwoord", "persoon_tweestaps", "persoon_aanzetten"):
        assert beheer.get(reverse(f"beheer:{name}", args=[user.sleutel])).status_code == 200
    fresh = User.objects.get(pk=user.pk)
    assert fresh.is_active
    assert fresh.check_password(WACHTWOORD)


def test_a_new_password_ends_the_session_and_is_shown_once(beheer: Client, wereld: Wereld) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    own = Client()
    own.force_login(user)
    answer = beheer.post(reverse("beheer:persoon_wachtwoord", args=[user.sleutel]))
    assert "no-store" in answer.headers["Cache-Control"]
    assert User.objects.get(pk=user.pk).check_password(shown_password(answer.content.decode()))
    assert own.get(reverse("berichten:lijst")).status_code == 302
    assert "Nieuw wachtwoord ingesteld" in page(beheer, "beheer:persoon", user.sleutel)


def test_somebody_without_a_phone_is_helped(beheer: Client, wereld: Wereld) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    assert "Tweede stap uitzetten" not in page(beheer, "beheer:persoon", user.sleutel)
    TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    assert "Tweede stap uitzetten" in page(beheer, "beheer:persoon", user.sleutel)
    assert "De tweede stap staat uit." in send(beheer, "beheer:persoon_tweestaps", user.sleutel)
    assert not Authenticator.objects.filter(user=user).exists()


def test_the_page_tells_when_somebody_signed_in_and_who_tried(beheer: Client, wereld: Wereld) -> None:
    user = wereld.users[Rol.TOEGANG]
    assert "Nog nooit" in page(beheer, "beheer:persoon", user.sleutel)
    for wachtwoord in ("verkeerd-wachtwoord", WACHTWOORD):
        Client().post(reverse("account_login"), {"login": user.email, "password": wachtwoord})
    text = page(beheer, "beheer:persoon", user.sleutel)
    assert "Nog nooit" not in text
    assert "Aanmelden mislukt: verkeerd wachtwoord" in text
    assert "Niet bekend" in text
    assert "Aangemeld" in text


@pytest.mark.parametrize(
    "name", ["persoon", "lidmaatschap_nieuw", "persoon_wachtwoord", "persoon_uitzetten", "lidmaatschap_einde"]
)
def test_what_does_not_exist_is_not_found(name: str, beheer: Client) -> None:
    for method in (beheer.get, beheer.post):
        assert method(reverse(f"beheer:{name}", args=["bestaat-niet"])).status_code == 404
