"""The pages for what goes wrong: what happened, and what the visitor can do."""

import logging
import re
import secrets
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.debug import SafeExceptionReporterFilter

logger = logging.getLogger(__name__)


class ReporterFilter(SafeExceptionReporterFilter):
    """Hides our keys too from the technical error page of a developer."""

    hidden_settings = re.compile(
        "API|AUTH|TOKEN|KEY|SECRET|PASS|SIGNATURE|HTTP_COOKIE|SLEUTEL|DATABASE", re.IGNORECASE
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the browser sent something that cannot be read."""
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: signed in, but without the task or mandate; shows the text of PermissionDenied as the reason."""
    return render(request, "403.html", {"reden": str(exception)}, status=HTTPStatus.FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was too old or came from elsewhere."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or not for this visitor; which of the two is not told."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: shows a reference that the log has beside the place of the error. Needs no database or menu."""
    referentie = secrets.token_hex(4)
    request.referentie = referentie  # type: ignore[attr-defined]  # read by logboek.JsonFormatter
    logger.error("Onverwachte fout", extra={"referentie": referentie}, exc_info=True)
    body = render_to_string("500.html", {"referentie": referentie})
    return HttpResponse(body, status=HTTPStatus.INTERNAL_SERVER_ERROR)
