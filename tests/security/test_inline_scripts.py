"""Only what Wagtail itself writes may run inline in its admin."""

import json
from typing import Any

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminPageChooser

from qalqan.common.services.inline_scripts import is_known, with_nonces

NAMED = "/static/named.js"
OTHERS = (
    "alert(1)",
    'initDateChooser("id", {}); alert(1);',
    'initDateChooser("id", alert(1));',
    'initDateChooser("id", {"a": function () {}});',
    'new Function("alert(1)", {});',
    'new PageChooser("a", {}), alert(1);',
    "new PageChooser(...[alert(1)]);",
    '(function() { var panel = new InlinePanel(JSON.parse("{}")); alert(1) })();',
    '(function() { var panel = new InlinePanel(JSON.parse("\\"), alert(1))); })();',
    "",
)


def marked(html: str) -> str:
    return with_nonces(html, lambda: "n0", named=NAMED)


@pytest.mark.parametrize("script", OTHERS)
def test_another_script_gets_no_nonce(script: str) -> None:
    assert "n0" not in marked(f"<p><script>{script}</script></p>")


@pytest.mark.parametrize("widget", [AdminDateInput(), AdminDateTimeInput()])
def test_a_date_field_of_wagtail_gets_one(widget: Any) -> None:
    assert '<script nonce="n0">init' in marked(widget.render("day", None, {"id": "id_day-0"}))


@pytest.mark.django_db
def test_a_chooser_of_wagtail_gets_one() -> None:
    assert '<script nonce="n0">new ' in marked(AdminPageChooser().render("a", None, {"id": "id_a"}))


@pytest.mark.parametrize("panel", ["inline_panel", "multiple_chooser_panel"])
def test_a_panel_of_several_forms_gets_one(panel: str) -> None:
    options = json.dumps({"label": "Құн \"a\" <b> 'c' \\", "count": 3})
    formset = {"prefix": "values", "management_form": "", "non_form_errors": []}
    context = {"self": {"formset": formset}, "options_json": options}
    html = render_to_string(f"wagtailadmin/panels/{panel}.html", context)
    assert '<script nonce="n0">' in marked(html)


def test_the_named_script_gets_one_and_others_with_a_source_do_not() -> None:
    assert marked(f'<script src="{NAMED}"></script>').startswith('<script nonce="n0"')
    assert "n0" not in marked('<script src="/static/other.js"></script>')


def test_a_page_without_such_scripts_asks_for_no_nonce() -> None:
    def never() -> str:
        raise AssertionError

    assert with_nonces("<p>text</p>", never, named=NAMED) == "<p>text</p>"


@given(st.text())
def test_no_text_is_known_unless_it_calls_with_data(text: str) -> None:
    assert is_known(text) is False


@given(st.text())
def test_data_of_any_kind_stays_data(text: str) -> None:
    assert is_known(f"initDateChooser({json.dumps(text)}, {{}});")
