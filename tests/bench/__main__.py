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
    from django.test.utils import setup_databases, teardown_databases

    from tests.bench import attempts, campaigns, h5p
    from tests.bench.pages import measure

    # Not the whole test environment: it copies every template's context, which no visitor pays.
    settings.ALLOWED_HOSTS = ["testserver"]
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        figures = measure() | h5p.measure()
    finally:
        teardown_databases(databases, verbosity=0)
    figures |= attempts.measure() | campaigns.measure()
    path = Path(settings.BASE_DIR, "var", "bench.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=2) + "\n")
    for name, figure in figures.items():
        rest = {key: value for key, value in figure.items() if key not in {"ratio", "yardstick"}}
        ratio = f"{figure['ratio']:8.2f} x  {figure['yardstick']}" if "ratio" in figure else ""
        sys.stdout.write(f"{name:68} {ratio}  {rest}\n")


if __name__ == "__main__":
    main()
