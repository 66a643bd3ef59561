"""A publication to show."""

from pathlib import Path

import pytest
from tests.web.cijfers.publicatie import write_publicatie


@pytest.fixture
def publicatie(map_: Path) -> Path:
    """The folder of a publication written by hand, the newest of this test's own JEUGDREGIO_MAP."""
    return write_publicatie(map_)
