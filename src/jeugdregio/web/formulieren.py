"""What forms of every app share: a day, a period, and the errors of an action."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator


class DagField(forms.DateField):
    """A day in this age, with the browser's own date picker."""

    def __init__(self, *, label: str, required: bool = False, **kwargs: Any) -> None:
        text = "Kies een dag tussen 1-1-2000 en 31-12-2199."
        super().__init__(
            label=label,
            required=required,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            validators=[
                MinValueValidator(date(2000, 1, 1), text),
                MaxValueValidator(date(2199, 12, 31), text),
            ],
            **kwargs,
        )


class PeriodeForm(forms.Form):
    """A form with the days `van` and `tot`, both included, of which the second may be left out."""

    van = DagField(label="Vanaf", required=True)
    tot = DagField(label="Tot en met", help_text="Laat dit leeg als er nog geen einddatum is.")

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the begin."""
        cleaned = super().clean() or {}
        van, tot = cleaned.get("van"), cleaned.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De einddatum ligt voor de begindatum. Kies een latere dag.")
        return cleaned


class EindeForm(forms.Form):
    """The last day of something that began on `van`."""

    tot = DagField(label="Laatste dag", required=True)

    def __init__(self, *args: Any, van: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.van = van

    def clean_tot(self) -> date:
        """Refuse an end before the begin."""
        tot: date = self.cleaned_data["tot"]
        if tot < self.van:
            raise ValidationError(f"Dit begon op {self.van:%-d-%-m-%Y}. Kies die dag of een latere.")
        return tot


def add_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """Show what an action refused beside the field it is about, or else above the form."""
    found = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for field, errors in found.items():
        form.add_error(field if field in form.fields else None, list(errors))
