"""The figures of eight indicators in SQL written by hand for DuckDB: what the monitor is held against.

Each gives the same cells as the indicator, with what publication needs beside the figure itself: how many
people are behind it, and the largest share of one person and one provider.
"""

from collections.abc import Callable

Tweeling = Callable[[str], str]

# what every figure rests on; an analyst would make these tables once as well
VOORBEREIDING = (
    """
    CREATE TEMP TABLE regel AS
    SELECT indeling, productcategorie, productcode, waarde, van, coalesce(tot, DATE '2999-12-31') AS tot
    FROM indelingen WHERE gebied = 'LAND'
    """,
    # what a municipality refused is in no figure
    "CREATE TEMP VIEW ingediend AS SELECT * FROM prestaties WHERE toegekend IS DISTINCT FROM FALSE",
    """
    CREATE TEMP TABLE aard AS
    SELECT t.toewijzing, t.categorie, t.productcode FROM toewijzingen t
    """,
    """
    CREATE TEMP TABLE zorg AS
    WITH geleverd AS (
        SELECT l.gemeente, l.aanbieder, l.pseudoniem, l.toewijzing, coalesce(l.categorie, a.categorie)
            AS categorie,
               coalesce(l.productcode, a.productcode) AS productcode, l.begindatum,
               coalesce(l.einddatum, DATE '2999-12-31') AS einddatum, l.tijdelijk
        FROM leveringen l LEFT JOIN aard a USING (toewijzing)
    ), los AS (
        SELECT p.gemeente, p.aanbieder, p.pseudoniem, coalesce(p.categorie, a.categorie) AS categorie,
               coalesce(p.productcode, a.productcode) AS productcode, date_trunc('month', p.begindatum)
                   AS eerste,
               date_trunc('month', coalesce(p.einddatum, p.begindatum)) AS laatste, sum(p.bedrag) AS bedrag
        FROM ingediend p LEFT JOIN aard a USING (toewijzing)
        WHERE NOT EXISTS (SELECT 1 FROM leveringen l WHERE l.toewijzing = p.toewijzing)
        GROUP BY ALL HAVING sum(p.bedrag) > 0
    )
    SELECT gemeente, aanbieder, pseudoniem, categorie, productcode, begindatum, einddatum, tijdelijk
        FROM geleverd
    UNION ALL
    SELECT gemeente, aanbieder, pseudoniem, categorie, productcode, CAST(eerste AS DATE),
           CAST(laatste + INTERVAL 1 MONTH - INTERVAL 1 DAY AS DATE), FALSE
    FROM los WHERE NOT EXISTS (
        SELECT 1 FROM geleverd g WHERE g.gemeente = los.gemeente AND g.pseudoniem = los.pseudoniem
        AND g.aanbieder = los.aanbieder AND g.categorie IS NOT DISTINCT FROM los.categorie)
    """,
    """
    CREATE TEMP TABLE traject AS
    WITH span AS (
        SELECT *, CASE WHEN tijdelijk THEN greatest(einddatum, coalesce(lead(begindatum) OVER w, DATE
            '2999-12-31'))
                       ELSE einddatum END AS tot
        FROM zorg WINDOW w AS (PARTITION BY pseudoniem, aanbieder, categorie
                               ORDER BY begindatum, einddatum, productcode, gemeente)
    ), genummerd AS (
        SELECT *, sum(CASE WHEN vorig IS NULL OR begindatum > vorig + 29 THEN 1 ELSE 0 END) OVER (
            PARTITION BY pseudoniem, aanbieder, categorie ORDER BY begindatum, einddatum, productcode,
                gemeente) AS n
        FROM (SELECT *, max(tot) OVER (PARTITION BY pseudoniem, aanbieder, categorie
                  ORDER BY begindatum, einddatum, productcode, gemeente
                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS vorig FROM span)
    )
    SELECT pseudoniem, aanbieder, categorie, arg_max(gemeente, begindatum) AS gemeente,
           arg_max(productcode, begindatum) AS productcode, min(begindatum) AS begindatum, max(tot) AS
               einddatum
    FROM genummerd GROUP BY pseudoniem, aanbieder, categorie, n
    """,
    """
    CREATE TEMP TABLE kost AS
    SELECT date_trunc('month', p.begindatum) AS dag, p.gemeente, p.aanbieder, p.pseudoniem,
           coalesce(kc.waarde, kr.waarde,
                    CASE WHEN c.aanbieder IS NULL THEN 'Niet gecontracteerde zorg'
                         ELSE coalesce(cc.waarde, cr.waarde, 'Niet ingedeeld') END) AS categorie,
           sum(p.bedrag) AS bedrag
    FROM (SELECT p.gemeente, p.aanbieder, p.pseudoniem, p.begindatum, p.bedrag,
                 coalesce(p.categorie, a.categorie) AS cat, coalesce(p.productcode, a.productcode) AS code
          FROM ingediend p LEFT JOIN aard a USING (toewijzing)) p
    LEFT JOIN regel jc ON jc.indeling = 'jeugdhulp' AND jc.productcode = p.code AND p.begindatum
        BETWEEN jc.van AND jc.tot
    LEFT JOIN regel jr ON jr.indeling = 'jeugdhulp' AND jr.productcode IS NULL AND jr.productcategorie
        = p.cat
        AND p.begindatum BETWEEN jr.van AND jr.tot
    LEFT JOIN regel kc ON kc.indeling = 'kosten' AND kc.productcode = p.code AND p.begindatum BETWEEN
        kc.van AND kc.tot
    LEFT JOIN regel kr ON kr.indeling = 'kosten' AND kr.productcode IS NULL AND kr.productcategorie = p.cat
        AND p.begindatum BETWEEN kr.van AND kr.tot
    LEFT JOIN regel cc ON cc.indeling = 'categorie' AND cc.productcode = p.code AND p.begindatum
        BETWEEN cc.van AND cc.tot
    LEFT JOIN regel cr ON cr.indeling = 'categorie' AND cr.productcode IS NULL AND cr.productcategorie
        = p.cat
        AND p.begindatum BETWEEN cr.van AND cr.tot
    LEFT JOIN (
        SELECT DISTINCT c.aanbieder, g.gemeente, greatest(c.van, coalesce(g.van, c.van)) AS van,
               least(coalesce(c.tot, DATE '2999-12-31'), coalesce(g.tot, DATE '2999-12-31')) AS tot
        FROM contracten c JOIN gebieden g USING (gebied)
    ) c ON c.aanbieder = p.aanbieder AND c.gemeente = p.gemeente AND p.begindatum BETWEEN c.van AND c.tot
    WHERE coalesce(jc.waarde, jr.waarde, 'ja') = 'ja'
    GROUP BY ALL
    """,
)


