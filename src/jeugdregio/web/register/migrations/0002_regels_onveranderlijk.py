"""Rows of messages are never changed, whatever code runs: the database refuses UPDATE.

DELETE stays possible: the law sets a term after which a file must be destroyed.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = (
    "register_jeugdigeregel",
    "register_toewijzingregel",
    "register_leveringregel",
    "register_prestatieregel",
)
TEXT = "Een regel uit een bericht verandert niet"


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE FUNCTION register_weiger_wijziging() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{TEXT}'; END $$"
        )
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            body = "FOR EACH ROW EXECUTE FUNCTION register_weiger_wijziging()"
        else:
            body = f"BEGIN SELECT RAISE(ABORT, '{TEXT}'); END"
        schema_editor.execute(f"CREATE TRIGGER {table}_vast BEFORE UPDATE ON {table} {body}")


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER {table}_vast" + (f" ON {table}" if postgresql else ""))
    if postgresql:
        schema_editor.execute("DROP FUNCTION register_weiger_wijziging()")


class Migration(migrations.Migration):
    dependencies = [("register", "0001_begin")]
    operations = [migrations.RunPython(forbid, allow)]
