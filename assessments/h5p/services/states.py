"""Where a learner stands in an activity; only the activity understands it."""

import json
import uuid
from typing import Any

from assessments.h5p.scoring import StatementError
from assessments.h5p.scoring.loading import as_object, check_extent
from assessments.models import H5PContentRevision, H5PState
from assessments.services.errors import AttemptError
from assessments.services.packages import Sitting

MOST_BYTES = 256 * 1024
# Books hold columns, which hold questions, each with a state written as text in the other's.
MOST_DEPTH = 40


def keep(revision: H5PContentRevision, state: Any, sitting: Sitting) -> None:
    """Keep the state in place of the one before; None begins anew.

    Raises AttemptError with the code of a refusal.
    """
    if state is None:
        H5PState.objects.filter(registration=sitting.registration, revision=revision).delete()
        return
    try:
        check_extent(as_object(state), most_bytes=MOST_BYTES, most_depth=MOST_DEPTH)
    except StatementError as error:
        raise AttemptError(error.code, "the state cannot be kept") from error
    H5PState.objects.update_or_create(
        registration=sitting.registration,
        revision=revision,
        defaults={"data": json.dumps(state), "learner": sitting.learner},
    )


def kept(revision: int | None, registration: uuid.UUID) -> str:
    """The state in the revision with this primary key, as JSON; "" where there is none."""
    found = H5PState.objects.filter(registration=registration, revision=revision)
    return found.values_list("data", flat=True).first() or ""
