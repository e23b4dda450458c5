"""Settings that every installation shares. What differs comes from the environment."""

from pathlib import Path
from typing import Any

import django_stubs_ext
import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from qalqan.settings.databases import database_from
from qalqan.settings.policies import *  # noqa: F403
from qalqan.settings.storage import storages
from qalqan.settings.wagtail import *  # noqa: F403

# Django's forms and fields take type arguments only so; annotations are read as modules load.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parents[3]
env = environ.Env()
# What lives longer than a version of the code: data, uploads, keys.
# Courses that `load_starter` brings in; tests have a small one of their own.
STARTER_COURSES = Path(env.str("STARTER_COURSES", default=str(BASE_DIR / "courses" / "starter")))
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG = False
DEMO = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
PUBLIC_BASE_URL = env.str("PUBLIC_BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
# Help pages may have a host of their own, whose name tells nothing.
HELP_BASE_URL = env.str("HELP_BASE_URL", default="").rstrip("/")
# Where public pages lie as files, made anew at each change; empty: they are served from memory.
PUBLISHED_ROOT = env.str("PUBLISHED_ROOT", default="")
# Where what others have programmed is played: a host that is used for nothing else, such as
# https://content.example.kz; empty: the site's own, behind the same walls of the browser.
CONTENT_ORIGIN = env.str("CONTENT_ORIGIN", default="").rstrip("/")
# What that host has of STATIC_URL: the player's own files.
PLAYER_STATIC = ("qalqan/build/h5p/", "qalqan/h5p/")
EXIT_URL = env.str("EXIT_URL", default="https://www.google.com/")
# Who answers for the data that is kept, and how they are reached: stands on the privacy page.
OPERATOR_NAME = env.str("OPERATOR_NAME", default="")
OPERATOR_CONTACT = env.str("OPERATOR_CONTACT", default="")
# A public host that only checks certificates: the list that was carried there, and its key.
VERIFY_LIST = env.str("VERIFY_LIST", default="")
VERIFY_KEY = env.str("VERIFY_KEY", default="")

INSTALLED_APPS = [
    "modeltranslation",
    "qalqan",
    "campaigns",
    "courses",
    "assessments",
    "qalqan.accounts",
    "qalqan.common",
    "qalqan.accounts.apps.UsersConfig",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]
# The list of floors, from the roof down; a test keeps it equal to the apps of our own above.
LOCAL_APPS = ["qalqan", "campaigns", "courses", "assessments", "qalqan.accounts", "qalqan.common"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "campaigns.middleware.UnknownReaderMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "qalqan.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "qalqan.accounts.middleware.PersonMiddleware",
    "qalqan.accounts.middleware.VisitorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "qalqan.middleware.NotFoundMiddleware",
    "qalqan.middleware.RefusalMiddleware",
    "qalqan.common.middleware.AdminPolicyMiddleware",
    "qalqan.common.middleware.ChooserMiddleware",
    "axes.middleware.AxesMiddleware",
]

MIDDLEWARE_OF_PEOPLE = {
    "django.contrib.sessions.middleware.SessionMiddleware",
    "qalqan.accounts.middleware.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
}

ROOT_URLCONF = "qalqan.urls"
WSGI_APPLICATION = "qalqan.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database_from(env.str("DATABASE_URL", default=""), VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    SHARED_CACHE = {
        "BACKEND": "qalqan.common.services.spare_cache.SpareCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
else:
    SHARED_CACHE = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = {
    "default": SHARED_CACHE,
    # Limits must hold over several processes, broker or not.
    "limits": {"BACKEND": "qalqan.common.services.limits_cache.LimitsCache"},
}
if VERIFY_LIST:
    # Such a host has the list and nothing else: nobody signs in, and no table holds its limits.
    MIDDLEWARE = [one for one in MIDDLEWARE if one not in MIDDLEWARE_OF_PEOPLE]
    CACHES["limits"] = CACHES["default"]
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600, "socket_timeout": 2}
# Log lines keep the form of the site’s own.
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BEAT_SCHEDULE = {"due": {"task": "qalqan.common.tasks.run_due", "schedule": 30.0}}

