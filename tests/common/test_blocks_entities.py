"""Words and sums inside rich text: shown without a statement, known to where-used, unforgeable."""

import json
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex
from wagtail.rich_text import expand_db_html

from qalqan.common.blocks import RICH_TEXT_FEATURES
from qalqan.common.models import Amount, AmountValue, GlossaryTerm, Source
from qalqan.common.services import amounts, glossary
from tests.courses.lesson_blocks import lesson_with, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def converter() -> ContentstateConverter:
    return ContentstateConverter(features=RICH_TEXT_FEATURES)


@pytest.fixture
def index() -> Amount:
    """A unit of 4 325 tenge, and 300 of them."""
    source = Source.objects.get(key="palermo-protocol")
    unit = Amount.objects.create(key="unit", name_kk="АЕК", name_en="index", source=source)
    AmountValue.objects.create(amount=unit, tenge=Decimal(4325), valid_from="2026-01-01")
    AmountValue.objects.create(amount=unit, tenge=Decimal(9999), valid_from="2999-01-01")
    fine = Amount.objects.create(
        key="fine", name_kk="Айыппұл", name_en="Fine", unit=unit, factor=300, source=source
    )
    amounts.forget()
    return fine


@pytest.mark.parametrize(
    ("language", "number", "unit"),
    [
        ("kk", "1\xa0297\xa0500", "АЕК"),
        ("ru", "1\xa0297\xa0500", "АЕК"),
        ("en", "1,297,500", "index"),
    ],
)
def test_a_sum_is_said_as_the_language_writes_it(
    index: Amount, language: str, number: str, unit: str
) -> None:
    with translation.override(language):
        said = amounts.sum_in_words(index.pk)
    assert said.startswith(number)
    assert f"300 × {unit}" in said
    assert "2026" in said


def test_words_and_sums_cost_no_statement_where_they_are_shown(index: Amount) -> None:
    stored = f'<p><a id="1" linktype="term">a</a> <embed embedtype="amount" id="{index.pk}"/></p>'
    expand_db_html(stored)
    glossary.used_in(expand_db_html(stored))
    with CaptureQueriesContext(connection) as statements:
        shown = expand_db_html(stored * 20)
        glossary.used_in(shown)
    assert len(statements) == 0
    assert '<a class="q-term" href="#term-1">a</a>' in shown


def test_a_changed_sum_is_shown_at_once_after_it_was_edited(admin: Any, index: Amount) -> None:
    amounts.sum_in_words(index.pk)
    unit = index.unit
    assert unit is not None
    row = unit.values.get(valid_from="2026-01-01")
    address = reverse(unit.snippet_viewset.get_url_name("edit"), args=[unit.pk])
    form = admin.get(address).context["form"]
    data = {bound.html_name: bound.value() or "" for bound in form}
    values = form.formsets["values"]
    data |= {f"values-{name}": value for name, value in values.management_form.initial.items()}
    for line in values:
        data |= {bound.html_name: bound.value() or "" for bound in line}
        if line.instance == row:
            data[line["tenge"].html_name] = "5000"
    assert admin.post(address, data).status_code == 302
    assert amounts.sum_in_words(index.pk).startswith("1\xa0500\xa0000")


@pytest.fixture
def admin(signed_in: Any) -> Any:
    return signed_in("admin")


def test_the_editor_gives_back_the_references_that_it_got(
    converter: ContentstateConverter, index: Amount
) -> None:
    sum_stored = f'<embed embedtype="amount" id="{index.pk}"/>'
    stored = f'<p>A <a linktype="term" id="7">word</a>, {sum_stored}.</p>'
    state = converter.from_database_format(stored)
    assert str(index) in json.loads(state)["blocks"][0]["text"]
    back = converter.to_database_format(state)
    assert '<a linktype="term" id="7">word</a>' in back
    assert sum_stored in back
    assert str(index) not in back


def test_where_a_word_and_a_sum_are_used_is_known(index: Amount) -> None:
    word = GlossaryTerm.objects.get(key="victim")
    body = f'<a id="{word.pk}" linktype="term">a</a><embed embedtype="amount" id="{index.pk}"/>'
    lesson = lesson_with([text(body)])
    ReferenceIndex.create_or_update_for_object(lesson)
    for used in (word, index):
        users = {use.object_id for use in ReferenceIndex.get_references_to(used)}
        assert str(lesson.pk) in users


def test_a_forged_reference_becomes_a_number(converter: ContentstateConverter) -> None:
    state = json.loads(converter.from_database_format('<p><a linktype="term" id="7">word</a></p>'))
    state["entityMap"]["0"]["data"] = {"id": "7"}
    assert 'id="7"' in converter.to_database_format(json.dumps(state))
    state["entityMap"]["0"]["data"] = {"id": '7" onclick="alert(1)'}
    forged = converter.to_database_format(json.dumps(state))
    assert 'id="0"' in forged
    assert "onclick" not in forged


def test_a_lessons_words_come_in_the_order_of_reading() -> None:
    words = [GlossaryTerm.objects.get(key=key) for key in ("victim", "child", "victim")]
    links = "".join(f'<a class="q-term" href="#term-{word.pk}">x</a>' for word in words)
    assert [word.key for word in glossary.used_in(links)] == ["victim", "child"]
