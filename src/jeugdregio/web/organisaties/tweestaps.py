"""Who has to sign in with a second step, and has not switched it on yet."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef
from django.utils import timezone

from jeugdregio.web.datering import geldig_op
from jeugdregio.web.organisaties.models import Lidmaatschap, User
from jeugdregio.web.organisaties.rollen import ROLLEN_MET_TWEESTAPS

UITLEG = (
    "Bij uw rol hoort aanmelden in twee stappen. Zet dat eerst aan. Daarna kunt u bij de andere onderdelen."
)


def is_missing(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether a role of `user` today asks for a second step that is not on; one query, none in a demo."""
    if not settings.TWEESTAPS_VERPLICHT or not isinstance(user, User):
        return False
    app = Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.TOTP)
    roles = Lidmaatschap.objects.filter(
        geldig_op(timezone.localdate()), user=user, rol__in=ROLLEN_MET_TWEESTAPS
    )
    return roles.filter(~Exists(app)).exists()
