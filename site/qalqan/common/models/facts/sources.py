"""Sources: acts, their provisions, standards and reports, each with a status and a check."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from qalqan.common.enums import Jurisdiction, SourceKind, SourceStatus
from qalqan.common.panels import translated_panels


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, day: date) -> "SourceQuerySet":
        """Those that somebody was to look at again by `day`."""
        return self.filter(next_check_on__lte=day)


class Source(models.Model):
    """An act, a provision of an act, a standard or a report.

    A provision names its act and its article, and has the dates of the version that is cited.
    """

    key = models.SlugField(_("key"), unique=True)
    short = models.CharField(_("short title"), max_length=120)
    title = models.CharField(_("title"), max_length=400)
    kind = models.CharField(_("kind"), max_length=12, choices=SourceKind)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=13, choices=Jurisdiction)
    status = models.CharField(
        _("status"), max_length=10, choices=SourceStatus, default=SourceStatus.TO_VERIFY
    )
    act = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="provisions",
        verbose_name=_("act"),
        help_text=_("For a provision: the act that it is part of."),
    )
    article = models.CharField(
        _("article"),
        max_length=40,
        blank=True,
        help_text=_("For a provision, such as 128 or 3(b)."),
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    version_from = models.DateField(_("this version applies from"), null=True, blank=True)
    version_until = models.DateField(_("this version applied until"), null=True, blank=True)
    url = models.URLField(_("address"), blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("checked by"),
    )
    next_check_on = models.DateField(_("next check"), null=True, blank=True)
    # Whether pages that cite it may have to say that it changed; kept by the reviews.
    tells_learners = models.BooleanField(default=False, editable=False)
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("superseded by")
    )

    objects = SourceQuerySet.as_manager()

    panels = [
        "key",
        *translated_panels("short", "title"),
        "kind",
        "jurisdiction",
        "act",
        "article",
        "status",
        "superseded_by",
        "year",
        "version_from",
        "version_until",
        "url",
        "checked_on",
        "next_check_on",
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]
        permissions = [("check_source", "Can record what a check of a source found")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=SourceStatus.IN_FORCE, checked_on=None),
                name="source_in_force_was_checked",
                violation_error_message=_("A source in force needs the day of its check."),
            ),
            models.CheckConstraint(
                condition=models.Q(version_from=None)
                | models.Q(version_until=None)
                | models.Q(version_until__gte=models.F("version_from")),
                name="source_version_ends_after_it_starts",
                violation_error_message=_("A version cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=models.Q(article="") | models.Q(act__isnull=False),
                name="article_belongs_to_an_act",
                violation_error_message=_("An article needs the act that it is part of."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.short)

    def place(self, locator: str) -> str:
        """The locator in words of the active language: "art. 3(b)", "§ 19"."""
        if locator and self.kind in {SourceKind.TREATY, SourceKind.LAW} and locator[0].isdigit():
            return pgettext("citation", "art. %(number)s") % {"number": locator}
        return locator
