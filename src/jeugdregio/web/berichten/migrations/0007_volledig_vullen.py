"""Keep what was: a municipality that ran on this register was taken to have all of it here."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def take_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rows = apps.get_model("berichten", "Werkwijze").objects.filter(modus="voeren")
    rows.update(volledig_vanaf=F("vanaf"))


class Migration(migrations.Migration):
    dependencies = [("berichten", "0006_volledig_vanaf")]
    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
