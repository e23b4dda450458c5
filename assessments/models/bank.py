"""The question bank, and assessments put together from it."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin

from assessments.blocks import CitationsBlock, InteractionBlock
from assessments.enums import Difficulty
from qalqan.common.models.fields import BodyField
from qalqan.common.panels import translated_panels


class Item(DraftStateMixin, RevisionMixin, models.Model):
    key = models.SlugField(_("key"), max_length=80, unique=True)
    prompt = models.TextField(_("question"))
    interaction = BodyField(InteractionBlock(), verbose_name=_("answer"))
    explanation = models.TextField(_("explanation"), blank=True)
    citations = BodyField(CitationsBlock(required=False), verbose_name=_("sources"), blank=True)
    competency = models.ForeignKey(
        "common.Competency", models.PROTECT, null=True, blank=True, verbose_name=_("competency")
    )
    difficulty = models.CharField(
        _("difficulty"), max_length=6, choices=Difficulty, default=Difficulty.MEDIUM
    )
    points = models.PositiveSmallIntegerField(
        _("points"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    panels = [
        "key",
        *translated_panels("prompt"),
        "interaction",
        *translated_panels("explanation"),
        "citations",
        "competency",
        "difficulty",
        "points",
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["key"]

    def __str__(self) -> str:
        return str(self.prompt)

    @property
    def kind(self) -> str:
        return str(self.interaction[0].block_type)


class Assessment(ClusterableModel):
    key = models.SlugField(_("key"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    pass_mark = models.DecimalField(
        _("pass mark"),
        max_digits=3,
        decimal_places=2,
        default=Decimal("0.80"),
        help_text=_("A share of the points, 0 to 1."),
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )

    panels = [
        "key",
        *translated_panels("title"),
        "pass_mark",
        InlinePanel("slots", heading=_("questions"), min_num=1),
    ]

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pass_mark__gte=0, pass_mark__lte=1),
                name="assessment_pass_mark_is_a_share",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def pass_mark_percent(self) -> int:
        return round(self.pass_mark * 100)


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


class ItemVersion(models.Model):
    """An item as it was when somebody was asked; immutable, shared by all who got the same."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    digest = models.CharField(max_length=64, unique=True)
    spec = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.item_id} {self.digest[:8]}"
