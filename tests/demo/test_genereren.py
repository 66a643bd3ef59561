"""The files that are written."""

import filecmp
import re
from collections import Counter
from pathlib import Path

import pytest

from jeugdregio.demo.aanbieders import aanbieders
from jeugdregio.demo.genereren import generate
from jeugdregio.demo.post import Opbrengst
from jeugdregio.ijw import read
from jeugdregio.ijw.v3_2 import jw301, jw305, jw307, jw315, jw317, jw319, jw323, jw325
from jeugdregio.kern import bsn as bsns

Geschreven = tuple[Path, Opbrengst]
FOUTEN = {"CS002", "TR101", "TR302", "TR358", "TR416", "XSD"}
MET_FOUTEN = {"JW301", "JW305", "JW307", "JW323"}
VERZOEKEN = {"JW315", "JW317", "JW319"}
VAN_GEMEENTE = {"JW301", "JW306", "JW308", "JW316", "JW318", "JW319", "JW325"}


def files(doel: Path) -> list[Path]:
    return sorted(path.relative_to(doel) for path in doel.rglob("*.xml"))


def is_wrong(path: Path) -> bool:
    """Whether a file was made wrong on purpose."""
    return path.stem.endswith("X") and path.name[:5] in MET_FOUTEN


@pytest.mark.parametrize("tot", [(2021, 11), (2022, 6)])
def test_a_later_month_never_changes_an_earlier_one(
    geschreven: Geschreven, tot: tuple[int, int], tmp_path: Path
) -> None:
    later, _ = geschreven
    generate(tmp_path, schaal=0.02, tot=tot, processen=1)

    earlier = files(tmp_path)
    assert earlier == [path for path in files(later) if (int(path.parts[0]), int(path.parts[1])) <= tot]
    assert len(earlier) > 1000
    _, different, missing = filecmp.cmpfiles(tmp_path, later, map(str, earlier), shallow=False)
    assert (different, missing) == ([], [])


def test_two_processes_write_what_one_writes(tmp_path: Path) -> None:
    een, twee = tmp_path / "een", tmp_path / "twee"
    steps: list[tuple[int, int]] = []
    generate(een, schaal=0.004, tot=(2021, 6), processen=1)
    generate(twee, schaal=0.004, tot=(2021, 6), processen=2, voortgang=lambda *step: steps.append(step))

    assert files(een) == files(twee) != []
    _, different, missing = filecmp.cmpfiles(een, twee, map(str, files(een)), shallow=False)
    assert (different, missing) == ([], [])
    assert steps[-1][0] == steps[-1][1] == len(steps)


def test_another_seed_gives_other_young_people(geschreven: Geschreven, tmp_path: Path) -> None:
    doel, _ = geschreven
    generate(tmp_path, schaal=0.02, tot=(2021, 1), seed=1, processen=1)

    assert set(files(tmp_path)) - set(files(doel))


def test_only_what_was_made_wrong_on_purpose_has_findings(geschreven: Geschreven) -> None:
    doel, _ = geschreven
    soorten: Counter[str] = Counter()
    for path in files(doel):
        bericht, bevindingen = read(doel / path)
        soorten[path.name[:5]] += 1
        regels = {bevinding.regel for bevinding in bevindingen}
        if is_wrong(path):
            assert regels
            assert regels <= FOUTEN
        else:
            assert bericht is not None
            assert not regels, path
    assert set(soorten) >= MET_FOUTEN | VERZOEKEN | {"JW325"}


def test_some_messages_are_wrong_and_a_right_one_follows_each(geschreven: Geschreven) -> None:
    doel, opbrengst = geschreven
    wrong = [path for path in files(doel) if is_wrong(path)]
    right = {strip_date(path) for path in files(doel) if not path.stem.endswith("X")}

    assert 0.001 < len(wrong) / sum(opbrengst.bestanden[soort] for soort in MET_FOUTEN) < 0.006
    without = [path for path in wrong if strip_date(path) not in right]
    assert all(path.parts[:2] == ("2023", "06") for path in without)


def strip_date(path: Path) -> str:
    return re.sub(r"-\d{8}-(\w+?)X?$", r"-\1", path.stem)


