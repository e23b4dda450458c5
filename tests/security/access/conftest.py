from tests.courses.conftest import media

__all__ = ["media"]
