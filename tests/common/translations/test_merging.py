"""An editor's form that is older than the draft overwrites nobody's translation."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.blocks.field_block import RichTextBlock
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from courses.models import LessonPage
from qalqan.common.languages import LANGUAGES
from qalqan.common.services import translations
from qalqan.common.services.translations import digest, save_translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="what-trafficking-is")


def again(lesson: LessonPage) -> LessonPage:
    return translations.newest(LessonPage.objects.get(pk=lesson.pk))


def translate(lesson: LessonPage, by: Any, language: str, **values: str) -> None:
    seen = {unit.key: digest(unit.texts[language]) for unit in translations.units(again(lesson))}
    saved = save_translation(lesson, language=language, values=values, based_on=seen, by=by)
    assert saved.changed == list(values)


def form_of(lesson: LessonPage, admin: Any) -> dict[str, Any]:
    """The editor's form as the browser would send it back untouched."""
    response = admin.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk]))
    form = response.context["form"]
    data = {
        name: value
        for name in form.fields
        if name != "body" and (value := form[name].value()) is not None
    }
    data |= nested_form_data({"comments": inline_formset([])})
    data |= fields_of("body", form.fields["body"].block, form["body"].value())
    return {**data, "loaded_revision_id": lesson.latest_revision_id or ""}


def fields_of(name: str, block: Any, value: Any) -> dict[str, Any]:
    """What the browser sends for a block and its children."""
    if hasattr(block, "child_block"):
        children = [(block.child_block, one.value, {"id": one.id}) for one in value.bound_blocks]
    elif hasattr(value, "stream_block"):
        children = [(one.block, one.value, {"id": one.id, "type": one.block_type}) for one in value]
    elif hasattr(block, "child_blocks"):
        return {
            key: sent
            for child, inner in block.child_blocks.items()
            for key, sent in fields_of(f"{name}-{child}", inner, value.get(child)).items()
        }
    elif isinstance(block, RichTextBlock):
        # An editor into which nothing was written sends "null".
        text = rich_text(value.source, features=block.features) if value.source else "null"
        return {name: text}
    else:
        shown = block.value_for_form(value)
        return {} if shown in (None, False) else {name: getattr(shown, "pk", shown)}
    found: dict[str, Any] = {f"{name}-count": len(children)}
    for number, (inner, child, given) in enumerate(children):
        place = f"{name}-{number}"
        found |= {f"{place}-deleted": "", f"{place}-order": number}
        found |= {f"{place}-{key}": sent for key, sent in given.items()}
        found |= fields_of(f"{place}-value", inner, child)
    return found


def post(lesson: LessonPage, admin: Any, form: dict[str, Any]) -> None:
    response = admin.post(reverse("wagtailadmin_pages:edit", args=[lesson.pk]), form)
    assert response.status_code == 302, response.context["form"].errors


def test_a_form_sent_back_untouched_changes_no_text(lesson: LessonPage, signed_in: Any) -> None:
    before = {unit.key: unit.texts for unit in translations.units(again(lesson))}
    admin = signed_in("admin")
    post(lesson, admin, form_of(lesson, admin))
    after = {unit.key: unit.texts for unit in translations.units(again(lesson))}
    assert after.keys() == before.keys()
    for key, texts in before.items():
        assert {code: digest(after[key][code]) for code in LANGUAGES} == {
            code: digest(texts[code]) for code in LANGUAGES
        }


def test_a_stale_form_keeps_a_translation_that_was_saved_meanwhile(
    lesson: LessonPage, signed_in: Any, person: Any
) -> None:
    admin = signed_in("admin")
    form = form_of(lesson, admin)
    key = next(unit.key for unit in translations.units(lesson) if unit.key.startswith("body/"))
    translate(lesson, person("author"), "ru", heading="Торговля людьми", **{key: "Перевод"})
    post(lesson, admin, {**form, "heading_kk": "Жаңа тақырып"})
    newest = again(lesson)
    assert (newest.heading_kk, newest.heading_ru) == ("Жаңа тақырып", "Торговля людьми")
    assert next(u for u in translations.units(newest) if u.key == key).texts["ru"] == "Перевод"


def test_texts_merge_where_the_editor_changed_another_block(
    lesson: LessonPage, signed_in: Any, person: Any
) -> None:
    admin = signed_in("admin")
    form = form_of(lesson, admin)
    listed = [unit for unit in translations.units(lesson) if unit.key.startswith("body/")]
    translate(lesson, person("author"), "ru", **{listed[0].key: "Перевод"})
    post(lesson, admin, {**form, "body-1-value-heading-kk": "Басқа тақырып"})
    found = {unit.key: unit.texts for unit in translations.units(again(lesson))}
    assert found[listed[0].key]["ru"] == "Перевод"
    assert any(texts["kk"] == "Басқа тақырып" for texts in found.values())


def test_where_both_changed_a_text_the_editors_stands(
    lesson: LessonPage, signed_in: Any, person: Any
) -> None:
    admin = signed_in("admin")
    form = form_of(lesson, admin)
    translate(lesson, person("author"), "ru", heading="Торговля людьми")
    post(lesson, admin, {**form, "heading_ru": "Что это такое"})
    assert again(lesson).heading_ru == "Что это такое"


def test_a_language_that_was_made_ready_meanwhile_stays_ready(
    lesson: LessonPage, signed_in: Any, person: Any
) -> None:
    lesson.ready_ru = False
    lesson.save_revision().publish()
    lesson = LessonPage.objects.get(pk=lesson.pk)
    admin = signed_in("admin")
    form = form_of(lesson, admin)
    translate(lesson, person("author"), "ru", heading="Торговля людьми")
    translations.publish_language(lesson, language="ru", by=person("publisher"))
    post(lesson, admin, {**form, "heading_kk": "Жаңа тақырып"})
    assert again(lesson).ready_ru
