"""Where a person belongs: in the profile as of today, in a record as it was then."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.places import Academy, Department, Position


def _belongs_to(place: Any, name: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=name,
    )


class Affiliation(models.Model):
    audience = _belongs_to("common.Audience", _("audience"))
    academy = _belongs_to(Academy, _("academy"))
    department = _belongs_to(Department, _("department"))
    region = _belongs_to("common.Region", _("region"))
    position = _belongs_to(Position, _("position at work"))

    class Meta:
        abstract = True
