"""Every view says who may use it: `@public`, `@signed_in` or `@requires_taak(...)`; a test sees to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from jeugdregio.web.organisaties import mandaten, tweestaps
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Taak

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def public(view: V) -> V:
    """Everyone may use this view, without signing in."""
    view.autorisatie = "openbaar"  # type: ignore[attr-defined]  # a mark on the function
    return view


def _first(request: HttpRequest) -> HttpResponseBase | None:
    """What somebody has to do before they see anything: sign in, and in some roles with a second step."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not tweestaps.is_missing(request.user):
        return None
    messages.warning(request, tweestaps.UITLEG)
    return redirect("mfa_activate_totp")


def acting_user(request: HttpRequest) -> User:
    """Return who does what a form asks, in a view that only signed-in people reach."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Meld u eerst aan.")
    return request.user


def signed_in(view: V) -> V:
    """Whoever is signed in may use this view; others are sent to the sign-in page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _first(request) or view(request, *args, **kwargs)

    guarded.autorisatie = "aangemeld"  # type: ignore[attr-defined]
    return cast(V, guarded)


def requires_taak(*taken: Taak) -> Callable[[V], V]:
    """Only who has one of `taken` now may use this view, others get 403; `visible_to` says which objects."""

    def decorate(view: V) -> V:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if (answer := _first(request)) is not None:
                return answer
            if mandaten.taken(request.user).isdisjoint(taken):
                asked = " of ".join(f"‘{taak.label}’" for taak in taken)
                raise PermissionDenied(
                    f"U hebt geen lopend lidmaatschap en mandaat voor de taak {asked}. "
                    "Vraag de beheerder van uw organisatie om deze taak."
                )
            return view(request, *args, **kwargs)

        guarded.autorisatie = f"taak:{'|'.join(taken)}"  # type: ignore[attr-defined]
        return cast(V, guarded)

    return decorate
