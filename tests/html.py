"""html-validate as a child process that lives as long as the worker."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class HtmlValidator:
    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.process: subprocess.Popen[str] | None = None

    def check(self, html: str, where: str) -> None:
        """Fail with the findings where the page is not valid."""
        if html in self.seen:
            return
        if self.process is None:
            self.process = subprocess.Popen(
                ["node", "tests/browser/validate.mjs"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(html) + "\n")
        self.process.stdin.flush()
        findings = json.loads(self.process.stdout.readline())
        assert not findings, f"{where} is not valid HTML:\n" + "\n".join(findings)
        self.seen.add(html)

    def close(self) -> None:
        if self.process is not None:
            self.process.stdin.close()  # type: ignore[union-attr]
            self.process.wait()
