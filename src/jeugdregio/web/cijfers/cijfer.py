"""One figure as a page shows it, and how numbers, periods and changes read in Dutch."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from jeugdregio.kern.vorm import KORTE_MAANDEN, format_month
from jeugdregio.monitor.dimensies import DIMENSIES, PERIODES
from jeugdregio.monitor.indicator import Eenheid as MonitorEenheid
from jeugdregio.monitor.indicator import Richting
from jeugdregio.monitor.publicatie import Plaats, Rij, Status
from jeugdregio.monitor.uitvoer import TEKENS, WAAROM_LEEG

NIET_GETOOND: Final = TEKENS[Status.ONDERDRUKT]
NIET_TE_BEREKENEN: Final = TEKENS[Status.GEEN_NOEMER]
GEEN_GEGEVENS: Final = TEKENS[Status.GEEN_GEGEVENS]

# Of a figure without a value: the sign in a table, and what it says in words.
ZONDER_WAARDE: Final = {
    Status.ONDERDRUKT: (NIET_GETOOND, WAAROM_LEEG[Status.ONDERDRUKT]),
    Status.GEEN_NOEMER: (NIET_TE_BEREKENEN, WAAROM_LEEG[Status.GEEN_NOEMER]),
    Status.GEEN_GEGEVENS: (GEEN_GEGEVENS, "niet bekend: er zijn geen gegevens aangeleverd"),
}

# Every status: how a page shows it, and what it means.
STATUSSEN: Final = (
    (Status.GEPUBLICEERD, "getal", "Er is een waarde. Nul is ook een waarde: er was niets."),
    (Status.VOORLOPIG, "getal met *", "Er is een waarde, die nog kan veranderen."),
    (
        Status.ONDERDRUKT,
        NIET_GETOOND,
        (
            "Geen waarde, want anders is af te leiden om wie het gaat: er zijn te weinig jeugdigen, een "
            "bedrag komt vooral van één jeugdige of aanbieder, of een ander cijfer zou uit te rekenen zijn."
        ),
    ),
    (
        Status.GEEN_NOEMER,
        NIET_TE_BEREKENEN,
        "Geen waarde: er was niemand om een aandeel of gemiddelde van te berekenen.",
    ),
    (Status.GEEN_GEGEVENS, GEEN_GEGEVENS, "Geen waarde: de gegevens zijn niet aangeleverd."),
    (
        Status.VERWACHT,
        "in een tabel apart",
        "Geen waarde, maar een schatting met grenzen van een periode die nog komt of nog loopt.",
    ),
)

# The signs in tables and charts, with their meaning.
LEGENDA: Final = (
    (NIET_GETOOND, WAAROM_LEEG[Status.ONDERDRUKT]),
    ("0", "nul"),
    (NIET_TE_BEREKENEN, WAAROM_LEEG[Status.GEEN_NOEMER]),
    (GEEN_GEGEVENS, "niet bekend: geen gegevens aangeleverd"),
    ("leeg", "geen cijfer over deze periode"),
    ("*", "voorlopig: het cijfer kan nog veranderen; in grafieken licht met een streepjeslijn"),
)

# From this change on a decimal says more than rounded numbers hold.
PROCENT_ZONDER_DECIMAAL: Final = 10
RANGTELWOORDEN: Final = ("eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True, slots=True)
class Eenheid:
    """How values of one unit are written: decimals, a sign before or after, and the name on an axis."""

    as_titel: str
    decimalen: int = 0
    voor: str = ""
    na: str = ""
    verschil_na: str = ""
    groot: bool = False  # runs into the millions: shortened where room is short

    def schrijf(self, waarde: float) -> str:
        """Dutch notation: decimal comma, point between thousands.

        >>> Eenheid("procent", decimalen=1, na="%").schrijf(1234.5)
        '1.234,5%'
        """
        tekst = f"{waarde:,.{self.decimalen}f}".translate(str.maketrans(",.", ".,"))
        if waarde < 0:
            return f"−{self.voor}{tekst[1:]}{self.na}"
        return f"{self.voor}{tekst}{self.na}"

    @property
    def kaal(self) -> "Eenheid":
        """The same without its name, for where a heading says it: only a per cent sign stays."""
        return Eenheid(self.as_titel, self.decimalen, na=self.na if self.na == "%" else "")

    def schaal(self, hoogste: float) -> tuple[float, "Eenheid"]:
        """By what to divide values in a chart whose highest is `hoogste`, and the unit they then have.

        >>> deler, eenheid = Eenheid("euro", voor="€ ", groot=True).schaal(71_960_000)
        >>> eenheid.as_titel, eenheid.schrijf(71_960_000 / deler)
        ('miljoen euro', '72,0')
        """
        if self.groot and hoogste >= 1e6:
            return 1e6, Eenheid(f"miljoen {self.as_titel}", decimalen=1)
        if self.groot and hoogste >= 1e4:
            return 1e3, Eenheid(f"duizend {self.as_titel}")
        return 1.0, self.kaal


def _notation(code: MonitorEenheid, as_titel: str = "", **vorm: Any) -> Eenheid:
    """The notation of a unit, with the decimals its published values have."""
    return Eenheid(as_titel or str(code), decimalen=code.decimalen, **vorm)


_M: Final = MonitorEenheid
EENHEDEN: Final[dict[str, Eenheid]] = {
    _M.JEUGDIGEN: _notation(_M.JEUGDIGEN, "aantal jeugdigen"),
    _M.EURO: _notation(_M.EURO, voor="€\N{NO-BREAK SPACE}", groot=True),
    _M.PROCENT: _notation(_M.PROCENT, na="%", verschil_na=" procentpunt"),
    _M.MAANDEN: _notation(_M.MAANDEN, na=" maanden"),
    _M.WEKEN: _notation(_M.WEKEN, na=" weken"),
    _M.DAGEN: _notation(_M.DAGEN, na=" dagen"),
    _M.AANTAL: _notation(_M.AANTAL),
    _M.KEER: _notation(_M.KEER, na=" keer"),
    _M.CIJFER: _notation(_M.CIJFER, verschil_na=" punt"),
    _M.INDEX: _notation(_M.INDEX, "index (eerste jaar = 100)", verschil_na=" punt"),
}


def eenheid_van(code: str) -> Eenheid:
    """The notation of a unit; one of an older publication that is no unit now is written with its name."""
    return EENHEDEN.get(code) or Eenheid(code, decimalen=1, na=f" {code}")


@dataclass(frozen=True, slots=True, order=True)
class Tijdvak:
    """A year, half of one, quarter or month, ordered by its first day."""

    begin: date
    soort: str = "jaar"

    @classmethod
    def of(cls, dimensies: Mapping[str, str | int]) -> "Tijdvak":
        """Read the period of a published row.

        `jaar` 2022, `halfjaar` "2022-H1", `kwartaal` "2022-K1" or `maand` "2022-03".
        """
        if "maand" in dimensies:
            jaar, maand = str(dimensies["maand"]).split("-")
            return cls(date(int(jaar), int(maand), 1), "maand")
        if "kwartaal" in dimensies:
            jaar, kwartaal = str(dimensies["kwartaal"]).split("-K")
            return cls(date(int(jaar), 3 * int(kwartaal) - 2, 1), "kwartaal")
        if "halfjaar" in dimensies:
            jaar, helft = str(dimensies["halfjaar"]).split("-H")
            return cls(date(int(jaar), 6 * int(helft) - 5, 1), "halfjaar")
        return cls(date(int(dimensies["jaar"]), 1, 1))

    @property
    def jaar(self) -> int:
        """The calendar year."""
        return self.begin.year

    @property
    def naam(self) -> str:
        """As people write it: 2022, eerste halfjaar 2022, eerste kwartaal 2022, maart 2022."""
        if self.soort == "maand":
            return format_month(self.begin)
        if self.soort == "kwartaal":
            return f"{RANGTELWOORDEN[self.begin.month // 3]} kwartaal {self.jaar}"
        if self.soort == "halfjaar":
            return f"{RANGTELWOORDEN[self.begin.month // 6]} halfjaar {self.jaar}"
        return str(self.jaar)

    @property
    def in_zin(self) -> str:
        """With the article it has in a sentence: 2022, het eerste halfjaar 2022, maart 2022."""
        return f"het {self.naam}" if self.soort in {"kwartaal", "halfjaar"} else self.naam

    @property
    def kort(self) -> str:
        """For an axis, where room is short."""
        if self.soort == "maand":
            return f"{KORTE_MAANDEN[self.begin.month - 1]} {self.jaar}"
        if self.soort == "kwartaal":
            return f"{self.begin.month // 3 + 1}e kw. {self.jaar}"
        if self.soort == "halfjaar":
            return f"{self.begin.month // 6 + 1}e helft {self.jaar}"
        return str(self.jaar)

    @property
    def laatste_maand(self) -> str:
        """The last month in it, as "2022-03"; compares with `volledig_tot` of a stand."""
        maand = self.begin.month + PERIODES[self.soort] - 1
        return f"{self.jaar}-{maand:02}"

    @property
    def vorige_maand(self) -> "Tijdvak":
        """The month before this one begins."""
        return Tijdvak((self.begin - timedelta(days=1)).replace(day=1), "maand")

    @property
    def vorig_jaar(self) -> "Tijdvak":
        """The same period one year earlier."""
        return Tijdvak(self.begin.replace(year=self.jaar - 1), self.soort)


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A value in one place, one period and, where the table has dimensions, one group.

    waarde is in the unit of the indicator; None when it is withheld or unknown, `status` says which.
    `uitsplitsing` has the group as dimensions and their values; `groep` is how it is called.
    """

    plaats: Plaats
    tijdvak: Tijdvak
    groep: str | None
    waarde: float | None
    status: Status
    voorlopig: bool
    eenheid: Eenheid
    uitsplitsing: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, rij: Rij, plaatsen: Mapping[str, Plaats], eenheid: Eenheid) -> "Cijfer":
        """Make the figure of a published row that has a gebied or a gemeente."""
        code = str(rij.dimensies["gemeente"] if "gemeente" in rij.dimensies else rij.dimensies["gebied"])
        delen = tuple((naam, str(waarde)) for naam, waarde in rij.dimensies.items() if naam in DIMENSIES)
        return cls(
            plaatsen[code],
            Tijdvak.of(rij.dimensies),
            ", ".join(waarde for _, waarde in delen) or None,
            rij.waarde,
            rij.status,
            rij.voorlopig,
            eenheid,
            delen,
        )

    @property
    def tekst(self) -> str:
        """The value as people read it; withheld, unknown and zero look different."""
        if self.waarde is not None:
            return self.eenheid.schrijf(self.waarde)
        return ZONDER_WAARDE[self.status][0]

    @property
    def kaal(self) -> str:
        """The same without the name of the unit."""
        return self.tekst if self.waarde is None else self.eenheid.kaal.schrijf(self.waarde)

    @property
    def groot(self) -> str:
        """The value as a headline: millions are shortened."""
        return self.tekst if self.waarde is None else in_het_groot(self.waarde, self.eenheid)

    @property
    def uitleg(self) -> str:
        """The value in words, for a screen reader and a tooltip."""
        if self.waarde is None:
            return ZONDER_WAARDE[self.status][1]
        return f"{self.tekst} (voorlopig)" if self.voorlopig else self.tekst


