"""A question that is not finished is kept as a draft, and published only when nothing lacks."""

from typing import Any

import pytest

from assessments.blocks import InteractionBlock
from assessments.models import Item
from tests.common.translations.test_merging import fields_of
from tests.roof.test_bank_admin import ADD, edit, item_form

pytestmark = pytest.mark.django_db
KINDS = sorted(InteractionBlock().child_blocks)


def form_with_an_empty(kind: str) -> dict[str, Any]:
    """The form of a question of that kind, into which no answer was written."""
    block = InteractionBlock().child_blocks[kind]
    whole = item_form("unfinished", [])
    form = {name: whole[name] for name in whole if not name.startswith("interaction-0-value")}
    value = fields_of("interaction-0-value", block, block.get_default())
    return form | {"interaction-0-type": kind} | value


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_of_each_kind_is_kept_unfinished(kind: str, signed_in: Any) -> None:
    author = signed_in("author")
    assert author.post(ADD, form_with_an_empty(kind)).status_code == 302
    item = Item.objects.get(key="unfinished")
    assert item.get_latest_revision_as_object().kind == kind
    assert author.get(edit(item)).status_code == 200
    assert author.post(edit(item), form_with_an_empty(kind)).status_code == 302


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"description"}))
def test_an_unfinished_question_of_each_kind_is_not_published(kind: str, signed_in: Any) -> None:
    form = form_with_an_empty(kind) | {"action-publish": "1"}
    assert signed_in("publisher").post(ADD, form).status_code == 200
    assert not Item.objects.filter(key="unfinished", live=True).exists()


def test_a_question_without_a_kind_of_answer_is_no_draft_yet(signed_in: Any) -> None:
    form = item_form("unfinished", []) | {"interaction-count": "0"}
    response = signed_in("author").post(ADD, form)
    assert response.status_code == 200
    assert "interaction" in response.context["form"].errors
    assert not Item.objects.filter(key="unfinished").exists()
