from typing import Any

import pytest

from assessments.models import H5PContent
from tests.assessments.h5p.packages import question
from tests.assessments.h5p.store.storing import take
from tests.courses.conftest import media

__all__ = ["media"]


@pytest.fixture(autouse=True)
def own_store(media: object, settings: Any) -> None:
    """Packages go to a store of this test alone, and what is due is done at once."""
    settings.REDIS_URL = ""


@pytest.fixture
def content(db: None) -> H5PContent:
    """One question of which the first option alone is right."""
    return take(question("H5P.MultiChoice")).content
