"""Making a JW319: what a municipality says to a request that it does not (yet) honour.

A request that is honoured is answered by a JW301 that names its reference (TR379): see `besluit.grant`.
"""

from jeugdregio.ijw.codes import RedenAfwijzingVerzoek, VerzoekAntwoord
from jeugdregio.ijw.v3_2 import jw319
from jeugdregio.ijw.v3_2.opstellen.verzending import Verzending, make_header


def make_onderzoek(verzending: Verzending, referentie: str) -> jw319.Bericht:
    """Say that a request is looked into: a decision follows within eight weeks."""
    return _make(
        verzending,
        jw319.Antwoord(referentie_aanbieder=referentie, verzoek_antwoord=VerzoekAntwoord.IN_ONDERZOEK),
    )


def make_afwijzing(
    verzending: Verzending, referentie: str, *, reden: str, gemeente: str | None = None
) -> jw319.Bericht:
    """Refuse a request, for a reason of list WJ759; by the woonplaatsbeginsel with who is responsible.

    ValueError when that municipality is left out, or given with another reason.
    """
    if (reden == RedenAfwijzingVerzoek.WOONPLAATSBEGINSEL) != (gemeente is not None):
        raise ValueError("de verantwoordelijke gemeente hoort bij het woonplaatsbeginsel, en alleen daarbij")
    return _make(
        verzending,
        jw319.Antwoord(
            referentie_aanbieder=referentie,
            verzoek_antwoord=VerzoekAntwoord.AFGEWEZEN,
            reden_afwijzing_verzoek=reden,
            woonplaatsbeginsel=None if gemeente is None else jw319.Woonplaatsbeginsel(gemeente=gemeente),
        ),
    )


def _make(verzending: Verzending, antwoord: jw319.Antwoord) -> jw319.Bericht:
    return jw319.Bericht(header=make_header(jw319.Header, verzending), antwoord=antwoord)
