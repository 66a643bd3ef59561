"""Messages for tests: from the declarations by Hypothesis, and small ones by hand. People are made up."""

from collections.abc import Mapping
from datetime import date, time
from functools import cache
from itertools import starmap
from typing import Any

from hypothesis import strategies as st

from jeugdregio.ijw.element import Veld, klasse_van
from jeugdregio.ijw.facetten import Basis, Facetten
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.v3_2 import basis, jw323
from jeugdregio.kern import bsn

SOORTEN = releases()["3.2"].soorten
WORTELS: Mapping[str, type] = {naam: soort.wortel for naam, soort in SOORTEN.items()}
BSNS = ("999900006", "999900018", "999900031", "999900043")

_TEKENS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_NIET_LEEG = st.characters(codec="utf-8", categories=["L", "N", "P", "S"])
_VOORLETTERS = st.sampled_from("abzABZÀéỳ")
_PATRONEN: Mapping[str, Any] = {
    "[0-9]{8}": st.text("0123456789", min_size=8, max_size=8),
    "[0-9]{4}": st.text("0123456789", min_size=4, max_size=4),
    "[0-9]*": st.text("0123456789", min_size=1, max_size=15),
    "([a-zA-ZÀ-ỳ])+": st.text(_VOORLETTERS, min_size=1, max_size=6),
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)": st.tuples(*[st.integers(0, 99)] * 3).map(
        lambda delen: ".".join(map(str, delen))
    ),
    "([a-zA-Z0-9])+": st.text("abzABZ019", min_size=1, max_size=12),
}


def _text(facetten: Facetten) -> st.SearchStrategy[str]:
    if facetten.codes:
        return st.sampled_from(facetten.codes)
    if facetten.naam == "LDT_BurgerServicenummer":
        return st.sampled_from(BSNS)
    if facetten.patroon is not None and facetten.patroon in _PATRONEN:
        strategie: st.SearchStrategy[str] = _PATRONEN[facetten.patroon]
        return strategie
    # every other pattern asks for something that is not white space, with no line break where `.` stands
    lengte = facetten.max_lengte or 60
    los = st.text(_TEKENS, max_size=lengte - 1)
    return st.tuples(_NIET_LEEG, los).map("".join)


def values(veld: Veld) -> st.SearchStrategy[Any]:
    """Give values that a field allows."""
    facetten = veld.facetten
    if facetten is None or veld.klasse is not None:
        return instances(veld.klasse or object)
    if veld.beperking is not None:
        vast = veld.beperking
        if vast.isdigit():
            return st.just(int(vast) if facetten.basis is Basis.GETAL else vast)
        strategie: st.SearchStrategy[Any] = _PATRONEN[vast]
        return strategie
    match facetten.basis:
        case Basis.TEKST:
            return _text(facetten)
        case Basis.GETAL:
            return st.integers(facetten.minimum, facetten.maximum)
        case Basis.DAG:
            return st.dates(date(1, 1, 1), date(9999, 12, 31))
        case Basis.TIJD:
            return st.times(time(0), time(23, 59, 59)).map(lambda moment: moment.replace(fold=0))


@cache
def instances(cls: type) -> st.SearchStrategy[Any]:
    """Give instances of a declared class."""
    delen: dict[str, st.SearchStrategy[Any]] = {}
    for veld in klasse_van(cls).velden:
        waarde = values(veld)
        if veld.herhaald:
            waarde = st.lists(waarde, min_size=1, max_size=3).map(tuple)
        elif not veld.verplicht:
            waarde = st.none() | waarde
        delen[veld.attribuut] = waarde
    return st.builds(cls, **delen)


berichten = st.sampled_from(sorted(WORTELS)).flatmap(lambda naam: instances(WORTELS[naam]))


def declaratie(clienten: dict[str, list[str]]) -> jw323.Bericht:
    """Make a JW323 by hand: per BSN the reference numbers of its lines, each on an assignment of its own."""
    maand = basis.GeslotenPeriode(begindatum=date(2026, 4, 1), einddatum=date(2026, 4, 30))

    def prestatie(nummer: int, referentie: str) -> jw323.Prestatie:
        return jw323.Prestatie(
            product_referentie=basis.Referentie(referentie_nummer=referentie),
            toewijzing_nummer=nummer,
            product_categorie="45",
            product_code="45A04",
            product_periode=maand,
            geleverd_volume=3,
            eenheid="04",
            product_tarief=50,
            ingediend_bedrag=basis.BedragMetDC(bedrag=150, debet_credit="D"),
        )

    return jw323.Bericht(
        header=jw323.Header(
            bericht_code="490",
            bericht_versie=3,
            bericht_subversie=2,
            afzender="65656055",
            ontvanger="0384",
            bericht_identificatie=basis.BerichtIdentificatie(identificatie="7", dagtekening=date(2026, 5, 6)),
            xsd_versie=basis.XsdVersie(basisschema_xsd_versie="1.0.0", bericht_xsd_versie="1.0.0"),
        ),
        declaratie=jw323.Declaratie(
            declaratie_nummer="DN001",
            declaratie_periode=maand,
            declaratie_dagtekening=date(2026, 5, 6),
            totaal_ingediend_bedrag=basis.TotaalBedragMetDC(
                totaal_bedrag=150 * sum(map(len, clienten.values())), debet_credit="D"
            ),
            clienten=jw323.Clienten(
                client=tuple(
                    jw323.Client(
                        bsn=nummer,
                        prestaties=jw323.Prestaties(
                            prestatie=tuple(starmap(prestatie, enumerate(referenties, start=12)))
                        ),
                    )
                    for nummer, referenties in clienten.items()
                )
            ),
        ),
    )


assert all(map(bsn.is_valid, BSNS))
