"""Money: whole cents, signed."""


def signed_cents(bedrag: int, debet_credit: str) -> int:
    """Give an amount its sign: `D` adds, `C` takes away. ValueError for another sign.

    >>> signed_cents(1250, "D"), signed_cents(1250, "C")
    (1250, -1250)
    """
    if debet_credit == "D":
        return bedrag
    if debet_credit == "C":
        return -bedrag
    raise ValueError("een bedrag is debet (D) of credit (C)")


def format_euro(cents: int) -> str:
    """Write an amount as people read it.

    >>> format_euro(123456), format_euro(-5), format_euro(100000000)
    ('€ 1.234,56', '€ -0,05', '€ 1.000.000,00')
    """
    euro, rest = divmod(abs(cents), 100)
    teken = "-" if cents < 0 else ""
    return f"€ {teken}{euro:,}".replace(",", ".") + f",{rest:02d}"
