"""The cache in which tries are counted, ours and django-axes': a table of the database.

It holds over all processes with and without Redis, whose loss would otherwise either let every
guess pass or let nobody sign in. Django's own cache in a table begins the period anew, of five
minutes, each time that it counts one more.
"""

from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db.models import F

from qalqan.common.models import LimitCount


class LimitsCache(BaseCache):
    """Whole numbers alone, each with its end."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        rows = LimitCount.objects.live().filter(key=self._key(key, version))
        found = rows.values_list("count", flat=True).first()
        return default if found is None else found

    def add(
        self, key: str, value: int, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Begin a period; False where one is running, also where another began it just now."""
        key = self._key(key, version)
        LimitCount.objects.over().filter(key=key).delete()
        given = {"count": value, "until": self._until(timeout)}
        return LimitCount.objects.get_or_create(key=key, defaults=given)[1]

    def set(
        self, key: str, value: int, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        given = {"count": value, "until": self._until(timeout)}
        LimitCount.objects.update_or_create(key=self._key(key, version), defaults=given)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count in the database, so that no try is lost between two at once. The end stays.

        Raises ValueError where no period is running.
        """
        rows = LimitCount.objects.live().filter(key=self._key(key, version))
        if not rows.update(count=F("count") + delta):
            raise ValueError(key)
        return int(self.get(key, 0, version))

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        rows = LimitCount.objects.live().filter(key=self._key(key, version))
        return bool(rows.update(until=self._until(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(LimitCount.objects.filter(key=self._key(key, version)).delete()[0])

    def clear(self) -> None:
        LimitCount.objects.all().delete()

    def _key(self, key: str, version: int | None) -> str:
        return str(self.make_and_validate_key(key, version=version))

    def _until(self, timeout: Any) -> datetime:
        end = self.get_backend_timeout(timeout)
        return datetime.max.replace(tzinfo=UTC) if end is None else datetime.fromtimestamp(end, UTC)


def forget_over() -> int:
    """Delete what no longer counts; how many."""
    return LimitCount.objects.over().delete()[0]
