"""Choosing files to offer, and the limits on them."""

import zipfile
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from jeugdregio.ijw.lezen.bestanden import members
from jeugdregio.kern.vorm import printable
from jeugdregio.web.berichten.grootboek import masked_name

MAX_LEDEN: Final = 20_000
"""The most files in all that are offered at once, those within a zip counted one by one."""
_SOORTEN: Final = (".xml", ".zip")


class _Keuze(forms.FileInput):
    allow_multiple_selected = True


class _Bestanden(forms.FileField):
    """One file or more."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        if not data:
            super().clean(data, initial)  # says that a file is required
        return [super(_Bestanden, self).clean(one, initial) for one in data]


class OpladenForm(forms.Form):
    """The files; after validation `aantallen` says how many messages are in each."""

    bestanden = _Bestanden(
        label="Bestanden",
        widget=_Keuze(attrs={"accept": ".xml,.zip,application/xml,application/zip", "multiple": True}),
        help_text="XML-berichten, of zips met XML-berichten. U kunt er meer tegelijk kiezen.",
        allow_empty_file=True,
        error_messages={"required": "Kies een of meer bestanden."},
    )

    aantallen: Sequence[int] = ()

    def __init__(self, *args: Any, te_groot: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if te_groot:  # the files were not received: that they are absent is not what is wrong
            hoogste = settings.OPLADEN_MAX_BYTES // 1024 // 1024
            self.fields["bestanden"].error_messages["required"] = (
                f"Dit is meer dan {hoogste} MB. Lever het in delen aan, of pak de berichten in een zip."
            )

    def clean_bestanden(self) -> "list[UploadedFile[bytes]]":
        """Refuse what is no XML or zip by its name, and more files than are taken at once."""
        bestanden: list[UploadedFile[bytes]] = self.cleaned_data["bestanden"]
        for bestand in bestanden:
            if not (bestand.name or "").lower().endswith(_SOORTEN):
                raise ValidationError(
                    "Kies alleen bestanden die eindigen op .xml of .zip; ‘%(naam)s’ doet dat niet.",
                    params={"naam": masked_name(printable(bestand.name or ""))[-100:]},
                )
        self.aantallen = [_count(bestand) for bestand in bestanden]
        if sum(self.aantallen) > MAX_LEDEN:
            raise ValidationError(
                "Dit zijn %(aantal)s bestanden; er kunnen er %(hoogste)s tegelijk worden aangeleverd. "
                "Lever ze in delen aan, of laat de beheerder ze inlezen met ‘jeugdregio berichten verwerk’.",
                params={"aantal": sum(self.aantallen), "hoogste": MAX_LEDEN},
            )
        return bestanden


def _count(bestand: "UploadedFile[bytes]") -> int:
    """How many files there are in one; a broken zip counts as one, which is refused with the reason."""
    if not (bestand.name or "").lower().endswith(".zip"):
        return 1
    try:
        with zipfile.ZipFile(bestand) as archief:
            aantal = len(members(archief))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        aantal = 0
    bestand.seek(0)
    return max(aantal, 1)
