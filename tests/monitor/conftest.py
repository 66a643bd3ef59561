"""The hand-made stands of the specifications serve here too."""

from collections.abc import Iterator

import pytest
from tests.spec.conftest import backend, maak_stand

from jeugdregio.monitor.indicator import REGISTER

__all__ = ["backend", "maak_stand"]


@pytest.fixture
def register() -> Iterator[None]:
    """The register of indicators to change at will: afterwards it is as it was, in its order too."""
    eerder = dict(REGISTER)
    yield
    REGISTER.clear()
    REGISTER.update(eerder)
