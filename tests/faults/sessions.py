"""Demo people who are signed in at a site that runs, without going through its sign-in."""

import json

from tests.faults.answering import last_line
from tests.running import Site

SIGN_IN = """
import json
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from qalqan.accounts.models import User
from qalqan.accounts.views import BACKEND
store = import_module(settings.SESSION_ENGINE).SessionStore
out = {{}}
for name in {names!r}:
    person, session = User.objects.get(email=f"{{name}}@demo.example"), store()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    out[name] = session.session_key
print(json.dumps(out))
"""


def sessions_of(site: Site, *names: str) -> dict[str, str]:
    """The key of a new session of each."""
    found: dict[str, str] = json.loads(last_line(site, SIGN_IN.format(names=names)))
    return found
