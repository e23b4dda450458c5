"""What must not go out on a campaign or help page: each is caught, and its near miss is not."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from campaigns.models import CampaignPage, HelpPage, HelpText
from campaigns.services import lint
from campaigns.services.lint.wording import harmful_words, owns_up
from campaigns.services.published.expiry import expires
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Source
from qalqan.common.services import checks
from qalqan.common.services.translations import TranslationRefusedError, publish_language
from tests.courses.lesson_blocks import block, cite, html, image, text
from tests.factories import HotlineFactory, three

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def page_with(*blocks: Any) -> CampaignPage:
    page = CampaignPage.objects.get(slug="c-03")
    page.body = CampaignPage._meta.get_field("body").stream_block.to_python(list(blocks))
    page.save_revision().publish()
    return page


def barred(*blocks: Any) -> list[tuple[str, str]]:
    return [(bar.check, bar.language) for bar in lint.bars(page_with(*blocks))]


def picture(title: str = "Sea", *, alt: Any = None, **given: Any) -> Any:
    shown = image()
    shown.title = title
    shown.save()
    return block("picture", {"image": shown.pk, "alt": alt or three("The sea."), **given})


def story(expires_on: Any = TODAY, consent: str = "12-3456789") -> Any:
    value = {"story": three("Somebody helped me."), "consent": consent, "expires_on": expires_on}
    return block("story", {**value, "expires_on": expires_on and expires_on.isoformat()})


@pytest.mark.parametrize(
    ("said", "found"),
    [("Позвоните по 111.", True), ("+7 701 <b>123</b> 45 67", True), ("111 человек", False)],
)
def test_a_typed_number_is_a_bar_in_its_language(said: str, found: bool) -> None:
    body = {**html("Text."), "ru": f"<p>{said}</p>"}
    value = {"heading": three(""), "body": body, "citations": []}
    expected = [("contacts", "ru")] if found else []
    assert list(dict.fromkeys(barred(block("text", value)))) == expected


def test_a_number_of_the_register_is_known_without_a_word_of_calling() -> None:
    HotlineFactory(number="99001")
    assert barred(text("Remember 990-01!"), text("99 001 people")) == [
        ("contacts", code) for code in LANGUAGES
    ]


def test_a_number_in_a_further_language_of_the_help_page_is_a_bar() -> None:
    row = HelpText.objects.get(language="uz")
    row.summary = "Qoʻngʻiroq qiling: +998 71 123 45 67"
    row.save()
    assert [(bar.check, bar.language) for bar in lint.bars(row.page)] == [("contacts", "uz")]
    HelpText.objects.filter(pk=row.pk).update(is_ready=False)
    assert list(lint.bars(row.page)) == []


def test_a_claim_on_an_unconfirmed_source_has_to_own_up_in_each_language() -> None:
    claim = text("Help is given to all.", cite("kz-reply-osce-2016"))
    assert barred(claim) == [("claims", code) for code in LANGUAGES]
    claim["value"]["body"] = {
        "kk": "<p>Қазіргі тәртіпті тексеру қажет.</p>",
        "ru": "<p>Это ещё не подтверждено.</p>",
        "en": "<p>Help is given to all.</p>",
    }
    assert [one for one in barred(claim) if one[0] == "claims"] == [("claims", "en")]
    assert barred(text("Help is given to all.", cite("mlsp-2026"))) == []


def test_what_left_force_is_no_fact_either() -> None:
    Source.objects.filter(key="mlsp-2026").update(status="superseded")
    assert ("claims", "kk") in barred(text("So it is.", cite("mlsp-2026")))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Woman in handcuffs", True), ("rusty_chains-2", True), ("Руки в наручниках", True),
        ("Синяки", True), ("Шынжыр", True), ("Қолында кісен", True), ("blindfolded man", True),
        ("Exchange of papers", False), ("Цепкий взгляд", False), ("Қанат", False),
        ("A supply of tea", False), ("Торы ат", False),
    ],
)  # fmt: skip
def test_pictures_of_bonds_and_wounds_are_told_by_their_names(name: str, found: bool) -> None:
    assert bool(harmful_words(name)) is found
    assert barred(picture(name)) == ([("imagery", "")] if found else [])


def test_tags_and_file_names_tell_as_well() -> None:
    tagged = picture()
    shown = page_with(tagged).body[0].value["image"]
    shown.tags.add("чёрно-белое", "кандалы")
    shown.file = ContentFile(shown.file.read(), "shackles_01.png")
    shown.save()
    assert barred(tagged) == [("imagery", ""), ("imagery", "")]


def test_a_picture_needs_words_in_every_ready_language_or_none_at_all() -> None:
    alone = {"kk": "Теңіз.", "ru": "", "en": ""}
    assert barred(picture(alt=alone)) == [("alt_text", "ru"), ("alt_text", "en")]
    assert barred(picture(alt=alone, decorative=True)) == []


def test_a_story_needs_consent_with_a_last_day() -> None:
    assert barred(story(consent="")) == [("stories", "")]
    assert barred(story(expires_on=None)) == [("stories", "")]
    assert barred(story(TODAY - timedelta(days=1))) == [("stories", "")]
    assert barred(story(TODAY)) == []


def test_a_story_goes_from_the_page_by_itself_and_no_copy_outlives_it(client: Any) -> None:
    page_with(story(TODAY))
    shown = client.get("/en/campaigns/c-03/").content.decode()
    assert "Somebody helped me." in shown
    assert "12-3456789" not in shown
    assert expires(shown) - timezone.now().timestamp() <= 24 * 60 * 60
    page_with(story(TODAY - timedelta(days=1)))
    assert "Somebody helped me." not in client.get("/en/campaigns/c-03/").content.decode()


def test_a_language_behind_its_original_is_a_bar_until_it_is_not_ready() -> None:
    page = CampaignPage.objects.get(slug="c-03")
    page.heading_kk = "Әке мен шешеге"
    page.save_revision().publish()
    found = {(bar.check, bar.language) for bar in lint.bars(page)}
    assert found == {("outdated", "ru"), ("outdated", "en")}
    page.ready_ru = page.ready_en = False
    assert list(lint.bars(page)) == []


def test_the_command_names_each_bar() -> None:
    page_with(text("Call 111 now."))
    found = [one for one in checks.run() if one.check == "contacts"]
    assert {one.page for one in found} == {"/home/campaigns/c-03/"}
    assert all(one.blocking for one in found)


def test_words_that_own_up_are_known_and_others_are_not() -> None:
    assert owns_up("The rules still have to be verified.")
    assert not owns_up("Проверьте договор до отъезда.")
    assert not owns_up("Лицензиясын тексеріңіз.")


def form_of(page: CampaignPage, message: str, **changes: Any) -> dict[str, Any]:
    """The editor's form of a page that has one message."""
    words = {"message": three(message), "explain": three(""), "citations": streamfield([])}
    plain = {
        f"{name}_{code}": getattr(page, f"{name}_{code}")
        for name in ("heading", "summary")
        for code in LANGUAGES
    }
    ready = {f"ready_{code}": "on" for code in LANGUAGES}
    body = streamfield([("message", words)])
    form = {"title": page.title, "slug": page.slug, "source_language": "kk", "body": body}
    comments = {"comments": inline_formset([])}
    return nested_form_data({**form, **plain, **ready, **comments, "target": "", **changes})


