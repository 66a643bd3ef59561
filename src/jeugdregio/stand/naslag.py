"""The reference of the stand's tables, written from their declarations."""

from jeugdregio.stand.declaratie import TABELLEN, Kolom
from jeugdregio.stand.tabellen import SCHEMA_VERSIE


def _limits(kolom: Kolom) -> str:
    if kolom.waarden:
        return ", ".join(f"`{waarde}`" for waarde in kolom.waarden)
    if kolom.patroon:
        return f"`{kolom.patroon}`"
    return "eerste van de maand" if kolom.eerste_van_maand else ""


def render() -> str:
    """Give a Markdown page with every table and column, in the declared order."""
    regels = ["# De tabellen van de stand", "", f"Versie van de tabellen: {SCHEMA_VERSIE}.", ""]
    for tabel in TABELLEN.values():
        regels += [f"## {tabel.naam}", "", tabel.betekenis, ""]
        if tabel.sleutel:
            regels += [f"Komt één keer voor: {', '.join(f'`{naam}`' for naam in tabel.sleutel)}.", ""]
        if tabel.aangeleverd:
            regels += ["Deze tabel wordt aangeleverd in bestanden.", ""]
        if tabel.dag:
            regels += [f"In een stand komen de rijen met `{tabel.dag}` tot en met de peildatum.", ""]
        regels += ["| kolom | soort | leeg | betekenis | mag zijn |", "|---|---|---|---|---|"]
        for kolom in tabel.kolommen:
            leeg = "nee" if kolom.verplicht else "ja"
            regels.append(
                f"| `{kolom.naam}` | {kolom.soort.value} | {leeg} | {kolom.betekenis} | {_limits(kolom)} |"
            )
        regels.append("")
    return "\n".join(regels)
