"""What a person may do and for whom, from dated memberships and mandates; `visible_to` is built on this."""

from dataclasses import dataclass
from datetime import date
from typing import TypeGuard

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, F, Prefetch, Q, Value, When
from django.utils import timezone

from jeugdregio.web.datering import geldig_op
from jeugdregio.web.organisaties.models import Lidmaatschap, Mandaat, MandaatGemeente, OrganisatieSoort, User
from jeugdregio.web.organisaties.rollen import ROL_TAKEN, ZONDER_MANDAAT, Rol, Taak

Bezoeker = AbstractBaseUser | AnonymousUser  # what request.user is


def _known(user: Bezoeker) -> TypeGuard[User]:
    return isinstance(user, User) and user.is_active


def _rollen(taak: Taak) -> list[Rol]:
    return [rol for rol, taken in ROL_TAKEN.items() if taak in taken]


def gemeentecodes(user: Bezoeker, taak: Taak, op: date | None = None) -> frozenset[str]:
    """Return the municipalities for which `user` may do `taak` on the day `op` (default today).

    Both the membership, in a role with the task, and the organisation's mandate must hold on that day.
    """
    if not _known(user):
        return frozenset()
    op = op or timezone.localdate()
    lid = geldig_op(op, "mandaat__organisatie__lidmaatschappen__") & Q(
        mandaat__organisatie__lidmaatschappen__user=user,
        mandaat__organisatie__lidmaatschappen__rol__in=_rollen(taak),
    )
    codes = MandaatGemeente.objects.filter(lid, geldig_op(op, "mandaat__"), mandaat__taak=taak)
    return frozenset(codes.values_list("gemeentecode", flat=True).distinct())


def served_gemeentecodes(taak: Taak, op: date | None = None) -> frozenset[str]:
    """Return the municipalities for which some organisation may do `taak` on the day `op`."""
    held = MandaatGemeente.objects.filter(
        geldig_op(op or timezone.localdate(), "mandaat__"), mandaat__taak=taak
    )
    return frozenset(held.values_list("gemeentecode", flat=True).distinct())


def agb_codes(user: Bezoeker, taak: Taak, op: date | None = None) -> frozenset[str]:
    """Return the AGB codes of the providers for which `user` may do `taak`: their own, without a mandate."""
    if not _known(user):
        return frozenset()
    lid = Lidmaatschap.objects.filter(
        geldig_op(op or timezone.localdate()),
        user=user,
        rol=Rol.AANBIEDER,
        rol__in=_rollen(taak),
        organisatie__soort=OrganisatieSoort.AANBIEDER,
    )
    return frozenset(lid.values_list("organisatie__agb", flat=True).distinct())


def organisaties_with(user: Bezoeker, taak: Taak, op: date | None = None) -> frozenset[int]:
    """Return the keys of the organisations for which `user` may do `taak` on the day `op`."""
    if not _known(user):
        return frozenset()
    op = op or timezone.localdate()
    mandated = geldig_op(op, "organisatie__mandaten__") & Q(organisatie__mandaten__taak=taak)
    own = Q(rol=Rol.AANBIEDER, organisatie__soort=OrganisatieSoort.AANBIEDER)
    lid = Lidmaatschap.objects.filter(geldig_op(op), own | mandated, user=user, rol__in=_rollen(taak))
    return frozenset(lid.values_list("organisatie", flat=True).distinct())


def taken(user: Bezoeker, op: date | None = None) -> frozenset[Taak]:
    """Return every task `user` can do for at least one municipality or provider, in one query."""
    if not _known(user):
        return frozenset()
    op = op or timezone.localdate()
    mandaat_taak = Case(
        When(
            geldig_op(op, "organisatie__mandaten__") & Q(organisatie__mandaten__gemeenten__isnull=False),
            then=F("organisatie__mandaten__taak"),
        ),
        default=Value(""),
    )
    rows = (
        Lidmaatschap.objects.filter(geldig_op(op), user=user)
        .order_by()
        .values_list("rol", "organisatie__soort", mandaat_taak)
        .distinct()
    )
    found: set[Taak] = set()
    for rol, soort, taak in rows:
        allowed = ROL_TAKEN[Rol(rol)]
        found |= allowed & ZONDER_MANDAAT
        if soort == OrganisatieSoort.AANBIEDER and rol == Rol.AANBIEDER:
            found |= allowed
        elif taak in allowed:
            found.add(Taak(taak))
    return frozenset(found)


def has_taak(user: Bezoeker, taak: Taak, op: date | None = None) -> bool:
    """Whether `user` can do `taak` for anyone at all; what exactly they see is for `visible_to` to say."""
    return taak in taken(user, op)


@dataclass(frozen=True, slots=True)
class Bevoegdheid:
    """What one membership lets a person do: a task, for municipalities or for the provider itself."""

    lidmaatschap: Lidmaatschap
    taak: Taak | None  # None: a role without tasks, which sees what everyone sees
    gemeentecodes: frozenset[str] = frozenset()
    agb: str = ""


def bevoegdheden(user: Bezoeker, op: date | None = None) -> list[Bevoegdheid]:
    """Return what `user` may do on the day `op`, a line a membership and task, in three queries."""
    if not _known(user):
        return []
    op = op or timezone.localdate()
    geldig = Mandaat.objects.filter(geldig_op(op)).prefetch_related("gemeenten")
    lidmaatschappen = (
        Lidmaatschap.objects.filter(geldig_op(op), user=user)
        .select_related("organisatie")
        .prefetch_related(Prefetch("organisatie__mandaten", geldig, to_attr="geldige_mandaten"))
    )
    return [found for lid in lidmaatschappen for found in _van_lidmaatschap(lid) or [Bevoegdheid(lid, None)]]


def _van_lidmaatschap(lid: Lidmaatschap) -> list[Bevoegdheid]:
    allowed = ROL_TAKEN[Rol(lid.rol)]
    found = [Bevoegdheid(lid, taak) for taak in sorted(allowed & ZONDER_MANDAAT)]
    if lid.rol == Rol.AANBIEDER:
        return found + [Bevoegdheid(lid, taak, agb=lid.organisatie.agb) for taak in sorted(allowed)]
    for taak in sorted(allowed - ZONDER_MANDAAT):
        codes = {
            gemeente.gemeentecode
            for mandaat in lid.organisatie.geldige_mandaten  # type: ignore[attr-defined]  # the prefetch above
            if mandaat.taak == taak
            for gemeente in mandaat.gemeenten.all()
        }
        if codes:
            found.append(Bevoegdheid(lid, taak, frozenset(codes)))
    return found
