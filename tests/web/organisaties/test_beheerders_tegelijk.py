"""Two administrators who remove each other at the same moment: one of them stays."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from jeugdregio.web.organisaties import actions
from jeugdregio.web.organisaties.models import OrganisatieSoort, User
from jeugdregio.web.organisaties.rollen import Rol


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_remove_each_other() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite laat maar één schrijver tegelijk toe, en de tests delen daar één verbinding.")
    regio = actions.create_organisatie(naam="Regio", soort=OrganisatieSoort.REGIO, by=None)
    users = [User.objects.create_user(f"{naam}@voorbeeld.nl", naam=naam) for naam in ("anna", "bert")]
    for user in users:
        actions.add_lidmaatschap(
            user=user, organisatie=regio, rol=Rol.SYSTEEMBEHEERDER, van=date(2020, 1, 1), by=None
        )
    barrier = Barrier(2)
    refused: list[str] = []

    def remove(user: User) -> None:
        barrier.wait()
        try:
            actions.deactivate_user(user=user, by=None)
        except ValidationError as error:
            refused.extend(error.messages)
        finally:
            connection.close()

    threads = [Thread(target=remove, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert User.objects.filter(is_active=True).count() == 1
    assert len(refused) == 1
