"""Every acknowledged answer survives kill -9; in full by `make faults`."""

from pathlib import Path

from tests.faults.answering import kill_under_load
from tests.running import new_site


def test_no_acknowledged_answer_is_lost_when_the_site_is_killed(
    tmp_path: Path, worker_id: str
) -> None:
    site = new_site(tmp_path, f"faults_{worker_id}")
    figures = kill_under_load(site, learners=16, kills=2, seconds_between=2)
    assert figures.acknowledged > 100
    assert (figures.lost, figures.duplicated, figures.refused) == (0, 0, 0)
