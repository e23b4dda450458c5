"""Signals of others: the translation board follows every draft, the triggers every migration."""

from typing import Any

from django.apps import AppConfig
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_migrate, post_save
from django.dispatch import receiver
from wagtail.models import Revision

from qalqan.common.models import TranslatedContent
from qalqan.common.services import append_only, translations


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


@receiver(post_migrate)
def keep_what_is_only_added(sender: AppConfig, using: str, **_given: Any) -> None:
    if sender.label == "common":
        append_only.protect(using=using)
