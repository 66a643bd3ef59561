"""Take over from the audit log which messages were fetched before this was kept with the message."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def take_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    entries = apps.get_model("auditlog", "LogEntry").objects.filter(
        content_type__app_label="berichten",
        content_type__model="bericht",
        additional_data__gebeurtenis="Als bestand opgehaald",
    )
    bericht = apps.get_model("berichten", "Bericht")
    for pk, moment in entries.order_by("pk").values_list("object_id", "timestamp"):
        bericht.objects.filter(pk=pk, opgehaald_op__isnull=True).update(opgehaald_op=moment)


class Migration(migrations.Migration):
    dependencies = [
        ("berichten", "0004_opgehaald"),
        ("auditlog", "0017_add_actor_email"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
