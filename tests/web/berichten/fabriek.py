"""Makes valid messages of test people, as files."""

import os
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from jeugdregio.ijw import write
from jeugdregio.ijw.v3_2 import basis, jw301, jw305, jw307, jw323
from jeugdregio.web.berichten.models import Bericht

GEMEENTE, AGB = "0772", "65000001"
BSN, ANDER_BSN, DERDE_BSN = "999900006", "999900018", "999900031"
DAG = date(2024, 3, 4)


def header(module: Any, code: str, identificatie: str, dag: date, gemeente: str, agb: str) -> Any:
    van_gemeente = code == "436"
    return module.Header(
        bericht_code=code,
        bericht_versie=3,
        bericht_subversie=2,
        afzender=gemeente if van_gemeente else agb,
        ontvanger=agb if van_gemeente else gemeente,
        bericht_identificatie=basis.BerichtIdentificatie(identificatie=identificatie, dagtekening=dag),
        xsd_versie=basis.XsdVersie(basisschema_xsd_versie="1.0.0", bericht_xsd_versie="1.0.0"),
    )


def toewijzing_xml(
    nummer: int = 7, identificatie: str = "1", *, dag: date = DAG, gemeente: str = GEMEENTE, agb: str = AGB,
    bsn: str = BSN, einddatum: date | None = None, reden: str | None = None, commentaar: str | None = None,
) -> bytes:  # fmt: skip
    """A JW301 with one assignment."""
    product = jw301.ToegewezenProduct(
        toewijzing_nummer=nummer, product=basis.Product(categorie="45", code="45A03"), toewijzingsdatum=dag,
        toewijzingstijd=time(9), ingangsdatum=dag, einddatum=einddatum, reden_wijziging=reden,
        omvang=basis.Omvang(volume=4, eenheid="04", frequentie="4"), commentaar=commentaar,
    )  # fmt: skip
    naam = basis.VolledigeNaam(
        geslachtsnaam=basis.Achternaam(achternaam="Proefpersoon"), voornamen="Test", naam_gebruik="1"
    )
    adres = basis.Adres(huis=basis.Huis(huisnummer=1), postcode="5611AA", land_code="NL")
    client = jw301.Client(
        bsn=bsn, geboortedatum=basis.Geboortedatum(datum=date(2010, 2, 14)), geslacht="2", naam=naam,
        contactgegevens=jw301.Contactgegevens(contact=(jw301.Contact(soort="01", adres=adres),)),
        toegewezen_producten=jw301.ToegewezenProducten(toegewezen_product=(product,)),
    )  # fmt: skip
    kop = header(jw301, "436", identificatie, dag, gemeente, agb)
    return write(jw301.Bericht(header=kop, client=client))


def _naam() -> basis.VerkorteNaam:
    return basis.VerkorteNaam(geslachtsnaam=basis.Achternaam(achternaam="Proefpersoon"))


def start_xml(
    nummer: int | None = 7, identificatie: str = "1", *, dag: date = DAG, gemeente: str = GEMEENTE,
    agb: str = AGB, bsn: str = BSN, status: str = "1",
) -> bytes:  # fmt: skip
    """A JW305 with one start."""
    product = jw305.StartProduct(
        toewijzing_nummer=nummer, product=basis.Product(categorie="45", code="45A03"), begindatum=dag,
        status_aanlevering=status,
    )  # fmt: skip
    client = jw305.Client(
        bsn=bsn, geboortedatum=basis.Geboortedatum(datum=date(2010, 2, 14)), geslacht="2", naam=_naam(),
        start_producten=jw305.StartProducten(start_product=(product,)),
    )  # fmt: skip
    return write(jw305.Bericht(header=header(jw305, "438", identificatie, dag, gemeente, agb), client=client))


