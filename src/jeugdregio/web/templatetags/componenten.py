"""Components that wrap a piece of page; those that do not are includes from templates/components/."""

import re
from typing import Final

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

register = template.Library()

_SOORTEN = {"info": "Let op", "ok": "Gelukt", "warning": "Waarschuwing", "error": "Fout"}
_DEEL: Final = re.compile(r"<(thead|tbody|tr|td|th)(?=[ >])([^>]*)>")
_ROLLEN: Final = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


@register.simple_block_tag
def tabel(
    content: SafeString,
    bijschrift: str,
    stapel: bool = False,
    bijschrift_zichtbaar: bool = True,
    past: int = 0,
    ruim: bool = False,
) -> SafeString:
    """Return `content` (thead and tbody) as a table that scrolls inside its own region, never the page.

    With `stapel` each row becomes a block on a small screen. With `past`, a multiple of 5 up to 75 or 999,
    each row becomes a heading with its cells beside each other where there is less room than that many em;
    `ruim` gives those cells room for long figures. Either way cells need a `data-label`.
    """
    return render_to_string(
        "components/tabel.html",
        {
            "content": _with_roles(content) if stapel or past else content,
            "past": past,
            "ruim": ruim,
            "bijschrift": bijschrift,
            "stapel": stapel,
            "bijschrift_zichtbaar": bijschrift_zichtbaar,
            "id": f"tabel-{slugify(bijschrift)}",
        },
    )


def _with_roles(content: SafeString) -> SafeString:
    """Say what each part of a table is: a browser forgets it once a row is laid out as a block."""

    def role(deel: re.Match[str]) -> str:
        naam, rest = deel.groups()
        kop = "rowheader" if 'scope="row"' in rest else "columnheader"
        return f'<{naam} role="{_ROLLEN.get(naam, kop)}"{rest}>'

    return mark_safe(_DEEL.sub(role, content))  # noqa: S308 - safe content with only our own words added


@register.simple_block_tag
def melding(content: SafeString, soort: str = "info", kop: str = "") -> SafeString:
    """Return `content` as an alert of kind info, ok, warning or error; its kind is said in words too."""
    context = {"content": content, "soort": soort, "kop": kop, "woord": _SOORTEN[soort]}
    return render_to_string("components/melding.html", context)


@register.filter
def met_beschrijving(veld: BoundField) -> SafeString:
    """Return the input of a form field in the look of the design system, tied to its help and error texts."""
    kind = getattr(veld.field.widget, "input_type", "textarea")
    css = {"select": "utrecht-select utrecht-select--html-select", "checkbox": "utrecht-checkbox"}.get(
        kind, "utrecht-textbox utrecht-textbox--html-input"
    )
    described = []
    if veld.help_text:
        described.append(f"{veld.id_for_label}-uitleg")
    attributes: dict[str, str | bool] = {"class": css, "placeholder": False}
    if veld.errors:
        described.append(f"{veld.id_for_label}-fout")
        attributes["class"] = f"{css} utrecht-textbox--invalid"
        attributes["aria-invalid"] = "true"
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return veld.as_widget(attrs=attributes)
