"""Another time for a while, so that a year's records carry the year's dates."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo

from django.utils import timezone


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """All that asks Django for the time gets `moment`, defaults of fields included.

    For one process alone, and only where nobody else is served by it.
    """

    class Then(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz)

    kept = timezone.datetime  # type: ignore[attr-defined]
    timezone.datetime = Then  # type: ignore[attr-defined]
    try:
        yield
    finally:
        timezone.datetime = kept  # type: ignore[attr-defined]