def test_file_names_hold_no_number_of_a_person_and_identifications_are_unique(geschreven: Geschreven) -> None:
    doel, opbrengst = geschreven
    stems = [path.stem for path in files(doel)]

    assert not any(re.search(r"\d{9}", stem) for stem in stems)
    identifications = Counter(
        (soort, gemeente if soort in VAN_GEMEENTE else agb, kenmerk)
        for soort, gemeente, agb, _, kenmerk, *rest in (stem.split("-") for stem in stems)
        if not rest
    )
    assert max(identifications.values()) == 1
    assert all(len(kenmerk) <= 12 for *_, kenmerk in identifications)
    assert opbrengst.bestanden.total() == len(stems)


def test_every_wrong_message_is_refused_as_a_whole_and_every_declaration_answered(
    geschreven: Geschreven,
) -> None:
    doel, _ = geschreven
    declaraties: set[tuple[str, ...]] = set()
    geweigerd: set[tuple[str, ...]] = set()
    antwoorden: dict[tuple[str, ...], jw325.DeclaratieAntwoord | None] = {}
    for path in files(doel):
        bericht, _bevindingen = read(doel / path)
        if path.name.startswith("JW323") and path.parts[:2] < ("2023", "06"):
            kop = path.stem.split("-")
            (geweigerd if is_wrong(path) else declaraties).add((kop[1], kop[2], kop[4]))
        if isinstance(bericht, jw325.Bericht):
            identificatie = bericht.header.declaratie_identificatie.identificatie
            antwoorden[bericht.header.afzender, bericht.header.ontvanger, identificatie] = (
                bericht.declaratie_antwoord
            )
    assert declaraties
    assert geweigerd
    assert declaraties | geweigerd <= set(antwoorden)
    assert all(antwoorden[key] is None for key in geweigerd)
    toegekend = [antwoord for key in declaraties if (antwoord := antwoorden[key]) is not None]
    assert len(toegekend) == len(declaraties)
    assert any(antwoord.totaal_toegekend_bedrag != antwoord.totaal_ingediend_bedrag for antwoord in toegekend)


def test_every_request_is_granted_refused_or_still_open(geschreven: Geschreven) -> None:
    doel, _ = geschreven
    gevraagd, toegewezen, antwoorden = {}, set(), Counter[str]()
    for path in files(doel):
        match read(doel / path)[0]:
            case jw315.Bericht() as bericht:
                for product in bericht.client.aangevraagde_producten.aangevraagd_product:
                    gevraagd[bericht.header.ontvanger, product.referentie_aanbieder] = path.parts[:2]
            case jw301.Bericht() as bericht:
                for toewijzing in bericht.client.toegewezen_producten.toegewezen_product:
                    if toewijzing.referentie_aanbieder is not None:
                        toegewezen.add((bericht.header.afzender, toewijzing.referentie_aanbieder))
            case jw319.Bericht() as bericht:
                antwoorden[bericht.antwoord.verzoek_antwoord] += 1
                if bericht.antwoord.verzoek_antwoord == "1":
                    gevraagd.pop((bericht.header.afzender, bericht.antwoord.referentie_aanbieder))
    assert set(antwoorden) == {"1", "2"}
    still_open = {gevraagd[key] for key in set(gevraagd) - toegewezen}
    assert still_open <= {("2023", "03"), ("2023", "04"), ("2023", "05"), ("2023", "06")}
    assert toegewezen & set(gevraagd)


def test_a_provider_uses_a_reference_for_one_request(geschreven: Geschreven) -> None:
    doel, _ = geschreven
    gebruikt = Counter[tuple[str, str]]()
    for path in files(doel):
        if path.name[:5] not in {"JW315", "JW317"} or is_wrong(path) or path.stem.endswith("-nogmaals"):
            continue
        match read(doel / path)[0]:
            case jw315.Bericht() as bericht:
                for product in bericht.client.aangevraagde_producten.aangevraagd_product:
                    gebruikt[bericht.header.afzender, product.referentie_aanbieder] += 1
            case jw317.Bericht() as bericht:
                gebruikt[bericht.header.afzender, bericht.client.verzoek.referentie_aanbieder] += 1
    assert max(gebruikt.values()) == 1


def test_what_arrives_twice_is_the_same_byte_by_byte(geschreven: Geschreven) -> None:
    doel, _ = geschreven
    again = [path for path in files(doel) if path.stem.endswith("-nogmaals")]

    assert again
    for path in again:
        first = next(doel.rglob(path.name.replace("-nogmaals", "")))
        assert first.read_bytes() == (doel / path).read_bytes()


