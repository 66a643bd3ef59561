"""The declaration (JW323) and the answer to it (JW325)."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.ijw.fabriek.gedeeld import (
    AANBIEDER,
    BSN,
    GEMEENTE,
    MAAND,
    TOEWIJZING,
    VERSIES,
    as_retour,
    kop,
)

from jeugdregio.ijw.v3_2 import basis, jw323, jw325


def prestatie(**anders: Any) -> jw323.Prestatie:
    """A declared line over February 2025: 600 minutes at 1.50 euro."""
    regel = jw323.Prestatie(
        product_referentie=basis.Referentie(referentie_nummer="R1"),
        toewijzing_nummer=TOEWIJZING,
        product_categorie="45",
        product_code="45A04",
        product_periode=MAAND,
        geleverd_volume=600,
        eenheid="01",
        product_tarief=150,
        ingediend_bedrag=basis.BedragMetDC(bedrag=90_000, debet_credit="D"),
    )
    return replace(regel, **anders)


def credit_prestatie(**anders: Any) -> jw323.Prestatie:
    """A line that takes back the line `R1` of another message."""
    terug = prestatie(
        product_referentie=basis.Referentie(referentie_nummer="R2", vorig_referentie_nummer="R1"),
        ingediend_bedrag=basis.BedragMetDC(bedrag=90_000, debet_credit="C"),
    )
    return replace(terug, **anders)


def jw323_client(*prestaties: jw323.Prestatie, bsn: str = BSN) -> jw323.Client:
    """A young person with declared lines."""
    return jw323.Client(bsn=bsn, prestaties=jw323.Prestaties(prestatie=prestaties or (prestatie(),)))


def jw323_bericht(
    *prestaties: jw323.Prestatie, clienten: tuple[jw323.Client, ...] = (), **anders: Any
) -> jw323.Bericht:
    """A declaration over February 2025, of 10 March: lines of one young person, or `clienten`; other
    keywords change the declaratie. The total is that of the lines.
    """
    clienten = clienten or (jw323_client(*prestaties),)
    declaratie = jw323.Declaratie(
        declaratie_nummer="D1",
        declaratie_periode=MAAND,
        declaratie_dagtekening=date(2025, 3, 10),
        totaal_ingediend_bedrag=_total(clienten),
        clienten=jw323.Clienten(client=clienten),
    )
    header = kop(jw323, "490", "D1", date(2025, 3, 10), van_gemeente=False)
    return jw323.Bericht(header=header, declaratie=replace(declaratie, **anders))


def _total(clienten: tuple[jw323.Client, ...]) -> basis.TotaalBedragMetDC:
    bedragen = [p.ingediend_bedrag for client in clienten for p in client.prestaties.prestatie]
    som = sum(bedrag.bedrag if bedrag.debet_credit == "D" else -bedrag.bedrag for bedrag in bedragen)
    return basis.TotaalBedragMetDC(totaal_bedrag=abs(som), debet_credit="D" if som >= 0 else "C")


def afgewezen_prestatie(*codes: str, **anders: Any) -> jw325.Prestatie:
    """The line of `prestatie`, refused."""
    regel: jw325.Prestatie = as_retour(prestatie(), jw325.Prestatie, *(codes or ("9338",)))
    return replace(regel, **anders)


def jw325_client(*prestaties: jw325.Prestatie, bsn: str = BSN) -> jw325.Client:
    """A young person with refused lines."""
    return jw325.Client(
        bsn=bsn,
        prestaties=jw325.Prestaties(prestatie=prestaties or (afgewezen_prestatie(),)),
        retour_codes=jw325.RetourCodes(retour_code=("0200",)),
    )


def jw325_bericht(*clienten: jw325.Client, **anders: Any) -> jw325.Bericht:
    """The answer of 20 March 2025 to `jw323_bericht()`: all granted, or the lines of `clienten` refused;
    keywords change the declaratie_antwoord.
    """
    ingediend = _total((jw323_client(),))
    antwoord = jw325.DeclaratieAntwoord(
        declaratie_nummer="D1",
        totaal_ingediend_bedrag=ingediend,
        totaal_toegekend_bedrag=replace(ingediend, totaal_bedrag=0) if clienten else ingediend,
        clienten=jw325.Clienten(client=clienten) if clienten else None,
        retour_codes=jw325.RetourCodes(retour_code=("0200" if clienten else "8001",)),
    )
    header = jw325.Header(
        bericht_code="491",
        bericht_versie=3,
        bericht_subversie=2,
        afzender=GEMEENTE,
        ontvanger=AANBIEDER,
        bericht_identificatie=basis.BerichtIdentificatie(identificatie="DA1", dagtekening=date(2025, 3, 20)),
        xsd_versie=VERSIES,
        declaratie_identificatie=basis.BerichtIdentificatie(
            identificatie="D1", dagtekening=date(2025, 3, 10)
        ),
        xsd_versie_declaratie=VERSIES,
        retour_codes=jw325.RetourCodes(retour_code=("0200",)),
    )
    return jw325.Bericht(header=header, declaratie_antwoord=replace(antwoord, **anders))
