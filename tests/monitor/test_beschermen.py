"""Successive publications: what was shown or withheld before binds, and no two can be subtracted."""

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.monitor.aanval import GEBIEDEN, REGEL, count, narrow_counts, table_cells
from tests.monitor.test_onthulling_aanval import PROEVEN, people

from jeugdregio.monitor.beschermen import protect
from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Eenheid, Indicator, Minimum, MonitorError, Thema
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import Tijdvak
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.monitor.onthulling import protect_counts, step
from jeugdregio.monitor.plaatsen import Samenstelling
from jeugdregio.monitor.publicatie import BESTAND, Publicatie, Rij, Status
from jeugdregio.monitor.publiceren import write_table
from jeugdregio.monitor.rijen import make_rows
from jeugdregio.monitor.vooraf import Vorige, closed_year

BEDRAGREGEL = Minimum(personen=10, persoon=0.5, aanbieder=1.0)
PER = (("jaar", "gebied"), ("jaar", "gemeente"))


def declare(code: str = "kosten", telwijze: Telwijze = Telwijze.BEDRAG, **anders: Any) -> Indicator:
    velden: dict[str, Any] = {
        "label": code,
        "thema": Thema.KOSTEN,
        "unit": Eenheid.EURO if telwijze is Telwijze.BEDRAG else Eenheid.JEUGDIGEN,
        "definition": "Proef.",
        "numerator": "proef",
        "source": "proef",
        "since": datetime.date(2020, 1, 1),
        "per": PER,
        "measure": Maat(telwijze),
        "familie": "proef",
        "disclosure": BEDRAGREGEL if telwijze is Telwijze.BEDRAG else REGEL,
    }
    return Indicator(code=code, **{**velden, **anders})


def year(jaar: int) -> Tijdvak:
    return Tijdvak(
        "jaar", str(jaar), datetime.date(jaar, 1, 1), datetime.date(jaar, 12, 31), voorlopig=jaar > 2022
    )


def cells(
    per_gemeente: Mapping[str, Sequence[int]], jaar: int, code: str = "kosten", naar: Any = ()
) -> list[Cel]:
    """Cells of amounts in euro, one a person, by municipality; and of the areas that they are in."""
    uit = []
    for plaats, leden in GEBIEDEN.items():
        bedragen = [100 * bedrag for g in leden for bedrag in per_gemeente.get(g, ())]
        soort = "gemeente" if len(leden) == 1 else "gebied"
        deel = Samenstelling(year(jaar), soort, plaats, frozenset(leden))
        n, som, top = len(bedragen), sum(bedragen), max(bedragen, default=0)
        per = ("jaar", soort, *(naam for naam, _ in naar))
        uit.append(Cel(code, per, deel, naar, som, n, n, som, top))
    return uit


def publiceer(
    pad: Path,
    cellen: Sequence[tuple[Indicator, Sequence[Cel]]],
    volledig_tot: str,
    vorige: Publicatie | None = None,
    *,
    herziening: bool = False,
    naast: Sequence[Publicatie] = (),
) -> Publicatie:
    """Protect cells and write what is left of them, as publish() does."""
    indicatoren = [i for i, _ in cellen]
    verleden = Vorige(vorige, herziening=herziening, naast=naast)
    per_code = {i.code: eigen for i, eigen in cellen}
    besluiten = protect(indicatoren, per_code, verleden, closed_year(volledig_tot))
    pad.mkdir()
    for i in indicatoren:
        besluit = besluiten[i.code]
        rijen = verleden.keep(
            i,
            make_rows(i, per_code[i.code], besluit.onderdrukt, {}, stappen=besluit.stappen),
            make_rows(i, per_code[i.code], besluit.onderdrukt, {}),
        )
        write_table(pad / f"{i.code}@{i.version}.parquet", rijen)
    meta = {
        "stand": {"volledig_tot": volledig_tot, "peildatum": "2024-01-01", "regio": "ABCD"},
        "indicatoren": [i.as_dict() for i in indicatoren],
        "plaatsen": [],
    }
    (pad / BESTAND).write_text(json.dumps(meta))
    return Publicatie.open(pad)


def shown(
    publicatie: Publicatie, code: str = "kosten", soort: str = "gemeente", **filters: Any
) -> dict[str, Rij]:
    rijen = publicatie.indicator(code).rows(("jaar", soort), **filters)
    return {str(rij.dimensies[soort]): rij for rij in rijen}


