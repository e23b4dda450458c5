"""A person's telephone, for tests, and how they come in with it."""

import time
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from qalqan.accounts.models import User
from qalqan.accounts.services.factors import authenticator
from qalqan.services.starter.people import PASSWORD

SECRET = b"a secret of 20 bytes"
SECOND = "/kk/sign-in/second/"


def give_app(person: User, secret: bytes = SECRET) -> None:
    """An app that is set up, as if long ago."""
    authenticator.put(person, secret, step=0)
    User.objects.filter(pk=person.pk).update(has_second_factor=True)


def code_of(secret: bytes = SECRET, *, steps: int = 0) -> str:
    """What the app shows now, or in so many half minutes."""
    now = int(time.time()) // 30 + steps
    return TOTP(secret, 6, SHA1(), 30).generate(now * 30).decode()


def enter(client: Any, name: str, **further: str) -> Any:
    account = {"identifier": f"{name}@demo.example", "password": PASSWORD, **further}
    return client.post("/kk/sign-in/", account)


def give_code(client: Any, code: str, **further: str) -> Any:
    return client.post(SECOND, {"code": code, **further})
