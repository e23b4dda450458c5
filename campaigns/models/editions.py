"""The count of changes by which every process knows that its copies of public pages are old."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """One row; its number grows with each change of what the public reads."""

    number = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("edition of the public pages")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="public_pages_have_one_edition"),
        ]

    def __str__(self) -> str:
        return str(self.number)
