"""What holds for the person: number, name, date of birth."""

from collections.abc import Iterator
from typing import Any

from jeugdregio.ijw.regel import Breuk, Context
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.kern import bsn


@rule(
    "CS002",
    retourcode="0001",
    where="JW301.Client JW305.Client JW307.Client JW315.Client JW317.Client JW323.Client JW325.Client",
)
def passes_eleven_test(client: Any, context: Context) -> Iterator[Breuk]:
    """De waarde moet voldoen aan de 11-proef."""
    if not bsn.is_valid(client.bsn):
        yield Breuk(
            ("bsn",), f"Dit burgerservicenummer ({bsn.shape(client.bsn)}) voldoet niet aan de elfproef."
        )
