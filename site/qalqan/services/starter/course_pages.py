"""Courses with their modules, lessons, items and assessments."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from django.db import models

from assessments.services import Item, PublishRefusedError, bank
from courses.models import CataloguePage, CoursePage, LessonPage, ModulePage
from qalqan.accounts.models import User
from qalqan.common.models import Audience, Competency
from qalqan.services.starter import people
from qalqan.services.starter.bodies import Body, block_id, source_id
from qalqan.services.starter.files import StarterError, in_languages, read, text_lists, texts
from qalqan.services.starter.items import item_spec
from qalqan.services.starter.registers import RegisterLoader
from qalqan.services.starter.writing import headings

STARTER_BANK = "Qalqan"


class CourseLoader(RegisterLoader):
    def course(self, catalogue: CataloguePage, where: Path) -> None:
        neutral, files = read(where / "course.yaml"), in_languages(where)
        course = self.page(
            catalogue,
            CoursePage,
            neutral["slug"],
            {
                **headings(files),
                "audience_id": Audience.objects.get(code=neutral["audience"]).pk,
                "academic_hours": neutral["academic_hours"],
                "objectives": objectives(neutral["slug"], files),
                "competencies": trained(
                    code
                    for name in neutral["modules"]
                    for code in read(where / name / "module.yaml")["competencies"]
                ),
            },
        )
        for name in neutral["modules"]:
            self.module(course, where / name)

    def module(self, course: CoursePage, where: Path) -> None:
        neutral, files = read(where / "module.yaml"), in_languages(where)
        place = f"{course.slug}/{neutral['slug']}"
        items = {entry["key"]: self.item(entry, files) for entry in neutral["items"]}
        published = {item.key for item in items.values() if item.live}
        before = neutral.get("pre_test")
        if before:
            mark = neutral["assessment"]["pass_mark"]
            self.assessment({"pass_mark": mark, **before}, files, published)
        after = {**neutral["assessment"], "pre_test": before["key"] if before else None}
        assessment = self.assessment(after, files, published)
        module = self.page(
            course,
            ModulePage,
            neutral["slug"],
            {
                **headings(files),
                "academic_hours": neutral["academic_hours"],
                "objectives": objectives(place, files),
                "competencies": trained(neutral["competencies"]),
                "assessment_id": assessment.pk,
                "gives_certificate": True,
            },
        )
        for lesson in neutral["lessons"]:
            slug = lesson["slug"]
            body = Body(f"{place}/{slug}", files, "lessons", slug, "blocks")
            self.page(
                module,
                LessonPage,
                slug,
                {
                    **headings(files, "lessons", slug),
                    "minutes": lesson["minutes"],
                    "body": body.stream(
                        lesson["blocks"], {key: item.pk for key, item in items.items()}
                    ),
                },
            )

    def item(self, entry: dict[str, Any], files: dict[str, Any]) -> Item:
        """One item; a draft where its facts wait for a check or its critical marks for a signature.

        Nobody signs in the name of an operator's lawyer: the demo alone has a reviewer who did.
        """
        key = entry["key"]
        signer = people.reviewer() if is_critical(entry) else None
        for cite in entry.get("cite", []):
            source_id(cite["source"])
        given = {
            "spec": item_spec(entry, files),
            **{name: entry.get(name) for name in ("competency", "topic", "audience")},
            "difficulty": entry["difficulty"],
            "bank": STARTER_BANK,
            "live": not entry.get("draft") and (signer is not None or not is_critical(entry)),
        }
        stored = self.stamper.store(
            f"item/{key}",
            given,
            lambda: bank.find_item(key),
            lambda: self.written(key, given, signer),
        )
        return cast(Item, stored)

    def written(self, key: str, given: dict[str, Any], signer: User | None) -> Item:
        try:
            return bank.store_item(key, **given, signer=signer)
        except PublishRefusedError as refused:
            raise StarterError(f"the question {key}: {' '.join(refused.messages)}") from refused

    def assessment(
        self, entry: dict[str, Any], files: dict[str, Any], published: set[str]
    ) -> models.Model:
        given: dict[str, Any] = {
            "title": texts(files, "heading"),
            "items": [key for key in entry["items"] if key in published],
            "draws": entry.get("draws", []),
            "pre_test": entry.get("pre_test"),
            "pass_mark": Decimal(str(entry["pass_mark"])),
            **entry.get("rules", {}),
        }
        return self.stamper.store(
            f"assessment/{entry['key']}",
            given,
            lambda: bank.find_assessment(entry["key"]),
            lambda: bank.store_assessment(entry["key"], **given),
        )


def trained(codes: Iterable[str]) -> list[int]:
    """Ids of the competencies, each once."""
    return [Competency.objects.get(code=code).pk for code in dict.fromkeys(codes)]


def is_critical(entry: dict[str, Any]) -> bool:
    """Whether an answer of this item fails whoever gives it, so that a lawyer must sign it."""
    choices = [choice for node in entry.get("nodes", {}).values() for choice in node.values()]
    return bool(entry.get("critical")) or any(choice.get("critical") for choice in choices)


def objectives(place: str, files: dict[str, Any]) -> list[Any]:
    return [
        {"type": "objective", "id": block_id(place, f"objective {number}"), "value": value}
        for number, value in enumerate(text_lists(files, "objectives"))
    ]
