"""Production: nothing has a default that could be forgotten."""

from qalqan.settings.base import *  # noqa: F403
from qalqan.settings.base import (
    ALLOWED_HOSTS,
    AUDIT_KEY,
    CONTENT_ORIGIN,
    LOGGING,
    PUBLIC_BASE_URL,
    SECRET_KEY,
    STORAGES,
    env,
    require,
)
from qalqan.settings.origins import check_content_origin

KEY_HINT = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
require("SECRET_KEY", SECRET_KEY, KEY_HINT)
require("AUDIT_KEY", AUDIT_KEY, KEY_HINT)
require(
    "PUBLIC_BASE_URL",
    env.str("PUBLIC_BASE_URL", default=""),
    "Mails and certificates carry it, such as https://qalqan.example.kz",
)
require("ALLOWED_HOSTS", ",".join(ALLOWED_HOSTS), "Name the host, such as qalqan.example.kz")

check_content_origin(CONTENT_ORIGIN, site=PUBLIC_BASE_URL, hosts=ALLOWED_HOSTS)

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
# No form comes from where packages are played.
CSRF_TRUSTED_ORIGINS = [
    f"https://{host}" for host in ALLOWED_HOSTS if f"https://{host}" != CONTENT_ORIGIN
]
STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
LOGGING["formatters"] = {"lines": {"()": "qalqan.common.formats.log_lines.LogLines"}}
LOGGING["handlers"]["console"]["formatter"] = "lines"