def _ingedeeld(bron: str, dag: str, indeling: str, als: str) -> str:
    """Join what a product counts as to `bron` (alias z), on the day `dag`."""
    return f"""
    (SELECT z.*, coalesce(c.waarde, r.waarde) AS {als} FROM {bron} z
     LEFT JOIN regel c ON c.indeling = '{indeling}' AND c.productcode = z.productcode AND {dag} BETWEEN
         c.van AND c.tot
     LEFT JOIN regel r ON r.indeling = '{indeling}' AND r.productcode IS NULL AND r.productcategorie =
         z.categorie
         AND {dag} BETWEEN r.van AND r.tot)"""


def _only_jeugdhulp(bron: str) -> str:
    met = _ingedeeld(bron, "z.dag", "jeugdhulp", "telt")
    return f"(SELECT * FROM {met} WHERE coalesce(telt, 'ja') = 'ja')"


def _in_periode(soort: str) -> str:
    """Youth care that touches a period, with the first day of it there."""
    raakt = f"""
    (SELECT z.*, k.periode, greatest(z.begindatum, k.begin) AS dag
     FROM zorg z JOIN kalender_{soort} k ON z.begindatum <= k.eind AND z.einddatum >= k.begin)"""
    return _only_jeugdhulp(raakt)


def _people(feiten: str, soort: str, naar: str = "") -> str:
    return f"""
    SELECT periode, plaats{naar}, count(DISTINCT pseudoniem) AS personen
    FROM (SELECT DISTINCT periode, gemeente, pseudoniem{naar} FROM {feiten}) JOIN lid_{soort} USING
        (periode, gemeente)
    GROUP BY ALL"""


