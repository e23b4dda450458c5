"""An assessment with an item of every kind, and attempts at it."""

import uuid
from collections.abc import Iterable
from typing import Any

from assessments import services
from assessments.models import Assessment, Attempt
from assessments.services import bank
from qalqan.accounts.models import User
from qalqan.common.models import Source
from tests.assessments.presenting.items import ITEMS, say

SOURCE = {
    "short_kk": "Палермо хаттамасы",
    "short_ru": "Палермский протокол",
    "short_en": "Palermo Protocol",
    "title": "Протокол",
    "kind": "treaty",
    "jurisdiction": "international",
    "status": "in_force",
    "checked_on": "2026-11-01",
}


def store_paper(key: str, *, kinds: Iterable[str] = ITEMS, **rules: Any) -> Assessment:
    """The assessment `key` with one item of each of `kinds`, in their order."""
    Source.objects.get_or_create(key="of-papers", defaults=SOURCE)
    cited = {"citations": [{"source": "of-papers", "locator": "3"}]}
    signer = User.objects.get(email="reviewer@demo.example")
    items = [
        bank.store_item(f"{key}-{kind}", spec={**ITEMS[kind], **cited}, signer=signer)
        for kind in kinds
    ]
    return bank.store_assessment(
        key,
        title=say("Барлық түрі", "Все виды", "Every kind"),
        items=[item.key for item in items],
        **{"pass_mark": "0.60", "shuffle_options": False, **rules},
    )


def begin(assessment: Assessment, learner: User, *, language: str = "kk") -> Attempt:
    return services.start(
        assessment=assessment, learner=learner, registration=uuid.uuid4(), language=language
    )
