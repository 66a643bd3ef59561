"""Looking several indelingen up at once gives what looking them up one by one gives."""

from typing import Any

from tests.spec.conftest import MaakStand, backend, maak_stand
from tests.spec.test_gebruik import d, levering

from jeugdregio.stand.indelen import with_indelingen
from jeugdregio.stand.producten import with_indeling

__all__ = ["backend", "maak_stand"]


def test_rules_are_laid_side_by_side_in_periods_and_a_code_goes_before_its_category(
    maak_stand: MaakStand,
) -> None:
    def regel(indeling: str, code: str | None, waarde: str, van: str, tot: str | None) -> dict[str, Any]:
        return {
            "gebied": "R",
            "indeling": indeling,
            "productcategorie": "45",
            "productcode": code,
            "waarde": waarde,
            "van": d(van),
            "tot": d(tot) if tot else None,
        }

    stand = maak_stand(
        indelingen=[
            regel("categorie", None, "Oud", "2015-01-01", "2022-06-30"),
            regel("categorie", None, "Nieuw", "2022-07-01", None),
            regel("categorie", "45A04", "Eigen", "2022-03-01", "2022-09-30"),
            regel("sector", None, "Ambulant", "2022-05-01", None),
            regel("sector", "45A04", "Ggz", "2022-08-01", None),
            {**regel("sector", None, "Anders", "2015-01-01", None), "gebied": "ANDERE REGIO"},
        ],
        leveringen=[
            levering(n, code, f"2022-{maand:02d}-{dag}")
            for n, (code, maand, dag) in enumerate(
                (code, maand, dag)
                for code in ("45A04", "45A05", "99Z99")
                for maand in range(1, 13)
                for dag in ("01", "28")
            )
        ]
        + [{"pseudoniem": 999, "begindatum": d("2022-01-01")}],
    )
    samen = with_indelingen(stand, stand.leveringen, "begindatum", {"categorie": "soort", "sector": "hoek"})
    los = with_indeling(stand, stand.leveringen, "categorie", "begindatum", als="soort")
    los = with_indeling(stand, los, "sector", "begindatum", als="hoek")
    kolommen = ["pseudoniem", "productcode", "begindatum", "soort", "hoek"]
    assert (
        samen.select(kolommen).order_by("pseudoniem").to_pyarrow().to_pylist()
        == los.select(kolommen).order_by("pseudoniem").to_pyarrow().to_pylist()
    )
    gevonden = {r["hoek"] for r in samen.to_pyarrow().to_pylist()}
    assert gevonden == {None, "Ambulant", "Ggz"}