def _sums(feiten: str, soort: str, som: str, naar: str = "") -> str:
    return f"""
    WITH klein AS (
        SELECT periode, gemeente, pseudoniem, aanbieder{naar}, sum({som}) AS som, count(*) AS aantal
        FROM {feiten} GROUP BY ALL
    ), hier AS MATERIALIZED (SELECT * FROM klein JOIN lid_{soort} USING (periode, gemeente)),
    persoon AS (SELECT periode, plaats{naar}, pseudoniem, sum(som) AS som, sum(aantal) AS aantal FROM
        hier GROUP BY ALL),
    aanbieder AS (SELECT periode, plaats{naar}, aanbieder, sum(som) AS som FROM hier GROUP BY ALL)
    SELECT * FROM (
        SELECT periode, plaats{naar}, sum(som) AS teller, sum(aantal) AS aantal, count(*) FILTER (som
            <> 0) AS personen,
               sum(abs(som)) AS omvang, max(abs(som)) AS top_persoon FROM persoon GROUP BY ALL
    ) JOIN (SELECT periode, plaats{naar}, max(abs(som)) AS top_aanbieder FROM aanbieder GROUP BY ALL)
    USING (periode, plaats{naar})"""


def _kosten(soort: str) -> str:
    return f"""
    (SELECT k.periode, f.* FROM kost f JOIN kalender_{soort} k ON f.dag BETWEEN k.begin AND k.eind)"""


def jeugdigen_met_jeugdhulp(soort: str) -> str:
    return _people(_in_periode(soort), soort)


def aandeel_jeugdigen_met_jeugdhulp(soort: str) -> str:
    jong = f"""
    (SELECT z.* FROM {_in_periode(soort)} z JOIN jeugdigen j USING (pseudoniem)
     WHERE (year(z.dag) - year(j.geboortemaand)) * 12 + month(z.dag) - month(j.geboortemaand) <= 216)"""
    return _people(jong, soort)


def gebruik_naar_categorie(soort: str) -> str:
    met = _ingedeeld(_in_periode(soort), "z.dag", "categorie", "hulp")
    feiten = f"""
    (SELECT periode, gemeente, pseudoniem, coalesce(hulp, 'Niet ingedeeld') AS soort_hulp FROM {met})"""
    return _people(feiten, soort, ", soort_hulp")


def unieke_jeugdigen_in_verblijf(soort: str) -> str:
    met = _ingedeeld(_in_periode(soort), "z.dag", "verblijf", "verblijf")
    return _people(f"(SELECT * FROM {met} WHERE verblijf = 'ja')", soort)


def jeugdigen_in_verblijf(soort: str) -> str:
    er_op = f"""
    (SELECT z.*, k.periode, k.eind AS dag FROM zorg z
     JOIN kalender_{soort} k ON z.begindatum <= k.eind AND z.einddatum >= k.eind)"""
    telt = _only_jeugdhulp(er_op)
    met = _ingedeeld(telt, "z.dag", "verblijf", "verblijf")
    return _people(f"(SELECT * FROM {met} WHERE verblijf = 'ja')", soort)


def kosten(soort: str) -> str:
    return _sums(_kosten(soort), soort, "bedrag")


def kosten_naar_categorie(soort: str) -> str:
    return _sums(_kosten(soort), soort, "bedrag", ", categorie")


def gemiddelde_duur_trajecten(soort: str) -> str:
    klaar = f"""
    (SELECT t.*, k.periode, t.einddatum AS dag, t.einddatum - t.begindatum + 1 AS dagen
     FROM traject t JOIN kalender_{soort} k ON t.einddatum BETWEEN k.begin AND k.eind
     WHERE t.einddatum <= DATE '2025-06-01' - 28)"""
    telt = _only_jeugdhulp(klaar)
    return _sums(telt, soort, "dagen")


TWEELINGEN: dict[str, Tweeling] = {
    functie.__name__: functie
    for functie in (
        jeugdigen_met_jeugdhulp,
        aandeel_jeugdigen_met_jeugdhulp,
        gebruik_naar_categorie,
        kosten,
        kosten_naar_categorie,
        unieke_jeugdigen_in_verblijf,
        jeugdigen_in_verblijf,
        gemiddelde_duur_trajecten,
    )
}
"""The SQL by the code of the indicator; each takes the kind of period: jaar, kwartaal, maand."""
