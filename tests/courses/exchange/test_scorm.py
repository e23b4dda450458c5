"""A SCORM package holds all that it shows, lists all that it holds, and keeps what learners do."""

import json
import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as site_settings

from assessments.models import Item
from assessments.services import bank
from courses.exchange.formats import CourseFileError
from courses.exchange.formats.scorm import ADLCP, IMSCP, Sco, Section, manifest
from courses.exchange.services.scorm import export_scorm
from courses.models import CoursePage, LessonPage
from tests.assessments.presenting.items import ITEMS
from tests.courses.exchange.files import add_blocks, document, picture, rich
from tests.courses.lesson_blocks import every_block, lesson_with
from tests.html import HtmlValidator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
FIRST = "01-01-what-trafficking-is.html"
IN_CHECKS = {"single_choice", "multiple_choice", "true_false"}


def package(language: str = "kk") -> dict[str, bytes]:
    output = BytesIO()
    export_scorm("police", language, output)
    with zipfile.ZipFile(output) as file:
        return {name: file.read(name) for name in file.namelist()}


def page(files: dict[str, bytes], name: str = FIRST) -> BeautifulSoup:
    return BeautifulSoup(files[name], "html.parser")


def listed(files: dict[str, bytes]) -> list[str]:
    root = ElementTree.fromstring(files["imsmanifest.xml"])
    return [str(file.get("href")) for file in root.iter(f"{{{IMSCP}}}file")]


def test_the_manifest_lists_every_file_and_nothing_else() -> None:
    image = picture()
    add_blocks(("text", rich(f'<p><a linktype="document" id="{document().pk}">құжат</a></p>')))
    put_check("single_choice", images=[{"image": image.pk, "alt": {"kk": "Сурет"}}])
    files = package()
    assert set(listed(files)) == files.keys() - {"imsmanifest.xml"}
    assert len([name for name in files if name.startswith("media/")]) == 2


def test_lessons_stand_in_their_order_below_their_modules() -> None:
    root = ElementTree.fromstring(package("ru")["imsmanifest.xml"])
    (organization,) = root.iter(f"{{{IMSCP}}}organization")
    (module,) = organization.findall(f"{{{IMSCP}}}item")
    titles = [str(title.text) for title in module.findall(f"{{{IMSCP}}}item/{{{IMSCP}}}title")]
    lessons = LessonPage.objects.live().order_by("path")
    assert titles == [lesson.heading_ru for lesson in lessons]
    kinds = [one.get(f"{{{ADLCP}}}scormtype") for one in root.iter(f"{{{IMSCP}}}resource")]
    assert kinds == ["sco"] * len(titles) + ["asset"]


def test_titles_of_any_letters_make_a_manifest_that_can_be_read() -> None:
    sco = Sco("a.html", 'Қ <b> & "‘', [])
    raw = manifest("id", "&<>", [Section("]]>", [sco])], shared=["shared/a.css"])
    root = ElementTree.fromstring(raw)
    assert [title.text for title in root.iter(f"{{{IMSCP}}}title")] == ["&<>", "]]>", sco.title]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_are_valid_and_load_nothing_from_outside(
    language: str, html_validator: HtmlValidator
) -> None:
    add_blocks(("text", rich(f'<p><a linktype="document" id="{document().pk}">құжат</a></p>')))
    files = package(language)
    for name in files:
        if name.endswith(".html"):
            html_validator.check(files[name].decode(), name)
            soup = page(files, name)
            loaded = [tag.get("src") or tag.get("href") for tag in soup(["script", "link", "img"])]
            assert set(loaded) <= files.keys()
            assert soup.html
            assert soup.html["lang"] == language
            for link in soup("a", href=True):
                target = str(link["href"])
                assert target.startswith(("#", "http")) or target in files


def test_blocks_of_every_kind_stand_in_the_package(html_validator: HtmlValidator) -> None:
    lesson_with(every_block()).save_revision().publish()
    files = package()
    name = "01-02-signs.html"
    html_validator.check(files[name].decode(), name)
    soup = page(files, name)
    loaded = [str(tag["src"]) for tag in soup.find_all(src=True)]
    assert {name.rpartition(".")[2] for name in loaded} >= {"js", "png", "mp4", "mp3", "vtt"}
    assert set(loaded) <= files.keys()
    assert set(listed(files)) == files.keys() - {"imsmanifest.xml"}
    assert "For the bench alone." not in str(soup)
    assert soup.find("dl", class_="q-words")


