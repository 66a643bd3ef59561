"""What holds for a request (JW315, JW317) and for the answer to one (JW319)."""

from collections.abc import Iterator

from jeugdregio.ijw.codes import RedenAfwijzingVerzoek, TypeVerwijzer, VerzoekAntwoord
from jeugdregio.ijw.toetsen.regel import Breuk, Context
from jeugdregio.ijw.v3_2 import jw315, jw317, jw319
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.kern.vorm import format_day


@rule("CD043", retourcode="0001", where="JW315.AangevraagdProduct")
def beschikking_has_a_begin(product: jw315.AangevraagdProduct, context: Context) -> Iterator[Breuk]:
    """Indien Beschikkingnummer gevuld is, verplicht vullen, anders leeg laten."""
    if (product.beschikking_nummer is None) != (product.beschikking_ingangsdatum is None):
        yield Breuk(
            ("beschikking_ingangsdatum",),
            "Er is een beschikkingnummer. Vul ook BeschikkingIngangsdatum in."
            if product.beschikking_ingangsdatum is None
            else "Er is geen beschikkingnummer. Laat BeschikkingIngangsdatum weg, of vul het nummer in.",
        )


@rule("CD066", retourcode="0001", where="JW315.AangevraagdProduct")
def referrer_with_a_code_has_no_name(product: jw315.AangevraagdProduct, context: Context) -> Iterator[Breuk]:
    """Als type verwijzer gelijk is aan 02, 03, 04 of 05 en ZorgverlenerCode is gevuld, dan is Naamverwijzer
    leeg.
    """
    verwijzer = product.verwijzer
    if (
        verwijzer.naam is not None
        and verwijzer.zorgverlener_code is not None
        and verwijzer.type in TypeVerwijzer.MET_ZORGVERLENER
    ):
        yield Breuk(("verwijzer", "naam"), "De verwijzer heeft een code. Laat Naam weg.")


@rule("CD067", retourcode="0001", where="JW315.AangevraagdProduct")
def referrer_without_a_code_has_a_name(
    product: jw315.AangevraagdProduct, context: Context
) -> Iterator[Breuk]:
    """Als type verwijzer gelijk is aan 02, 03, 04 of 05 en ZorgverlenerCode is leeg, dan is Naamverwijzer
    gevuld.
    """
    verwijzer = product.verwijzer
    if (
        verwijzer.naam is None
        and verwijzer.zorgverlener_code is None
        and verwijzer.type in TypeVerwijzer.MET_ZORGVERLENER
    ):
        tekst = f"De verwijzer (type {verwijzer.type}) heeft geen code. Vul ZorgverlenerCode of Naam in."
        yield Breuk(("verwijzer", "naam"), tekst)


@rule("CD068", retourcode="0001", where="JW315.AangevraagdProduct")
def other_referrer_has_no_code(product: jw315.AangevraagdProduct, context: Context) -> Iterator[Breuk]:
    """Als type verwijzer ongelijk is aan 02, 03, 04 of 05, dan is ZorgverlenerCode leeg."""
    verwijzer = product.verwijzer
    if verwijzer.zorgverlener_code is not None and verwijzer.type not in TypeVerwijzer.MET_ZORGVERLENER:
        tekst = f"Bij een verwijzer van type {verwijzer.type} hoort geen code. Laat ZorgverlenerCode weg."
        yield Breuk(("verwijzer", "zorgverlener_code"), tekst)


@rule("TR383", retourcode="0001", where="JW315.AangevraagdeProducten")
def reference_is_used_once(producten: jw315.AangevraagdeProducten, context: Context) -> Iterator[Breuk]:
    """ReferentieAanbieder is uniek voor elk AangevraagdProduct binnen het bericht."""
    aangevraagd = producten.aangevraagd_product
    if len(aangevraagd) == 1:
        return
    gezien: set[str] = set()
    for nummer, product in enumerate(aangevraagd):
        if product.referentie_aanbieder in gezien:
            yield Breuk(
                ("aangevraagd_product", nummer, "referentie_aanbieder"),
                "Deze referentie staat al bij een ander product. Geef elk product een eigen referentie.",
            )
        gezien.add(product.referentie_aanbieder)