def shown_to_visitors(page: CampaignPage) -> str:
    return str(CampaignPage.objects.get(pk=page.pk).body.get_prep_value())


def test_publishing_is_refused_with_what_to_do_and_the_draft_is_kept(signed_in: Any) -> None:
    page, publisher = page_with(text("Old.")), signed_in("publisher")
    url = f"/cms/pages/{page.pk}/edit/"
    answer = publisher.post(
        url, form_of(page, "Call 111 now.") | {"action-publish": "1"}, follow=True
    )
    said = answer.content.decode()
    assert "Call 111" in said
    assert [str(one) for one in answer.context["messages"] if "Call 111" in str(one)]
    kept = CampaignPage.objects.get(pk=page.pk)
    assert "Old." in shown_to_visitors(page)
    assert "Call 111" in str(kept.get_latest_revision_as_object().body.get_prep_value())
    answer = publisher.post(url, form_of(page, "Check first.") | {"action-publish": "1"})
    assert answer.status_code == 302
    assert "Check first." in shown_to_visitors(page)


def test_a_barred_draft_can_always_be_saved(signed_in: Any) -> None:
    page = page_with(text("Old."))
    answer = signed_in("author").post(f"/cms/pages/{page.pk}/edit/", form_of(page, "Call 111."))
    assert answer.status_code == 302
    draft = CampaignPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "Call 111." in str(draft.body.get_prep_value())


