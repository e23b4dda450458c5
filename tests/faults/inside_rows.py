"""The rows that are made inside a test database, each of which leaves it as it was."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import transaction
from django.test import Client

from tests.factories import UserFactory, make_assessment, make_item
from tests.faults import archives as course_files
from tests.faults import documents as office_files
from tests.faults import packages as h5p_packages
from tests.faults.clocks import CASES, wrong_cases
from tests.faults.figures import Figure, at_least, exactly
from tests.faults.guessing import guess
from tests.faults.tampering import KINDS, undetected
from tests.security import attacks
from tests.security.letters import nasty_letters
from tests.security.papers import nasty_papers

Row = Callable[[], Iterator[Figure]]
ROWS: dict[str, Row] = {}


def row(make: Row) -> Row:
    def rolled_back() -> Iterator[Figure]:
        with transaction.atomic():
            yield from make()
            transaction.set_rollback(True)

    ROWS[make.__name__] = rolled_back
    return make


@row
def clocks() -> Iterator[Figure]:
    learner, client = UserFactory(), Client()
    client.force_login(learner, "qalqan.accounts.services.sign_in.SignInBackend")
    paper = make_assessment("clocks", [make_item("clock")], time_limit=10)
    yield exactly("clock ±24 h: cases", len(CASES), 200)
    yield exactly("clock ±24 h: wrong", len(wrong_cases(client, learner, paper)), 0)


@row
def archives() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="qalqan-archives-") as folder:
        yield from course_files.refuse_all(Path(folder)).figures("hostile archives")


@row
def documents() -> Iterator[Figure]:
    yield from office_files.refuse_all().figures("hostile documents")


@row
def packages() -> Iterator[Figure]:
    yield from h5p_packages.refuse_all().figures("hostile H5P packages")


@row
def redirects() -> Iterator[Figure]:
    found = attacks.redirects()
    yield exactly("redirects: payloads", len(attacks.ADDRESSES), 30)
    yield exactly("redirects: off-list hosts", len(found.struck), 0)


@row
def formulas() -> Iterator[Figure]:
    found = attacks.formulas()
    yield at_least("formula injection: tried", found.tried, 100)
    yield exactly("formula injection: live formulas", len(found.struck), 0)


@row
def strings() -> Iterator[Figure]:
    found = attacks.nasty_strings()
    yield at_least("nasty strings on pages: tried", found.tried, 250)
    yield exactly("nasty strings on pages: left open", len(found.struck), 0)
    found = attacks.tables()
    yield at_least("nasty strings in tables: tried", found.tried, 30)
    yield exactly("nasty strings in tables: changed", len(found.struck), 0)


@row
def papers() -> Iterator[Figure]:
    found = nasty_papers()
    yield at_least("nasty strings on papers: texts tried", found.tried, 5000)
    yield exactly("nasty strings on papers: not whole, or active", len(found.struck), 0)


@row
def letters() -> Iterator[Figure]:
    found = nasty_letters()
    yield at_least("nasty strings in mails: tried", found.tried, 200)
    yield exactly("nasty strings in mails: struck", len(found.struck), 0)


@row
def codes() -> Iterator[Figure]:
    found = guess(10_000)
    yield at_least("certificate codes: random bits", found.bits, 128)
    yield exactly("certificate codes: guesses", found.guesses, 10_000)
    yield exactly("certificate codes: hits", found.hits, 0)
    yield at_least("certificate codes: guesses refused by the limit", found.limited, 1)


@row
def records() -> Iterator[Figure]:
    found = undetected(100)
    yield at_least("records: kinds of tampering", len(KINDS), 20)
    yield exactly("records: tamperings detected of 100", 100 - len(found), 100)
