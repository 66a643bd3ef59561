"""Rules on an answer to a declaration (JW325), against the register. Source: Zorginstituut Nederland, 3.2."""

from collections.abc import Iterator

from jeugdregio.ijw.register.vragen import Declaratie, Prestatie, Register, answered
from jeugdregio.ijw.toetsen.regel import Breuk, NietTeControleren, Stap, Uitkomst
from jeugdregio.ijw.v3_2.regels.register_gedeeld import absent, register_rule
from jeugdregio.ijw.v3_2.rijen import PrestatieRij, ToekenningRij
from jeugdregio.ijw.v3_2.vertaling import Kop

_REFERENTIE = ("product_referentie", "referentie_nummer")
_GEEN_VERSIES = NietTeControleren("De versies van het schema van de declaratie zijn niet bekend.")
_GEEN_REGEL = NietTeControleren("De gedeclareerde regel is niet bekend.")

_WAARDEN: tuple[tuple[str, tuple[Stap, ...]], ...] = (
    ("vorig_referentie_nummer", ("product_referentie", "vorig_referentie_nummer")),
    ("toewijzing_nummer", ("toewijzing_nummer",)),
    ("categorie", ("product_categorie",)),
    ("productcode", ("product_code",)),
    ("begindatum", ("product_periode", "begindatum")),
    ("einddatum", ("product_periode", "einddatum")),
    ("volume", ("geleverd_volume",)),
    ("eenheid", ("eenheid",)),
    ("tarief", ("product_tarief",)),
    ("bedrag", ("ingediend_bedrag",)),
)
"""What a line repeats of the declared line: field of the row, and where it stands in the message."""


def _declaratie(kop: Kop, register: Register) -> Declaratie | None:
    op = answered(kop)
    return None if op is None else register.declaratiebericht(op)


def _declared(rij: PrestatieRij, kop: Kop, register: Register) -> Prestatie | None:
    regel = register.prestatie(kop.agb, rij.referentie_nummer)
    return regel if regel is not None and regel.gemeentecode == kop.gemeentecode else None


@register_rule("TR337", where="JW325.Header")
def answers_a_declaratie(kop: Kop, _: Kop, register: Register) -> Iterator[Uitkomst]:
    """De DeclaratieIdentificatie dient overeen te komen met de BerichtIdentificatie van een eerder
    ontvangen Declaratiebericht.
    """
    if _declaratie(kop, register) is None:
        tekst = "Er is geen declaratie met deze identificatie. Neem haar over uit de declaratie."
        yield from absent(kop, register, ("declaratie_identificatie", "identificatie"), tekst)


@register_rule("TR371", where="JW325.Header")
def repeats_versions_of_declaratie(kop: Kop, _: Kop, register: Register) -> Iterator[Uitkomst]:
    """Waarde moet overeenkomen met waarde van XsdVersie uit het declaratiebericht dat gerelateerd is op
    basis van DeclaratieIdentificatie.
    """
    declaratie = _declaratie(kop, register)
    if declaratie is None or not declaratie.xsd_versies:
        yield _GEEN_VERSIES
    elif declaratie.xsd_versies != kop.xsd_versies:
        yield Breuk(
            ("xsd_versie_declaratie",),
            "Dit zijn niet de versies van het schema van de declaratie. Neem ze over uit de declaratie.",
        )


@register_rule("TR376", where="JW325.DeclaratieAntwoord")
def names_the_declaratie(rij: ToekenningRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """THet DeclaratieNummer dient overeen te komen met het DeclaratieNummer van een eerder ontvangen
    Declaratie.
    """
    declaratie = _declaratie(kop, register)
    plek, tekst = ("declaratie_nummer",), "Neem DeclaratieNummer over uit de declaratie."
    if declaratie is not None and declaratie.declaratie_nummer == rij.declaratie_nummer:
        return
    if declaratie is not None:
        yield Breuk(plek, f"De declaratie heeft een ander nummer. {tekst}")
    elif register.declaratie(kop.agb, rij.declaratie_nummer) is None:
        yield from absent(kop, register, plek, f"Er is geen declaratie met dit nummer. {tekst}")


@register_rule("TR366", retourcode="9366", where="JW325.Prestatie")
def refused_line_was_declared(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Iedere Prestatie in een declaratieantwoord is gerelateerd aan een declaratiebericht op basis van
    ProductReferentie.
    """
    if _declared(rij, kop, register) is None:
        tekst = "De regel met dit referentienummer staat in geen declaratie. Verbeter het nummer."
        yield from absent(kop, register, _REFERENTIE, tekst)


@register_rule("TR367", retourcode="9367", where="JW325.Prestatie")
def refused_line_is_as_declared(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Waarde moet overeenkomen met waarde uit het declaratiebericht dat gerelateerd is op basis van
    ProductReferentie.
    """
    regel = _declared(rij, kop, register)
    if regel is None:
        yield _GEEN_REGEL
        return
    for veld, plek in _WAARDEN:
        if getattr(rij, veld) != getattr(regel.rij, veld):
            yield Breuk(plek, "Gedeclareerd is iets anders. Neem de waarde over uit de declaratie.")
