"""What outside sources say of a message: which municipalities there are, which products."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from jeugdregio.ijw.codes import Eenheid
from jeugdregio.ijw.toetsen.regel import Breuk, Context, NietTeControleren, Niveau, Uitkomst
from jeugdregio.ijw.v3_2 import jw301, jw305, jw307, jw315, jw317, jw319, jw323
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.kern.geld import format_euro
from jeugdregio.kern.vorm import format_day

GEMEENTE: Mapping[str, str] = MappingProxyType(
    {
        "JW301": "afzender",
        "JW305": "ontvanger",
        "JW307": "ontvanger",
        "JW315": "ontvanger",
        "JW317": "ontvanger",
        "JW319": "afzender",
        "JW323": "ontvanger",
        "JW325": "afzender",
    }
)
"""Where the header of a message names the municipality."""
_MET_INGANGSDATUM: Mapping[type, str] = MappingProxyType(
    {
        jw301.ToegewezenProduct: "ingangsdatum",
        jw305.StartProduct: "toewijzing_ingangsdatum",
        jw307.StopProduct: "toewijzing_ingangsdatum",
        jw315.AangevraagdProduct: "toewijzing_ingangsdatum",
    }
)
_OP_INGANGSDATUM = frozenset({"JW301", "JW305", "JW307", "JW315"})
_VAN_EERDER = frozenset({"JW319", "JW323", "JW325"})
"""Messages about what was asked or assigned before, on a day that they do not name."""
_GEEN_INGANGSDATUM = NietTeControleren(
    "De gemeente bestond niet op de dagtekening. De ingangsdatum van de toewijzing staat niet in het bericht."
)
MAXIMUM_AFRONDING = 1_000
"""The most in cents that an amount may differ from volume times tariff because the tariff was rounded.

A tariff that was rounded to cents differs by half a cent a unit at most, so this is all that a line of 2,000
units (33 hours in minutes) can differ by. Without an end it would let through 72 euros on 14,400 minutes. Up
to here only the contract can tell, so that the rule cannot be judged; beyond, it is broken.
"""
_GEEN_LIJST = NietTeControleren("De productcodelijst Jeugdwet (JZ21) kent geen producten in deze categorie.")
_AFGEROND = NietTeControleren("Het verschil kan komen van een tarief dat niet op hele centen uitkomt.")
_CODE_ONBEKEND = "Vul een code van de productcodelijst Jeugdwet in."


@rule(
    "TR378",
    retourcode="S300",
    where=" ".join(
        [
            *(f"{soort}.Header" for soort in GEMEENTE),
            *(f"{cls.__module__.rpartition('.')[2].upper()}.{cls.__name__}" for cls in _MET_INGANGSDATUM),
            "JW319.Woonplaatsbeginsel",
        ]
    ),
    niveau=Niveau.BRON,
)
def gemeente_exists(deel: Any, context: Context) -> Iterator[Uitkomst]:
    """Vullen met een bestaande gemeentecode uit het overzicht van CBS dat actueel is op Ingangsdatum of
    ToewijzingIngangsdatum.
    """
    # what was assigned before a merger is declared and stopped after it under the old code: where that day is
    # not named, of a gemeente that has ended nothing is known. A request for a change and a gemeente that is
    # responsible are of the dagtekening. A code that never existed is wrong once, in the header
    header = context.romp.header
    dagtekening: date = header.bericht_identificatie.dagtekening
    ingang = _MET_INGANGSDATUM.get(type(deel))
    if ingang is not None:
        gemeente = context.bronnen.gemeenten.get(getattr(header, GEMEENTE[context.soort]))
        dag: date | None = getattr(deel, ingang)
        if gemeente is not None and not gemeente.exists_on(dag or dagtekening):
            yield _GEEN_INGANGSDATUM if dag is None else Breuk((ingang,), _absent(gemeente.code, dag))
        return
    is_kop = not isinstance(deel, jw319.Woonplaatsbeginsel)
    stap = GEMEENTE[context.soort] if is_kop else "gemeente"
    code: str = getattr(deel, stap)
    gemeente = context.bronnen.gemeenten.get(code)
    if gemeente is None:
        tekst = f"Gemeentecode {code} bestaat niet. Vul een code van het CBS in, van 2015 of later."
        yield Breuk((stap,), tekst)
    elif context.soort not in _OP_INGANGSDATUM and not gemeente.exists_on(dagtekening):
        is_van_eerder = is_kop and context.soort in _VAN_EERDER
        yield _GEEN_INGANGSDATUM if is_van_eerder else Breuk((stap,), _absent(code, dagtekening))


def _absent(code: str, dag: date) -> str:
    return f"Gemeente {code} bestond niet op {format_day(dag)}. Vul de gemeente in die er toen was."


@rule(
    "TR381",
    retourcode="S329",
    where="JW301.ToegewezenProduct JW305.StartProduct JW307.StopProduct JW315.AangevraagdProduct "
    "JW317.NieuwProduct JW323.Prestatie",
    niveau=Niveau.BRON,
)
def code_belongs_to_category(
    deel: jw301.ToegewezenProduct
    | jw305.StartProduct
    | jw307.StopProduct
    | jw315.AangevraagdProduct
    | jw317.NieuwProduct
    | jw323.Prestatie,
    context: Context,
) -> Iterator[Uitkomst]:
    """ProductCode vullen met een code die, volgens de gehanteerde productcodelijst, past bij de
    ProductCategorie.
    """
    if isinstance(deel, jw323.Prestatie):
        stappen: tuple[str, ...] = ("product_code",)
        categorie, code = deel.product_categorie, deel.product_code
    elif deel.product is None or deel.product.code is None:
        return
    else:
        stappen = ("product", "code")
        categorie, code = deel.product.categorie, deel.product.code
    bronnen = context.bronnen
    juiste = bronnen.productcategorieen.get(code)
    if juiste == categorie:
        return
    if juiste is not None:
        yield Breuk(
            stappen,
            f"Productcode {code} hoort bij categorie {juiste} en niet bij {categorie}. Verbeter er een.",
        )
    elif categorie not in bronnen.vermelde_categorieen:
        yield _GEEN_LIJST
    else:
        # a code that the list does not have fits no category that it does have
        yield Breuk(stappen, f"Productcode {code} staat niet in de productcodelijst. {_CODE_ONBEKEND}")


@rule("TR346", retourcode="9346", where="JW323.Prestatie", niveau=Niveau.BRON)
def amount_is_volume_times_tarief(prestatie: jw323.Prestatie, context: Context) -> Iterator[Uitkomst]:
    """Indien Eenheid ongelijk is aan waarde 83 (Euro’s), moet IngediendBedrag gelijk zijn aan GeleverdVolume
    vermenigvuldigd met ProductTarief.
    """
    tarief = prestatie.product_tarief
    if tarief is None or prestatie.eenheid == Eenheid.EURO:
        return  # CD087 says whether there should be a tariff, CS339 what the amount is in euros
    bedrag, volume = prestatie.ingediend_bedrag.bedrag, prestatie.geleverd_volume
    verschil = abs(bedrag - volume * tarief)
    if verschil == 0:
        return
    # the return code speaks of the tariff before it was rounded, and a message has it in whole cents
    if 2 * verschil <= volume and verschil <= MAXIMUM_AFRONDING:
        yield _AFGEROND
        return
    yield Breuk(
        ("ingediend_bedrag", "bedrag"),
        f"IngediendBedrag is {format_euro(bedrag)}, maar GeleverdVolume maal ProductTarief is {volume} × "
        f"{format_euro(tarief)} = {format_euro(volume * tarief)}. Verbeter wat niet klopt.",
    )