def stop_xml(
    nummer: int | None = 7, identificatie: str = "1", *, dag: date = DAG, einde: date = DAG, reden: str = "31"
) -> bytes:
    """A JW307 with one stop."""
    product = jw307.StopProduct(
        toewijzing_nummer=nummer, product=basis.Product(categorie="45", code="45A03"), begindatum=DAG,
        reden_beeindiging=reden, einddatum=einde, status_aanlevering="1",
    )  # fmt: skip
    client = jw307.Client(
        bsn=BSN, geboortedatum=basis.Geboortedatum(datum=date(2010, 2, 14)), geslacht="2", naam=_naam(),
        stop_producten=jw307.StopProducten(stop_product=(product,)),
    )  # fmt: skip
    return write(jw307.Bericht(header=header(jw307, "440", identificatie, dag, GEMEENTE, AGB), client=client))


def declaratie_xml(
    bedragen: Sequence[int] = (5000,), identificatie: str = "1", *, dag: date = DAG, gemeente: str = GEMEENTE,
    agb: str = AGB, bsns: Sequence[str] = (BSN,), nummer: int = 7, dubbel: bool = False,
) -> bytes:  # fmt: skip
    """A JW323 with, for each young person, one line per amount in cents (negative: a credit).

    The lines of a young person end on different days, so that no help is declared twice. `dubbel` gives them
    the same reference, against rule TR101.
    """
    periode = basis.GeslotenPeriode(begindatum=date(2024, 2, 1), einddatum=date(2024, 2, 29))
    clienten = tuple(
        jw323.Client(bsn=bsn, prestaties=jw323.Prestaties(prestatie=tuple(
            jw323.Prestatie(
                product_referentie=basis.Referentie(
                    referentie_nummer=f"R{bsn[-3:]}-{1 if dubbel else place}",
                    vorig_referentie_nummer="V1" if bedrag < 0 else None,
                ),
                toewijzing_nummer=nummer, product_categorie="45", product_code="45A03",
                product_periode=basis.GeslotenPeriode(
                    begindatum=periode.begindatum + timedelta(days=(place - 1) // 29),
                    einddatum=periode.einddatum - timedelta(days=(place - 1) % 29),
                ),
                geleverd_volume=1 if bedrag % 4 else 4, eenheid="04",
                product_tarief=abs(bedrag) // (1 if bedrag % 4 else 4),
                ingediend_bedrag=basis.BedragMetDC(
                    bedrag=abs(bedrag), debet_credit="C" if bedrag < 0 else "D"
                ),
            )
            for place, bedrag in enumerate(bedragen, start=1)
        )))
        for bsn in bsns
    )  # fmt: skip
    totaal = sum(bedragen) * len(bsns)
    declaratie = jw323.Declaratie(
        declaratie_nummer=f"D{identificatie}",
        declaratie_periode=periode,
        declaratie_dagtekening=dag,
        totaal_ingediend_bedrag=basis.TotaalBedragMetDC(
            totaal_bedrag=abs(totaal), debet_credit="C" if totaal < 0 else "D"
        ),
        clienten=jw323.Clienten(client=clienten),
    )
    return write(
        jw323.Bericht(header=header(jw323, "490", identificatie, dag, gemeente, agb), declaratie=declaratie)
    )


def misshapen(declaratie: bytes) -> bytes:
    """The declaration with a volume that is no number: it breaks the schema, which is refused everywhere."""
    return declaratie.replace(b":GeleverdVolume>", b":GeleverdVolume>x", 1)


def ledger_row(gemeente: str = GEMEENTE, agb: str = AGB) -> Bericht:
    """A refused message in the ledger, without going through the way in."""
    return Bericht.objects.create(
        soort="JW323", release="3.2", afzender=agb, ontvanger=gemeente, identificatie="1", dagtekening=DAG,
        gemeentecode=gemeente, agb=agb, sha256=os.urandom(32), grootte=1, bestandsnaam="bericht.xml",
        status="geweigerd", modus="meelezen", modus_vastgelegd=False, ontvangen_op=timezone.now(),
        ontvangen_op_bron="nu", verwerkt_op=timezone.now(), aantal_clienten=0, aantal_regels=0,
        aantal_bevindingen=0,
    )  # fmt: skip
