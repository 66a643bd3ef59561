"""What a run has done, as tests compare it."""

from collections.abc import Iterable

from jeugdregio.web.berichten.models import Bericht, BerichtBevinding, BerichtInhoud
from jeugdregio.web.berichten.uitkomst import Uitkomst
from jeugdregio.web.register.models import JeugdigeRegel, LeveringRegel, PrestatieRegel, ToewijzingRegel


def counts() -> tuple[int, ...]:
    """Count the rows of ledger and register, table by table."""
    models = (
        Bericht,
        BerichtInhoud,
        BerichtBevinding,
        JeugdigeRegel,
        ToewijzingRegel,
        LeveringRegel,
        PrestatieRegel,
    )
    return tuple(model._default_manager.count() for model in models)


def statuses(uitkomsten: Iterable[Uitkomst]) -> list[str]:
    """What became of each file, in order."""
    return [uitkomst.status for uitkomst in uitkomsten]
