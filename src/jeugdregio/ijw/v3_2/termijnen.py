"""The terms of iJw 3.2: what must follow on a message, and on which day at the latest.

Source: the process rules of iJw 3.2 (Zorginstituut Nederland), named with each term.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType

from jeugdregio.kern.werkdagen import add_working_days, first_working_day, working_days_between


class Maat(Enum):
    """What a term is counted in."""

    WERKDAGEN = "werkdagen"
    DAGEN = "dagen"
    WEKEN = "weken"


class Partij(Enum):
    """Who has to keep a term."""

    GEMEENTE = "gemeente"
    AANBIEDER = "aanbieder"
    ONTVANGER = "ontvanger"


class Vanaf(Enum):
    """The day from which a term counts; the day itself does not."""

    ONTVANGST = "de ontvangst van het bericht"
    DAGTEKENING = "de dagtekening van het bericht"
    LEVERING = "de dag waarop de hulp begon of stopte, of de ontvangst van de toewijzing als die later is"


@dataclass(frozen=True, slots=True)
class Termijn:
    """One term. `berichten` are the messages it starts from, `antwoorden` those that end it.

    wat: what has to be done, in Dutch, to show.
    regels: the process rules that set it.
    """

    code: str
    wat: str
    partij: Partij
    berichten: tuple[str, ...]
    antwoorden: tuple[str, ...]
    vanaf: Vanaf
    aantal: int
    maat: Maat
    regels: tuple[str, ...]

    @property
    def lengte(self) -> str:
        """The length in Dutch: "3 werkdagen"."""
        return f"{self.aantal} {self.maat.value}"


RETOUR = Termijn(
    "retour",
    "Retourbericht sturen",
    Partij.ONTVANGER,
    ("JW301", "JW305", "JW307", "JW315", "JW317", "JW319"),
    ("JW302", "JW306", "JW308", "JW316", "JW318", "JW320"),
    Vanaf.ONTVANGST,
    3,
    Maat.WERKDAGEN,
    ("OP090",),
)
VERZOEK = Termijn(
    "verzoek",
    "Verzoek beantwoorden: toewijzen, afwijzen of in onderzoek nemen",
    Partij.GEMEENTE,
    ("JW315", "JW317"),
    ("JW301", "JW319"),
    Vanaf.ONTVANGST,
    5,
    Maat.WERKDAGEN,
    ("OP274", "OP346"),
)
ONDERZOEK = Termijn(
    "onderzoek",
    "Besluiten na onderzoek: toewijzen of afwijzen",
    Partij.GEMEENTE,
    ("JW315", "JW317"),
    ("JW301", "JW319"),
    Vanaf.DAGTEKENING,
    8,
    Maat.WEKEN,
    ("OP274", "OP346"),
)
WOONPLAATS = Termijn(
    "woonplaats",
    "Afwijzen op grond van het woonplaatsbeginsel, met de verantwoordelijke gemeente",
    Partij.GEMEENTE,
    ("JW315",),
    ("JW319",),
    Vanaf.ONTVANGST,
    14,
    Maat.DAGEN,
    ("OP359",),
)
START = Termijn(
    "start",
    "Startbericht sturen",
    Partij.AANBIEDER,
    ("JW301",),
    ("JW305",),
    Vanaf.LEVERING,
    5,
    Maat.WERKDAGEN,
    ("OP271",),
)
STOP = Termijn(
    "stop",
    "Stopbericht sturen",
    Partij.AANBIEDER,
    ("JW301",),
    ("JW307",),
    Vanaf.LEVERING,
    5,
    Maat.WERKDAGEN,
    ("OP272", "OP288"),
)
DECLARATIE = Termijn(
    "declaratie",
    "Declaratie-antwoord sturen",
    Partij.GEMEENTE,
    ("JW323",),
    ("JW325",),
    Vanaf.ONTVANGST,
    10,
    Maat.WERKDAGEN,
    ("OP090X4",),
)

TERMIJNEN = (RETOUR, VERZOEK, ONDERZOEK, WOONPLAATS, START, STOP, DECLARATIE)

_VERST = timedelta(days=3653)
_OPTELLEN: Mapping[Maat, Callable[[date, int], date]] = MappingProxyType(
    {
        Maat.WERKDAGEN: add_working_days,
        # these two come from the law, whose terms do not end in a weekend (Algemene termijnenwet, article 1)
        Maat.DAGEN: lambda day, aantal: first_working_day(day + timedelta(days=aantal)),
        Maat.WEKEN: lambda day, aantal: first_working_day(day + timedelta(weeks=aantal)),
    }
)


def uiterlijk(termijn: Termijn, vanaf: date) -> date:
    """Give the last day on which a term is kept, counted from the day that `termijn.vanaf` says.

    >>> uiterlijk(RETOUR, date(2026, 11, 20)), uiterlijk(ONDERZOEK, date(2026, 11, 20))
    (datetime.date(2026, 11, 25), datetime.date(2027, 1, 15))
    """
    try:
        return _OPTELLEN[termijn.maat](vanaf, termijn.aantal)
    except OverflowError:
        return date.max  # a message may bear the last day there is


def days_left(laatste: date, dag: date, maat: Maat) -> int:
    """Give how many days are left on `dag`, nought on the last one; how many it is late when below nought.

    Counted in working days where the term is. What comes after the last day is late, also in the weekend
    or on the holiday that follows it: by one day at least. Working days are counted up to ten years away: a
    message may bear any day, as far as the year 9999.

    >>> vrijdag = date(2026, 2, 6)
    >>> [days_left(vrijdag, date(2026, 2, dag), Maat.WERKDAGEN) for dag in (5, 6, 7, 8, 9, 10)]
    [1, 0, -1, -1, -1, -2]
    """
    if maat is not Maat.WERKDAGEN:
        return (laatste - dag).days
    if abs(laatste - dag) > _VERST:
        dag = laatste + (_VERST if dag > laatste else -_VERST)
    over = working_days_between(dag, laatste)
    return over if dag <= laatste else min(over, -1)


def welke(soort: str) -> tuple[Termijn, ...]:
    """Give the terms that start from a message ("JW315").

    >>> [t.code for t in welke("JW315")]
    ['retour', 'verzoek', 'onderzoek', 'woonplaats']
    """
    return tuple(t for t in TERMIJNEN if soort in t.berichten)
