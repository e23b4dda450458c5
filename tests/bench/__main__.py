"""`make bench`: each figure as a ratio to a yardstick of the same run, into var/bench.json."""

import json
import os
import sys
from pathlib import Path

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qalqan.settings.test")
    django.setup()
    from django.conf import settings
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    from tests.bench import attempts
    from tests.bench.pages import measure

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        figures = measure()
    finally:
        teardown_databases(databases, verbosity=0)
    figures |= attempts.measure()
    path = Path(settings.BASE_DIR, "var", "bench.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=2) + "\n")
    for name, figure in figures.items():
        rest = {key: value for key, value in figure.items() if key not in {"ratio", "yardstick"}}
        sys.stdout.write(f"{name:68} {figure['ratio']:8.2f} x  {figure['yardstick']}  {rest}\n")


if __name__ == "__main__":
    main()
