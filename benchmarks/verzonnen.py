"""Made-up messages for `ijw.py` and `inname.py`: one large, many small, and such as a region sends."""

from collections.abc import Iterator
from datetime import date, timedelta
from datetime import time as tijdstip
from typing import Any

from jeugdregio.ijw import write
from jeugdregio.ijw.v3_2 import basis, jw301, jw305, jw307, jw323
from jeugdregio.kern.bsn import is_valid

DAGTEKENING = date(2026, 5, 6)
APRIL = basis.GeslotenPeriode(begindatum=date(2026, 4, 1), einddatum=date(2026, 4, 30))
MAART = basis.GeslotenPeriode(begindatum=date(2026, 3, 1), einddatum=date(2026, 3, 31))
VERSIES = basis.XsdVersie(basisschema_xsd_versie="1.0.0", bericht_xsd_versie="1.0.0")
CODES = ("45A03", "45A04", "45A05", "45A48", "45A49", "45A53")
EENHEDEN = ("01", "04", "04", "14", "83")


def bsns() -> Iterator[str]:
    """Yield numbers of nobody that pass the eleven-test."""
    return (nummer for n in range(990_000_000, 1_000_000_000) if is_valid(nummer := str(n)))


def identificatie(nummer: int) -> basis.BerichtIdentificatie:
    return basis.BerichtIdentificatie(identificatie=f"{nummer:012d}", dagtekening=DAGTEKENING)


def prestatie(nummer: int, toewijzing: int) -> jw323.Prestatie:
    """Make a line: mostly of the month itself, in several units; one in twenty takes back an older one."""
    eenheid = EENHEDEN[nummer % len(EENHEDEN)]
    is_credit = nummer % 20 == 19
    volume = nummer % 90 + 1
    tarief = None if eenheid == "83" else 95 + nummer % 7_000
    return jw323.Prestatie(
        product_referentie=basis.Referentie(
            referentie_nummer=f"RN{nummer:09d}",
            vorig_referentie_nummer=f"RO{nummer:09d}" if is_credit else None,
        ),
        toewijzing_nummer=toewijzing,
        product_categorie="45",
        product_code=CODES[nummer % len(CODES)],
        product_periode=MAART if is_credit or nummer % 11 == 0 else APRIL,
        geleverd_volume=volume,
        eenheid=eenheid,
        product_tarief=tarief,
        ingediend_bedrag=basis.BedragMetDC(
            bedrag=volume * (tarief or 1), debet_credit="C" if is_credit else "D"
        ),
    )


def clienten(regels: int) -> Iterator[jw323.Client]:
    """Yield young people with one to seven lines each, on assignments of their own."""
    nummers = bsns()
    gemaakt = 0
    while gemaakt < regels:
        tot = min(gemaakt + 1 + gemaakt % 7, regels)
        prestaties = tuple(prestatie(nummer, toewijzing=nummer) for nummer in range(gemaakt, tot))
        yield jw323.Client(bsn=next(nummers), prestaties=jw323.Prestaties(prestatie=prestaties))
        gemaakt = tot


def groot(regels: int) -> bytes:
    """Write one JW323 of this many lines."""
    alle = tuple(clienten(regels))
    bedragen = [p.ingediend_bedrag for client in alle for p in client.prestaties.prestatie]
    totaal = sum(b.bedrag if b.debet_credit == "D" else -b.bedrag for b in bedragen)
    return write(
        jw323.Bericht(
            header=jw323.Header(
                bericht_code="490",
                bericht_versie=3,
                bericht_subversie=2,
                afzender="65656055",
                ontvanger="0384",
                bericht_identificatie=identificatie(1),
                xsd_versie=VERSIES,
            ),
            declaratie=jw323.Declaratie(
                declaratie_nummer="DN001",
                declaratie_periode=APRIL,
                declaratie_dagtekening=DAGTEKENING,
                totaal_ingediend_bedrag=basis.TotaalBedragMetDC(totaal_bedrag=totaal, debet_credit="D"),
                clienten=jw323.Clienten(client=alle),
            ),
        )
    )


def klein(nummer: int, nummer_client: str) -> bytes:
    """Write one JW301 with a relation, two addresses and two assignments."""
    naam = basis.VolledigeNaam(
        geslachtsnaam=basis.Achternaam(achternaam=f"Verzonnen{nummer}", voorvoegsel="van"),
        voornamen="Fictief",
        voorletters="F",
        naam_gebruik="1",
    )
    adres = basis.Adres(
        huis=basis.Huis(huisnummer=nummer % 300 + 1, huisletter="b"),
        postcode="9999XX",
        straatnaam="Verzonnen laan",
        plaatsnaam="Nergenshuizen",
        land_code="NL",
    )
    telefoon = basis.Telefoonnummers(
        telefoon01=basis.Telefoon(telefoonnummer="0201234567", landnummer="0031")
    )
    thuis = jw301.Contact(soort="01", adres=adres, telefoon=telefoon, emailadres="iemand@voorbeeld.invalid")
    verblijf = basis.OpenPeriode(begindatum=date(2026, 1, nummer % 28 + 1), einddatum=date(2026, 12, 31))
    ander = jw301.Contact(soort="04", adres=adres, periode=verblijf)
    toewijzingen = tuple(
        jw301.ToegewezenProduct(
            toewijzing_nummer=2 * nummer + n,
            product=basis.Product(categorie="45", code=CODES[n]),
            toewijzingsdatum=date(2026, 4, 1),
            toewijzingstijd=tijdstip(12, nummer % 60, 1),
            ingangsdatum=date(2026, 4, nummer % 28 + 1),
            einddatum=date(2026, 12, 31),
            omvang=basis.Omvang(volume=nummer % 20 + 1, eenheid="04", frequentie="2"),
            commentaar="Zonder bijzonderheden",
        )
        for n in range(2)
    )
    return write(
        jw301.Bericht(
            header=jw301.Header(
                bericht_code="436",
                bericht_versie=3,
                bericht_subversie=2,
                afzender="0384",
                ontvanger="65656055",
                bericht_identificatie=identificatie(nummer),
                xsd_versie=VERSIES,
            ),
            client=jw301.Client(
                bsn=nummer_client,
                geboortedatum=basis.Geboortedatum(datum=date(2010, nummer % 12 + 1, nummer % 28 + 1)),
                geslacht="2",
                naam=naam,
                relaties=jw301.Relaties(
                    relatie=(jw301.Relatie(nummer="1", soort="10", geslacht="1", naam=naam, contact=thuis),)
                ),
                contactgegevens=jw301.Contactgegevens(contact=(thuis, ander)),
                toegewezen_producten=jw301.ToegewezenProducten(toegewezen_product=toewijzingen),
            ),
        )
    )


