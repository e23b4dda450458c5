"""Any item as the formats hold it: ids are places, texts are tidy."""

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from assessments.exchange.formats.rubric import OVERALL
from assessments.exchange.formats.texts import one_line, texts, tidy
from assessments.scoring import faults
from assessments.scoring.essay import MOST_CHARACTERS
from qalqan.common.languages import LANGUAGES

# What the formats have a meaning for comes up often.
MARKS = "~=#{}:\\<>&%[]*-$\"'/@\n \u00a0қіңё€𝟘"
words = st.text(st.sampled_from(MARKS) | st.characters(codec="utf-8"), max_size=12).map(tidy)
said = words.filter(bool)
digits = st.decimals(-9999, 9999, places=2).map(lambda number: f"{number.normalize():f}")


def in_languages(*codes: str, words: st.SearchStrategy[str] = said) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {code: words if code in codes else st.just("") for code in LANGUAGES}
    )


@st.composite
def options(draw: st.DrawFn, codes: tuple[str, ...], prefix: str = "") -> list[dict[str, Any]]:
    count = draw(st.integers(2, 5))
    return [
        {
            "id": f"{prefix}option {number}",
            "text": draw(in_languages(*codes)),
            "feedback": draw(in_languages(*codes, words=words)),
            "critical": False,
        }
        for number in range(1, count + 1)
    ]


@st.composite
def single_choice(draw: st.DrawFn, codes: tuple[str, ...], prefix: str = "") -> dict[str, Any]:
    chosen = draw(options(codes, prefix))
    return {"options": chosen, "correct": [draw(st.sampled_from(chosen))["id"]]}


@st.composite
def multiple_choice(draw: st.DrawFn, codes: tuple[str, ...]) -> dict[str, Any]:
    chosen = draw(options(codes))
    right = draw(st.integers(1, len(chosen) - 1))
    grading = draw(st.sampled_from(["partial", "partial_with_penalty"]))
    return {"options": chosen, "correct": [o["id"] for o in chosen[:right]], "grading": grading}


@st.composite
def true_false(draw: st.DrawFn, codes: tuple[str, ...]) -> dict[str, Any]:
    feedback = in_languages(*codes, words=words)
    answers = [
        {"id": name, "text": texts(), "feedback": draw(feedback), "critical": False}
        for name in ("true", "false")
    ]
    return {"options": answers, "correct": [draw(st.sampled_from(["true", "false"]))]}


@st.composite
def matching(draw: st.DrawFn, codes: tuple[str, ...]) -> dict[str, Any]:
    side = in_languages(*codes, words=said.filter(lambda text: "->" not in text))
    chosen = draw(st.lists(side, min_size=2, max_size=4, unique_by=str))
    stems = draw(st.lists(side, min_size=2, max_size=len(chosen)))
    return {
        "stems": [{"id": f"stem {n}", "text": text} for n, text in enumerate(stems, start=1)],
        "options": [{"id": f"option {n}", "text": text} for n, text in enumerate(chosen, start=1)],
        "correct": {f"stem {n}": f"option {n}" for n in range(1, len(stems) + 1)},
    }


@st.composite
def ordering(draw: st.DrawFn, codes: tuple[str, ...]) -> dict[str, Any]:
    chosen = [{"id": o["id"], "text": o["text"]} for o in draw(options(codes))]
    grading = draw(st.sampled_from(["exact", "pairs"])) if len(chosen) > 3 else "exact"
    return {"options": chosen, "correct": [o["id"] for o in chosen], "grading": grading}


@st.composite
def short_text(draw: st.DrawFn, codes: tuple[str, ...]) -> dict[str, Any]:
    typed = said.map(one_line).filter(lambda text: "->" not in text)
    accepted = draw(st.lists(typed, min_size=1, max_size=3, unique=True))
    wanted = {code: accepted if code == LANGUAGES[0] else [] for code in LANGUAGES}
    return {"accepted": wanted, "one_typo": False}


@st.composite
def number(draw: st.DrawFn, codes: tuple[str, ...]) -> dict[str, Any]:
    return {
        "value": draw(digits),
        "tolerance": draw(digits).lstrip("-"),
        "unit": {code: [] for code in LANGUAGES},
        "unit_required": False,
    }


def essay(codes: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    rubric = [{"id": "criterion 1", "text": OVERALL, "points": 1}]
    return st.just({"rubric": rubric, "most_characters": MOST_CHARACTERS})


@st.composite
def essay_with_rubric(draw: st.DrawFn, codes: tuple[str, ...]) -> dict[str, Any]:
    line = said.map(one_line).filter(lambda text: bool(text.strip()))
    rubric = [
        {
            "id": f"criterion {n}",
            "text": draw(in_languages(*codes, words=line)),
            "points": draw(st.integers(1, 20)),
        }
        for n in range(1, draw(st.integers(2, 4)))
    ]
    return {"rubric": rubric, "most_characters": MOST_CHARACTERS}


def description(codes: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.just({"explanation": texts()})


@st.composite
def cloze(draw: st.DrawFn, codes: tuple[str, ...]) -> dict[str, Any]:
    kinds: dict[str, Any] = {
        "short_text": short_text,
        "number": number,
        "single_choice": single_choice,
    }
    names = draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=3))
    blanks = []
    for place, name in enumerate(names, start=1):
        prefix = (f"blank {place} ",) if name == "single_choice" else ()
        points = draw(st.integers(1, 9))
        parts = draw(kinds[name](codes, *prefix))
        blanks.append({"id": str(place), "kind": name, "points": points, **parts})
    gap = words.map(one_line).filter(lambda text: "[[" not in text and "]]" not in text)
    text = {
        code: tidy("".join(f"{draw(gap)} [[{blank['id']}]] " for blank in blanks))
        if code in codes
        else ""
        for code in LANGUAGES
    }
    return {"text": text, "blanks": blanks}


KINDS: dict[str, Any] = {
    "single_choice": single_choice,
    "multiple_choice": multiple_choice,
    "true_false": true_false,
    "matching": matching,
    "ordering": ordering,
    "short_text": short_text,
    "number": number,
    "essay": essay,
    "cloze": cloze,
    "description": description,
}


@st.composite
def specs(
    draw: st.DrawFn,
    kind: str,
    *,
    languages: st.SearchStrategy[tuple[str, ...]],
    parts: Any = None,
    points: st.SearchStrategy[int] = st.just(1),  # noqa: B008 - a strategy has no state
) -> dict[str, Any]:
    codes = draw(languages)
    prompt = said.filter(lambda text: "[[" not in text)
    spec = {
        "kind": kind,
        "points": draw(points),
        "prompt": draw(in_languages(*codes, words=prompt)),
        "explanation": draw(in_languages(*codes, words=words)),
        "citations": [],
        "images": [],
        **draw((parts or KINDS[kind])(codes)),
    }
    assume(not faults(spec))
    return spec
