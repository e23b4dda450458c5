"""What must survive where several processes share the work, reduced; in full by `make faults`."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.effects import work_under_fire
from tests.faults.restarts import restart_under_load

pytestmark = pytest.mark.services


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that PostgreSQL's own user may enter; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory(prefix="qalqan-faults-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_no_acknowledged_answer_is_lost_when_the_database_stops_at_once(place: Path) -> None:
    found = restart_under_load(place, learners=8, restarts=1)
    assert (found.answers.lost, found.answers.duplicated) == (0, 0)


def test_each_certificate_is_issued_once_though_all_are_killed_in_turn(place: Path) -> None:
    found = work_under_fire(place, learners=8, kills=2, broker_down=1)
    assert (found.completed, found.effects, found.repeated) == (8, 8, 0)
    assert found.failed_requests == []
