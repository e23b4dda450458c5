"""How fast one thing may be done again, counted in this process alone: it costs no statement.

With several processes each allows as much, so the numbers are for machines, not for people.
"""

import time
from collections import OrderedDict
from collections.abc import Callable

MOST_KEYS = 10_000


class Pace:
    """At most `burst` at once for each key, and from then on as many `a_second`."""

    def __init__(
        self, *, burst: int, a_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.burst, self.a_second, self.clock = burst, a_second, clock
        # When each key will have nothing behind it; the longest untouched come first.
        self._even: OrderedDict[object, float] = OrderedDict()

    def wait(self, key: object) -> float:
        """Seconds to wait before the next one; 0.0 where it may be done, which counts it."""
        now = self.clock()
        even = max(self._even.get(key, now), now)
        ahead = even + 1 / self.a_second - now
        if ahead > self.burst / self.a_second:
            return ahead - self.burst / self.a_second
        self._even[key] = now + ahead
        self._even.move_to_end(key)
        while len(self._even) > MOST_KEYS:
            self._even.popitem(last=False)
        return 0.0
