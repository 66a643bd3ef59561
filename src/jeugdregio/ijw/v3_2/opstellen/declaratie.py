"""Making a JW323: the help of a month in lines, corrections of earlier lines, and the total.

A line covers a whole calendar month, or the part of it in which the assignment holds (TR387, TR388), however
many days help was given. A line that was wrong is credited whole, and declared anew in the same message or
later (OP366); what a message itself declares it cannot credit (TR316). Every line names an assignment, so
help without one is not declared (OP276).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jeugdregio.ijw.codes import DebetCredit, Eenheid
from jeugdregio.ijw.v3_2 import basis, jw323
from jeugdregio.ijw.v3_2.declaratie_antwoord import total
from jeugdregio.ijw.v3_2.jw301 import ToegewezenProduct
from jeugdregio.ijw.v3_2.opstellen.verzending import Verzending, make_header
from jeugdregio.kern.geld import signed_cents
from jeugdregio.kern.periode import Periode


@dataclass(frozen=True, slots=True)
class Geleverd:
    """What was delivered on an assignment in a month.

    volume: in `eenheid`; cents when that is euros, and then there is no `tarief` (cents each).
    product: what was delivered, for an assignment that does not say it (aspecifiek, generiek).
    """

    toewijzing: ToegewezenProduct
    maand: Periode
    volume: int
    eenheid: str
    tarief: int | None = None
    product: basis.Product | None = None


def line(geleverd: Geleverd, referentie: str) -> jw323.Prestatie:
    """Declare what was delivered; `referentie` is unique for the provider, at most 20 characters (TR314).

    ValueError when it is not known which product was delivered, when tariff and unit do not go together, or
    when the assignment does not hold in the month.
    """
    product = geleverd.product or geleverd.toewijzing.product
    if product is None or product.code is None:
        raise ValueError("een prestatie noemt een product: deze toewijzing zegt niet welk")
    if (geleverd.tarief is None) != (geleverd.eenheid == Eenheid.EURO):
        raise ValueError("bij elke eenheid hoort een tarief, behalve bij euro's")
    bedrag = geleverd.volume if geleverd.tarief is None else geleverd.volume * geleverd.tarief
    return jw323.Prestatie(
        product_referentie=basis.Referentie(referentie_nummer=referentie),
        toewijzing_nummer=geleverd.toewijzing.toewijzing_nummer,
        product_categorie=product.categorie,
        product_code=product.code,
        product_periode=product_periode(geleverd.toewijzing, geleverd.maand),
        geleverd_volume=geleverd.volume,
        eenheid=geleverd.eenheid,
        product_tarief=geleverd.tarief,
        ingediend_bedrag=basis.BedragMetDC(bedrag=bedrag, debet_credit=DebetCredit.DEBET),
    )


def product_periode(toewijzing: ToegewezenProduct, maand: Periode) -> basis.GeslotenPeriode:
    """Give the days of a calendar month in which an assignment holds. ValueError when there are none."""
    deel = maand.intersection(Periode(toewijzing.ingangsdatum, toewijzing.einddatum))
    if deel is None or deel.einde is None:
        raise ValueError("de toewijzing geldt niet in deze maand")
    return basis.GeslotenPeriode(begindatum=deel.begin, einddatum=deel.einde)


def months(toewijzing: ToegewezenProduct, geleverd: Periode) -> Iterator[Periode]:
    """Yield the calendar months to declare, of a closed period in which help was delivered."""
    geldig = geleverd.intersection(Periode(toewijzing.ingangsdatum, toewijzing.einddatum))
    if geldig is not None:
        yield from geldig.months()


def credit(prestatie: jw323.Prestatie, referentie: str) -> jw323.Prestatie:
    """Take back a line that was granted, whole. ValueError when it is a credit itself."""
    if prestatie.ingediend_bedrag.debet_credit != DebetCredit.DEBET or not prestatie.ingediend_bedrag.bedrag:
        raise ValueError("alleen een debetregel met een bedrag wordt gecrediteerd")
    return replace(
        prestatie,
        product_referentie=basis.Referentie(
            referentie_nummer=referentie,
            vorig_referentie_nummer=prestatie.product_referentie.referentie_nummer,
        ),
        ingediend_bedrag=replace(prestatie.ingediend_bedrag, debet_credit=DebetCredit.CREDIT),
    )


def make_declaratie(
    verzending: Verzending,
    *,
    nummer: str,
    maand: Periode,
    regels: Iterable[tuple[str, jw323.Prestatie]],
) -> jw323.Bericht:
    """Make a JW323 over a calendar month from lines, each with the BSN of its young person.

    `nummer` is unique for the provider, letters and digits, at most 12 (TR333). ValueError without lines.
    """
    per_client: dict[str, list[jw323.Prestatie]] = {}
    for bsn, prestatie in regels:
        per_client.setdefault(bsn, []).append(prestatie)
    if not per_client or maand.einde is None:
        raise ValueError("een declaratie heeft ten minste één regel en gaat over een hele maand")
    clienten = tuple(
        jw323.Client(bsn=bsn, prestaties=jw323.Prestaties(prestatie=tuple(prestaties)))
        for bsn, prestaties in per_client.items()
    )
    declaratie = jw323.Declaratie(
        declaratie_nummer=nummer,
        declaratie_periode=basis.GeslotenPeriode(begindatum=maand.begin, einddatum=maand.einde),
        declaratie_dagtekening=verzending.dagtekening,
        totaal_ingediend_bedrag=total(sum(_cents(p) for van in per_client.values() for p in van)),
        clienten=jw323.Clienten(client=clienten),
    )
    return jw323.Bericht(header=make_header(jw323.Header, verzending), declaratie=declaratie)


def _cents(prestatie: jw323.Prestatie) -> int:
    bedrag = prestatie.ingediend_bedrag
    return signed_cents(bedrag.bedrag, bedrag.debet_credit)
