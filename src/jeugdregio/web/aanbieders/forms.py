"""The forms on providers and their contracts."""

from django import forms
from django.core.exceptions import ValidationError

from jeugdregio.kern import agb as agb_codes
from jeugdregio.web.aanbieders.csvbestand import MAX_BYTES
from jeugdregio.web.aanbieders.models import Aanbieder
from jeugdregio.web.formulieren import PeriodeForm
from jeugdregio.web.gebieden.models import Gebied


class ZoekForm(forms.Form):
    """Part of a name, or an AGB code."""

    zoek = forms.CharField(label="Naam of AGB-code", max_length=100, required=False)

    def asked(self) -> str:
        """Return what is looked for, "" for everything."""
        return str(self.cleaned_data.get("zoek", "")).strip() if self.is_valid() else ""


class NaamForm(forms.Form):
    """The name of a provider."""

    naam = forms.CharField(label="Naam", max_length=200)


class AanbiederForm(NaamForm):
    """A provider that no message has named yet."""

    agb = forms.CharField(label="AGB-code", max_length=8, help_text="Acht cijfers.")
    field_order = ["agb", "naam"]

    def clean_agb(self) -> str:
        """Refuse what is no AGB code, and a provider there already is."""
        agb: str = self.cleaned_data["agb"]
        if not agb_codes.is_valid(agb):
            raise ValidationError("Een AGB-code heeft acht cijfers, bijvoorbeeld 65000001.")
        if Aanbieder.objects.filter(agb=agb).exists():
            raise ValidationError("Deze aanbieder staat al in de lijst. Zoek op de AGB-code.")
        return agb


class ContractForm(PeriodeForm):
    """An area contracts a provider, for a period."""

    gebied = forms.ModelChoiceField(
        Gebied.objects.all(), label="Gebied", to_field_name="code", empty_label="Kies een gebied"
    )
    field_order = ["gebied", "van", "tot"]


class BestandForm(forms.Form):
    """A CSV file of contracts."""

    bestand = forms.FileField(
        label="CSV-bestand", widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}), allow_empty_file=True
    )

    def content(self) -> bytes:
        """Return what is in the file, no more than just too much of it."""
        return bytes(self.cleaned_data["bestand"].read(MAX_BYTES + 1))
