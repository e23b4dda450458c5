"""The key under which a browser keeps answers that could not be sent yet."""

import base64

from django.utils.crypto import salted_hmac

from assessments.models import Attempt

SALT = "assessments.answers"


def device_key(attempt: Attempt) -> str:
    """A key of 256 bits in base64, the same each time, for the pages of the attempt's learner.

    It is never stored: whoever cannot open this attempt's pages cannot read what its learner
    left on a shared device.
    """
    digest = salted_hmac(SALT, f"{attempt.learner_id} {attempt.uuid}", algorithm="sha256").digest()
    return base64.b64encode(digest).decode()
