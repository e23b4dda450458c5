"""The academy's reports at a thousand, ten thousand and a hundred thousand learners.

The yardstick reads the same rows by one plain query, states and dates of completion included.
How each grows is printed: statements must not, and time at most with the learners.
"""

import time
import tracemalloc
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

SIZES = (1_000, 10_000, 100_000)
# From here on the rows of single answers, which no report reads, would only fill the memory.
MOST_WITH_RESPONSES = 10_000
YARDSTICK = "plain query of the same rows"
YEAR = 2026
Figures = dict[str, dict[str, Any]]


def measure(manager: Any) -> Figures:
    from courses.models import CoursePage
    from courses.services import load
    from qalqan.accounts.models import User

    course = CoursePage.objects.get(slug="police")
    figures: Figures = {}
    here = 0
    for size in SIZES:
        load.make(
            course,
            size - here,
            report=lambda _done, _all: None,
            with_responses=size <= MOST_WITH_RESPONSES,
        )
        here = size
        # Synthetic people never count in a return; here they are to be counted.
        User.objects.filter(sign_in_code__startswith="LOAD").update(is_demo=False)
        figures |= _of_size(manager, size)
    return figures


def _of_size(manager: Any, size: int) -> Figures:
    from courses.returns.services import training_return

    plain = seconds(read_plainly)
    calls: dict[str, Callable[[], Any]] = {
        "first page": lambda: manager.get("/kk/academy/"),
        "sums": lambda: manager.get("/kk/academy/sums/?by=department"),
        "CSV": lambda: drained(manager.get("/kk/academy/results.csv")),
        "XLSX": lambda: drained(manager.get("/kk/academy/results.xlsx")),
        "yearly return": lambda: training_return(YEAR),
    }
    return {
        f"{name}, {size} learners / {YARDSTICK}": {
            "ratio": round(seconds(call) / plain, 2),
            "yardstick": YARDSTICK,
            "seconds": seconds(call),
            "yardstick_seconds": plain,
            "statements": statements(call),
            "peak_mib": peak(call) if size == SIZES[1] else None,
        }
        for name, call in calls.items()
    }


def read_plainly() -> int:
    """The cells of the report but for its scores, by the report's own statement."""
    from courses import reports
    from courses.models import Enrolment

    return len(list(reports.read(reports.choose(Enrolment.objects.all(), reports.Choice()))))


def drained(response: Any) -> int:
    return sum(len(piece) for piece in response.streaming_content)


def seconds(call: Callable[[], Any]) -> float:
    """CPU time: the better of two."""
    spent = []
    for _again in range(2):
        start = time.process_time()
        call()
        spent.append(time.process_time() - start)
    return round(min(spent), 3)


def statements(call: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def peak(call: Callable[[], Any]) -> float:
    """The most memory that the call held at once, in MiB."""
    tracemalloc.start()
    call()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return round(most / 2**20, 1)
