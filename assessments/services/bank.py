"""Write items and assessments into the bank from specs, as loaders and importers have them."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from assessments.models import (
    Assessment,
    AssessmentDraw,
    AssessmentSlot,
    Item,
    ItemBank,
    PublishRefusedError,
)
from assessments.models.readiness import refusals
from assessments.models.review import sign
from assessments.scoring import Spec
from assessments.services.papers import gaps_before_publishing
from qalqan.accounts.models import User
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Audience, Competency, Source, Topic
from qalqan.common.services import translations

NAMESPACE = uuid.UUID("5f0c9d58-3c1e-4b8e-9a83-6a5d8a0a1c11")
Texts = Mapping[str, str]


def option_id(item_key: str, option: str) -> str:
    """The language-neutral id of an option, the same on every installation."""
    return str(uuid.uuid5(NAMESPACE, f"{item_key}/{option}"))


@transaction.atomic
def store_item(
    key: str,
    *,
    spec: Spec,
    bank: str | None = None,
    live: bool = True,
    difficulty: str = "medium",
    competency: str | None = None,
    topic: str | None = None,
    audience: str | None = None,
    signer: User | None = None,
) -> Item:
    """Make or replace the item `key`; vocabularies are named by their codes.

    With `live` it is published at once, and a critical one needs a `signer`; otherwise it comes
    in as a draft. Raises PublishRefusedError with everything that stands against publishing.
    """
    item = Item.objects.filter(key=key).first() or Item(key=key)
    _write_spec(item, spec)
    item.bank = bank_named(bank) if bank else None
    item.difficulty = difficulty
    item.competency = Competency.objects.get(code=competency) if competency else None
    item.topic = Topic.objects.get(code=topic) if topic else None
    item.audience = Audience.objects.get(code=audience) if audience else None
    item.live = live
    item.has_unpublished_changes = not live
    item.save()
    translations.refresh(item)
    if signer is not None:
        sign(item, signer)
    if live:
        if messages := refusals(item):
            raise PublishRefusedError(messages)
        item.freeze()
    return item


def freeze_published() -> int:
    """Freeze what was published before items had versions; returns how many."""
    unfrozen = list(Item.objects.filter(live=True, version=None))
    for item in unfrozen:
        item.freeze()
    return len(unfrozen)


def _write_spec(item: Item, spec: Spec) -> None:
    for code in LANGUAGES:
        setattr(item, f"prompt_{code}", spec["prompt"][code].strip())
        setattr(item, f"explanation_{code}", spec["explanation"][code].strip())
    item.points = spec["points"]
    answer = Item._meta.get_field("interaction").stream_block
    streams = {
        "interaction": answer.thaw(spec, option_id(item.key, "interaction")),
        "pictures": [
            _child(item.key, "picture", number, picture)
            for number, picture in enumerate(spec.get("images", []))
        ],
        "citations": [
            _child(item.key, "citation", number, _citation(citation))
            for number, citation in enumerate(spec["citations"])
        ],
    }
    for name, stream in streams.items():
        setattr(item, name, stream)


def _child(key: str, kind: str, number: int, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "id": option_id(key, f"{kind} {number}"), "value": value}


def _citation(citation: dict[str, str]) -> dict[str, Any]:
    source = Source.objects.get(key=citation["source"])
    return {"source": source.pk, "locator": citation["locator"]}


def bank_named(name: str) -> ItemBank:
    """The bank of that name, made where missing."""
    key = slugify(name, allow_unicode=True)[:80]
    return ItemBank.objects.get_or_create(name=name, defaults={"key": key})[0]


def items_in(bank: str) -> Iterator[tuple[str, Spec]]:
    """The items of a bank by key, drafts included; nothing where there is no such bank."""
    for item in Item.objects.filter(bank__name=bank).order_by("key").iterator(chunk_size=500):
        yield item.key, item.spec()


@transaction.atomic
def store_assessment(
    key: str,
    *,
    title: Texts,
    items: Sequence[str] = (),
    draws: Sequence[Mapping[str, Any]] = (),
    pre_test: str | None = None,
    **rules: Any,
) -> Assessment:
    """Make or replace the assessment `key` with the items of these keys, in this order.

    `draws` are {"topic", "difficulty", "count"}; `rules` are fields of Assessment. It is
    published in each language in which nothing is missing.
    """
    assessment = Assessment.objects.filter(key=key).first() or Assessment(key=key)
    for code in LANGUAGES:
        setattr(assessment, f"title_{code}", title[code].strip())
    for name, value in rules.items():
        setattr(assessment, name, value)
    assessment.pre_test = Assessment.objects.get(key=pre_test) if pre_test else None
    assessment.save()
    AssessmentSlot.objects.filter(assessment=assessment).delete()
    AssessmentDraw.objects.filter(assessment=assessment).delete()
    by_key = {item.key: item for item in Item.objects.filter(key__in=items)}
    AssessmentSlot.objects.bulk_create(
        AssessmentSlot(assessment=assessment, item=by_key[item_key], sort_order=place)
        for place, item_key in enumerate(items)
    )
    AssessmentDraw.objects.bulk_create(
        AssessmentDraw(
            assessment=assessment,
            topic=Topic.objects.get(code=draw["topic"]),
            difficulty=draw.get("difficulty", ""),
            count=draw["count"],
            sort_order=place,
        )
        for place, draw in enumerate(draws)
    )
    stored: Assessment = Assessment.objects.get(pk=assessment.pk)
    for code in LANGUAGES:
        setattr(stored, f"ready_{code}", not gaps_before_publishing(stored, code))
    stored.save()
    return stored


def find_item(key: str) -> Item | None:
    return Item.objects.filter(key=key).first()


def find_assessment(key: str) -> Assessment | None:
    found: Assessment | None = Assessment.objects.filter(key=key).first()
    return found
