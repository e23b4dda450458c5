"""What people in charge allow: more time for a learner, a supervised start."""

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.papers import Assessment


class ExtraTime(models.Model):
    """A learner has more time in every assessment, for a reason that only staff see."""

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="extra_time"
    )
    percent = models.PositiveSmallIntegerField(
        _("extra time in percent"), validators=[MinValueValidator(5), MaxValueValidator(200)]
    )
    reason = models.CharField(_("reason"), max_length=300)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("extra time")

    def __str__(self) -> str:
        return f"+{self.percent} %"


class SupervisionCodeQuerySet(models.QuerySet["SupervisionCode"]):
    def valid(self, now: datetime) -> "SupervisionCodeQuerySet":
        return self.filter(expires_at__gt=now)


class SupervisionCode(models.Model):
    """Who has it in time may start a supervised assessment; the supervisor answers for it."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="codes")
    code = models.CharField(max_length=12)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    objects = SupervisionCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("supervisor’s code")
        constraints = [
            models.UniqueConstraint(fields=["assessment", "code"], name="supervision_code_once")
        ]

    def __str__(self) -> str:
        return f"code for {self.assessment_id}"