# Keys come from the environment; dev and test make their own (see local_keys.py).
SECRET_KEY = env.str("SECRET_KEY", default="")
# Keys of before: what was signed with them still holds while everybody moves on.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
AUDIT_KEY = env.str("AUDIT_KEY", default="")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "qalqan.accounts.services.sign_in.SignInBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Length and a block-list, no composition rules: as NIST SP 800-63B asks.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "qalqan.accounts.services.passwords.LeastLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "sign_in_code", "first_name", "last_name")},
    },
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "courses:my"
# Where people of a role work: what the header leads to. The first of theirs is where they start.
WORKPLACES = [
    ("academy_manager", _("Academy"), "courses:academy"),
    ("tutor", _("Marking"), "courses:marking"),
    ("steward", _("Hotlines"), "campaigns:hotlines"),
    ("regional_coordinator", _("Outreach events"), "campaigns:outreach"),
    ("regional_coordinator", _("Academy"), "courses:academy"),
    ("observer", _("Academy"), "courses:academy"),
    ("observer", _("Coverage"), "campaigns:outreach_coverage"),
    ("auditor", _("Audit"), "common:audit"),
    ("auditor", _("Hotlines"), "campaigns:hotlines"),
    ("auditor", _("Outreach events"), "campaigns:outreach"),
]
# Where a learner goes on after an attempt; takes its registration and its id.
AFTER_ATTEMPT_URL = "courses:after_attempt"
# Where a learner reports a mistake in a question; takes the attempt's id and the number.
REPORT_QUESTION_URL = "courses:report_question"
# Where a steward sees a hotline; takes its id.
HOTLINE_URL = "campaigns:hotlines_detail"
# Where an auditor sees what a row of the chain is about; each takes its number.
AUDIT_LINKS = {"hotline": HOTLINE_URL, "outreach": "campaigns:outreach_detail"}
PASSWORD_RESET_TIMEOUT = 60 * 60
SLIP_LIFETIME_DAYS = 14

AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
AXES_CACHE = "limits"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "identifier"
AXES_USERNAME_CALLABLE = "qalqan.accounts.services.sign_in.counted_name"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "qalqan.accounts.views.locked"
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "qalqan.common.services.client_address.client_network"
# How many proxies of our own stand before us: 1 with the nginx that ships.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# Whoever has a role may do nothing without a second factor. Production has its own default.
MFA_REQUIRED = env.bool("MFA_REQUIRED", default=False)

EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    EMAIL_CONFIG = env.email_url("EMAIL_URL")
    vars().update(EMAIL_CONFIG)
else:
    # Wagtail writes to reviewers; where there is no mail, what they have to do is in the admin.
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Qalqan <no-reply@localhost>")

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["qalqan.common.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"
MODELTRANSLATION_LANGUAGES = ("kk", "ru", "en")
MODELTRANSLATION_DEFAULT_LANGUAGE = "kk"
MODELTRANSLATION_FALLBACK_LANGUAGES = {
    "default": ("kk", "ru", "en"),
    "kk": ("ru", "en"),
    "ru": ("kk", "en"),
    "en": ("ru", "kk"),
}

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR_DIR / "static"))
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))
STORAGES = {
    **storages(env),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

SESSION_ENGINE = "qalqan.accounts.services.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
# "no-referrer" makes browsers post forms with `Origin: null`, which the CSRF check must refuse.
# Pages without a form, all that a visitor reads among them, are sent with "no-referrer".
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "qalqan.common.services.files.handlers.LimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# A virus scanner, such as unix:/run/clamav/clamd.ctl; where set, no file comes in without it.
CLAMD_URL = env.str("CLAMD_URL", default="")
CSRF_FAILURE_VIEW = "qalqan.views.csrf_failure"

WAGTAILADMIN_BASE_URL = PUBLIC_BASE_URL

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # "Not Found: /kk/help/..." would write down who read what.
    "loggers": {
        "django.request": {"level": "ERROR"},
        # The development server's lines have whole addresses, of help pages too.
        "django.server": {"level": "CRITICAL"},
        "axes": {"level": "CRITICAL"},
    },
}


def require(name: str, value: str, how: str) -> None:
    """Stop with a sentence that says what to set where `value` is empty."""
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {how}")
