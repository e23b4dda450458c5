"""Production: nothing has a default that could be forgotten."""

from qalqan.settings.base import *  # noqa: F403
from qalqan.settings.base import (
    ALLOWED_HOSTS,
    AUDIT_KEY,
    LOGGING,
    SECRET_KEY,
    STORAGES,
    env,
    require,
)

KEY_HINT = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
require("SECRET_KEY", SECRET_KEY, KEY_HINT)
require("AUDIT_KEY", AUDIT_KEY, KEY_HINT)
require(
    "PUBLIC_BASE_URL",
    env.str("PUBLIC_BASE_URL", default=""),
    "Mails and certificates carry it, such as https://qalqan.example.kz",
)
require("ALLOWED_HOSTS", ",".join(ALLOWED_HOSTS), "Name the host, such as qalqan.example.kz")

MFA_REQUIRED = env.bool("MFA_REQUIRED", default=True)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# With this prefix browsers take them from this host alone, never from a neighbour or over http.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
LOGGING["formatters"] = {"lines": {"()": "qalqan.common.formats.log_lines.LogLines"}}
LOGGING["handlers"]["console"]["formatter"] = "lines"
