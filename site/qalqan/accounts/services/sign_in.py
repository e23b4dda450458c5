"""Who a person is: one identifier, an e-mail address or a sign-in code, and a password."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from qalqan.accounts.models import User
from qalqan.accounts.models.user import normal_identifier


def counted_name(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str:
    """The one spelling under which django-axes counts wrong passwords."""
    given = (credentials or {}).get("identifier")
    if given is None and request is not None:
        given = request.POST.get("identifier")
    return normal_identifier(str(given or ""))


class SignInBackend(ModelBackend):
    """Django's backend, with the identifier of either kind in the place of a user name."""

    def get_user(self, user_id: int) -> User | None:
        person = User.objects.with_roles().filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None

    def authenticate(  # type: ignore[override]
        self,
        request: HttpRequest | None,
        identifier: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        identifier = identifier or kwargs.get("username") or kwargs.get("email")
        if identifier is None or password is None:
            return None
        person = User.objects.by_identifier(identifier)
        if person is None:
            # Unknown people cost the same time as known ones.
            User().set_password(password)
            return None
        if person.check_password(password) and self.user_can_authenticate(person):
            return person
        return None
