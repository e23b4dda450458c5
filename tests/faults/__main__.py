"""`make faults`: the fault tests in full; each figure beside its goal, into var/faults.json."""

import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.faults.answering import kill_under_load
from tests.running import ROOT, new_site

KILLS = 20
SECONDS_BETWEEN = 10


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="qalqan-faults-") as folder:
        site = new_site(Path(folder), "faults_full")
        found = asdict(
            kill_under_load(site, learners=16, kills=KILLS, seconds_between=SECONDS_BETWEEN)
        )
    goals = {"kills": KILLS, "acknowledged": 25_000, "lost": 0, "duplicated": 0, "refused": 0}
    table = {
        f"kill -9 under 16 clients: {name}": {"found": found[name], "goal": goal}
        for name, goal in goals.items()
    }
    path = ROOT / "var" / "faults.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(table, indent=2) + "\n")
    for name, row in table.items():
        sys.stdout.write(f"{name:44} {row['found']:>8} goal {row['goal']}\n")
    return 1 if any(found[name] for name in ("lost", "duplicated", "refused")) else 0


if __name__ == "__main__":
    sys.exit(main())
