"""Write items and assessments into the bank from plain data, as loaders and importers have it."""

import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from assessments.models import Assessment, AssessmentSlot, Item
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Competency, Source

NAMESPACE = uuid.UUID("5f0c9d58-3c1e-4b8e-9a83-6a5d8a0a1c11")
Texts = Mapping[str, str]


def option_id(item_key: str, option: str) -> str:
    """The language-neutral id of an option, the same on every installation."""
    return str(uuid.uuid5(NAMESPACE, f"{item_key}/{option}"))


def interaction_data(
    key: str, kind: str, options: Sequence[str], correct: Sequence[str], texts: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The raw stream of an item's answer; `texts` maps option to {"text": …, "feedback": …}."""
    if kind == "true_false":
        value: dict[str, Any] = {
            "answer": correct[0],
            "feedback_true": texts["true"]["feedback"],
            "feedback_false": texts["false"]["feedback"],
        }
    else:
        value = {
            "options": [
                {
                    "type": "item",
                    "id": option_id(key, option),
                    "value": {
                        "text": texts[option]["text"],
                        "feedback": texts[option]["feedback"],
                        "correct": option in correct,
                    },
                }
                for option in options
            ]
        }
    return [{"type": kind, "id": option_id(key, "interaction"), "value": value}]


def store_item(
    key: str,
    *,
    interaction: list[dict[str, Any]],
    prompt: Texts,
    explanation: Texts,
    competency: str | None,
    difficulty: str,
    citations: Sequence[tuple[str, str]],
) -> Item:
    """Make or replace the item `key`; `citations` are (key of a source, locator)."""
    item = Item.objects.filter(key=key).first() or Item(key=key)
    for code in LANGUAGES:
        setattr(item, f"prompt_{code}", prompt[code].strip())
        setattr(item, f"explanation_{code}", explanation[code].strip())
    setattr(item, "interaction", interaction)  # noqa: B010 - the field makes a stream of it
    citation_data = [
        {
            "type": "citation",
            "id": option_id(key, f"citation {number}"),
            "value": {"source": Source.objects.get(key=source).pk, "locator": locator},
        }
        for number, (source, locator) in enumerate(citations)
    ]
    setattr(item, "citations", citation_data)  # noqa: B010
    item.competency = Competency.objects.get(code=competency) if competency else None
    item.difficulty = difficulty
    item.save()
    return item


@transaction.atomic
def store_assessment(
    key: str, *, title: Texts, pass_mark: Decimal, items: Sequence[str]
) -> Assessment:
    """Make or replace the assessment `key` with the items of these keys, in this order."""
    assessment = Assessment.objects.filter(key=key).first() or Assessment(key=key)
    for code in LANGUAGES:
        setattr(assessment, f"title_{code}", title[code].strip())
    assessment.pass_mark = pass_mark
    assessment.save()
    AssessmentSlot.objects.filter(assessment=assessment).delete()
    by_key = {item.key: item for item in Item.objects.filter(key__in=items)}
    AssessmentSlot.objects.bulk_create(
        AssessmentSlot(assessment=assessment, item=by_key[item_key], sort_order=place)
        for place, item_key in enumerate(items)
    )
    return assessment


def find_item(key: str) -> Item | None:
    return Item.objects.filter(key=key).first()


def find_assessment(key: str) -> Assessment | None:
    found: Assessment | None = Assessment.objects.filter(key=key).first()
    return found
