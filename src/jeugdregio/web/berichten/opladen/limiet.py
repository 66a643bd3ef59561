"""A limit on offering files: so many times an hour for each person, counted in the database."""

import time
from typing import Final

from django.conf import settings
from django.core.cache import cache

from jeugdregio.web.organisaties.models import User

_UUR: Final = 3600


def too_often(user: User) -> bool:
    """Count this time and say whether it is one too many."""
    sleutel = f"opladen:{int(time.time()) // _UUR}:{user.pk}"
    aantal: int = cache.get(sleutel, 0)
    if aantal >= settings.OPLADEN_PER_UUR:
        return True
    cache.set(sleutel, aantal + 1, 2 * _UUR)
    return False
