"""Facts that change outside: each with its source, the day of its check and a status.

Nothing of the kind is typed into a template; pages and items refer to these records.
"""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.manager import MultilingualManager, MultilingualQuerySet

from qalqan.common.enums import (
    HotlineKind,
    HotlineStatus,
    Jurisdiction,
    OperatorType,
    SourceKind,
    SourceStatus,
)
from qalqan.common.panels import translated_panels


class Source(models.Model):
    key = models.SlugField(_("key"), unique=True)
    short = models.CharField(_("short title"), max_length=120)
    title = models.CharField(_("title"), max_length=400)
    kind = models.CharField(_("kind"), max_length=12, choices=SourceKind)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=13, choices=Jurisdiction)
    status = models.CharField(
        _("status"), max_length=10, choices=SourceStatus, default=SourceStatus.TO_VERIFY
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    url = models.URLField(_("address"), blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("superseded by")
    )

    panels = [
        "key",
        *translated_panels("short", "title"),
        "kind",
        "jurisdiction",
        "status",
        "year",
        "url",
        "checked_on",
        "superseded_by",
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=SourceStatus.IN_FORCE, checked_on=None),
                name="source_in_force_was_checked",
                violation_error_message=_("A source in force needs the day of its check."),
            )
        ]

    def __str__(self) -> str:
        return str(self.short)

    def place(self, locator: str) -> str:
        """The locator in words of the active language: "art. 3(b)", "§ 19"."""
        if locator and self.kind in {SourceKind.TREATY, SourceKind.LAW} and locator[0].isdigit():
            return pgettext("citation", "art. %(number)s") % {"number": locator}
        return locator


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
