"""What the API gives and takes, as the classes its OpenAPI description is made from."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ninja import Field, Query, Schema
from pydantic import create_model

from jeugdregio.monitor.dimensies import DIMENSIES, Dimensie

UITLEG_STATUS: Final = (
    "'gepubliceerd'; 'voorlopig' (kan nog veranderen); 'onderdrukt' (niet getoond, om personen te "
    "beschermen, geen waarde); 'geen noemer' (niets om over te tellen, geen waarde); 'geen gegevens' (niet "
    "aangeleverd, geen waarde); 'verwacht' (een schatting van wat nog komt). Nul is een gepubliceerde waarde."
)


class Stand(Schema):
    """Which stand the figures come from."""

    peildatum: date = Field(description="Dag van de stand")
    regio: str = Field(description="Code van het gebied waarvoor de stand is gemaakt")
    volledig_tot: str = Field(description="Laatste maand waarover de berichten compleet zijn, JJJJ-MM")
    fictief: bool = Field(description="Waar als de regio verzonnen is")
    software_versie: str
    schema_versie: str


class Indicator(Schema):
    """An indicator with its definition."""

    code: str
    label: str
    thema: str | None
    eenheid: str
    definitie: str
    teller: str
    noemer: str | None
    bron: str
    richting: str
    beheerder: str
    versie: str
    sinds: date
    bedragsoort: str | None = Field(description="'ingediend' bij kosten")
    per: list[list[str]] = Field(description="De tabellen die zijn gepubliceerd, elk als lijst van dimensies")
    verwachting: bool = Field(description="Of er een verwachting van wordt gemaakt")
    bronnen: list[str] = Field(
        description="Tabellen die een gemeente apart aanlevert; leeg is: uit berichten"
    )
    vervallen: str | None = Field(description="Waarom deze definitie niet meer wordt berekend")


class Gebied(Schema):
    """A place with figures."""

    code: str
    naam: str
    soort: str


def _with_dimensions(basis: type[Schema], uitleg: Callable[[Dimensie], str]) -> Any:
    """The schema with an optional text field for each dimension there is."""
    velden: dict[str, Any] = {
        d.naam: (str | None, Field(None, description=uitleg(d))) for d in DIMENSIES.values()
    }
    return create_model(basis.__name__, __base__=basis, **velden)


class Uitsplitsing(Schema):
    """The dimensions of a figure; has those of its table, others are absent."""

    jaar: int | None = None
    halfjaar: str | None = None
    kwartaal: str | None = None
    maand: str | None = None
    gebied: str | None = None
    gemeente: str | None = None


UitsplitsingAlle: Any = _with_dimensions(Uitsplitsing, lambda d: d.betekenis)


class Cijfer(UitsplitsingAlle):  # type: ignore[misc]  # made from the list of dimensions, so of no class known here
    """A published figure."""

    waarde: float | None
    status: str = Field(description=UITLEG_STATUS)
    voorlopig: bool
    teller: float | None
    noemer: float | None
    schatting: float | None = Field(None, description="Wat een voorlopig bedrag naar verwachting wordt")
    ondergrens: float | None = None
    bovengrens: float | None = None


class Cijfers(Schema):
    """Figures of one table, with what must be said with them."""

    indicator: str
    versie: str
    eenheid: str
    peildatum: date
    per: list[str]
    cijfers: list[Cijfer]


class Verwachting(Schema):
    """What a period is expected to become; it has no value yet, or none that is whole."""

    jaar: int | None = None
    maand: str | None = Field(None, description="JJJJ-MM")
    gebied: str | None = None
    gemeente: str | None = None
    schatting: float = Field(description="Het midden van wat het naar verwachting wordt")
    ondergrens: float = Field(description="In 95 van de 100 gevallen ligt de uitkomst hierboven en ...")
    bovengrens: float = Field(description="... hieronder, als het gaat zoals het ging")
    status: str = Field(description="Altijd 'verwacht'")


class Verwachtingen(Schema):
    """The forecast of one table, to the end of the next year."""

    indicator: str
    versie: str
    eenheid: str
    peildatum: date
    per: list[str]
    gevraagd: bool = Field(description="Waar als van deze indicator verwachtingen worden gemaakt")
    verwachtingen: list[Verwachting] = Field(
        description="Leeg als er minder dan drie jaar op rij bekend is, of het rekenpakket ontbrak"
    )


class Streefwaarde(Schema):
    """A target or budget, of a place and year."""

    plaats: str = Field(description="Code van een gebied of gemeente")
    jaar: int
    soort: str = Field(description="'doel' of 'begroting'")
    waarde: float = Field(description="In de eenheid van de indicator")
    bron: str


class Referentiecijfer(Schema):
    """A figure that somebody else published."""

    periode: str = Field(description="Jaar, halfjaar, kwartaal of maand: 2020, 2020-H2, 2020-K4 of 2020-12")
    naam: str = Field(description="Waarover het cijfer gaat, zoals Nederland")
    waarde: float = Field(description="In de eenheid van de indicator")
    bron: str


class Probleem(Schema):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class Tabel(Schema):
    """Which table and places; a list is separated by commas."""

    per: str | None = Field(
        None, description="Tabel: de dimensies met een komma ertussen, zoals jaar,gemeente"
    )
    gebied: str | None = Field(None, description="Codes van gebieden, met een komma ertussen")
    gemeente: str | None = Field(None, description="CBS-codes van gemeenten, met een komma ertussen")


class Filter(Tabel):
    """What to give of the figures of an indicator."""

    van: int | None = Field(None, ge=2000, le=2100, description="Eerste jaar")
    tot: int | None = Field(None, ge=2000, le=2100, description="Laatste jaar")


FilterAlle: Any = _with_dimensions(Filter, lambda d: f"Waarden van: {d.label.lower()}; meer met een |")

if TYPE_CHECKING:
    Tabelkeuze = Tabel
    Gevraagd = Filter  # a class made from the list of dimensions is no type to a checker
else:
    Tabelkeuze = Query[Tabel]
    Gevraagd = Query[FilterAlle]
