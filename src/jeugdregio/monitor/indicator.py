"""An indicator is declared once: what it means, where it comes from, and how it is computed from a stand."""

import datetime
import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from jeugdregio.monitor.dimensies import DIMENSIES, PERIODES, PLAATSEN
from jeugdregio.monitor.maten import Maat, Telwijze

if TYPE_CHECKING:  # whoever only reads what is published needs no engine
    import ibis

    from jeugdregio.monitor.afleiden import Bron, Tabellen
    from jeugdregio.stand import Stand

F = TypeVar("F", bound=Callable[..., Any])


class MonitorError(ValueError):
    """A question the monitor cannot answer; the text says why and what can be asked."""


class Eenheid(enum.StrEnum):
    """What a value counts. `grootte` of one is how many of what a fact holds (days, cents, tenths)."""

    JEUGDIGEN = "jeugdigen"
    EURO = "euro"
    PROCENT = "procent"
    MAANDEN = "maanden"
    WEKEN = "weken"
    DAGEN = "dagen"
    AANTAL = "aantal"
    KEER = "keer"
    CIJFER = "rapportcijfer"
    INDEX = "index"

    @property
    def grootte(self) -> float:
        """How many days, cents or tenths of a grade one of it is; 1 for the others."""
        return {
            Eenheid.EURO: 100.0,
            Eenheid.MAANDEN: 365.25 / 12,
            Eenheid.WEKEN: 7.0,
            Eenheid.CIJFER: 10.0,
        }.get(self, 1.0)

    @property
    def decimalen(self) -> int:
        """How many decimals a published value has."""
        return {
            Eenheid.JEUGDIGEN: 0,
            Eenheid.EURO: 0,
            Eenheid.AANTAL: 0,
            Eenheid.DAGEN: 0,
            Eenheid.INDEX: 0,
            Eenheid.KEER: 2,
        }.get(self, 1)


class Richting(enum.StrEnum):
    """Which way is better, as far as a figure can say that."""

    LAGER_IS_BETER = "lager is beter"
    HOGER_IS_BETER = "hoger is beter"
    GEEN_OORDEEL = "geen oordeel"


class Thema(enum.StrEnum):
    """Under which heading people look for an indicator; in the order they are shown."""

    GEBRUIK = "Gebruik van jeugdhulp"
    KOSTEN = "Kosten"
    DUUR = "Duur van de hulp"
    VERBLIJF = "Verblijf"
    CRISIS = "Crisis"
    VOLWASSEN = "Van 18- naar 18+"
    GROEPEN = "Hulp in groepen"
    REGIE = "Actieve regie"
    WACHTEN = "Wachten"
    BESCHERMING = "Beschermingsketen"
    UITKOMST = "Uitkomsten"
    TOEGANG = "Lokale toegang"
    CONTEXT = "School en omgeving"
    KWALITEIT = "Kwaliteit van de gegevens"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    """The rule of disclosure: at least so many people, counts rounded, nobody with more than a share of
    the whole.

    `round_to` rounds counts of people; amounts are rounded to whole euros. `persoon` and `aanbieder` are
    the largest shares of an amount or a mean that one young person or one provider may have.
    """

    personen: int = 10
    round_to: int = 5
    persoon: float = 0.5
    aanbieder: float = 0.8


GEEN_PERSONEN = Minimum(personen=0, round_to=1, persoon=1.0, aanbieder=1.0)
"""For figures that are not about people: what a provider says of itself, or what CBS publishes itself."""