def test_links_between_lessons_stay_inside_and_others_become_words() -> None:
    inside = LessonPage.objects.get(slug="signs")
    outside = CoursePage.objects.get(slug="police").get_parent()
    add_blocks(
        (
            "text",
            rich(
                f'<p><a linktype="page" id="{inside.pk}">ішкі</a>'
                f' <a linktype="page" id="{outside.pk}">сыртқы</a></p>'
            ),
        )
    )
    shown = str(page(package()))
    assert '<a href="01-02-signs.html">ішкі</a> сыртқы' in shown


def test_a_text_in_another_language_is_marked() -> None:
    add_blocks(("text", rich("<p>Тек қазақша</p>")))
    marked = page(package("ru")).find(id="b-added-0")
    assert marked
    assert marked.find(lang="kk")


def test_sources_are_listed() -> None:
    shown = page(package())
    assert shown.find(id="note-1")


def put_check(kind: str, **parts: Any) -> Item:
    """Make the lesson's first self-check ask an item of that kind."""
    spec = {**ITEMS[kind], **parts}
    for one in spec["images"]:
        one["alt"] = {"kk": "", "ru": "", "en": "", **one["alt"]}
    item = bank.store_item("own-check", spec=spec, live=False)
    # Past the refusals: some of these are critical, and rest on no law.
    item.live = True
    item.save(update_fields=["live"])
    item.freeze()
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    stored = [*lesson.body.raw_data]
    check = next(child for child in stored if child["type"] == "self_check")
    check["value"] = {"item": item.pk}
    lesson.body = json.dumps(stored)  # type: ignore[assignment]
    lesson.save_revision().publish()
    return item


@pytest.mark.parametrize("kind", sorted(ITEMS.keys() - {"case", "description"}))
def test_each_kind_of_question_says_what_is_right(kind: str, html_validator: HtmlValidator) -> None:
    put_check(kind)
    files = package("en")
    html_validator.check(files[FIRST].decode(), FIRST)
    check = page(files).find("form", class_="q-check")
    assert check
    assert "The explanation." in str(check.find("details"))
    assert check.has_attr("data-correct") == (kind in IN_CHECKS)


def test_a_question_that_was_withdrawn_is_not_packed() -> None:
    put_check("short_text").unpublish()
    assert str(ITEMS["short_text"]["prompt"]["en"]) not in str(page(package("en")))


def test_a_draft_of_a_question_waits_until_it_is_published() -> None:
    item = put_check("short_text")
    item.prompt_en = "Not yet for learners?"
    item.save_revision()
    shown = str(page(package("en")))
    assert "Not yet for learners?" not in shown
    assert str(ITEMS["short_text"]["prompt"]["en"]) in shown


def test_a_case_leads_from_each_choice_to_what_came_of_it(html_validator: HtmlValidator) -> None:
    put_check("case")
    files = package("en")
    html_validator.check(files[FIRST].decode(), FIRST)
    box = page(files).find("div", attrs={"data-case": True})
    assert box
    targets = {str(link["href"]).lstrip("#") for link in box.find_all("a")}
    assert targets <= {str(step["id"]) for step in box.find_all("div", attrs={"data-step": True})}
    assert "She looks at you." in box.text


def test_a_course_that_is_not_published_does_not_go_out() -> None:
    CoursePage.objects.get(slug="police").unpublish()
    with pytest.raises(CourseFileError) as refused:
        package()
    assert refused.value.code == "nothing_published"


def test_a_picture_whose_file_is_gone_is_named() -> None:
    image = picture()
    put_check("single_choice", images=[{"image": image.pk, "alt": {"kk": "Сурет"}}])
    image.file.storage.delete(image.file.name)
    with pytest.raises((CourseFileError, OSError)):
        package()


def test_scripts_say_nothing_of_what_was_answered() -> None:
    """Nothing but status, time and place is ever set: self-checks are not scored."""
    scripts = f"{site_settings.BASE_DIR}/site/qalqan/static/qalqan/scorm/course.js"
    with open(scripts, encoding="utf-8") as file:
        told = {part.split("'")[0] for part in file.read().split("set('")[1:]}
    assert told == {"cmi.core.session_time", "cmi.core.lesson_location", "cmi.core.lesson_status"}
