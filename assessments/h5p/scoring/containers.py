"""Contents that hold others, and the leaves in them: what asks something by itself.

Where the parts are kept differs (QuestionSet: questions; Column: content; InteractiveBook:
chapters; CoursePresentation: slides and their elements; InteractiveVideo: interactions and a
summary), but each is an object with a library and its params, and points are added up
everywhere. Read in github.com/h5p: h5p-question-set 48aa08f, h5p-column fda983f,
h5p-interactive-book c84deef, h5p-course-presentation b0a8b7f, h5p-interactive-video 2632054.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from assessments.h5p.scoring.shapes import Params, machine_name

QUESTION_SET = "H5P.QuestionSet"
CONTAINERS = {
    QUESTION_SET,
    "H5P.Column",
    "H5P.Row",
    "H5P.RowColumn",
    "H5P.InteractiveBook",
    "H5P.CoursePresentation",
    "H5P.InteractiveVideo",
}
# What is never asked, and so never scored.
SILENT = {
    "H5P.Accordion",
    "H5P.AdvancedText",
    "H5P.Audio",
    "H5P.Chart",
    "H5P.Collage",
    "H5P.ContinuousText",
    "H5P.ExportableTextArea",
    "H5P.GoToQuestion",
    "H5P.IFrameEmbed",
    "H5P.Image",
    "H5P.ImageHotspots",
    "H5P.ImageSlider",
    "H5P.IVHotspot",
    "H5P.Link",
    "H5P.Nil",
    "H5P.Shape",
    "H5P.Table",
    "H5P.Text",
    "H5P.Timeline",
    "H5P.Video",
}


class Pool(NamedTuple):
    """The player draws `size` of the questions of the set that `place` tells from others."""

    place: int
    size: int


class Part(NamedTuple):
    """A leaf: `id` is its sub-content id, "" where it has none."""

    id: str
    library: str
    params: Params
    pool: Pool | None


def leaves(library: str, params: Params) -> Iterator[Part]:
    """What asks something in a container, in the order of the content."""
    todo: list[tuple[Any, Pool | None]] = [(params, _pool(library, params, None))]
    while todo:
        value, pool = todo.pop()
        if _is_content(value):
            inner, name = value["params"], machine_name(value["library"])
            if name in CONTAINERS:
                todo.append((inner, _pool(name, inner, pool)))
            elif name not in SILENT:
                given = value.get("subContentId")
                yield Part(given if isinstance(given, str) else "", value["library"], inner, pool)
        else:
            todo.extend((part, pool) for part in reversed(_parts(value)))


def _is_content(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("library"), str)
        and isinstance(value.get("params"), dict)
    )


def _pool(library: str, params: Params, around: Pool | None) -> Pool | None:
    size, questions = params.get("poolSize"), params.get("questions")
    if machine_name(library) != QUESTION_SET or not isinstance(questions, list):
        return around
    if not isinstance(size, int) or not 0 < size < len(questions):
        return around
    return Pool(id(questions), size)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
