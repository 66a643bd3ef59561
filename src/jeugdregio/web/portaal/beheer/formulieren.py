"""The forms of administration."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jeugdregio.web.formulieren import PeriodeForm
from jeugdregio.web.gebieden.models import Gebied
from jeugdregio.web.organisaties.models import Organisatie, OrganisatieSoort
from jeugdregio.web.organisaties.rollen import ZONDER_MANDAAT, Rol, Taak


class ZoekForm(forms.Form):
    """One word or part of it."""

    zoek = forms.CharField(label="Zoek", max_length=100, required=False)

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zoek"].label = label

    def asked(self) -> str:
        """Return what is looked for, "" for everything."""
        return str(self.cleaned_data.get("zoek", "")).strip() if self.is_valid() else ""


class OrganisatieForm(forms.Form):
    """A new organisation."""

    naam = forms.CharField(label="Naam", max_length=200)
    soort = forms.ChoiceField(label="Soort", choices=OrganisatieSoort.choices)
    agb = forms.CharField(
        label="AGB-code",
        max_length=8,
        required=False,
        help_text="Alleen bij een jeugdhulpaanbieder: acht cijfers.",
    )


class LidmaatschapForm(PeriodeForm):
    """What somebody does, for which organisation, and when."""

    organisatie = forms.ModelChoiceField(
        Organisatie.objects.all(),
        label="Organisatie",
        to_field_name="sleutel",
        empty_label="Kies een organisatie",
    )
    rol = forms.ChoiceField(label="Rol", choices=[("", "Kies een rol"), *Rol.choices])
    field_order = ["naam", "email", "organisatie", "rol", "van", "tot"]


class PersoonForm(LidmaatschapForm):
    """Somebody new, with a first membership."""

    naam = forms.CharField(label="Naam", max_length=200)
    email = forms.EmailField(label="E-mailadres", help_text="Hiermee meldt deze persoon zich aan.")


class GebiedForm(forms.Form):
    """The area to choose municipalities from."""

    gebied = forms.ModelChoiceField(
        Gebied.objects.all(), label="Gebied", to_field_name="code", empty_label="Kies een gebied"
    )


class MandaatForm(PeriodeForm):
    """A task, and the municipalities of one area that give it."""

    taak = forms.ChoiceField(
        label="Taak",
        choices=[
            ("", "Kies een taak"),
            *(pair for pair in Taak.choices if Taak(pair[0]) not in ZONDER_MANDAAT),
        ],
    )
    gemeenten = forms.MultipleChoiceField(
        label="Gemeenten die dit mandaat geven",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één gemeente."},
    )
    field_order = ["taak", "gemeenten", "van", "tot"]

    def __init__(self, *args: Any, gemeenten: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["gemeenten"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(gemeenten)
