"""Rules on a declaration (JW323) against the register. Source: Zorginstituut Nederland, iJw 3.2.

Credits are judged before debits (OP366). A credit is compared with the line it takes back, not with the
assignment: that may have changed since, and taking back must stay possible. No line is refused for want of a
start or stop (OP364).
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from jeugdregio.ijw.codes import DebetCredit
from jeugdregio.ijw.register.vragen import Register, Tarief, bericht_sleutel, debet_sleutel
from jeugdregio.ijw.toetsen.regel import Breuk, Context, NietTeControleren, Stap, Uitkomst
from jeugdregio.ijw.v3_2 import jw323
from jeugdregio.ijw.v3_2.regels.register_gedeeld import (
    absent,
    nothing_found,
    own_toewijzing,
    register_rule,
    toewijzing_of_debit,
)
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.ijw.v3_2.rijen import DeclaratieRij, PrestatieRij
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.kern.geld import format_euro
from jeugdregio.kern.periode import maand
from jeugdregio.kern.vorm import format_day

_NUMMER = ("toewijzing_nummer",)
_REFERENTIE = ("product_referentie", "referentie_nummer")
_VORIGE = ("product_referentie", "vorig_referentie_nummer")
_BEGIN = ("product_periode", "begindatum")
_EINDE = ("product_periode", "einddatum")

_GEDECLAREERD: tuple[tuple[str, tuple[Stap, ...]], ...] = (
    ("categorie", ("product_categorie",)),
    ("productcode", ("product_code",)),
    ("begindatum", _BEGIN),
    ("einddatum", _EINDE),
    ("volume", ("geleverd_volume",)),
    ("eenheid", ("eenheid",)),
)
"""What a credit repeats of the line it takes back, apart from the amount: field of the row, and its place."""
_GEHEEL = (
    "De regel die u crediteert zegt hier iets anders. Neem de waarde daarvan over: een regel wordt in zijn "
    "geheel gecrediteerd."
)

_HIAAT = NietTeControleren("Of in de overgeslagen maanden hulp is geleverd, staat niet in het register.")
_TARIEF_ONBEKEND = NietTeControleren("Van dit product is op een of meer dagen geen contracttarief bekend.")
_ANDERE_EENHEID = NietTeControleren("Het contract heeft voor dit product een tarief in een andere eenheid.")


@register_rule("TR333", retourcode="9333", where="JW323.Declaratie")
def declaratie_nummer_is_new(rij: DeclaratieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """DeclaratieNummer van de Declaratie moet uniek zijn voor de aanbieder binnen het wettelijk domein
    waarop de Declaratie betrekking heeft.
    """
    if register.declaratie(kop.agb, rij.declaratie_nummer) is not None:
        tekst = "Dit declaratienummer is al gebruikt. Geef de declaratie een nieuw nummer."
        yield Breuk(("declaratie_nummer",), tekst)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR318", retourcode="8214", where="JW323.Declaratie")
def periode_follows_the_one_before(rij: DeclaratieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien iedere DeclaratiePeriode zorg is geleverd, moet DeclaratiePeriode de kalendermaand volgend
    op voorgaande DeclaratiePeriode zijn.
    """
    vorige = register.vorige_declaratieperiode(kop.gemeentecode, kop.agb, kop.dagtekening or date.max)
    if vorige is None:
        yield from nothing_found(kop, register)
    elif rij.begindatum < vorige:
        yield Breuk(
            ("declaratie_periode", "begindatum"),
            f"Er is al gedeclareerd over de maand vanaf {format_day(vorige)}. Declareer over die maand of de "
            "volgende; hulp uit eerdere maanden mag daarin staan.",
        )
    elif rij.begindatum > maand(vorige.year, vorige.month).begin + timedelta(days=31):
        yield _HIAAT


