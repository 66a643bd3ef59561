"""Reading the mapping file of a supplier (TOML): all that is wrong with it is said at once, and where."""

import datetime
import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from jeugdregio.kern.vorm import printable
from jeugdregio.stand.aanlevering.opgave import NIETS_OPGEGEVEN, SLEUTELS, Opgave, read_opgave
from jeugdregio.stand.aanlevering.vertaling import (
    Bewerking,
    Bronkolom,
    Tabelvertaling,
    Vertaling,
    is_number_to_rewrite,
)
from jeugdregio.stand.aanlevering.waarden import DATUMTEKENS, parse
from jeugdregio.stand.declaratie import TABELLEN, Kolom, Kolomsoort, Tabel

SCHEIDINGEN = {",": ",", ";": ";", "|": "|", "\t": "\t", "tab": "\t"}
CODERINGEN = ("utf-8", "cp1252")
DECIMALEN = (",", ".")
VORM = ("scheiding", "codering", "datum", "decimaal")
BOVENAAN = ("leverancier", *VORM, *SLEUTELS, "tabel")
PER_TABEL = ("naam", "bestand", "blad", *VORM, *SLEUTELS, "kolommen")
HERKOMST = ("kolom", "vast", "bsn", "toewijzing")
PER_KOLOM = (*HERKOMST, "codes", "maal", "datum", "cijfers", "leeg")
MAX_VERTALING = 1 << 20


class VertalingFout(ValueError):  # noqa: N818  # Dutch, part of the domain
    """A mapping file that cannot be used; `fouten` says of each mistake where it is and what is allowed."""

    def __init__(self, bestand: Path, fouten: Collection[str]) -> None:
        self.fouten = tuple(fouten)
        super().__init__(f"de vertaling {printable(str(bestand))} klopt niet:\n" + "\n".join(self.fouten))


def read_vertaling(bestand: Path) -> Vertaling:
    """Read a mapping file. Raises VertalingFout with everything that is wrong."""
    try:
        with bestand.open("rb") as bron:
            inhoud = bron.read(MAX_VERTALING + 1)
        if len(inhoud) > MAX_VERTALING:
            raise VertalingFout(bestand, ["het bestand is groter dan 1 MB; een vertaling is dat nooit"])
        waarden = tomllib.loads(inhoud.decode("utf-8-sig"))
    except OSError:
        raise VertalingFout(
            bestand, ["het bestand is er niet, of dit programma mag het niet lezen"]
        ) from None
    except UnicodeDecodeError:
        raise VertalingFout(bestand, ["het bestand is geen UTF-8"]) from None
    except tomllib.TOMLDecodeError as fout:
        plek = re.search(r"line (\d+), column (\d+)", str(fout))
        waar = f"regel {plek[1]}, teken {plek[2]}: " if plek else ""
        raise VertalingFout(bestand, [f"{waar}dit is geen geldige TOML"]) from None
    except (ValueError, RecursionError):
        raise VertalingFout(bestand, ["dit is geen geldige TOML"]) from None
    lezer = _Lezer()
    vertaling = lezer.read(waarden)
    if lezer.fouten:
        raise VertalingFout(bestand, lezer.fouten)
    return vertaling


def _quoted(namen: Collection[str]) -> str:
    return ", ".join("tab" if naam == "\t" else naam for naam in namen)


