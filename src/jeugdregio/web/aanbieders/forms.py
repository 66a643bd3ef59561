"""The forms on providers, their contracts and tariffs."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jeugdregio.kern import agb as agb_codes
from jeugdregio.web.aanbieders.csvbestand import MAX_BYTES
from jeugdregio.web.aanbieders.models import EENHEDEN, Aanbieder
from jeugdregio.web.aanbieders.producten import check_product
from jeugdregio.web.aanbieders.tariefbestand import GRENZEN, HELE_CENTEN, HOOGSTE
from jeugdregio.web.formulieren import DagField, PeriodeForm
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


class TariefVeld(forms.DecimalField):
    """An amount in euros, given on as cents."""

    def __init__(self) -> None:
        super().__init__(
            label="Tarief in euro’s",
            help_text="Per eenheid, bijvoorbeeld 1,64.",
            min_value=Decimal("0.01"),
            max_value=Decimal(HOOGSTE) / 100,
            decimal_places=2,
            localize=True,
            error_messages={
                "min_value": GRENZEN,
                "max_value": GRENZEN,
                "max_decimal_places": HELE_CENTEN,
            },
        )

    def clean(self, value: Any) -> int:
        """Return cents."""
        return int(super().clean(value) * 100)


class TariefForm(PeriodeForm):
    """What a unit of a product costs, for a period."""

    productcode = forms.CharField(label="Productcode", max_length=5, help_text="Vijf tekens, zoals 45A04.")
    eenheid = forms.ChoiceField(label="Eenheid", choices=[("", "Kies een eenheid"), *EENHEDEN.items()])
    bedrag = TariefVeld()
    field_order = ["productcode", "eenheid", "bedrag", "van", "tot"]

    def clean_productcode(self) -> str:
        """Refuse a code that no product has."""
        code: str = self.cleaned_data["productcode"].upper()
        if wrong := check_product(code):
            raise ValidationError(wrong)
        return code


class TariefWijzigingForm(forms.Form):
    """Another amount or last day of a tariff that began on `van`."""

    bedrag = TariefVeld()
    tot = DagField(label="Tot en met", help_text="Laat dit leeg als er nog geen einddatum is.")

    def __init__(self, *args: Any, van: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.van = van

    def clean_tot(self) -> date | None:
        """Refuse an end before the begin."""
        tot: date | None = self.cleaned_data["tot"]
        if tot is not None and tot < self.van:
            raise ValidationError(f"Dit tarief begint op {self.van:%-d-%-m-%Y}. Kies die dag of een latere.")
        return tot


class TariefFilterForm(ZoekForm):
    """Which tariffs of a contract to show."""

    zoek = forms.CharField(label="Product of productcode", max_length=100, required=False)
    op = DagField(label="Geldig op")

    def day(self) -> date | None:
        """Return the day on which they hold, None for all."""
        return self.cleaned_data.get("op") if self.is_valid() else None


class BestandForm(forms.Form):
    """A CSV file of contracts or of tariffs."""

    bestand = forms.FileField(
        label="CSV-bestand", widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}), allow_empty_file=True
    )

    def content(self) -> bytes:
        """Return what is in the file, no more than just too much of it."""
        return bytes(self.cleaned_data["bestand"].read(MAX_BYTES + 1))
