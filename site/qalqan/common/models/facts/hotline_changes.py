"""The history of the hotline register: who proposed, called, confirmed, described, withdrew."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qalqan.common.enums import CallOutcome, HotlineChangeKind
from qalqan.common.models.facts.hotlines import Hotline


class HotlineChangeQuerySet(models.QuerySet["HotlineChange"]):
    def open(self) -> "HotlineChangeQuerySet":
        """Proposals that wait for a second person."""
        return self.filter(kind=HotlineChangeKind.PROPOSED)


class HotlineChange(models.Model):
    """One step in the life of a line, with the call that was made for it.

    A proposal is decided in place; nothing else is ever written again.
    """

    hotline = models.ForeignKey(Hotline, models.CASCADE, related_name="changes")
    kind = models.CharField(_("what was done"), max_length=9, choices=HotlineChangeKind)
    # {field: value}; of what this step is about and nothing more.
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.TextField(_("reason"), max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    called_at = models.DateTimeField(_("when you called"), null=True)
    call_language = models.CharField(_("language of the call"), max_length=8, blank=True)
    answered_by = models.CharField(_("who answered"), max_length=120, blank=True)
    outcome = models.CharField(_("outcome"), max_length=9, choices=CallOutcome, blank=True)
    note = models.TextField(_("note"), max_length=500, blank=True)

    objects = HotlineChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a hotline")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hotline"],
                condition=models.Q(kind=HotlineChangeKind.PROPOSED),
                name="one_open_proposal_of_a_hotline",
            ),
            # A person who was erased leaves no number behind, which is like nobody's.
            models.CheckConstraint(
                condition=~models.Q(kind=HotlineChangeKind.CONFIRMED)
                | (
                    models.Q(decided_at__isnull=False)
                    & ~models.Q(made_by=models.F("decided_by"), made_by__isnull=False)
                ),
                name="hotline_is_confirmed_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    kind__in=[HotlineChangeKind.CONFIRMED, HotlineChangeKind.CHECKED]
                )
                | (
                    models.Q(called_at__isnull=False, outcome=CallOutcome.ANSWERS)
                    & ~models.Q(call_language="")
                    & ~models.Q(answered_by="")
                ),
                name="hotline_check_rests_on_a_call_that_was_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.hotline_id}"
