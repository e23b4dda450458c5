"""Django's cache in Redis, whose loss makes pages slower and never stops one."""

from contextlib import suppress
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError


class SpareCache(RedisCache):
    """Without Redis nothing is found and nothing kept; values then live as long as one call."""

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        with suppress(RedisError):
            return super().get(key, default, version)
        return default

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        with suppress(RedisError):
            super().set(key, value, timeout, version)

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        with suppress(RedisError):
            return bool(super().add(key, value, timeout, version))
        return False

    def delete(self, key: str, version: int | None = None) -> bool:
        with suppress(RedisError):
            return bool(super().delete(key, version))
        return False
