"""The made-up publication on which pages are timed can fill every table there is."""

import importlib.util
from pathlib import Path

from jeugdregio.monitor.indicatoren import REGISTER

BESTAND = Path(__file__).parents[2] / "benchmarks" / "paginas.py"


def test_it_has_values_of_every_dimension_of_every_indicator() -> None:
    plek = importlib.util.spec_from_file_location("paginas", BESTAND)
    assert plek is not None
    assert plek.loader is not None
    paginas = importlib.util.module_from_spec(plek)
    plek.loader.exec_module(paginas)
    namen = {naam for indicator in REGISTER.values() for per in indicator.per for naam in per}
    assert [naam for naam in sorted(namen) if not paginas._values(naam)] == []
