from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from jeugdregio.web.organisaties.models import new_sleutel


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give each row a key of its own: adding the column gave all rows the same."""
    for name in ("User", "Lidmaatschap", "Mandaat"):
        model = apps.get_model("organisaties", name)
        rows = list(model.objects.all())
        for row in rows:
            row.sleutel = new_sleutel()
        model.objects.bulk_update(rows, ["sleutel"], batch_size=500)


class Migration(migrations.Migration):
    """Fill the keys."""

    dependencies = [("organisaties", "0002_sleutels")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
