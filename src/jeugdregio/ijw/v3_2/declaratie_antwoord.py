"""Answering a declaration (JW323 to JW325): the refused lines with their codes, and what is granted.

Only refused lines come along (OP303, OP304, TR342). When all is granted the declaratie says 8001. A technical
refusal is a header with 0001 and no DeclaratieAntwoord (OP286).

A declaration may be long, so it is not needed in memory: the refused lines are taken from a second reading.

    afkeur = refusals(lezing.romp, bevindingen)
    regels = refused_lines(open_bericht(bestand), afkeur)
    jw325 = answer_declaratie(lezing.romp, regels, afkeur, identificatie=..., dagtekening=...)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from jeugdregio.ijw.codes import DebetCredit, Retourcode
from jeugdregio.ijw.v3_2 import basis, jw323, jw325
from jeugdregio.ijw.v3_2.antwoord import XSD_VERSIE, Afkeur, Plek, as_answer
from jeugdregio.kern.geld import signed_cents

_CLIENT: Plek = ("declaratie", "clienten", "client")


@dataclass(frozen=True, slots=True)
class AfgewezenRegel:
    """A refused line as it goes into the answer. `retourcodes_client` are those of the young person."""

    bsn: str
    prestatie: jw325.Prestatie
    retourcodes_client: tuple[str, ...] = ()


def refused_lines(clienten: Iterable[jw323.Client], afkeur: Afkeur) -> Iterator[AfgewezenRegel]:
    """Yield the refused lines of the clients of a declaration, in their order, while it is read.

    A refused client refuses all its lines, and each line then says so itself. ValueError at the end when
    something is refused that is not there.
    """
    diepte = len(_CLIENT)
    te_vinden = {plek for plek in afkeur.codes if plek[:diepte] == _CLIENT and len(plek) > diepte}
    nummers = {plek[diepte] for plek in te_vinden}
    for nummer, client in enumerate(clienten if nummers else ()):
        if nummer not in nummers:
            continue
        van_client = afkeur.at(*_CLIENT, nummer)
        te_vinden.discard((*_CLIENT, nummer))
        for plaats, prestatie in enumerate(client.prestaties.prestatie):
            plek = (*_CLIENT, nummer, "prestaties", "prestatie", plaats)
            codes = tuple(dict.fromkeys((*afkeur.at(*plek), *van_client)))
            te_vinden.discard(plek)
            if codes:
                regel = as_answer(prestatie, jw325.Prestatie, Afkeur("JW323", False, {(): codes}), ())
                yield AfgewezenRegel(client.bsn, regel, van_client)
    if te_vinden:
        raise ValueError("er is iets afgekeurd dat niet in de declaratie staat")


def answer_declaratie(
    romp: jw323.Bericht,
    regels: Iterable[AfgewezenRegel],
    afkeur: Afkeur,
    *,
    identificatie: str,
    dagtekening: date,
) -> jw325.Bericht:
    """Make the JW325 of a declaration from its `romp` (clients are not looked at) and its refused lines.

    `identificatie` (unique among the JW325s of who answers, at most 12 characters) and `dagtekening` are
    those of the answer. A header or declaratie that is refused refuses all: nothing is granted, and no lines
    come along.
    """
    codes = (Retourcode.TECHNISCH,) if afkeur.technisch else afkeur.at("header")
    return jw325.Bericht(
        header=_header(romp.header, codes or (Retourcode.GEEN_OPMERKING,), identificatie, dagtekening),
        declaratie_antwoord=None if codes else _antwoord(romp.declaratie, regels, afkeur.at("declaratie")),
    )


def _antwoord(
    declaratie: jw323.Declaratie, regels: Iterable[AfgewezenRegel], codes: tuple[str, ...]
) -> jw325.DeclaratieAntwoord:
    totaal = declaratie.totaal_ingediend_bedrag
    clienten = () if codes else _clienten(regels)
    ingediend = signed_cents(totaal.totaal_bedrag, totaal.debet_credit)
    toegekend = 0 if codes else ingediend - sum(_bedrag(p) for c in clienten for p in c.prestaties.prestatie)
    oordeel = codes or ((Retourcode.GEEN_OPMERKING,) if clienten else (Retourcode.TOEGEKEND,))
    return jw325.DeclaratieAntwoord(
        declaratie_nummer=declaratie.declaratie_nummer,
        totaal_ingediend_bedrag=totaal,
        totaal_toegekend_bedrag=total(toegekend),
        clienten=jw325.Clienten(client=clienten) if clienten else None,
        retour_codes=jw325.RetourCodes(retour_code=oordeel),
    )


def _clienten(regels: Iterable[AfgewezenRegel]) -> tuple[jw325.Client, ...]:
    per_client: dict[str, list[AfgewezenRegel]] = {}
    for regel in regels:
        per_client.setdefault(regel.bsn, []).append(regel)
    return tuple(
        jw325.Client(
            bsn=bsn,
            prestaties=jw325.Prestaties(prestatie=tuple(regel.prestatie for regel in van_client)),
            retour_codes=jw325.RetourCodes(
                retour_code=van_client[0].retourcodes_client or (Retourcode.GEEN_OPMERKING,)
            ),
        )
        for bsn, van_client in per_client.items()
    )


def _header(
    header: jw323.Header, codes: tuple[str, ...], identificatie: str, dagtekening: date
) -> jw325.Header:
    return jw325.Header(
        bericht_code="491",
        bericht_versie=header.bericht_versie,
        bericht_subversie=header.bericht_subversie,
        afzender=header.ontvanger,
        ontvanger=header.afzender,
        bericht_identificatie=basis.BerichtIdentificatie(
            identificatie=identificatie, dagtekening=dagtekening
        ),
        xsd_versie=XSD_VERSIE,
        declaratie_identificatie=header.bericht_identificatie,
        xsd_versie_declaratie=header.xsd_versie,
        retour_codes=jw325.RetourCodes(retour_code=codes),
    )


def _bedrag(prestatie: jw323.Prestatie) -> int:
    bedrag = prestatie.ingediend_bedrag
    return signed_cents(bedrag.bedrag, bedrag.debet_credit)


def total(cents: int) -> basis.TotaalBedragMetDC:
    """Write a signed amount as a total; nought is debet (CS325)."""
    return basis.TotaalBedragMetDC(
        totaal_bedrag=abs(cents), debet_credit=DebetCredit.CREDIT if cents < 0 else DebetCredit.DEBET
    )
