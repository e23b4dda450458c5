"""The session engine: Django's, reading the person together with the session.

A request costs one statement where Django's own engine and backend take two.
"""

from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from qalqan.accounts.models import Session, User

SIGNED_IN_AT = "signed_in_at"


class SessionStore(DatabaseStore):
    """`person` is who the session belonged to when it was read."""

    person: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        if auth.SESSION_KEY in data:
            data.setdefault(SIGNED_IN_AT, timezone.now().isoformat())
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.user_id = data.get(auth.SESSION_KEY)
        # In the data too: each save writes the whole row anew.
        row.signed_in_at = data.get(SIGNED_IN_AT)
        return row

    def _get_session_from_db(self) -> Session | None:
        found: Session | None = (
            Session.objects.with_person()
            .filter(session_key=self.session_key, expire_date__gt=timezone.now())
            .first()
        )
        if found is None:
            self._session_key = None
            return None
        self.person = found.user
        if self.person is not None:
            self.person.has_role = found.has_role
        return found


def person_of_session(request: HttpRequest) -> User | AnonymousUser:
    """Who is signed in. Whatever is not plainly right is left to Django's own, stricter way."""
    session: Any = request.session
    claimed = session.get(auth.SESSION_KEY)
    person: User | None = getattr(session, "person", None)
    if (
        person is not None
        and claimed == str(person.pk)
        and person.is_active
        and session.get(auth.BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and constant_time_compare(
            session.get(auth.HASH_SESSION_KEY, ""), person.get_session_auth_hash()
        )
    ):
        return person
    return auth.get_user(request)
