"""The question bank's screens: what is refused says why, and a lawyer's approval is a signature."""

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from assessments.models import Assessment, Attempt, Item, Signature
from assessments.services import bank
from qalqan.accounts.models import User
from qalqan.common.models import Audience, AuditRow, Source
from tests.assessments.taking import answer, begin, finish, make_case
from tests.factories import SourceFactory, choice_spec, make_assessment, make_item

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


def tr(text: str = "") -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def option(number: int, text: str, *, correct: bool = False, critical: bool = False) -> Any:
    value: dict[str, Any] = {"text": tr(text), "feedback": tr(text)}
    value |= {"correct": "on"} if correct else {}
    value |= {"critical": "on"} if critical else {}
    return {"value": value, "order": number, "id": f"00000000-0000-0000-0000-00000000000{number}"}


def listed(entries: list[Any]) -> dict[str, Any]:
    """A list block as its form posts it."""
    sent: dict[str, Any] = {"count": str(len(entries))}
    for number, entry in enumerate(entries):
        sent |= {
            f"{number}-deleted": "",
            f"{number}-order": str(number),
            f"{number}-id": entry["id"],
            f"{number}-value": entry["value"],
            f"{number}-type": "item",
        }
    return sent


def item_form(key: str, options: list[Any], *, source: Source | None = None) -> dict[str, Any]:
    citations = [("citation", {"source": str(source.pk), "locator": "3"})] if source else []
    return nested_form_data(
        {
            "key": key,
            **{f"prompt_{code}": "Не істейсіз?" for code in LANGUAGES},
            **{f"explanation_{code}": "" for code in LANGUAGES},
            "interaction": streamfield([("single_choice", {"options": listed(options)})]),
            "citations": streamfield(citations),
            "pictures": streamfield([]),
            "audience": str(Audience.objects.get(code="police").pk),
            "difficulty": "easy",
            "source_language": "ru",
            "points": "1",
        }
    )


ADD = "/cms/snippets/assessments/item/add/"


def edit(item: Item) -> str:
    return f"/cms/snippets/assessments/item/edit/{item.pk}/"


def errors_of(response: Any) -> str:
    return " ".join(response.context["form"].errors.get("__all__", []))


def test_an_author_drafts_and_a_publisher_publishes_an_item(signed_in: Any) -> None:
    form = item_form("drafted", [option(1, "a", correct=True), option(2, "b")])
    assert signed_in("author").post(ADD, form).status_code == 302
    item = Item.objects.get(key="drafted")
    assert not item.live
    sent = signed_in("publisher").post(edit(item), form | {"action-publish": "1"})
    assert sent.status_code == 302
    item = Item.objects.get(key="drafted")
    assert item.live
    assert item.version is not None
    assert item.version.is_whole
    assert (item.complete_kk, item.complete_en) == (True, True)


def test_publishing_a_critical_item_without_ground_says_what_is_missing(signed_in: Any) -> None:
    form = item_form("harm", [option(1, "a", correct=True), option(2, "b", critical=True)])
    with translation.override("en"):
        response = signed_in("admin").post(ADD, form | {"action-publish": "1"})
    assert response.status_code == 200
    text = errors_of(response)
    assert text.count(".") == 2, text
    assert not Item.objects.filter(key="harm", live=True).exists()


@pytest.fixture
def submitted(signed_in: Any) -> Item:
    """A critical item that its author has sent to legal review."""
    source = SourceFactory(in_force=True)
    options = [option(1, "a", correct=True), option(2, "b", critical=True)]
    form = item_form("harm", options, source=source)
    author = signed_in("author")
    author.post(ADD, form)
    item = Item.objects.get(key="harm")
    assert author.post(edit(item), form | {"action-submit": "1"}).status_code == 302
    return Item.objects.get(key="harm")


def approve(reviewer: Any, item: Item) -> Any:
    state = TaskState.objects.get(
        workflow_state__in=item.workflow_states.all(), status="in_progress"
    )
    url = f"/cms/snippets/assessments/item/workflow/action/{item.pk}/approve/{state.pk}/"
    return reviewer.post(url, {"comment": ""})


def test_a_lawyers_approval_signs_and_publishes(
    signed_in: Any, submitted: Item, person: Any
) -> None:
    assert signed_in("reviewer").get(edit(submitted)).status_code == 200
    approve(signed_in("reviewer"), submitted)
    item = Item.objects.get(pk=submitted.pk)
    assert item.live
    signature = Signature.objects.get()
    assert signature.signer == person("reviewer")
    assert item.version is not None
    assert signature.digest == item.version.digest
    assert AuditRow.objects.filter(action="item.signed", subject=f"item:{item.pk}").exists()


def test_a_lawyer_cannot_approve_what_rests_on_nothing(signed_in: Any, submitted: Item) -> None:
    Source.objects.filter(key__startswith="source-").update(status="to_verify")
    page = signed_in("reviewer").get(edit(submitted)).content.decode()
    assert 'data-workflow-action-name="approve"' not in page
    assert not Item.objects.get(pk=submitted.pk).live