VEEL = {"A": [900] * 30, "B": [700] * 40, "C": [500] * 25, "D": [800] * 20}


def test_a_year_closes_with_its_last_month() -> None:
    assert [closed_year(tot) for tot in ("2023-12", "2024-05", "2024-06")] == [2022, 2022, 2023]


def test_the_lines_of_one_person_do_not_show_between_two_publications(tmp_path: Path) -> None:
    kosten = declare()
    meer = {**VEEL, "A": [*VEEL["A"][:-1], 900 + 640]}  # one young person has 640 euro more
    eerst = publiceer(tmp_path / "a", [(kosten, cells(VEEL, 2023))], "2023-12")
    daarna = publiceer(tmp_path / "b", [(kosten, cells(meer, 2023))], "2024-02", eerst)
    for soort in ("gemeente", "gebied"):
        oud, nieuw = shown(eerst, soort=soort, jaar=2023), shown(daarna, soort=soort, jaar=2023)
        for plaats, rij in nieuw.items():
            stap = step(kosten, next(c for c in cells(meer, 2023) if c.samenstelling.plaats == plaats))
            assert stap >= 640 or "A" not in plaats
            assert rij.waarde is not None
            assert rij.waarde % stap == 0
            assert rij.waarde - (oud[plaats].waarde or 0) != 640


def test_a_closed_year_is_published_to_the_euro_and_keeps_its_rows(tmp_path: Path) -> None:
    kosten = declare()
    eerst = publiceer(tmp_path / "a", [(kosten, cells(VEEL, 2022))], "2023-12")
    assert shown(eerst, jaar=2022)["A"].waarde == 27_000
    meer = {**VEEL, "A": [*VEEL["A"], 640]}
    daarna = publiceer(tmp_path / "b", [(kosten, cells(meer, 2022))], "2024-02", eerst)
    assert shown(daarna, jaar=2022) == shown(eerst, jaar=2022)


def test_a_revision_shows_to_the_euro_only_what_did_not_change(tmp_path: Path) -> None:
    kosten = declare()
    eerst = publiceer(tmp_path / "a", [(kosten, cells(VEEL, 2022))], "2023-12")
    meer = {**VEEL, "A": [*VEEL["A"], 640]}
    herzien = publiceer(tmp_path / "b", [(kosten, cells(meer, 2022))], "2024-02", eerst, herziening=True)
    nu = shown(herzien, jaar=2022)
    assert (nu["A"].waarde, nu["B"].waarde) == (28_000, 28_000)  # 27,640 to the 1,000; 28,000 to the euro
    assert nu["C"].waarde == 12_500


def test_what_was_withheld_of_the_same_days_stays_withheld(tmp_path: Path) -> None:
    kosten = declare()
    weinig = {**VEEL, "A": [900] * 5}
    eerst = publiceer(tmp_path / "a", [(kosten, cells(weinig, 2023))], "2023-12")
    weg = {p for p, rij in shown(eerst, jaar=2023).items() if rij.status is Status.ONDERDRUKT}
    assert weg > {"A"}
    later = publiceer(tmp_path / "b", [(kosten, cells(VEEL, 2023))], "2024-02", eerst)
    assert {p for p, rij in shown(later, jaar=2023).items() if rij.status is Status.ONDERDRUKT} >= weg


def test_a_new_definition_withholds_what_the_one_before_withheld(tmp_path: Path) -> None:
    """Most of the people are the same: with both series side by side the small one must not follow."""
    kosten = declare()
    weinig = {**VEEL, "A": [900] * 5}
    eerst = publiceer(tmp_path / "a", [(kosten, cells(weinig, 2022))], "2023-12")
    weg = {p for p, rij in shown(eerst, jaar=2022).items() if rij.status is Status.ONDERDRUKT}
    assert weg > {"A"}
    tweede = declare(version="2")
    later = publiceer(tmp_path / "b", [(tweede, cells(VEEL, 2022))], "2024-02", eerst)
    nu = shown(later, jaar=2022)
    assert {p for p, rij in nu.items() if rij.status is Status.ONDERDRUKT} >= weg
    # the year was closed with other figures: the difference of the two must not be somebody's costs
    assert all(rij.waarde % 500 == 0 for rij in nu.values() if rij.waarde is not None)
    assert any(rij.waarde is not None for rij in nu.values())


