"""Which edition of the public pages is the newest, at the price of one look a second."""

import threading
import time
from datetime import date

from django.conf import settings
from django.db import Error as DatabaseFailure
from django.db import close_old_connections, transaction
from django.db.models import F
from django.utils import timezone

from campaigns.models import Edition
from qalqan.common.services import glossary, outbox

KIND = "campaigns.publish"
LOOK_SECONDS = 1.0
# The day counts too: at midnight a page changes without anybody's doing.
Token = tuple[int, date]


class Newest:
    """What this process knows of the newest edition."""

    def __init__(self) -> None:
        self.token: Token | None = None
        self.looked_at = -LOOK_SECONDS
        self.lock = threading.Lock()

    def get(self) -> Token | None:
        """The newest edition as last seen; while the database is down, the one before."""
        # While one thread looks, and may have to wait, the others go on with what is known.
        if self._is_due() and self.lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self.lock.release()
        return self.token

    def forget(self) -> None:
        """Look again at once."""
        self.looked_at = -LOOK_SECONDS

    def _is_due(self) -> bool:
        return time.monotonic() - self.looked_at >= LOOK_SECONDS

    def _look(self) -> None:
        # No request surrounds this, so nobody else closes a connection that has broken.
        close_old_connections()
        self.looked_at = time.monotonic()
        try:
            token = current()
        except DatabaseFailure:
            return
        finally:
            close_old_connections()
        if token != self.token:
            glossary.forget()
            self.token = token


newest = Newest()


def current() -> Token:
    """The newest edition as the database has it, and the day."""
    number = Edition.objects.values_list("number", flat=True).first()
    return number or 0, timezone.localdate()


@transaction.atomic
def new_edition() -> None:
    """Say, in the caller's transaction, that what the public reads has changed."""
    if not Edition.objects.update(number=F("number") + 1):
        Edition.objects.get_or_create(pk=1, defaults={"number": 1})
    transaction.on_commit(newest.forget)
    if settings.PUBLISHED_ROOT:
        number, _day = current()
        outbox.enqueue(KIND, {"edition": number}, key=f"{KIND}:{number}")
