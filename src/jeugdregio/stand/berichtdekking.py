"""Of which municipalities a kind of message is known to reach this region, and since when."""

import datetime
import weakref
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from jeugdregio.kern.periode import shift_month
from jeugdregio.stand.dekking import ALTIJD, Dekking, Dekkingen

if TYPE_CHECKING:
    from jeugdregio.stand.stand import Stand

LATER: Final = 2
"""So many months after the help its lines and answers come in, and so long nobody may begin."""

_gevonden: weakref.WeakKeyDictionary["Stand", dict[frozenset[str], Dekkingen]] = weakref.WeakKeyDictionary()


def heard(stand: "Stand", soorten: Collection[str]) -> Dekkingen:
    """Give the municipalities of which one of these kinds of message came in, and from when on it tells all:
    from two months before the first help it tells of, or before it first came.

    A stand without numbers of messages does not know who sends none: then all are covered, always. Of a stand
    of one provider it is known from the whole: it is said of the municipality, as every published table does.
    """
    if stand.geheel is not None:
        return heard(stand.geheel, soorten)
    gevonden = _gevonden.setdefault(stand, {})
    sleutel = frozenset(soorten)
    if sleutel not in gevonden:
        gevonden[sleutel] = _find(stand, sleutel)
    return gevonden[sleutel]


def _find(stand: "Stand", soorten: frozenset[str]) -> Dekkingen:
    berichten = stand.berichtaantallen
    if not berichten.limit(1).to_pyarrow().num_rows:
        return dict.fromkeys(stand.gemeentecodes, ALTIJD)
    goed = berichten.filter(berichten.soort.isin(sorted(soorten)), berichten.uitkomst != "geweigerd")
    begin = [goed.select("gemeente", dag="maand")]
    if "JW305" in soorten:
        begin.append(stand.leveringen.select("gemeente", dag="begindatum"))
    if "JW323" in soorten:
        begin.append(stand.prestaties.select("gemeente", dag="begindatum"))
    if "JW325" in soorten:
        beantwoord = stand.alle_prestaties.filter(stand.alle_prestaties.toegekend.notnull())
        begin.append(beantwoord.select("gemeente", dag="begindatum"))
    eerste: dict[str, datetime.date] = {}
    for tabel in begin:
        for rij in tabel.group_by("gemeente").agg(dag=tabel.dag.min()).to_pyarrow().to_pylist():
            eerste[rij["gemeente"]] = min(rij["dag"], eerste.get(rij["gemeente"], rij["dag"]))
    return {gemeente: Dekking(van=shift_month(dag, -LATER)) for gemeente, dag in eerste.items()}
