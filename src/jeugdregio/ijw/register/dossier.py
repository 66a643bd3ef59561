"""A register in memory: made of messages, or loaded with what a database holds of the keys of a batch.

    dossier = Dossier(volledig={"0772"})
    dossier.add(*read_rows(pad))                  # a message, in any order of arrival, any number of times
    dossier.toewijzing("0772", 1001)

What an answer refuses counts no more, whichever of the two came first. A database loads the rows of the keys
that `register.ask` names and lets the messages of the batch follow with `add` or `toetsing_register`:

    dossier.load_berichten(keys)                  # the messages that came before, of `Vraag.berichten`
    dossier.load(pairs of Kop and row)            # rows that no answer refuses
    dossier.load_gebruik(sums)                    # what was declared on `Vraag.gebruik`, loaded rows included
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.lezen.lezing import open_bericht
from jeugdregio.ijw.lezen.stroom import Bron
from jeugdregio.ijw.register.toestand import Regel, Telling, Toestand, first
from jeugdregio.ijw.register.vragen import (
    BerichtSleutel,
    ClientSleutel,
    DebetSleutel,
    Declaratie,
    Gebruik,
    Levering,
    LeveringSleutel,
    Prestatie,
    Tarief,
    Toewijzing,
    ToewijzingSleutel,
    Verzoek,
    answered,
    bericht_sleutel,
)
from jeugdregio.ijw.v3_2.rijen import (
    DeclaratieRij,
    JeugdigeRij,
    PrestatieRij,
    RetourRij,
    Rij,
    Rijen,
    ToekenningRij,
)
from jeugdregio.ijw.v3_2.vertaling import Kop, Vertaler, read_kop
from jeugdregio.ijw.v3_2.weigering import Bereik, RijSleutel, key_of_refusal, key_of_row, reach

Tarieven = Mapping[tuple[str, str, str], Sequence[Tarief]]
"""Contract tariffs by municipality, provider and product code."""


class Dossier:
    """A `Register` in memory. Its state is a function of the set of messages.

    volledig: the municipalities of which every message is here.
    """

    def __init__(self, *, volledig: Container[str] = (), tarieven: Tarieven | None = None) -> None:
        self._volledig = volledig
        self._tarieven = tarieven or {}
        self._berichten: set[BerichtSleutel] = set()
        self._rijen: dict[tuple[BerichtSleutel, Rij], tuple[Kop, bool]] = {}
        self._met_rijen: set[BerichtSleutel] = set()
        self._begin: dict[ToewijzingSleutel, Gebruik] = {}
        # lines that `_begin` counts, by what may refuse them
        self._geladen: dict[tuple[BerichtSleutel, RijSleutel | None], list[tuple[Kop, PrestatieRij]]] = {}
        self._geweigerd: set[tuple[BerichtSleutel, RijSleutel | None]] = set()
        # also those that were refused: an answer is about what was sent
        self._verzonden: dict[tuple[str, str], Regel[PrestatieRij]] = {}
        self._dubbel: set[tuple[str, str]] = set()
        self._declaratieberichten: dict[BerichtSleutel, Regel[DeclaratieRij]] = {}
        self._toestand: Toestand | None = None

    def add(self, kop: Kop, rijen: Rijen) -> None:
        """Take in a message."""
        self.add_bericht(kop)
        for tabel in rijen.tables():
            for rij in tabel:
                self.add_row(kop, rij)

    def add_bericht(self, kop: Kop) -> None:
        """Take in that a message came, without its rows."""
        self._berichten.add(bericht_sleutel(kop))

    def add_row(self, kop: Kop, rij: Rij, *, refused: bool = False) -> None:
        """Take in one row of a message; a refused one was sent, and counts no further."""
        if refused:
            self._geweigerd.add((bericht_sleutel(kop), key_of_row(rij) or (rij.bsn,)))
        self._add(kop, rij, count=True)

    def refuse_bericht(self, kop: Kop) -> None:
        """Take in that all rows of a message are refused."""
        self._mark(bericht_sleutel(kop), None)

    def load(self, regels: Iterable[tuple[Kop, Rij]]) -> None:
        """Take in rows of earlier messages; lines among them are counted by `load_gebruik`.

        Of an assignment the last row will do; of a delivery the last row of each start and stop, removals
        too. A `Kop` needs its kind, sender, identification, dagtekening, municipality and provider.
        """
        for kop, rij in regels:
            self._add(kop, rij, count=False)

    def load_berichten(self, sleutels: Iterable[BerichtSleutel]) -> None:
        """Take in which messages came before."""
        self._berichten.update(sleutels)

    def load_gebruik(self, gebruik: Mapping[ToewijzingSleutel, Gebruik]) -> None:
        """Take in what was declared on assignments in rows that are not added; the last to load.

        A line that was loaded is taken off when an answer refuses it from now on.
        """
        self._begin.update(gebruik)
        self._toestand = None

    def is_volledig(self, gemeentecode: str) -> bool:
        return gemeentecode in self._volledig

    def is_gebruikt(self, sleutel: BerichtSleutel) -> bool:
        return sleutel in self._berichten

    def toewijzing(self, gemeentecode: str, nummer: int) -> Toewijzing | None:
        return self._state().toewijzingen.get((gemeentecode, nummer))

    def toewijzingen_van(self, client: ClientSleutel) -> tuple[Toewijzing, ...]:
        gemeentecode, agb, bsn = client
        alle = (self.toewijzing(gemeentecode, n) for n in sorted(self._state().nummers.get(client, ())))
        # a number may have gone to another provider or person since
        return tuple(t for t in alle if t and (t.agb, t.bsn) == (agb, bsn) and not t.verwijderd)

    def levering(self, sleutel: LeveringSleutel) -> Levering:
        return self._state().verloop(sleutel).levering()

    def heeft_stop(self, sleutel: LeveringSleutel, einddatum: date, reden: str) -> bool:
        return self._state().verloop(sleutel).stands("stop", einddatum, reden)

    def heeft_andere_open_start(self, sleutel: LeveringSleutel) -> bool:
        return any(andere != sleutel for andere in self._state().open_leveringen(sleutel))

    def gebruik(self, gemeentecode: str, nummer: int) -> Gebruik:
        return self._state().gebruik((gemeentecode, nummer))

    def prestatie(self, agb: str, referentie_nummer: str) -> Prestatie | None:
        sleutel = (agb, referentie_nummer)
        state = self._state()
        staand = state.prestaties.get(sleutel)
        regel = staand or self._verzonden.get(sleutel)
        if regel is None:
            return None
        return Prestatie(
            bericht_sleutel(regel.kop),
            regel.kop.gemeentecode,
            regel.rij,
            staand is None,
            sleutel in state.gecrediteerd,
        )

    def heeft_open_debet(self, sleutel: DebetSleutel) -> bool:
        state = self._state()
        return not state.debetten.get(sleutel, set()) <= state.gecrediteerd.keys()

    def declaratie(self, agb: str, declaratie_nummer: str) -> Declaratie | None:
        return _declaratie(self._state().declaraties.get((agb, declaratie_nummer)))

    def declaratiebericht(self, bericht: BerichtSleutel) -> Declaratie | None:
        return _declaratie(self._declaratieberichten.get(bericht))

    def vorige_declaratieperiode(self, gemeentecode: str, agb: str, voor: date) -> date | None:
        perioden = self._state().perioden.get((gemeentecode, agb), ())
        return max((begin for dagtekening, begin in perioden if dagtekening < voor), default=None)

    def verzoek(self, agb: str, referentie_aanbieder: str) -> Verzoek | None:
        sleutel = (agb, referentie_aanbieder)
        regel = self._state().verzoeken.get(sleutel)
        if regel is None:
            return None
        return Verzoek(
            regel.kop.gemeentecode,
            agb,
            regel.rij.bsn,
            referentie_aanbieder,
            self.antwoorden(regel.kop.gemeentecode, *sleutel),
            self.is_toegewezen(regel.kop.gemeentecode, *sleutel),
        )

    def antwoorden(self, gemeentecode: str, agb: str, referentie_aanbieder: str) -> tuple[str, ...]:
        return tuple(sorted(self._state().antwoorden.get((gemeentecode, agb, referentie_aanbieder), ())))

    def is_toegewezen(self, gemeentecode: str, agb: str, referentie_aanbieder: str) -> bool:
        return (gemeentecode, agb, referentie_aanbieder) in self._state().toegewezen

    def verzoeken_van(self, client: ClientSleutel) -> tuple[Verzoek, ...]:
        gemeentecode, agb, bsn = client
        alle = (self.verzoek(agb, ref) for ref in sorted(self._state().verzoeken_van.get(client, ())))
        return tuple(v for v in alle if v and (v.gemeentecode, v.bsn) == (gemeentecode, bsn))

    def tarieven(
        self, gemeentecode: str, agb: str, productcode: str, begin: date, einde: date
    ) -> tuple[Tarief, ...]:
        alle = self._tarieven.get((gemeentecode, agb, productcode), ())
        return tuple(t for t in alle if t.begin <= einde and (t.einde is None or begin <= t.einde))

    def _add(self, kop: Kop, rij: Rij, *, count: bool) -> None:
        match rij:
            case JeugdigeRij():  # says who someone is, which no rule asks
                return
            case RetourRij():
                self._refuse(kop, rij)
                return
            case ToekenningRij():
                self._refuse_declaratie(kop, rij)
                return
        bericht = bericht_sleutel(kop)
        if (bericht, rij) in self._rijen:
            return
        self._rijen[bericht, rij] = (kop, count)
        self._met_rijen.add(bericht)
        match rij:
            case PrestatieRij():
                sleutel = (kop.agb, rij.referentie_nummer)
                if sleutel in self._verzonden:
                    self._dubbel.add(sleutel)
                self._verzonden[sleutel] = first(self._verzonden.get(sleutel), Regel(kop, rij))
                if not count:
                    for door in _refusable_by(rij):
                        self._geladen.setdefault((bericht, door), []).append((kop, rij))
            case DeclaratieRij():
                eerste = self._declaratieberichten.get(bericht)
                self._declaratieberichten[bericht] = first(eerste, Regel(kop, rij))
        if self._toestand is not None and not self._is_refused(bericht, rij):
            self._toestand.add(kop, rij, count=count)

    def _refuse(self, kop: Kop, rij: RetourRij) -> None:
        bericht = answered(kop)
        bereik = reach(rij)
        if bericht is None or bereik is Bereik.GEEN:
            return
        sleutels: dict[Bereik, RijSleutel | None] = {
            Bereik.BERICHT: None,
            Bereik.JEUGDIGE: (rij.bsn,),
            Bereik.REGEL: key_of_refusal(rij),
        }
        self._mark(bericht, sleutels[bereik])

    def _refuse_declaratie(self, kop: Kop, rij: ToekenningRij) -> None:
        bericht = answered(kop)
        if bericht is not None and not Retourcode.AKKOORD.issuperset(rij.retourcodes.split()):
            self._mark(bericht, None)

    def _mark(self, bericht: BerichtSleutel, sleutel: RijSleutel | None) -> None:
        if (bericht, sleutel) in self._geweigerd:
            return
        taken_out = bericht not in self._met_rijen or self._take_out(bericht, sleutel)
        for kop, rij in self._geladen.get((bericht, sleutel), ()):
            toewijzing = (kop.gemeentecode, rij.toewijzing_nummer)
            if toewijzing in self._begin and not self._is_refused(bericht, rij):
                telling = Telling(self._begin[toewijzing])
                telling.remove_from_begin(rij)
                self._begin[toewijzing] = telling.gebruik()
        self._geweigerd.add((bericht, sleutel))
        if not taken_out:
            self._toestand = None

    def _take_out(self, bericht: BerichtSleutel, sleutel: RijSleutel | None) -> bool:
        """Take a declared line that is refused out of the indexes; False when they must be made anew."""
        if self._toestand is None or sleutel is None or sleutel[0] != "Prestatie":
            return False
        referentie = (bericht[1], str(sleutel[2]))
        regel = self._verzonden.get(referentie)
        if regel is None or referentie in self._dubbel:
            return False
        if (bericht_sleutel(regel.kop), key_of_row(regel.rij)) != (bericht, sleutel):
            return True  # that line is not here
        if not self._is_refused(bericht, regel.rij):
            _, counted = self._rijen[bericht, regel.rij]
            self._toestand.remove_prestatie(regel, counted=counted)
        return True

    def _is_refused(self, bericht: BerichtSleutel, rij: Rij) -> bool:
        if not self._geweigerd:
            return False
        return any((bericht, sleutel) in self._geweigerd for sleutel in _refusable_by(rij))

    def _state(self) -> Toestand:
        """Give the indexes, made anew when an answer refused something that was in them."""
        if self._toestand is None:
            self._toestand = Toestand(self._begin)
            for (bericht, rij), (kop, count) in self._rijen.items():
                if not self._is_refused(bericht, rij):
                    self._toestand.add(kop, rij, count=count)
        return self._toestand


def _refusable_by(rij: Rij) -> tuple[RijSleutel | None, ...]:
    """Give what an answer may name to refuse a row: its whole message, the young person, or itself."""
    return None, (rij.bsn,), key_of_row(rij)


def read_rows(bron: Bron) -> tuple[Kop, Rijen]:
    """Read the header and the rows of a message. ValueError when its structure is broken."""
    with open_bericht(bron) as lezing:
        if lezing.bericht_soort is None or lezing.romp is None:
            raise ValueError("dit bestand is geen bericht dat wordt gelezen")
        vertaler = Vertaler(lezing.bericht_soort)
        for eenheid in lezing:
            vertaler.add(eenheid)
        if not lezing.volledig:
            raise ValueError("het bericht voldoet niet aan het schema")
        vertaler.close(lezing.romp)
        return read_kop(lezing.bericht_soort, lezing.release, lezing.romp), vertaler.rijen


def _declaratie(regel: Regel[DeclaratieRij] | None) -> Declaratie | None:
    if regel is None:
        return None
    kop = regel.kop
    return Declaratie(
        kop.gemeentecode, kop.agb, kop.identificatie, regel.rij.declaratie_nummer, kop.xsd_versies
    )
