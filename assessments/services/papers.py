"""What an assessment asks: its fixed items, its draws, and what it lacks in a language."""

import random
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from assessments import scoring
from assessments.models import Assessment, AssessmentDraw, Item, ItemBank
from assessments.models.readiness import place_text
from assessments.services.errors import AttemptError
from assessments.services.versions import specs_of

Shuffle = Callable[[list[Any]], None]


def items_of(assessment: Assessment) -> list[Item]:
    """The fixed items, in their order."""
    slots = assessment.slots.select_related("item__version").order_by("sort_order")
    return [slot.item for slot in slots]


def item_count(assessment: Assessment) -> int:
    """How many items an attempt asks: the fixed ones and those drawn."""
    drawn: int = sum(draw.count for draw in assessment.draws.all())
    fixed: int = assessment.slots.count()
    return fixed + drawn


def is_in_use(instance: Any) -> bool:
    """Whether records or assessments rest on this assessment, item or bank."""
    if isinstance(instance, Assessment):
        return bool(instance.attempts.exists() or instance.codes.exists())
    if isinstance(instance, Item):
        return bool(instance.versions.exists() or instance.slots.exists())
    return bool(isinstance(instance, ItemBank) and instance.item_set.exists())


def pool(assessment: Assessment, draw: AssessmentDraw) -> QuerySet[Item]:
    """The items from which `draw` may take: whole in each language of the assessment."""
    items: QuerySet[Item] = Item.objects.askable(assessment.languages).filter(topic=draw.topic_id)
    items = items.exclude(pk__in=[slot.item_id for slot in assessment.slots.all()])
    return items.filter(difficulty=draw.difficulty) if draw.difficulty else items


def plan(assessment: Assessment, *, shuffle: Shuffle | None = None) -> list[dict[str, Any]]:
    """Choose and order what one attempt asks, as the attempt keeps it.

    `shuffle` puts a list into another order in place; the system's randomness by default.
    Raises AttemptError "empty" and "too_few_items".
    """
    shuffle = shuffle or random.SystemRandom().shuffle
    items = items_of(assessment)
    if not all(item.live and item.version_id for item in items):
        # A test that silently asks less certifies less.
        raise AttemptError("too_few_items", "a question of the assessment is not published")
    items += _drawn(assessment, shuffle)
    if not items:
        raise AttemptError("empty", "the assessment has no published question")
    if assessment.shuffle_items:
        shuffle(items)
    digests = [item.version.digest for item in items if item.version]
    specs = specs_of(digests)
    return [_entry(digest, specs[digest], assessment, shuffle) for digest in digests]


def _drawn(assessment: Assessment, shuffle: Shuffle) -> list[Item]:
    drawn: list[Item] = []
    for draw in _narrow_first(assessment):
        left = pool(assessment, draw).exclude(pk__in=[item.pk for item in drawn])
        keys = list(left.values_list("pk", flat=True))
        if len(keys) < draw.count:
            raise AttemptError("too_few_items", "the bank has fewer questions than are drawn")
        shuffle(keys)
        chosen = Item.objects.select_related("version").in_bulk(keys[: draw.count])
        drawn += [chosen[key] for key in keys[: draw.count]]
    return drawn


def _entry(
    digest: str, spec: scoring.Spec, assessment: Assessment, shuffle: Shuffle
) -> dict[str, Any]:
    entry: dict[str, Any] = {"version": digest}
    for part in ("options", "stems"):
        ids = [one["id"] for one in spec.get(part, [])]
        # An order that is the answer, and stems that stand in groups, would give it away.
        must = spec["kind"] == "ordering" or part == "stems"
        may = assessment.shuffle_options and spec["kind"] not in {"true_false", "opinion_scale"}
        if must or may:
            shuffle(ids)
        if ids:
            entry[part] = ids
    return entry


def gaps_before_publishing(assessment: Assessment, language: str) -> list[tuple[str, list[str]]]:
    """What stands against publishing in `language`: a question or rule, and what it lacks."""
    gaps = [
        (item.key, lacking) for item in items_of(assessment) if (lacking := _gaps(item, language))
    ]
    if not getattr(assessment, f"title_{language}"):
        gaps.insert(0, (assessment.key, ["title"]))
    return gaps + _draw_gaps(assessment, language) + _pair_gaps(assessment)


def _gaps(item: Item, language: str) -> list[str]:
    if not (item.live and item.version):
        return ["not published"]
    return [
        place_text(place) for place in scoring.missing_texts(item.version.spec).get(language, [])
    ]


def _draw_gaps(assessment: Assessment, language: str) -> list[tuple[str, list[str]]]:
    """Draws for which the bank has too few questions, after what the narrower ones take."""
    gaps, taken = [], set[int]()
    for draw in _narrow_first(assessment):
        whole = pool(assessment, draw).filter(**{f"complete_{language}": True})
        left = [key for key in whole.values_list("pk", flat=True) if key not in taken]
        if len(left) < draw.count:
            name = f"{draw.topic} {draw.get_difficulty_display()}".strip()
            gaps.append((name, [f"{len(left)} < {draw.count}"]))
        taken.update(left[: draw.count])
    return gaps


def _narrow_first(assessment: Assessment) -> list[AssessmentDraw]:
    # The wide draws can take what the narrow ones leave.
    return sorted(assessment.draws.all(), key=lambda draw: not draw.difficulty)


def _pair_gaps(assessment: Assessment) -> list[tuple[str, list[str]]]:
    """A pair that measures a gain asks about the same competencies before and after."""
    if assessment.pre_test is None:
        return []
    before, after = competencies(assessment.pre_test), competencies(assessment)
    differing = sorted(before ^ after)
    return [(assessment.pre_test.key, differing)] if differing else []


def competencies(assessment: Assessment) -> set[str]:
    """The codes of the competencies that the assessment may ask about."""
    fixed = Item.objects.filter(pk__in=[item.pk for item in items_of(assessment)])
    pools = [pool(assessment, draw) for draw in assessment.draws.all()]
    return {
        code
        for items in [fixed, *pools]
        for code in items.values_list("competency__code", flat=True).distinct()
        if code
    }
