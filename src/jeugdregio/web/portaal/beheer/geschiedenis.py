"""What changed, when and by whom, from the audit log in plain Dutch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils.formats import date_format

from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.models import Lidmaatschap, Mandaat, MandaatGemeente, Organisatie, User

_NIEUW = {
    User: "Account gemaakt voor {}",
    Organisatie: "Organisatie toegevoegd: {}",
    Lidmaatschap: "Lidmaatschap toegevoegd: {}",
    Mandaat: "Mandaat gegeven: {}",
}
_ANDERS = {
    User: "Account gewijzigd",
    Organisatie: "Organisatie gewijzigd",
    Lidmaatschap: "Lidmaatschap gewijzigd: {}",
    Mandaat: "Mandaat gewijzigd: {}",
}
_AAN_UIT = {"True": "Account aangezet", "False": "Account uitgezet"}


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One line of the history."""

    wanneer: datetime
    wie: str
    wat: str
    details: list[str] = field(default_factory=list)


def of_organisatie(organisatie: Organisatie) -> QuerySet[LogEntry]:
    """Return what happened to an organisation, its memberships and its mandates, newest first."""
    return _entries(
        {
            Organisatie: Organisatie.objects.filter(pk=organisatie.pk),
            Lidmaatschap: Lidmaatschap.objects.filter(organisatie=organisatie),
            Mandaat: Mandaat.objects.filter(organisatie=organisatie),
        }
    )


def of_persoon(user: User) -> QuerySet[LogEntry]:
    """Return what happened to somebody's account and memberships, and when they signed in, newest first."""
    return _entries(
        {User: User.objects.filter(pk=user.pk), Lidmaatschap: Lidmaatschap.objects.filter(user=user)}
    )


def _entries(subjects: Mapping[type[Model], QuerySet[Model]]) -> QuerySet[LogEntry]:
    about = Q()
    for model, rows in subjects.items():
        about |= Q(
            content_type=ContentType.objects.get_for_model(model), object_id__in=rows.order_by().values("pk")
        )
    found: QuerySet[LogEntry] = LogEntry.objects.filter(about).select_related("actor").order_by("-pk")
    return found


def describe(entries: Iterable[LogEntry]) -> list[Gebeurtenis]:
    """Return entries as sentences, in at most three queries."""
    entries = list(entries)
    models = {
        pk: ContentType.objects.get_for_id(pk).model_class() for pk in {e.content_type_id for e in entries}
    }
    gemeenten = _gemeenten(
        entry.object_id for entry in entries if models[entry.content_type_id] is Mandaat and _is_new(entry)
    )
    return [_describe(entry, models[entry.content_type_id], gemeenten) for entry in entries]


def _is_new(entry: LogEntry) -> bool:
    return bool(entry.action == LogEntry.Action.CREATE)


def _gemeenten(mandaten: Iterable[int]) -> dict[int, list[str]]:
    """Return the names of the municipalities that gave each mandate; they never change afterwards."""
    rows = list(
        MandaatGemeente.objects.filter(mandaat__in=list(mandaten)).values_list("mandaat_id", "gemeentecode")
    )
    namen = dict(Gemeente.objects.filter(pk__in={code for _, code in rows}).values_list("pk", "naam"))
    found: dict[int, list[str]] = {}
    for mandaat, code in rows:
        found.setdefault(mandaat, []).append(namen.get(code, code))
    return found


def _describe(entry: LogEntry, model: type[Model] | None, gemeenten: Mapping[int, list[str]]) -> Gebeurtenis:
    changes: dict[str, list[str]] = entry.changes or {}
    event = (entry.additional_data or {}).get("gebeurtenis")
    wie = entry.actor.naam if entry.actor else "Het systeem"
    details: list[str] = []
    if event:
        wat = str(event)
        if entry.actor is None and entry.action == LogEntry.Action.ACCESS:
            wie = "Niet bekend"
    elif model is User and "is_active" in changes and not _is_new(entry):
        wat = _AAN_UIT.get(changes["is_active"][1], "Account gewijzigd")
    elif model is not None and _is_new(entry):
        wat = _NIEUW.get(model, "Toegevoegd: {}").format(entry.object_repr)
        if namen := gemeenten.get(entry.object_id or 0):
            details.append(f"Voor {', '.join(sorted(namen))}")
        details += [
            f"{_label(model, name)}: {_value(changes[name][1])}" for name in ("van", "tot") if name in changes
        ]
    else:
        wat = _ANDERS.get(model, "Gewijzigd: {}").format(entry.object_repr) if model else "Gewijzigd"
        details = [
            f"{_label(model, name)}: {_value(new)} (was: {_value(old)})"
            for name, (old, new) in changes.items()
        ]
    return Gebeurtenis(entry.timestamp, wie, wat, details)


def _label(model: type[Model] | None, name: str) -> str:
    field = model._meta.get_field(name) if model else None
    label = str(getattr(field, "verbose_name", name))
    return label[:1].upper() + label[1:]


def _value(text: str) -> str:
    """Return a value of the audit log as people write it: a day as d-m-jjjj, nothing as "niets"."""
    if text in {"None", ""}:
        return "niets"
    try:
        return date_format(date.fromisoformat(text))
    except ValueError:
        return text
