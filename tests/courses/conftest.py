from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A store of files for this test alone; the cache must not know another test's pictures."""
    settings.MEDIA_ROOT = str(tmp_path)
    cache.clear()
    yield tmp_path
    cache.clear()
