"""What holds for a product that is assigned (JW301) or asked for (JW315, JW317)."""

from collections.abc import Iterator
from datetime import date

from jeugdregio.ijw.codes import Eenheid, Frequentie, RedenWijziging
from jeugdregio.ijw.toetsen.regel import Breuk, Context
from jeugdregio.ijw.v3_2 import jw301, jw315, jw317
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.kern.vorm import format_day

MetProduct = jw301.ToegewezenProduct | jw315.AangevraagdProduct | jw317.NieuwProduct
Hulp = MetProduct | jw317.TeWijzigenProduct

_MET_PRODUCT = "JW301.ToegewezenProduct JW315.AangevraagdProduct JW317.NieuwProduct"
_HULP = f"{_MET_PRODUCT} JW317.TeWijzigenProduct"

OUDE_OMVANG = date(2020, 12, 31)
"""The last einddatum for which rules about the size of an assignment are those of before 2021."""
_GROTE_EENHEDEN = frozenset({Eenheid.ETMAAL, Eenheid.DAGDEEL, Eenheid.EURO, Eenheid.STUK_INSPANNING})
_NIET_PER_DAG = frozenset({Frequentie.PER_WEEK, Frequentie.PER_MAAND, Frequentie.TOTAAL})


def _end(hulp: Hulp) -> tuple[str, date | None]:
    """Give the attribute that holds the last day, and that day."""
    if isinstance(hulp, jw315.AangevraagdProduct):
        return "toewijzing_einddatum", hulp.toewijzing_einddatum
    return "einddatum", hulp.einddatum


@rule("CD041", retourcode="0001", where=_MET_PRODUCT)
def specific_product_has_a_size(hulp: MetProduct, context: Context) -> Iterator[Breuk]:
    """Indien Code in Product gevuld is, verplicht vullen."""
    if hulp.omvang is None and hulp.product is not None and hulp.product.code is not None:
        doe = (
            "Vul Omvang in."
            if hulp.budget is None
            else "Vul Omvang in plaats van Budget in, of laat de code weg."
        )
        yield Breuk(("omvang",), f"Het product heeft een code ({hulp.product.code}). {doe}")


@rule("CD075", retourcode="0001", where=_HULP)
def budget_has_an_end(hulp: Hulp, context: Context) -> Iterator[Breuk]:
    """Verplicht vullen indien Budget gevuld is"""
    if hulp.budget is not None:
        attribuut, eind = _end(hulp)
        if eind is None:
            yield Breuk((attribuut,), "Bij een budget hoort een laatste dag. Vul de einddatum in.")


@rule("CD076", retourcode="0001", where=_HULP)
def size_per_week_has_an_end(hulp: Hulp, context: Context) -> Iterator[Breuk]:
    """Verplicht vullen indien Frequentie waarde 2 (per week)"""
    if hulp.omvang is not None and hulp.omvang.frequentie == Frequentie.PER_WEEK:
        attribuut, eind = _end(hulp)
        if eind is None:
            yield Breuk(
                (attribuut,), "Bij frequentie 2 (per week) hoort een laatste dag. Vul de einddatum in."
            )


@rule("CD077", retourcode="0001", where=_HULP)
def budget_goes_without_a_size(hulp: Hulp, context: Context) -> Iterator[Breuk]:
    """Indien Budget gevuld is, dan leeg laten"""
    if hulp.omvang is not None and hulp.budget is not None:
        yield Breuk(("omvang",), "Er is een budget. Laat Omvang weg, of laat Budget weg.")


@rule("CD078", retourcode="0001", where=_HULP)
def size_goes_without_a_budget(hulp: Hulp, context: Context) -> Iterator[Breuk]:
    """Indien Omvang gevuld is, dan leeg laten"""
    if hulp.omvang is not None and hulp.budget is not None:
        yield Breuk(("budget",), "Er is een omvang. Laat Budget weg, of laat Omvang weg.")


@rule("CD079", retourcode="0001", where=_MET_PRODUCT)
def without_a_budget_there_is_a_product(hulp: MetProduct, context: Context) -> Iterator[Breuk]:
    """Indien Budget leeg is, dan verplicht vullen"""
    if hulp.product is None and hulp.budget is None:
        yield Breuk(("product",), "Er is geen budget. Vul Product in, met de categorie.")


def _size_without_a_code(hulp: MetProduct) -> Iterator[Breuk]:
    if hulp.omvang is None or (hulp.product is not None and hulp.product.code is not None):
        return
    _, eind = _end(hulp)
    if eind is None or eind > OUDE_OMVANG:
        yield Breuk(("omvang",), "Het product heeft geen code. Laat Omvang weg, of vul de productcode in.")


@rule("CD080", retourcode="0001", where="JW301.ToegewezenProduct")
def assignment_without_a_code_has_no_size(
    product: jw301.ToegewezenProduct, context: Context
) -> Iterator[Breuk]:
    """Indien Code in Product leeg is en Einddatum van het ToegewezenProduct groter dan 31-12-2020 of leeg is,
    dan leeg laten
    """
    return _size_without_a_code(product)


