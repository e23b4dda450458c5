"""`make faults`: the fault tests in full; each figure beside its goal, into var/faults.json.

With names of rows, those alone are made anew.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.faults.figures import Figure
from tests.faults.inside import test_database
from tests.faults.rows import ROWS
from tests.running import ROOT

TABLE = ROOT / "var" / "faults.json"


def main(names: list[str]) -> int:
    table = json.loads(TABLE.read_text()) if names and TABLE.exists() else {}
    missed = False
    for figure in _figures(set(names)):
        missed |= not figure.reached
        table[figure.name] = asdict(figure)
        sys.stdout.write(f"{figure.name:60} {figure.found:>8} goal {figure.goal}\n")
        sys.stdout.flush()
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text(json.dumps(table, indent=2) + "\n")
    return int(missed)


def _figures(names: set[str]) -> Iterator[Figure]:
    for name, make in ROWS.items():
        if not names or name in names:
            with tempfile.TemporaryDirectory(prefix="qalqan-faults-") as folder:
                # PostgreSQL runs as another user, who must come to what is its own in there.
                Path(folder).chmod(0o755)
                yield from make(Path(folder))
    if not names or names - ROWS.keys():
        yield from _inside(names)


def _inside(names: set[str]) -> Iterator[Figure]:
    with test_database():
        from tests.faults.inside_rows import ROWS as INSIDE

        for name, make in INSIDE.items():
            if not names or name in names:
                yield from make()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