def test_the_country_withholds_what_a_region_withholds_and_rounds_what_it_shows(tmp_path: Path) -> None:
    kosten = declare()
    weinig = {**VEEL, "A": [900] * 5}
    regio = publiceer(tmp_path / "a", [(kosten, cells(weinig, 2022))], "2023-12")
    weg = {p for p, rij in shown(regio, jaar=2022).items() if rij.status is Status.ONDERDRUKT}
    land = cells({**VEEL, "B": [*VEEL["B"], 640]}, 2022)
    alleen = shown(publiceer(tmp_path / "b", [(kosten, land)], "2023-12"), jaar=2022)
    naast = shown(publiceer(tmp_path / "c", [(kosten, land)], "2023-12", naast=[regio]), jaar=2022)
    assert all(rij.waarde is not None for rij in alleen.values())
    assert {p for p, rij in naast.items() if rij.status is Status.ONDERDRUKT} >= weg > {"A"}
    assert any(rij.waarde is not None for rij in naast.values())
    assert all(rij.waarde % 500 == 0 for rij in naast.values() if rij.waarde is not None)


def test_a_period_that_went_on_is_judged_anew(tmp_path: Path) -> None:
    kosten = declare()
    weinig = {**VEEL, "A": [900] * 5}
    eerst = publiceer(tmp_path / "a", [(kosten, cells(weinig, 2023))], "2023-06")
    later = publiceer(tmp_path / "b", [(kosten, cells(VEEL, 2023))], "2023-12", eerst)
    assert all(rij.waarde is not None for rij in shown(later, jaar=2023).values())


def test_a_table_that_joins_a_closed_year_is_rounded_and_hides_beside_what_stands(tmp_path: Path) -> None:
    kosten = declare()
    geslacht = declare("geslacht", per=(("jaar", "gebied", "geslacht"), ("jaar", "gemeente", "geslacht")))
    eerst = publiceer(tmp_path / "a", [(kosten, cells(VEEL, 2022))], "2023-12")
    jongens = {g: bedragen[:4] if g == "A" else bedragen[:12] for g, bedragen in VEEL.items()}
    meisjes = {g: bedragen[4:] if g == "A" else bedragen[12:] for g, bedragen in VEEL.items()}
    delen = [
        *cells(jongens, 2022, "geslacht", (("geslacht", "Jongen"),)),
        *cells(meisjes, 2022, "geslacht", (("geslacht", "Meisje"),)),
    ]
    later = publiceer(tmp_path / "b", [(kosten, cells(VEEL, 2022)), (geslacht, delen)], "2024-02", eerst)
    assert shown(later, jaar=2022) == shown(eerst, jaar=2022)
    rijen = later.indicator("geslacht").rows(("jaar", "gemeente", "geslacht"), jaar=2022, gemeente="A")
    assert [rij.status for rij in rijen] == [Status.ONDERDRUKT, Status.ONDERDRUKT]
    rijen = later.indicator("geslacht").rows(("jaar", "gemeente", "geslacht"), jaar=2022, gemeente="B")
    assert all(rij.waarde is None or rij.waarde % 1_000 == 0 for rij in rijen)


def test_figures_that_come_after_a_year_was_closed_take_the_place_of_no_data(tmp_path: Path) -> None:
    regie = declare("regie", Telwijze.JEUGDIGEN)
    leeg = [replace(cel, onbekend=True) for cel in cells({}, 2022, "regie")]
    eerst = publiceer(tmp_path / "a", [(regie, leeg)], "2023-12")
    assert {rij.status for rij in shown(eerst, "regie", jaar=2022).values()} == {Status.GEEN_GEGEVENS}
    later = publiceer(tmp_path / "b", [(regie, cells(VEEL, 2022, "regie"))], "2024-02", eerst)
    assert shown(later, "regie", jaar=2022)["A"].waarde == 30


def test_people_that_are_a_denominator_are_protected_as_counts(tmp_path: Path) -> None:
    per_client = declare(measure=Maat(Telwijze.BEDRAG, Noemer.JEUGDIGEN))
    een_te_veel = {"A": [900] * 10, "B": [900] * 10, "C": [5] * 1, "D": [5] * 1}
    publicatie = publiceer(tmp_path / "a", [(per_client, cells(een_te_veel, 2022))], "2023-12")
    noemers = {p: r.noemer for p, r in shown(publicatie, jaar=2022).items()}
    noemers |= {p: r.noemer for p, r in shown(publicatie, soort="gebied", jaar=2022).items()}
    # AB and ABCD show 20 at the most, so C and D cannot be told from each other
    assert noemers["C"] is None
    assert noemers["D"] is None
    assert noemers["BCD"] is None or noemers["B"] is None


