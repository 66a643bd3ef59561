"""A limit on looking young people up by BSN: so many different ones an hour for each person."""

import time
from typing import Final

from django.conf import settings
from django.core.cache import cache

from jeugdregio.web.organisaties.models import User
from jeugdregio.web.versleuteling import blind_index

_UUR: Final = 3600
_KENMERK: Final = 12
"""Bytes of the keyed index that tell one young person from another within an hour."""


def too_many(user: User, bsn: str) -> bool:
    """Count the young person with this BSN, and say whether they are one too many.

    The same one again does not count: somebody who puts a form right asks for nobody new. Whether the
    register knows them makes no difference, or the limit would not keep anybody from trying numbers.
    """
    sleutel = f"zoeken:{int(time.time()) // _UUR}:{user.pk}"
    seen: frozenset[bytes] = cache.get(sleutel, frozenset())
    one = bytes(blind_index(bsn))[:_KENMERK]
    if one in seen:
        return False
    if len(seen) >= settings.ZOEKEN_PER_UUR:
        return True
    cache.set(sleutel, seen | {one}, 2 * _UUR)
    return False
