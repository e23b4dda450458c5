"""Sessions that know whose they are, so that a person's can be listed and ended."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.module_loading import import_string

from qalqan.accounts.enums import Role


class SessionQuerySet(models.QuerySet["Session"]):
    def with_person(self) -> "SessionQuerySet":
        """With the person and the roles that every page asks for, in the same statement."""
        groups = Group.objects.filter(user=OuterRef("user"))
        return self.select_related("user").annotate(  # type: ignore[no-redef]
            manages_academy=Exists(groups.filter(name=Role.ACADEMY_MANAGER.value)),
            tutors=Exists(groups.filter(name=Role.TUTOR.value)),
        )


class Session(AbstractBaseSession):
    # Set by with_person.
    manages_academy: bool
    tutors: bool

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions"
    )

    objects = SessionQuerySet.as_manager()  # type: ignore[misc, assignment]

    @classmethod
    def get_session_store_class(cls) -> type:
        store: type = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
        return store
