"""What a campaign page may hold, in three languages and in one."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.blocks import StructBlockValidationError

from campaigns.blocks import CampaignBodyBlock, HelpTextBodyBlock
from campaigns.models import CampaignPage, HelpText
from tests.courses.lesson_blocks import block, document, html, listed
from tests.factories import three

pytestmark = pytest.mark.django_db
KINDS = CampaignBodyBlock().child_blocks
LISTS = {
    "warning_signs": ["offer", "journey", "work"],
    "safe_migration": ["before", "on_arrival", "if_wrong", "on_return"],
    "call_steps": ["steps", "not_promised"],
    "rights": ["rights"],
    "check_yourself": ["questions"],
}


def page_with(*blocks: Any) -> CampaignPage:
    page = CampaignPage.objects.get(slug="c-01")
    page.body = CampaignPage._meta.get_field("body").stream_block.to_python(list(blocks))
    page.save()
    return page


def read(client: Any) -> str:
    response = client.get("/en/campaigns/c-01/")
    assert response.status_code == 200
    return str(response.content.decode())


def every_kind() -> list[Any]:
    lists = [
        block(
            kind,
            {
                "heading": three(f"Head of {kind}"),
                **{name: listed(three(f"{kind} {name}")) for name in names},
                "advice": three("Ask for advice."),
                "citations": [],
            },
        )
        for kind, names in LISTS.items()
    ]
    message = {"message": three("Your passport is yours."), "explain": three(""), "citations": []}
    audio = {"title": three("Listen"), "file": document("talk.mp3").pk, "transcript": html("Hear.")}
    event = {"day": "2027-07-30", "what": three("Open day"), "where": three("")}
    return [
        *lists,
        block("message", message),
        block("phrase", {"kk_phrase": "Көмек", "ru_phrase": "Помощь", "heading": three("Say")}),
        block("audio", {**audio, "citations": []}),
        block("events", {"heading": three(""), "events": listed(event)}),
        block("hotlines", None),
        block("materials", None),
    ]


def test_every_kind_is_shown_and_the_page_is_valid(client: Any, media: Any) -> None:
    page_with(*every_kind())
    shown = read(client)
    for kind, names in LISTS.items():
        assert f"Head of {kind}" in shown
        assert all(f"{kind} {name}" in shown for name in names)
    for words in ("Your passport is yours.", "Ask for advice.", "<audio", "Hear.", "Open day"):
        assert words in shown
    assert '<time datetime="2027-07-30">' in shown


def test_boxes_to_tick_have_no_name_and_stand_in_no_form(client: Any, media: Any) -> None:
    page_with(*every_kind())
    shown = read(client)
    assert shown.count('type="checkbox"') == 5
    for trace in ("<form", ' name="', "formaction", "localStorage"):
        assert trace not in shown.replace('<meta name="', "")


def test_the_advice_stands_there_without_any_tick(client: Any, media: Any) -> None:
    page_with(*every_kind())
    shown = read(client)
    assert "hidden" not in shown.partition("q-self__advice")[2].partition("Ask for advice.")[0]


def test_an_empty_place_for_a_recording_shows_nothing(client: Any) -> None:
    empty = {"title": three("Listen"), "file": None, "transcript": three(""), "citations": []}
    page_with(block("audio", empty))
    shown = read(client)
    assert "Listen" not in shown
    assert "<audio" not in shown


def test_a_recording_that_is_none_is_refused(media: Any) -> None:
    lying = document("talk.mp3", b"<script>alert(1)</script>")
    value = {"title": three("Listen"), "file": lying.pk, "transcript": three("")}
    with pytest.raises(StructBlockValidationError):
        KINDS["audio"].clean(KINDS["audio"].to_python(value))


def test_a_self_check_needs_its_advice() -> None:
    value = {"heading": three("Ask"), "questions": listed(three("Yes?")), "advice": three("")}
    with translation.override("en"), pytest.raises(StructBlockValidationError) as caught:
        KINDS["check_yourself"].clean(KINDS["check_yourself"].to_python(value))
    assert set(caught.value.block_errors) == {"advice"}


def test_every_kind_has_a_preview_in_the_block_picker(signed_in: Any) -> None:
    admin = signed_in("admin")
    for name, child in KINDS.items():
        preview = admin.get(reverse("wagtailadmin_block_preview"), {"id": child.definition_prefix})
        assert preview.status_code == 200, name


@pytest.mark.parametrize("model", ["campaigns_campaignpage", "campaigns_helptext"])
def test_authors_get_the_form_with_all_kinds(signed_in: Any, model: str) -> None:
    addresses = {
        "campaigns_campaignpage": reverse(
            "wagtailadmin_pages:edit", args=[CampaignPage.objects.get(slug="c-01").pk]
        ),
        "campaigns_helptext": reverse(
            "wagtailsnippets_campaigns_helptext:edit", args=[HelpText.objects.earliest("pk").pk]
        ),
    }
    assert signed_in("admin").get(addresses[model]).status_code == 200


def test_a_help_page_of_one_language_has_the_same_kinds_with_plain_texts() -> None:
    plain = HelpTextBodyBlock().child_blocks
    assert plain.keys() == KINDS.keys()
    value = plain["warning_signs"].to_python(
        {"heading": "Belgilar", "offer": listed("Pasport"), "journey": [], "work": []}
    )
    shown = plain["warning_signs"].render(value)
    assert "Belgilar" in shown
    assert "Pasport" in shown
    assert "lang=" not in shown
