"""Built CSS and our scripts keep to the oldest browser supported: Chrome 70, a phone of 2018."""

import gzip
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
STATIC = ROOT / "site/qalqan/static/qalqan"
STYLES = sorted((STATIC / "build").glob("*.css"))
ANSWERS = sorted((STATIC / "answers").glob("*.js"))
# What Chrome 70 passes over without harm; each was looked at.
HARMLESS = {
    "text-decoration",  # thickness and skip-ink are dropped, the underline stays
    "css-math-functions",  # stands inside @supports
    "css-boxdecorationbreak",
    "css-appearance",  # with the -webkit- form beside it
    "css-clip-path",  # basic shapes alone, which it has had since 55
    "css-masks",  # counted for clip-path; there is no mask
    "prefers-reduced-motion",  # unknown there, and there is no motion to reduce
    "css-marker-pseudo",  # the colour of a bullet
    "css-not-sel-list",  # simple :not() alone, which it knows
    "css-overflow",
    "css-sticky",
    "css-logical-props",
    "multicolumn",  # break-inside, in print
    "css-page-break",
}
TOO_NEW = {
    "gap between flex items": r"display:(?:inline-)?flex[^}]*[;{]gap:",
    ":is() or :where()": r":(?:is|where)\(",
    "inset": r"[;{]inset:",
    "clamp()": r"clamp\(",
    "nesting": r"[;{}]&[ .:]",
}


def test_styles_were_built() -> None:
    assert {path.name for path in STYLES} == {
        "site.css",
        "public.css",
        "blocks.css",
        "certificate.css",
        "workspace.css",
    }


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
@pytest.mark.parametrize("name", sorted(TOO_NEW))
def test_styles_use_nothing_that_the_oldest_browser_lacks(path: Path, name: str) -> None:
    assert not re.search(TOO_NEW[name], path.read_text())


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_caniuse_knows_of_no_other_feature(path: Path) -> None:
    finished = subprocess.run(
        ["node", "tests/architecture/caniuse.mjs", str(path), "chrome 70"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(finished.stdout.split()) - HARMLESS == set()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("exit.js", ["--ecma5"]),
        ("words.js", ["--ecma2018"]),
        ("print.js", ["--ecma5"]),
        ("scorm/course.js", ["--ecma2018"]),
        ("scorm/checks.js", ["--ecma2018"]),
        *((f"answers/{path.name}", ["--ecma2018", "--module"]) for path in ANSWERS),
        ("h5p/player.js", ["--ecma2018"]),
        ("h5p/bridge.js", ["--ecma2018", "--module"]),
    ],
)
def test_scripts_parse_in_the_oldest_browser(name: str, options: list[str]) -> None:
    finished = subprocess.run(
        ["node_modules/.bin/acorn", *options, "--silent", str(STATIC / name)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr


def test_pages_stay_small() -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in STYLES}
    assert sizes["site.css"] <= 12 * 1024
    assert (STATIC / "exit.js").stat().st_size <= 2 * 1024
    assert sum(path.stat().st_size for path in ANSWERS) <= 12 * 1024