def test_a_new_page_that_is_barred_does_not_go_live(signed_in: Any, client: Any) -> None:
    old = page_with(text("Old."))
    form = form_of(old, "Call 111.") | {"slug": "c-99", "title": "New", "action-publish": "1"}
    url = f"/cms/pages/add/campaigns/campaignpage/{old.get_parent().pk}/"
    assert signed_in("publisher").post(url, form).status_code == 302
    assert not CampaignPage.objects.get(slug="c-99").live
    assert client.get("/kk/campaigns/c-99/").status_code == 404


def test_many_at_once_are_refused_together(signed_in: Any) -> None:
    page = page_with(text("Call 111."))
    page.unpublish()
    index, url = page.get_parent(), "/cms/bulk/wagtailcore/page/publish/?next=/cms/"
    publisher = signed_in("publisher")
    publisher.post(f"{url}&id={page.pk}", {})
    publisher.post(f"{url}&id={index.pk}", {"include_descendants": "on"})
    assert not CampaignPage.objects.get(pk=page.pk).live


def test_the_last_reviewer_cannot_approve_what_is_barred(person: Any) -> None:
    page = page_with(text("Old."))
    page.summary_kk = "111-ге қоңырау шалыңыз"
    page.save_revision(user=person("author"))
    page.get_workflow().start(page, person("author"))
    offered = []
    for name in ("reviewer", *["publisher"] * 4):
        state = CampaignPage.objects.get(pk=page.pk).current_workflow_task_state
        task, who = state.task.specific, person(name)
        actions = task.get_actions(CampaignPage.objects.get(pk=page.pk), who)
        offered.append("approve" in [action for action, _label, _form in actions])
        if offered[-1]:
            task.on_action(state, who, "approve")
    assert offered == [True, True, True, True, False]


def test_one_language_cannot_go_out_alone_with_a_number_in_it(person: Any) -> None:
    page = page_with(text("Old."))
    page.summary_ru = "Позвоните по 111"
    page.save_revision(user=person("publisher"))
    with pytest.raises(TranslationRefusedError) as refused:
        publish_language(page, language="ru", by=person("publisher"))
    assert refused.value.code == "barred"
    assert "111" in str(refused.value.message)


def test_pages_of_courses_know_no_bars() -> None:
    page = HelpPage.objects.get().get_parent().specific
    assert list(type(page).bars(page)) == list(lint.bars(page)) == []


@pytest.mark.parametrize(
    ("ready", "said", "kept"),
    [("on", "Raqam: 111", False), ("on", "Yordam", True), ("", "Raqam: 111", True)],
)
def test_a_further_language_is_not_ready_with_a_typed_number(
    signed_in: Any, ready: str, said: str, kept: bool
) -> None:
    row = HelpText.objects.get(language="uz")
    plain = {"page": row.page_id, "language": "uz", "heading": row.heading, "summary": said}
    form = nested_form_data({**plain, "title_on_page": "", "body": streamfield([])})
    url = f"/cms/snippets/campaigns/helptext/edit/{row.pk}/"
    answer = signed_in("admin").post(url, form | ({"is_ready": ready} if ready else {}))
    row.refresh_from_db()
    assert (row.summary == said) is kept
    assert answer.status_code == (302 if kept else 200)
