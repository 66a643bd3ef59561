"""An installation always keeps an administrator: who can repair it when nobody can?"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q

from jeugdregio.web.datering import geldig_op
from jeugdregio.web.organisaties.models import Lidmaatschap
from jeugdregio.web.organisaties.rollen import Rol


def require_other_beheerder(lidmaatschap: Lidmaatschap, *, vanaf: date, same_person: bool) -> None:
    """Raise ValidationError when nobody else is administrator from `vanaf` until `lidmaatschap` would end.

    One other membership has to cover that whole time: of an account that is on, and not ending earlier;
    of the `same_person` too, when that one stays.
    To be called in a transaction; two people who remove each other wait for one another.
    """
    if lidmaatschap.tot is not None and lidmaatschap.tot < vanaf:
        return  # it gives no rights in that time anyway
    beheer = Lidmaatschap.objects.filter(rol=Rol.SYSTEEMBEHEERDER)
    list(beheer.select_for_update().values_list("pk"))  # first the lock, then what is true by then
    long_enough = Q(tot__isnull=True)
    if lidmaatschap.tot is not None:
        long_enough |= Q(tot__gte=lidmaatschap.tot)
    others = beheer.filter(geldig_op(vanaf), long_enough, user__is_active=True)
    mine = {"pk": lidmaatschap.pk} if same_person else {"user": lidmaatschap.user_id}
    if not others.exclude(**mine).exists():
        raise ValidationError(
            "Dan is er geen systeembeheerder meer. Maak eerst iemand anders systeembeheerder, "
            "zonder einddatum of tot ten minste dezelfde dag.",
            code="laatste_beheerder",
        )
