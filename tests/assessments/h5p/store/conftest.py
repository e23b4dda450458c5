import pytest

from tests.courses.conftest import media

__all__ = ["media"]


@pytest.fixture(autouse=True)
def own_store(media: object) -> None:
    """Files of packages go to a store of this test alone."""