@rule("TR352", retourcode="0001", where="JW317.Verzoek")
def change_is_about_an_assignment(verzoek: jw317.Verzoek, context: Context) -> Iterator[Breuk]:
    """Bij een verzoek om wijziging komt minstens 1 OngewijzigdProduct of TeWijzigenProduct voor."""
    if verzoek.ongewijzigde_producten is None and verzoek.te_wijzigen_producten is None:
        yield Breuk(
            (),
            "Noem ten minste één product dat blijft of moet veranderen. Is alles nieuw? "
            "Stuur dan een verzoek om toewijzing (JW315).",
        )


@rule("TR353", retourcode="0001", where="JW317.Verzoek")
def change_changes_something(verzoek: jw317.Verzoek, context: Context) -> Iterator[Breuk]:
    """Bij een verzoek om wijziging komt minstens 1 TeWijzigenProduct of NieuwProduct voor."""
    if verzoek.te_wijzigen_producten is None and verzoek.nieuwe_producten is None:
        yield Breuk((), "Noem ten minste één product dat moet veranderen of nieuw is.")


@rule("TR380", retourcode="0001", where="JW317.NieuwProduct")
def new_product_begins_after_the_dagtekening(
    product: jw317.NieuwProduct, context: Context
) -> Iterator[Breuk]:
    """Vullen met een datum die groter is dan de dagtekening van het bericht."""
    # the day on which a change of an assignment begins may lie before: TR357 is about that
    dagtekening = context.romp.header.bericht_identificatie.dagtekening
    if product.gewenste_ingangsdatum <= dagtekening:
        yield Breuk(
            ("gewenste_ingangsdatum",),
            f"De gewenste ingangsdatum ({format_day(product.gewenste_ingangsdatum)}) ligt niet na de "
            f"dagtekening ({format_day(dagtekening)}). Kies een latere dag.",
        )


@rule("CD085", retourcode="0001", where="JW319.Antwoord")
def refusal_has_a_reason(antwoord: jw319.Antwoord, context: Context) -> Iterator[Breuk]:
    """Als VerzoekAntwoord de waarde 1 (Verzoek afgewezen) heeft, dan vullen"""
    if antwoord.verzoek_antwoord == VerzoekAntwoord.AFGEWEZEN and antwoord.reden_afwijzing_verzoek is None:
        yield Breuk(("reden_afwijzing_verzoek",), "Het verzoek is afgewezen. Vul RedenAfwijzingVerzoek in.")


@rule("CD086", retourcode="0001", where="JW319.Antwoord")
def research_has_no_reason(antwoord: jw319.Antwoord, context: Context) -> Iterator[Breuk]:
    """Als VerzoekAntwoord de waarde 2 (Aanvraag in onderzoek) heeft, dan leeg laten"""
    if (
        antwoord.verzoek_antwoord == VerzoekAntwoord.IN_ONDERZOEK
        and antwoord.reden_afwijzing_verzoek is not None
    ):
        yield Breuk(
            ("reden_afwijzing_verzoek",), "De aanvraag is in onderzoek. Laat RedenAfwijzingVerzoek weg."
        )


@rule("TR377", retourcode="0001", where="JW319.Antwoord")
def woonplaatsbeginsel_names_the_gemeente(antwoord: jw319.Antwoord, context: Context) -> Iterator[Breuk]:
    """Indien RedenAfwijzingVerzoek de waarde 8 (Woonplaatsbeginsel) heeft, dan berichtklasse
    Woonplaatsbeginsel opnemen.
    """
    if (
        antwoord.reden_afwijzing_verzoek == RedenAfwijzingVerzoek.WOONPLAATSBEGINSEL
        and antwoord.woonplaatsbeginsel is None
    ):
        yield Breuk(
            ("woonplaatsbeginsel",),
            "Het verzoek is afgewezen om het woonplaatsbeginsel. Vul in welke gemeente verantwoordelijk is.",
        )


@rule("TR409", retourcode="0001", where="JW319.Antwoord")
def other_reason_names_no_gemeente(antwoord: jw319.Antwoord, context: Context) -> Iterator[Breuk]:
    """Als RedenAfwijzingVerzoek ongelijk is aan 8 (Woonplaatsbeginsel), dan berichtklasse Woonplaatsbeginsel
    weglaten
    """
    if (
        antwoord.reden_afwijzing_verzoek != RedenAfwijzingVerzoek.WOONPLAATSBEGINSEL
        and antwoord.woonplaatsbeginsel is not None
    ):
        yield Breuk(
            ("woonplaatsbeginsel",),
            "De reden is niet het woonplaatsbeginsel (8). Laat Woonplaatsbeginsel weg, of verbeter de reden.",
        )
