"""The same figure once more, by provider. Only for what is no secret of its business: never for amounts."""

from dataclasses import replace

from jeugdregio.monitor.indicator import REGISTER
from jeugdregio.monitor.maten import Telwijze

PER = (("jaar", "gebied", "aanbieder"), ("jaar", "gebied"))


def also_per_aanbieder(code: str) -> None:
    """Register an indicator again under `<code>_per_aanbieder`; its facts have the name of the provider.

    It is a family of its own, with its own total, so that tables by product do not have to be protected
    together with those by provider. Raises ValueError for an amount, or where the rule of disclosure
    would withhold every provider.
    """
    basis = REGISTER[code]
    if basis.measure.telwijze is Telwijze.BEDRAG or basis.disclosure.aanbieder < 1 or basis.functie is None:
        raise ValueError(f"de indicator {code} mag er niet per aanbieder zijn")
    per_aanbieder = replace(
        basis,
        code=f"{code}_per_aanbieder",
        label=f"{basis.label}, per aanbieder",
        per=PER,
        familie=f"{basis.familie}_aanbieder",
    )
    per_aanbieder(basis.functie)
