"""The hand-made stands of the specifications serve here too."""

from collections.abc import Iterator

import pytest
from tests.monitor.register import kept
from tests.spec.conftest import backend, maak_stand

__all__ = ["backend", "maak_stand"]


@pytest.fixture
def register() -> Iterator[None]:
    """The register of indicators to change at will: afterwards it is as it was, in its order too."""
    with kept():
        yield
