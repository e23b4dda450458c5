"""Rows of the table that tests hold in full already: how many cases they have, and what fails."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.running import ROOT

TESTS = {
    "network cut in an assessment": ["tests/browser/test_attempt_network.py"],
    "hostile archives": [
        "tests/courses/exchange/test_hostile_archives.py",
        "tests/courses/exchange/test_bad_content.py",
        "tests/security/test_fuzz.py",
    ],
    "hostile H5P packages": ["tests/assessments/h5p/test_hostile_packages.py"],
    "uploads over the limit, huge pictures": [
        "tests/security/test_upload_screens.py",
        "tests/security/test_uploads.py",
    ],
    "access matrix": [
        "tests/security/access",
        "tests/courses/academies/test_access_matrix.py",
        "tests/campaigns/test_access_matrix.py",
    ],
    "sign-in": [
        "tests/accounts/test_sign_in.py",
        "tests/accounts/test_names_under_attack.py",
        "tests/accounts/test_closed_without_factor.py",
        "tests/accounts/test_second_factor.py",
        "tests/accounts/test_resetting.py",
    ],
    "erasure and export": ["tests/roof/test_erasure_trace.py", "tests/accounts/test_erasure.py"],
}


@dataclass(frozen=True)
class Outcome:
    cases: int
    failed: int


def run(places: list[str], folder: Path) -> Outcome:
    report = folder / "report.xml"
    command = [sys.executable, "-m", "pytest", "-q", "--no-cov", "-p", "no:cacheprovider"]
    subprocess.run(
        [*command, f"--junitxml={report}", *places],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    suite = next(ElementTree.parse(report).iter("testsuite"))
    return Outcome(
        cases=int(suite.attrib["tests"]),
        failed=int(suite.attrib["failures"]) + int(suite.attrib["errors"]),
    )
