"""Workflow tasks of pages: law, languages, publication. Who wrote does not approve."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from qalqan.common.languages import LANGUAGES, OWN_NAMES
from qalqan.common.models.translations import Translation


class IndependentReview(AbstractGroupApprovalTask):
    """Decided by members of the group alone, never on words of their own.

    While content is here nobody else changes it, so what is approved is what goes on.
    """

    class Meta:
        abstract = True

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        # An administrator is no lawyer and no reader of every language.
        if not self._user_in_groups(user):
            return []
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        if obj.get_latest_revision().user_id == user.pk or self._is_barred(obj):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def _is_barred(self, obj: Any) -> bool:
        """Whether approval would publish what must not go out; the checks beside it say why."""
        state = obj.current_workflow_state
        is_last = state is not None and state.workflow.tasks.last().pk == self.pk
        bars = getattr(obj, "bars", None)
        return bool(is_last and bars and any(bars(obj.get_latest_revision_as_object())))

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self._user_in_groups(user)


class ContentReview(IndependentReview):
    class Meta:
        verbose_name = _("review by a group")
        verbose_name_plural = _("reviews by a group")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Members of the group approve what others wrote; nobody else changes it."))


class LanguageReview(IndependentReview):
    language = models.CharField(
        _("language"), max_length=2, choices=[(code, OWN_NAMES[code]) for code in LANGUAGES]
    )

    admin_form_fields = [*IndependentReview.admin_form_fields, "language"]

    class Meta:
        verbose_name = _("review of a language")
        verbose_name_plural = _("reviews of a language")

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        super().on_action(task_state, user, action_name, **kwargs)
        if action_name == "approve":
            Translation.objects.of(task_state.revision.content_object).filter(
                language=self.language
            ).mark_reviewed()

    @classmethod
    def get_description(cls) -> str:
        return str(_("A reader of the language approves its texts, which counts as reviewed."))
