"""Packages for tests: a library of our own that runs, and contents shaped as H5P's are."""

import json
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from assessments.h5p.formats import Dependency

Parts = dict[str, bytes]
Entry = tuple[str | zipfile.ZipInfo, bytes]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
ECHO = Dependency("H5P.QalqanEcho", 1, 0)
FOLDER = ECHO.folder
# Says what it was given, and one point for whoever presses it.
SCRIPT = b"""var H5P = H5P || {};
H5P.QalqanEcho = function (params, contentId) {
  H5P.EventDispatcher.call(this);
  var self = this, score = 0;
  this.contentId = contentId;
  this.getScore = function () { return score; };
  this.getMaxScore = function () { return 1; };
  this.attach = function ($container) {
    var button = document.createElement("button");
    button.textContent = params.text;
    button.addEventListener("click", function () {
      score = 1;
      self.triggerXAPIScored(score, 1, "answered");
    });
    $container.get(0).appendChild(button);
  };
};
"""
ECHO_SEMANTICS = [
    {"name": "text", "type": "text", "label": "Text"},
    {"name": "picture", "type": "image", "label": "Picture", "optional": True},
]
TEXT = {"name": "text", "type": "text", "widget": "html", "label": "Text", "tags": ["strong", "em"]}
ON = {"name": "on", "type": "boolean", "label": "On"}
# By machine name: a version, semantics that hold what is scored, and a content.
QUESTIONS: dict[str, tuple[tuple[int, int], list[dict[str, Any]], dict[str, Any]]] = {
    "H5P.MultiChoice": (
        (1, 16),
        [
            {**TEXT, "name": "question"},
            {
                "name": "answers",
                "type": "list",
                "label": "Answers",
                "min": 1,
                "field": {
                    "name": "answer",
                    "type": "group",
                    "label": "Answer",
                    "fields": [{**ON, "name": "correct"}, TEXT],
                },
            },
            {
                "name": "behaviour",
                "type": "group",
                "label": "Behaviour",
                "fields": [{**ON, "name": "singlePoint"}, {**ON, "name": "singleAnswer"}],
            },
        ],
        {
            "question": "Whose consent counts?",
            "answers": [
                {"text": "Nobody's, once there was force", "correct": True},
                {"text": "The victim's, always", "correct": False},
            ],
            "behaviour": {"singlePoint": False},
        },
    ),
    "H5P.TrueFalse": (
        (1, 8),
        [
            {**TEXT, "name": "question"},
            {
                "name": "correct",
                "type": "select",
                "label": "Correct",
                "options": [{"value": "true", "label": "True"}, {"value": "false", "label": "No"}],
            },
        ],
        {"question": "A child's consent counts.", "correct": "false"},
    ),
    "H5P.Blanks": (
        (1, 14),
        [
            TEXT,
            {"name": "questions", "type": "list", "label": "Lines", "field": TEXT},
            {
                "name": "behaviour",
                "type": "group",
                "label": "Behaviour",
                "fields": [{**ON, "name": "caseSensitive"}],
            },
        ],
        {
            "text": "Fill in.",
            "questions": ["<p>The line is *116 16/11616:two numbers*.</p>"],
            "behaviour": {"caseSensitive": True},
        },
    ),
}


def dumped(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def depends(*libraries: Dependency) -> list[dict[str, Any]]:
    """As other tools write it: the one number as text, the other not."""
    return [
        {"machineName": one.machine_name, "majorVersion": str(one.major), "minorVersion": one.minor}
        for one in libraries
    ]


def library(version: Dependency = ECHO, semantics: Any = ECHO_SEMANTICS, **more: Any) -> Parts:
    """The files of a library by their paths in the package; `more` goes into library.json."""
    manifest = {
        "title": version.machine_name,
        "machineName": version.machine_name,
        "majorVersion": version.major,
        "minorVersion": str(version.minor),
        "patchVersion": 2,
        "runnable": 1,
        "coreApi": {"majorVersion": 1, "minorVersion": 28},
        "preloadedJs": [{"path": "scripts/main.js"}],
        "preloadedCss": [{"path": "main.css"}],
    }
    files = {
        "library.json": dumped({**manifest, **more}),
        "semantics.json": dumped(semantics),
        "language/ru.json": dumped({"semantics": [{"label": "Текст"}]}),
        "language/pt-br.json": b'{"semantics": []}',
        "scripts/main.js": SCRIPT,
        "main.css": b"button { color: inherit; }",
        "icon.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    return {f"{version.folder}/{path}": raw for path, raw in files.items()}


def manifest(main: Dependency = ECHO, **more: Any) -> dict[str, Any]:
    return {
        "title": "Эхо",
        "language": "und",
        "mainLibrary": main.machine_name,
        "embedTypes": ["div"],
        "preloadedDependencies": depends(main),
        **more,
    }


def echo(**more: Any) -> Parts:
    """A package that can be played; `more` goes into h5p.json."""
    return {
        "h5p.json": dumped(manifest(**more)),
        "content/content.json": b'{"text": "\xd2\x9a\xd0\xb0\xd0\xbb\xd2\x9b\xd0\xb0\xd0\xbd"}',
        "content/images/shield.png": PNG,
        **library(),
    }


def question(name: str) -> Parts:
    """A package with one of QUESTIONS; its library draws nothing."""
    (major, minor), semantics, params = QUESTIONS[name]
    version = Dependency(name, major, minor)
    return {
        "h5p.json": dumped(manifest(version)),
        "content/content.json": dumped(params),
        **library(version, semantics),
    }


def zipped(*entries: Entry, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", packing) as file:
        for entry, raw in entries:
            file.writestr(entry, raw, packing)
    return output.getvalue()


def packed(*parts: Mapping[str, bytes], entries: Iterable[Entry] = ()) -> bytes:
    """The parts as a zip file, later ones in place of earlier; `entries` after them, as they are.

    A part of no bytes is left out.
    """
    merged = {name: raw for some in parts for name, raw in some.items()}
    kept = ((name, raw) for name, raw in merged.items() if raw)
    return zipped(*kept, *entries)
