"""Writing the records for the national statistics: a CSV for the municipality, and what it must add."""

import csv
import io
import os
from pathlib import Path

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.nationaal.statistiek import Statistiek

BASIS = (
    "pseudoniem",
    "gemeente",
    "aanbieder",
    "geboortemaand",
    "geslacht",
    "hulpvorm",
    "gestart_met_crisis",
    "begindatum",
    "einddatum",
    "reden_beeindiging",
)
# what the protocol asks and no stand holds: a column each, empty
AAN_TE_VULLEN = {
    "bsn": "het BSN bij het pseudoniem; dat kent alleen wie het register en zijn sleutels beheert",
    "geboortedatum": "de hele datum; in de stand staat alleen de maand",
    "postcode": "de postcode van de jeugdige; die staat niet in de stand",
    "verwijzer": "de code van de verwijzer (01 tot en met 06, 08); die staat niet in de stand",
    "tevredenheid_nut": "het rapportcijfer van 1 tot 10, als de hulp is afgelopen",
    "zonder_hulp_verder": "code 01 tot en met 04, als de hulp is afgelopen",
    "informant": "wie deze antwoorden gaf: de jeugdige of een ouder of opvoeder",
}
EIGEN_GEBRUIK = (
    "Dit bestand bevat persoonsgegevens: een regel gaat over één jeugdige, onder een pseudoniem. Het is "
    "alleen voor de gemeente zelf, om er de levering voor de statistiek (Beleidsinformatie Jeugd) van te "
    "maken. Geef het aan niemand anders, en verwijder het als de levering klaar is."
)


def write_statistiek(statistiek: Statistiek, pad: Path) -> tuple[Path, Path]:
    """Write the records as CSV, and beside it a text that says what the file is and what must be added.

    Both can be read by their owner only. Gives the two paths. Raises MonitorError when one of them is there.
    """
    uitleg = pad.with_suffix(".leesmij.txt")
    for bestand, tekst in ((pad, to_csv(statistiek)), (uitleg, explain(statistiek))):
        try:
            nummer = os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError as fout:
            raise MonitorError(f"{bestand.name} bestaat al; kies een andere naam of haal het weg") from fout
        with os.fdopen(nummer, "w", encoding="utf-8") as uit:
            uit.write(tekst)
    return pad, uitleg


def to_csv(statistiek: Statistiek) -> str:
    """Give the records as CSV: ISO dates, codes of the protocol, the columns to fill in last and empty."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow([*BASIS, *AAN_TE_VULLEN])
    for record in statistiek.records:
        waarden = [getattr(record, naam) for naam in BASIS]
        schrijver.writerow([*("" if w is None else w for w in waarden), *[""] * len(AAN_TE_VULLEN)])
    return uit.getvalue()


def explain(statistiek: Statistiek) -> str:
    """Say what the file is, what the municipality must add, and what was left out."""
    periode = statistiek.periode
    zonder_reden = sum(
        1 for r in statistiek.records if r.einddatum is not None and r.reden_beeindiging is None
    )
    regels = [
        f"Jeugdhulp door het lokale team, {periode.begin:%-d-%-m-%Y} tot en met {periode.einde:%-d-%-m-%Y}",
        "",
        EIGEN_GEBRUIK,
        "",
        f"Regels: {len(statistiek.records)}, een per jeugdige en hulpvorm.",
        "Codes: CBS, Informatieprotocol Beleidsinformatie Jeugd, versie 7.",
        "",
        "De gemeente vult aan:",
        *(f"- {naam}: {uitleg}" for naam, uitleg in AAN_TE_VULLEN.items()),
    ]
    if zonder_reden:
        regels.append(f"- reden_beeindiging: bij {zonder_reden} afgelopen regels zegt het bericht dit niet")
    if statistiek.overgeslagen:
        regels += ["", "Niet in het bestand (leveringen):"]
        regels += [f"- {aantal}: {reden}" for reden, aantal in statistiek.overgeslagen.items()]
    return "\n".join(regels) + "\n"
