import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0004_edition"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DownloadDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("poster-a3", "Poster, A3"),
                            ("poster-a4", "Poster, A4"),
                            ("card-a6", "Card, A6"),
                            ("card", "Pocket card, 85 × 54 mm"),
                            ("card-sheet", "Ten pocket cards on an A4 sheet, to cut"),
                            ("leaflet", "Leaflet, A4 folded twice"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("kk", "Қазақша"),
                            ("ru", "Русский"),
                            ("en", "English"),
                            ("uz", "Oʻzbekcha"),
                            ("uz-cyrl", "Ўзбекча"),
                            ("ky", "Кыргызча"),
                            ("tg", "Тоҷикӣ"),
                        ],
                        max_length=7,
                        verbose_name="language",
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="downloads")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "downloads of a day",
                "ordering": ["-day", "page", "kind"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "page", "kind", "language"), name="one_download_total_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("poster-a3", "Poster, A3"),
                            ("poster-a4", "Poster, A4"),
                            ("card-a6", "Card, A6"),
                            ("card", "Pocket card, 85 × 54 mm"),
                            ("card-sheet", "Ten pocket cards on an A4 sheet, to cut"),
                            ("leaflet", "Leaflet, A4 folded twice"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("kk", "Қазақша"),
                            ("ru", "Русский"),
                            ("en", "English"),
                            ("uz", "Oʻzbekcha"),
                            ("uz-cyrl", "Ўзбекча"),
                            ("ky", "Кыргызча"),
                            ("tg", "Тоҷикӣ"),
                        ],
                        max_length=7,
                        verbose_name="language",
                    ),
                ),
                ("has_bleed", models.BooleanField(default=False, verbose_name="with bleed")),
                ("address", models.URLField(max_length=400, verbose_name="address")),
                ("lines", models.JSONField(default=list, verbose_name="numbers on it")),
                ("fingerprint", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="made at"),
                ),
                ("outdated_at", models.DateTimeField(null=True, verbose_name="outdated at")),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
                "ordering": ["page", "language", "kind", "has_bleed", "-made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outdated_at", None)),
                        fields=("page", "language", "kind", "has_bleed"),
                        name="one_current_material_of_a_kind",
                    )
                ],
            },
        ),
    ]
