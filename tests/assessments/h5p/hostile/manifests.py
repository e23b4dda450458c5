"""What h5p.json and library.json must not say."""

from assessments.h5p.enums import Refusal
from tests.assessments.h5p.hostile.making import (
    Hostile,
    lacking,
    library_says,
    moved,
    named,
    part,
    says,
    without,
)
from tests.assessments.h5p.packages import ECHO, FOLDER, depends, echo, library, packed

LIBRARY = f"{FOLDER}/library.json"


def listed(**more: object) -> list[dict[str, object]]:
    """The dependency on the library of the package, with something else in it."""
    return [{**depends(ECHO)[0], **more}]


def script(path: str) -> Hostile:
    where = f"{LIBRARY}: preloadedJs[0].path"
    return Hostile(library_says(preloadedJs=[{"path": path}]), Refusal.PATH_OUTSIDE, where)


PACKAGES = {
    "no h5p.json": Hostile(lacking("h5p.json"), Refusal.MISSING_PART, "h5p.json"),
    "h5p.json in a folder": Hostile(
        lambda: packed({f"a/{name}": raw for name, raw in echo().items()}), Refusal.MISSING_PART
    ),
    "h5p.json of a list": Hostile(part("h5p.json", b"[1]"), Refusal.BAD_VALUE, "h5p.json"),
    "no content.json": Hostile(
        lacking("content/content.json"), Refusal.MISSING_PART, "content/content.json"
    ),
    "no title": Hostile(without("h5p.json", "title"), Refusal.MISSING_VALUE, "h5p.json: title"),
    "an empty title": Hostile(says(title=""), Refusal.BAD_VALUE, "h5p.json: title"),
    "a long title": Hostile(says(title="a" * 256), Refusal.BAD_VALUE, "h5p.json: title"),
    "a title of lines": Hostile(says(title="a\nb"), Refusal.BAD_VALUE, "h5p.json: title"),
    "a title that is a list": Hostile(says(title=["a"]), Refusal.BAD_VALUE, "h5p.json: title"),
    "no language": Hostile(says(language="../kk"), Refusal.BAD_VALUE, "h5p.json: language"),
    "no main library": Hostile(without("h5p.json", "mainLibrary"), Refusal.MISSING_VALUE),
    "a main library of a path": Hostile(
        says(mainLibrary="../H5P"), Refusal.BAD_VALUE, "h5p.json: mainLibrary"
    ),
    "another main library": Hostile(
        says(mainLibrary="H5P.Other"), Refusal.MAIN_LIBRARY, "h5p.json: mainLibrary"
    ),
    "no dependencies": Hostile(says(preloadedDependencies=None), Refusal.MAIN_LIBRARY),
    "dependencies of an object": Hostile(
        says(preloadedDependencies={"a": 1}), Refusal.BAD_VALUE, "h5p.json: preloadedDependencies"
    ),
    "a dependency of a text": Hostile(
        says(dynamicDependencies=["H5P.Other 1.0"]),
        Refusal.BAD_VALUE,
        "h5p.json: dynamicDependencies[0]",
    ),
    "a dependency of a path": Hostile(
        says(preloadedDependencies=listed(machineName="../../etc")),
        Refusal.BAD_VALUE,
        "h5p.json: preloadedDependencies[0].machineName",
    ),
    "a version of text": Hostile(
        says(preloadedDependencies=listed(majorVersion="1.x")),
        Refusal.BAD_VALUE,
        "h5p.json: preloadedDependencies[0].majorVersion",
    ),
    "a version below nothing": Hostile(
        says(preloadedDependencies=listed(minorVersion=-1)),
        Refusal.BAD_VALUE,
        "h5p.json: preloadedDependencies[0].minorVersion",
    ),
    "a version of truth": Hostile(
        says(preloadedDependencies=listed(minorVersion=True)), Refusal.BAD_VALUE
    ),
    "a version of a million": Hostile(
        says(preloadedDependencies=listed(minorVersion=1_000_000)), Refusal.BAD_VALUE
    ),
    "a version of other figures": Hostile(
        says(preloadedDependencies=listed(minorVersion="١")), Refusal.BAD_VALUE
    ),
    "embedded otherwise": Hostile(says(embedTypes=["object"]), Refusal.BAD_VALUE, "embedTypes"),
    "no licence": Hostile(says(license="mine"), Refusal.BAD_VALUE, "h5p.json: license"),
    "a source that runs": Hostile(
        says(source="javascript:alert(1)"), Refusal.BAD_VALUE, "h5p.json: source"
    ),
    "an author of no name": Hostile(
        says(authors=[{"name": ["a"]}]), Refusal.BAD_VALUE, "h5p.json: authors[0].name"
    ),
}
LIBRARIES = {
    "libraries in a folder": Hostile(moved(f"libraries/{FOLDER}"), Refusal.LIBRARIES_FOLDER),
    "a folder of no library": Hostile(
        named("notes/a.txt"), Refusal.MISSING_PART, "notes/library.json"
    ),
    "a library without its manifest": Hostile(lacking(LIBRARY), Refusal.MISSING_PART, LIBRARY),
    "a library in another's folder": Hostile(
        moved("H5P.Other-1.0"), Refusal.LIBRARY_FOLDER, "H5P.Other-1.0: H5P.QalqanEcho 1.0"
    ),
    "a library in another version's folder": Hostile(
        moved("H5P.QalqanEcho-1.1"), Refusal.LIBRARY_FOLDER
    ),
    "a library twice": Hostile(
        lambda: packed(echo(), {name.replace("-1.0", ""): raw for name, raw in library().items()}),
        Refusal.REPEATED_LIBRARY,
        "H5P.QalqanEcho 1.0",
    ),
    "a later H5P": Hostile(
        library_says(coreApi={"majorVersion": 1, "minorVersion": 99}),
        Refusal.CORE_API,
        f"{LIBRARY}: coreApi",
    ),
    "a much later H5P": Hostile(
        library_says(coreApi={"majorVersion": "2", "minorVersion": 0}), Refusal.CORE_API
    ),
    "no number of H5P": Hostile(
        library_says(coreApi={"majorVersion": 1}),
        Refusal.MISSING_VALUE,
        f"{LIBRARY}: coreApi.minorVersion",
    ),
    "a script outside": script("../H5P.Other-1.0/main.js"),
    "a script outside by backslashes": script("scripts\\..\\..\\main.js"),
    "a script from the root": script("/scripts/main.js"),
    "a script elsewhere": Hostile(
        library_says(preloadedJs=[{"path": "https://example.org/a.js"}]), Refusal.BAD_VALUE
    ),
    "a script that is none": Hostile(
        library_says(preloadedJs=[{"path": "main.css"}]), Refusal.BAD_VALUE, "preloadedJs[0].path"
    ),
    "a script that is not there": Hostile(
        library_says(preloadedJs=[{"path": "scripts/other.js"}]),
        Refusal.MISSING_FILE,
        "scripts/other.js",
    ),
    "a style that is not there": Hostile(
        library_says(preloadedCss=[{"path": "other.css"}]), Refusal.MISSING_FILE, "other.css"
    ),
    "a path for a slow expression": Hostile(
        library_says(preloadedJs=[{"path": "a" * 250 + "!"}]), Refusal.BAD_VALUE
    ),
    "a language for a slow expression": Hostile(
        named(f"{FOLDER}/language/{'a' * 230}!.json"), Refusal.LANGUAGE_NAME
    ),
    "a translation into no language": Hostile(
        named(f"{FOLDER}/language/kk_KZ.json"), Refusal.LANGUAGE_NAME, "kk_KZ.json"
    ),
    "a folder of translations": Hostile(
        named(f"{FOLDER}/language/kk/kk.json"), Refusal.LANGUAGE_NAME
    ),
    "a library that may run": Hostile(
        library_says(runnable=7), Refusal.BAD_VALUE, f"{LIBRARY}: runnable"
    ),
    "a library that says not whether it runs": Hostile(
        without(LIBRARY, "runnable"), Refusal.MISSING_VALUE, f"{LIBRARY}: runnable"
    ),
    "a library of no patch": Hostile(
        library_says(patchVersion="2b"), Refusal.BAD_VALUE, f"{LIBRARY}: patchVersion"
    ),
    "a library of a path": Hostile(
        library_says(machineName="../a"), Refusal.BAD_VALUE, f"{LIBRARY}: machineName"
    ),
    "a library under a licence unknown": Hostile(
        library_says(license="mine"), Refusal.BAD_VALUE, f"{LIBRARY}: license"
    ),
}
