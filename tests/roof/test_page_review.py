"""A page goes from its author over law and languages to the publisher, and goes out as reviewed."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Revision, Workflow
from wagtail.test.utils.form_data import rich_text

from courses.models import LessonPage
from qalqan.accounts.enums import LANGUAGE_REVIEWERS, Role
from qalqan.common.enums import LanguageState
from qalqan.common.models import Translation
from qalqan.common.services import due
from qalqan.common.services.translations import TranslationRefusedError, publish_language
from tests.common.translations.test_merging import form_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
HEADING = "Байқалатын белгілер"


def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="signs")


def submitted(author: Any) -> LessonPage:
    page = lesson()
    page.heading_kk = HEADING
    page.save_revision(user=author)
    workflow = page.get_workflow()
    assert workflow is not None
    workflow.start(page, author)
    return lesson()


def approve(page: LessonPage, reviewer: Any) -> LessonPage:
    state = page.current_workflow_task_state
    names = [name for name, _label, _form in state.task.specific.get_actions(page, reviewer)]
    assert "approve" in names, (state.task.name, names)
    state.task.specific.on_action(state, reviewer, "approve")
    return lesson()


def test_the_workflow_of_pages_has_its_five_steps_in_order() -> None:
    workflow = Workflow.objects.get(name="Review of pages")
    assert [task.name for task in workflow.tasks] == [
        "Legal review of a page",
        "Review of Kazakh",
        "Review of Russian",
        "Review of English",
        "Publication",
    ]
    assert lesson().get_workflow() == workflow


def test_a_page_goes_out_when_all_have_approved(person: Any) -> None:
    page = submitted(person("author"))
    page = approve(page, person("reviewer"))
    for _language in range(3):
        page = approve(page, person("publisher"))
    assert page.heading_kk != HEADING
    page = approve(page, person("publisher"))
    assert page.heading_kk == HEADING
    assert page.current_workflow_state is None


def test_who_approves_on_the_screen_adds_no_words(signed_in: Any, person: Any) -> None:
    """The form comes back as an editor writes it: other keys of paragraphs, empty paragraphs."""
    page = submitted(person("author"))
    for name in ("reviewer", "publisher", "publisher"):
        form = form_of(page, signed_in(name))
        for field, sent in form.items():
            if sent == "null":
                form[field] = rich_text('<p data-block-key="empty"></p>', features=[])
        form |= {"action-workflow-action": "yes", "workflow-action-name": "approve"}
        signed_in(name).post(f"/cms/pages/{page.pk}/edit/", form)
    page = lesson()
    assert page.current_workflow_task is not None
    assert page.current_workflow_task.name == "Review of English"
    assert page.get_latest_revision().user == person("author")


def test_what_a_reviewer_writes_needs_another_to_approve_it(signed_in: Any, person: Any) -> None:
    page = approve(submitted(person("author")), person("reviewer"))
    publisher = signed_in("publisher")
    form = form_of(page, publisher) | {"heading_kk": "Қайта жазылған"}
    publisher.post(f"/cms/pages/{page.pk}/edit/", form)
    task = lesson().current_workflow_task
    assert task is not None
    names = [
        name for name, _label, _form in task.specific.get_actions(lesson(), person("publisher"))
    ]
    assert "approve" not in names


def test_approval_of_a_language_counts_as_its_review(person: Any) -> None:
    page = submitted(person("author"))
    row = Translation.objects.of(page).get(language="kk")
    Translation.objects.filter(pk=row.pk).update(unreviewed=1)
    page = approve(page, person("reviewer"))
    approve(page, person("publisher"))
    row.refresh_from_db()
    assert row.unreviewed == 0
    assert row.state in {LanguageState.COMPLETE, LanguageState.OUTDATED}


@pytest.mark.parametrize("name", ["author", "publisher", "admin"])
def test_law_is_approved_by_a_lawyer_alone(person: Any, name: str) -> None:
    page = submitted(person("author"))
    task = page.current_workflow_task
    assert task is not None
    assert task.specific.get_actions(page, person(name)) == []


def test_nobody_approves_words_of_their_own() -> None:
    writer = UserFactory(roles=[Role.AUTHOR, Role.LEGAL_REVIEWER])
    page = submitted(writer)
    task = page.current_workflow_task
    assert task is not None
    actions = [name for name, _label, _form in task.specific.get_actions(page, writer)]
    assert actions == ["reject"]


@pytest.mark.parametrize("name", ["author", "admin", "publisher"])
def test_nobody_changes_a_page_while_it_is_reviewed(signed_in: Any, person: Any, name: str) -> None:
    page = submitted(person("author"))
    response = signed_in(name).get(f"/cms/pages/{page.pk}/edit/")
    text = response.content.decode()
    assert response.status_code in {200, 302}
    assert page.get_lock() is not None
    assert page.get_lock().for_user(person(name))
    assert 'name="action-publish"' not in text


def test_what_was_written_after_the_review_does_not_go_out_with_it(person: Any) -> None:
    page = submitted(person("author"))
    page = approve(page, person("reviewer"))
    for _language in range(3):
        page = approve(page, person("publisher"))
    late = lesson().get_latest_revision_as_object()
    late.heading_kk = "Кейін жазылған"
    late.save_revision(user=person("author"))
    page = approve(page, person("publisher"))
    assert page.heading_kk == HEADING
    assert page.has_unpublished_changes


def test_the_screens_of_the_review_open(signed_in: Any, person: Any) -> None:
    page = submitted(person("author"))
    reviewer = signed_in("reviewer")
    assert reviewer.get(f"/cms/pages/{page.pk}/edit/").status_code == 200
    assert reviewer.get("/cms/").status_code == 200
    assert signed_in("admin").get("/cms/workflows/list/").status_code == 200


def test_what_is_scheduled_goes_out_on_its_day(person: Any) -> None:
    page = lesson()
    page.heading_kk, page.go_live_at = HEADING, timezone.now() + timedelta(hours=1)
    page.save_revision(user=person("publisher")).publish(user=person("publisher"))
    due.run()
    assert lesson().heading_kk != HEADING
    revision = Revision.objects.exclude(approved_go_live_at=None).get()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    assert due.run()["scheduled_publishing"] == 1
    assert lesson().heading_kk == HEADING
    assert due.run()["scheduled_publishing"] == 0


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_reader_of_a_language_publishes_no_original_and_nothing_past_a_lawyer(
    person: Any, language: str
) -> None:
    reader = UserFactory(roles=[LANGUAGE_REVIEWERS[language]])
    page = submitted(person("author"))
    with pytest.raises(TranslationRefusedError):
        publish_language(page, language=language, by=reader)
    assert lesson().heading_kk != HEADING