def test_every_file_says_that_it_is_fictional_and_an_early_one_that_the_release_did_not_exist(
    geschreven: Geschreven,
) -> None:
    doel, _ = geschreven
    for path in files(doel)[::20]:
        inhoud = (doel / path).read_bytes()
        assert b"<!-- fictief: " in inhoud
        assert (b"3.2 bestond" in inhoud) == (path.stem.split("-")[3] < "20230401")


def test_people_are_plainly_fictional(geschreven: Geschreven) -> None:
    doel, _ = geschreven
    for path in [path for path in files(doel) if path.name.startswith("JW301")][::25]:
        bericht, _ = read(doel / path)
        if isinstance(bericht, jw301.Bericht):
            assert bsns.is_fictief(bericht.client.bsn)
            assert bericht.client.naam.geslachtsnaam.achternaam.endswith("-Fictief")
            assert bericht.header.ontvanger.startswith("00")


def test_messages_tell_of_all_that_happens(geschreven: Geschreven) -> None:
    doel, _ = geschreven
    seen: set[str] = set()
    for path in [path for path in files(doel) if not path.stem.endswith("X")]:
        match read(doel / path)[0]:
            case jw301.Bericht() as bericht:
                for product in bericht.client.toegewezen_producten.toegewezen_product:
                    seen.add(f"toewijzing {product.reden_wijziging}")
                    assert (product.budget is None) == (product.omvang is not None)
                    if product.budget is not None:
                        seen.add("budget")
                        assert product.einddatum
                        assert product.product
                        assert product.product.code is None
            case jw305.Bericht() as bericht:
                seen |= {
                    f"start {s.status_aanlevering}" for s in bericht.client.start_producten.start_product
                }
            case jw307.Bericht() as bericht:
                seen |= {f"stop {s.reden_beeindiging}" for s in bericht.client.stop_producten.stop_product}
            case jw323.Bericht() as bericht:
                check_declaratie(bericht, seen)
    assert seen >= {
        "toewijzing None", "toewijzing 04", "toewijzing 07", "toewijzing 09", "toewijzing 13", "budget",
        "start 1", "start 3", "stop 20", "stop 31", "stop 35", "D", "C", "euro", "later",
    }  # fmt: skip


def check_declaratie(bericht: jw323.Bericht, seen: set[str]) -> None:
    """Check sums and periods of a declaration, and note what occurs in it."""
    declaratie = bericht.declaratie
    total = 0
    for client in declaratie.clienten.client:
        for prestatie in client.prestaties.prestatie:
            bedrag, periode = prestatie.ingediend_bedrag, prestatie.product_periode
            seen.add(bedrag.debet_credit)
            total += bedrag.bedrag if bedrag.debet_credit == "D" else -bedrag.bedrag
            has_previous = prestatie.product_referentie.vorig_referentie_nummer is not None
            assert has_previous == (bedrag.debet_credit == "C")
            assert (periode.begindatum.year, periode.begindatum.month) == (
                periode.einddatum.year,
                periode.einddatum.month,
            )
            assert periode.begindatum <= declaratie.declaratie_periode.einddatum
            if periode.begindatum < declaratie.declaratie_periode.begindatum:
                seen.add("later")
            if prestatie.eenheid == "83":
                seen.add("euro")
                assert prestatie.product_tarief is None
                assert bedrag.bedrag == prestatie.geleverd_volume
            else:
                assert bedrag.bedrag == prestatie.geleverd_volume * (prestatie.product_tarief or 0)
    totaal = declaratie.totaal_ingediend_bedrag
    assert totaal.totaal_bedrag * (1 if totaal.debet_credit == "D" else -1) == total


def test_a_product_costs_one_tariff_a_year_with_a_provider_that_has_a_contract(
    geschreven: Geschreven,
) -> None:
    _, opbrengst = geschreven
    assert len(opbrengst.tarieven) > 300
    assert len({tarief[:4] for tarief in opbrengst.tarieven}) == len(opbrengst.tarieven)
    contracted = {a.agb for a in aanbieders() if a.contracten}
    assert {tarief.agb for tarief in opbrengst.tarieven} < contracted


@pytest.mark.parametrize(("schaal", "tot"), [(0.0, (2022, 1)), (9.0, (2022, 1)), (1.0, (2020, 12))])
def test_a_scale_or_month_that_cannot_be_made_is_refused(
    schaal: float, tot: tuple[int, int], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=r"kies"):
        generate(tmp_path, schaal=schaal, tot=tot)

    assert files(tmp_path) == []