@register_rule("TR338", retourcode="9338", where="JW323.Prestatie")
def line_has_toewijzing(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """De Prestatie is gerelateerd aan een ToegewezenProduct op basis van het Toewijzingnummer."""
    if own_toewijzing(rij.toewijzing_nummer, kop, register) is None:
        tekst = "De gemeente gaf de aanbieder geen toewijzing met dit nummer. Kijk het nummer na."
        yield from absent(kop, register, _NUMMER, tekst)


@register_rule("TR384", retourcode="9384", where="JW323.Prestatie")
def toewijzing_is_not_removed(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Het is niet toegestaan te declareren op een toewijzing met RedenWijziging waarde "13" (Verwijderd)."""
    toewijzing = yield from toewijzing_of_debit(rij, kop, register)
    if toewijzing is not None and toewijzing.verwijderd:
        tekst = "De gemeente heeft deze toewijzing verwijderd. Neem contact op met de gemeente."
        yield Breuk(_NUMMER, tekst)


@register_rule("TR307", retourcode="9307", where="JW323.Prestatie")
def line_begins_within_toewijzing(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Begindatum in ProductPeriode in Prestatie moet groter dan of gelijk zijn aan Ingangsdatum in
    ToegewezenProduct.
    """
    toewijzing = yield from toewijzing_of_debit(rij, kop, register)
    if toewijzing is not None and rij.begindatum < toewijzing.ingangsdatum:
        dag = format_day(toewijzing.ingangsdatum)
        tekst = f"De toewijzing gaat pas in op {dag}. Laat de periode niet eerder beginnen."
        yield from absent(kop, register, _BEGIN, tekst)


@register_rule("TR308", retourcode="9308", where="JW323.Prestatie")
def line_ends_within_toewijzing(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Einddatum in ProductPeriode in Prestatie moet kleiner dan of gelijk zijn aan Einddatum in
    ToegewezenProduct, indien die gevuld is.
    """
    toewijzing = yield from toewijzing_of_debit(rij, kop, register)
    if toewijzing is not None and toewijzing.einddatum is not None and rij.einddatum > toewijzing.einddatum:
        dag = format_day(toewijzing.einddatum)
        tekst = f"De toewijzing eindigt op {dag}. Laat de periode niet later eindigen."
        yield from absent(kop, register, _EINDE, tekst)


@register_rule("TR387", retourcode="9387", where="JW323.Prestatie")
def line_begins_with_the_month(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """De Begindatum van een ProductPeriode is altijd de eerste dag van de kalendermaand waarop de
    ProductPeriode betrekking heeft tenzij de Ingangsdatum van de toewijzing later in de betreffende maand
    ligt.
    """
    if rij.begindatum.day == 1:
        return
    toewijzing = yield from toewijzing_of_debit(rij, kop, register)
    if toewijzing is not None and rij.begindatum != toewijzing.ingangsdatum:
        tekst = "Begin op de eerste dag van de maand, of op de dag waarop de toewijzing ingaat."
        yield from absent(kop, register, _BEGIN, tekst)


@register_rule("TR388", retourcode="9388", where="JW323.Prestatie")
def line_ends_with_the_month(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """De Einddatum van een ProductPeriode is altijd de laatste dag van de kalendermaand waarop de
    ProductPeriode betrekking heeft tenzij de Einddatum van de toewijzing eerder in de betreffende maand
    ligt.
    """
    if rij.einddatum == maand(rij.einddatum.year, rij.einddatum.month).einde:
        return
    toewijzing = yield from toewijzing_of_debit(rij, kop, register)
    if toewijzing is not None and rij.einddatum != toewijzing.einddatum:
        tekst = "Eindig op de laatste dag van de maand, of op de dag waarop de toewijzing eindigt."
        yield from absent(kop, register, _EINDE, tekst)


@register_rule("TR339", retourcode="9339", where="JW323.Prestatie")
def categorie_is_that_of_toewijzing(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """ProductCategorie in Prestatie moet gelijk zijn aan ProductCategorie in het ToegewezenProduct indien
    deze opgenomen is.
    """
    toewijzing = yield from toewijzing_of_debit(rij, kop, register)
    if toewijzing is not None and toewijzing.categorie not in ("", rij.categorie):
        tekst = f"Toegewezen is categorie {toewijzing.categorie}. Declareer een product daaruit."
        yield Breuk(("product_categorie",), tekst)


@register_rule("TR340", retourcode="9340", where="JW323.Prestatie")
def product_is_that_of_toewijzing(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """ProductCode in Prestatie moet gelijk zijn aan ProductCode in het ToegewezenProduct, indien deze
    opgenomen is.
    """
    toewijzing = yield from toewijzing_of_debit(rij, kop, register)
    if toewijzing is not None and toewijzing.productcode not in ("", rij.productcode):
        tekst = f"Toegewezen is product {toewijzing.productcode}. Declareer dat product."
        yield Breuk(("product_code",), tekst)


@register_rule("TR314", retourcode="8021", where="JW323.Prestatie")
def reference_is_new(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """ReferentieNummer van de Prestatie moet uniek zijn voor de aanbieder binnen het wettelijk domein
    waarop de Prestatie betrekking heeft, zowel binnen één bericht als berichtoverstijgend.
    """
    # the lines of the message itself were compared while it was read
    eerdere = register.prestatie(kop.agb, rij.referentie_nummer)
    if eerdere is None or eerdere.geweigerd or eerdere.bericht == bericht_sleutel(kop):
        yield from nothing_found(kop, register)
    else:
        tekst = "Dit referentienummer is al gebruikt. Geef de regel een nieuw referentienummer."
        yield Breuk(_REFERENTIE, tekst)


@rule.within("TR314", where="JW323.Client")
class ReferenceOnceInMessage:
    """Compares the references of all lines of one message: TR314 of a message by itself.

    Of lines of one young person that also credit the same, or nothing, TR101 says that they are double.
    """

    def __init__(self) -> None:
        self._gezien: set[str] = set()

    def __call__(self, client: jw323.Client, context: Context) -> Iterator[Breuk]:
        """Compare the lines of a young person with one another and with those before."""
        gezien = self._gezien
        prestaties = client.prestaties.prestatie
        nummers = [prestatie.product_referentie.referentie_nummer for prestatie in prestaties]
        eerdere, verwacht = gezien.intersection(nummers), len(gezien) + len(nummers)
        gezien.update(nummers)
        if len(gezien) == verwacht:
            return
        eigen: dict[str, set[str | None]] = {}
        for plaats, (nummer, prestatie) in enumerate(zip(nummers, prestaties, strict=True)):
            vorig = prestatie.product_referentie.vorig_referentie_nummer
            met = eigen.setdefault(nummer, {vorig})
            if nummer in eerdere or vorig not in met:
                yield Breuk(
                    ("prestaties", "prestatie", plaats, *_REFERENTIE),
                    "Dit referentienummer heeft ook een eerdere regel in dit bericht. "
                    "Geef elke regel een eigen referentienummer.",
                )
            met.add(vorig)


@register_rule("TR323", retourcode="8017", where="JW323.Prestatie")
def credit_takes_back_a_debit(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Een credit Prestatie moet gerelateerd zijn aan een eerder verzonden (goedgekeurde) debet Prestatie
    op basis van sleutelvelden.
    """
    if rij.debet_credit != DebetCredit.CREDIT:
        return
    eerdere = register.prestatie(kop.agb, rij.vorig_referentie_nummer)
    if eerdere is None or eerdere.gemeentecode != kop.gemeentecode:
        tekst = "De regel die u crediteert is niet eerder gedeclareerd. Verbeter VorigReferentieNummer."
        yield from absent(kop, register, _VORIGE, tekst)
    elif eerdere.geweigerd:
        # it may have come again under its own reference
        tekst = "De regel die u crediteert is afgewezen. Er valt niets te crediteren: laat deze regel weg."
        yield from absent(kop, register, _VORIGE, tekst)
    elif eerdere.rij.debet_credit != DebetCredit.DEBET:
        yield Breuk(
            _VORIGE, "De regel die u crediteert is zelf een creditregel. Verwijs naar een debetregel."
        )
    elif eerdere.rij.bsn != rij.bsn or eerdere.rij.toewijzing_nummer != rij.toewijzing_nummer:
        tekst = "De regel die u crediteert gaat over een andere jeugdige of toewijzing. Neem die regel over."
        yield Breuk(_VORIGE, tekst)
    else:
        for veld, plek in _GEDECLAREERD:
            if getattr(rij, veld) != getattr(eerdere.rij, veld):
                yield Breuk(plek, _GEHEEL)
        if rij.bedrag != -eerdere.rij.bedrag:
            yield Breuk(("ingediend_bedrag", "bedrag"), _GEHEEL)


@register_rule("TR390", retourcode="9390", where="JW323.Prestatie")
def line_is_credited_once(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """DebetCredit mag alleen waarde Credit hebben indien voor Prestatie met gelijk ProductReferentie niet
    een Prestatie met Credit bestaat
    """
    if rij.debet_credit != DebetCredit.CREDIT:
        return
    eerdere = register.prestatie(kop.agb, rij.vorig_referentie_nummer)
    if eerdere is not None and eerdere.gecrediteerd:
        tekst = "De regel die u crediteert is al gecrediteerd. Laat deze creditregel weg."
        yield Breuk(("ingediend_bedrag", "debet_credit"), tekst)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR389", retourcode="9389", where="JW323.Prestatie")
def debit_is_not_declared_yet(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Prestatie met DebetCredit in IngediendBedrag waarde Debet mag alleen ingezonden worden voor
    dezelfde ProductPeriode, ProductCategorie en ProductCode met gelijk ToewijzingNummer als er niet al
    eerder een debetprestatie is verzonden.
    """
    if rij.debet_credit != DebetCredit.DEBET:
        return
    if register.heeft_open_debet(debet_sleutel(kop.gemeentecode, rij)):
        tekst = "Deze hulp is over deze periode al gedeclareerd. Crediteer eerst de eerdere regel."
        yield from absent(kop, register, ("ingediend_bedrag", "debet_credit"), tekst)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR418", retourcode="0611", where="JW323.Prestatie")
def tarief_is_that_of_the_contract(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """ProductTarief in Prestatie dient overeen te komen met het contractuele tarief van ProductCode."""
    if rij.tarief is None or rij.debet_credit != DebetCredit.DEBET:
        return
    alle = register.tarieven(kop.gemeentecode, kop.agb, rij.productcode, rij.begindatum, rij.einddatum)
    tarieven = [tarief for tarief in alle if tarief.eenheid == rij.eenheid]
    # the text names no day: where a tariff changed within the period, each of the two will do
    if any(tarief.bedrag == rij.tarief for tarief in tarieven):
        return
    if not tarieven and alle:
        yield _ANDERE_EENHEID
    elif not _covers(tarieven, rij.begindatum, rij.einddatum):
        yield _TARIEF_ONBEKEND
    else:
        bedragen = " of ".join(format_euro(bedrag) for bedrag in sorted({t.bedrag for t in tarieven}))
        tekst = f"In het contract staat {bedragen} en niet {format_euro(rij.tarief)}."
        yield Breuk(("product_tarief",), f"{tekst} Declareer het tarief uit het contract.")


def _covers(tarieven: Iterable[Tarief], begin: date, einde: date) -> bool:
    """Say whether on every day of a period one of the tariffs holds."""
    dag = begin
    for tarief in sorted(tarieven, key=lambda tarief: tarief.begin):
        if tarief.begin > dag:
            return False
        if tarief.einde is None or tarief.einde >= einde:
            return True
        dag = max(dag, tarief.einde + timedelta(days=1))
    return False
