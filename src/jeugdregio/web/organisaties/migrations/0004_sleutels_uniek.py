from django.db import migrations, models

import jeugdregio.web.organisaties.models


class Migration(migrations.Migration):
    """Every row has its key now."""

    dependencies = [("organisaties", "0003_sleutels_vullen")]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="sleutel",
            field=models.CharField(
                default=jeugdregio.web.organisaties.models.new_sleutel,
                editable=False,
                max_length=32,
                unique=True,
                verbose_name="sleutel",
            ),
        ),
        migrations.AlterField(
            model_name="lidmaatschap",
            name="sleutel",
            field=models.CharField(
                default=jeugdregio.web.organisaties.models.new_sleutel,
                editable=False,
                max_length=32,
                unique=True,
                verbose_name="sleutel",
            ),
        ),
        migrations.AlterField(
            model_name="mandaat",
            name="sleutel",
            field=models.CharField(
                default=jeugdregio.web.organisaties.models.new_sleutel,
                editable=False,
                max_length=32,
                unique=True,
                verbose_name="sleutel",
            ),
        ),
    ]
