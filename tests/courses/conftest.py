from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from courses.models import Academy
from qalqan.common.services import amounts, glossary


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A store of files for this test alone, and a cache that knows no other test's pictures.

    To clear the one that all share would, on Redis, clear it for the other workers too.
    """
    settings.MEDIA_ROOT = str(tmp_path)
    own = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    settings.CACHES = {**settings.CACHES, "renditions": own}
    for kept in (amounts, glossary):
        kept.forget()
    yield tmp_path
    for kept in (amounts, glossary):
        kept.forget()


@pytest.fixture
def academy(db: None) -> Academy:
    """The demo's academy, which the demo's manager manages."""
    return Academy.objects.get(code="karaganda")
