"""Fixtures for the pages of the site."""

import pytest
from tests.web.wereld import ANDERE_AGB, ANDERE_GEMEENTE, Wereld, make_wereld


@pytest.fixture
def wereld(db: None) -> Wereld:
    """A person for each role, mandated by Eindhoven, or of provider 65000001."""
    return make_wereld()


@pytest.fixture
def andere_wereld(db: None) -> Wereld:
    """The same for Helmond and provider 65000002."""
    return make_wereld(ANDERE_GEMEENTE, ANDERE_AGB)
