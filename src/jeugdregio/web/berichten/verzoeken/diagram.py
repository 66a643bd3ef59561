"""The course of a request as a picture and a page of the documentation, drawn from the one table."""

from html import escape

from jeugdregio.web.berichten.verzoeken.verloop import Stand, Stap, transitions

BEELD = "verloop-verzoek.svg"
"""The name of the picture beside the page."""
_BREED, _REGEL, _KOP, _RAND = 184, 34, 64, 16
_UITLEG = (
    "Een verzoek is één gevraagd product uit een JW315, of een hele JW317. Een pijl is een bericht van de "
    "gemeente met het kenmerk van dat verzoek. Wat hier niet staat, mag niet: zo’n bericht verandert niets "
    "aan het verzoek.\n\nEen verwijderde toewijzing (reden 13) geldt als niet verzonden. Was zij de laatste "
    "op het verzoek, dan staat dat weer waar de antwoorden alleen het brachten, en begint de termijn opnieuw."
)
_BERICHT = {Stap.TOEWIJZEN: "JW301", Stap.INTREKKEN: "JW301"}


def render() -> str:
    """Return the page, in Markdown: the picture, and the same as a table."""
    rows = [
        f"| {van.label} | {stap.label} | {_message(stap)} | {naar.label} |"
        for van, stap, naar in transitions()
    ]
    return "\n".join(
        [
            "# Verloop van een verzoek",
            "",
            _UITLEG,
            "",
            f"![Een kolom per stand; elke pijl is een stap. De tabel hieronder zegt hetzelfde.]({BEELD})",
            "",
            "| Van | Stap | Bericht | Naar |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def render_svg() -> str:
    """Return the picture: a column a stand, and beneath it an arrow a transition."""
    standen = list(Stand)
    width = 2 * _RAND + _BREED * len(standen)
    height = _KOP + _REGEL * (len(transitions()) + 1)
    middle = {stand: _RAND + _BREED * place + _BREED // 2 for place, stand in enumerate(standen)}
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" font-family="sans-serif" font-size="12" role="img">'
        ),
        "<title>Verloop van een verzoek</title>",
        (
            '<defs><marker id="punt" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
            'orient="auto"><path d="M0 0 8 4 0 8z" fill="#1d3f72"/></marker></defs>'
        ),
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for stand in standen:
        parts += _column(stand, middle[stand], height)
    for place, (van, stap, naar) in enumerate(transitions(), start=1):
        parts += _arrow(middle[van], middle[naar], _KOP + _REGEL * place, stap)
    return "\n".join([*parts, "</svg>", ""])


def _column(stand: Stand, x: int, height: int) -> list[str]:
    fill = "#fff3d6" if stand.open else "#e3ecf8"
    words = stand.label.split(" wegens ")
    top = 34 if len(words) == 1 else 27
    return [
        (
            f'<rect x="{x - _BREED // 2 + 8}" y="8" width="{_BREED - 16}" height="42" rx="6" fill="{fill}" '
            'stroke="#1d3f72"/>'
        ),
        *(
            f'<text x="{x}" y="{top + 15 * line}" text-anchor="middle">{escape(part)}</text>'
            for line, part in enumerate([words[0], *(f"wegens {word}" for word in words[1:])])
        ),
        f'<line x1="{x}" y1="50" x2="{x}" y2="{height - 8}" stroke="#aab" stroke-dasharray="3 4"/>',
    ]


def _arrow(van: int, naar: int, y: int, stap: Stap) -> list[str]:
    label = escape(f"{stap.label.split(':')[0]} ({_message(stap)})")
    if van == naar:
        return [
            f'<path d="M{van} {y - 8}h-28v12h28" fill="none" stroke="#1d3f72" marker-end="url(#punt)"/>',
            f'<text x="{van - 34}" y="{y + 2}" text-anchor="end">{label}</text>',
        ]
    return [
        f'<line x1="{van}" y1="{y}" x2="{naar}" y2="{y}" stroke="#1d3f72" marker-end="url(#punt)"/>',
        (
            f'<text x="{(van + naar) // 2}" y="{y - 5}" text-anchor="middle" stroke="#fff" stroke-width="4" '
            f'paint-order="stroke">{label}</text>'
        ),
    ]


def _message(stap: Stap) -> str:
    return _BERICHT.get(stap, "JW319")
