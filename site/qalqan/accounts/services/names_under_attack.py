"""The slower lock of sign-in: on the name alone, wherever the passwords are tried from.

After fifty wrong passwords in twelve hours one try in a quarter of an hour is left. Names that
nobody has are treated alike. A browser in which the person has signed in before is exempt (a
signed cookie, sent to the sign-in page alone), and so are slips: a stranger locks nobody out.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from qalqan.accounts.models import User
from qalqan.accounts.models.user import normal_identifier
from qalqan.accounts.services import sign_in_watch
from qalqan.accounts.services.sign_in_watch import Event
from qalqan.accounts.services.tries import Tries

WRONG = Tries("name", 50, 12 * 60 * 60)
PAUSE = Tries("name_pause", 1, 15 * 60)
COOKIE = "known"
SALT = "qalqan.known_browser"
COOKIE_SECONDS = 180 * 24 * 60 * 60


def must_wait(request: HttpRequest, identifier: str) -> bool:
    """Whether a password for this name is not even looked at now."""
    name = normal_identifier(identifier)
    waits = WRONG.are_used_up(name) and PAUSE.are_used_up(name)
    return waits and not _is_known(request, name)


def count_wrong(identifier: str) -> None:
    """A wrong password for this name; from the fiftieth on, each begins a pause."""
    name = normal_identifier(identifier)
    was_locked = WRONG.are_used_up(name)
    WRONG.count(name)
    if WRONG.are_used_up(name):
        PAUSE.count(name)
        if not was_locked:
            sign_in_watch.locked(Event.LOCKED_NAME, User.objects.by_identifier(name))


def remember_browser(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """Let this browser's owner sign in whatever strangers do."""
    response.set_cookie(
        COOKIE,
        signing.dumps(person.pk, salt=SALT),
        max_age=COOKIE_SECONDS,
        path=request.path,
        secure=request.is_secure(),
        httponly=True,
        samesite="Strict",
    )


def _is_known(request: HttpRequest, name: str) -> bool:
    cookie = request.COOKIES.get(COOKIE, "")
    try:
        pk = signing.loads(cookie, salt=SALT, max_age=COOKIE_SECONDS)
    except signing.BadSignature:
        return False
    person = User.objects.by_identifier(name)
    return person is not None and person.pk == pk