def test_nobody_changes_an_item_while_it_is_with_the_lawyer(
    signed_in: Any, submitted: Item
) -> None:
    form = item_form("harm", [option(1, "other", correct=True), option(2, "b", critical=True)])
    signed_in("author").post(edit(submitted), form)
    draft = Item.objects.get(pk=submitted.pk).get_latest_revision_as_object()
    assert draft.spec()["options"][0]["text"]["kk"] == "a"


def assessment_form(item: Item, **changes: Any) -> dict[str, Any]:
    form = nested_form_data(
        {
            "key": "paper",
            **{f"title_{code}": "Тест" for code in LANGUAGES},
            "slots": inline_formset([{"item": str(item.pk)}]),
            "draws": inline_formset([]),
            "pass_mark": "0.8",
            "wait_hours": "0",
            "feedback": "after_finish",
        }
    )
    return form | changes


ADD_PAPER = "/cms/snippets/assessments/assessment/add/"


def test_an_assessment_is_published_in_a_language_that_its_items_have(signed_in: Any) -> None:
    spec = choice_spec("half")
    spec["prompt"]["ru"] = ""
    item = bank.store_item("half", spec=spec)
    author = signed_in("publisher")
    refused = author.post(ADD_PAPER, assessment_form(item, ready_kk="on", ready_ru="on"))
    assert "half" in str(refused.context["form"].errors["ready_ru"])
    assert "ready_kk" not in refused.context["form"].errors
    assert not Assessment.objects.filter(key="paper").exists()
    assert author.post(ADD_PAPER, assessment_form(item, ready_kk="on")).status_code == 302
    assert Assessment.objects.get(key="paper").languages == ["kk"]


def test_an_author_changes_no_published_assessment(signed_in: Any) -> None:
    item = make_item("one")
    form = assessment_form(item, ready_kk="on")
    assert signed_in("author").post(ADD_PAPER, form).status_code == 200
    assert signed_in("author").post(ADD_PAPER, assessment_form(item)).status_code == 302
    paper = Assessment.objects.get(key="paper")
    url = f"/cms/snippets/assessments/assessment/edit/{paper.pk}/"
    slot = {"slots-INITIAL_FORMS": "1", "slots-0-id": str(paper.slots.get().pk)}
    assert signed_in("publisher").post(url, form | slot).status_code == 302
    assert signed_in("author").post(url, form | slot | {"pass_mark": "0.01"}).status_code == 200
    assert Assessment.objects.get(key="paper").pass_mark_percent == 80
    row = AuditRow.objects.filter(action="assessment.changed").last()
    assert row is not None
    assert row.data["changed"]["ready_kk"] == ["False", "True"]


def test_an_assessment_that_was_taken_is_not_deleted(signed_in: Any, taken: Attempt) -> None:
    url = f"/cms/snippets/assessments/assessment/delete/{taken.assessment_id}/"
    assert signed_in("admin").post(url).status_code == 302
    assert Assessment.objects.filter(pk=taken.assessment_id).exists()


def test_an_assessment_that_never_opens_is_refused(signed_in: Any) -> None:
    item = make_item("one")
    dates = {"opens_at": "2026-12-02 10:00", "closes_at": "2026-12-01 10:00"}
    response = signed_in("author").post(ADD_PAPER, assessment_form(item, **dates))
    assert response.status_code == 200
    assert not Assessment.objects.filter(key="paper").exists()


def test_the_author_of_a_case_sees_it_drawn(signed_in: Any) -> None:
    page = signed_in("author").get(edit(make_case("talk"))).content.decode()
    assert 'class="q-graph"' in page
    assert page.count("<rect") == 3


@pytest.fixture
def taken(cadet: User) -> Attempt:
    item = make_item("keyed", right="a")
    attempt = begin(make_assessment("paper", [item]), cadet)
    answer(attempt, 0, [bank.option_id("keyed", "b")])
    finish(attempt)
    bank.store_item("keyed", spec=choice_spec("keyed", right="b"))
    return attempt


def test_a_key_is_corrected_after_a_look_at_who_is_affected(
    signed_in: Any, taken: Attempt, cadet: User
) -> None:
    item = Item.objects.get(key="keyed")
    url = f"/cms/assessments/items/{item.pk}/correct/"
    publisher = signed_in("publisher")
    wrong = item.versions.order_by("pk").first()
    sent = {"wrong": wrong.pk, "reason": "typed wrongly"}
    page = publisher.post(url, sent)
    assert cadet.last_name in page.content.decode()
    assert not Attempt.objects.get(pk=taken.pk).passed
    assert publisher.post(url, sent | {"confirm": "yes"}).status_code == 302
    assert Attempt.objects.get(pk=taken.pk).passed


def test_an_author_corrects_no_key(signed_in: Any, taken: Attempt) -> None:
    item = Item.objects.get(key="keyed")
    response = signed_in("author").get(f"/cms/assessments/items/{item.pk}/correct/")
    assert response.status_code in {302, 403}
