"""Rules within a claim (JW323) and its answer (JW325). Source: Zorginstituut Nederland, iJw 3.2.

Amounts are whole cents, and so is the product of a whole volume and a tariff: nothing is rounded.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from jeugdregio.ijw.codes import DebetCredit, Eenheid, Retourcode
from jeugdregio.ijw.toetsen.regel import Breuk, Context
from jeugdregio.ijw.v3_2 import jw323, jw325
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.kern.geld import format_euro, signed_cents
from jeugdregio.kern.vorm import format_day

EERSTE_DAG = date(2021, 1, 1)
MAXIMUM_JAREN = 5


@rule("CD060", retourcode="0001", where="JW323.Prestatie JW325.Prestatie")
def credit_names_the_line_it_takes_back(prestatie: jw323.Prestatie, context: Context) -> Iterator[Breuk]:
    """Verplicht vullen indien DebetCredit bij het ingediende bedrag de waarde C (credit) heeft, anders leeg
    laten.
    """
    is_credit = prestatie.ingediend_bedrag.debet_credit == DebetCredit.CREDIT
    if is_credit == (prestatie.product_referentie.vorig_referentie_nummer is None):
        yield Breuk(
            ("product_referentie", "vorig_referentie_nummer"),
            "Dit is een creditregel. Vul in VorigReferentieNummer in welke regel u crediteert."
            if is_credit
            else "Dit is een debetregel. Laat VorigReferentieNummer weg.",
        )


@rule("CD087", retourcode="0001", where="JW323.Prestatie")
def tarief_goes_with_a_unit(prestatie: jw323.Prestatie, context: Context) -> Iterator[Breuk]:
    """Als eenheid ongelijk is aan 83 (euro’s) dan verplicht vullen, anders leeg laten."""
    if (prestatie.product_tarief is None) != (prestatie.eenheid == Eenheid.EURO):
        yield Breuk(
            ("product_tarief",),
            "Bij deze eenheid hoort een tarief. Vul ProductTarief in."
            if prestatie.product_tarief is None
            else "Bij eenheid 83 (euro’s) hoort geen tarief. Laat ProductTarief weg.",
        )


@rule("CS100", retourcode="0001", where="JW323.Declaratie JW323.Prestatie")
def periode_is_not_before_2021(deel: jw323.Declaratie | jw323.Prestatie, context: Context) -> Iterator[Breuk]:
    """Vullen met een datum die groter dan of gelijk is aan 01-01-2021"""
    if isinstance(deel, jw323.Prestatie):
        naam, periode = "product_periode", deel.product_periode
    else:
        naam, periode = "declaratie_periode", deel.declaratie_periode
    if periode.begindatum < EERSTE_DAG:
        yield _before_first_day(naam, "begindatum", periode.begindatum)
    if periode.einddatum < EERSTE_DAG:
        yield _before_first_day(naam, "einddatum", periode.einddatum)


def _before_first_day(periode: str, attribuut: str, dag: date) -> Breuk:
    return Breuk(
        (periode, attribuut),
        f"{attribuut.capitalize()} {format_day(dag)} ligt voor {format_day(EERSTE_DAG)}. "
        "Declareer die hulp buiten de berichten om.",
    )


@rule(
    "CS325",
    retourcode="0001",
    where="JW323.Declaratie JW323.Prestatie JW325.DeclaratieAntwoord JW325.Prestatie",
)
def nothing_is_debet(
    deel: jw323.Declaratie | jw323.Prestatie | jw325.DeclaratieAntwoord, context: Context
) -> Iterator[Breuk]:
    """Indien (Totaal)Bedrag de waarde 0 heeft, dan DebetCredit vullen met D (Debet)."""
    if isinstance(deel, jw323.Prestatie):
        bedrag = deel.ingediend_bedrag
        if bedrag.bedrag == 0 and bedrag.debet_credit == DebetCredit.CREDIT:
            yield _not_debet("ingediend_bedrag")
        return
    totaal = deel.totaal_ingediend_bedrag
    if totaal.totaal_bedrag == 0 and totaal.debet_credit == DebetCredit.CREDIT:
        yield _not_debet("totaal_ingediend_bedrag")
    if isinstance(deel, jw325.DeclaratieAntwoord):
        totaal = deel.totaal_toegekend_bedrag
        if totaal.totaal_bedrag == 0 and totaal.debet_credit == DebetCredit.CREDIT:
            yield _not_debet("totaal_toegekend_bedrag")


def _not_debet(bedrag: str) -> Breuk:
    return Breuk((bedrag, "debet_credit"), "Het bedrag is 0. Vul bij DebetCredit D (debet) in.")


@rule("CS337", retourcode="0001", where="JW323.Prestatie")
def product_periode_lies_in_one_month(prestatie: jw323.Prestatie, context: Context) -> Iterator[Breuk]:
    """Einddatum in de ProductPeriode vullen met een datum die valt in dezelfde kalendermaand en jaar als de
    Begindatum van de ProductPeriode
    """
    begin, eind = prestatie.product_periode.begindatum, prestatie.product_periode.einddatum
    if begin.month != eind.month or begin.year != eind.year:
        yield Breuk(
            ("product_periode", "einddatum"),
            f"Einddatum {format_day(eind)} ligt niet in de kalendermaand van Begindatum {format_day(begin)}. "
            "Maak een regel per maand.",
        )


@rule("CS339", retourcode="0001", where="JW323.Prestatie")
def amount_in_euros_is_the_volume(prestatie: jw323.Prestatie, context: Context) -> Iterator[Breuk]:
    """Indien Eenheid de waarde 83 (euro’s) heeft, moet IngediendBedrag gelijk zijn aan GeleverdVolume."""
    bedrag, volume = prestatie.ingediend_bedrag.bedrag, prestatie.geleverd_volume
    if prestatie.eenheid == Eenheid.EURO and bedrag != volume:
        yield Breuk(
            ("ingediend_bedrag", "bedrag"),
            "Bij eenheid 83 (euro’s) is het bedrag gelijk aan het volume. IngediendBedrag is "
            f"{format_euro(bedrag)}, GeleverdVolume {format_euro(volume)}. Verbeter een van de twee.",
        )


@rule("CS340", retourcode="0001", where="JW323.Declaratie")
def declaratie_periode_is_a_month(declaratie: jw323.Declaratie, context: Context) -> Iterator[Breuk]:
    """De periode is exact gelijk aan 1 hele kalendermaand"""
    begin, eind = declaratie.declaratie_periode.begindatum, declaratie.declaratie_periode.einddatum
    # the day after the 31st of December 9999 does not exist; that month is whole all the same
    is_last_day = eind == date.max or (eind + timedelta(days=1)).day == 1
    if begin.day != 1 or not is_last_day or (begin.year, begin.month) != (eind.year, eind.month):
        yield Breuk(
            ("declaratie_periode",),
            f"De periode van {format_day(begin)} tot en met {format_day(eind)} is niet precies een maand. "
            "Vul de eerste en de laatste dag van de maand in.",
        )


@rule("TR137", retourcode="0001", where="JW323.Declaratie JW323.Prestatie JW325.Prestatie")
def periode_ends_after_it_begins_and_before_the_message(
    deel: jw323.Declaratie | jw323.Prestatie, context: Context
) -> Iterator[Breuk]:
    """Vullen met een waarde die groter is dan, of gelijk is aan de Begindatum van de aangeduide periode én
    die niet groter is dan de Dagtekening van het bericht.
    """
    if isinstance(deel, jw323.Prestatie):
        naam, periode = "product_periode", deel.product_periode
    else:
        naam, periode = "declaratie_periode", deel.declaratie_periode
    eind = periode.einddatum
    if eind < periode.begindatum:
        yield Breuk(
            (naam, "einddatum"),
            f"Einddatum {format_day(eind)} ligt voor Begindatum {format_day(periode.begindatum)}. "
            "Verbeter een van de twee.",
        )
    dagtekening: date = context.romp.header.bericht_identificatie.dagtekening
    if eind > dagtekening:
        yield Breuk(
            (naam, "einddatum"),
            f"Einddatum {format_day(eind)} ligt na de dagtekening van het bericht, "
            f"{format_day(dagtekening)}. Verbeter de datum.",
        )


@rule("TR315", retourcode="0001", where="JW323.Prestatie")
class CreditedOnce:
    """VorigReferentieNummer van de Prestatie moet uniek zijn in het bericht."""

    def __init__(self) -> None:
        self._gecrediteerd: set[str] = set()

    def __call__(self, prestatie: jw323.Prestatie, context: Context) -> Iterator[Breuk]:
        """Compare what the line takes back with what lines before it take back."""
        vorig = prestatie.product_referentie.vorig_referentie_nummer
        if vorig is None:
            return
        if vorig in self._gecrediteerd:
            yield Breuk(
                ("product_referentie", "vorig_referentie_nummer"),
                "Een eerdere regel in dit bericht crediteert dezelfde debetregel. Laat deze creditregel weg.",
            )
        self._gecrediteerd.add(vorig)


@rule("TR316", retourcode="0001", where="JW323.Prestatie")
class CreditedInAnotherMessage:
    """Debetregels mogen niet in hetzelfde bericht gecrediteerd worden."""

    def __init__(self) -> None:
        self._debet: set[str] = set()
        self._gecrediteerd: set[str] = set()

    def __call__(self, prestatie: jw323.Prestatie, context: Context) -> Iterator[Breuk]:
        """Compare a credit with the debets before it, and a debet with the credits before it."""
        referentie = prestatie.product_referentie
        if prestatie.ingediend_bedrag.debet_credit == DebetCredit.DEBET:
            self._debet.add(referentie.referentie_nummer)
            if referentie.referentie_nummer in self._gecrediteerd:
                tekst = "Een andere regel in dit bericht crediteert deze debetregel. Laat beide regels weg."
                yield Breuk(("product_referentie", "referentie_nummer"), tekst)
            return
        vorig = referentie.vorig_referentie_nummer
        if vorig is not None:
            self._gecrediteerd.add(vorig)
            if vorig in self._debet:
                tekst = "De regel die u crediteert, staat in hetzelfde bericht. Laat beide regels weg."
                yield Breuk(("product_referentie", "vorig_referentie_nummer"), tekst)


@rule("TR319", retourcode="9319", where="JW323.Prestatie")
def product_periode_is_not_of_a_later_declaratie(
    prestatie: jw323.Prestatie, context: Context
) -> Iterator[Breuk]:
    """Een declaratiebericht bevat alleen prestaties waarvan de ProductPeriode valt binnen de huidige, of een
    voorgaande declaratieperiode.
    """
    eind = prestatie.product_periode.einddatum
    laatste: date = context.romp.declaratie.declaratie_periode.einddatum
    if eind > laatste:
        yield Breuk(
            ("product_periode", "einddatum"),
            f"Einddatum {format_day(eind)} ligt na de declaratieperiode, tot en met {format_day(laatste)}. "
            "Declareer deze hulp in een latere periode.",
        )


@rule("TR335", retourcode="0001", where="JW323.Prestatie")
class NotTooLongAgo:
    """Einddatum mag niet meer dan 5 jaar voor DeclaratieDagtekening liggen."""

    def __init__(self) -> None:
        self._grens: date | None = None

    def __call__(self, prestatie: jw323.Prestatie, context: Context) -> Iterator[Breuk]:
        """Compare with the limit, which is one for the whole message."""
        if self._grens is None:
            self._grens = _years_before(context.romp.declaratie.declaratie_dagtekening, MAXIMUM_JAREN)
        eind = prestatie.product_periode.einddatum
        if eind < self._grens:
            tekst = (
                f"Einddatum {format_day(eind)} ligt meer dan {MAXIMUM_JAREN} jaar voor de declaratie. "
                "Zo oude hulp kan niet met een bericht worden gedeclareerd."
            )
            yield Breuk(("product_periode", "einddatum"), tekst)


def _years_before(dag: date, jaren: int) -> date:
    """Give the same day some years before; of the 29th of February, the 28th where there is no such day."""
    if dag.year <= jaren:
        return date.min
    try:
        return dag.replace(year=dag.year - jaren)
    except ValueError:
        return dag.replace(year=dag.year - jaren, day=28)


@rule("TR342", retourcode="0001", where="JW325.Prestatie")
class OnlyRefusedLines:
    """Alleen afgewezen Prestaties dienen meegestuurd te worden in het declaratie-antwoordbericht op een
    declaratie.
    """

    def __init__(self) -> None:
        self._alleen_met_declaratie = False

    def __call__(self, prestatie: jw325.Prestatie, context: Context) -> Iterator[Breuk]:
        """Look for a code that refuses; those of the declaratie come after its lines."""
        codes = prestatie.retour_codes
        if _refuses(codes):
            return
        if Retourcode.NIET_BEOORDEELD not in codes.retour_code:
            yield Breuk(
                ("retour_codes",),
                "De retourcodes van deze regel wijzen hem niet af. Laat de regel weg uit het antwoord, of "
                "geef de retourcode waarom hij is afgewezen.",
            )
        elif not _refuses(context.eenheid.retour_codes) and not _refuses(context.romp.header.retour_codes):
            self._alleen_met_declaratie = True

    def finish(self, context: Context) -> Iterator[Breuk]:
        """Judge the lines that are refused only where the declaratie is."""
        antwoord = context.romp.declaratie_antwoord
        if self._alleen_met_declaratie and not _refuses(antwoord.retour_codes):
            yield Breuk(
                ("declaratie_antwoord", "retour_codes"),
                "Er zijn regels met 0233 (niet beoordeeld), terwijl hun jeugdige en de declaratie niet zijn "
                "afgewezen. Laat die regels weg, of geef de retourcode waarom zij zijn afgewezen.",
            )


def _refuses(codes: jw325.RetourCodes) -> bool:
    return not Retourcode.AKKOORD.issuperset(codes.retour_code)


@rule("TR358", retourcode="0001", where="JW323.Prestatie")
class TotalIsTheSum:
    """De waarde van TotaalBedrag in TotaalIngediendBedrag moet gelijk zijn aan de SOM van de waarden van
    Bedrag in Ingediendbedrag in alle onderliggende Prestaties, rekening houdend met indicatie debet/credit.
    """

    def __init__(self) -> None:
        self._som = 0

    def __call__(self, prestatie: jw323.Prestatie, context: Context) -> Iterator[Breuk]:
        """Add the line."""
        bedrag = prestatie.ingediend_bedrag
        self._som += signed_cents(bedrag.bedrag, bedrag.debet_credit)
        return iter(())

    def finish(self, context: Context) -> Iterator[Breuk]:
        """Compare the sum with what the sender says."""
        opgegeven = context.romp.declaratie.totaal_ingediend_bedrag
        totaal = signed_cents(opgegeven.totaal_bedrag, opgegeven.debet_credit)
        if self._som != totaal:
            yield Breuk(
                ("declaratie", "totaal_ingediend_bedrag"),
                f"TotaalIngediendBedrag is {format_euro(totaal)}, maar de regels zijn samen "
                f"{format_euro(self._som)}. Verbeter het totaal.",
            )


@rule("TR416", retourcode="0001", where="JW323.Client")
def product_is_declared_once_a_periode(client: jw323.Client, context: Context) -> Iterator[Breuk]:
    """Prestatie met DebetCredit in IngediendBedrag waarde Debet mag alleen ingezonden worden voor dezelfde
    ProductPeriode, ProductCategorie en ProductCode met gelijk ToewijzingNummer als er niet al een Prestatie
    met waarde Debet is.
    """
    # per client: the number of an assignment is that of one client (TR304, TR338 judge that it is)
    eerste: dict[object, int] = {}
    for nummer, prestatie in enumerate(client.prestaties.prestatie):
        if prestatie.ingediend_bedrag.debet_credit == DebetCredit.DEBET:
            periode = prestatie.product_periode
            sleutel = (
                prestatie.toewijzing_nummer,
                prestatie.product_code,
                prestatie.product_categorie,
                periode.begindatum,
                periode.einddatum,
            )
            if eerste.setdefault(sleutel, nummer) != nummer:
                yield Breuk(
                    ("prestaties", "prestatie", nummer),
                    "Er is al een debetregel voor deze toewijzing, dit product en deze periode: "
                    f"Prestatie {eerste[sleutel] + 1}. Voeg de regels samen.",
                )
