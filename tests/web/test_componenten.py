"""The pieces of page that every app uses."""

from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory


class Formulier(forms.Form):
    email = forms.EmailField(label="E-mailadres", help_text="Van uw werk.")
    keuze = forms.ChoiceField(label="Keuze", choices=[("a", "A")], required=False)


def render(source: str, **context: object) -> str:
    """Return the text of a template with our components loaded."""
    return Template("{% load componenten %}" + source).render(Context(context))


def test_a_table_scrolls_in_a_region_named_by_its_caption() -> None:
    page = render("{% tabel bijschrift='Kosten per jaar' stapel=True %}<tbody></tbody>{% endtabel %}")
    assert 'role="region" aria-labelledby="tabel-kosten-per-jaar" tabindex="0"' in page
    assert '<caption id="tabel-kosten-per-jaar"' in page
    assert "jr-stapel" in page
    assert '<tbody role="rowgroup"></tbody>' in page


RIJ = (
    "<thead><tr><th scope='col'>Jaar</th></tr></thead>"
    '<tbody><tr><th scope="row">2025</th><td class="jr-getal">1</td></tr></tbody>'
)


def test_a_table_that_can_become_blocks_keeps_telling_what_its_parts_are() -> None:
    for keuze in ("stapel=True", "past=35"):
        page = render(f"{{% tabel bijschrift='Kosten' {keuze} %}}{RIJ}{{% endtabel %}}")
        for rol in ("table", "columnheader", "rowheader", "cell"):
            assert page.count(f'role="{rol}"') == 1
        assert page.count('role="row"') == page.count('role="rowgroup"') == 2
        assert '<td role="cell" class="jr-getal">1</td>' in page
    assert 'role="row"' not in render(f"{{% tabel bijschrift='Kosten' %}}{RIJ}{{% endtabel %}}")


def test_a_caption_and_a_heading_are_escaped() -> None:
    page = render(
        "{% tabel bijschrift=x %}{% endtabel %}{% melding kop=x %}{{ x }}{% endmelding %}", x="<b>raar</b>"
    )
    assert "<b>" not in page


def test_an_alert_says_its_kind_in_words_and_an_error_is_announced() -> None:
    assert 'role="alert"' in render("{% melding soort='error' kop='Mis' %}x{% endmelding %}")
    page = render("{% melding soort='warning' kop='Voorlopig' %}<p>x</p>{% endmelding %}")
    assert "Waarschuwing: " in page
    assert 'role="alert"' not in page


def test_a_field_ties_its_help_and_error_to_the_input() -> None:
    form = Formulier({"email": "geen adres"})
    page = render_to_string("components/formulierveld.html", {"veld": form["email"]})
    assert 'aria-describedby="id_email-uitleg id_email-fout"' in page
    assert 'aria-invalid="true"' in page
    assert 'id="id_email-fout"' in page
    keuze = render_to_string("components/formulierveld.html", {"veld": form["keuze"]})
    assert "(niet verplicht)" in keuze
    assert "(niet verplicht)" not in page
    assert "utrecht-select" in keuze


def test_a_field_that_hangs_on_others_is_not_called_voluntary() -> None:
    class Afhankelijk(Formulier):
        conditional = frozenset({"keuze"})

    page = render_to_string("components/formulierveld.html", {"veld": Afhankelijk()["keuze"]})
    assert "(niet verplicht)" not in page


def test_pages_of_a_list_keep_the_rest_of_the_question() -> None:
    request = RequestFactory().get("/lijst?soort=JW301&pagina=2")
    page = Paginator(range(30), 10).get_page(2)
    html = render_to_string("components/paginering.html", {"pagina": page}, request=request)
    assert "Pagina 2 van 3" in html
    assert 'href="?soort=JW301&amp;pagina=1"' in html
    assert 'href="?soort=JW301&amp;pagina=3"' in html


def test_a_definition_list_and_a_status_say_what_they_are_given() -> None:
    page = render("{% include 'components/gegevens.html' %}", gegevens=[("Soort", "JW301")])
    assert "<dt>Soort</dt><dd>JW301</dd>" in page
    page = render("{% include 'components/status.html' with tekst='Geweigerd' soort='danger' %}")
    assert "utrecht-status-badge--danger" in page
    assert ">Geweigerd<" in page
