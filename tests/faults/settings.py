"""The site as it is served: its own error pages in place of DEBUG's, which cost seconds."""

from qalqan.settings.dev import *  # noqa: F403

DEBUG = False
# What is broken on purpose is in the figures; workers and beat say when they are ready.
LOGGING = {
    "version": 1,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"level": "CRITICAL"},
        "celery": {"level": "INFO", "handlers": ["console"]},
    },
}
