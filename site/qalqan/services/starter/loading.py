"""The order in which the starter content comes in; each part leans on those before it."""

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.db import models, transaction
from django.utils import translation
from wagtail.models import Page

from assessments.services import Item, PublishRefusedError, bank
from campaigns.enums import HelpLanguage
from campaigns.models import CampaignIndexPage, CampaignPage, HelpPage, HelpText
from courses.models import (
    CataloguePage,
    CoursePage,
    LessonPage,
    ModulePage,
)
from qalqan.accounts.models import User
from qalqan.accounts.services.roles import ensure_groups
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import (
    Audience,
    Competency,
    HomePage,
    TextPage,
)
from qalqan.common.services import translations
from qalqan.services.editing import ensure_legal_review, ensure_page_review, let_editors_in
from qalqan.services.starter import checklists, hotlines, line_texts, people, unfinished
from qalqan.services.starter.bodies import Body, block_id, rich, source_id
from qalqan.services.starter.campaign_bodies import CampaignBody, OneLanguageBody
from qalqan.services.starter.files import (
    StarterError,
    Texts,
    folder,
    in_languages,
    read,
    text_lists,
    texts,
)
from qalqan.services.starter.items import item_spec
from qalqan.services.starter.registers import RegisterLoader
from qalqan.services.starter.stamps import Tally
from qalqan.services.starter.terms import load_terms
from qalqan.services.starter.writing import make_room, point_site_at, translated

Report = Callable[[str], None]


def load(*, report: Report = lambda _text: None) -> Tally:
    """Load everything; repeatable. All of it comes in, or, where a file is broken, nothing."""
    return _loaded(Loader.run, report)


def load_foundation(*, report: Report = lambda _text: None) -> Tally:
    """What a site needs before anybody writes in it: roles, vocabularies, workflows, root pages."""
    return _loaded(Loader.foundation, report)


def _loaded(part: Callable[["Loader"], object], report: Report) -> Tally:
    with transaction.atomic(), translation.override(LANGUAGES[0]):
        loader = Loader(report)
        part(loader)
    return loader.stamper.tally


class Loader(RegisterLoader):
    """Knows the starter's files; how a thing is stored is the Writer's."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report

    def foundation(self) -> tuple[HomePage, CataloguePage, CampaignIndexPage]:
        ensure_groups()
        self.report("vocabularies, sources, academies")
        self.registers()
        checklists.load(self.stamper)
        load_terms(self)
        home = self.site_pages()
        let_editors_in(home)
        ensure_legal_review()
        ensure_page_review(home)
        catalogue = self.page(home, CataloguePage, "courses", headings(CATALOGUE))
        index = self.page(home, CampaignIndexPage, "campaigns", headings(CAMPAIGNS))
        return home, catalogue, index

    def run(self) -> None:
        home, catalogue, index = self.foundation()
        if settings.DEMO:
            self.report("demo people")
            people.load(self.stamper)
        self.report("courses")
        for where in sorted(settings.STARTER_COURSES.glob("*/course.yaml")):
            self.course(catalogue, where.parent)
        bank.freeze_published()
        translations.accept_unknown()
        self.report("campaigns")
        self.campaigns(home, index)
        if settings.DEMO:
            people.enrol()
            unfinished.load(home, self.stamper)
        self.report("hotlines")
        hotlines.load(self.stamper)
        line_texts.load(self)

    def site_pages(self) -> HomePage:
        where = folder("site", "qalqan", "starter")
        files, order = in_languages(where), read(where / "pages.yaml")
        make_room()
        home = self.page(
            Page.get_first_root_node(),
            HomePage,
            "home",
            {
                **headings(files, "pages", "home"),
                **translated("intro", texts(files, "pages", "home", "intro", convert=rich)),
            },
        )
        point_site_at(home)
        for slug, blocks in order.items():
            body = Body(slug, files, "pages", slug, "blocks")
            listed = [{"id": name, "kind": "text"} for name in blocks]
            fields = {**headings(files, "pages", slug), "body": body.stream(listed)}
            self.page(home, TextPage, slug, fields)
        return home

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

    def campaigns(self, home: HomePage, index: CampaignIndexPage) -> None:
        where = folder("campaigns", "starter")
        for place in sorted(where.glob("*/page.yaml")):
            files, neutral = in_languages(place.parent), read(place)
            slug = place.parent.name
            body = CampaignBody(f"campaigns/{slug}", files, "blocks").stream(neutral["blocks"])
            fields = {**headings(files), "body": body}
            if slug == "help":
                fields |= translated("title_on_page", texts(files, "title_on_page"))
                self.help_texts(self.page(home, HelpPage, slug, fields), place)
            else:
                fields |= {"target": neutral["target"], "anchor": neutral.get("anchor", "")}
                self.page(index, CampaignPage, slug, fields)

    def help_texts(self, page: HelpPage, where: Path) -> None:
        """The further languages; until somebody has checked them the demo alone shows them."""
        blocks = read(where)["further"]
        for language in HelpLanguage.values:
            content = read(where.with_name(f"{language}.yaml"))
            body = OneLanguageBody(f"help/{language}", {language: content}, "blocks")
            fields = {name: content[name] for name in ("heading", "title_on_page", "summary")}
            fields |= {"body": json.dumps(body.stream(blocks)), "is_ready": settings.DEMO}
            lookup = {"page": page, "language": language}
            self.row(HelpText, f"help/{language}", lookup, fields)


STARTER_BANK = "Qalqan"
CATALOGUE = {
    "kk": {
        "heading": "Курстар",
        "summary": "Полиция, судьялар, еңбек инспекторлары және мұғалімдер үшін.",
    },
    "ru": {"heading": "Курсы", "summary": "Для полиции, судей, инспекторов труда и учителей."},
    "en": {"heading": "Courses", "summary": "For police, judges, labour inspectors and teachers."},
}
CAMPAIGNS = {
    "kk": {"heading": "Ақпарат беттері", "summary": "Ұсыныстар мен құқықтар туралы қысқа беттер."},
    "ru": {"heading": "Полезные страницы", "summary": "Коротко о предложениях и правах."},
    "en": {"heading": "Good to know", "summary": "Short pages about offers and rights."},
}


def headings(files: dict[str, Any], *keys: str) -> Texts:
    return {
        **translated("heading", texts(files, *keys, "heading")),
        **translated("summary", texts(files, *keys, "summary")),
    }


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
