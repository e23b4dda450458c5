"""A table of counted tries in place of the cache's, which forgot when a period had begun."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("common", "0013_heartbeat")]

    operations = [
        migrations.RunSQL("DROP TABLE IF EXISTS common_limits", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="LimitCount",
            fields=[
                ("key", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("count", models.PositiveIntegerField()),
                ("until", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
