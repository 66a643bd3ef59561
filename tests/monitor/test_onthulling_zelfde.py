"""The same figures are protected in the same way, whichever process does it: else two publications differ."""

import os
import subprocess
import sys
from pathlib import Path

OPDRACHT = """
from tests.monitor.aanval import JAAR, KWARTALEN, Tabel, count, kinds, table_cells
from tests.monitor.test_onthulling_aanval import CATEGORIEEN, GESLACHTEN, KRUIS, LEEFTIJDEN, people
from jeugdregio.monitor.onthulling.atomen import make_ruimte
from jeugdregio.monitor.onthulling.sommen import find_sums, rests, same_people

soorten = kinds(geslachten=("jongen", "meisje"), kwartalen=True)
tabellen = [Tabel(naam, [JAAR, *KWARTALEN]) for naam in ("totaal", "verblijf", "ver", "ver verblijf")]
for waarden in (LEEFTIJDEN, GESLACHTEN, KRUIS, CATEGORIEEN):
    tabellen.append(Tabel("naar", [JAAR, *KWARTALEN], waarden))
verblijf, ver = {"vorm": "verblijf"}, {"plek": "ver"}
delen = {"verblijf": verblijf, "ver": ver, "ver verblijf": {**verblijf, **ver}}
cellen = count(table_cells(tabellen), soorten, people(soorten, 1, 90))
print([(rest.personen, rest.naar) for rest in rests(cellen, delen)])
print(find_sums(cellen, delen, alles=True), list(same_people(cellen, delen)))
ruimte = make_ruimte([cel for cel in cellen if cel.samenstelling.tijdvak == JAAR], delen)
print([(som.atomen.tolist(), som.tekens.tolist()) for som in (*ruimte.cellen, *ruimte.gelijk)])
"""


def _sums(zaad: str) -> str:
    """The sums that the search starts from, in a process in which sets of text have another order."""
    return subprocess.run(
        [sys.executable, "-c", OPDRACHT],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": zaad},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def test_the_search_does_not_hang_on_the_order_of_sets() -> None:
    een = _sums("1")
    assert len(een) > 10_000
    assert all(_sums(zaad) == een for zaad in "23")
