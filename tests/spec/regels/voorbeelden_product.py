"""Examples of the rules about products that are assigned or asked for."""

from dataclasses import replace
from datetime import date

from tests.ijw.fabriek import (
    EINDDATUM,
    INGANGSDATUM,
    OMVANG,
    PRODUCT,
    aangevraagd_product,
    jw301_bericht,
    jw315_bericht,
    jw317_bericht,
    nieuw_product,
    te_wijzigen_product,
    toegewezen_product,
)
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.v3_2 import basis, jw301, jw315, jw317

_ASPECIFIEK = basis.Product(categorie="45")
_PRODUCT = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]"
_TWEEDE = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]"
_AANGEVRAAGD = "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]"
_WIJZIGEN = "/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]"
_NIEUW = "/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[1]"


def _toegewezen(**anders: object) -> jw301.Bericht:
    return jw301_bericht(toegewezen_product(**anders))


def _aangevraagd(**anders: object) -> jw315.Bericht:
    return jw315_bericht(aangevraagd_product(**anders))


def _nieuw(**anders: object) -> jw317.Bericht:
    return jw317_bericht(nieuw=(nieuw_product(**anders),))


def _wijzigen(**anders: object) -> jw317.Bericht:
    return jw317_bericht(te_wijzigen=(te_wijzigen_product(**anders),))


_GENERIEK = {"product": None, "omvang": None, "budget": 500_000}
_MET_BUDGET = {"product": _ASPECIFIEK, "omvang": None, "budget": 500_000}
_OPEN_BUDGET = {**_MET_BUDGET, "einddatum": None}
_PER_DAG = replace(OMVANG, eenheid="14", frequentie="1")
_PER_MAAND = replace(OMVANG, eenheid="14", frequentie="4")
_OUD = {"toewijzingsdatum": date(2020, 1, 1), "ingangsdatum": date(2020, 1, 1)}
_VAN = {"ingangsdatum": date(2025, 6, 1), "einddatum": date(2025, 12, 31)}
_TOT = {"einddatum": date(2025, 5, 31)}


def _twee(**anders: object) -> jw301.Bericht:
    """Two assignments; the first runs to the end of May 2025, the second is as told."""
    tweede = {"toewijzing_nummer": 1002, **anders}
    return jw301_bericht(toegewezen_product(**_TOT), toegewezen_product(**tweede))


def _twee_gevraagd(product: basis.Product, begin: date) -> jw315.Bericht:
    deel = {"product": product, "omvang": OMVANG if product.code else None}
    eerste = aangevraagd_product(toewijzing_einddatum=date(2025, 5, 31), **deel)
    return jw315_bericht(
        eerste,
        replace(
            eerste, referentie_aanbieder="b", toewijzing_ingangsdatum=begin, toewijzing_einddatum=EINDDATUM
        ),
    )


def _twee_nieuw(begin: date) -> jw317.Bericht:
    eerste = nieuw_product(einddatum=date(2025, 8, 31))
    return jw317_bericht(nieuw=(eerste, nieuw_product(gewenste_ingangsdatum=begin)))


