from typing import Any

import pytest

from tests.assessments.h5p.packages import echo
from tests.assessments.h5p.store.storing import take
from tests.courses.conftest import media

__all__ = ["media"]


@pytest.fixture
def revision(db: None, media: Any) -> Any:
    """The package of the tests, in a store of this test alone."""
    return take(echo()).revision
