"""What a page shows of the time to come: forecast, targets and budgets, in a table and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from jeugdregio.kern.vorm import enumerate_words
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator
from jeugdregio.web.cijfers.cijfer import Eenheid, Tijdvak, eenheid_van
from jeugdregio.web.cijfers.keuze import per_naam
from jeugdregio.web.cijfers.publicatie import Uitgave
from jeugdregio.web.cijfers.tabellen import Cel, Kolom, Regel, Tabel
from jeugdregio.web.cijfers.verwachting import STREVEN, Verwachting
from jeugdregio.web.cijfers.vooruit_woorden import (
    GEHEEL,
    GESCHAT,
    absent,
    core,
    intended,
    made,
    margins,
    whole_tables,
)

GEEN: Final = "–"


@dataclass(frozen=True, slots=True)
class Vooruitzichten:
    """What is expected and intended. `kern` says it in a few words for one place; `uitleg` how it was made,
    how sure it is, or why there is none. `elders`: other tables that have it, as name and query.
    """

    punten: tuple[Verwachting, ...]
    kern: tuple[str, ...]
    uitleg: tuple[str, ...]
    tabel: Tabel | None
    elders: tuple[tuple[str, str], ...]
    titel: str

    def of(self, plaats: str) -> list[Verwachting]:
        """What there is of one place."""
        return [punt for punt in self.punten if punt.plaats.code == plaats]


def outlook(
    uitgave: Uitgave, code: str, per: tuple[str, ...], plaatsen: Sequence[str], van: int, tot: int
) -> Vooruitzichten | None:
    """Give what is expected and intended in a table, for these places and years.

    What lies after the last figures is shown when `tot` is the last year with figures. None for an
    indicator of which nothing is expected or intended here, and for an earlier definition.
    """
    indicator = uitgave.indicator(code)
    streven = [s for s in indicator.targets if s["plaats"] in plaatsen and s["jaar"] >= van]
    gevraagd = bool(indicator.catalogus.get("forecast"))
    if not per or indicator.catalogus.get("vervallen") or not (gevraagd or streven):
        return None
    tot_het_eind = uitgave.is_laatste_jaar(tot)
    punten = _points(uitgave, code, per, plaatsen, van, tot)
    elders = _elsewhere(indicator, per, plaatsen, van, tot)
    # Of a table that has no target while another has, the other is named; else its values are in the text.
    getoond = streven if any(p.streven is not None for p in punten) or not elders else []
    verwacht = [punt for punt in punten if punt.voorspeld]
    uitleg = [
        *(made(uitgave, indicator, per, verwacht) if verwacht else ()),
        *(margins(verwacht) if len(plaatsen) == 1 else ()),
        *[GESCHAT] * any(punt.schatting is not None and not punt.voorspeld for punt in punten),
        *(absent(uitgave, indicator, per, plaatsen, verwacht, tot_het_eind) if gevraagd else ()),
        *intended(uitgave, getoond, eenheid_van(str(indicator.catalogus["unit"])), voluit=not punten),
    ]
    return Vooruitzichten(
        tuple(punten),
        tuple(core(punten)) if len(plaatsen) == 1 and not _in_years(indicator, per) else (),
        tuple(uitleg),
        _table(punten) if punten else None,
        tuple(elders),
        enumerate_words(
            [*["verwachting"] * gevraagd, *(n for n in STREVEN if any(s["soort"] == n for s in getoond))]
        ).capitalize(),
    )


def _in_years(indicator: GepubliceerdeIndicator, per: tuple[str, ...]) -> bool:
    """Whether months are shown of what has a forecast of years too, which says more."""
    return (
        per[0] != "jaar" and ("jaar", per[1]) in indicator.per and bool(indicator.forecast(("jaar", per[1])))
    )


def _points(
    uitgave: Uitgave, code: str, per: tuple[str, ...], plaatsen: Sequence[str], van: int, tot: int
) -> list[Verwachting]:
    """Every place and period of which something is expected or intended, by place and time."""
    indicator = uitgave.indicator(code)
    if len(per) != GEHEEL:
        return []
    soort = per[1]
    verwacht = {
        (str(rij.dimensies[soort]), Tijdvak.of(rij.dimensies)): rij
        for rij in uitgave.forecast(code, per, plaatsen, van, tot)
    }
    geteld = {
        (str(rij.dimensies[soort]), Tijdvak.of(rij.dimensies)): rij
        for rij in indicator.rows(per, **{soort: plaatsen})
    }
    doelen = _targets(indicator, per, plaatsen)
    geschat = {sleutel for sleutel, rij in geteld.items() if rij.voorlopig and rij.schatting is not None}
    eenheid = eenheid_van(str(indicator.catalogus["unit"]))
    sleutels = sorted(
        {*verwacht, *doelen, *geschat}, key=lambda sleutel: (plaatsen.index(sleutel[0]), sleutel[1])
    )
    return [
        Verwachting.of(
            uitgave.publicatie.plaatsen[plaats],
            tijdvak,
            eenheid,
            (geteld.get((plaats, tijdvak)), verwacht.get((plaats, tijdvak))),
            doelen.get((plaats, tijdvak), (None, None)),
        )
        for plaats, tijdvak in sleutels
        if van <= tijdvak.jaar and (tijdvak.jaar <= tot or uitgave.is_laatste_jaar(tot))
    ]


def _targets(
    indicator: GepubliceerdeIndicator, per: tuple[str, ...], plaatsen: Sequence[str]
) -> dict[tuple[str, Tijdvak], tuple[float | None, float | None]]:
    """Target and budget by place and period."""
    return {
        (plaats, Tijdvak.of({per[0]: periode})): (streven.get("doel"), streven.get("begroting"))
        for (plaats, periode), streven in indicator.intended(per).items()
        if plaats in plaatsen
    }


def _elsewhere(
    indicator: GepubliceerdeIndicator, per: tuple[str, ...], plaatsen: Sequence[str], van: int, tot: int
) -> list[tuple[str, str]]:
    """The other tables of the same kind of place with a forecast or with targets."""
    gevonden = []
    for tabel in whole_tables(indicator):
        heeft = indicator.forecast(tabel) or _targets(indicator, tabel, plaatsen)
        if tabel != per and tabel[1] in per and heeft:
            vraag = [("per", ",".join(tabel)), *(("plaats", p) for p in plaatsen), ("van", van), ("tot", tot)]
            gevonden.append((per_naam(tabel), urlencode(vraag)))
    return gevonden


def _table(punten: Sequence[Verwachting]) -> Tabel:
    """A line for each place and period: counted, expected with its bounds, intended, and the difference."""
    verwacht = any(punt.schatting is not None for punt in punten)
    namen = [naam for naam in STREVEN if any(getattr(punt, naam) is not None for punt in punten)]
    kolommen = tuple(
        Kolom(naam)
        for naam in (
            "Geteld",
            *["Verwacht", "Ondergrens", "Bovengrens"] * verwacht,
            *(naam.capitalize() for naam in namen),
            *["Verschil"] * bool(namen),
            "Status",
        )
    )
    met_plaats = len({punt.plaats.code for punt in punten}) > 1
    return Tabel(
        ("Gebied",) * met_plaats + (punten[0].tijdvak.soort.capitalize(),),
        kolommen,
        tuple(
            Regel(
                (punt.plaats.naam,) * met_plaats + (punt.tijdvak.naam,),
                tuple(_cells(punt, kolommen, namen, verwacht=verwacht)),
            )
            for punt in punten
        ),
    )


def _cells(
    punt: Verwachting, kolommen: Sequence[Kolom], namen: Sequence[str], *, verwacht: bool
) -> list[Cel]:
    waarden = [
        *[punt.schatting, punt.ondergrens, punt.bovengrens] * verwacht,
        *(getattr(punt, naam) for naam in namen),
    ]
    kaal = punt.eenheid.kaal
    teksten = [GEEN if waarde is None else kaal.schrijf(waarde) for waarde in waarden]
    if namen:
        teksten.append(_signed(punt))
    return [
        Cel(kolommen[0], GEEN, "geen") if punt.geteld is None else Cel.of(punt.geteld, kolommen[0]),
        *(
            Cel(kolom, tekst, "geen" if tekst == GEEN else "")
            for kolom, tekst in zip(kolommen[1:-1], teksten, strict=True)
        ),
        Cel(kolommen[-1], punt.status),
    ]


def _signed(punt: Verwachting) -> str:
    if punt.verschil is None:
        return GEEN
    tekst = Eenheid("", punt.eenheid.decimalen, na="%-punt" * (punt.eenheid.na == "%")).schrijf(punt.verschil)
    return f"+{tekst}" if punt.verschil > 0 else tekst
