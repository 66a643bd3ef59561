"""Forms: answering a request, assigning help, and changing what was assigned; one an action."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jeugdregio.ijw.codes import RedenAfwijzingVerzoek, RedenWijziging
from jeugdregio.kern import agb, bsn
from jeugdregio.web.berichten.verzoeken import keuzes
from jeugdregio.web.formulieren import DagField

LENGTE_NAAM, LENGTE_STRAAT, LENGTE_PLAATS = 200, 24, 80
"""The longest name, street and place that fit in a message (LDT_Naam, LDT_Straatnaam, LDT_Plaatsnaam)."""
HOOGSTE = 99_999_999
"""The highest volume, and budget in cents (LDT_Volume, LDT_Budget)."""


class AfwijzenForm(forms.Form):
    """Why a request is refused."""

    reden = forms.ChoiceField(
        label="Reden",
        choices=keuzes.choices("WJ759", zonder=[RedenAfwijzingVerzoek.WOONPLAATSBEGINSEL]),
        help_text="Is volgens het woonplaatsbeginsel een andere gemeente verantwoordelijk? Ga dan terug en "
        "kies ‘Afwijzen: andere gemeente’.",
    )


class WoonplaatsForm(forms.Form):
    """Which other municipality is responsible."""

    gemeente = forms.ChoiceField(
        label="Verantwoordelijke gemeente",
        help_text="De gemeente die volgens het woonplaatsbeginsel betaalt.",
    )

    def __init__(self, *args: Any, gemeenten: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set_choices(self, "gemeente", [("", "Kies een gemeente"), *gemeenten])


class ZoekForm(forms.Form):
    """Whose help it is about. Goes by POST, so that no number stands in an address or a log."""

    bsn = forms.CharField(
        label="Burgerservicenummer",
        max_length=9,
        help_text="Negen cijfers.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    gemeente = forms.ChoiceField(label="Gemeente die de hulp toewijst")

    def __init__(self, *args: Any, gemeenten: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(gemeenten)
        _set_choices(self, "gemeente", found if len(found) == 1 else [("", "Kies een gemeente"), *found])

    def clean_bsn(self) -> str:
        """Refuse what cannot be a BSN; the text does not repeat it."""
        value: str = self.cleaned_data["bsn"]
        if not bsn.is_valid(value):
            raise ValidationError("Dit is geen burgerservicenummer: het heeft negen cijfers. Kijk het na.")
        return value


class PersoonForm(forms.Form):
    """What a JW301 says of the young person. It goes into the message, and is kept nowhere else."""

    geboortedatum = forms.DateField(
        label="Geboortedatum", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    geslacht = forms.ChoiceField(label="Geslacht", choices=keuzes.choices("COD046"))
    voornamen = forms.CharField(label="Voornamen", max_length=LENGTE_NAAM, required=False)
    voorvoegsel = forms.CharField(label="Voorvoegsel", max_length=10, required=False)
    achternaam = forms.CharField(label="Achternaam", max_length=LENGTE_NAAM)
    straatnaam = forms.CharField(label="Straat", max_length=LENGTE_STRAAT)
    huisnummer = forms.IntegerField(label="Huisnummer", min_value=1, max_value=99_999)
    toevoeging = forms.CharField(label="Toevoeging", max_length=4, required=False)
    postcode = forms.RegexField(
        label="Postcode",
        regex=r"^[1-9][0-9]{3} ?[A-Za-z]{2}$",
        error_messages={"invalid": "Een postcode heeft vier cijfers en twee letters, bijvoorbeeld 5611 AA."},
    )
    plaatsnaam = forms.CharField(label="Plaats", max_length=LENGTE_PLAATS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # a browser must not offer one person's data at another's
            field.widget.attrs["autocomplete"] = "off"

    def clean_postcode(self) -> str:
        """Write it as a message does: 5611AA."""
        value: str = self.cleaned_data["postcode"]
        return value.replace(" ", "").upper()


class OmvangForm(forms.Form):
    """How much help, until when: a volume with unit and frequency, or a budget, or neither."""

    conditional = frozenset({"volume", "eenheid", "frequentie", "budget", "product", "categorie"})
    """Fields that are to be filled in or left empty by what stands in others: not called voluntary."""

    volume = forms.IntegerField(
        label="Aantal",
        help_text="Met eenheid en periode, bijvoorbeeld 120 minuten per week.",
        min_value=1,
        max_value=HOOGSTE,
        required=False,
    )
    eenheid = forms.ChoiceField(label="Eenheid", choices=keuzes.choices("WJ756"), required=False)
    frequentie = forms.ChoiceField(label="Per", choices=keuzes.choices("WMO757"), required=False)
    budget = forms.DecimalField(
        label="Budget in euro’s",
        help_text="In plaats van een aantal.",
        min_value=0,
        max_value=HOOGSTE / 100,
        decimal_places=2,
        localize=True,
        required=False,
    )
    einddatum = DagField(label="Laatste dag")

    def clean(self) -> dict[str, Any]:
        """Refuse half a volume, and a volume beside a budget."""
        cleaned = super().clean() or {}
        size = [name for name in ("volume", "eenheid", "frequentie") if cleaned.get(name)]
        if size:
            for name in {"volume", "eenheid", "frequentie"} - set(size) - self.errors.keys():
                self.add_error(name, "Vul dit ook in: aantal, eenheid en periode horen bij elkaar.")
            if cleaned.get("budget") is not None:
                self.add_error("budget", "Kies: een aantal of een budget. Maak een van de twee leeg.")
        return _in_order(self, cleaned)


class ToewijzenForm(OmvangForm):
    """An assignment: by whom, which help, in which of the three variants, how much, from when.

    `is_known` tells whether a provider is known here by its AGB code. That of another one, in which nothing
    shows a slip of the finger, is to be written twice: the message would else go to nobody, or to a stranger.
    """

    SPECIFIEK, ASPECIFIEK, GENERIEK = "specifiek", "aspecifiek", "generiek"
    conditional = OmvangForm.conditional | {"agb_nogmaals"}
    aanbieder = forms.CharField(
        label="Aanbieder (AGB-code)",
        max_length=8,
        help_text="Acht cijfers. Typ een deel van de naam om te kiezen.",
        widget=forms.TextInput(attrs={"list": "aanbieders", "autocomplete": "off"}),
    )
    agb_nogmaals = forms.CharField(
        label="AGB-code van de nieuwe aanbieder, nog een keer",
        max_length=8,
        help_text="Deze aanbieder is hier nog niet bekend. Typ de code over uit het contract.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        required=False,
    )
    variant = forms.ChoiceField(
        label="Hoe precies is de toewijzing?",
        choices=[
            (SPECIFIEK, "Specifiek: één product, met een aantal"),
            (ASPECIFIEK, "Aspecifiek: een categorie; de aanbieder kiest het product"),
            (GENERIEK, "Generiek: een budget, zonder product of categorie"),
        ],
    )
    product = forms.ChoiceField(
        label="Product",
        help_text="Alleen bij een specifieke toewijzing.",
        choices=keuzes.products,
        required=False,
    )
    categorie = forms.ChoiceField(
        label="Categorie",
        help_text="Alleen bij een aspecifieke toewijzing.",
        choices=keuzes.categories,
        required=False,
    )
    ingangsdatum = DagField(label="Eerste dag", required=True)
    field_order = (
        "aanbieder", "agb_nogmaals", "variant", "product", "categorie", "volume", "eenheid", "frequentie",
        "budget", "ingangsdatum", "einddatum",
    )  # fmt: skip

    def __init__(self, *args: Any, is_known: Callable[[str], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_known = is_known
        if not self.is_bound:
            del self.fields["agb_nogmaals"]

    def clean_aanbieder(self) -> str:
        """Refuse what is no AGB code."""
        value: str = self.cleaned_data["aanbieder"]
        if not agb.is_valid(value):
            raise ValidationError("Een AGB-code heeft acht cijfers, bijvoorbeeld 65000001.")
        return value

    def clean(self) -> dict[str, Any]:
        """Hold the variant against what is filled in, and ask for a new AGB code twice."""
        cleaned = super().clean()
        self._confirm(cleaned.get("aanbieder", ""), cleaned.pop("agb_nogmaals", ""))
        variant = cleaned.get("variant")
        wanted = {self.SPECIFIEK: "product", self.ASPECIFIEK: "categorie", self.GENERIEK: "budget"}
        for kind, name in wanted.items():
            if kind == variant and cleaned.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, f"Vul dit in: het hoort bij een toewijzing die {kind} is.")
            elif name != "budget" and kind != variant and cleaned.get(name):
                self.add_error(name, f"Laat dit leeg: u koos {variant}, en dit hoort bij {kind}.")
        if variant == self.SPECIFIEK and cleaned.get("product") and not cleaned.get("volume"):
            self.add_error("volume", "Vul dit in: bij één product hoort een aantal.")
        elif variant in (self.ASPECIFIEK, self.GENERIEK) and cleaned.get("volume"):
            self.add_error("volume", "Laat dit leeg: een aantal hoort alleen bij één product.")
        if cleaned.get("budget") is not None and not cleaned.get("einddatum"):
            self.add_error("einddatum", "Vul dit in: een budget geldt tot een laatste dag.")
        return cleaned

    def _confirm(self, aanbieder: str, again: str) -> None:
        if not aanbieder or self._is_known(aanbieder):
            del self.fields["agb_nogmaals"]
        elif not again:
            self.add_error(
                "aanbieder",
                "Van deze aanbieder is hier nog geen naam en geen bericht bekend. Kijk de AGB-code na. "
                "Klopt zij, typ haar dan hieronder nog een keer.",
            )
        elif again != aanbieder:
            self.add_error(
                "agb_nogmaals", "Dit is een andere code dan hierboven. Kijk na welke van de twee klopt."
            )


class DagenForm(forms.Form):
    """From when until when what was asked is assigned."""

    ingangsdatum = DagField(label="Eerste dag", required=True)
    einddatum = DagField(label="Laatste dag")

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the begin."""
        return _in_order(self, super().clean() or {})


