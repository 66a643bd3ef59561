from importlib import resources

import pytest

from jeugdregio.monitor.nationaal import gegevens, naslag

BESTANDEN = sorted(
    pad.name.removesuffix(".csv") for pad in resources.files(gegevens).iterdir() if pad.name.endswith(".csv")
)


@pytest.mark.parametrize("naam", BESTANDEN)
def test_every_file_states_its_source_and_has_rows(naam: str) -> None:
    assert len(gegevens.bron(naam)) > 10
    assert not gegevens.bron(naam).startswith("#")
    assert list(gegevens.read(naam))


def test_the_page_shows_every_table_with_all_its_rows() -> None:
    pagina = naslag.render()
    assert set(naslag.KOPPEN) == set(BESTANDEN) - {"rubrieken"}  # their names stand beside every figure
    rijen = [regel for regel in pagina.splitlines() if regel.startswith("| ") and "---" not in regel]
    assert len(rijen) == sum(1 + len(list(gegevens.read(naam))) for naam in naslag.KOPPEN)
    for naam in naslag.KOPPEN:
        assert gegevens.bron(naam) in pagina
    assert "6.751, 6.752, 6.753" in pagina
