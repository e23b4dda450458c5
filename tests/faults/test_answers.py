"""What must survive, reduced; in full by `make faults`."""

from pathlib import Path
from typing import Any

import pytest

from qalqan.accounts.models import User
from tests.factories import make_assessment, make_item
from tests.faults.answering import kill_under_load, write_under_load
from tests.faults.clocks import CASES, wrong_cases
from tests.faults.doors import DOCUMENTS, LISTS, OUTREACH, PICTURES, attacks
from tests.faults.full_disk import fill_under_load
from tests.faults.repeating import repeat
from tests.faults.tampering import KINDS, undetected
from tests.faults.uploads import send_all
from tests.running import Site
from tests.sites import new_site


@pytest.fixture
def site(tmp_path: Path, worker_id: str) -> Site:
    return new_site(tmp_path, f"faults_{worker_id}")


def test_no_acknowledged_answer_is_lost_when_the_site_is_killed(site: Site) -> None:
    figures = kill_under_load(site, learners=16, kills=2, seconds_between=2)
    assert figures.acknowledged > 100
    assert (figures.lost, figures.duplicated, figures.refused) == (0, 0, 0)


def test_the_same_answer_ten_times_is_one_row_and_a_replay_changes_nothing(site: Site) -> None:
    found = repeat(site, attempts=20)
    assert (found.attempts, found.wrong_rows, found.changed, found.unexpected) == (20, 0, 0, 0)


def test_sixteen_writers_on_sqlite_meet_no_error(tmp_path: Path) -> None:
    figures = write_under_load(new_site(tmp_path, "writers", on_sqlite=True), writers=16, seconds=3)
    assert figures.acknowledged > 50
    assert (figures.lost, figures.duplicated, figures.refused) == (0, 0, 0)


def test_a_full_disk_refuses_cleanly_and_loses_nothing(tmp_path: Path) -> None:
    found = fill_under_load(tmp_path, learners=4, times=1)
    assert (found.answers.lost, found.answers.duplicated, found.damaged) == (0, 0, 0)
    assert (found.unclean, found.whole_pages) == (0, 1)


@pytest.mark.django_db
def test_the_servers_clock_alone_decides_in_two_hundred_cases(
    cadet_client: Any, cadet: User
) -> None:
    paper = make_assessment("clocks", [make_item("clock")], time_limit=10)
    assert len(CASES) == 200
    assert wrong_cases(cadet_client, cadet, paper) == []


@pytest.mark.django_db
def test_no_kind_of_tampering_goes_unseen() -> None:
    assert undetected(len(KINDS)) == []


def test_files_over_the_limits_are_refused_early_and_leave_nothing(
    tmp_path: Path, worker_id: str
) -> None:
    chosen = [one for one in attacks() if one[0] in (PICTURES[0], DOCUMENTS[0], OUTREACH)]
    found = send_all(tmp_path, f"faults_{worker_id}", chosen, lied_to=[LISTS])
    assert found.tried == 20
    assert (found.taken, found.files_left, found.worker_deaths) == (0, 0, 0)
    assert (found.failed, found.not_reached) == ([], [])