@rule("CD095", retourcode="0001", where="JW315.AangevraagdProduct")
def request_without_a_code_has_no_size(
    product: jw315.AangevraagdProduct, context: Context
) -> Iterator[Breuk]:
    """Indien Code in AangevraagdProduct leeg is en ToewijzingEinddatum van het AangevraagdProduct groter dan
    31-12-2020 of leeg is, dan leeg laten
    """
    return _size_without_a_code(product)


@rule("CD096", retourcode="0001", where="JW317.NieuwProduct")
def new_product_without_a_code_has_no_size(product: jw317.NieuwProduct, context: Context) -> Iterator[Breuk]:
    """Indien Code in NieuwProduct leeg is en Einddatum groter dan 31-12-2020 of leeg is, dan leeg laten"""
    return _size_without_a_code(product)


@rule("CS003", retourcode="0001", where=f"JW301.Contact {_HULP}")
def end_is_not_before_begin(deel: jw301.Contact | Hulp, context: Context) -> Iterator[Breuk]:
    """Indien van toepassing vullen met een waarde die groter is dan, of gelijk is aan de Begindatum (of
    Ingangsdatum) van de aangeduide periode.
    """
    begin: date | None
    match deel:
        case jw301.Contact():
            if deel.periode is None:
                return
            stappen: tuple[str, ...] = ("periode", "einddatum")
            begin, eind = deel.periode.begindatum, deel.periode.einddatum
        case jw301.ToegewezenProduct():
            stappen, begin, eind = ("einddatum",), deel.ingangsdatum, deel.einddatum
        case jw315.AangevraagdProduct():
            stappen, begin, eind = (
                ("toewijzing_einddatum",),
                deel.toewijzing_ingangsdatum,
                deel.toewijzing_einddatum,
            )
        case _:
            stappen, begin, eind = ("einddatum",), deel.gewenste_ingangsdatum, deel.einddatum
    if begin is not None and eind is not None and eind < begin:
        tekst = f"De laatste dag ({format_day(eind)}) ligt voor de eerste ({format_day(begin)})."
        yield Breuk(stappen, f"{tekst} Verbeter een van de twee.")


@rule("CS335", retourcode="0001", where="JW301.ToegewezenProduct")
def removed_assignment_lasts_no_time(product: jw301.ToegewezenProduct, context: Context) -> Iterator[Breuk]:
    """RedenWijziging 13 (verwijderd) mag alleen gebruikt worden indien de ingangsdatum gelijk is aan de
    einddatum
    """
    if product.reden_wijziging == RedenWijziging.VERWIJDERD and product.ingangsdatum != product.einddatum:
        yield Breuk(
            ("reden_wijziging",),
            "Een toewijzing met reden 13 (verwijderd) eindigt op de ingangsdatum. Maak de einddatum daaraan "
            "gelijk, of kies een andere reden.",
        )


@rule("CS336", retourcode="0001", where="JW301.ToegewezenProduct")
def lapsed_reason_is_not_used(product: jw301.ToegewezenProduct, context: Context) -> Iterator[Breuk]:
    """01 (Administratieve correctie (vervallen)) niet gebruiken"""
    if product.reden_wijziging == RedenWijziging.VERVALLEN:
        yield Breuk(
            ("reden_wijziging",),
            "Reden 01 (administratieve correctie) is vervallen. Kies 13 (verwijderd), 14 (administratieve "
            "correctie) of een andere reden.",
        )


def _frequency_of_unit(hulp: Hulp) -> Iterator[Breuk]:
    omvang = hulp.omvang
    if omvang is None or omvang.frequentie in _NIET_PER_DAG or omvang.eenheid not in _GROTE_EENHEDEN:
        return
    _, eind = _end(hulp)
    if eind is None or eind > OUDE_OMVANG:
        yield Breuk(
            ("omvang", "frequentie"),
            f"Frequentie is {omvang.frequentie}. Vul bij eenheid {omvang.eenheid} 2 (per week), "
            "4 (per maand) of 6 (hele duur) in.",
        )


@rule("CS338", retourcode="0001", where="JW301.ToegewezenProduct JW317.NieuwProduct JW317.TeWijzigenProduct")
def frequency_fits_unit(hulp: Hulp, context: Context) -> Iterator[Breuk]:
    """Indien eenheid de waarde 14, 16, 83 of 84 heeft en Einddatum groter dan 31-12-2020 of leeg is, dan
    Frequentie vullen met de waarde 2 , 4 of 6
    """
    return _frequency_of_unit(hulp)


@rule("CS343", retourcode="0001", where="JW315.AangevraagdProduct")
def requested_frequency_fits_unit(product: jw315.AangevraagdProduct, context: Context) -> Iterator[Breuk]:
    """Indien eenheid de waarde 14, 16, 83 of 84 heeft en ToewijzingEinddatum is groter dan 31-12-2020 of
    leeg, dan Frequentie vullen met waarde 2, 4 of 6
    """
    return _frequency_of_unit(product)
