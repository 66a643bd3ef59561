"""What a page says of a forecast: what comes out, how it was made, how sure it is, or why there is none."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from jeugdregio.kern.vorm import enumerate_words
from jeugdregio.monitor.dimensies import PLAATSEN
from jeugdregio.monitor.indicator import Eenheid as Eenheden
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator
from jeugdregio.web.cijfers.cijfer import Eenheid, Tijdvak, datum, in_het_groot
from jeugdregio.web.cijfers.publicatie import Uitgave
from jeugdregio.web.cijfers.verwachting import STREVEN, Verwachting

DECEMBER: Final = "-12"
GEHEEL: Final = 2  # the dimensions of a table of places as a whole: period and place
TE_KORT: Final = (
    "Daarvoor zijn ten minste drie jaar op rij nodig zonder maanden die onbekend zijn of die we niet tonen."
)
GEEN_PAKKET: Final = (
    "Er is geen verwachting: bij het publiceren was het pakket daarvoor (jeugdregio[prognose]) niet "
    "geïnstalleerd."
)
METHODE: Final = (
    "De methode, exponentiële afvlakking (ETS), trekt het niveau, de trend en het patroon in het jaar door. "
    "Zij kent geen beleid: een nieuw contract of een ander tarief telt pas mee als de maanden het laten zien."
)
GESCHAT: Final = (
    "Van een voorlopige periode is ‘verwacht’ de schatting van wat het bedrag wordt als alle declaraties "
    "binnen zijn."
)
JAAR_VAN_JEUGDIGEN: Final = (
    "Het aantal in een jaar volgt uit het gemiddelde van zijn maanden, maal de verhouding in de jaren die "
    "voorbij zijn."
)
ZEKERHEID: Final = (
    "In 95 van de 100 gevallen ligt de uitkomst tussen de grenzen, als het gaat zoals het ging."
)


def core(punten: Sequence[Verwachting]) -> list[str]:
    """What is expected of each year, or of the last month of it, beside what was intended."""
    return [
        _in_words(punt)
        for punt in punten
        if punt.voorspeld and (punt.tijdvak.soort == "jaar" or punt.tijdvak.laatste_maand.endswith(DECEMBER))
    ]


def _in_words(punt: Verwachting) -> str:
    assert punt.schatting is not None  # noqa: S101 - a forecast has an estimate and both bounds
    assert punt.ondergrens is not None  # noqa: S101
    assert punt.bovengrens is not None  # noqa: S101
    midden, onder, boven = (
        in_het_groot(waarde, punt.eenheid) for waarde in (punt.schatting, punt.ondergrens, punt.bovengrens)
    )
    zin = f"{punt.tijdvak.naam.capitalize()}: naar verwachting {midden}, tussen {onder} en {boven}."
    streven, verschil = punt.streven, punt.verschil
    if streven is None or verschil is None:
        return zin
    lidwoord, naam = ("de", "begroting") if punt.begroting is not None else ("het", "doel")
    bedrag = in_het_groot(streven, punt.eenheid)
    if not verschil:
        return f"{zin} Dat is gelijk aan {lidwoord} {naam} van {bedrag}."
    deel = f"{Eenheid('', decimalen=1, na='%').schrijf(abs(100 * verschil / streven))} " if streven else ""
    kant = "boven" if verschil > 0 else "onder"
    if streven < punt.ondergrens:
        zeker = f"Ook de ondergrens ligt boven {lidwoord} {naam}."
    elif streven > punt.bovengrens:
        zeker = f"Ook de bovengrens ligt onder {lidwoord} {naam}."
    else:
        zeker = f"{lidwoord.capitalize()} {naam} ligt tussen de grenzen: het kan nog naar beide kanten."
    return f"{zin} Dat is {deel}{kant} {lidwoord} {naam} van {bedrag}. {zeker}"


def made(
    uitgave: Uitgave,
    indicator: GepubliceerdeIndicator,
    per: tuple[str, ...],
    verwacht: Sequence[Verwachting],
) -> list[str]:
    """How the forecast was made: from which months, of which stand, by which method."""
    soort = per[1]
    plaatsen = {punt.plaats.code for punt in verwacht}
    eerste: dict[str, Tijdvak] = {}
    for rij in indicator.forecast(("maand", soort), **{soort: plaatsen}):
        plaats, tijdvak = str(rij.dimensies[soort]), Tijdvak.of(rij.dimensies)
        eerste[plaats] = min(tijdvak, eerste.get(plaats, tijdvak))
    maanden = sorted({tijdvak.vorige_maand for tijdvak in eerste.values()})
    tot_en_met = (
        maanden[0].naam
        if len(maanden) == 1
        else f"{maanden[0].naam} tot {maanden[-1].naam}, wat per plaats verschilt"
    )
    schatting = (
        "Een voorlopige maand telt mee met haar schatting."
        if indicator.catalogus.get("completed")
        else "Voorlopige maanden tellen nog niet mee."
    )
    verhouding = [JAAR_VAN_JEUGDIGEN] * (
        per[0] == "jaar" and indicator.catalogus["unit"] == Eenheden.JEUGDIGEN
    )
    return [
        (
            f"De verwachting komt uit de gepubliceerde maanden tot en met {tot_en_met}, van de stand per "
            f"{datum(uitgave.peildatum)}. {schatting} {METHODE}"
        ),
        *verhouding,
        ZEKERHEID,
    ]


def margins(verwacht: Sequence[Verwachting]) -> list[str]:
    """How far the outcome may be off, at the end of each year."""
    zinnen = []
    for punt in verwacht:
        if not punt.tijdvak.laatste_maand.endswith(DECEMBER) or not punt.schatting:
            continue
        omlaag, omhoog = (
            round(100 * abs(grens - punt.schatting) / punt.schatting)
            for grens in (punt.ondergrens or 0.0, punt.bovengrens or 0.0)
        )
        zinnen.append(f"in {punt.tijdvak.naam} {omlaag}% lager of {omhoog}% hoger")
    return [f"De marge: {', '.join(zinnen)}. Hoe verder vooruit, hoe minder zeker."] if zinnen else []


def absent(
    uitgave: Uitgave,
    indicator: GepubliceerdeIndicator,
    per: tuple[str, ...],
    plaatsen: Sequence[str],
    verwacht: Sequence[Verwachting],
    tot_het_eind: bool,
) -> list[str]:
    """Why there is no forecast, or not for every place."""
    if not any(indicator.forecast(tabel) for tabel in whole_tables(indicator)):
        if uitgave.publicatie.meta.get("schattingen") is False:  # both come with the same extra
            return [GEEN_PAKKET]
        return [f"Er is geen verwachting. {TE_KORT}"]
    if not indicator.forecast(per):
        return ["Een verwachting van wat nog komt, staat niet in deze tabel."]
    if not tot_het_eind:
        return [
            (
                "De verwachting begint na de laatste cijfers. Kies ‘Tot en met jaar’ "
                f"{uitgave.jaren[-1]} om haar te zien."
            )
        ]
    met = {punt.plaats.code for punt in verwacht}
    zonder = [uitgave.publicatie.plaatsen[plaats].naam for plaats in plaatsen if plaats not in met]
    return [f"Er is geen verwachting van {enumerate_words(zonder)}. {TE_KORT}"] if zonder else []


def intended(
    uitgave: Uitgave, streven: Sequence[Mapping[str, Any]], eenheid: Eenheid, *, voluit: bool
) -> list[str]:
    """Where targets and budgets come from; `voluit`: their values too, where no table has them."""
    zinnen = []
    for naam in STREVEN:
        gekozen = [s for s in streven if s["soort"] == naam]
        if gekozen and voluit:
            zinnen += [
                f"{naam.capitalize()} van {uitgave.publicatie.plaatsen[plaats].naam}: {waarden}."
                for plaats, waarden in _by_place(gekozen, eenheid)
            ]
        if bronnen := dict.fromkeys(str(s["bron"]).rstrip(".") for s in gekozen):
            lidwoord = "het" if naam == "doel" else "de"
            zinnen.append(f"Bron van {lidwoord} {naam}: {'; '.join(bronnen)}.")
    return zinnen


def _by_place(streven: Iterable[Mapping[str, Any]], eenheid: Eenheid) -> list[tuple[str, str]]:
    per_plaats: dict[str, list[str]] = {}
    for s in streven:
        tekst = f"{s['jaar']} {eenheid.schrijf(s['waarde'])}"
        per_plaats.setdefault(str(s["plaats"]), []).append(tekst)
    return [(plaats, ", ".join(waarden)) for plaats, waarden in per_plaats.items()]


def whole_tables(indicator: GepubliceerdeIndicator) -> list[tuple[str, ...]]:
    """The tables of places as a whole, by year, quarter or month."""
    return [per for per in indicator.per if len(per) == GEHEEL and per[1] in PLAATSEN]
