"""An item's spec: its frozen, language-complete form, from what the author wrote."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from assessments.models import Item, ItemVersion
from assessments.scoring import Spec
from qalqan.common.languages import LANGUAGES, missing_languages

NO_TEXT = dict.fromkeys(LANGUAGES, "")


def spec_of(item: Item, *, with_citations: bool = True) -> Spec:
    """Freeze `item`; the same content always gives the same spec.

    A self-check shows no citations, and leaving them out saves the lesson a statement.
    """
    block = item.interaction[0]
    citations: Any = item.citations if with_citations else []
    return {
        "kind": block.block_type,
        "points": item.points,
        "prompt": _field(item, "prompt"),
        "explanation": _field(item, "explanation"),
        "citations": [
            {"source": child.value["source"].key, "locator": child.value["locator"]}
            for child in citations
            if child.value["source"]
        ],
        **(_true_false(block.value) if block.block_type == "true_false" else _choice(block.value)),
    }


def versions_of(items: Sequence[Item]) -> list[ItemVersion]:
    """The versions of `items` as they are now, in their order; made where missing."""
    specs = [(item, spec_of(item)) for item in items]
    digests = [_digest(item, spec) for item, spec in specs]
    known = {version.digest: version for version in ItemVersion.objects.filter(digest__in=digests)}
    missing = [
        ItemVersion(item=item, digest=digest, spec=spec)
        for (item, spec), digest in zip(specs, digests, strict=True)
        if digest not in known
    ]
    if missing:
        # Another start may make the same version at this moment; theirs is as good.
        ItemVersion.objects.bulk_create(missing, ignore_conflicts=True)
        known = {
            version.digest: version for version in ItemVersion.objects.filter(digest__in=digests)
        }
    return [known[digest] for digest in digests]


def missing_texts(spec: Spec) -> dict[str, list[str]]:
    """By language, the parts of the item that have no text there: "prompt", "option 2"."""
    parts = {"prompt": spec["prompt"]}
    if spec["kind"] != "true_false":
        for number, option in enumerate(spec["options"], start=1):
            parts[f"option {number}"] = option["text"]
    gaps: dict[str, list[str]] = {}
    for name, texts in parts.items():
        for language in missing_languages(texts):
            gaps.setdefault(language, []).append(name)
    return gaps


def _field(item: Item, name: str) -> dict[str, str]:
    return {code: getattr(item, f"{name}_{code}") or "" for code in LANGUAGES}


def _choice(value: Any) -> dict[str, Any]:
    children = value["options"].bound_blocks
    return {
        "options": [
            {
                "id": child.id,
                "text": child.value["text"].texts(),
                "feedback": child.value["feedback"].texts(),
            }
            for child in children
        ],
        "correct": [child.id for child in children if child.value["correct"]],
    }


def _true_false(value: Any) -> dict[str, Any]:
    return {
        # The words for "true" and "false" are the interface's, in each reader's language.
        "options": [
            {"id": answer, "text": NO_TEXT, "feedback": value[f"feedback_{answer}"].texts()}
            for answer in ("true", "false")
        ],
        "correct": [value["answer"]],
    }


def _digest(item: Item, spec: Spec) -> str:
    canonical = json.dumps(spec, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{item.pk}:{canonical}".encode()).hexdigest()
