"""Drafts that wait for their translator, only where DEMO is set: all else there is translated.

Their author writes in Russian. One was translated into Kazakh and changed in Russian since; the
other was never translated. English waits in both.
"""

import json
from dataclasses import dataclass
from typing import Any

from qalqan.accounts.models import User
from qalqan.common.models import HomePage, TextPage
from qalqan.common.services import translations
from qalqan.services.starter.markup import block_id, rich
from qalqan.services.starter.people import DOMAIN
from qalqan.services.starter.stamps import Stamper


@dataclass(frozen=True)
class Draft:
    """`translated` is what it said, with the translation of that; `changed` what it says since."""

    slug: str
    translated: dict[str, str]
    changed: dict[str, str]
    body: str = ""


DRAFTS = [
    Draft(
        "for-tutors",
        translated={
            "heading_ru": "Памятка преподавателю",
            "heading_kk": "Оқытушыға арналған жадынама",
            "summary_ru": "Что подготовить до занятия.",
            "summary_kk": "Сабаққа дейін нені дайындау керек.",
        },
        changed={"summary_ru": "Что подготовить до занятия и как помочь тому, кому стало трудно."},
    ),
    Draft(
        "hard-topics",
        translated={},
        changed={
            "heading_ru": "Как говорить о тяжёлом",
            "summary_ru": "Для тех, кто ведёт занятие в аудитории.",
        },
        body="""
До занятия скажите, о чём пойдёт речь, и что выйти можно без объяснений.

- Не просите рассказывать о собственном опыте и не ставьте за это оценку.
- Говорите о поступках, а не о том, «какие бывают жертвы».
- После занятия побудьте в аудитории: трудные вопросы задают один на один.
""",
    ),
]


def load(home: HomePage, stamper: Stamper) -> None:
    """Write each draft where there is none; one that stands is somebody's work by now."""
    author = User.objects.get(email=f"author@{DOMAIN}")
    for draft in DRAFTS:
        is_there = TextPage.objects.child_of(home).filter(slug=draft.slug).exists()
        stamper.tally["unchanged" if is_there else "created"] += 1
        if not is_there:
            _write(draft, home, author)


def _write(draft: Draft, home: HomePage, author: User) -> None:
    page = TextPage(
        title=draft.changed.get("heading_ru") or draft.translated["heading_ru"],
        slug=draft.slug,
        source_language="ru",
        live=False,
        owner=author,
        **draft.translated,
    )
    HomePage.objects.get(pk=home.pk).add_child(instance=page)
    page.save_revision(user=author)
    translations.accept(page)
    for name, value in {**draft.changed, "body": json.dumps(_blocks(draft))}.items():
        setattr(page, name, value)
    page.save()
    page.save_revision(user=author)


def _blocks(draft: Draft) -> list[dict[str, Any]]:
    if not draft.body:
        return []
    body = {"kk": "", "ru": rich(draft.body), "en": ""}
    value = {"heading": {"kk": "", "ru": "", "en": ""}, "body": body, "citations": []}
    return [{"type": "text", "id": block_id(draft.slug, "text"), "value": value}]
