"""The reference pages hold every declared thing."""

import datetime

from jeugdregio.monitor import naslag
from jeugdregio.monitor.indelingen import load_indelingen, read_indelingen
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.stand import TABELLEN
from jeugdregio.stand import naslag as stand_naslag


def test_the_catalogue_page_names_every_indicator_and_its_source() -> None:
    pagina = naslag.render()
    for indicator in REGISTER.values():
        assert f"`{indicator.code}`" in pagina
        assert indicator.source in pagina


def test_the_page_of_the_stand_names_every_column() -> None:
    pagina = stand_naslag.render()
    for tabel in TABELLEN.values():
        assert f"## {tabel.naam}" in pagina
        assert all(f"| `{naam}` |" in pagina for naam in tabel.kolomnamen)


def test_every_rule_of_what_counts_as_what_has_a_source_and_a_reason_and_occurs_once() -> None:
    regels = list(read_indelingen())
    assert all(r["bron"] and r["reden"] for r in regels)
    sleutels = {(r["indeling"], r["productcategorie"], r["productcode"], r["van"]) for r in regels}
    assert len(sleutels) == len(regels)
    assert all(r["productcode"].startswith(r["productcategorie"]) for r in regels if r["productcode"])
    assert naslag.render_indelingen().count("\n|") == len(regels) + 2


def test_rules_are_given_as_rows_of_the_stand_for_the_area_asked() -> None:
    rij = load_indelingen("ANDERE")[0]
    assert tuple(rij) == TABELLEN["indelingen"].kolomnamen
    assert rij["gebied"] == "ANDERE"
    assert rij["van"] == datetime.date(2015, 1, 1)
    assert rij["productcode"] is None
