"""Makes a database ready for use: its newest form, and the areas of the country."""

from django.conf import settings
from django.core.management import call_command

from jeugdregio.web.gebieden.actions import load_gebieden


def prepare_database() -> None:
    """Migrate and load the areas. Doing it again changes nothing."""
    settings.JEUGDREGIO_MAP.mkdir(mode=0o700, parents=True, exist_ok=True)  # others have no business here
    call_command("migrate", verbosity=0, interactive=False)
    load_gebieden()
