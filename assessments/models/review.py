"""The workflow task in which a legal reviewer approves an item, and so signs it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from assessments.models.bank import Item, Signature
from assessments.models.readiness import refusals
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


class LegalReview(AbstractGroupApprovalTask):
    """Authors cannot edit an item while it is here, so what is signed is what is published."""

    class Meta:
        verbose_name = _("legal review")
        verbose_name_plural = _("legal reviews")

    def get_actions(self, obj: Item, user: Any) -> list[tuple[str, str, bool]]:
        """To reviewers alone, and approval where nothing but the signature itself is missing.

        An administrator is no lawyer, and nobody signs words of one's own.
        """
        if not self._user_in_groups(user):
            return []
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        latest = obj.get_latest_revision()
        if latest.user_id == user.pk or refusals(latest.as_object(), signed=True):
            return [action for action in actions if action[0] != "approve"]
        return actions

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        if action_name == "approve":
            sign(task_state.revision.as_object(), user)
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return str(_("A legal reviewer approves the question, and signs its critical answers."))


def sign(item: Item, signer: Any) -> Signature:
    """The signer's word for the item as it stands, for its audience."""
    signature, created = Signature.objects.get_or_create(
        item_id=item.pk, digest=item.digest, audience=item.audience, signer=signer
    )
    if created:
        audit.append(
            AuditAction.ITEM_SIGNED,
            subject=f"item:{item.pk}",
            actor=signer.pk,
            data={"digest": item.digest, "audience": item.audience_id},
        )
    return signature
