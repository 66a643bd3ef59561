"""What a visitor chooses for a report: indicators, places and years, in the address."""

from typing import Any, Final

from django import forms
from django.http import QueryDict

from jeugdregio.web.cijfers.keuze import Keuze
from jeugdregio.web.cijfers.overzicht import themes
from jeugdregio.web.cijfers.publicatie import Groepen, Uitgave
from jeugdregio.web.cijfers.rapport.samenstelling import usual

# Indicators times places: what one report on the site may take to make, some fifteen seconds.
MEESTE: Final = 80

Aangevinkt = list[tuple[str, list[tuple[str, str, bool]]]]


class RapportKeuze(Keuze):
    """The choice for a report; nothing chosen is the usual report of the region."""

    indicator = forms.MultipleChoiceField(label="Cijfers")
    plaats = forms.MultipleChoiceField(label="Gebieden en gemeenten")

    def __init__(self, data: QueryDict, uitgave: Uitgave) -> None:
        super().__init__(data, uitgave, indicator=list(usual(uitgave)), plaats=[uitgave.publicatie.regio])
        self._indicatoren: Groepen = [
            (thema, [(i.code, str(i.catalogus["label"])) for i in indicatoren])
            for thema, indicatoren in themes(uitgave).items()
        ]
        self._plaatsen = uitgave.plaatsen
        self._choices("indicator", self._indicatoren)
        self._choices("plaats", self._plaatsen)

    def clean(self) -> dict[str, Any]:
        waarden = super().clean()
        aantal = len(waarden.get("indicator", ())) * len(waarden.get("plaats", ()))
        if aantal > MEESTE:
            self.add_error(
                "indicator",
                f"Dit rapport wordt te groot: het aantal cijfers keer het aantal gebieden is {aantal}. Het "
                f"mag {MEESTE} zijn. Kies minder cijfers of minder gebieden.",
            )
        return waarden

    @property
    def indicatoren(self) -> Aangevinkt:
        """The indicators to choose from by theme, and whether each is chosen."""
        return self._ticked(self._indicatoren, "indicator")

    @property
    def plaatsen(self) -> Aangevinkt:
        """The places to choose from by kind, and whether each is chosen."""
        return self._ticked(self._plaatsen, "plaats")

    def _ticked(self, groepen: Groepen, veld: str) -> Aangevinkt:
        """A choice that is too large stays ticked, so that it can be made smaller."""
        aan = set(self.data.getlist(veld))  # type: ignore[attr-defined]  # a QueryDict, made in Keuze
        return [(groep, [(code, naam, code in aan) for code, naam in keuzes]) for groep, keuzes in groepen]
