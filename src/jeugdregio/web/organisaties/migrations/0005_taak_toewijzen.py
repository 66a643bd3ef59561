from django.db import migrations, models


class Migration(migrations.Migration):
    """A task more: answering requests and assigning help."""

    dependencies = [("organisaties", "0004_sleutels_uniek")]

    operations = [
        migrations.AlterField(
            model_name="mandaat",
            name="taak",
            field=models.CharField(
                choices=[
                    ("berichten", "Berichten inzien"),
                    ("toewijzen", "Verzoeken beantwoorden en hulp toewijzen"),
                    ("cijfers_intern", "Interne cijfers inzien"),
                    ("beheer", "Beheer van gebruikers en organisaties"),
                ],
                max_length=20,
                verbose_name="taak",
            ),
        ),
    ]
