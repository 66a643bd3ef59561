"""Pages on people: the list, one of them, somebody new, and everything an account needs."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache

from jeugdregio.web.datering import geldig_op
from jeugdregio.web.formulieren import EindeForm, add_errors
from jeugdregio.web.organisaties import actions
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.models import Lidmaatschap, User
from jeugdregio.web.organisaties.rollen import ROLLEN_MET_TWEESTAPS, Rol, Taak
from jeugdregio.web.organisaties.wachtwoord import new_wachtwoord
from jeugdregio.web.portaal.beheer import geschiedenis
from jeugdregio.web.portaal.beheer.formulieren import LidmaatschapForm, PersoonForm, ZoekForm
from jeugdregio.web.portaal.beheer.organisaties import BEHEER, PER_PAGINA, Kruimel, stand


@requires_taak(Taak.BEHEER)
def lijst(request: HttpRequest) -> HttpResponse:
    """List people by name, with what they do today and when they last signed in."""
    form = ZoekForm(request.GET, label="Naam, e-mailadres of organisatie")
    vandaag = Lidmaatschap.objects.filter(geldig_op(timezone.localdate())).select_related("organisatie")
    found = User.objects.prefetch_related(Prefetch("lidmaatschappen", vandaag, to_attr="nu")).order_by(
        "naam", "pk"
    )
    if word := form.asked():
        bij = Lidmaatschap.objects.filter(organisatie__naam__icontains=word).values("user")
        found = found.filter(Q(naam__icontains=word) | Q(email__icontains=word) | Q(pk__in=bij))
    context = {
        "form": form,
        "pagina": Paginator(found, PER_PAGINA).get_page(request.GET.get("pagina")),
        "kruimels": [BEHEER, ("Personen", "")],
    }
    return render(request, "beheer/personen.html", context)


@requires_taak(Taak.BEHEER)
@never_cache
def nieuw(request: HttpRequest) -> HttpResponse:
    """Add somebody; the answer shows the first password, which is kept nowhere else."""
    initial = {"organisatie": request.GET.get("organisatie"), "van": timezone.localdate()}
    form = PersoonForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = {**form.cleaned_data, "rol": Rol(form.cleaned_data["rol"])}
        try:
            user, eerste = actions.create_medewerker(**chosen, by=acting_user(request))
        except ValidationError as error:
            add_errors(form, error)
        else:
            return _show_wachtwoord(request, user, eerste, f"{user.naam} is toegevoegd")
    context = {
        "form": form,
        "titel": "Persoon toevoegen",
        "inleiding": "Het systeem maakt een wachtwoord. U ziet het één keer, op de volgende pagina.",
        "knop": "Toevoegen",
        "kruimels": [BEHEER, ("Personen", reverse("beheer:personen")), ("Toevoegen", "")],
    }
    return render(request, "beheer/formulier.html", context)


@requires_taak(Taak.BEHEER)
def detail(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Show somebody: account, memberships, and what happened."""
    user = get_object_or_404(User, sleutel=sleutel)
    today = timezone.localdate()
    leden = [
        (lid, stand(lid.van, lid.tot, today))
        for lid in user.lidmaatschappen.select_related("organisatie").order_by("-van", "organisatie__naam")
    ]
    tweestaps_aan = is_mfa_enabled(user)
    rollen = {lid.rol for lid, nu in leden if nu == "loopt"}
    verplicht = settings.TWEESTAPS_VERPLICHT and not rollen.isdisjoint(ROLLEN_MET_TWEESTAPS)
    laatst = timezone.localtime(user.last_login) if user.last_login else None
    pagina = Paginator(geschiedenis.of_persoon(user), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "persoon": user,
        "leden": [{"lid": lid, "stand": nu} for lid, nu in leden],
        "tweestaps_aan": tweestaps_aan,
        "gegevens": [
            ("E-mailadres", user.email),
            ("Account", "Staat aan" if user.is_active else "Staat uit"),
            ("Laatst aangemeld", date_format(laatst, "DATETIME_FORMAT") if laatst else "Nog nooit"),
            ("Aanmelden in twee stappen", _tweestaps(aan=tweestaps_aan, verplicht=verplicht)),
            ("Account gemaakt", date_format(timezone.localtime(user.aangemaakt_op))),
        ],
        "pagina": pagina,
        "gebeurtenissen": geschiedenis.describe(pagina),
        "kruimels": [BEHEER, ("Personen", reverse("beheer:personen")), (user.naam, "")],
    }
    return render(request, "beheer/persoon.html", context)


def _tweestaps(*, aan: bool, verplicht: bool) -> str:
    if aan:
        return "Staat aan"
    return "Staat uit, moet bij het aanmelden eerst aan" if verplicht else "Staat uit"


