"""Tariffs that are let through never overlap."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.web.aanbieders.tariefverloop import Prijs, follow

_DAGEN = st.dates(date(2025, 1, 1), date(2025, 3, 1))
_PRIJZEN = st.dictionaries(_DAGEN, st.builds(Prijs, st.just(1), st.none() | _DAGEN), max_size=6)


@given(_PRIJZEN)
def test_what_is_let_through_never_overlaps(gevraagd: dict[date, Prijs]) -> None:
    gevraagd = {van: p for van, p in gevraagd.items() if p.tot is None or p.tot >= van}
    alle, wrong = follow({}, gevraagd)
    assert alle.keys() == gevraagd.keys()
    overlap = {
        later
        for van, prijs in alle.items()
        for later in alle
        if later > van and (prijs.tot is None or later <= prijs.tot)
    }
    assert bool(overlap) == bool(wrong)
    assert wrong.keys() <= overlap
    if not wrong:
        assert follow(alle, gevraagd) == (alle, {})
