"""The reference page of the national tables, made from the tables themselves."""

from collections.abc import Iterable, Sequence

from jeugdregio.monitor.nationaal import gegevens

KOPPEN = {
    "iv3_taakvelden": (
        "Taakvelden van jeugd",
        ("taakveld", "naam", "onderdeel", "rubriek", "ingekocht", "van", "tot"),
    ),
    "product_taakvelden": (
        "Van product naar taakveld",
        (
            "categorie",
            "code_van",
            "code_tot",
            "hulpvorm",
            "voorwaarde",
            "taakvelden",
            "van",
            "tot",
            "bron",
            "reden",
        ),
    ),
    "product_hulpvormen": (
        "Van product naar hulpvorm, waar de productcodelijst het niet zegt",
        ("categorie", "code_van", "code_tot", "hulpvorm", "bron", "reden"),
    ),
    "redenen_beeindiging": (
        "Van reden van beëindiging (JZ588) naar die van de statistiek",
        ("reden", "code", "bron", "toelichting"),
    ),
    "beleidsinformatie": ("Codes van Beleidsinformatie Jeugd", ("gegeven", "code", "label")),
    "iv3_namen": (
        "Gemeenten die in de jaarrekening anders heten",
        ("naam", "gemeente", "van", "tot"),
    ),
}


def render() -> str:
    """Give the page as Markdown: a table for each file, with its source."""
    delen = ["# Landelijke bronnen\n\nDe tabellen waarmee de drie landelijke bronnen zijn verbonden.\n"]
    for naam, (kop, kolommen) in KOPPEN.items():
        delen.append(f"## {kop}\n\nBron: {gegevens.bron(naam)}.\n\n{_table(kolommen, gegevens.read(naam))}\n")
    return "\n".join(delen)


def _table(kolommen: Sequence[str], rijen: Iterable[dict[str, str]]) -> str:
    regels = [_row(kolommen), _row(["---"] * len(kolommen))]
    regels += [_row([rij[kolom] for kolom in kolommen]) for rij in rijen]
    return "\n".join(regels)


def _row(cellen: Sequence[str]) -> str:
    # several task fields are parted by bars, which would end a cell
    return f"| {' | '.join(cel.replace('|', ', ') for cel in cellen)} |"
