from django.db import migrations, models

import jeugdregio.web.organisaties.models


class Migration(migrations.Migration):
    """A random key for in an address; one a row comes in 0003."""

    dependencies = [("organisaties", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="sleutel",
            field=models.CharField(
                default=jeugdregio.web.organisaties.models.new_sleutel,
                editable=False,
                max_length=32,
                null=True,
                verbose_name="sleutel",
            ),
        ),
        migrations.AddField(
            model_name="lidmaatschap",
            name="sleutel",
            field=models.CharField(
                default=jeugdregio.web.organisaties.models.new_sleutel,
                editable=False,
                max_length=32,
                null=True,
                verbose_name="sleutel",
            ),
        ),
        migrations.AddField(
            model_name="mandaat",
            name="sleutel",
            field=models.CharField(
                default=jeugdregio.web.organisaties.models.new_sleutel,
                editable=False,
                max_length=32,
                null=True,
                verbose_name="sleutel",
            ),
        ),
    ]
