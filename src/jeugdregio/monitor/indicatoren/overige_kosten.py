"""What is paid outside the declarations: personal budgets, tasks and subsidies; and all costs together."""

import datetime
from dataclasses import replace

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen, shares, worst, year_and_place
from jeugdregio.monitor.indicator import GEEN_PERSONEN, Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.kosten import INGEDIEND
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.stand import Stand

PGB = "Persoonsgebonden budget"
NATURA = "Zorg in natura"
BETAALD = "Betaald: wat de gemeente volgens haar administratie over de maanden van het jaar betaalde."
REGIOVISIE = "Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, paragraaf 1.3 en tabel 2"


def _betaald(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    overig = stand.overigekosten
    return overig.inner_join(kalender, [overig.maand >= kalender.begin, overig.maand <= kalender.eind])


@indicator(
    code="kosten_pgb",
    thema=Thema.KOSTEN,
    label="Kosten van persoonsgebonden budgetten",
    unit=Eenheid.EURO,
    definition=f"Kosten van jeugdhulp die gezinnen zelf met een persoonsgebonden budget inkopen. {BETAALD}",
    numerator="Betaald aan persoonsgebonden budgetten, in euro",
    source=REGIOVISIE,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.BEDRAG),
    familie="kosten_pgb",
    bedragsoort="betaald",
    bronnen=("overigekosten",),
)
def kosten_pgb(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Personal budgets of the period. The people behind them are those of the fullest month: the same
    people return in each month, so that their sum would be too many.
    """
    betaald = _betaald(stand, kalender)
    betaald = betaald.filter(betaald.soort == PGB)
    maanden = betaald.group_by("periode", "gemeente", "maand").agg(
        bedrag=betaald.bedrag.sum().cast("int64"),
        personen=ibis.coalesce(betaald.jeugdigen.sum(), 0).cast("int64"),
    )
    return maanden.group_by("periode", "gemeente").agg(
        bedrag=maanden.bedrag.sum().cast("int64"), personen=maanden.personen.max()
    )


@indicator(
    code="kosten_taakgericht_en_subsidie",
    thema=Thema.KOSTEN,
    label="Kosten van taakgerichte bekostiging en subsidies",
    unit=Eenheid.EURO,
    definition=(
        "Kosten van jeugdhulp die niet per jeugdige worden betaald: een vast bedrag voor een taak, of een "
        f"subsidie. {BETAALD}"
    ),
    numerator="Betaald voor taken en aan subsidies, in euro",
    source="Regiovisie Jeugdhulpregio FoodValley, strategische uitgangspunten inkoop (bekostiging)",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "bekostiging"), ("jaar", "gemeente", "bekostiging")),
    naar=("bekostiging",),
    measure=Maat(Telwijze.BEDRAG),
    familie="kosten_taakgericht_en_subsidie",
    # a task or a subsidy is paid for as a whole: no young person's costs follow from it
    disclosure=GEEN_PERSONEN,
    bedragsoort="betaald",
    bronnen=("overigekosten",),
)
def kosten_taakgericht_en_subsidie(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Task-based funding and subsidies of the period."""
    betaald = _betaald(stand, kalender)
    return betaald.filter(betaald.soort != PGB).select("periode", "gemeente", "bedrag", bekostiging="soort")


@indicator(
    code="kosten_naar_bekostiging",
    thema=Thema.KOSTEN,
    label="Alle kosten van jeugdhulp naar bekostiging",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van alle kosten van jeugdhulp over zorg in natura, persoonsgebonden budgetten, "
        "taakgerichte bekostiging en subsidies. Is een van de delen niet bekend of niet te tonen, dan is er "
        f"geen verdeling. Voor zorg in natura geldt: {INGEDIEND} Voor de andere geldt: {BETAALD}"
    ),
    numerator="Kosten met deze bekostiging, in euro",
    denominator="Alle kosten van jeugdhulp, in euro",
    source=REGIOVISIE,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "bekostiging"), ("jaar", "gemeente", "bekostiging")),
    naar=("bekostiging",),
    bedragsoort="ingediend en betaald",
    van=("kosten", "kosten_pgb", "kosten_taakgericht_en_subsidie"),
)
def kosten_naar_bekostiging(bron: Bron) -> Tabellen:
    """The share of each way of paying; of a place with a missing part every share is missing."""
    tabellen: Tabellen = {}
    for plaats in ("gebied", "gemeente"):
        delen: dict[tuple[str | int, ...], dict[str, Rij]] = {}
        for code, naam in (("kosten", NATURA), ("kosten_pgb", PGB)):
            for rij in bron.rows(code, ("jaar", plaats)):
                delen.setdefault(year_and_place(rij, plaats), {})[naam] = rij
        for rij in bron.rows("kosten_taakgericht_en_subsidie", ("jaar", plaats, "bekostiging")):
            delen[year_and_place(rij, plaats)][str(rij.dimensies["bekostiging"])] = rij
        tabellen["jaar", plaats, "bekostiging"] = [
            rij
            for (jaar, waar), per in delen.items()
            for rij in shares({"jaar": jaar, plaats: waar}, "bekostiging", per)
        ]
    return tabellen


