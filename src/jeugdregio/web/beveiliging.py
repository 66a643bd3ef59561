"""Exceptions to the Content-Security-Policy, named after what needs them."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.http.response import HttpResponseBase

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def charts_csp(view: V) -> V:
    """Let Vega set style attributes on the elements of a chart; style elements and scripts stay our own."""
    return cast(V, csp_update({"style-src-attr": [UNSAFE_INLINE]})(cast(Any, view)))


# The QR code of an authenticator app is a picture inside the page.
qr_csp = csp_update({"img-src": ["data:"]})
