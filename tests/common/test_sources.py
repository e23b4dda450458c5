"""A source that changes is felt wherever it is cited, and nobody is examined on the old law."""

from typing import Any

import pytest

from assessments.models import Assessment, Item
from assessments.models.readiness import refusals
from courses.models import CoursePage, LessonPage, ModulePage
from qalqan.common.models import Amount, AuditRow, Source, SourceReview
from qalqan.common.services import sources

pytestmark = pytest.mark.django_db


def palermo() -> Source:
    return Source.objects.get(key="palermo-protocol")


def form_of(source: Source, **changes: Any) -> dict[str, Any]:
    names = [
        "key", "short_kk", "short_ru", "short_en", "title_kk", "title_ru", "title_en", "kind",
        "jurisdiction", "act", "article", "status", "superseded_by", "year", "version_from",
        "version_until", "url", "checked_on", "next_check_on",
    ]  # fmt: skip
    values = {name: getattr(source, name) for name in names}
    for name in ("act", "superseded_by"):
        values[name] = getattr(source, f"{name}_id")
    return {name: "" if value is None else value for name, value in values.items()} | changes


def edit(source: Source) -> str:
    return f"/cms/snippets/common/source/edit/{source.pk}/"


def test_the_register_lists_lessons_items_tests_and_courses_that_rest_on_a_source() -> None:
    found = {type(use.content): use.direct for use in sources.uses(palermo())}
    assert found[LessonPage] is True
    assert found[Item] is True
    assert found[Assessment] is False
    assert found[ModulePage] is False
    assert found[CoursePage] is False


def test_an_act_is_felt_through_its_provisions() -> None:
    act = Source.objects.get(key="criminal-code-2014")
    provision = Source.objects.get(key="cc2014-128")
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    cited = lesson.body[0].value["citations"]
    cited.append({"source": provision, "locator": ""})
    lesson.save()
    assert lesson in [use.content for use in sources.uses(act)]


def test_an_amount_carries_its_source_to_sums_that_are_a_number_of_it() -> None:
    source = Source.objects.get(key="budget-law-2026")
    keys = {use.content.key for use in sources.uses(source) if isinstance(use.content, Amount)}
    assert keys == {"mci", "fund-30-mci", "minimum-wage"}


def test_a_change_opens_one_review_for_each_record_that_cites_it(signed_in: Any) -> None:
    source = palermo()
    form = form_of(source, title_en="Another title", change="Article 3 reads otherwise.")
    assert signed_in("reviewer").post(edit(source), form).status_code == 302
    opened = SourceReview.objects.open().filter(source=source)
    direct = [use for use in sources.uses(source) if use.direct]
    assert opened.count() == len(direct) > 5
    again = form_of(Source.objects.get(pk=source.pk), year=2001, title_ru="Иначе", change="Ещё.")
    signed_in("reviewer").post(edit(source), again)
    assert opened.count() == len(direct)
    assert set(opened.values_list("change", flat=True)) == {"Ещё."}
    assert AuditRow.objects.filter(action="source.changed").count() == 2


def test_a_change_without_words_is_refused(signed_in: Any) -> None:
    source = palermo()
    response = signed_in("reviewer").post(edit(source), form_of(source, title_en="Other"))
    assert response.status_code == 200
    assert "change" in response.context["form"].errors
    assert not SourceReview.objects.exists()


def test_a_new_day_of_check_is_no_change_and_says_who_checked(signed_in: Any, person: Any) -> None:
    source = palermo()
    form = form_of(source, checked_on="2026-11-20")
    assert signed_in("reviewer").post(edit(source), form).status_code == 302
    source.refresh_from_db()
    assert source.checked_by == person("reviewer")
    assert not SourceReview.objects.exists()


def test_an_item_whose_source_left_force_is_asked_of_nobody_more(person: Any) -> None:
    source = palermo()
    source.status = "superseded"
    source.save()
    sources.record_change(source, change="Repealed.", tell_learners=False, by=person("reviewer"))
    cited = [use.content for use in sources.uses(source) if isinstance(use.content, Item)]
    assert cited
    assert not any(item.live for item in cited)
    assert any("Palermo" in text or "Палермо" in text for text in refusals(cited[0]))


def test_editors_see_what_changed_beside_the_page(signed_in: Any, person: Any) -> None:
    source = palermo()
    sources.record_change(source, change="Art. 3 moved.", tell_learners=False, by=person("admin"))
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    page = signed_in("author").get(f"/cms/pages/{lesson.pk}/edit/").content.decode()
    assert "Art. 3 moved." in page


def test_a_review_is_closed_by_whoever_may_edit_the_record(signed_in: Any, person: Any) -> None:
    source = palermo()
    sources.record_change(source, change="Other.", tell_learners=False, by=person("admin"))
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    review = sources.open_reviews(lesson).get()
    url = f"/cms/sources/reviews/{review.pk}/close/"
    assert signed_in("steward").post(url).status_code in {302, 403}
    assert sources.open_reviews(lesson).exists()
    assert signed_in("author").post(url).status_code == 302
    assert not sources.open_reviews(lesson).exists()


def test_a_legal_reviewer_closes_reviews_from_their_list(signed_in: Any, person: Any) -> None:
    sources.record_change(palermo(), change="Other.", tell_learners=False, by=person("admin"))
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    review = sources.open_reviews(lesson).get()
    reviewer, url = signed_in("reviewer"), f"/cms/sources/reviews/{review.pk}/close/"
    assert url in reviewer.get("/cms/sources/reviews/").content.decode()
    assert reviewer.post(url, {"next": "/cms/sources/reviews/"}).status_code == 302
    assert not sources.open_reviews(lesson).exists()
    assert url not in reviewer.get("/cms/sources/reviews/").content.decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [("113", "116"), ("128", "128"), ("132-1", "134"), ("133", "135"), ("270", "308"),
     ("271", "309")],
)  # fmt: skip
def test_an_old_number_of_the_criminal_code_leads_to_the_new_one(old: str, new: str) -> None:
    found = sources.successor(Source.objects.get(key=f"cc1997-{old}"))
    assert found is not None
    assert (found.act.key, found.article) == ("criminal-code-2014", new)


def test_screens_of_the_register_open(signed_in: Any) -> None:
    client = signed_in("reviewer")
    for path in ("reviews/", f"{palermo().pk}/uses/"):
        assert client.get(f"/cms/sources/{path}").status_code == 200
    assert signed_in("translator").get("/cms/sources/reviews/").status_code in {302, 403}


def test_learners_are_told_until_the_lesson_was_read_again(cadet_client: Any, person: Any) -> None:
    lesson, source = LessonPage.objects.get(slug="what-trafficking-is"), palermo()
    url = "/en/courses/police/identification/what-trafficking-is/"
    sources.record_change(source, change="Art. 3 moved.", tell_learners=True, by=person("admin"))
    said = "A source of this lesson has changed."
    assert said in cadet_client.get(url).content.decode()
    other = "/en/courses/police/identification/signs/"
    assert said not in cadet_client.get(other).content.decode()
    sources.close_review(sources.open_reviews(lesson).get(), by=person("author"))
    assert said not in cadet_client.get(url).content.decode()


def test_an_author_does_not_say_what_a_check_found(signed_in: Any) -> None:
    source = Source.objects.get(key="fund-law-2018")
    form = form_of(source, status="in_force", checked_on="2026-11-20", change="Read it.")
    assert signed_in("author").post(edit(source), form).status_code == 200
    source.refresh_from_db()
    assert source.status == "to_verify"
    assert signed_in("reviewer").post(edit(source), form).status_code == 302
