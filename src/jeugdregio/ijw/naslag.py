"""The reference of a message, as Markdown for the documentation."""

from collections.abc import Iterator

from jeugdregio.ijw import codelijst
from jeugdregio.ijw.element import Klasse, Veld, klasse_van
from jeugdregio.ijw.facetten import Basis, Facetten
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.regel import Niveau

_BASIS = {Basis.TEKST: "tekst", Basis.GETAL: "geheel getal", Basis.DAG: "datum", Basis.TIJD: "tijd"}


def render(message: str, release: str = "3.2") -> str:
    """Write the reference of a message ("JW301"): a table of elements for each class. KeyError when not
    declared.
    """
    soort = releases()[release].soorten[message]
    klassen = _reached(soort.wortel)
    niveaus = (Niveau.BERICHT, Niveau.BRON, Niveau.REGISTER)
    regels = releases()[release].regels.voor(message, *niveaus)
    kop = [f"# {message}", klasse_van(soort.wortel).betekenis, f"Namespace: `{soort.namespace}`"]
    tabellen = ["\n".join(_table(klasse)) for klasse in klassen]
    toetsen = "\n".join(f"- **{r.code}** (retourcode {r.retourcode or 'geen'}): {r.tekst}" for r in regels)
    bron = "Bron: Zorginstituut Nederland, iJw " + release + "; de betekenissen zijn van jeugdregio."
    return "\n\n".join([*kop, *tabellen, "## Regels", toetsen, bron]) + "\n"


def render_differences(release: str) -> str:
    """Write how a release that is only read differs from the one it is read with. KeyError when not read.

    ValueError when the release is declared in full.
    """
    gekozen = releases()[release]
    afleiding = gekozen.afleiding
    if afleiding is None:
        raise ValueError(f"release {release} is declared in full")
    origineel = releases()[afleiding.van]
    anders = {r.code: r for r in gekozen.regels}
    zonder = [f"- **{r.code}**: {r.tekst}" for r in origineel.regels if r.code not in anders]
    zonder += [
        f"- **{p.code}**: {p.tekst}"
        for p in origineel.procesregels.values()
        if p.code not in gekozen.procesregels
    ]
    gewijzigd = [f"- **{code}**: {zin}" for code, zin in afleiding.verschillen.items()]
    inleiding = (
        f"Berichten van iJw {release} worden gelezen om geschiedenis te laden, en alleen bij gemeenten die"
        " meelezen. Zij worden niet geschreven en niet beantwoord. Alles is als in iJw"
        f" {afleiding.van}, behalve wat hier staat."
    )
    ruimten = [f"- {naam}: `{soort.namespace}`" for naam, soort in gekozen.soorten.items()]
    return (
        "\n\n".join(
            [
                f"# iJw {release}",
                inleiding,
                "## Namespaces",
                "\n".join(ruimten),
                "## Andere waarden",
                "\n".join(f"- {naam}: `{patroon}`" for naam, patroon in afleiding.beperkingen.items()),
                "## Regels die er nog niet waren",
                "\n".join(zonder),
                "## Regels die anders zijn",
                "\n".join(gewijzigd),
                "## Wat niet is nagegaan",
                afleiding.voorbehoud,
            ]
        )
        + "\n"
    )


def _reached(wortel: type) -> list[Klasse]:
    """The root and all below it, shared classes too, the whole before its parts."""
    gevonden: dict[type, Klasse] = {}
    wachtrij = [wortel]
    while wachtrij:
        cls = wachtrij.pop(0)
        if cls not in gevonden:
            gevonden[cls] = klasse_van(cls)
            wachtrij += [veld.klasse for veld in gevonden[cls].velden if veld.klasse is not None]
    return list(gevonden.values())


def _table(klasse: Klasse) -> Iterator[str]:
    yield f"## {klasse.cls.__name__}"
    yield ""
    yield klasse.betekenis
    if klasse.sleutel:
        yield ""
        yield f"Sleutel: {', '.join(f'`{deel}`' for deel in klasse.sleutel)}"
    yield ""
    yield "| element | betekenis | aantal | soort | waarden |"
    yield "|---|---|---|---|---|"
    for veld in klasse.velden:
        yield f"| {veld.naam} | {veld.betekenis} | {_cardinality(veld)} | {_type(veld)} | {_values(veld)} |"


def _cardinality(veld: Veld) -> str:
    if veld.herhaald:
        return "1 of meer"
    return "1" if veld.verplicht else "0 of 1"


def _type(veld: Veld) -> str:
    if veld.klasse is not None:
        return veld.klasse.__name__
    return _BASIS[veld.facetten.basis] if veld.facetten is not None else ""


def _values(veld: Veld) -> str:
    delen: list[str] = []
    if veld.facetten is not None:
        delen += _facets(veld.facetten)
    if veld.beperking is not None:
        delen.append(f"`{veld.beperking}`")
    return "; ".join(delen).replace("|", "\\|")


def _facets(facetten: Facetten) -> Iterator[str]:
    if facetten.lijst is not None:
        yield f"lijst {facetten.lijst} ({codelijst.lijsten()[facetten.lijst].naam})"
        return
    if facetten.max_lengte is not None:
        yield f"{facetten.min_lengte} tot {facetten.max_lengte} tekens"
    if facetten.minimum is not None:
        yield f"{facetten.minimum} tot {facetten.maximum}"
    if facetten.patroon is not None and facetten.basis is Basis.TEKST:
        yield f"`{facetten.patroon}`"
