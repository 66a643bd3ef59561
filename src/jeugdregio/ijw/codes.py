"""The codes of the standard that decide what happens, by name. The whole lists are in `codelijst`.

One class a list, with only those codes on which something in this system depends. They are plain text and no
enum: messages and rows hold text as it was read, which is compared, printed, handed from one process to
another and given to a database as such.

Source: Zorginstituut Nederland, iJw 3.2.
"""

from typing import Final


class RedenWijziging:
    """Why an assignment was changed (JZ002)."""

    VERVALLEN: Final = "01"
    """An administrative correction, as it was until it lapsed (CS336)."""
    VERLENGING: Final = "04"
    DOOR_AANBIEDER: Final = "12"
    """What the provider asked for."""
    VERWIJDERD: Final = "13"
    """The assignment is taken back, as if it never was (CS335)."""

    INGETROKKEN: Final = frozenset({VERVALLEN, VERWIJDERD})
    """With these an assignment that ends on its first day has no day at all (OP087)."""


class RedenBeeindiging:
    """Why a delivery stops (JZ588)."""

    TIJDELIJK: Final = "20"


class StatusAanlevering:
    """What a line on a start or a stop does to what was sent before (COD467)."""

    EERSTE: Final = "1"
    GEWIJZIGD: Final = "2"
    """Not used any more (CS058)."""
    VERWIJDEREN: Final = "3"
    """Takes back what was sent (OP033)."""


class Eenheid:
    """In what a volume is counted (WJ756)."""

    MINUUT: Final = "01"
    UUR: Final = "04"
    ETMAAL: Final = "14"
    DAGDEEL: Final = "16"
    """Four hours."""
    STUK_OUTPUT: Final = "82"
    EURO: Final = "83"
    """An amount: such a volume is in cents and has no tariff (CD087, CS339)."""
    STUK_INSPANNING: Final = "84"


class Frequentie:
    """For how long a volume is (WMO757)."""

    PER_DAG: Final = "1"
    PER_WEEK: Final = "2"
    PER_MAAND: Final = "4"
    TOTAAL: Final = "6"
    """For the whole duration of the assignment."""


class DebetCredit:
    """Whether a line asks an amount or takes it back (COD043)."""

    DEBET: Final = "D"
    CREDIT: Final = "C"


class SoortAdres:
    """Which address of a person it is (COD757)."""

    BRP: Final = "01"
    CORRESPONDENTIE: Final = "02"
    VERBLIJF: Final = "03"
    TIJDELIJK: Final = "04"


class LandCode:
    """In which country an address is (COD032)."""

    NEDERLAND: Final = "NL"


class NaamGebruik:
    """Which name a person goes by (COD700)."""

    EIGEN: Final = "1"
    PARTNER: Final = "2"
    PARTNER_EIGEN: Final = "3"
    EIGEN_PARTNER: Final = "4"
    NIET_NATUURLIJK: Final = "6"
    """Of an organisation."""


class DatumGebruik:
    """Which part of a date of birth is not known (COD170)."""

    DAG_ONBEKEND: Final = "1"
    MAAND_ONBEKEND: Final = "2"
    """Nor the day."""
    DATUM_ONBEKEND: Final = "3"


class VormCommunicatie:
    """What it takes to speak with a person (COD747)."""

    TOLK_TAAL: Final = "1"


class TypeVerwijzer:
    """Who referred the young person (COD327)."""

    HUISARTS: Final = "02"
    JEUGDARTS: Final = "03"
    GECERTIFICEERDE_INSTELLING: Final = "04"
    MEDISCH_SPECIALIST: Final = "05"

    MET_ZORGVERLENER: Final = frozenset({HUISARTS, JEUGDARTS, GECERTIFICEERDE_INSTELLING, MEDISCH_SPECIALIST})
    """Those who are named by AGB code where it is known (CD066, CD067, CD068)."""


class VerzoekAntwoord:
    """What a municipality says to a request that it does not (yet) honour (WJ760)."""

    AFGEWEZEN: Final = "1"
    IN_ONDERZOEK: Final = "2"


class RedenAfwijzingVerzoek:
    """Why a request is refused (WJ759)."""

    WOONPLAATSBEGINSEL: Final = "8"
    """Goes with the municipality that is responsible (TR377, TR409)."""


class Retourcode:
    """What an answer says of a part of a message (WJ001)."""

    TECHNISCH: Final = "0001"
    """Refuses a message as a whole, whichever class it stands at (OP286)."""
    GEEN_OPMERKING: Final = "0200"
    NIET_BEOORDEELD: Final = "0233"
    TOEGEKEND: Final = "8001"
    """A declaration is granted whole."""
    DUBBEL: Final = "9056"
    """An identification was used before. It refuses the later of two messages; but an answer names a message
    by that identification, so it refuses no rows: they may be those of the first."""

    AKKOORD: Final = frozenset({GEEN_OPMERKING, NIET_BEOORDEELD, TOEGEKEND})
    """Those that refuse nothing."""
