"""Hotlines: who answers, when, in which language, and who checked it last."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.manager import MultilingualManager, MultilingualQuerySet

from qalqan.common.enums import HotlineKind, HotlineStatus, OperatorType
from qalqan.common.formats import addresses
from qalqan.common.formats.countries import country_name
from qalqan.common.languages import SPOKEN_NAMES
from qalqan.common.models.facts.sources import Source


def home_country() -> list[str]:
    return ["KZ"]


def _days_before(day: date | None, days: int) -> date:
    return (day or timezone.localdate()) - timedelta(days=days)


class HotlineQuerySet(MultilingualQuerySet):
    def confirmed(self) -> "HotlineQuerySet":
        return self.filter(status=HotlineStatus.CONFIRMED)

    def shown(self, day: date | None = None) -> "HotlineQuerySet":
        """Those that public pages may show: confirmed, and not past the limit of their check."""
        limit = _days_before(day, Hotline.WITHDRAWN_AFTER_DAYS)
        return self.confirmed().filter(
            models.Q(checked_on__gte=limit) | models.Q(number__in=Hotline.EMERGENCY_NUMBERS)
        )

    def past_limit(self, day: date | None = None) -> "HotlineQuerySet":
        """Confirmed ones whose check is older than its limit, emergency lines among them."""
        limit = _days_before(day, Hotline.WITHDRAWN_AFTER_DAYS)
        return self.confirmed().filter(checked_on__lt=limit)

    def due_for_review(self, day: date | None = None) -> "HotlineQuerySet":
        """Confirmed ones that somebody was to call again by `day`."""
        limit = _days_before(day, Hotline.REVIEWED_AFTER_DAYS)
        return self.confirmed().filter(checked_on__lte=limit)


class Hotline(models.Model):
    """What is public now; how it came to be so are its changes. Only services write it."""

    # Emergency lines, once confirmed, are never withdrawn by time alone.
    EMERGENCY_NUMBERS = ("102", "111", "112")
    REVIEWED_AFTER_DAYS = 90
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
    dialling = models.CharField(_("how to call from abroad"), max_length=200, blank=True)
    # ISO 3166 codes of where its callers are.
    countries = models.JSONField(_("countries it is meant for"), default=home_country, blank=True)
    police_link = models.CharField(_("link with the police"), max_length=300, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, verbose_name=_("source")
    )
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
    status = models.CharField(
        _("status"), max_length=9, choices=HotlineStatus, default=HotlineStatus.TO_VERIFY
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = MultilingualManager.from_queryset(HotlineQuerySet)()

    class Meta:
        verbose_name = _("hotline")
        verbose_name_plural = _("hotlines")
        ordering = ["position", "number"]
        permissions = [("confirm_hotline", "Can confirm a hotline that another person proposed")]
        constraints = [
            # The checker may have been erased since, so the record can only ask for the day.
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

    def clean(self) -> None:
        """An address of another kind would become a link that leads nowhere."""
        if self.kind and self.number and not addresses.is_address(self.kind, self.number):
            said = _("This is no number or address of this kind.")
            raise ValidationError({"number": said}, code="address")

    @classmethod
    def label_of(cls, name: str) -> str:
        """The name of a field as people read it."""
        field: Any = cls._meta.get_field(name)
        return str(field.verbose_name)

    @property
    def is_emergency(self) -> bool:
        return self.number in self.EMERGENCY_NUMBERS

    @property
    def next_check_on(self) -> date | None:
        return self._days_after_check(self.REVIEWED_AFTER_DAYS)

    @property
    def withdrawal_due_on(self) -> date | None:
        """The last day on which public pages show the line; None where time ends nothing."""
        return None if self.is_emergency else self._days_after_check(self.WITHDRAWN_AFTER_DAYS)

    def _days_after_check(self, days: int) -> date | None:
        return self.checked_on + timedelta(days=days) if self.checked_on else None

    @property
    def tel(self) -> str:
        return addresses.digits(self.number)

    @property
    def link(self) -> str:
        """Where a tap on the number leads."""
        return addresses.link(self.kind, self.number)

    @property
    def kind_label(self) -> str:
        return str(self.get_kind_display())

    @property
    def source_title(self) -> str:
        return str(self.source.title) if self.source else gettext("No source")

    @property
    def spoken(self) -> list[tuple[str, str]]:
        """(code, its own name) of each language that answers."""
        return [(code, SPOKEN_NAMES.get(code, code)) for code in self.languages]

    @property
    def foreign_countries(self) -> list[str]:
        """Names, in the active language, of the countries it is meant for; empty for home alone."""
        if self.countries == home_country():
            return []
        return [country_name(code, get_language() or "kk") for code in self.countries]
