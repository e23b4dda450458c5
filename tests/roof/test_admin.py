"""Editors' screens: every page and snippet opens and saves; slugs and titles are made for them."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.messages import ERROR
from django.utils import translation
from wagtail.blocks import StructBlockValidationError
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from assessments.blocks import InteractionBlock
from assessments.models import Item
from campaigns.models import CampaignIndexPage, CampaignPage
from courses.models import CataloguePage, Cohort, Department, LessonPage
from qalqan.common.blocks import TrCharBlock, TrRichTextBlock
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Audience, BasePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(signed_in: Any) -> Any:
    return signed_in("admin")


def test_every_kind_of_page_opens_in_the_editor(admin: Any) -> None:
    kinds = [model for model in apps.get_models() if issubclass(model, BasePage)]
    assert len(kinds) >= 9
    for kind in kinds:
        page = kind.objects.first()
        assert page is not None, kind
        response = admin.get(f"/cms/pages/{page.pk}/edit/")
        assert response.status_code == 200
        text = response.content.decode()
        assert all(name in text for name in ("Қазақша", "Русский", "English"))


def test_every_snippet_opens_in_the_editor(admin: Any) -> None:
    for model in get_snippet_models():
        base = f"/cms/snippets/{model._meta.app_label}/{model._meta.model_name}"
        assert admin.get(f"{base}/").status_code == 200
        assert admin.get(f"{base}/add/").status_code == 200
        first = model._default_manager.first()
        assert admin.get(f"{base}/edit/{first.pk}/").status_code == 200, model


@pytest.mark.parametrize(
    "path",
    ["", "pages/", "pages/search/?q=а", "reports/site-history/", "users/", "groups/", "sites/",
     "images/", "documents/", "snippets/", "account/", "reports/workflow/"],
)  # fmt: skip
def test_every_screen_of_the_admins_menu_opens(admin: Any, path: str) -> None:
    assert admin.get(f"/cms/{path}", follow=True).status_code == 200


def lesson_form(lesson: LessonPage, **changes: Any) -> dict[str, Any]:
    """The editor's form of a lesson as it stands, with changes."""
    form = nested_form_data(
        {
            "title": lesson.title,
            "slug": lesson.slug,
            "minutes": lesson.minutes,
            "completed_when": lesson.completed_when,
            "source_language": lesson.source_language,
            "body": streamfield([]),
            "comments": inline_formset([]),
            **{
                f"{name}_{code}": getattr(lesson, f"{name}_{code}")
                for name in ("heading", "summary")
                for code in LANGUAGES
            },
        }
    )
    return form | changes


def test_an_author_drafts_and_a_publisher_publishes(signed_in: Any) -> None:
    lesson = LessonPage.objects.first()
    assert lesson is not None
    url = f"/cms/pages/{lesson.pk}/edit/"
    before = lesson.heading_kk
    draft = lesson_form(lesson, heading_kk="Нобай")
    assert signed_in("author").post(url, draft).status_code == 302
    lesson.refresh_from_db()
    assert lesson.heading_kk == before
    assert lesson.get_latest_revision_as_object().heading_kk == "Нобай"
    forbidden = signed_in("author").post(url, draft | {"action-publish": "1"})
    lesson.refresh_from_db()
    assert (forbidden.status_code, lesson.heading_kk) == (302, before)
    assert signed_in("publisher").post(url, draft | {"action-publish": "1"}).status_code == 302
    lesson.refresh_from_db()
    assert lesson.heading_kk == "Нобай"


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [
        ("author", "assessments/item", 200),
        ("author", "common/source", 200),
        ("steward", "common/source", 200),
        ("steward", "assessments/item", 302),
        ("reviewer", "common/source", 200),
        ("translator", "assessments/item", 302),
    ],
)
def test_roles_reach_their_own_snippets(signed_in: Any, name: str, path: str, status: int) -> None:
    assert signed_in(name).get(f"/cms/snippets/{path}/").status_code == status


def test_a_translator_is_not_let_into_the_page_form(signed_in: Any) -> None:
    lesson = LessonPage.objects.first()
    assert lesson is not None
    assert signed_in("translator").get(f"/cms/pages/{lesson.pk}/edit/").status_code == 302


