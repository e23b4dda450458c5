import json
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from assessments.models import Attempt, H5PContentRevision
from assessments.services import packages
from assessments.services.packages import Sitting
from qalqan.accounts.models import User
from tests.assessments.h5p.contents import Data, statement
from tests.assessments.h5p.packages import question
from tests.assessments.h5p.store.storing import take
from tests.courses.conftest import media

__all__ = ["media"]
Tell = Callable[..., Attempt | None]


@pytest.fixture
def revision(db: None, media: Any) -> H5PContentRevision:
    """One question of which the first option alone is right."""
    return take(question("H5P.MultiChoice")).revision


@pytest.fixture
def sitting(cadet: User) -> Sitting:
    return Sitting(cadet, uuid.uuid4(), "kk", Decimal("0.80"))


@pytest.fixture
def inspector(person: Callable[[str], User]) -> User:
    return person("inspector")


@pytest.fixture
def tell(revision: H5PContentRevision, sitting: Sitting) -> Tell:
    """Let the player of the revision say something in the sitting."""

    def told(said: Data, *, of: H5PContentRevision = revision, by: Sitting = sitting) -> Any:
        return packages.player().take(of.pk, json.dumps(said).encode(), by)

    return told


def answered(response: str = "0", *, claim: tuple[float, float] = (1, 1), **more: Any) -> Data:
    """What a question sends when it was answered."""
    sent = {"id": str(uuid.uuid4()), **statement(response=response, score=claim), **more}
    return {"statement": sent, "tree": {"statement": sent, "children": []}}