@dataclass
class _Lezer:
    """Walks through the file and notes what is wrong on the way."""

    fouten: list[str] = field(default_factory=list)

    def note(self, waar: str, tekst: str) -> None:
        self.fouten.append(f"{printable(waar)}: {printable(tekst)}" if waar else printable(tekst))

    def read(self, waarden: dict[str, Any]) -> Vertaling:
        self._check_keys("", waarden, BOVENAAN)
        leverancier = self._text("", waarden, "leverancier")
        tabellen = waarden.get("tabel")
        if not isinstance(tabellen, list) or not tabellen:
            self.note("tabel", "er staat geen tabel in; schrijf per tabel een blok [[tabel]]")
            tabellen = []
        algemeen = self._form("", waarden, {})
        opgave = read_opgave("", waarden, NIETS_OPGEGEVEN, self.note)
        return Vertaling(leverancier, tuple(self._read_tables(tabellen, algemeen, opgave)))

    def _read_tables(
        self, tabellen: list[Any], algemeen: dict[str, str], opgave: Opgave
    ) -> Iterator[Tabelvertaling]:
        gezien: set[tuple[str, str]] = set()
        for nummer, waarden in enumerate(tabellen, 1):
            waar = f"tabel {nummer}"
            if not isinstance(waarden, dict):
                self.note(waar, "verwacht: een blok [[tabel]]")
                continue
            naam = waarden.get("naam")
            if isinstance(naam, str) and naam in TABELLEN:
                waar = f"tabel {nummer} ({naam})"
            self._check_keys(waar, waarden, PER_TABEL)
            patroon = self._text(waar, waarden, "bestand")
            if "/" in patroon or "\\" in patroon:
                self.note(f"{waar}, bestand", "hier hoort een bestandsnaam zonder map, zoals wachtlijst*.csv")
            vorm = self._form(waar, waarden, algemeen)
            if not isinstance(naam, str) or naam not in TABELLEN:
                self.note(f"{waar}, naam", f"verwacht: een van {', '.join(TABELLEN)}")
                continue
            if (naam, patroon) in gezien:
                self.note(waar, f"deze tabel staat er twee keer met bestand {patroon}")
            gezien.add((naam, patroon))
            tabel = TABELLEN[naam]
            blad = self._text(waar, waarden, "blad") if "blad" in waarden else ""
            yield Tabelvertaling(
                tabel,
                patroon,
                tuple(self._read_columns(waar, tabel, waarden.get("kolommen"), vorm)),
                scheiding=vorm.get("scheiding", ","),
                codering=vorm.get("codering", "utf-8"),
                decimaal=vorm.get("decimaal", "."),
                blad=blad,
                opgave=read_opgave(waar, waarden, opgave, self.note),
            )

    def _form(self, waar: str, waarden: dict[str, Any], algemeen: dict[str, str]) -> dict[str, str]:
        """Give separator, encoding, date form and decimal sign, those of the whole file where not stated."""
        vorm = dict(algemeen)
        keuzes: dict[str, Collection[str]] = {
            "scheiding": SCHEIDINGEN,
            "codering": CODERINGEN,
            "decimaal": DECIMALEN,
        }
        for sleutel, keuze in keuzes.items():
            if sleutel in waarden:
                gekozen = waarden[sleutel]
                if isinstance(gekozen, str) and gekozen in keuze:
                    vorm[sleutel] = SCHEIDINGEN[gekozen] if sleutel == "scheiding" else gekozen
                else:
                    self.note(_at(waar, sleutel), f"verwacht: een van {_quoted(keuze)}")
        if "datum" in waarden:
            datum = self._date_form(_at(waar, "datum"), waarden["datum"])
            if datum:
                vorm["datum"] = datum
        return vorm

    def _date_form(self, waar: str, vorm: Any) -> str | None:
        tekens = re.findall(r"%(.?)", vorm, re.DOTALL) if isinstance(vorm, str) else []
        if not tekens or not set(tekens) <= DATUMTEKENS.keys() or len(tekens) != len(set(tekens)):
            self.note(
                waar, "verwacht: een vorm als %d-%m-%Y (dag %d, maand %m, jaar %Y of %y; tijd %H %M %S)"
            )
            return None
        if "m" not in tekens or len({"Y", "y"} & set(tekens)) != 1:
            self.note(waar, "de vorm heeft een maand (%m) en één jaar (%Y of %y) nodig")
            return None
        return str(vorm)

    def _read_columns(
        self, waar: str, tabel: Tabel, waarden: Any, vorm: dict[str, str]
    ) -> Iterator[Bronkolom]:
        if not isinstance(waarden, dict):
            self.note(
                f"{waar}, kolommen", "verwacht: een blok [tabel.kolommen] met per kolom waar zij vandaan komt"
            )
            return
        for naam in waarden:
            if naam not in tabel.kolomnamen:
                self.note(
                    f"{waar}, kolommen.{naam}",
                    f"deze kolom heeft de tabel niet; wel: {', '.join(tabel.kolomnamen)}",
                )
        for kolom in tabel.kolommen:
            plek = f"{waar}, kolommen.{kolom.naam}"
            if kolom.naam in waarden:
                yield self._read_column(plek, kolom, waarden[kolom.naam], vorm)
            elif kolom.verplicht:
                self.note(plek, "deze kolom ontbreekt en mag niet leeg zijn")
            else:
                yield Bronkolom(kolom)

    def _read_column(self, waar: str, kolom: Kolom, waarden: Any, vorm: dict[str, str]) -> Bronkolom:
        if isinstance(waarden, str):
            waarden = {"kolom": waarden}
        if not isinstance(waarden, dict):
            self.note(waar, 'verwacht: de naam van een kolom, of een tabel zoals { vast = "..." }')
            return Bronkolom(kolom)
        self._check_keys(waar, waarden, PER_KOLOM)
        herkomst = [sleutel for sleutel in HERKOMST if sleutel in waarden]
        if len(herkomst) != 1:
            self.note(waar, f"verwacht: precies één van {', '.join(HERKOMST)}")
            return Bronkolom(kolom)
        soort = herkomst[0]
        if soort != "kolom" and (
            over := [s for s in waarden if s in PER_KOLOM and s not in HERKOMST and s != "leeg"]
        ):
            self.note(waar, f"{', '.join(over)} kan alleen samen met kolom")
        if soort == "vast":
            return Bronkolom(kolom, vast=self._fixed(waar, kolom, waarden["vast"]))
        bron, leeg = self._text(waar, waarden, soort), self._empty(waar, waarden)
        if soort == "bsn" and kolom.naam != "pseudoniem":
            self.note(
                waar, "bsn kan alleen bij de kolom pseudoniem; een burgerservicenummer komt nergens anders"
            )
        if soort == "toewijzing" and kolom.naam != "toewijzing":
            self.note(waar, "toewijzing kan alleen bij de kolom toewijzing")
        if soort != "kolom":
            return Bronkolom(kolom, bron, bewerking=Bewerking(soort), leeg=leeg)
        return self._from_column(waar, kolom, waarden, vorm, bron, leeg)

    def _from_column(
        self,
        waar: str,
        kolom: Kolom,
        waarden: dict[str, Any],
        vorm: dict[str, str],
        bron: str,
        leeg: frozenset[str],
    ) -> Bronkolom:
        datum, decimaal = None, None
        if kolom.soort is Kolomsoort.DATUM:
            datum = vorm.get("datum")
            if "datum" in waarden:
                datum = self._date_form(f"{waar}, datum", waarden["datum"])
        elif "datum" in waarden:
            self.note(f"{waar}, datum", "dit kan alleen bij een kolom met datums")
        if is_number_to_rewrite(kolom) and ("maal" in waarden or "decimaal" in vorm):
            decimaal = vorm.get("decimaal", ".")
        elif "maal" in waarden:
            self.note(f"{waar}, maal", "dit kan alleen bij een kolom met getallen")
        return Bronkolom(
            kolom,
            bron,
            codes=self._codes(waar, kolom, waarden["codes"]) if "codes" in waarden else None,
            maal=self._factor(waar, waarden),
            datum=datum,
            decimaal=decimaal,
            cijfers=self._digits(waar, waarden),
            leeg=leeg,
        )

    def _factor(self, waar: str, waarden: dict[str, Any]) -> Decimal:
        maal = waarden.get("maal", 1)
        if isinstance(maal, bool) or not isinstance(maal, int | float) or not 0.000001 <= maal <= 1_000_000:
            self.note(f"{waar}, maal", "verwacht: een getal groter dan 0 en hoogstens 1000000, zoals 100")
            return Decimal(1)
        return Decimal(str(maal))

    def _digits(self, waar: str, waarden: dict[str, Any]) -> int:
        cijfers = waarden.get("cijfers", 0)
        if isinstance(cijfers, bool) or not isinstance(cijfers, int) or not 0 <= cijfers <= 18:
            self.note(
                f"{waar}, cijfers", "verwacht: een aantal cijfers, zoals 4 voor de code van een gemeente"
            )
            return 0
        return cijfers

    def _empty(self, waar: str, waarden: dict[str, Any]) -> frozenset[str]:
        leeg = waarden.get("leeg", [])
        if not isinstance(leeg, list) or not all(isinstance(tekst, str) for tekst in leeg):
            self.note(
                f"{waar}, leeg", "verwacht: een lijst met teksten die 'leeg' betekenen, zoals [\"n.v.t.\"]"
            )
            return frozenset()
        return frozenset(leeg)

    def _codes(self, waar: str, kolom: Kolom, codes: Any) -> dict[str, str]:
        if not isinstance(codes, dict) or not codes:
            self.note(
                f"{waar}, codes",
                'verwacht: per code van de leverancier onze waarde, zoals { H = "huisarts" }',
            )
            return {}
        result = {}
        for code, waarde in codes.items():
            plek = f"{waar}, codes.{code}"
            if waarde == "":
                result[code] = ""
                if kolom.verplicht:
                    self.note(plek, "deze kolom mag niet leeg zijn")
            else:
                result[code] = self._fixed(plek, kolom, waarde)
        return result

    def _fixed(self, waar: str, kolom: Kolom, waarde: Any) -> str:
        """Give a value in our own form, after checking that the column takes it."""
        match waarde:
            case bool():
                tekst = "ja" if waarde else "nee"
            case int() | str():
                tekst = str(waarde)
            case datetime.date() if not isinstance(waarde, datetime.datetime):
                tekst = waarde.isoformat()
            case _:
                self.note(waar, "verwacht: een tekst, een geheel getal, een datum, true of false")
                return ""
        try:
            parse(kolom, tekst)
        except ValueError as fout:
            self.note(waar, str(fout))
        return tekst

    def _text(self, waar: str, waarden: dict[str, Any], sleutel: str) -> str:
        tekst = waarden.get(sleutel)
        if not isinstance(tekst, str) or not tekst.strip():
            self.note(_at(waar, sleutel), "verwacht: een tekst die niet leeg is")
            return ""
        return tekst.strip()

    def _check_keys(self, waar: str, waarden: dict[str, Any], toegestaan: Collection[str]) -> None:
        for sleutel in waarden:
            if sleutel not in toegestaan:
                self.note(_at(waar, sleutel), f"dit is hier onbekend; toegestaan: {', '.join(toegestaan)}")


def _at(waar: str, sleutel: str) -> str:
    return f"{waar}, {sleutel}" if waar else sleutel
