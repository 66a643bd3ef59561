"""A limit on requests without sign-in: so many a minute for each address, counted in the database."""

import time
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from ninja.throttling import BaseThrottle

MINUUT: Final = 60


class PerAdres(BaseThrottle):
    """Counts per whole minute. Holds no count of its own, so that threads and processes share one.

    `wat` is counted apart; the setting `<WAT>_PER_MINUUT` says how often.
    """

    def __init__(self, wat: str = "api") -> None:
        self.wat = wat

    def allow_request(self, request: HttpRequest) -> bool:
        """Count this request and say whether it is within the limit."""
        minuut = int(time.time()) // MINUUT
        sleutel = (
            f"{self.wat}:{minuut}:{salted_hmac(__name__, address(request), algorithm='sha256').hexdigest()}"
        )
        aantal: int = cache.get(sleutel, 0)
        if aantal >= getattr(settings, f"{self.wat.upper()}_PER_MINUUT"):
            return False
        cache.set(sleutel, aantal + 1, 2 * MINUUT)
        return True

    def wait(self) -> float:
        """Seconds until the next minute begins."""
        return MINUUT - time.time() % MINUUT


def address(request: HttpRequest) -> str:
    """The address a request comes from, as our own proxy saw it: what a visitor claims is not believed."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    doorgegeven = [
        deel.strip() for deel in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if deel.strip()
    ]
    if proxies and len(doorgegeven) >= proxies:
        return str(doorgegeven[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))