class VerlengenForm(forms.Form):
    """Until when an assignment goes on."""

    einddatum = DagField(label="Nieuwe laatste dag", required=True)


class WijzigenForm(OmvangForm):
    """Another amount for an assignment from a day on, and why."""

    vanaf = DagField(label="Vanaf", required=True, help_text="De dag waarop de wijziging ingaat.")
    reden = forms.ChoiceField(
        label="Reden",
        choices=keuzes.choices("JZ002", zonder=[RedenWijziging.VERWIJDERD, RedenWijziging.VERVALLEN]),
    )
    instemming = forms.BooleanField(
        label="De aanbieder stemt in met een lager totaal of budget", required=False
    )
    field_order = ("vanaf", "volume", "eenheid", "frequentie", "budget", "einddatum", "reden", "instemming")


class BeeindigenForm(forms.Form):
    """The last day of an assignment, and why it ends."""

    einddatum = DagField(label="Laatste dag", required=True)
    reden = forms.ChoiceField(
        label="Reden",
        choices=keuzes.choices(
            "JZ002", zonder=[RedenWijziging.VERWIJDERD, RedenWijziging.VERVALLEN, RedenWijziging.VERLENGING]
        ),
    )


class KnopForm(forms.Form):
    """Nothing to fill in: the button says it all."""


class FilterForm(forms.Form):
    """What to show of all that waits. `toewijzen`: whether somebody answers here."""

    U = "u"
    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    soort = forms.ChoiceField(label="Wat wacht", required=False)
    aan_zet = forms.ChoiceField(
        label="Aan zet", choices=[("", "Iedereen"), (U, "U, in jeugdregio")], required=False
    )

    def __init__(
        self,
        *args: Any,
        gemeenten: Iterable[tuple[str, str]],
        soorten: Iterable[tuple[str, str]],
        toewijzen: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not toewijzen:
            del self.fields["aan_zet"]
        _set_choices(self, "gemeente", [("", "Alle gemeenten"), *gemeenten])
        _set_choices(self, "soort", list(soorten))


def _set_choices(form: forms.Form, name: str, found: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = found


def _in_order(form: forms.Form, cleaned: dict[str, Any]) -> dict[str, Any]:
    begin, end = cleaned.get("ingangsdatum"), cleaned.get("einddatum")
    if begin and end and end < begin:
        form.add_error("einddatum", "De laatste dag ligt voor de eerste dag. Kies een latere dag.")
    return cleaned
