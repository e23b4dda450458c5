"""Nobody is asked an item that is not whole, and nobody fails by a mark without ground."""

import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from assessments.models import Assessment, Item, PublishRefusedError, Signature
from assessments.models.readiness import place_text
from assessments.services import bank, gaps_before_publishing, start
from assessments.services.errors import AttemptError
from qalqan.accounts.models import User
from qalqan.common.models import Audience
from tests.factories import (
    SourceFactory,
    choice_spec,
    make_assessment,
    make_item,
    three,
)

pytestmark = pytest.mark.django_db


def without(text: dict[str, str], language: str) -> dict[str, str]:
    return {**text, language: ""}


def refused(item: Item) -> str:
    with pytest.raises(PublishRefusedError) as caught, translation.override("en"):
        item.save_revision().publish()
    return " ".join(caught.value.messages)


def test_a_language_without_an_option_is_not_published_and_the_gap_is_named() -> None:
    spec = choice_spec("half")
    spec["options"][1]["text"] = without(spec["options"][1]["text"], "ru")
    spec["prompt"] = without(spec["prompt"], "ru")
    assessment = make_assessment("paper", [bank.store_item("half", spec=spec)])
    assert assessment.languages == ["kk", "en"]
    with translation.override("en"):
        assert gaps_before_publishing(assessment, "ru") == [
            ("half", ["question", "option 2, text"])
        ]


def test_it_cannot_be_started_in_a_language_in_which_it_is_not_published(cadet: User) -> None:
    spec = choice_spec("half")
    spec["prompt"] = without(spec["prompt"], "ru")
    assessment = make_assessment("paper", [bank.store_item("half", spec=spec)])
    with pytest.raises(AttemptError) as caught:
        start(assessment=assessment, learner=cadet, registration=uuid.uuid4(), language="ru")
    assert caught.value.code == "not_in_language"


def test_feedback_that_two_languages_have_is_missed_in_the_third() -> None:
    spec = choice_spec("half")
    spec["options"][0]["feedback"] = without(spec["options"][0]["feedback"], "en")
    bank.store_item("half", spec=spec)
    assessment = make_assessment("paper", [Item.objects.get(key="half")])
    assert "en" not in assessment.languages


def test_an_item_in_a_published_assessment_cannot_lose_a_language() -> None:
    item = make_item("whole")
    make_assessment("paper", [item])
    item = Item.objects.get(pk=item.pk)
    item.prompt_ru = ""
    message = refused(item)
    assert "“paper” is published in Русский" in message
    assert Item.objects.get(pk=item.pk).prompt_ru


def test_a_draft_changes_nothing_that_learners_are_asked() -> None:
    item = make_item("whole")
    version = item.version
    item.prompt_kk = "Басқа сұрақ"
    item.save_revision()
    kept = Item.objects.get(pk=item.pk)
    assert kept.version == version
    assert kept.has_unpublished_changes


def test_publishing_makes_the_version_that_is_asked_from_then_on() -> None:
    item = make_item("whole")
    old = item.version
    item.prompt_kk = "Басқа сұрақ"
    item.save_revision().publish()
    item = Item.objects.get(pk=item.pk)
    assert item.version != old
    assert item.version is not None
    assert item.version.spec["prompt"]["kk"] == "Басқа сұрақ"
    assert item.version.is_whole


def test_an_older_revision_does_not_bring_back_an_older_version() -> None:
    item = make_item("whole")
    item.save_revision().publish()
    item = Item.objects.get(pk=item.pk)
    item.prompt_kk = "Басқа сұрақ"
    item.save_revision().publish()
    latest = Item.objects.get(pk=item.pk).version
    assert item.revisions.order_by("pk").first().as_object().version == latest


def test_an_item_without_a_key_is_not_published() -> None:
    spec = choice_spec("keyless")
    item = bank.store_item("keyless", spec={**spec, "correct": []}, live=False)
    assert "Mark the right answer." in refused(item)


def test_an_item_that_no_language_has_whole_is_not_published() -> None:
    spec = choice_spec("patchwork")
    spec["prompt"] = {"kk": "Қайсысы?", "ru": "", "en": ""}
    spec["options"][0]["text"] = {"kk": "", "ru": "этот", "en": "this"}
    item = bank.store_item("patchwork", spec=spec, live=False)
    assert "No language is complete" in refused(item)


@pytest.fixture
def critical(db: None) -> Item:
    source = SourceFactory(in_force=True, key="in-force")
    spec = choice_spec("harm", options=("a", "b", "c"), critical="c")
    spec["citations"] = [{"source": source.key, "locator": "3"}]
    item = bank.store_item("harm", spec=spec, live=False)
    item.audience = Audience.objects.get(code="police")
    item.save()
    return item


def sign(item: Item, reviewer: User, audience: str = "police") -> None:
    Signature.objects.create(
        item=item,
        digest=item.digest,
        signer=reviewer,
        audience=Audience.objects.get(code=audience),
    )


def test_a_critical_mark_needs_a_lawyers_signature(critical: Item, person: Any) -> None:
    assert "needs the signature" in refused(critical)
    sign(critical, person("reviewer"))
    critical.save_revision().publish()
    assert Item.objects.get(pk=critical.pk).live


def test_a_signature_for_another_audience_does_not_count(critical: Item, person: Any) -> None:
    sign(critical, person("reviewer"), audience="teachers")
    assert "needs the signature" in refused(critical)


def test_text_that_was_changed_after_the_signature_is_not_published(
    critical: Item, person: Any
) -> None:
    sign(critical, person("reviewer"))
    critical.prompt_ru = "Дописано после подписи"
    assert "needs the signature" in refused(critical)


@pytest.mark.parametrize("status", ["to_verify", "superseded"])
def test_a_critical_mark_needs_a_source_in_force(critical: Item, person: Any, status: str) -> None:
    SourceFactory._meta.model.objects.filter(key="in-force").update(status=status)
    critical = Item.objects.get(pk=critical.pk)
    sign(critical, person("reviewer"))
    assert "confirmed and in force" in refused(critical)


def test_a_pair_of_tests_asks_about_the_same_competencies() -> None:
    spec = choice_spec("one")
    before = [bank.store_item("one", spec=spec, competency="recognise")]
    after = [bank.store_item("two", spec=choice_spec("two"), competency="refer")]
    make_assessment("before", before)
    post = make_assessment("after", after, pre_test="before")
    assert post.languages == []
    with translation.override("en"):
        assert ("before", ["recognise", "refer"]) in gaps_before_publishing(post, "kk")


def test_a_draw_from_too_small_a_bank_is_named() -> None:
    make_item("lonely")
    assessment = bank.store_assessment(
        "drawn", title=three("drawn"), draws=[{"topic": "signs", "count": 50}]
    )
    assert assessment.languages == []
    with translation.override("en"):
        ((name, gaps),) = gaps_before_publishing(assessment, "kk")
    assert name == "Signs"
    assert gaps[0].endswith(" < 50")


def test_places_are_named_as_an_author_knows_them() -> None:
    with translation.override("en"):
        assert place_text(("nodes", "start", "choices", 2, "feedback")) == (
            "situation, start, choice 2, feedback"
        )


def test_the_database_holds_the_rules_of_an_assessment() -> None:
    assessment = make_assessment("paper", [make_item("whole")])
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(feedback="after_window")
