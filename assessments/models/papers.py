"""Assessments: which items are asked, under which rules, and in which languages."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from assessments.enums import Difficulty, FeedbackPolicy
from assessments.models.bank import Item
from qalqan.common.languages import LANGUAGES

SHARE = [MinValueValidator(0), MaxValueValidator(1)]


class Assessment(ClusterableModel):
    # An answer given in time may be on its way; what comes later than this does not count.
    GRACE_SECONDS = 60

    key = models.SlugField(_("key"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    pass_mark = models.DecimalField(
        _("pass mark"),
        max_digits=3,
        decimal_places=2,
        default=Decimal("0.80"),
        help_text=_("A share of the points, 0 to 1."),
        validators=SHARE,
    )
    ready_kk = models.BooleanField(_("published in Kazakh"), default=False)
    ready_ru = models.BooleanField(_("published in Russian"), default=False)
    ready_en = models.BooleanField(_("published in English"), default=False)
    shuffle_items = models.BooleanField(_("shuffle the questions"), default=False)
    shuffle_options = models.BooleanField(_("shuffle the options"), default=True)
    time_limit = models.PositiveSmallIntegerField(
        _("time limit, minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
    )
    most_attempts = models.PositiveSmallIntegerField(
        _("number of attempts"),
        null=True,
        blank=True,
        help_text=_("Empty: as many as one likes."),
        validators=[MinValueValidator(1)],
    )
    wait_hours = models.PositiveSmallIntegerField(
        _("hours to wait between attempts"), default=0, validators=[MaxValueValidator(24 * 60)]
    )
    feedback = models.CharField(
        _("when feedback is shown"),
        max_length=12,
        choices=FeedbackPolicy,
        default=FeedbackPolicy.AFTER_FINISH,
    )
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    supervised = models.BooleanField(
        _("supervised"),
        default=False,
        help_text=_("It starts only with the code that a supervisor shows in the room."),
    )
    blind_marking = models.BooleanField(
        _("tutors mark without seeing names"),
        default=True,
    )
    pre_test = models.OneToOneField(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="post_test",
        verbose_name=_("its pre-test"),
        help_text=_("An assessment over the same competencies, taken before the module."),
    )
    gives_credit = models.BooleanField(
        _("as a pre-test, a pass gives credit"),
        default=False,
        help_text=_("Who passes the pre-test has passed the assessment that it belongs to."),
    )

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["key"]
        permissions = [("publish_assessment", "Can publish a test, and change a published one")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pass_mark__gte=0, pass_mark__lte=1),
                name="assessment_pass_mark_is_a_share",
            ),
            models.CheckConstraint(
                condition=models.Q(opens_at=None)
                | models.Q(closes_at=None)
                | models.Q(opens_at__lt=models.F("closes_at")),
                name="assessment_opens_before_it_closes",
                violation_error_message=_("It has to open before it closes."),
            ),
            models.CheckConstraint(
                condition=~models.Q(feedback=FeedbackPolicy.AFTER_WINDOW, closes_at=None),
                name="feedback_after_a_window_that_closes",
                violation_error_message=_(
                    "Feedback after the test has closed needs the day on which it closes."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def pass_mark_percent(self) -> int:
        return round(self.pass_mark * 100)

    @property
    def languages(self) -> list[str]:
        """Those in which it is published."""
        return [code for code in LANGUAGES if getattr(self, f"ready_{code}")]


class AssessmentSlot(Orderable):
    """The place of an item in an assessment."""

    assessment = ParentalKey(Assessment, on_delete=models.CASCADE, related_name="slots")
    item = models.ForeignKey(Item, models.PROTECT, related_name="slots", verbose_name=_("question"))

    panels = [FieldPanel("item")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["assessment", "item"], name="item_once_an_assessment")
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id}: {self.item_id}"


class AssessmentDraw(Orderable):
    """So many items of a topic, drawn anew for each attempt."""

    assessment = ParentalKey(Assessment, on_delete=models.CASCADE, related_name="draws")
    topic = models.ForeignKey("common.Topic", models.PROTECT, verbose_name=_("topic"))
    difficulty = models.CharField(
        _("difficulty"),
        max_length=6,
        choices=Difficulty,
        blank=True,
        help_text=_("Empty: any."),
    )
    count = models.PositiveSmallIntegerField(
        _("how many"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    panels = [FieldPanel("topic"), FieldPanel("difficulty"), FieldPanel("count")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "topic", "difficulty"], name="one_draw_a_topic_and_difficulty"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id}: {self.count} × {self.topic_id} {self.difficulty}"
