"""What the addresses of Wagtail's admin are about: a page, a file, a snippet of each kind."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from wagtail.models import Collection, Site, Task, Workflow
from wagtail.snippets.models import get_snippet_models

from assessments.models import Assessment, Item
from campaigns.models import HelpPage, HelpText, HotlineText
from courses.models import (
    Academy,
    Checklist,
    CoursePage,
    Department,
    ErrorReport,
    LessonPage,
    Position,
    ReturnPlan,
)
from qalqan.accounts.models import User
from qalqan.common.models import Hotline, Source, SourceReview
from tests.courses.lesson_blocks import document, image
from tests.security.access.records import Values


def of_wagtail() -> Values:
    return {
        **_of_our_screens(),
        **_of_files(),
        **_of_snippets(),
        **_of_settings(),
        **_of_pages(),
    }


def _of_our_screens() -> Values:
    lesson = LessonPage.objects.live().first()
    report = ErrorReport.objects.create(page=lesson, language="kk", text="Қате")
    source = Source.objects.get(key="palermo-protocol")
    review = SourceReview.objects.create(source=source, subject=lesson, change="new wording")
    return {
        "course_versions.pk": CoursePage.objects.get(slug="police").pk,
        "error_report.pk": report.pk,
        "source_review_close.pk": review.pk,
        "source_uses.pk": source.pk,
        "item_corrections.pk": Item.objects.exclude(version=None).first().pk,
        "item_analysis:item.item_pk": Assessment.objects.first().slots.first().item_id,
        "item_analysis:*.pk": Assessment.objects.first().pk,
        "translation*.kind": "courses.lessonpage",
        "translation*.pk": lesson.pk,
        "translation*.language": "ru",
    }


def _of_files() -> Values:
    paper, picture = document("sheet.pdf"), image()
    return {
        "wagtaildocs*.document_id": paper.pk,
        "wagtaildocs*.doc_id": paper.pk,
        "wagtaildocs_chooser:*.pk": paper.pk,
        "wagtailadmin_api:documents:*.pk": paper.pk,
        "wagtaildocs_serve.0": paper.pk,
        "wagtaildocs_serve.1": paper.filename,
        "wagtailimages*.image_id": picture.pk,
        "wagtailimages_chooser:*.pk": picture.pk,
        "wagtailadmin_api:images:*.pk": picture.pk,
        "wagtailimages*.filter_spec": "original",
        "*.uploaded_file_id": 999_999,
        "*.restriction_id": 999_999,
        "media.name": picture.file.name,
    }


def _of_snippets() -> Values:
    found = {model: _one(model) for model in get_snippet_models()}
    # One that pages cite: what nothing rests on may go.
    found[Source] = Source.objects.get(key="palermo-protocol")
    item = found[Item]
    return {
        **{f"*_{one._meta.label_lower.replace('.', '_')}:*.pk": one.pk for one in found.values()},
        "wagtailsnippets_assessments_item:*.revision_id": item.save_revision().pk,
        "wagtailsnippets_*.revision_id_a": "earliest",
        "wagtailsnippets_*.revision_id_b": "latest",
        "*.action_name": "approve",
        "*.task_state_id": 999_999,
        "*.workflow_state_id": 999_999,
    }


def _one(model: type[Model]) -> Any:
    return model._default_manager.first() or MISSING[model.__name__]()


def _plan() -> ReturnPlan:
    return ReturnPlan.objects.create(year=2026, name="Жоспар")


MISSING = {
    "Checklist": lambda: Checklist.objects.create(name="Тізім"),
    "ReturnPlan": _plan,
    "Position": lambda: Position.objects.create(code="p", name="P"),
    "Department": lambda: Department.objects.create(
        academy=Academy.objects.first(), code="d", name="D"
    ),
    "HelpText": lambda: HelpText.objects.create(
        page=HelpPage.objects.get(), language="uz", heading="H"
    ),
    "HotlineText": lambda: HotlineText.objects.create(
        hotline=Hotline.objects.first(), language="uz", made_from="-"
    ),
}


def _of_settings() -> Values:
    task = Task.objects.first()
    collection = Collection.get_first_root_node().add_child(name="Бөлек")
    return {
        "wagtailusers_users:*.pk": User.objects.get(email="judge@demo.example").pk,
        "wagtailusers_groups:*.pk": Group.objects.get(name="tutor").pk,
        "wagtailsites:*.pk": Site.objects.get().pk,
        "wagtailadmin_collections:*": collection.pk,
        "wagtailadmin_workflows:*task.pk": task.pk,
        "wagtailadmin_workflows:*.task_id": task.pk,
        "wagtailadmin_workflows:*.pk": Workflow.objects.first().pk,
        "wagtailadmin_workflows:add_task.app_label": "wagtailcore",
        "wagtailadmin_workflows:add_task.model_name": "groupapprovaltask",
        "wagtailadmin_password_reset_confirm.uidb64": "MQ",
        "wagtailadmin_password_reset_confirm.token": "set-password",
    }


def _of_pages() -> Values:
    lesson = LessonPage.objects.live().first()
    revision = lesson.save_revision(user=User.objects.get(email="author@demo.example"))
    return {
        "wagtail_bulk_action.app_label": "wagtailcore",
        "wagtail_bulk_action.model_name": "page",
        "wagtail_bulk_action.action": "delete",
        "wagtailadmin_tag_model_autocomplete.app_name": "taggit",
        "wagtailadmin_tag_model_autocomplete.model_name": "tag",
        "*.content_type_app_name": "courses",
        "*.content_type_model_name": "lessonpage",
        "wagtailadmin_editing_sessions:*.app_label": "courses",
        "wagtailadmin_editing_sessions:*.model_name": "lessonpage",
        "wagtailadmin_editing_sessions:*.object_id": lesson.pk,
        "*.session_id": 999_999,
        "wagtailadmin_pages:*.app_label": "courses",
        "wagtailadmin_pages:*.model_name": "lessonpage",
        "wagtailadmin_pages:*.revision_id": revision.pk,
        "wagtailadmin_pages:*.revision_id_a": "earliest",
        "wagtailadmin_pages:*.revision_id_b": "latest",
        "wagtailadmin_pages:*.task_id": Task.objects.first().pk,
        "wagtailadmin_pages:*.task_state_id": 999_999,
        "wagtailadmin_pages:*.destination_id": lesson.get_parent().pk,
        "*.parent_page_id": lesson.get_parent().pk,
        "*.page_*": lesson.pk,
        "wagtailadmin_*.pk": lesson.pk,
    }
