"""Machines are slowed down; what one of them does is nothing to the others."""

from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.services import pace
from qalqan.common.services.pace import Pace


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@given(st.integers(1, 50), st.lists(st.floats(0, 3), max_size=80))
def test_never_more_than_the_burst_and_what_time_has_added(burst: int, waits: list[float]) -> None:
    clock = Clock()
    paced = Pace(burst=burst, a_second=4, clock=clock)
    done = 0
    for wait in waits:
        clock.now += wait
        done += paced.wait("a") == 0
    assert done <= burst + 4 * (clock.now - Clock.now) + 1


def test_whoever_waits_as_long_as_told_may_go_on() -> None:
    clock = Clock()
    paced = Pace(burst=2, a_second=0.5, clock=clock)
    assert [paced.wait("a"), paced.wait("a")] == [0, 0]
    told = paced.wait("a")
    assert told == 2
    clock.now += told
    assert paced.wait("a") == 0


def test_another_key_is_not_held_up() -> None:
    paced = Pace(burst=1, a_second=0.01, clock=Clock())
    assert paced.wait("a") == 0
    assert paced.wait("a") > 0
    assert paced.wait("b") == 0


def test_it_remembers_so_many_and_no_more() -> None:
    paced = Pace(burst=1, a_second=0.01, clock=Clock())
    for key in range(pace.MOST_KEYS + 5):
        paced.wait(key)
    assert len(paced._even) == pace.MOST_KEYS
