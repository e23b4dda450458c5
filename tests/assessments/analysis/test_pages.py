"""The analysis in the admin: who may see it, and that it shows groups and nobody."""

import csv
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from assessments.analysis.services import words
from assessments.analysis.statistics import Unknown
from assessments.models import Assessment
from assessments.services import bank
from qalqan.accounts.models import User
from tests.assessments.analysis.sittings import sit
from tests.assessments.analysis.tables import simulated
from tests.factories import choice_spec, make_assessment, make_item, three

pytestmark = pytest.mark.django_db
PEOPLE = {"kk": 40, "ru": 35, "en": 4}


@pytest.fixture
def paper(db: None) -> Assessment:
    """Two questions; the first has a prompt that a spreadsheet would run."""
    spec = {**choice_spec("sly", options=("a", "b", "c")), "prompt": three("=1+1")}
    paper = make_assessment("paper", [bank.store_item("sly", spec=spec), make_item("plain")])
    for language, number in PEOPLE.items():
        rows = [
            [_option("sly", "ab"[place % 2]), _option("plain", "aab"[place % 3])]
            for place in range(number)
        ]
        sit(paper, rows, language)
    return paper


def _option(item: str, name: str) -> list[str]:
    return [bank.option_id(item, name)]


def addresses(paper: Assessment) -> list[str]:
    item = paper.slots.get(item__key="sly").item_id
    names = ("assessment", "csv", "xlsx")
    return [
        reverse("item_analysis:index"),
        *(reverse(f"item_analysis:{name}", args=[paper.pk]) for name in names),
        reverse("item_analysis:item", args=[paper.pk, item]),
    ]


@pytest.fixture
def author(signed_in: Any) -> Any:
    return signed_in("author")


def test_authors_and_publishers_see_it(paper: Assessment, signed_in: Any) -> None:
    for name in ("author", "publisher"):
        client = signed_in(name)
        assert [client.get(url).status_code for url in addresses(paper)] == [200] * 5


@pytest.mark.parametrize("name", ["cadet", "manager", "steward"])
def test_others_are_sent_away(paper: Assessment, signed_in: Any, name: str) -> None:
    client = signed_in(name)
    assert {client.get(url).status_code for url in addresses(paper)} == {302}


def test_no_learner_is_named(paper: Assessment, author: Any) -> None:
    pages = [author.get(url) for url in addresses(paper)[:2]]
    shown = "".join(page.content.decode() for page in pages)
    people = User.objects.filter(attempts__assessment=paper)
    assert people.count() == sum(PEOPLE.values())
    assert not [person for person in people if person.last_name in shown]


def test_a_language_of_four_people_has_no_figures(paper: Assessment, author: Any) -> None:
    _index, page, _csv, _xlsx, item = [author.get(url) for url in addresses(paper)]
    assert [code for code, _name in page.context["languages"]] == ["kk", "ru"]
    assert [row.people for row in item.context["rows"]] == [75, 40, 35]


def test_an_option_that_few_chose_is_not_counted_out(author: Any) -> None:
    paper = make_assessment("few", [make_item("rare", options=("a", "b", "c"))])
    chosen = ["a"] * 30 + ["b"] * 8 + ["c"] * 2
    sit(paper, [[_option("rare", name)] for name in chosen])
    item = paper.slots.get().item_id
    page = author.get(reverse("item_analysis:item", args=[paper.pk, item]))
    counts = [option.counts for option in page.context["table"].options]
    hidden = translation.gettext("hidden")
    assert counts == [["30", "30"], [hidden, hidden], [hidden, hidden], ["0", "0"]]


def test_the_chart_says_what_the_table_says(paper: Assessment, author: Any) -> None:
    page = author.get(addresses(paper)[1])
    bands, rows = page.context["chart"].bands, page.context["rows"]
    for band, row in zip(bands, rows, strict=True):
        assert [mark.title.split(": ")[1] for mark in band.marks] == row.facilities


def test_positions_keep_their_point_where_numbers_have_a_comma(
    paper: Assessment, author: Any
) -> None:
    page = author.get(addresses(paper)[1]).content.decode()
    assert 'x="50.00%"' in page
    assert 'x="50,' not in page


def test_the_csv_has_a_row_for_each_language_and_runs_nothing(
    paper: Assessment, author: Any
) -> None:
    content = author.get(addresses(paper)[2]).getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(content.splitlines()))
    assert [(row["item"], row["language"], row["answers"]) for row in rows[:3]] == [
        ("sly", "", "75"),
        ("sly", "kk", "40"),
        ("sly", "ru", "35"),
    ]
    assert rows[0]["question"] == "'=1+1"
    assert float(rows[1]["facility"]) == 0.5


def test_the_xlsx_has_the_same_rows_and_no_formula(paper: Assessment, author: Any) -> None:
    book = load_workbook(BytesIO(author.get(addresses(paper)[3]).content))
    rows = list(book.active.iter_rows())
    assert len(rows) == 7
    assert "f" not in {cell.data_type for row in rows for cell in row}


def test_an_assessment_that_nobody_has_finished_says_so(author: Any) -> None:
    paper = make_assessment("empty", [make_item("lonely")])
    page = author.get(reverse("item_analysis:assessment", args=[paper.pk]))
    assert (page.status_code, page.context["rows"]) == (200, [])
    assert page.context["alpha"] == words.unknown(Unknown.ONE_ITEM)


def test_a_question_that_is_harder_in_one_language_stands_out(author: Any) -> None:
    names = [f"item-{number}" for number in range(1, 7)]
    paper = make_assessment("planted", [make_item(name) for name in names])
    table = simulated(learners=150, harder=2.5, items=6)
    for language in ("kk", "ru"):
        answers = [answer for answer in table.answers if answer.language == language]
        rows: dict[int, list[list[str]]] = {}
        for answer in answers:
            name = _option(names[answer.item - 1], "a" if answer.share else "b")
            rows.setdefault(answer.attempt, []).append(name)
        sit(paper, list(rows.values()), language)
    page = author.get(reverse("item_analysis:assessment", args=[paper.pk]))
    assert [row.item.key for row in page.context["rows"] if row.warnings] == ["item-3"]


def test_a_question_that_was_not_asked_there_is_not_found(paper: Assessment, author: Any) -> None:
    other = make_item("other")
    url = reverse("item_analysis:item", args=[paper.pk, other.pk])
    assert author.get(url).status_code == 404
