"""A mapping file that is wrong says where, and what is allowed, all at once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jeugdregio.stand import VertalingFout, read_vertaling

GOED = """
leverancier = "Een"
datum = "%d-%m-%Y"
[[tabel]]
naam = "regiekoppelingen"
bestand = "regie*.csv"
[tabel.kolommen]
gemeente = "g"
pseudoniem = { bsn = "b" }
soort = { kolom = "r", codes = { C = "casusregie" } }
begindatum = "v"
"""


def mistakes(map_: Path, tekst: str) -> tuple[str, ...]:
    pad = map_ / "leverancier.toml"
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(VertalingFout) as gevangen:
        read_vertaling(pad)
    return gevangen.value.fouten


def test_a_mapping_without_mistakes_is_read(tmp_path: Path) -> None:
    pad = tmp_path / "leverancier.toml"
    pad.write_text(GOED, encoding="utf-8")
    vertaling = read_vertaling(pad)
    assert vertaling.needs_keys
    assert [tabel.tabel.naam for tabel in vertaling.of(Path("REGIE-2025.csv"))] == ["regiekoppelingen"]
    assert vertaling.of(Path("anders.csv")) == []


@pytest.mark.parametrize(
    ("oud", "nieuw", "waar", "tekst"),
    [
        ("leverancier = ", "naam = ", "naam", "toegestaan: leverancier, scheiding"),
        ('datum = "%d-%m-%Y"', 'datum = "dd-mm-jjjj"', "datum", "een vorm als %d-%m-%Y"),
        ('datum = "%d-%m-%Y"', 'datum = "%d-%Y"', "datum", "een maand (%m)"),
        ('datum = "%d-%m-%Y"', 'scheiding = ":"', "scheiding", "een van ,, ;, |, tab"),
        ('datum = "%d-%m-%Y"', 'codering = "ebcdic"', "codering", "een van utf-8, cp1252"),
        ('naam = "regiekoppelingen"', 'naam = "regie"', "tabel 1, naam", "een van jeugdigen, toewijzingen"),
        ('"regie*.csv"', '"map/regie.csv"', "tabel 1 (regiekoppelingen), bestand", "zonder map"),
        ('gemeente = "g"', 'plaats = "g"', "kolommen.plaats", "wel: gemeente, pseudoniem"),
        ('gemeente = "g"\n', "", "kolommen.gemeente", "mag niet leeg zijn"),
        ('gemeente = "g"', 'gemeente = { bsn = "b" }', "kolommen.gemeente", "alleen bij de kolom pseudoniem"),
        ('gemeente = "g"', 'gemeente = { vast = "772" }', "kolommen.gemeente", "4 cijfers"),
        (
            'gemeente = "g"',
            'gemeente = { kolom = "g", vast = "0772" }',
            "kolommen.gemeente",
            "precies één van",
        ),
        ('gemeente = "g"', 'gemeente = { kolom = "g", maal = 10 }', "gemeente, maal", "kolom met getallen"),
        (
            'gemeente = "g"',
            'gemeente = { kolom = "g", cijfers = "4" }',
            "gemeente, cijfers",
            "een aantal cijfers",
        ),
        (
            'gemeente = "g"',
            'gemeente = { kolom = "g", datum = "%m-%Y" }',
            "gemeente, datum",
            "kolom met datums",
        ),
        ('"casusregie"', '"regie"', "kolommen.soort, codes.C", "een van casusregie, voogdij"),
        ('"casusregie"', '""', "kolommen.soort, codes.C", "mag niet leeg zijn"),
        ('begindatum = "v"', "begindatum = 5", "kolommen.begindatum", "de naam van een kolom"),
        (
            'begindatum = "v"',
            'begindatum = { kolom = "v", leeg = "-" }',
            "begindatum, leeg",
            "een lijst met teksten",
        ),
        ('{ bsn = "b" }', '{ bsn = "b", cijfers = 9 }', "kolommen.pseudoniem", "alleen samen met kolom"),
    ],
)
def test_a_mistake_is_named_with_table_key_and_what_is_allowed(
    tmp_path: Path, oud: str, nieuw: str, waar: str, tekst: str
) -> None:
    assert oud in GOED
    fouten = mistakes(tmp_path, GOED.replace(oud, nieuw))
    assert any(waar in fout and tekst in fout for fout in fouten), fouten


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    fouten = mistakes(tmp_path, GOED.replace('gemeente = "g"', 'plaats = "g"').replace("%Y", "%Q"))
    assert len(fouten) == 3


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    assert mistakes(tmp_path, 'leverancier = "Een"\n[[tabel]\n') == (
        "regel 2, teken 8: dit is geen geldige TOML",
    )
    assert "geen tabel" in mistakes(tmp_path, 'leverancier = "Een"')[0]
    with pytest.raises(VertalingFout, match="is er niet"):
        read_vertaling(tmp_path / "weg.toml")
    (tmp_path / "latin.toml").write_bytes(b"leverancier = '\xe9'")
    with pytest.raises(VertalingFout, match="geen UTF-8"):
        read_vertaling(tmp_path / "latin.toml")


sleutels = st.sampled_from(
    ["leverancier", "tabel", "naam", "bestand", "kolommen", "datum", "codes", "maal", "leeg", "x", "gemeente"]
)
waarden = st.recursive(
    st.one_of(
        st.integers(),
        st.floats(allow_nan=False),
        st.booleans(),
        st.dates(),
        st.text(st.characters(codec="ascii", exclude_characters='"\\\x7f', min_codepoint=32), max_size=9),
    ),
    lambda dieper: st.one_of(st.lists(dieper, max_size=3), st.dictionaries(sleutels, dieper, max_size=4)),
    max_leaves=12,
)


def as_toml(waarde: object) -> str:
    if isinstance(waarde, dict):
        return "{" + ", ".join(f"{naam} = {as_toml(w)}" for naam, w in waarde.items()) + "}"
    if isinstance(waarde, list):
        return "[" + ", ".join(map(as_toml, waarde)) + "]"
    if isinstance(waarde, bool):
        return str(waarde).lower()
    return f'"{waarde}"' if isinstance(waarde, str) else str(waarde)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=200), st.dictionaries(sleutels, waarden, max_size=5)))
def test_no_mapping_whatever_is_in_it_fails_in_another_way(
    tmp_path: Path, inhoud: bytes | dict[str, object]
) -> None:
    pad = tmp_path / "wild.toml"
    if isinstance(inhoud, dict):
        inhoud = "\n".join(f"{naam} = {as_toml(waarde)}" for naam, waarde in inhoud.items()).encode()
    pad.write_bytes(inhoud)
    with pytest.raises(VertalingFout):
        read_vertaling(pad)
