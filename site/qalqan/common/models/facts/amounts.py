"""Amounts that a law sets anew each year, and sums that are a number of them."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel

from qalqan.common.models.facts.sources import Source
from qalqan.common.panels import translated_panels


class Amount(ClusterableModel):
    """A sum in tenge with values by date, such as the monthly calculation index.

    Or a number of such units: then it has `unit` and `factor`, and its value follows the unit's.
    """

    key = models.SlugField(_("key"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    unit = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="multiples",
        verbose_name=_("unit"),
        help_text=_("For a sum that is a number of units, such as 3 000 monthly indices."),
    )
    factor = models.DecimalField(
        _("number of units"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("source"))

    panels = [
        "key",
        *translated_panels("name"),
        FieldPanel("unit"),
        "factor",
        "source",
        InlinePanel("values", label=_("value")),
    ]

    class Meta:
        verbose_name = _("amount")
        verbose_name_plural = _("amounts")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unit=None, factor=None)
                | models.Q(unit__isnull=False, factor__gt=0),
                name="amount_of_units_says_how_many",
                violation_error_message=_("A number of units needs both the unit and the number."),
            ),
            models.CheckConstraint(
                condition=models.Q(unit=None) | ~models.Q(unit=models.F("pk")),
                name="amount_is_not_its_own_unit",
                violation_error_message=_("An amount cannot be its own unit."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def value_on(self, day: date | None = None) -> "AmountValue | None":
        """The row that applies on `day`, today if left out; for a number of units, the unit's."""
        holder = self.unit or self
        day = day or timezone.localdate()
        rows: models.QuerySet[AmountValue] = holder.values.filter(valid_from__lte=day)
        return rows.order_by("-valid_from").first()

    def tenge_on(self, day: date | None = None) -> Decimal | None:
        """The sum in tenge on `day`; None where no value is known."""
        row = self.value_on(day)
        return row.tenge * (self.factor or 1) if row else None


class AmountValue(models.Model):
    amount = ParentalKey(Amount, related_name="values")
    tenge = models.DecimalField(_("tenge"), max_digits=14, decimal_places=2)
    valid_from = models.DateField(_("valid from"))
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        verbose_name = _("value")
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["amount", "valid_from"], name="one_value_of_an_amount_a_day"
            ),
            models.CheckConstraint(condition=models.Q(tenge__gt=0), name="amount_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.tenge} from {self.valid_from}"
