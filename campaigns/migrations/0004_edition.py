from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0003_public_pages")]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "edition of the public pages",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="public_pages_have_one_edition"
                    )
                ],
            },
        ),
    ]
