"""Load without overwriting: what we gave and what was then stored is kept as two digests."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from wagtail.models import Page

from qalqan.common.models import StarterStamp, TranslatedContent
from qalqan.common.services import translations

VOLATILE = {
    "tells_learners",
    "latest_revision", "live_revision", "last_published_at", "latest_revision_created_at",
    "first_published_at", "has_unpublished_changes", "draft_title", "numchild", "path", "depth",
    "url_path", "translation_key", "locale", "owner", "content_type", "go_live_at", "expire_at",
    "expired", "locked", "locked_at", "locked_by", "wagtail_admin_comments", "alias_of",
}  # fmt: skip

# What is nobody's text: who confirmed a line, and when, is the register's to say.
KEPT_BY_SERVICES = {"common.hotline": {"status", "checked_on", "checked_by_id"}}


class Tally(Counter[str]):
    """How many things were created, updated, unchanged and kept as an editor left them."""

    def as_json(self) -> dict[str, int]:
        return {name: self[name] for name in ("created", "updated", "unchanged", "kept_edited")}


class Stamper:
    """Stores each thing once under a key of its own and counts what happened."""

    def __init__(self) -> None:
        self.tally = Tally()

    def pk_of(self, key: str) -> str | None:
        """The primary key of what was stored under `key`."""
        stamps = StarterStamp.objects.filter(key=key)
        return stamps.values_list("object_id", flat=True).first()

    @transaction.atomic
    def store(
        self,
        key: str,
        given: Any,
        find: Callable[[], models.Model | None],
        write: Callable[[], models.Model],
    ) -> models.Model:
        """Write `given` by `write()` unless it stands already, or an editor changed it."""
        stamp = StarterStamp.objects.filter(key=key).first()
        current = find()
        digest = _digest(given)
        if stamp is not None and current is not None:
            if stamp.stored != _state(current):
                self.tally["kept_edited"] += 1
                return current
            if stamp.given == digest:
                self.tally["unchanged"] += 1
                return current
        stored = write()
        stored.refresh_from_db()
        if isinstance(stored, TranslatedContent):
            # What we give has been read in all its languages.
            translations.accept(stored)
        StarterStamp.objects.update_or_create(
            key=key,
            defaults={
                "content_type": ContentType.objects.get_for_model(stored),
                "object_id": str(stored.pk),
                "given": digest,
                "stored": _state(stored),
            },
        )
        self.tally["created" if current is None else "updated"] += 1
        return stored


def _state(stored: models.Model) -> str:
    """A digest of what an editor could have changed."""
    if isinstance(stored, Page) and stored.latest_revision:
        # An unpublished draft is an editor's work too.
        stored = stored.get_latest_revision_as_object()
    content = (
        stored.serializable_data()
        if hasattr(stored, "serializable_data")
        else {
            field.attname: getattr(stored, field.attname) for field in stored._meta.concrete_fields
        }
    )
    volatile = VOLATILE | KEPT_BY_SERVICES.get(stored._meta.label_lower, set())
    return _digest({name: value for name, value in content.items() if name not in volatile})


def _digest(content: Any) -> str:
    text = json.dumps(content, sort_keys=True, cls=_Encoder, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class _Encoder(DjangoJSONEncoder):
    def default(self, value: Any) -> Any:
        if hasattr(value, "raw_data"):
            return list(value.raw_data)
        return super().default(value)