VOORBEELDEN = [
    Voorbeeld(
        "CD041",
        goed=_toegewezen(product=_ASPECIFIEK, omvang=None),
        fout=_toegewezen(omvang=None),
        pad=f"{_PRODUCT}/Omvang",
        uitleg="Een toewijzing met een code (specifiek) heeft een omvang; zonder code (aspecifiek) niet.",
    ),
    Voorbeeld(
        "CD041",
        goed=_aangevraagd(),
        fout=_aangevraagd(omvang=None),
        pad=f"{_AANGEVRAAGD}/Omvang",
        uitleg="Ook wie een product met een code vraagt, zegt hoeveel.",
    ),
    Voorbeeld(
        "CD041",
        goed=_nieuw(),
        fout=_nieuw(omvang=None),
        pad=f"{_NIEUW}/Omvang",
        uitleg="Ook bij een nieuw product in een verzoek om wijziging.",
    ),
    Voorbeeld(
        "CD075",
        goed=_toegewezen(**_MET_BUDGET),
        fout=_toegewezen(**_OPEN_BUDGET),
        pad=f"{_PRODUCT}/Einddatum",
        uitleg="Een budget zonder laatste dag zegt niet waarvoor het genoeg moet zijn.",
    ),
    Voorbeeld(
        "CD075",
        goed=_aangevraagd(**_MET_BUDGET),
        fout=_aangevraagd(**_MET_BUDGET, toewijzing_einddatum=None),
        pad=f"{_AANGEVRAAGD}/ToewijzingEinddatum",
        uitleg="Ook een gevraagd budget heeft een laatste dag.",
    ),
    Voorbeeld(
        "CD076",
        goed=_wijzigen(omvang=replace(OMVANG, frequentie="4"), einddatum=None),
        fout=_wijzigen(einddatum=None),
        pad=f"{_WIJZIGEN}/Einddatum",
        uitleg="Bij hulp per week (2) hoort een laatste dag; bij hulp per maand (4) mag die open zijn.",
    ),
    Voorbeeld(
        "CD076",
        goed=_aangevraagd(omvang=replace(OMVANG, frequentie="4"), toewijzing_einddatum=None),
        fout=_aangevraagd(toewijzing_einddatum=None),
        pad=f"{_AANGEVRAAGD}/ToewijzingEinddatum",
        uitleg="In een verzoek om toewijzing heet die dag ToewijzingEinddatum.",
    ),
    Voorbeeld(
        "CD077",
        goed=_toegewezen(**_MET_BUDGET),
        fout=_toegewezen(budget=500_000),
        pad=f"{_PRODUCT}/Omvang",
        uitleg="Een toewijzing heeft een budget of een omvang, niet allebei.",
    ),
    Voorbeeld(
        "CD078",
        goed=_wijzigen(),
        fout=_wijzigen(budget=500_000),
        pad=f"{_WIJZIGEN}/Budget",
        uitleg="Een verzoek om wijziging vraagt een omvang of een budget, niet allebei.",
    ),
    Voorbeeld(
        "CD079",
        goed=_toegewezen(**_GENERIEK),
        fout=_toegewezen(product=None, omvang=None),
        pad=f"{_PRODUCT}/Product",
        uitleg="Alleen een toewijzing met een budget (generiek) mag zonder product.",
    ),
    Voorbeeld(
        "CD079",
        goed=_nieuw(product=_ASPECIFIEK, omvang=None),
        fout=_nieuw(product=None, omvang=None),
        pad=f"{_NIEUW}/Product",
        uitleg="Ook een nieuw product zonder budget noemt ten minste de categorie.",
    ),
    Voorbeeld(
        "CD080",
        goed=_toegewezen(**_OUD, product=_ASPECIFIEK, einddatum=date(2020, 12, 31)),
        fout=_toegewezen(**_OUD, product=_ASPECIFIEK, einddatum=date(2021, 1, 1)),
        pad=f"{_PRODUCT}/Omvang",
        uitleg="Een toewijzing zonder productcode heeft geen omvang, tenzij zij voor 2021 is geëindigd.",
    ),
    Voorbeeld(
        "CD095",
        goed=_aangevraagd(product=_ASPECIFIEK, omvang=None),
        fout=_aangevraagd(product=_ASPECIFIEK),
        pad=f"{_AANGEVRAAGD}/Omvang",
        uitleg="Wie hulp zonder productcode vraagt, vraagt geen omvang.",
    ),
    Voorbeeld(
        "CD096",
        goed=_nieuw(product=_ASPECIFIEK, omvang=None),
        fout=_nieuw(product=_ASPECIFIEK, omvang=replace(OMVANG, frequentie="4"), einddatum=None),
        pad=f"{_NIEUW}/Omvang",
        uitleg="Een nieuw product zonder code heeft geen omvang, ook niet zonder einddatum.",
    ),
    Voorbeeld(
        "CS003",
        goed=_toegewezen(einddatum=INGANGSDATUM),
        fout=_toegewezen(einddatum=date(2025, 1, 31)),
        pad=f"{_PRODUCT}/Einddatum",
        uitleg="Een toewijzing mag één dag duren, maar niet eindigen voor zij begint.",
    ),
    Voorbeeld(
        "CS003",
        goed=_aangevraagd(toewijzing_einddatum=INGANGSDATUM),
        fout=_aangevraagd(toewijzing_einddatum=date(2025, 1, 31)),
        pad=f"{_AANGEVRAAGD}/ToewijzingEinddatum",
        uitleg="Hetzelfde geldt voor gevraagde hulp.",
    ),
    Voorbeeld(
        "CS003",
        goed=_wijzigen(einddatum=date(2025, 5, 1)),
        fout=_wijzigen(einddatum=date(2025, 4, 30)),
        pad=f"{_WIJZIGEN}/Einddatum",
        uitleg="De gewenste einddatum ligt niet voor de gewenste ingangsdatum.",
    ),
    Voorbeeld(
        "CS003",
        goed=_nieuw(einddatum=date(2025, 5, 1)),
        fout=_nieuw(einddatum=date(2025, 4, 30)),
        pad=f"{_NIEUW}/Einddatum",
        uitleg="Ook niet bij een nieuw product.",
    ),
    Voorbeeld(
        "CS335",
        goed=_toegewezen(reden_wijziging="13", einddatum=INGANGSDATUM),
        fout=_toegewezen(reden_wijziging="13"),
        pad=f"{_PRODUCT}/RedenWijziging",
        uitleg="Een toewijzing wordt verwijderd (13) door haar te laten eindigen op de ingangsdatum.",
    ),
    Voorbeeld(
        "CS336",
        goed=_toegewezen(reden_wijziging="14"),
        fout=_toegewezen(reden_wijziging="01", einddatum=INGANGSDATUM),
        pad=f"{_PRODUCT}/RedenWijziging",
        uitleg="Reden 01 is vervallen.",
    ),
    Voorbeeld(
        "CS338",
        goed=_toegewezen(omvang=_PER_MAAND),
        fout=_toegewezen(omvang=_PER_DAG),
        pad=f"{_PRODUCT}/Omvang/Frequentie",
        uitleg="Etmalen (14) worden niet per dag toegewezen, maar per week, per maand of voor de hele duur.",
    ),
    Voorbeeld(
        "CS338",
        goed=_wijzigen(omvang=replace(OMVANG, frequentie="1")),
        fout=_wijzigen(omvang=_PER_DAG),
        pad=f"{_WIJZIGEN}/Omvang/Frequentie",
        uitleg="Minuten (01) mogen wel per dag.",
    ),
    Voorbeeld(
        "CS343",
        goed=_aangevraagd(omvang=_PER_MAAND),
        fout=_aangevraagd(omvang=_PER_DAG),
        pad=f"{_AANGEVRAAGD}/Omvang/Frequentie",
        uitleg="Hetzelfde geldt voor gevraagde hulp.",
    ),
    Voorbeeld(
        "TR302",
        goed=_twee(**_VAN),
        fout=_twee(**_VAN | {"ingangsdatum": date(2025, 5, 31)}),
        pad=_TWEEDE,
        uitleg="Hetzelfde product begint opnieuw op de laatste dag van het eerste.",
    ),
    Voorbeeld(
        "TR302",
        goed=_twee(reden_wijziging="13", einddatum=INGANGSDATUM),
        fout=_twee(einddatum=INGANGSDATUM),
        pad=_TWEEDE,
        uitleg="Een verwijderde toewijzing (13, één dag) telt niet mee; een toewijzing van één dag wel.",
    ),
    Voorbeeld(
        "TR302",
        goed=jw301_bericht(
            toegewezen_product(product=_ASPECIFIEK, omvang=None),
            toegewezen_product(toewijzing_nummer=1002, product=PRODUCT),
            toegewezen_product(toewijzing_nummer=1003, **_GENERIEK),
        ),
        fout=jw301_bericht(
            toegewezen_product(**_GENERIEK),
            toegewezen_product(toewijzing_nummer=1002, **_GENERIEK),
        ),
        pad=_TWEEDE,
        uitleg="Specifiek, aspecifiek en generiek zijn verschillend; tweemaal generiek is hetzelfde.",
    ),
    Voorbeeld(
        "TR386",
        goed=_twee_gevraagd(PRODUCT, date(2025, 6, 1)),
        fout=_twee_gevraagd(_ASPECIFIEK, date(2025, 5, 1)),
        pad="/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]",
        uitleg="Dezelfde categorie is tweemaal gevraagd voor mei 2025.",
    ),
    Voorbeeld(
        "TR410",
        goed=_twee_nieuw(date(2025, 9, 1)),
        fout=_twee_nieuw(date(2025, 8, 31)),
        pad="/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[2]",
        uitleg="Twee nieuwe regels met hetzelfde product hebben een dag gemeen.",
    ),
]
