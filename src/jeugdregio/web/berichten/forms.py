"""The filter of the ledger."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from jeugdregio.web.berichten.models import BerichtQuerySet, BerichtStatus
from jeugdregio.web.formulieren import DagField

SOORTEN = {
    "JW301": "Toewijzing",
    "JW305": "Start van hulp",
    "JW307": "Stop van hulp",
    "JW323": "Declaratie",
}
"""What a message is for, in words."""


def soort_label(soort: str) -> str:
    """Return the kind with its meaning, as in "JW323 Declaratie"."""
    return f"{soort} {SOORTEN.get(soort, '')}".strip() or "Onbekend bestand"


class FilterForm(forms.Form):
    """Which messages to show; what is left empty does not limit."""

    soort = forms.ChoiceField(
        label="Soort", choices=[("", "Alle soorten"), *((s, soort_label(s)) for s in SOORTEN)], required=False
    )
    status = forms.ChoiceField(
        label="Status", choices=[("", "Alle statussen"), *BerichtStatus.choices], required=False
    )
    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    aanbieder = forms.RegexField(
        label="Aanbieder (AGB-code)",
        regex=r"^[0-9]{8}$",
        required=False,
        error_messages={"invalid": "Een AGB-code heeft acht cijfers, bijvoorbeeld 65000001."},
    )
    van = DagField(label="Ontvangen vanaf")
    tot = DagField(label="Ontvangen tot en met")

    def __init__(self, *args: Any, gemeenten: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["gemeente"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Alle gemeenten"), *gemeenten]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        van, tot = cleaned.get("van"), cleaned.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "Deze dag ligt voor de eerste dag. Kies een latere dag.")
        return cleaned

    def apply(self, berichten: BerichtQuerySet) -> BerichtQuerySet:
        """Limit `berichten` to what was asked; a field that is wrong does not limit."""
        self.full_clean()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        columns = {"soort": "soort", "status": "status", "gemeente": "gemeentecode", "aanbieder": "agb"}
        berichten = berichten.filter(**{columns[name]: asked[name] for name in columns.keys() & asked.keys()})
        if "van" in asked:
            berichten = berichten.filter(ontvangen_op__gte=_aware(asked["van"], time.min))
        if "tot" in asked:
            berichten = berichten.filter(ontvangen_op__lte=_aware(asked["tot"], time.max))
        return berichten


def _aware(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
