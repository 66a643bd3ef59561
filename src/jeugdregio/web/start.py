"""The start page: joins who you are with the parts of the site, so it stands above the domains."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.navigatie import entries
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.autorisatie import public
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.portaal.wachtend import waiting_for


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the table: what you do, for whom."""

    organisatie: str
    rol: str
    tot: date | None
    taak: str
    voor_wie: str


@public
def start(request: HttpRequest) -> HttpResponse:
    """Show what waits for you, and what you may do here; a visitor sees what this site is."""
    onderdelen = [entry for entry in entries(request) if entry["url"] != request.path]
    user = request.user
    if not isinstance(user, User):
        return render(request, "start/openbaar.html", {"onderdelen": onderdelen})
    context = {
        "begroeting": f"Welkom, {user.naam}",
        "wachtend": waiting_for(user, timezone.localdate()),
        "onderdelen": onderdelen,
        "regels": _regels(user),
        "gegevens": [
            ("Naam", user.naam),
            ("E-mailadres", user.email),
            ("Aanmelden in twee stappen", "Staat aan" if is_mfa_enabled(user) else "Staat uit"),
        ],
    }
    return render(request, "start/aangemeld.html", context)


def _regels(user: User) -> list[Regel]:
    today = timezone.localdate()
    bevoegdheden = mandaten.bevoegdheden(user, today)
    codes = {code for bevoegdheid in bevoegdheden for code in bevoegdheid.gemeentecodes}
    namen = dict(Gemeente.objects.filter(code__in=codes).values_list("code", "naam")) if codes else {}
    return [
        Regel(
            organisatie=bevoegdheid.lidmaatschap.organisatie.naam,
            rol=bevoegdheid.lidmaatschap.get_rol_display(),
            tot=bevoegdheid.lidmaatschap.tot,
            taak=bevoegdheid.taak.label if bevoegdheid.taak else "Openbare cijfers",
            voor_wie=_voor_wie(bevoegdheid, namen),
        )
        for bevoegdheid in bevoegdheden
    ]


def _voor_wie(bevoegdheid: mandaten.Bevoegdheid, namen: dict[str, str]) -> str:
    if bevoegdheid.agb:
        return f"De eigen organisatie (AGB-code {bevoegdheid.agb})"
    return ", ".join(sorted(namen.get(code, code) for code in bevoegdheid.gemeentecodes)) or "Iedereen"
