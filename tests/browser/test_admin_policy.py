"""Wagtail's admin works under a policy that lets no script or style run that is not the site's."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import DESK, Visitor

pytestmark = pytest.mark.browser
ADDRESSES = """
import json
from django.apps import apps
from wagtail.snippets.models import get_snippet_models
from qalqan.common.models import BasePage
pages = [model.objects.order_by("-depth").first() for model in apps.get_models()
         if issubclass(model, BasePage)]
print(json.dumps([
    [f"pages/{page.pk}/edit/" for page in pages if page],
    [f"snippets/{model._meta.app_label}/{model._meta.model_name}/add/"
     for model in get_snippet_models()]]))
"""
SCREENS = (
    *("", "pages/", "pages/search/?q=a", "reports/site-history/", "reports/locked/"),
    *("reports/workflow/", "reports/aging-pages/", "users/", "users/new/", "groups/new/"),
    *("sites/new/", "images/", "images/add/", "images/multiple/add/", "documents/"),
    *("documents/add/", "documents/multiple/add/", "snippets/", "account/", "workflows/add/"),
    *("collections/add/", "translations/", "sources/reviews/"),
)


@pytest.fixture
def admin(visitor: Callable[..., Visitor]) -> Visitor:
    someone = visitor(size=DESK)
    someone.sign_in("admin")
    return someone


@pytest.fixture
def addresses(admin: Visitor) -> tuple[list[str], list[str]]:
    found: Any = json.loads(admin.site.manage("shell", "-v0", "-c", ADDRESSES).splitlines()[-1])
    return found[0], found[1]


def visit(admin: Visitor, path: str) -> None:
    response = admin.page.goto(f"{admin.site.url}/cms/{path}")
    assert response is not None
    assert (response.status, admin.page.locator("#wagtail").count()) == (200, 1), path
    assert "unsafe" not in (response.header_value("content-security-policy") or "unsafe")
    assert not admin.problems, f"{path}: {admin.problems}"


def test_the_screens_of_the_menu_and_all_forms_of_snippets(
    admin: Visitor, addresses: tuple[list[str], list[str]]
) -> None:
    for path in (*SCREENS, *addresses[1]):
        visit(admin, path)


def test_every_kind_of_page_opens_with_its_panels_and_preview(
    admin: Visitor, addresses: tuple[list[str], list[str]]
) -> None:
    for path in addresses[0]:
        visit(admin, path)
        for panel in admin.page.locator("[data-side-panel-toggle]:visible").all():
            panel.click()
        preview = admin.page.frame_locator("#w-preview-iframe")
        preview.locator("h1").first.wait_for(state="attached")
        assert not admin.problems, f"{path}: {admin.problems}"


def test_what_inline_scripts_start_has_started(admin: Visitor) -> None:
    """A date field, and a form laid in later, whose scripts Wagtail writes itself."""
    visit(admin, "snippets/common/source/add/")
    admin.page.locator("#id_checked_on").focus()
    admin.page.locator(".xdsoft_datetimepicker:visible").wait_for()
    visit(admin, "snippets/common/amount/add/")
    admin.page.locator("#id_values-ADD").click()
    admin.page.locator("#id_values-0-valid_from").focus()
    admin.page.locator(".xdsoft_datetimepicker:visible").wait_for()
    assert not admin.problems


def test_the_rich_text_editor_has_its_styles(
    admin: Visitor, addresses: tuple[list[str], list[str]]
) -> None:
    visit(admin, addresses[0][0])
    admin.page.locator(".Draftail-Editor style").first.wait_for(state="attached")
    sheets = "[...document.querySelectorAll('.Draftail-Editor style')].map(style => style.sheet)"
    assert all(admin.page.evaluate(f"{sheets}.map(sheet => sheet.cssRules.length)"))


def test_a_script_that_is_not_wagtails_does_not_run(admin: Visitor) -> None:
    visit(admin, "")
    admin.page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = 1">');
        }"""
    )
    admin.page.evaluate("() => new Promise(done => setTimeout(done))")
    assert admin.page.evaluate("window.ran") is None
    assert admin.problems
