"""One figure of the status page, and the list of them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from qalqan.common.enums import Health


@dataclass(frozen=True)
class Measure:
    """A figure in words; `advice` says what to do where it is not well."""

    code: str
    label: str
    value: str
    health: Health = Health.WELL
    advice: str = field(default="")

    @property
    def word(self) -> str:
        return str(self.health.label)


Reading = Callable[[], Measure]
readings: list[Reading] = []


def register(*added: Reading) -> None:
    """Add figures; each is read anew for every look at the page, so it has to be quick."""
    readings.extend(added)


def all_measures() -> list[Measure]:
    """Every figure, the worst first."""
    order = list(Health)
    found = [reading() for reading in readings]
    return sorted(found, key=lambda one: -order.index(one.health))


def worst(found: Iterable[Measure]) -> Health:
    """The state of the whole: that of its worst part."""
    order = list(Health)
    return max((one.health for one in found), key=order.index, default=Health.WELL)


def graded(value: float, *, warn: float, fail: float) -> Health:
    """Where a figure that should be small stands against its two limits."""
    if value >= fail:
        return Health.FAILING
    return Health.WARNING if value >= warn else Health.WELL
