"""An item of any kind can be a self-check in a lesson."""

from typing import Any

import pytest

from assessments.models import Item, Response
from assessments.services import bank
from courses.models import LessonPage
from qalqan.accounts.models import User
from tests.assessments.presenting.items import FORMS, ITEMS, Json

pytestmark = pytest.mark.django_db
LESSON = "/en/courses/police/identification/what-trafficking-is/"
PLAIN = ITEMS.keys() - {"single_choice", "multiple_choice", "case", "description"}


def put(spec: Json, signer: User) -> str:
    """Make the lesson's self-check ask `spec`; gives the block's id."""
    item = bank.store_item("self-check", spec=spec, signer=signer, live=False)
    item.freeze()
    Item.objects.filter(pk=item.pk).update(live=True)
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    block = next(child for child in lesson.body if child.block_type == "self_check")
    block.value["item"] = item
    lesson.save()
    return str(block.id)


def check(client: Any, block: str, form: dict[str, Any]) -> str:
    page = client.post(f"{LESSON}check/", {**form, "block": block})
    assert page.status_code == 200
    return str(page.content.decode())


@pytest.mark.parametrize("kind", sorted(PLAIN))
def test_every_kind_answers_beside_the_question(cadet_client: Any, person: Any, kind: str) -> None:
    block = put(ITEMS[kind], person("reviewer"))
    assert "The explanation." not in cadet_client.get(LESSON).content.decode()
    assert "The explanation." in check(cadet_client, block, FORMS[kind])
    assert not Response.objects.exists()


def test_a_case_goes_on_step_by_step_and_can_be_started_again(
    cadet_client: Any, person: Any
) -> None:
    block = put(ITEMS["case"], person("reviewer"))
    first = check(cadet_client, block, {"answer": "greet"})
    assert "She looks at you." in first
    assert "The explanation." not in first
    end = check(cadet_client, block, FORMS["case"])
    assert "The explanation." in end
    assert "Start again" in end


def test_what_cannot_be_an_answer_leaves_the_question_open(cadet_client: Any, person: Any) -> None:
    block = put(ITEMS["ordering"], person("reviewer"))
    page = check(cadet_client, block, {"answer-safe": "1", "answer-talk": "1"})
    assert "The explanation." not in page
