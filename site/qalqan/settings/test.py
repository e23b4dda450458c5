"""Tests: as production where it matters, fast where it does not."""

import os

from qalqan.settings.base import *  # noqa: F403
from qalqan.settings.base import BASE_DIR, CACHES

SECRET_KEY = "test-only-secret-key-that-is-long-enough-for-anybody"  # noqa: S105
AUDIT_KEY = "test-only-audit-key"
DEMO = True
STARTER_COURSES = BASE_DIR / "tests" / "starter"
ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_URL = "memory://"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True

# Workers share one Redis and have a database each: what one caches is wrong for the other.
for cache in CACHES.values():
    cache["KEY_PREFIX"] = (
        f"{cache.get('KEY_PREFIX', '')}{os.environ.get('PYTEST_XDIST_WORKER', '')}"
    )