@indicator(
    code="kosten_naar_categorie_met_pgb",
    thema=Thema.KOSTEN,
    label="Kosten van jeugdhulp naar categorie, met persoonsgebonden budgetten",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van de kosten van zorg in natura en persoonsgebonden budgetten samen. Zorg in natura "
        "staat naar categorie, zoals in ‘Kosten van jeugdhulp naar categorie’; persoonsgebonden budgetten "
        "zijn daarnaast een eigen categorie, welke hulp er ook mee is ingekocht. Zijn de persoonsgebonden "
        "budgetten niet bekend of niet te tonen, dan is er geen verdeling. Taakgerichte bekostiging en "
        f"subsidies tellen niet mee. Voor zorg in natura geldt: {INGEDIEND} Voor persoonsgebonden budgetten "
        f"geldt: {BETAALD}"
    ),
    numerator="Kosten in deze categorie, in euro",
    denominator="Kosten van zorg in natura en persoonsgebonden budgetten samen, in euro",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, tabel 2",
    since=datetime.date(2026, 11, 23),
    per=(("jaar", "gebied", "categorie"), ("jaar", "gemeente", "categorie")),
    naar=("categorie",),
    bedragsoort="ingediend en betaald",
    van=("kosten_naar_categorie", "kosten_pgb"),
)
def kosten_naar_categorie_met_pgb(bron: Bron) -> Tabellen:
    """The share of each category and of the personal budgets, made of the amounts behind both."""
    tabellen: Tabellen = {}
    for plaats in ("gebied", "gemeente"):
        delen: dict[tuple[str | int, ...], list[Rij]] = {}
        for rij in bron.rows("kosten_naar_categorie", ("jaar", plaats, "categorie")):
            delen.setdefault(year_and_place(rij, plaats), []).append(rij)
        tabellen["jaar", plaats, "categorie"] = [
            rij
            for pgb in bron.rows("kosten_pgb", ("jaar", plaats))
            for rij in _with_pgb(pgb, delen.get(year_and_place(pgb, plaats), []))
        ]
    return tabellen


def _with_pgb(pgb: Rij, delen: list[Rij]) -> list[Rij]:
    """A category that is withheld stays so; the whole is known from those that are shown."""
    eigen = Rij({**pgb.dimensies, "categorie": PGB}, None, pgb.status, pgb.voorlopig, teller=pgb.waarde)
    getoond = [rij for rij in delen if rij.waarde is not None]
    # without rows, or as a share of nothing, help in kind cost nothing
    natura = getoond[0].noemer if getoond else (None if worst(_with_amount(delen)) else 0.0)
    totaal = None if natura is None or pgb.waarde is None else natura + pgb.waarde
    ontbreekt = worst([pgb, *([] if natura is not None else delen)])
    return [_of_total(rij, totaal, ontbreekt) for rij in [*delen, eigen]]


def _with_amount(rijen: list[Rij]) -> list[Rij]:
    return [rij for rij in rijen if rij.status is not Status.GEEN_NOEMER]


def _of_total(rij: Rij, totaal: float | None, ontbreekt: Rij | None) -> Rij:
    leeg = replace(rij, waarde=None, teller=None, noemer=None)
    if totaal is None:
        return replace(leeg, status=ontbreekt.status if ontbreekt is not None else rij.status)
    teller = 0.0 if rij.status is Status.GEEN_NOEMER else rij.teller
    if teller is None or not totaal:
        return replace(leeg, status=rij.status if teller is None else Status.GEEN_NOEMER)
    status = Status.VOORLOPIG if rij.voorlopig else Status.GEPUBLICEERD
    aandeel = round(teller / totaal * 100, Eenheid.PROCENT.decimalen)
    return replace(rij, waarde=aandeel, status=status, teller=teller, noemer=totaal)
