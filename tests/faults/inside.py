"""Rows that need no process of their own: in a test database with the starter content."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django


@contextmanager
def test_database() -> Iterator[None]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "qalqan.settings.test"
    django.setup()
    from django.core.management import call_command
    from django.test.utils import (
        setup_databases,
        setup_test_environment,
        teardown_databases,
        teardown_test_environment,
    )

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("load_starter", verbosity=0)
        yield
    finally:
        teardown_databases(databases, verbosity=0)
        teardown_test_environment()