@pytest.mark.parametrize("over", [4, 0])
def test_who_cannot_be_followed_for_long_yet_is_protected_beside_who_can(over: int) -> None:
    """Stays of which 90 days are behind are part of those with 30: the difference is stays too."""
    dertig, negentig = REGISTER["situatie_30_dagen_na_crisis"], REGISTER["situatie_90_dagen_na_crisis"]
    langer = {"A": [1] * 30, "B": [1] * 30}
    korter = {"A": [1] * (30 + over), "B": [1] * 30}
    per_code = {
        dertig.code: cells(korter, 2022, dertig.code),
        negentig.code: cells(langer, 2022, negentig.code),
    }
    besluiten = protect([dertig, negentig], per_code, Vorige(None), 2022)
    van_a = {
        code: besluiten[code].onderdrukt[n]
        for code, cellen in per_code.items()
        for n, cel in enumerate(cellen)
        if cel.samenstelling.plaats == "A"
    }
    assert any(van_a.values()) is bool(over)


def test_who_waits_at_the_end_of_a_year_waits_at_the_end_of_december() -> None:
    """The same figure in two tables: one of them must not show what the other withholds to hide a third."""
    precies = Minimum(round_to=1, aanbieder=1.0)
    jaar, maand = (
        replace(REGISTER[code], disclosure=precies) for code in ("wachtenden_jaareinde", "wachtenden")
    )
    december = Tijdvak(
        "maand", "2022-12", datetime.date(2022, 12, 1), datetime.date(2022, 12, 31), voorlopig=False
    )
    wachtend = {"A": [1] * 3, "B": [1] * 21, "C": [1] * 26, "D": [1] * 30}
    van_jaar = [replace(cel, teller=cel.personen) for cel in cells(wachtend, 2022, jaar.code)]
    van_maand = [
        replace(
            cel,
            indicator=maand.code,
            per=("maand", *cel.per[1:]),
            samenstelling=replace(cel.samenstelling, tijdvak=december),
        )
        for cel in van_jaar
    ]
    # a table by provider, of the year alone, in the way of what would be chosen in the month
    delen = [
        replace(cel, naar=(("aanbieder", naam),), per=(*cel.per, "aanbieder"), personen=n, teller=n)
        for cel in van_jaar
        if cel.samenstelling.soort == "gebied"
        for naam, n in (("Een", cel.personen - 14), ("Twee", 14))
    ]
    per_code = {jaar.code: [*van_jaar, *delen], maand.code: van_maand}
    besluiten = protect([maand, jaar], per_code, Vorige(None), 2022)
    weg = {
        code: {
            c.samenstelling.plaats
            for c, w in zip(cellen, besluiten[code].onderdrukt, strict=True)
            if w and not c.naar
        }
        for code, cellen in per_code.items()
    }
    assert weg[jaar.code] == weg[maand.code]
    assert weg[maand.code] > {"A"}


def test_a_family_of_two_rules_is_refused() -> None:
    ander = declare("ander", disclosure=Minimum(personen=5))
    with pytest.raises(MonitorError, match="kosten en ander"):
        protect([declare(), ander], {"kosten": [], "ander": []}, Vorige(None), 2022)


@pytest.mark.parametrize("zaad", range(4))
def test_who_kept_the_previous_publication_cannot_bring_a_count_down_to_one_value(zaad: int) -> None:
    """The second publication of unchanged people has a table more; the attacker puts both side by side."""
    tabellen, soorten, delen = PROEVEN["one-way"]
    cellen = count(table_cells(tabellen), soorten, people(soorten, zaad, 60))
    oud = [n for n, cel in enumerate(cellen) if cel.indicator != "leeftijd"]
    eerst = dict(zip(oud, protect_counts([cellen[n] for n in oud], REGEL, delen), strict=True))
    vast = [True if eerst.get(n) else None for n in range(len(cellen))]
    getoond = [bool(cel.per) and eerst.get(n) is False for n, cel in enumerate(cellen)]
    daarna = protect_counts(cellen, REGEL, delen, vast, getoond)
    onbekend = [weg and eerst.get(n, True) for n, weg in enumerate(daarna)]
    assert narrow_counts(cellen, onbekend, soorten, waarom=False) == []