Feiten = Callable[["Stand", "ibis.Table"], "ibis.Table"]
Afleiding = Callable[["Bron"], "Tabellen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A declared indicator; `@indicator(...)` above the function that computes it registers it.

    `naar` are dimensions every table of it has; `per` the tables that are published.

    The function gives facts: `facts(stand, kalender)` is a row per counted thing with the columns
    `periode` (of the calendar), `gemeente`, all dimensions that `per` names, and by measure:
    JEUGDIGEN `pseudoniem`; BEDRAG `pseudoniem`, `aanbieder`, `bedrag` (cents); AANTAL `aantal`, and
    `pseudoniem` unless nobody is behind it; GEMIDDELDE and MEDIAAN `pseudoniem`, `hoeveelheid` (days,
    cents or tenths, see Eenheid.grootte), and `aanbieder` where one may dominate. With Noemer.DEEL also
    `telt`: whether a row is in the numerator. What is added up without pseudonyms has `personen`, the
    number of people behind the row (an indicator about no people says so with GEEN_PERSONEN: 0 is too few).

    `forecast` asks for a forecast to the end of next year; it needs a table (maand, gebied).

    `bronnen` names the tables of the stand that no message fills. Where a municipality delivered no row of
    one of them its figures, and those of areas it is in, are unknown; they are not zero. `alle_prestaties` is
    one too: an older stand does not know what was refused. `aanvulling` names those whose rows say more where
    there are any, and whose absence makes nothing unknown.

    `berichten` names the kinds of message that the facts come from; one of them will do. Of a municipality
    that sends none the figures are unknown too. Where nothing is named, and no `bronnen` either, amounts come
    from declarations (JW323) and other figures from starts (JW305) or declarations.

    `indelingen` names, by alphabet, the rules of the region on products that the facts rest on; a derived
    indicator has those of its sources. A test holds it equal to what the facts use.

    `alle_hulp`: it says of a young person what all their help together is or is not, whoever gave it, such as
    whether they came back. From the help of one provider that cannot be told: it would be another figure.

    With `van` it is derived: the function gets the published (or exact) rows of those indicators, and
    nothing else, so that it betrays no more than they do.

    `familie` names what is counted: indicators of one family are protected together, because figures of
    one can be subtracted from those of another. Whoever is in the whole of two indicators makes them one
    family. `deel` says that the indicator counts one value of a dimension of its family; no table needs to
    have that dimension ("onder_18": "ja"). What counts in a share is the dimension "telt <code>".
    `op_laatste_dag` says that people are counted on the last day of a period, so that a year has not all the
    people of its months, but those of its December.
    `completed` asks for an estimate beside the amounts of recent periods: the facts
    then have the column `bekend`, the first day of the month in which an amount became known, and each
    table is there per month too, because an estimate rests on published months only.
    """

    code: str
    label: str
    thema: Thema
    unit: Eenheid
    definition: str
    numerator: str
    denominator: str | None = None
    source: str
    direction: Richting = Richting.GEEN_OORDEEL
    owner: str = "Data-analist van de regio"
    version: str = "1"
    since: datetime.date
    per: tuple[tuple[str, ...], ...]
    naar: tuple[str, ...] = ()
    measure: Maat = field(default_factory=lambda: Maat(Telwijze.JEUGDIGEN))
    familie: str = ""
    disclosure: Minimum = field(default_factory=Minimum)
    bedragsoort: str | None = None
    deel: Mapping[str, str] = field(default_factory=dict)
    op_laatste_dag: bool = False
    completed: bool = False
    forecast: bool = False
    bronnen: tuple[str, ...] = ()
    aanvulling: tuple[str, ...] = ()
    berichten: tuple[str, ...] | None = None
    indelingen: tuple[str, ...] = ()
    alle_hulp: bool = False
    van: tuple[str, ...] = ()
    functie: Callable[..., Any] | None = None

    def __call__(self, functie: F) -> F:
        """Register the indicator with the function that computes it, and give that function back.

        Raises ValueError when the code exists already or the declaration contradicts itself.
        """
        if self.code in REGISTER:
            raise ValueError(f"de indicator {self.code} bestaat al")
        if self.completed and (self.measure != Maat(Telwijze.BEDRAG) or not _all_per_month(self.per)):
            raise ValueError(
                f"de indicator {self.code} is niet aan te vullen: het moet een bedrag per maand zijn"
            )
        if self.forecast and ("maand", "gebied") not in self.per:
            raise ValueError(f"de indicator {self.code} is niet te verwachten zonder cijfers per maand")
        if onbekend := {d for per in self.per for d in per} - {*PERIODES, *PLAATSEN, *DIMENSIES}:
            raise ValueError(f"de indicator {self.code} noemt onbekende dimensies: {sorted(onbekend)}")
        if onbekend := set(self.van) - REGISTER.keys():
            raise ValueError(f"de indicator {self.code} leidt af van onbekende: {sorted(onbekend)}")
        if not self.van and not self.familie:
            raise ValueError(f"de indicator {self.code} heeft geen familie")
        REGISTER[self.code] = replace(self, functie=functie)
        return functie

    @property
    def needs(self) -> tuple[str, ...]:
        """The kinds of message of which a municipality must send one to have figures; none: it need not."""
        if self.berichten is not None:
            return self.berichten
        if self.bronnen:
            return ()
        return ("JW323",) if self.measure.telwijze is Telwijze.BEDRAG else ("JW305", "JW323")

    def facts(self, stand: "Stand", kalender: "ibis.Table") -> "ibis.Table":
        """Give the facts of the periods of a calendar; see the class. Not for a derived indicator."""
        assert self.functie is not None and not self.van  # noqa: S101, PT018 - registered, and not derived
        feiten: ibis.Table = self.functie(stand, kalender)
        return feiten

    def derive(self, bron: "Bron") -> "Tabellen":
        """Give the rows of a derived indicator by table, from those of the indicators in `van`."""
        assert self.functie is not None and self.van  # noqa: S101, PT018 - registered, and derived
        tabellen: Tabellen = self.functie(bron)
        return tabellen

    def table_for(self, per: Sequence[str]) -> tuple[str, ...]:
        """Return the published table that answers a question in these dimensions; see `find_table`."""
        return find_table(self.code, self.per, self.naar, per)

    def as_dict(self) -> dict[str, Any]:
        """Give what must be known of the indicator to read its figures, as plain values."""
        return {
            "code": self.code,
            "label": self.label,
            "thema": str(self.thema),
            "unit": str(self.unit),
            "definition": self.definition,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "source": self.source,
            "direction": str(self.direction),
            "owner": self.owner,
            "version": self.version,
            "since": self.since.isoformat(),
            "per": [list(per) for per in self.per],
            "naar": list(self.naar),
            "bedragsoort": self.bedragsoort,
            "minimum": self.disclosure.personen,
            "completed": self.completed,
            "forecast": self.forecast,
            "bronnen": list(self.bronnen),
            "indelingen": list(self.indelingen),
            "van": list(self.van),
        }


indicator = Indicator
"""The decorator: `@indicator(code=..., ...)` above the function that gives its facts."""

REGISTER: dict[str, Indicator] = {}


def find_table(
    code: str, tabellen: Sequence[Sequence[str]], naar: Sequence[str], per: Sequence[str]
) -> tuple[str, ...]:
    """Find the table that answers a question in these dimensions.

    The dimensions of `naar` need not be named; without gebied or gemeente the table per gebied answers,
    for the stand's own region; without a period the first table that has the others. Raises MonitorError,
    naming what there is, when no such table is published.
    """
    gevraagd = set(per) | set(naar)
    if not gevraagd & set(PLAATSEN):
        gevraagd.add("gebied")
    for tabel in tabellen:
        over = set(tabel) - gevraagd
        if set(tabel) >= gevraagd and (not over or (over <= set(PERIODES) and not gevraagd & set(PERIODES))):
            return tuple(tabel)
    mogelijk = "; ".join(",".join(tabel) for tabel in tabellen)
    raise MonitorError(f"{code} is er niet per {','.join(per)}. Wel per: {mogelijk}")


def _all_per_month(per: Sequence[Sequence[str]]) -> bool:
    tabellen = {frozenset(tabel) for tabel in per}
    return all(tabel - set(PERIODES) | {"maand"} in tabellen for tabel in tabellen)
