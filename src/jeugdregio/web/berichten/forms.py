"""The filter of the ledger."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from jeugdregio.web.berichten.antwoordstaat import AntwoordStaat, with_answer_state
from jeugdregio.web.berichten.models import BerichtQuerySet, BerichtStatus, Richting
from jeugdregio.web.formulieren import DagField

SOORTEN = {
    "JW301": "Toewijzing",
    "JW302": "Retour op een toewijzing",
    "JW305": "Start van hulp",
    "JW306": "Retour op een start",
    "JW307": "Stop van hulp",
    "JW308": "Retour op een stop",
    "JW315": "Verzoek om toewijzing",
    "JW316": "Retour op een verzoek",
    "JW317": "Verzoek om wijziging",
    "JW318": "Retour op een wijzigingsverzoek",
    "JW319": "Antwoord op een verzoek",
    "JW320": "Retour op een antwoord",
    "JW323": "Declaratie",
    "JW325": "Antwoord op een declaratie",
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
    richting = forms.ChoiceField(
        label="Richting", choices=[("", "Ontvangen en gemaakt"), *Richting.choices], required=False
    )
    antwoord = forms.ChoiceField(
        label="Antwoord", choices=[("", "Maakt niet uit"), *AntwoordStaat.choices], required=False
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
        columns = {
            "soort": "soort",
            "status": "status",
            "richting": "richting",
            "gemeente": "gemeentecode",
            "aanbieder": "agb",
        }
        berichten = berichten.filter(**{columns[name]: asked[name] for name in columns.keys() & asked.keys()})
        if "antwoord" in asked:
            berichten = with_answer_state(berichten, AntwoordStaat(asked["antwoord"]), timezone.localdate())
        if "van" in asked:
            berichten = berichten.filter(ontvangen_op__gte=_aware(asked["van"], time.min))
        if "tot" in asked:
            berichten = berichten.filter(ontvangen_op__lte=_aware(asked["tot"], time.max))
        return berichten


def _aware(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
