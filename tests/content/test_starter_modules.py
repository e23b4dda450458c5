"""Every module of the starter has the parts of a module a trainer can use, in three languages.

Read from the files themselves: what the loader makes of them is tested elsewhere.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
import yaml
from django.conf import settings

from qalqan.common.languages import LANGUAGES

STARTER = settings.BASE_DIR / "courses" / "starter"
COURSES = ["judges", "labour-inspectors", "police", "teachers"]
PLACES = [
    f"{course}/{module}"
    for course in COURSES
    for module in ("identification", "non-punishment", "legal-aid")
]
TERM = re.compile(r"\[\[([a-z0-9-]+)\|")
MIXED = re.compile(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)
WORDS = range(400, 701)
SHORTEST, LONGEST = 0.7, 1.5
FEWEST_ITEMS, FEWEST_KINDS, FEWEST_DECISIONS = 8, 4, 3
Leaf = tuple[str, ...]


def read(place: str) -> Any:
    return yaml.safe_load((STARTER / place).read_text(encoding="utf-8"))


def leaves(content: Any, path: Leaf = ()) -> Iterator[tuple[Leaf, str]]:
    if isinstance(content, dict):
        pairs = content.items()
    elif isinstance(content, list):
        pairs = enumerate(content)  # type: ignore[assignment]
    else:
        yield path, str(content or "")
        return
    for key, value in pairs:
        yield from leaves(value, (*path, str(key)))


def inside(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield block
        for way in ("matter", "instead", "blocks"):
            yield from inside(block.get(way, []))


class Module:
    def __init__(self, place: str) -> None:
        self.neutral = read(f"{place}/module.yaml")
        self.files = {code: read(f"{place}/{code}.yaml") for code in LANGUAGES}
        self.items = {item["key"]: item for item in self.neutral["items"]}
        self.asked = [self.items[key] for key in self.neutral["assessment"]["items"]]
        self.used = {
            block["item"]
            for lesson in self.neutral["lessons"]
            for block in inside(lesson["blocks"])
            if "item" in block
        }

    def texts(self, code: str, *keys: str) -> dict[Leaf, str]:
        content = self.files[code]
        for key in keys:
            content = content[key]
        return {path: text for path, text in leaves(content) if path != ("language",)}


@pytest.fixture(scope="module", params=PLACES)
def module(request: Any) -> Module:
    return Module(request.param)


@pytest.fixture(scope="module")
def status_of() -> dict[str, str]:
    entries = [*read("sources.yaml"), *read("provisions.yaml")]
    return {entry["key"]: entry["status"] for entry in entries}


def test_no_module_is_missing() -> None:
    for course in COURSES:
        named = read(f"{course}/course.yaml")
        assert named["modules"] == ["identification", "non-punishment", "legal-aid"]
        hours = [read(f"{course}/{one}/module.yaml")["academic_hours"] for one in named["modules"]]
        assert named["academic_hours"] == sum(hours)


def test_the_languages_have_the_same_parts_and_none_is_empty(module: Module) -> None:
    paths = {code: module.texts(code).keys() for code in LANGUAGES}
    assert paths["kk"] == paths["ru"] == paths["en"]
    for code in LANGUAGES:
        assert module.files[code]["language"] == code
        assert [path for path, text in module.texts(code).items() if not text.strip()] == []


def test_no_word_mixes_two_alphabets(module: Module) -> None:
    for code in ("kk", "ru"):
        for path, text in module.texts(code).items():
            assert not MIXED.search(TERM.sub("", text)), (code, path)


def test_the_languages_are_about_as_long_as_each_other(module: Module) -> None:
    places = [(), *(("lessons", lesson["slug"]) for lesson in module.neutral["lessons"])]
    for keys in places:
        sizes = [sum(map(len, module.texts(code, *keys).values())) for code in LANGUAGES]
        for one, other in combinations(sizes, 2):
            assert SHORTEST <= one / other <= LONGEST, keys


def test_each_lesson_can_be_read_on_a_bus_and_ends_with_what_to_keep(module: Module) -> None:
    assert 4 <= len(module.neutral["lessons"]) <= 6
    for lesson in module.neutral["lessons"]:
        words = " ".join(module.texts("en", "lessons", lesson["slug"]).values()).split()
        assert len(words) in WORDS, lesson["slug"]
        kinds = [block["kind"] for block in inside(lesson["blocks"])]
        assert {"key_points", "self_check"} <= {*kinds}


def test_a_module_has_practice_and_ends_with_a_thought(module: Module) -> None:
    kinds = [
        [block["kind"] for block in inside(lesson["blocks"])]
        for lesson in module.neutral["lessons"]
    ]
    every = {kind for lesson in kinds for kind in lesson}
    assert "case" in every
    assert {"checklist", "comparison"} & every
    assert "reflection" in kinds[-1]


def test_terms_lead_to_the_glossary_alike_in_each_language(module: Module) -> None:
    known = read("glossary.yaml").keys()
    linked = [
        {key for text in module.texts(code).values() for key in TERM.findall(text)}
        for code in LANGUAGES
    ]
    assert linked[0] == linked[1] == linked[2]
    assert len(linked[0]) >= 4
    assert linked[0] <= known


def test_terms_stand_only_where_they_become_links(module: Module) -> None:
    plain = {"heading", "title", "summary", "aspect", "when", "warning", "points", "objectives"}
    for code in LANGUAGES:
        for path, text in module.texts(code).items():
            if plain & {*path}:
                assert "[[" not in text, (code, path)


def test_the_assessment_stands_without_the_answers_that_need_a_signature(module: Module) -> None:
    unsigned = [item for item in module.asked if not item.get("critical")]
    assert len(unsigned) >= FEWEST_ITEMS
    assert len(unsigned) < len(module.asked)
    assert len({item["kind"] for item in module.asked}) >= FEWEST_KINDS
    before = [module.items[key] for key in module.neutral["pre_test"]["items"]]
    for code in module.neutral["competencies"]:
        assert sum(item["competency"] == code for item in unsigned) >= 2, code
        assert code in {item["competency"] for item in before}
    assert all(item in unsigned for item in before)


def test_every_option_of_every_question_teaches(module: Module) -> None:
    for key, item in module.items.items():
        names = {"true_false": ["true", "false"]}.get(item["kind"], item.get("options", []))
        if item["kind"] in ("single_choice", "multiple_choice", "true_false"):
            for code in LANGUAGES:
                options = module.files[code]["items"][key]["options"]
                assert all(options[name]["feedback"].strip() for name in names), (key, code)


def test_a_case_asks_for_three_decisions_and_answers_each(module: Module) -> None:
    [case] = [item for item in module.items.values() if item["kind"] == "case"]

    def depth(node: str | None, seen: tuple[str, ...] = ()) -> int:
        if node is None or node in seen:
            return 0
        choices = case["nodes"][node].values()
        return 1 + max(depth(choice.get("to"), (*seen, node)) for choice in choices)

    assert depth(next(iter(case["nodes"]))) >= FEWEST_DECISIONS
    for code in LANGUAGES:
        texts = module.files[code]["items"][case["key"]]["nodes"]
        for node, choices in case["nodes"].items():
            assert all(texts[node]["choices"][name]["feedback"] for name in choices)


def test_nobody_is_examined_on_what_is_not_confirmed(
    module: Module, status_of: dict[str, str]
) -> None:
    drafts = {key for key, item in module.items.items() if item.get("draft")}
    asked = {item["key"] for item in module.asked}
    assert len(drafts) >= 2
    assert not drafts & (asked | module.used)
    assert module.items.keys() == drafts | asked | module.used
    for key, item in module.items.items():
        cited = {status_of[cite["source"]] for cite in item.get("cite", [])}
        assert cited or item["kind"] == "case", key
        assert (cited - {"in_force"} != set()) == (key in drafts), key


def test_every_citation_names_a_source_of_the_register(
    module: Module, status_of: dict[str, str]
) -> None:
    for lesson in module.neutral["lessons"]:
        for block in inside(lesson["blocks"]):
            cites = list(block.get("cite", []))
            for row in block.get("rows", []):
                cites += [*row.get("kz", []), *row.get("international", [])]
            assert {cite["source"] for cite in cites} <= status_of.keys(), block["id"]


def test_the_keys_of_questions_are_unique_on_the_whole_site() -> None:
    keys = [key for place in PLACES for key in Module(place).items]
    assert len(keys) == len({*keys})
