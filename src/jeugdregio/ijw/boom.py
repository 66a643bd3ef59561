"""The content of a message as people read it: a tree of elements with Dutch labels and meanings of codes.

It is made of the XML itself and not of typed objects, so that a message that breaks its schema can be looked
at as well. What may tell who someone is shows its form only, unless `personen` asks for more.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import BinaryIO, Final

from lxml import etree

from jeugdregio.ijw import codelijst
from jeugdregio.ijw.element import BerichtSoort, Veld, klasse_van
from jeugdregio.ijw.facetten import Basis, Facetten
from jeugdregio.ijw.lezen.plek import field_of, line_of, local_name, split_tag, unit_path
from jeugdregio.ijw.lezen.proloog import KOP_GROOTTE, inspect
from jeugdregio.ijw.lezen.stroom import empty, unit_tag
from jeugdregio.ijw.productcode import productcodes
from jeugdregio.ijw.release import soort_bij_namespace
from jeugdregio.ijw.toetsen.bevinding import Bevinding
from jeugdregio.kern.geld import format_euro
from jeugdregio.kern.vorm import shape

PER_GROEP: Final = 20
"""Parts of one kind that are shown within a unit, when nobody asks for others."""
_GENOEG: Final = 200
"""Parts of one kind that are shown because something points at them."""
_DAG: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIJD: Final = re.compile(r"\d{2}:\d{2}(:\d{2})?")
_LANG: Final = 60
# also in groups, as people write a BSN
_NEGEN: Final = re.compile(r"(?<!\d)(\d{9}|\d{3}([ ._-])\d{3}\2\d{3}|\d{4}([ ._-])\d{2}\3\d{3})(?!\d)")
_INDEX: Final = re.compile(r"\[(\d+)\]")


@dataclass(slots=True)
class Tak:
    """One element. A value has a `waarde`, a group has `takken`; `nummer` counts among those of its name.

    With `weggelaten` it stands for that many elements of this name that are not shown here.
    """

    naam: str
    label: str
    pad: str
    regelnummer: int | None = None
    nummer: int | None = None
    waarde: str = ""
    betekenis: str = ""
    verborgen: bool = False
    takken: list["Tak"] = field(default_factory=list)
    weggelaten: int = 0

    @property
    def is_groep(self) -> bool:
        """Whether other elements stand in it."""
        return bool(self.takken)

    def walk(self) -> Iterator["Tak"]:
        """Yield this element and all below it that are shown."""
        yield self
        for tak in self.takken:
            yield from tak.walk()


@dataclass(frozen=True, slots=True)
class Keuze:
    """What is wanted of a message: units by number (from 1), and places that must be seen, as `one_path`.

    Of the parts that repeat within a unit those from `eerste` up to `laatste` are shown. `totaal` is how many
    units the message has, where that is known, so that nobody need read on to count them; 0 where not.
    """

    eenheden: range
    nummers: frozenset[int] = frozenset()
    plaatsen: frozenset[str] = frozenset()
    eerste: int = 1
    laatste: int = PER_GROEP
    personen: bool = False
    totaal: int = 0

    @property
    def hoogste(self) -> int:
        """The number of the last unit that is wanted."""
        return max(self.eenheden.stop - 1, *self.nummers, 0)

    def has(self, nummer: int) -> bool:
        """Whether the unit with this number is wanted."""
        return nummer in self.eenheden or nummer in self.nummers


@dataclass(slots=True)
class Boom:
    """What could be read. `eenheden` counts the units of the file; `fout` says what could not be read."""

    wortel: Tak | None = None
    eenheden: int = 0
    fout: str = ""


def one_path(pad: str) -> str:
    """Give a path in its one form: an only or first one has no index.

    >>> one_path("/Bericht/Client[1]/Contact[2]")
    '/Bericht/Client/Contact[2]'
    """
    return pad.replace("[1]", "")


def unit_number(soort: BerichtSoort, pad: str) -> int:
    """Give the number of the unit that a path leads into, 0 for the rest of the message."""
    begin = one_path(unit_path(soort, 1))
    if not one_path(pad).startswith(begin):
        return 0
    rest = one_path(pad)[len(begin) :]
    found = _INDEX.match(rest)
    if found is not None:
        return int(found[1])
    return 1 if rest[:1] in {"", "/"} else 0


def read_boom(bestand: BinaryIO, keuze: Keuze) -> Boom:
    """Read a message and keep what `keuze` asks; never raises for what is in it.

    It is read to its end, unless it is known how many units it has and nothing else comes after them.
    """
    kop = bestand.read(KOP_GROOTTE)
    bestand.seek(0)
    begin = inspect(kop)
    if isinstance(begin, Bevinding):
        return Boom(fout=begin.tekst)
    gevonden = soort_bij_namespace(begin.namespace or "")
    if gevonden is None:
        return Boom(fout="Dit bestand is geen bericht van een soort en versie die hier wordt gelezen.")
    return _Lezer(gevonden[1], keuze).read(bestand)


@dataclass(slots=True)
class _Reeks:
    """What was seen of the parts that repeat under one element: how many there are, and those to show."""

    naam: str
    aantal: int = 0
    aangewezen: int = 0
    takken: list[Tak] = field(default_factory=list)


class _Lezer:
    """One reading. Parts that repeat are made into a `Tak`, or freed, as soon as they have ended."""

    def __init__(self, soort: BerichtSoort, keuze: Keuze) -> None:
        self._keuze = keuze
        self._wegen = frozenset(weg for plaats in keuze.plaatsen for weg in _ways(plaats))
        self._wortel = soort.wortel
        self._veld = soort.route[-1]
        self._eenheid = one_path(unit_path(soort, 1))
        self._tag = unit_tag(soort)
        self._delen = _repeated(soort.eenheid)
        self._tags = (self._tag, *(f"{{{soort.namespace}}}{naam}" for naam in self._delen))
        self._eenheden = _Reeks(self._veld.naam)
        self._reeksen: dict[str, _Reeks] = {self._eenheid.rpartition("/")[0]: self._eenheden}
        self._genoeg = keuze.hoogste if keuze.totaal and _ends_in_units(soort) else 0

    def read(self, bestand: BinaryIO) -> Boom:
        parser = etree.iterparse(
            bestand, ("end",), tag=self._tags, load_dtd=False, no_network=True, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        fout = ""
        wortel: etree._Element | None = None
        try:
            for _, onderdeel in parser:
                if onderdeel.tag == self._tag:
                    self._end_of_unit(onderdeel)
                    if self._eenheden.aantal == self._genoeg:
                        wortel = onderdeel.getroottree().getroot()
                        break
                else:
                    self._end_of_part(onderdeel)
        except etree.XMLSyntaxError as error:
            fout = f"Vanaf regel {error.lineno} is het bestand niet te lezen. Wat ervoor staat, ziet u hier."
        boom = Boom(eenheden=self._eenheden.aantal if wortel is None else self._keuze.totaal, fout=fout)
        wortel = parser.root if wortel is None else wortel
        if wortel is not None:
            klasse = klasse_van(self._wortel)
            boom.wortel = Tak(local_name(wortel), klasse.betekenis, f"/{local_name(wortel)}", line_of(wortel))
            self._add_children(boom.wortel, wortel, self._wortel)
        return boom

    def _pad(self, nummer: int) -> str:
        return self._eenheid + (f"[{nummer}]" if nummer > 1 else "")

    def _end_of_unit(self, onderdeel: etree._Element) -> None:
        self._eenheden.aantal += 1
        nummer = self._eenheden.aantal
        if self._keuze.has(nummer):
            self._eenheden.takken.append(self._tak(onderdeel, self._veld, self._pad(nummer), nummer))
        if len(self._reeksen) > 1:
            self._reeksen = {self._eenheid.rpartition("/")[0]: self._eenheden}
        _free(onderdeel)

    def _end_of_part(self, onderdeel: etree._Element) -> None:
        namen: list[str] = []
        ouder = onderdeel.getparent()
        while ouder is not None and ouder.tag != self._tag:
            naam = split_tag(ouder)[1]
            if naam in self._delen:
                return  # it stands in a part that repeats itself and is kept or freed with that
            namen.append(naam)
            ouder = ouder.getparent()
        if ouder is None:
            return
        begin = "/".join([self._pad(self._eenheden.aantal + 1), *reversed(namen)])
        naam = split_tag(onderdeel)[1]
        reeks = self._reeksen.setdefault(begin, _Reeks(naam))
        reeks.aantal += 1
        pad = f"{begin}/{naam}" + (f"[{reeks.aantal}]" if reeks.aantal > 1 else "")
        if self._wants(reeks, pad):
            veld = field_of(self._class_at(namen), onderdeel)
            reeks.takken.append(self._tak(onderdeel, veld, pad, reeks.aantal))
        _free(onderdeel)

    def _class_at(self, namen: list[str]) -> type | None:
        cls = self._veld.klasse
        for naam in reversed(namen):
            velden = klasse_van(cls).velden if cls is not None else ()
            cls = next((veld.klasse for veld in velden if veld.naam == naam), None)
        return cls

    def _wants(self, reeks: _Reeks, pad: str) -> bool:
        if not self._keuze.has(self._eenheden.aantal + 1):
            return False
        if self._keuze.eerste <= reeks.aantal <= self._keuze.laatste:
            return True
        wanted = reeks.aangewezen < _GENOEG and pad in self._wegen
        reeks.aangewezen += wanted
        return wanted

    def _tak(self, onderdeel: etree._Element, veld: Veld | None, pad: str, nummer: int | None) -> Tak:
        label = veld.betekenis if veld is not None else "Onbekend element"
        tak = Tak(local_name(onderdeel), label, pad, line_of(onderdeel), nummer)
        cls = veld.klasse if veld is not None else None
        self._add_children(tak, onderdeel, cls)
        if not tak.takken and cls is None:
            tekst = (onderdeel.text or "").strip()
            tak.waarde, tak.betekenis, tak.verborgen = _value(veld, tekst, self._keuze.personen)
        return tak

    def _add_children(self, tak: Tak, onderdeel: etree._Element, cls: type | None) -> None:
        reeks = self._reeksen.get(tak.pad)
        nummers: Counter[str] = Counter()
        for kind in onderdeel:
            naam = local_name(kind)
            nummers[naam] += 1
            if reeks is not None and naam == reeks.naam:
                continue
            nummer = nummers[naam]
            veld = field_of(cls, kind)
            index = f"[{nummer}]" if nummer > 1 else ""
            telt = nummer if veld is not None and veld.herhaald else None
            tak.takken.append(self._tak(kind, veld, f"{tak.pad}/{naam}{index}", telt))
        if reeks is not None:
            tak.takken += reeks.takken
            if reeks is not self._eenheden and (rest := reeks.aantal - len(reeks.takken)):
                tak.takken.append(Tak(reeks.naam, "", tak.pad, weggelaten=rest))


def _ways(pad: str) -> Iterator[str]:
    """A path and the paths of everything around it."""
    while pad:
        yield pad
        pad = pad.rpartition("/")[0]


@cache
def _ends_in_units(soort: BerichtSoort) -> bool:
    """Whether nothing comes after the units, as it does in a JW325."""
    cls: type | None = soort.wortel
    for stap in soort.route:
        velden = klasse_van(cls).velden if cls is not None else ()
        if not velden or velden[-1].naam != stap.naam:
            return False
        cls = stap.klasse
    return True


@cache
def _repeated(cls: type) -> frozenset[str]:
    """The names of the groups that repeat within a unit, the outermost ones."""
    namen: set[str] = set()
    for veld in klasse_van(cls).velden:
        if veld.klasse is not None:
            namen |= {veld.naam} if veld.herhaald else _repeated(veld.klasse)
    return frozenset(namen)


def _free(onderdeel: etree._Element) -> None:
    """Empty an element that has ended, and remove the one before it: the last may still be growing."""
    empty(onderdeel)
    vorige, ouder = onderdeel.getprevious(), onderdeel.getparent()
    if ouder is not None and vorige is not None and vorige.tag == onderdeel.tag:
        ouder.remove(vorige)


def _value(veld: Veld | None, tekst: str, personen: bool) -> tuple[str, str, bool]:
    """Give what to show of a value, the meaning of a code, and whether only its form is shown."""
    facetten = veld.facetten if veld is not None else None
    if veld is None or facetten is None:
        return (f"({shape(tekst)})", "", True) if tekst else ("", "", False)
    if veld.gevoelig and not personen:
        return ("(dag)" if _DAG.fullmatch(tekst) else f"({shape(tekst)})"), "", True
    return _shown(facetten, tekst, veld.gevoelig)


def _shown(facetten: Facetten, tekst: str, gevoelig: bool) -> tuple[str, str, bool]:
    if dag := _DAG.fullmatch(tekst):
        if facetten.basis is Basis.DAG:
            return f"{int(dag[3])}-{int(dag[2])}-{dag[1]}", "", False
        return "(dag)", "", True
    if facetten.lijst is not None and (code := codelijst.load(facetten.lijst).get(tekst)) is not None:
        return tekst, code.omschrijving, False
    if facetten.naam == "LDT_ProductCode" and (product := productcodes().get(tekst)) is not None:
        return tekst, product.label, False
    if facetten.basis is Basis.GETAL and "cent" in facetten.betekenis and tekst.isdecimal():
        return format_euro(int(tekst)), "", False
    if gevoelig:  # asked for, and whatever it is
        return tekst, "", False
    fits = (
        facetten.basis in {Basis.GETAL, Basis.TEKST} and len(tekst) <= _LANG and not _NEGEN.search(tekst)
    ) or (facetten.basis is Basis.TIJD and _TIJD.fullmatch(tekst) is not None)
    # a value where it does not belong may be that of a person: a name among the codes, a number among texts
    wrong_kind = (
        facetten.lijst is not None
        or (facetten.basis is Basis.GETAL and not tekst.isdecimal())
        or (facetten.max_lengte is not None and len(tekst) > facetten.max_lengte)
        or (facetten.patroon is not None and re.fullmatch(facetten.patroon, tekst) is None)
    )
    if fits and not (wrong_kind and len(tekst) > 5):
        return tekst, "", False
    return f"({shape(tekst)})", "", True
