"""The page of one request: what is asked, where it stands, and what can be done."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache

from jeugdregio.ijw.v3_2 import termijnen
from jeugdregio.ijw.v3_2.termijnen import Termijn, days_left, uiterlijk
from jeugdregio.web.audit import log_read
from jeugdregio.web.berichten.grootboek import Modi, mask_numbers
from jeugdregio.web.berichten.models import Bericht, Modus
from jeugdregio.web.berichten.namen import aanbieder_names, gemeente_names
from jeugdregio.web.berichten.verzoeken import keuzes
from jeugdregio.web.berichten.verzoeken.lopend import assignments
from jeugdregio.web.berichten.verzoeken.persoon import Persoon, find_persoon
from jeugdregio.web.berichten.verzoeken.stand import (
    Verzoek,
    counts_from,
    events,
    find_request,
    key,
    requests,
)
from jeugdregio.web.berichten.verzoeken.toegewezen import lines
from jeugdregio.web.berichten.verzoeken.verloop import Stand, Stap, stand_of, steps
from jeugdregio.web.berichten.verzoeken.wacht import term_in_words, urgency
from jeugdregio.web.berichten.verzoeken.zicht import visible_to
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.rollen import Taak
from jeugdregio.web.register.models import ToewijzingRegel, VerzoekRegel

LIJST = "Wat wacht op antwoord"
ADRES = {
    Stap.TOEWIJZEN: "verzoeken:toewijzen",
    Stap.ONDERZOEK: "verzoeken:onderzoek",
    Stap.AFWIJZEN: "verzoeken:afwijzen",
    Stap.WOONPLAATS: "verzoeken:woonplaats",
}
"""The address of each step, in the order of the buttons."""
STATUS = {
    Stand.ONTVANGEN: "warning",
    Stand.IN_ONDERZOEK: "warning",
    Stand.TOEGEWEZEN: "success",
    Stand.AFGEWEZEN: "neutral",
    Stand.AFGEWEZEN_WOONPLAATS: "neutral",
}


@requires_taak(Taak.TOEWIJZEN, Taak.BERICHTEN)
@never_cache
def detail(request: HttpRequest, sleutel: str, volgnummer: int) -> HttpResponse:
    """One request. Who it is about is for who may decide on it, and that they looked is recorded."""
    zicht, vandaag = visible_to(request.user), timezone.localdate()
    bericht, verzoek = find(zicht.q, sleutel, volgnummer)
    regel = verzoek.regel
    mag = regel.gemeentecode in zicht.toewijzen
    persoon = find_persoon(regel.jeugdige, regel.gemeentecode) if mag else None
    if mag:
        log_read(subject=regel.jeugdige, by=acting_user(request))
    aanbieder = aanbieder_names([regel.agb])[regel.agb]
    context = {
        "bericht": bericht,
        "verzoek": verzoek,
        "titel": title(verzoek),
        "status": STATUS[verzoek.stand],
        "gegevens": _facts(verzoek, bericht, aanbieder),
        "termijnen": _terms(verzoek, vandaag),
        "producten": products(verzoek),
        "verloop": _history(verzoek),
        "mag": mag,
        "persoon": person(persoon, regel.jeugdige.bsn_versleuteld) if mag else [],
        "van": aanbieder,
        "andere": _others(verzoek, zicht.q, sleutel),
        "toewijzingen": lines(regel.jeugdige, regel.gemeentecode) if mag else [],
        "voeren": runs_here(regel.gemeentecode, vandaag),
        "knoppen": _buttons(verzoek, sleutel, vandaag) if mag else [],
        "kruimels": [(LIJST, reverse("verzoeken:wachtend")), (title(verzoek), "")],
    }
    return render(request, "verzoeken/detail.html", context)


def find(zicht: Q, sleutel: str, volgnummer: int) -> tuple[Bericht, Verzoek]:
    """Return the message and the request at an address; Http404 when it is not there within `zicht`."""
    bericht = Bericht.objects.filter(zicht, sleutel=sleutel).first()
    verzoek = find_request(zicht, bericht.pk, volgnummer) if bericht else None
    if bericht is None or verzoek is None:
        raise Http404("Dit verzoek is er niet, of u mag het niet zien.")
    return bericht, verzoek


def runs_here(gemeentecode: str, vandaag: date) -> bool:
    """Whether this register answers for the municipality."""
    return Modi([gemeentecode]).on(gemeentecode, vandaag) == Modus.VOEREN


def title(verzoek: Verzoek) -> str:
    """Return what the request is."""
    return "Verzoek om toewijzing" if verzoek.soort == "JW315" else "Verzoek om wijziging"


def _facts(verzoek: Verzoek, bericht: Bericht, aanbieder: str) -> list[tuple[str, str]]:
    regel = verzoek.regel
    facts = [
        ("Gemeente", gemeente_names([regel.gemeentecode])[regel.gemeentecode]),
        ("Aanbieder", aanbieder),
        ("Kenmerk van de aanbieder", mask_numbers(regel.referentie_aanbieder)),
        ("Dagtekening", date_format(regel.dagtekening)),
        ("Ontvangen op", date_format(timezone.localdate(bericht.ontvangen_op))),
    ]
    if verzoek.soort == "JW317":
        return [*facts, ("Reden", keuzes.label("WJ758", regel.reden_verzoek))]
    verwijzer = keuzes.label("COD327", regel.verwijzer_type)
    if regel.zorgverlener_code:
        verwijzer += f" (AGB-code {regel.zorgverlener_code})"
    facts.append(("Verwijzer", verwijzer))
    if regel.beschikking_nummer is not None:
        facts.append(("Open beschikking", str(regel.beschikking_nummer)))
    return facts


def _terms(verzoek: Verzoek, vandaag: date) -> list[dict[str, str]]:
    """Return the terms that still run, with the last day and what is left."""
    regel = verzoek.regel
    running: list[tuple[str, Termijn]] = []
    if verzoek.stand == Stand.ONTVANGEN:
        running.append(("Antwoorden", termijnen.VERZOEK))
    if verzoek.stand == Stand.IN_ONDERZOEK:
        running.append(("Besluiten na onderzoek", termijnen.ONDERZOEK))
    if verzoek.stand.open and verzoek.soort == "JW315":
        running.append(("Afwijzen: andere gemeente (woonplaatsbeginsel)", termijnen.WOONPLAATS))
    found = []
    for wat, termijn in running:
        last = uiterlijk(termijn, counts_from(termijn, regel, verzoek.heropend))
        dagen = days_left(last, vandaag, termijn.maat)
        found.append(
            {
                "wat": wat,
                "uiterlijk": date_format(last),
                "over": term_in_words(dagen, termijn.maat),
                "soort": urgency(dagen),
            }
        )
    return found


def products(verzoek: Verzoek) -> list[dict[str, Any]]:
    """Return what a request asks, a line a product; of a change with what is assigned now."""
    regel = verzoek.regel
    assigned = (
        {row.toewijzing_nummer: row for row in assignments(regel.jeugdige, regel.gemeentecode, regel.agb)}
        if verzoek.soort == "JW317"
        else {}
    )
    return [_product(row, assigned.get(row.toewijzing_nummer or 0)) for row in verzoek.regels]


def _product(regel: VerzoekRegel, nu: ToewijzingRegel | None) -> dict[str, Any]:
    size = keuzes.size_label(regel.volume, regel.eenheid, regel.frequentie, regel.budget)
    if regel.soort == VerzoekRegel.Soort.ONGEWIJZIGD:
        size = "Blijft zoals het is"
    help_ = keuzes.product_label(regel.categorie, regel.productcode)
    if regel.toewijzing_nummer is not None:
        help_ = f"Toewijzing {regel.toewijzing_nummer}"
    if nu is not None:
        help_ = f"{keuzes.product_label(nu.categorie, nu.productcode)} (toewijzing {nu.toewijzing_nummer})"
    return {
        "wat": help_,
        "soort": VerzoekRegel.Soort(regel.soort).label.capitalize(),
        "omvang": size,
        "nu": keuzes.size_label(nu.volume, nu.eenheid, nu.frequentie, nu.budget) if nu is not None else "",
        "van": regel.ingangsdatum,
        "tot": regel.einddatum,
    }


def _others(verzoek: Verzoek, zicht: Q, sleutel: str) -> list[dict[str, str]]:
    """Return what else the message asks, with where it stands; a JW317 is one request as a whole."""
    if verzoek.soort == "JW317":
        return []
    rows = requests(zicht).filter(bericht_id=verzoek.regel.bericht_id)
    others = list(rows.exclude(volgnummer=verzoek.regel.volgnummer).order_by("volgnummer"))
    happened = events(others) if others else {}
    found = []
    for row in others:
        stand = stand_of(happened[key(row)])
        found.append(
            {
                "hulp": keuzes.product_label(row.categorie, row.productcode),
                "url": reverse("verzoeken:detail", args=[sleutel, row.volgnummer]),
                "stand": stand.label,
                "soort": STATUS[stand],
            }
        )
    return found


def _history(verzoek: Verzoek) -> list[dict[str, Any]]:
    """Return what happened, oldest first, beginning with the request itself."""
    gemeenten = gemeente_names(gezet.gebeurtenis.gemeente for gezet in verzoek.verloop)
    keys = [verzoek.regel.bericht_id, *(gezet.gebeurtenis.bericht_id for gezet in verzoek.verloop)]
    found = Bericht.objects.filter(pk__in=keys).values_list("pk", "sleutel")
    urls = {key: reverse("berichten:detail", args=[sleutel]) for key, sleutel in found}
    lines: list[dict[str, Any]] = [
        {"dag": verzoek.regel.dagtekening, "wat": f"{verzoek.soort} ontvangen", "past": True, "uitleg": ""}
    ]
    for gezet in verzoek.verloop:
        gebeurtenis = gezet.gebeurtenis
        why = keuzes.label("WJ759", gebeurtenis.reden) if gebeurtenis.reden else ""
        if gebeurtenis.gemeente:
            why += f": {gemeenten[gebeurtenis.gemeente]}"
        wat = _WAT[gebeurtenis.stap]
        lines.append({"dag": gebeurtenis.dagtekening, "wat": wat, "past": gezet.past, "uitleg": why})
    return [line | {"url": urls[key]} for line, key in zip(lines, keys, strict=True)]


_WAT = {
    Stap.ONDERZOEK: "In onderzoek genomen (JW319)",
    Stap.AFWIJZEN: "Afgewezen (JW319)",
    Stap.WOONPLAATS: "Afgewezen wegens woonplaatsbeginsel (JW319)",
    Stap.TOEWIJZEN: "Toegewezen (JW301)",
    Stap.INTREKKEN: "Toewijzing verwijderd (JW301)",
}


def person(persoon: Persoon | None, bsn: str) -> list[tuple[str, str]]:
    """Return who a young person is, to show to who may see it; of whom no message stands only the BSN."""
    if persoon is None:
        return [
            ("Naam", "Onbekend: geen bericht noemt een naam, of het is geweigerd"),
            ("Burgerservicenummer", bsn),
        ]
    return [
        ("Naam", persoon.volledige_naam),
        ("Geboortedatum", _birth_day(persoon)),
        ("Geslacht", keuzes.label("COD046", persoon.geslacht)),
        ("Burgerservicenummer", persoon.bsn),
        ("Bron", f"{persoon.soort} van {date_format(persoon.dagtekening)}"),
    ]


def _birth_day(persoon: Persoon) -> str:
    """Return the day of birth, or as much of it as is known."""
    if gebruik := persoon.geboortedatum.datum_gebruik:
        return keuzes.label("COD170", gebruik)
    return date_format(persoon.geboortedatum.datum)


def _buttons(verzoek: Verzoek, sleutel: str, vandaag: date) -> list[dict[str, str]]:
    allowed = allowed_steps(verzoek, vandaag)
    return [
        {"label": stap.label, "url": reverse(name, args=[sleutel, verzoek.regel.volgnummer])}
        for stap, name in ADRES.items()
        if stap in allowed
    ]


def allowed_steps(verzoek: Verzoek, vandaag: date) -> tuple[Stap, ...]:
    """Return the steps that can be taken here: those of the table, where this register answers.

    A change (JW317) is about help that this municipality assigned: no other one is responsible for it.
    """
    regel = verzoek.regel
    if not runs_here(regel.gemeentecode, vandaag):
        return ()
    found = steps(verzoek.stand)
    return found if verzoek.soort == "JW315" else tuple(stap for stap in found if stap != Stap.WOONPLAATS)
