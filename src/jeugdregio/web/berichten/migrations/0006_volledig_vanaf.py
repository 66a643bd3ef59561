from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("berichten", "0005_opgehaald_vullen"),
    ]

    operations = [
        migrations.AddField(
            model_name="werkwijze",
            name="volledig_vanaf",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="werkwijze",
            constraint=models.CheckConstraint(
                condition=models.Q(("modus", "voeren"), ("volledig_vanaf__isnull", True), _connector="OR"),
                name="werkwijze_alleen_voeren_is_volledig",
            ),
        ),
    ]
