"""A first password, to be handed over and changed."""

import secrets

_TEKENS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that look alike on paper
_GROEPEN, _LENGTE = 4, 5


def new_wachtwoord() -> str:
    """Return a random password of 100 bits that can be read aloud: four groups of five characters."""
    return "-".join("".join(secrets.choice(_TEKENS) for _ in range(_LENGTE)) for _ in range(_GROEPEN))
