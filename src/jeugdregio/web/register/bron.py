"""What all rows of one message share. Free of models, so that worker processes can make it."""

from datetime import date
from typing import NamedTuple


class Bron(NamedTuple):
    """The message a row comes from; but for the last two, first columns of every table.

    `antwoord_op_soort` and `antwoord_op_identificatie` tell which message this one answers; "" for no answer.
    The sender of that message is who receives this one.
    """

    bericht_id: int
    gemeentecode: str
    agb: str
    dagtekening: date
    identificatie: str
    bekend_op: date
    antwoord_op_soort: str = ""
    antwoord_op_identificatie: str = ""
