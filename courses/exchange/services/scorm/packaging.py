"""The package: lessons as plain pages, what they show, and the manifest that lists it all."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from courses.exchange.enums import Refusal
from courses.exchange.formats import CourseFileError, archive, scorm
from courses.exchange.services.exporting import course_of
from courses.exchange.services.progress import Progress, no_progress
from courses.exchange.services.scorm.assets import Assets, localised
from courses.exchange.services.scorm.checks import check_html
from courses.models import CoursePage, LessonPage, ModulePage
from courses.services.lessons import shown_blocks
from courses.services.outline import modules_of, page_url
from qalqan.common.services import glossary
from qalqan.common.services.citations import Citations

STATIC = ("build/site.css", "build/blocks.css", "words.js", "scorm/course.js", "scorm/checks.js")


@dataclass
class Package:
    """Files by name, in the order in which they are written."""

    course: CoursePage
    progress: Progress
    assets: Assets = field(default_factory=Assets)
    files: dict[str, bytes] = field(default_factory=dict)
    # The lessons by their addresses on the site, for links between them.
    pages: dict[str, str] = field(default_factory=dict)


def export_scorm(
    slug: str, language: str, output: BinaryIO, *, progress: Progress = no_progress
) -> int:
    """Write the published lessons of a course in a language; returns how many there are.

    What is not translated stands in the nearest language and is marked so. Raises
    CourseFileError "unknown_course", "nothing_published" and "lost_file".
    """
    package = Package(course_of(slug), progress)
    with translation.override(language):
        live = modules_of(package.course) if package.course.live else []
        modules = [(module, _lessons_of(module)) for module in live]
        for number, (_module, lessons) in enumerate(modules, 1):
            package.pages |= {
                page_url(lesson): f"{number:02}-{place:02}-{lesson.slug}.html"
                for place, lesson in enumerate(lessons, 1)
            }
        if not package.pages:
            raise CourseFileError(Refusal.NOTHING_PUBLISHED, slug)
        sections = [_section(package, module, lessons) for module, lessons in modules if lessons]
        title = str(package.course.heading)
    shared = dict(_shared())
    manifest = scorm.manifest(f"qalqan-{slug}-{language}", title, sections, shared=list(shared))
    archive.write(
        output,
        [(scorm.MANIFEST, manifest), *{**package.files, **shared, **package.assets.files}.items()],
    )
    return len(package.pages)


def _lessons_of(module: ModulePage) -> list[LessonPage]:
    return list(LessonPage.objects.child_of(module).live().order_by("path"))


def _section(package: Package, module: ModulePage, lessons: list[LessonPage]) -> scorm.Section:
    return scorm.Section(str(module.heading), [_sco(package, module, one) for one in lessons])


def _sco(package: Package, module: ModulePage, lesson: LessonPage) -> scorm.Sco:
    href = package.pages[page_url(lesson)]
    html = render_to_string(
        "courses/exchange/scorm/lesson.html",
        {"page": lesson, "module": module, "shared": scorm.SHARED, **_shown(package, lesson)},
    )
    inside, used = localised(html, package.assets, package.pages)
    package.files[href] = inside.encode()
    package.progress(len(package.files), len(package.pages))
    return scorm.Sco(href, str(lesson.heading), used)


def _shown(package: Package, lesson: LessonPage) -> dict[str, Any]:
    citations, audience = Citations(), package.course.audience
    blocks = shown_blocks(
        lesson,
        citations,
        context={"page": lesson},
        answered={},
        audience=audience.code if audience else None,
        # Whoever plays the package may be of any audience: each part says for whom it is.
        sees_all=audience is None,
        check_html=check_html,
    )
    words = glossary.used_in("".join(block.html for block in blocks))
    return {"blocks": blocks, "citations": citations.listed(), "words": words}


def _shared() -> Iterator[tuple[str, bytes]]:
    for name in STATIC:
        found = finders.find(f"qalqan/{name}")
        if found is None:
            raise CourseFileError(Refusal.LOST_FILE, name)
        path = Path(str(found))
        yield f"{scorm.SHARED}/{path.name}", path.read_bytes()
