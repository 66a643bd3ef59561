"""Components that wrap a piece of page; those that do not are includes from templates/components/."""

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify

register = template.Library()

_SOORTEN = {"info": "Let op", "ok": "Gelukt", "warning": "Waarschuwing", "error": "Fout"}


@register.simple_block_tag
def tabel(
    content: SafeString, bijschrift: str, stapel: bool = False, bijschrift_zichtbaar: bool = True
) -> SafeString:
    """Return `content` (thead and tbody) as a table that scrolls inside its own region, never the page.

    With `stapel` each row becomes a block on a small screen; cells then need a `data-label`.
    """
    return render_to_string(
        "components/tabel.html",
        {
            "content": content,
            "bijschrift": bijschrift,
            "stapel": stapel,
            "bijschrift_zichtbaar": bijschrift_zichtbaar,
            "id": f"tabel-{slugify(bijschrift)}",
        },
    )


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
