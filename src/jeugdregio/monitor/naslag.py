"""The catalogue of indicators and the tables behind it, written from the declarations."""

from jeugdregio.monitor.indelingen import read_indelingen
from jeugdregio.monitor.indicatoren import REGISTER


def render() -> str:
    """Give a Markdown page with every registered indicator."""
    regels = ["# De indicatoren", ""]
    for i in REGISTER.values():
        soort = f" ({i.bedragsoort})" if i.bedragsoort else ""
        regels += [
            f"## {i.label}",
            "",
            i.definition,
            "",
            "| | |",
            "|---|---|",
            f"| code | `{i.code}` |",
            f"| eenheid | {i.unit}{soort} |",
            f"| teller | {i.numerator} |",
            f"| noemer | {i.denominator or 'geen'} |",
            f"| bron | {i.source} |",
            f"| richting | {i.direction} |",
            f"| eigenaar | {i.owner} |",
            f"| versie | {i.version}, sinds {i.since:%-d-%-m-%Y} |",
            f"| per | {'; '.join(', '.join(per) for per in i.per)} |",
            f"| onthulling | {_disclosure(i.code)} |",
            f"| schatting | {'naast voorlopige bedragen' if i.completed else 'geen'} |",
            "",
        ]
    return "\n".join(regels)


def _disclosure(code: str) -> str:
    i = REGISTER[code]
    regel = i.disclosure
    tekst = f"ten minste {regel.personen} personen"
    if i.measure.telwijze.value == "jeugdigen":
        return f"{tekst}; aantallen afgerond op {regel.round_to}-tallen"
    tekst += f"; niemand meer dan {regel.persoon:.0%}"
    return tekst if regel.aanbieder >= 1 else f"{tekst}, geen aanbieder meer dan {regel.aanbieder:.0%}"


def render_indelingen() -> str:
    """Give a Markdown page with what each product counts as by default, with the source and the reason."""
    regels = [
        "# Wat telt als wat",
        "",
        "| indeling | categorie | productcode | telt als | van | bron | reden |",
        "|---|---|---|---|---|---|---|",
    ]
    regels += [
        f"| {r['indeling']} | {r['productcategorie']} | {r['productcode'] or 'alle'} | {r['waarde']} "
        f"| {r['van']} | {r['bron']} | {r['reden']} |"
        for r in read_indelingen()
    ]
    return "\n".join(regels) + "\n"
