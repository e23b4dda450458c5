"""Catalogue, course, module and lesson: one set of pages for all languages."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from courses.blocks import LessonBodyBlock, ObjectivesBlock
from courses.enums import LessonRule
from courses.panels import ErrorReportsPanel
from qalqan.common.models import BasePage
from qalqan.common.models.fields import BodyField


class TrainingPage(BasePage):
    """A page of the training part: whoever is signed in sees it with its fallback marked."""

    class Meta:
        abstract = True

    def may_read_unready(self, request: HttpRequest) -> bool:
        return bool(request.user.is_authenticated)


class CataloguePage(TrainingPage):
    parent_page_types = ["common.HomePage"]
    subpage_types = ["courses.CoursePage"]
    max_count = 1

    class Meta:
        verbose_name = _("catalogue")


class CoursePage(TrainingPage):
    audience = models.ForeignKey(
        "common.Audience",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="courses",
        verbose_name=_("audience"),
        help_text=_("Empty: for every audience; each sees the common parts and their own."),
    )
    academic_hours = models.PositiveSmallIntegerField(_("academic hours"), default=0)
    objectives = BodyField(
        ObjectivesBlock(required=False), verbose_name=_("objectives"), blank=True
    )
    competencies = ParentalManyToManyField(
        "common.Competency", blank=True, verbose_name=_("competencies")
    )
    prerequisites = ParentalManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="prepares_for",
        verbose_name=_("courses to complete before"),
    )
    certificate_months = models.PositiveSmallIntegerField(
        _("months for which its certificates are valid"),
        null=True,
        blank=True,
        help_text=_("Empty: without end."),
    )
    gives_certificate = models.BooleanField(_("gives a certificate"), default=False)
    in_order = models.BooleanField(
        _("taken in order"),
        default=False,
        help_text=_("Each lesson and module opens when the one before it is completed."),
    )
    renews = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="renewals",
        verbose_name=_("renews the certificate of"),
        help_text=_("For a short course on what has changed since."),
    )
    cover = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover picture"),
    )
    cover_alt = models.CharField(
        _("alternative text of the cover"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )

    translated_names = [*BasePage.translated_names, "cover_alt"]
    shared_panels = [
        "audience",
        "academic_hours",
        "objectives",
        "competencies",
        "prerequisites",
        "in_order",
        "gives_certificate",
        "certificate_months",
        "renews",
        "cover",
    ]
    parent_page_types = ["courses.CataloguePage"]
    subpage_types = ["courses.ModulePage"]

    class Meta:
        verbose_name = _("course")


class ModulePage(TrainingPage):
    academic_hours = models.PositiveSmallIntegerField(_("academic hours"), default=0)
    objectives = BodyField(
        ObjectivesBlock(required=False), verbose_name=_("objectives"), blank=True
    )
    competencies = ParentalManyToManyField(
        "common.Competency", blank=True, verbose_name=_("competencies")
    )
    assessment = models.ForeignKey(
        "assessments.Assessment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="modules",
        verbose_name=_("assessment"),
    )
    gives_certificate = models.BooleanField(_("gives a certificate of its own"), default=False)

    shared_panels = [
        ErrorReportsPanel(),
        "academic_hours",
        "objectives",
        "competencies",
        "assessment",
        "gives_certificate",
    ]
    parent_page_types = ["courses.CoursePage"]
    subpage_types = ["courses.LessonPage"]

    class Meta:
        verbose_name = _("module")


class LessonPage(TrainingPage):
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=10)
    completed_when = models.CharField(
        _("completed when"), max_length=10, choices=LessonRule, default=LessonRule.READ
    )
    assessment = models.ForeignKey(
        "assessments.Assessment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lessons",
        verbose_name=_("assessment"),
        help_text=_("For a lesson that is completed when its assessment is passed."),
    )
    body = BodyField(LessonBodyBlock(), verbose_name=_("body"), blank=True)

    shared_panels = [ErrorReportsPanel(), "minutes", "completed_when", "assessment", "body"]
    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("lesson")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(completed_when=LessonRule.ASSESSMENT)
                | models.Q(assessment__isnull=False),
                name="lesson_has_the_assessment_it_asks_for",
                violation_error_message=_("Choose the assessment that is to be passed."),
            )
        ]
