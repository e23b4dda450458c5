"""Sessions that know whose they are, so that a person's can be listed and ended."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.module_loading import import_string

from qalqan.accounts.models.user import User


class SessionQuerySet(models.QuerySet["Session"]):
    def with_person(self) -> "SessionQuerySet":
        """With the person, and whether they have a right at all: most people have none."""
        roles = User.groups.through.objects.filter(user=OuterRef("user"))
        rights = User.user_permissions.through.objects.filter(user=OuterRef("user"))
        has_role = Exists(roles) | Exists(rights)
        return self.select_related("user").annotate(has_role=has_role)  # type: ignore[no-redef]


class Session(AbstractBaseSession):
    # Set by with_person.
    has_role: bool

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions"
    )
    signed_in_at = models.DateTimeField(null=True)

    objects = SessionQuerySet.as_manager()  # type: ignore[misc, assignment]

    @classmethod
    def get_session_store_class(cls) -> type:
        store: type = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
        return store
