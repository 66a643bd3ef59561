"""The hand-made stands of the specifications serve here too."""

from tests.spec.conftest import backend, maak_stand

__all__ = ["backend", "maak_stand"]
