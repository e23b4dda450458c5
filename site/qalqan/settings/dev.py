"""Development and the demo: embedded database, demo people, keys of its own."""

from qalqan.settings.base import *  # noqa: F403
from qalqan.settings.base import AUDIT_KEY, INSTALLED_APPS, SECRET_KEY, VAR_DIR
from qalqan.settings.local_keys import local_key

DEBUG = True
DEMO = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY = SECRET_KEY or local_key(VAR_DIR, "secret")
AUDIT_KEY = AUDIT_KEY or local_key(VAR_DIR, "audit")
INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SILENCED_SYSTEM_CHECKS = ["security.W018"]
