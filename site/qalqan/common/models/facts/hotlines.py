"""Hotlines: who answers, when, in which language, and who checked it last."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.manager import MultilingualManager, MultilingualQuerySet

from qalqan.common.enums import HotlineKind, HotlineStatus, OperatorType
from qalqan.common.models.facts.sources import Source


class HotlineQuerySet(MultilingualQuerySet):
    def confirmed(self) -> "HotlineQuerySet":
        return self.filter(status=HotlineStatus.CONFIRMED)

    def shown(self) -> "HotlineQuerySet":
        """Those that public pages may show: confirmed, and not past the limit of their check."""
        limit = timezone.localdate() - timedelta(days=Hotline.WITHDRAWN_AFTER_DAYS)
        return self.confirmed().filter(
            models.Q(checked_on__gte=limit) | models.Q(number__in=Hotline.EMERGENCY_NUMBERS)
        )


class Hotline(models.Model):
    # Emergency lines, once confirmed, are never withdrawn by time alone.
    EMERGENCY_NUMBERS = ("102", "111", "112")
    WITHDRAWN_AFTER_DAYS = 180

    number = models.CharField(_("number or address"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=9, choices=HotlineKind)
    operator = models.CharField(_("operator"), max_length=200, blank=True)
    operator_type = models.CharField(
        _("kind of operator"), max_length=13, choices=OperatorType, blank=True
    )
    audiences = models.CharField(_("for whom"), max_length=200, blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    languages = models.JSONField(_("languages that answer"), default=list, blank=True)
    cost = models.CharField(_("cost"), max_length=120, blank=True)
    works_from_abroad = models.BooleanField(_("works from abroad"), null=True, blank=True)
    police_link = models.CharField(_("link with the police"), max_length=300, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=HotlineStatus, default=HotlineStatus.TO_VERIFY
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = MultilingualManager.from_queryset(HotlineQuerySet)()

    class Meta:
        verbose_name = _("hotline")
        verbose_name_plural = _("hotlines")
        ordering = ["position", "number"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=HotlineStatus.CONFIRMED)
                | models.Q(source__isnull=False, checked_on__isnull=False),
                name="confirmed_hotline_has_source_and_check",
                violation_error_message=_(
                    "A confirmed line needs a source and the day of its check."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def tel(self) -> str:
        return "".join(sign for sign in self.number if sign.isdigit() or sign == "+")

    @property
    def kind_label(self) -> str:
        return str(self.get_kind_display())

    @property
    def source_title(self) -> str:
        return str(self.source.title) if self.source else gettext("No source")
