"""The rules of the standard as pages: what each asks, where it is checked, and an example that passes and one
that fails. The examples are those of the tests.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.spec.regels.fragment import fragment, kind, main_part
from tests.spec.regels.voorbeeld import Voorbeeld, alle

from jeugdregio.ijw.release import Release, releases
from jeugdregio.ijw.toetsen.procesregel import Wie
from jeugdregio.ijw.toetsen.regel import Niveau, Regel
from jeugdregio.ijw.toetsen.regels import Waar, overview

BRON = (
    "Bron van codes en teksten: Zorginstituut Nederland, iJw {}. De voorbeelden gaan over verzonnen mensen."
)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page about the rules of the newest release."""
    release = list(releases().values())[-1]
    per_regel: dict[str, list[Voorbeeld]] = defaultdict(list)
    for voorbeeld in alle():
        per_regel[voorbeeld.regel].append(voorbeeld)
    per_blad: dict[str, list[Regel]] = defaultdict(list)
    for regel in sorted(release.regels, key=lambda r: r.code):
        per_blad[_page(regel)].append(regel)
    yield "regels.md", _overview(release)
    yield "regels-proces.md", _process(release)
    for naam, regels in per_blad.items():
        delen = [f"# {_title(naam)}", *(_rule(regel, release, per_regel[regel.code]) for regel in regels)]
        yield f"{naam}.md", "\n\n".join([*delen, BRON.format(release.naam)]) + "\n"


def _page(regel: Regel) -> str:
    """The page of a rule: one for the schema, one for each module of checks."""
    if regel.niveau is Niveau.SCHEMA or regel.toets is None:
        return "regels-schema"
    onderwerp = regel.toets.__module__.rpartition(".")[2].removeprefix("register_").replace("_", "-")
    return f"regels-{'register' if regel.niveau is Niveau.REGISTER else 'lezen'}-{onderwerp}"


def _title(naam: str) -> str:
    _, soort, *onderwerp = naam.split("-")
    kop = {"schema": "in het schema", "lezen": "bij het lezen", "register": "tegen het register"}[soort]
    return f"Regels {kop}{': ' if onderwerp else ''}{' '.join(onderwerp)}"


def _cell(tekst: str) -> str:
    return tekst.replace("|", "\\|").replace("<", "&lt;")


def _overview(release: Release) -> str:
    bladen = {regel.code: _page(regel) for regel in release.regels}
    rijen = [
        f"| [{v.regel}]({bladen.get(v.regel, 'regels-proces')}.md#{v.regel.lower()}) | {v.niveau} "
        f"| {v.waar} | {v.retourcode or ''} | {_cell(v.tekst)} |"
        for v in overview(release.naam)
    ]
    inleiding = (
        f"Alle {len(rijen)} regels van iJw {release.naam}. Het schema en de regels bij het lezen gelden voor"
        " elk bericht op zichzelf; tegen het register wordt vergeleken met wat eerder is verstuurd."
        " Procesregels gaan over wat mensen en systemen doen. Dezelfde lijst geeft `jeugdregio ijw regels`."
    )
    kop = "| regel | niveau | waar | code | tekst |\n|---|---|---|---|---|"
    return (
        "\n\n".join(
            [
                f"# Regels van iJw {release.naam}",
                inleiding,
                "\n".join([kop, *rijen]),
                BRON.format(release.naam),
            ]
        )
        + "\n"
    )


def _process(release: Release) -> str:
    wie = {Wie.SYSTEEM: "dit systeem", Wie.DEELS: "deels dit systeem", Wie.ANDEREN: "anderen"}
    regels = list(release.procesregels.values())
    rijen = [f"| [{p.code}](#{p.code.lower()}) | {wie[p.wie]} | {_cell(p.uitleg)} |" for p in regels]
    telling = Counter(p.wie for p in regels)
    inleiding = (
        "Een procesregel zegt wat mensen en systemen doen. De meeste zijn aan een bericht niet te zien. Hier"
        f" staat bij elk van de {len(regels)} regels wat dit systeem ermee doet, of waarom zij aan anderen"
        f" is: {telling[Wie.SYSTEEM]} doet dit systeem, {telling[Wie.DEELS]} voor een deel,"
        f" {telling[Wie.ANDEREN]} doen anderen."
    )
    kop = "| regel | wie | wat dit systeem doet, of waarom niet |\n|---|---|---|"
    teksten = [f"### {p.code}\n\n> {_cell(p.tekst)}" for p in regels]
    delen = ["# Procesregels", inleiding, "\n".join([kop, *rijen]), "## De teksten", *teksten]
    return "\n\n".join([*delen, BRON.format(release.naam)]) + "\n"


def _rule(regel: Regel, release: Release, voorbeelden: list[Voorbeeld]) -> str:
    waar = next(v.waar for v in overview() if v.regel == regel.code)
    ook = ", en binnen één bericht ook bij het lezen" if regel.code in release.regels.within_message else ""
    feiten = [f"- Gecontroleerd: {waar}{ook}"]
    if regel.dekking:
        feiten.append(f"- Hoe: {_cell(regel.dekking)}")
    if regel.plekken:
        feiten.append(f"- Gaat over: {', '.join(f'`{plek}`' for plek in regel.plekken)}")
    elif waar is not Waar.SCHEMA:
        feiten.append("- Gaat over: elk bericht")
    feiten.append(f"- Retourcode: {regel.retourcode or 'geen'}")
    delen = [f"## {regel.code}", f"> {_cell(regel.tekst)}", "\n".join(feiten)]
    return "\n\n".join([*delen, *(_example(v) for v in voorbeelden)])


def _example(voorbeeld: Voorbeeld) -> str:
    delen = [_cell(voorbeeld.uitleg)] if voorbeeld.uitleg else []
    if voorbeeld.vandaag is not None:
        delen.append(f"Beoordeeld op {voorbeeld.vandaag.isoformat()}.")
    for eerder in voorbeeld.eerder:
        delen += [f"Eerder verstuurd, {kind(eerder)}:", _xml(main_part(eerder))]
    return "\n\n".join(
        [
            *delen,
            "Goed:",
            _xml(fragment(voorbeeld.goed, voorbeeld.pad)),
            f"Fout, op `{voorbeeld.pad}`:",
            _xml(fragment(voorbeeld.fout, voorbeeld.pad)),
        ]
    )


def _xml(tekst: str) -> str:
    return f"```text\n{tekst}\n```"