def messages(aantal: int, begin: int = 0) -> Iterator[bytes]:
    """Yield this many messages in the order in which they are sent; `begin` tells one set from another."""
    number = 0
    people = bsns()
    while number < aantal:
        group = [next(people) for _ in range(10)]
        first = begin + number
        made = [klein(first + n, bsn) for n, bsn in enumerate(group)]
        made += [_start(first + n, bsn) for n, bsn in enumerate(group[:6])]
        made += [_stop(first + n, bsn) for n, bsn in enumerate(group[:2])]
        made += [_declaratie(first + place, first, group, month) for place, month in enumerate((4, 5))]
        yield from made[: aantal - number]
        number += len(made)


def _header(module: Any, code: str, number: int, day: date) -> Any:
    kenmerk = basis.BerichtIdentificatie(identificatie=f"{number:012d}", dagtekening=day)
    return module.Header(
        bericht_code=code, bericht_versie=3, bericht_subversie=2, afzender="65656055", ontvanger="0384",
        bericht_identificatie=kenmerk, xsd_versie=VERSIES,
    )  # fmt: skip


def _person(bsn: str, number: int) -> dict[str, Any]:
    born = date(2010, number % 12 + 1, number % 28 + 1)
    naam = basis.VerkorteNaam(geslachtsnaam=basis.Achternaam(achternaam=f"Verzonnen{number}"))
    return {"bsn": bsn, "geboortedatum": basis.Geboortedatum(datum=born), "geslacht": "2", "naam": naam}


def _product(number: int) -> dict[str, Any]:
    begin = date(2026, 4, number % 28 + 1)
    product = basis.Product(categorie="45", code=CODES[0])
    return {"toewijzing_nummer": 2 * number, "product": product, "begindatum": begin,
            "toewijzing_ingangsdatum": begin, "status_aanlevering": "1"}  # fmt: skip


def _start(number: int, bsn: str) -> bytes:
    producten = jw305.StartProducten(start_product=(jw305.StartProduct(**_product(number)),))
    client = jw305.Client(**_person(bsn, number), start_producten=producten)
    header = _header(jw305, "438", number, date(2026, 5, 2))
    return write(jw305.Bericht(header=header, client=client))


def _stop(number: int, bsn: str) -> bytes:
    product = jw307.StopProduct(**_product(number), reden_beeindiging="02", einddatum=date(2026, 5, 28))
    client = jw307.Client(**_person(bsn, number), stop_producten=jw307.StopProducten(stop_product=(product,)))
    header = _header(jw307, "440", number, date(2026, 5, 30))
    return write(jw307.Bericht(header=header, client=client))


def _declaratie(number: int, first: int, people: list[str], month: int) -> bytes:
    begin = date(2026, month, 1)
    periode = basis.GeslotenPeriode(begindatum=begin, einddatum=begin + timedelta(days=29 + month % 2))
    clienten = []
    for place, bsn in enumerate(people):
        since = date(2026, 4, (first + place) % 28 + 1)
        lines = tuple(
            jw323.Prestatie(
                product_referentie=basis.Referentie(referentie_nummer=f"R{number}-{place}-{line}"),
                toewijzing_nummer=2 * (first + place) + line, product_categorie="45",
                product_code=CODES[line], product_periode=basis.GeslotenPeriode(
                    begindatum=max(begin, since), einddatum=periode.einddatum
                ),
                geleverd_volume=1, eenheid="04", product_tarief=1250,
                ingediend_bedrag=basis.BedragMetDC(bedrag=1250, debet_credit="D"),
            )
            for line in range(2)
        )  # fmt: skip
        clienten.append(jw323.Client(bsn=bsn, prestaties=jw323.Prestaties(prestatie=lines)))
    declaratie = jw323.Declaratie(
        declaratie_nummer=f"D{number}", declaratie_periode=periode,
        declaratie_dagtekening=periode.einddatum + timedelta(days=3),
        totaal_ingediend_bedrag=basis.TotaalBedragMetDC(
            totaal_bedrag=2 * 1250 * len(people), debet_credit="D"
        ),
        clienten=jw323.Clienten(client=tuple(clienten)),
    )  # fmt: skip
    header = _header(jw323, "490", number, periode.einddatum + timedelta(days=3))
    return write(jw323.Bericht(header=header, declaratie=declaratie))
