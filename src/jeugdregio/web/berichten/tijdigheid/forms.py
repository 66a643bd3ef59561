"""The filter of the page of late starts and stops."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms

from jeugdregio.kern.periode import last_of_month, shift_month
from jeugdregio.kern.vorm import format_month
from jeugdregio.web.berichten.tijdigheid.meldingen import Wat

MAANDEN: Final = 24
"""How many months back can be chosen, this one included."""
EERST: Final = 3
"""How many months are shown when nothing is chosen."""


class FilterForm(forms.Form):
    """Which notices to show; what is left empty does not limit."""

    aanbieder = forms.ChoiceField(label="Aanbieder", required=False)
    maand = forms.ChoiceField(label="Maand waarin de hulp begon of stopte", required=False)
    wat = forms.ChoiceField(label="Wat", choices=[("", "Starts en stops"), *Wat.choices], required=False)

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._vandaag = vandaag
        months = [shift_month(vandaag, -back) for back in range(MAANDEN)]
        self._choose("maand", f"Laatste {EERST} maanden", [(f"{m:%Y-%m}", format_month(m)) for m in months])

    def set_aanbieders(self, names: Iterable[tuple[str, str]]) -> None:
        """Give the providers to choose from; one asked for that is not there shows all."""
        self._choose("aanbieder", "Alle aanbieders", sorted(names, key=lambda pair: pair[1]))

    def _choose(self, name: str, leeg: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", leeg), *choices]

    def period(self) -> tuple[date, date]:
        """Return the first and last day that are asked for; a month that cannot be chosen is none."""
        asked = self.data.get("maand", "")
        for back in range(MAANDEN):
            month = shift_month(self._vandaag, -back)
            if f"{month:%Y-%m}" == asked:
                return month, last_of_month(month)
        return shift_month(self._vandaag, 1 - EERST), self._vandaag
