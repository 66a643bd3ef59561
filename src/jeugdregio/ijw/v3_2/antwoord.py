"""Answering a message: from what was found wrong with it to its retour (JW302, 306, 308, 316, 318, 320).

An answer is always made, also when all is well: then its header says 0200 and nothing follows (OP065). A
technical error refuses the whole message: the header says 0001 and nothing follows, because nothing else in
it can be relied on (OP286). Otherwise the unit comes along with all classes below it, each with its return
codes: those of what was found in it, 0200 where nothing is wrong. For a declaration: `declaratie_antwoord`.

The classes of an answer are those of the message it answers with return codes added, so one function makes
them all. Source: the process rules of iJw 3.2 (Zorginstituut Nederland).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jeugdregio.ijw.codelijst import load
from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.element import BerichtSoort, Veld, class_of, klasse_van
from jeugdregio.ijw.release import Release, soort_van
from jeugdregio.ijw.toetsen.bevinding import Bevinding
from jeugdregio.ijw.toetsen.regel import Stap
from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.v3_2.vertaling import ANTWOORD_OP

XSD_VERSIE = basis.XsdVersie(basisschema_xsd_versie="1.0.0", bericht_xsd_versie="1.0.0")
"""The versions of the schemas with which messages are made."""

ANTWOORD_VAN: Mapping[str, str] = {heen: retour for retour, heen in ANTWOORD_OP.items()}
"""Which message answers each message."""

_STAP = re.compile(r"(?P<naam>\w+)(?:\[(?P<index>\d+)\])?")
# the one group of an answer that has another name than in what it answers
_ANDERE_NAAM = {("JW325", "declaratie"): "declaratie_antwoord"}

Plek = tuple[Stap, ...]


@dataclass(frozen=True, slots=True)
class Afkeur:
    """What is refused of a message: the return codes at each place, seen from the root of that message.

    technisch: whether the whole message is refused on technical grounds; then `codes` says no more.
    codes: by the way to the class that carries them in the answer. Only what refuses stands in it.
    """

    soort: str
    technisch: bool
    codes: Mapping[Plek, tuple[str, ...]]

    def at(self, *plek: Stap) -> tuple[str, ...]:
        """Give the return codes of a class, none when nothing is wrong with it."""
        return self.codes.get(plek, ())


def refusals(bericht: object, bevindingen: Iterable[Bevinding]) -> Afkeur:
    """Collect what findings refuse of a message (whole, or its `romp`).

    A finding without a return code of the standard refuses nothing. TypeError when the message has no
    answer. ValueError when a finding stands for more than itself: an answer needs the place of each, so read
    with a higher `maximum`.
    """
    release, soort = soort_van(class_of(bericht))
    retour = _answer_to(release, soort)
    gevonden = tuple(bevindingen)
    if any(bevinding.retourcode == Retourcode.TECHNISCH for bevinding in gevonden):
        return Afkeur(soort.soort, technisch=True, codes={})
    bekend = load("WJ001")
    codes: dict[Plek, dict[str, None]] = {}
    for bevinding in gevonden:
        if bevinding.retourcode is not None and bevinding.retourcode in bekend:
            if bevinding.aantal > 1:
                raise ValueError("a finding stands for others of which the place is not known")
            plek = _class_with_codes(bevinding.pad, soort, retour)
            codes.setdefault(plek, {})[bevinding.retourcode] = None
    return Afkeur(
        soort.soort, technisch=False, codes={plek: tuple(retourcodes) for plek, retourcodes in codes.items()}
    )


def answer(bericht: Any, bevindingen: Iterable[Bevinding], *, identificatie: str, dagtekening: date) -> Any:
    """Make the retour of a JW301, 305, 307, 315, 317 or 319 that was read, with everything found in it.

    `bericht` is the whole message; of one that breaks its schema the `romp` is enough. `identificatie`
    (unique per kind for who answers, at most 12 characters) and `dagtekening` are those of the answer.
    TypeError for another message; ValueError when there is no message to answer (report that outside the
    messages, OP090X2), or when something is refused that is not in it.
    """
    if bericht is None:
        raise ValueError("zonder leesbare header is er geen retourbericht te maken: meld de afkeur buiten om")
    release, soort = soort_van(class_of(bericht))
    retour = _answer_to(release, soort)
    if retour.soort == "JW325":
        raise TypeError("a declaration is answered by declaratie_antwoord.answer_declaratie")
    afkeur = refusals(bericht, bevindingen)
    kop, (eenheid,) = klasse_van(retour.wortel).velden[0], retour.route
    header = retour_header(
        bericht.header,
        _class(kop),
        _header_codes(afkeur),
        identificatie=identificatie,
        dagtekening=dagtekening,
    )
    if not all(_is_there(bericht, plek) for plek in afkeur.codes):
        raise ValueError("er is iets afgekeurd dat niet in het bericht staat")
    inhoud = None
    if any(plek[0] == eenheid.attribuut for plek in afkeur.codes):
        deel = getattr(bericht, eenheid.attribuut)
        inhoud = as_answer(deel, _class(eenheid), afkeur, (eenheid.attribuut,))
    return retour.wortel(header=header, **{eenheid.attribuut: inhoud})


def retour_header(
    header: Any, cls: type, codes: tuple[str, ...], *, identificatie: str, dagtekening: date
) -> Any:
    """Make the header of a retour: that of the message it answers, with what it adds."""
    velden = {veld.attribuut: veld for veld in klasse_van(cls).velden}
    eigen = {veld.attribuut: getattr(header, veld.attribuut) for veld in klasse_van(class_of(header)).velden}
    return cls(
        **(eigen | {"bericht_code": velden["bericht_code"].beperking}),
        identificatie_retour=identificatie,
        dagtekening_retour=dagtekening,
        xsd_versie_retour=XSD_VERSIE,
        retour_codes=_class(velden["retour_codes"])(retour_code=codes),
    )


def as_answer(deel: Any, cls: type, afkeur: Afkeur, plek: Plek) -> Any:
    """Repeat a part of a message as the class of the answer: each class below with its return codes."""
    waarden: dict[str, Any] = {}
    for veld in klasse_van(cls).velden:
        if veld.attribuut == "retour_codes":
            codes = afkeur.at(*plek) or (Retourcode.GEEN_OPMERKING,)
            waarden[veld.attribuut] = _class(veld)(retour_code=codes)
            continue
        waarde = getattr(deel, veld.attribuut)
        if veld.klasse is None or waarde is None:
            waarden[veld.attribuut] = waarde
        elif veld.herhaald:
            waarden[veld.attribuut] = tuple(
                as_answer(stuk, veld.klasse, afkeur, (*plek, veld.attribuut, nummer))
                for nummer, stuk in enumerate(waarde)
            )
        else:
            waarden[veld.attribuut] = as_answer(waarde, veld.klasse, afkeur, (*plek, veld.attribuut))
    return cls(**waarden)


def _is_there(deel: Any, plek: Plek) -> bool:
    for stap in plek:
        if isinstance(stap, int):
            if stap not in range(len(deel)):
                return False
            deel = deel[stap]
        else:
            deel = getattr(deel, stap)
    return deel is not None


def _header_codes(afkeur: Afkeur) -> tuple[str, ...]:
    return (
        (Retourcode.TECHNISCH,) if afkeur.technisch else afkeur.at("header") or (Retourcode.GEEN_OPMERKING,)
    )


def _answer_to(release: Release, soort: BerichtSoort) -> BerichtSoort:
    if soort.soort not in ANTWOORD_VAN:
        raise TypeError(f"{soort.soort} is not answered")
    return release.soorten[ANTWOORD_VAN[soort.soort]]


def _class_with_codes(pad: str | None, soort: BerichtSoort, retour: BerichtSoort) -> Plek:
    """Find the nearest class that carries return codes in the answer; the header for the message itself."""
    plek: Plek = ()
    gevonden: Plek = ("header",)
    heen: type | None = soort.wortel
    terug: type | None = retour.wortel
    for match in _STAP.finditer((pad or "").partition("/")[2].partition("/")[2]):
        veld = None if heen is None else _field(heen, naam=match["naam"])
        if veld is None or terug is None:
            break
        plek = (*plek, veld.attribuut)
        if veld.herhaald:
            plek = (*plek, int(match["index"] or 1) - 1)
        andere = _ANDERE_NAAM.get((retour.soort, veld.attribuut), veld.attribuut)
        doel = _field(terug, attribuut=andere)
        heen, terug = veld.klasse, None if doel is None else doel.klasse
        if terug is not None and _field(terug, attribuut="retour_codes") is not None:
            gevonden = plek
    return gevonden


def _field(cls: type, *, naam: str | None = None, attribuut: str | None = None) -> Veld | None:
    return next((v for v in klasse_van(cls).velden if v.naam == naam or v.attribuut == attribuut), None)


def _class(veld: Veld) -> type:
    if veld.klasse is None:
        raise TypeError(f"{veld.naam} is a value, no class")
    return veld.klasse
