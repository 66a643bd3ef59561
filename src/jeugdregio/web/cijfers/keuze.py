"""What a visitor chooses: forms that travel in the address, so that a page can be kept and passed on."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from jeugdregio.kern.vorm import enumerate_words
from jeugdregio.monitor.dimensies import DIMENSIES
from jeugdregio.web.cijfers.publicatie import Uitgave

JAREN_BIJ_BEGIN: Final = 5


def per_naam(per: tuple[str, ...]) -> str:
    """The name of a table: "Per jaar, naar gebied en vorm van verblijf"."""
    tijd, *rest = per
    return f"Per {tijd}, naar {dimension_names(rest)}"


def dimension_names(namen: Sequence[str]) -> str:
    """The names of dimensions as people read them, in a sentence: "gemeente, stap en voogdij"."""
    return enumerate_words([DIMENSIES[naam].label.lower() if naam in DIMENSIES else naam for naam in namen])


class VraagKeuze(forms.Form):
    """A form with defaults: what is absent from the address has its default, what is wrong is told."""

    def __init__(self, data: QueryDict, **standaard: Any) -> None:
        self.standaard = standaard
        aangevuld = data.copy()
        for naam, waarde in self.standaard.items():
            if not aangevuld.getlist(naam):
                aangevuld.setlist(naam, [str(w) for w in _as_list(waarde)])
        self._data = aangevuld  # the same object as `data`, which its type says cannot change
        super().__init__(aangevuld)

    def full_clean(self) -> None:
        """Validate; a list without what was asked shows its default, not whatever happens to stand first."""
        super().full_clean()
        for naam, fouten in self.errors.as_data().items():
            if naam in self.standaard and any(fout.code == "invalid_choice" for fout in fouten):
                self._data.setlist(naam, [str(w) for w in _as_list(self.standaard[naam])])

    def _choices(self, naam: str, keuzes: Any) -> None:
        veld = self.fields[naam]
        veld.choices = keuzes  # type: ignore[attr-defined]  # a choice field
        veld.error_messages["invalid_choice"] = f"Kies bij ‘{veld.label}’ iets uit de lijst."

    @property
    def gekozen(self) -> dict[str, Any]:
        """What to show: the choice, or the defaults when something in it is wrong."""
        return self.cleaned_data if self.is_valid() else self.standaard

    @property
    def vraag(self) -> str:
        """The same choice as the query of an address."""
        keuzes = [(naam, w) for naam, waarde in self.gekozen.items() for w in _as_list(waarde)]
        return urlencode([(naam, waarde) for naam, waarde in keuzes if waarde != ""])


class Keuze(VraagKeuze):
    """A choice of years, with whatever more."""

    van = forms.TypedChoiceField(label="Van jaar", coerce=int)
    tot = forms.TypedChoiceField(label="Tot en met jaar", coerce=int)

    def __init__(self, data: QueryDict, uitgave: Uitgave, **standaard: Any) -> None:
        jaren = uitgave.jaren
        super().__init__(data, **{"van": jaren[-JAREN_BIJ_BEGIN:][0], "tot": jaren[-1]} | standaard)
        for naam in ("van", "tot"):
            self._choices(naam, [(jaar, str(jaar)) for jaar in jaren])

    def clean(self) -> dict[str, Any]:
        waarden = super().clean() or {}
        van, tot = waarden.get("van"), waarden.get("tot")
        if van is not None and tot is not None and van > tot:
            self.add_error("van", f"Het eerste jaar ({van}) ligt na het laatste jaar ({tot}). Draai ze om.")
        return waarden


def _as_list(waarde: Any) -> list[Any]:
    return waarde if isinstance(waarde, list) else [waarde]


class OverzichtKeuze(VraagKeuze):
    """Place of the overview, and words to look for."""

    plaats = forms.ChoiceField(label="Gebied of gemeente")
    zoek = forms.CharField(label="Zoek een cijfer", max_length=100, required=False)

    def __init__(self, data: QueryDict, uitgave: Uitgave) -> None:
        super().__init__(data, plaats=uitgave.publicatie.regio, zoek="")
        self._choices("plaats", uitgave.plaatsen)


class MonitorKeuze(Keuze):
    """Place and years of a theme of the monitor."""

    plaats = forms.ChoiceField(label="Gebied of gemeente")
    field_order = ("plaats", "van", "tot")

    def __init__(self, data: QueryDict, uitgave: Uitgave) -> None:
        super().__init__(data, uitgave, plaats=uitgave.publicatie.regio)
        self._choices("plaats", uitgave.plaatsen)


class IndicatorKeuze(Keuze):
    """Table, places and years of one indicator, and of each dimension of that table one value or all."""

    per = forms.ChoiceField(label="Tabel")
    plaats = forms.MultipleChoiceField(label="Gebieden", widget=forms.CheckboxSelectMultiple)
    field_order = ("per", "plaats", "van", "tot")

    def __init__(self, data: QueryDict, uitgave: Uitgave, code: str) -> None:
        tabellen = uitgave.indicator(code).per
        namen = {",".join(per): per_naam(per) for per in tabellen}
        self.tabel = next((per for per in tabellen if ",".join(per) == data.get("per")), tabellen[0])
        soort = "gemeente" if "gemeente" in self.tabel else "gebied"
        groepen = [
            (groep, keuzes)
            for groep, keuzes in uitgave.plaatsen
            if (uitgave.publicatie.plaatsen[keuzes[0][0]].soort == "gemeente") == (soort == "gemeente")
        ]
        codes = [code for _, keuzes in groepen for code, _ in keuzes]
        # Another table may be about other places: those chosen for the one before are let go.
        aangepast = data.copy()
        aangepast.setlist("plaats", [plaats for plaats in data.getlist("plaats") if plaats in codes])
        begin = codes if soort == "gemeente" else [uitgave.publicatie.regio]
        super().__init__(aangepast, uitgave, per=",".join(tabellen[0]), plaats=begin)
        self._choices("per", list(namen.items()))
        self._choices("plaats", groepen)
        self.fields["plaats"].label = "Gemeenten" if soort == "gemeente" else "Gebieden"
        self._groepen = groepen
        for dimensie in (DIMENSIES[naam] for naam in self.tabel if naam in DIMENSIES):
            waarden = uitgave.waarden(code, self.tabel, dimensie.naam)
            self.fields[dimensie.naam] = forms.ChoiceField(label=dimensie.label, required=False)
            self._choices(dimensie.naam, [("", "Alle"), *((waarde, waarde) for waarde in waarden)])

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """The dimensions of which one value is asked, with that value."""
        gekozen = ((naam, self.gekozen.get(naam, "")) for naam in self.tabel if naam in DIMENSIES)
        return tuple((naam, waarde) for naam, waarde in gekozen if waarde)

    @property
    def groepen(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """The places to choose from by kind, and whether each is chosen."""
        aan = set(self.gekozen["plaats"])
        return [
            (groep, [(code, naam, code in aan) for code, naam in keuzes]) for groep, keuzes in self._groepen
        ]