@requires_taak(Taak.BEHEER)
def lidmaatschap_nieuw(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Let somebody work for another organisation, or in another role."""
    user = get_object_or_404(User, sleutel=sleutel)
    form = LidmaatschapForm(request.POST or None, initial={"van": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        chosen = {**form.cleaned_data, "rol": Rol(form.cleaned_data["rol"])}
        try:
            lidmaatschap = actions.add_lidmaatschap(user=user, **chosen, by=acting_user(request))
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, f"{user.naam} is toegevoegd als {lidmaatschap}.")
            return redirect("beheer:persoon", user.sleutel)
    context = {
        "form": form,
        "titel": "Lidmaatschap toevoegen",
        "boven": user.naam,
        "knop": "Toevoegen",
        "kruimels": [*_trail(user), ("Lidmaatschap toevoegen", "")],
    }
    return render(request, "beheer/formulier.html", context)


@requires_taak(Taak.BEHEER)
def lidmaatschap_einde(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Let a membership end on a day."""
    found = Lidmaatschap.objects.select_related("user", "organisatie")
    lidmaatschap = get_object_or_404(found, sleutel=sleutel)
    user = lidmaatschap.user
    form = EindeForm(request.POST or None, van=lidmaatschap.van, initial={"tot": lidmaatschap.tot})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_lidmaatschap(
                lidmaatschap=lidmaatschap, tot=form.cleaned_data["tot"], by=acting_user(request)
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, f"Het lidmaatschap eindigt op {lidmaatschap.tot:%-d-%-m-%Y}.")
            return redirect("beheer:persoon", user.sleutel)
    context = {
        "form": form,
        "titel": "Lidmaatschap beëindigen",
        "boven": user.naam,
        "inleiding": f"{lidmaatschap}, vanaf {lidmaatschap.van:%-d-%-m-%Y}. De laatste dag telt nog mee.",
        "knop": "Beëindigen",
        "kruimels": [*_trail(user), ("Lidmaatschap beëindigen", "")],
    }
    return render(request, "beheer/formulier.html", context)


@requires_taak(Taak.BEHEER)
@never_cache
def wachtwoord(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Give somebody another password, which the answer shows once."""
    user = get_object_or_404(User, sleutel=sleutel)
    if request.method == "POST":
        nieuwe = new_wachtwoord()
        actions.set_wachtwoord(user=user, wachtwoord=nieuwe, by=acting_user(request))
        return _show_wachtwoord(request, user, nieuwe, f"{user.naam} heeft een nieuw wachtwoord")
    context = {
        "titel": "Nieuw wachtwoord maken",
        "boven": user.naam,
        "uitleg": "Het oude wachtwoord werkt daarna niet meer, en wie nu is aangemeld, moet dat opnieuw "
        "doen. U ziet het nieuwe wachtwoord één keer.",
        "knop": "Nieuw wachtwoord maken",
        "terug": reverse("beheer:persoon", args=[user.sleutel]),
        "kruimels": [*_trail(user), ("Nieuw wachtwoord", "")],
    }
    return render(request, "beheer/bevestigen.html", context)


@requires_taak(Taak.BEHEER)
def uitzetten(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Take away somebody's right to sign in."""
    return _confirm(
        request,
        sleutel,
        actions.deactivate_user,
        titel="Account uitzetten",
        uitleg="Deze persoon kan zich dan niet meer aanmelden en is meteen afgemeld. De lidmaatschappen en "
        "de geschiedenis blijven staan. U kunt het account later weer aanzetten.",
        gelukt="Het account staat uit.",
    )


@requires_taak(Taak.BEHEER)
def aanzetten(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Give somebody back the right to sign in."""
    return _confirm(
        request,
        sleutel,
        actions.activate_user,
        titel="Account aanzetten",
        uitleg="Deze persoon kan zich dan weer aanmelden met het oude wachtwoord, en heeft de taken van de "
        "lidmaatschappen die nu lopen.",
        gelukt="Het account staat aan.",
    )


@requires_taak(Taak.BEHEER)
def tweestaps(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Switch off the second step of somebody who lost their phone."""
    return _confirm(
        request,
        sleutel,
        actions.reset_tweestaps,
        titel="Tweede stap uitzetten",
        uitleg="Doe dit alleen als deze persoon de telefoon en de herstelcodes kwijt is, en u zeker weet wie "
        "het vraagt. Daarna is het wachtwoord genoeg, tot de tweede stap weer aan staat.",
        gelukt="De tweede stap staat uit.",
    )


def _confirm(
    request: HttpRequest, sleutel: str, act: Callable[..., None], *, titel: str, uitleg: str, gelukt: str
) -> HttpResponse:
    """Ask first, then do `act(user=, by=)`; what it refuses is shown on the same page."""
    user = get_object_or_404(User, sleutel=sleutel)
    fouten: list[str] = []
    if request.method == "POST":
        try:
            act(user=user, by=acting_user(request))
        except ValidationError as error:
            fouten = error.messages
        else:
            messages.success(request, gelukt)
            return redirect("beheer:persoon", user.sleutel)
    context = {
        "titel": titel,
        "boven": user.naam,
        "uitleg": uitleg,
        "knop": titel,
        "fouten": fouten,
        "terug": reverse("beheer:persoon", args=[user.sleutel]),
        "kruimels": [*_trail(user), (titel, "")],
    }
    return render(request, "beheer/bevestigen.html", context)


def _show_wachtwoord(request: HttpRequest, user: User, nieuwe: str, titel: str) -> HttpResponse:
    context = {
        "persoon": user,
        "wachtwoord": nieuwe,
        "titel": titel,
        "kruimels": [*_trail(user), ("Wachtwoord", "")],
    }
    return render(request, "beheer/wachtwoord.html", context)


def _trail(user: User) -> list[Kruimel]:
    return [
        BEHEER,
        ("Personen", reverse("beheer:personen")),
        (user.naam, reverse("beheer:persoon", args=[user.sleutel])),
    ]
