"""Looking for an assignment by its number, which goes by POST: it stands in no address and no log."""

from django import forms


class ZoekForm(forms.Form):
    """The number of an assignment, as the municipality gave it out."""

    nummer = forms.IntegerField(
        label="Nummer van de toewijzing",
        min_value=1,
        max_value=999_999_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "Vul het nummer van de toewijzing in.",
            "invalid": "Het nummer van een toewijzing bestaat uit cijfers, hooguit negen.",
            "min_value": "Het nummer van een toewijzing is 1 of hoger.",
            "max_value": "Het nummer van een toewijzing bestaat uit cijfers, hooguit negen.",
        },
    )