def page_form(**changes: Any) -> dict[str, Any]:
    names = (
        "title",
        "slug",
        *(f"{n}_{c}" for n in ("heading", "summary") for c in ("kk", "ru", "en")),
    )
    form = {
        **dict.fromkeys(names, ""),
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
    return form | changes


def add_campaign(admin: Any, **changes: Any) -> Any:
    parent = CampaignIndexPage.objects.get()
    url = f"/cms/pages/add/campaigns/campaignpage/{parent.pk}/"
    return admin.post(url, page_form(**changes))


def test_title_and_slug_are_made_from_the_headings(admin: Any) -> None:
    response = add_campaign(admin, heading_kk="Жұмыс іздегенде", heading_en="Looking for work")
    assert response.status_code == 302
    page = CampaignPage.objects.get(slug="looking-for-work")
    assert page.title == "Жұмыс іздегенде"
    assert not page.ready_kk


def test_a_page_without_english_asks_for_a_slug(admin: Any) -> None:
    response = add_campaign(admin, heading_kk="Жұмыс іздегенде")
    assert response.status_code == 200
    assert "slug" in response.context["form"].errors
    again = add_campaign(admin, heading_kk="Жұмыс іздегенде", slug="c-20")
    assert again.status_code == 302
    assert CampaignPage.objects.filter(slug="c-20").exists()


def test_a_page_without_any_heading_is_refused(admin: Any) -> None:
    response = add_campaign(admin)
    assert {"heading_kk", "slug"} <= response.context["form"].errors.keys()


def test_an_editor_cannot_put_a_lesson_below_the_catalogue(admin: Any) -> None:
    parent = CataloguePage.objects.get()
    response = admin.get(f"/cms/pages/add/courses/lessonpage/{parent.pk}/")
    assert response.status_code in {302, 403}
    assert LessonPage not in CataloguePage.creatable_subpage_models()


def test_a_preview_shows_the_page(admin: Any) -> None:
    lesson = LessonPage.objects.first()
    assert lesson is not None
    request = admin.get("/kk/").wsgi_request
    response = lesson.make_preview_request(request, "")
    assert response.status_code == 200


def test_a_leaf_needs_a_word_in_one_language() -> None:
    block = TrCharBlock()
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python({"kk": "", "ru": " ", "en": ""}))
    assert "kk" in caught.value.block_errors
    assert str(block.clean(block.to_python({"kk": "", "ru": "да", "en": ""}))) == "да"
    optional = TrCharBlock(required=False)
    assert str(optional.clean(optional.to_python({}))) == ""


def test_a_leaf_escapes_what_is_typed_into_it() -> None:
    block = TrCharBlock()
    shown = block.render(block.to_python({"kk": "<script>alert(1)</script>"}))
    assert "<script>" not in shown
    rich = TrRichTextBlock()
    value = rich.clean(rich.to_python({"kk": "<p>а</p>", "ru": "", "en": ""}))
    assert "<p" in rich.render(value)


@pytest.mark.parametrize(
    ("kind", "correct", "message"),
    [
        ("single_choice", (), "right answer"),
        ("single_choice", (0, 1), "exactly one"),
        ("multiple_choice", (), "right answer"),
    ],
)
def test_an_item_without_a_key_is_refused(
    kind: str, correct: tuple[int, ...], message: str
) -> None:
    block = InteractionBlock().child_blocks[kind]
    text = {"kk": "а", "ru": "", "en": ""}
    options = [{"text": text, "feedback": {}, "correct": number in correct} for number in range(3)]
    with pytest.raises(StructBlockValidationError) as caught, translation.override("en"):
        block.clean(block.to_python({"options": options}))
    with translation.override("en"):
        assert message in str(caught.value.non_block_errors)


def test_an_item_with_its_key_is_accepted() -> None:
    for child in Item.objects.get(key="adult-consent").interaction:
        assert child.block.clean(child.value)


def test_terms_show_their_name_and_others_their_key() -> None:
    police = Audience.objects.get(code="police")
    assert str(police) == police.name_kk


@pytest.mark.parametrize("model", [Department, Cohort])
def test_what_records_rest_on_is_not_deleted_and_the_screen_says_why(
    admin: Any, model: Any
) -> None:
    kept = model.objects.earliest("pk")
    address = f"/cms/snippets/courses/{model._meta.model_name}/delete/{kept.pk}/"
    answer = admin.post(address, follow=True)
    assert [one.level for one in answer.context["messages"]] == [ERROR]
    assert model.objects.filter(pk=kept.pk).exists()


@pytest.mark.parametrize("kind", ["assessments/item", "campaigns/helptext"])
def test_a_form_of_which_parts_are_missing_is_refused(admin: Any, kind: str) -> None:
    assert admin.post(f"/cms/snippets/{kind}/add/").status_code == 400
