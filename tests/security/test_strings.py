"""What people write stays text wherever it leaves the site: paper, mail, tables."""

import pytest

from tests.security import attacks
from tests.security.letters import LINES, nasty_letters
from tests.security.nasty import NASTY
from tests.security.papers import nasty_papers

pytestmark = pytest.mark.django_db


def test_what_people_write_stands_on_paper_as_text_and_does_nothing() -> None:
    figures = nasty_papers(NASTY[:5:4], ("ru",))
    assert figures.tried > 500
    assert figures.struck == []


def test_what_people_write_stays_in_the_plain_text_of_mails() -> None:
    figures = nasty_letters((NASTY[0], *LINES[:2]))
    assert (figures.tried, figures.struck) == (99, [])


def test_what_people_write_is_read_back_from_tables_as_it_was() -> None:
    figures = attacks.tables()
    assert (figures.tried, figures.struck) == (32, [])
