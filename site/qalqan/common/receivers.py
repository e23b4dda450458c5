"""Wagtail's signals: the rows of the translation board follow every draft that is saved."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Revision

from qalqan.common.models import TranslatedContent
from qalqan.common.services import translations


@receiver(post_save, sender=Revision)
def follow_the_newest_draft(
    instance: Revision, raw: bool, update_fields: frozenset[str] | None, **_given: Any
) -> None:
    if raw or (update_fields and "content" not in update_fields):
        return
    kind = ContentType.objects.get_for_id(instance.content_type_id).model_class()
    is_ours = kind is not None and issubclass(kind, TranslatedContent)
    if is_ours and instance.is_latest_revision():
        translations.refresh(instance.as_object(), by=instance.user_id)
