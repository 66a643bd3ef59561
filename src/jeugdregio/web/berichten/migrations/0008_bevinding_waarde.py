from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("berichten", "0007_volledig_vullen")]

    operations = [
        migrations.AddField(
            model_name="berichtbevinding",
            name="waarde",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
