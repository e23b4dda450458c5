"""Each rule for semgrep finds what it is for, and leaves alone what is right."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
# What the rule finds, and what is right in its place.
SAMPLES: dict[str, tuple[str, str]] = {
    "request-without-csrf-check": (
        "from django.views.decorators.csrf import csrf_exempt\n@csrf_exempt\ndef v(request): pass",
        "def v(request): pass",
    ),
    "redirect-to-what-was-asked": ("redirect(request.GET.get('next'))", "redirect('courses:my')"),
    "file-sent-as-a-page": ("FileResponse(file)", "FileResponse(file, as_attachment=True)"),
    "password-alone": (
        "from django.contrib.auth.backends import ModelBackend\nclass Mine(ModelBackend): pass",
        "class Mine(SignInBackend): pass",
    ),
    "rule-hidden-in-save": (
        "class Course(models.Model):\n    def save(self, *args):\n        pass",
        "class Course(models.Model):\n    def close(self):\n        pass",
    ),
    "statement-put-together": ("cursor.execute('a %s' % name)", "cursor.execute('a %s', [name])"),
    "template-without-escaping": ("Engine(autoescape=False)", "Engine()"),
    "audit-row-past-the-chain": ("AuditRow.objects.create(action=a)", "audit.record(a, by=b)"),
    "person-in-a-log": ("logger.warning('%s', person.email)", "logger.warning('%s', person.pk)"),
    "day-of-the-server": (
        "from datetime import date\nday = date.today()",
        "from django.utils import timezone\nday = timezone.localdate()",
    ),
    "fault-swallowed": (
        "try:\n    send()\nexcept Exception:\n    pass",
        "try:\n    send()\nexcept OSError:\n    count()",
    ),
    "table-with-live-formulas": (
        "import csv\nwriter = csv.writer(file)",
        "lines = csv_lines(header, rows)",
    ),
    "archive-unpacked-by-its-names": ("archive.extractall(folder)", "archive.read('a.json')"),
    "xml-read-with-trust": (
        "from xml.etree.ElementTree import fromstring\nfromstring(text)",
        "from defusedxml.ElementTree import fromstring\nfromstring(text)",
    ),
    "file-field-of-its-own": (
        "from django import forms\nfile = forms.FileField()",
        "file = UploadField(most_bytes=9)",
    ),
    "template-text-marked-safe": ("<p>{{ text|safe }}</p>", "<p>{{ text }}</p>"),
    "script-in-a-page": ('<p onclick="go()">a</p>', '<script src="a.js"></script>'),
    "window-left-open": (
        '<a href="/a" target="_blank">a</a>',
        '<a href="/a" target="_blank" rel="noopener">a</a>',
    ),
}


def rules() -> dict[str, Any]:
    files = (ROOT / ".ci" / "rules").glob("*.yaml")
    found = [rule for path in files for rule in yaml.safe_load(path.read_text())["rules"]]
    return {rule["id"]: rule for rule in found}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Rule and sample, for everything that a run over all samples finds."""
    folder = tmp_path_factory.mktemp("samples")
    for rule, samples in SAMPLES.items():
        ending = "py" if rules()[rule]["languages"] == ["python"] else "html"
        for name, text in zip(("bad", "good"), samples, strict=True):
            (folder / f"{rule}.{name}.{ending}").write_text(f"{text}\n")
    tools = ROOT / "var" / "tools" / "bin"
    finished = subprocess.run(
        [
            *(tools / "semgrep", "scan", "--config", ROOT / ".ci" / "rules", "--json", "--quiet"),
            *("--metrics=off", "--disable-version-check", "--no-git-ignore", folder),
        ],
        env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"},
        capture_output=True,
        check=True,
    )
    results = json.loads(finished.stdout)["results"]
    return {(one["check_id"].split(".")[-1], Path(one["path"]).stem) for one in results}


def test_every_rule_has_a_sample() -> None:
    assert set(rules()) == set(SAMPLES)


@pytest.mark.parametrize("rule", SAMPLES)
def test_a_rule_finds_what_it_is_for(found: set[tuple[str, str]], rule: str) -> None:
    assert (rule, f"{rule}.bad") in found
    assert (rule, f"{rule}.good") not in found