def in_het_groot(waarde: float, eenheid: Eenheid) -> str:
    """A value as in a headline, with its unit: millions are shortened."""
    deler, kort = eenheid.schaal(abs(waarde))
    if deler < 1e6:
        return eenheid.schrijf(waarde)
    return f"{replace(kort, voor=eenheid.voor).schrijf(waarde / deler)} miljoen"


def datum(dag: date) -> str:
    """A day in full: 1 oktober 2026."""
    return f"{dag.day} {format_month(dag)}"


@dataclass(frozen=True, slots=True)
class Verandering:
    """The difference of a figure with the same period one year earlier, in words."""

    tekst: str
    oordeel: str = ""  # "gewenst" | "ongewenst" | ""


def verandering(nu: Cijfer | None, eerder: Cijfer | None, richting: str) -> Verandering:
    """Say how much a figure changed and, where the indicator has a direction, whether that is the right way.

    A share changes in percentage points, a grade and an index in points, anything else in per cent, and what
    doubled in how many times; an amount that was below zero has neither. Nothing is said about a figure that
    is withheld or unknown.
    """
    if nu is None or nu.waarde is None:
        return Verandering("")
    if eerder is None or eerder.waarde is None:
        return Verandering("Er is geen cijfer van een jaar eerder om mee te vergelijken.")
    verschil = nu.waarde - eerder.waarde
    als = "dan"
    woord = "hoger" if verschil > 0 else "lager"
    if nu.eenheid.verschil_na:
        afgerond = round(verschil, nu.eenheid.decimalen)
        omvang = Eenheid("", decimalen=nu.eenheid.decimalen).schrijf(abs(afgerond)) + nu.eenheid.verschil_na
    elif min(nu.waarde, eerder.waarde) < 0:
        afgerond = round(verschil, nu.eenheid.decimalen)
        omvang = nu.eenheid.schrijf(abs(afgerond))
    elif eerder.waarde and nu.waarde >= 2 * eerder.waarde:
        afgerond = nu.waarde / eerder.waarde
        omvang = Eenheid("", decimalen=1).schrijf(afgerond).removesuffix(",0") + " keer"
        woord, als = "zo hoog", "als"
    elif eerder.waarde:
        afgerond = 100 * verschil / eerder.waarde
        decimalen = 1 if abs(afgerond) < PROCENT_ZONDER_DECIMAAL else 0
        afgerond = round(afgerond, decimalen)
        omvang = Eenheid("", decimalen=decimalen).schrijf(abs(afgerond)) + "%"
    else:
        return Verandering(f"In {eerder.tijdvak.in_zin} was het nul.")
    if not afgerond:
        return Verandering(f"Gelijk aan {eerder.tijdvak.in_zin}.")
    zin = f"{omvang} {woord} {als} in {eerder.tijdvak.in_zin}."
    if richting == Richting.GEEN_OORDEEL:
        return Verandering(zin)
    goed = (verschil > 0) == (richting == Richting.HOGER_IS_BETER)
    return Verandering(
        f"{zin} Dat is {'' if goed else 'niet '}de gewenste richting.",
        "gewenst" if goed else "ongewenst",
    )
