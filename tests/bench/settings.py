"""The site as it is served, without DEBUG's keeping of every statement, and with the yardsticks."""

from qalqan.settings.dev import *  # noqa: F403

DEBUG = False
ROOT_URLCONF = "tests.bench.urls"
