"""Where a person belongs: in the profile as of today, in a record as it was then."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.places import Academy, Department, Position


class Affiliation(models.Model):
    audience = models.ForeignKey(
        "common.Audience",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("audience"),
    )
    academy = models.ForeignKey(
        Academy,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("academy"),
    )
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("department"),
    )
    region = models.ForeignKey(
        "common.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("region"),
    )
    position = models.ForeignKey(
        Position,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("position at work"),
    )

    class Meta:
        abstract = True
