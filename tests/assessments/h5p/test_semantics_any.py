"""Whatever the content and whatever the semantics: nothing breaks, and nothing runs."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from assessments.h5p.enums import Refusal
from assessments.h5p.formats import PackageError, read_package, scalars
from assessments.h5p.formats.markup import markup, sanitised
from assessments.h5p.formats.paths import content_path
from assessments.h5p.formats.semantics import filtered, walked
from tests.assessments.h5p.contents import sub_id
from tests.assessments.h5p.hostile.content import ENDLESS
from tests.assessments.h5p.semantics import BOX, FONT, LIBRARIES, NOTE, PICTURE, TAGS
from tests.assessments.h5p.test_scoring_kinds import JSON

PIECES = st.sampled_from(
    [
        *["<b>", "</b>", "<p>", "</p>", "<a href='javascript:x()'>", "</a>", "<table>", "<td>"],
        *[
            "<script>",
            "</script>",
            "<svg>",
            "<math>",
            "<style>",
            "</style>",
            "<img src=x onerror=x()>",
        ],
        *["<p style='color:red;background:url(javascript:x)'>", "<b onclick=x()>", "<!--", "-->"],
        *["<a href='java\tscript:x()'>", "<a href=' JaVaScRiPt&colon;x()'>", "<iframe src=//x>"],
        *[
            "&lt;",
            "&#60;",
            "&amp;lt;script&gt;",
            '"',
            "'",
            ">",
            "<",
            "&",
            "\0",
            "\r",
            "\ud800",
            "a",
        ],
        *["<noscript>", "<title>", "<textarea>", "<xmp>", "<form>", "<mtext>", "<annotation-xml>"],
    ]
)
MARKUP = st.lists(PIECES, max_size=14).map("".join)
LEAVES = JSON | MARKUP | st.sampled_from(["../x.png", "images/a.png#tmp", "red", 4, True])
KEYS = st.sampled_from([entry["name"] for fields in LIBRARIES.values() for entry in fields])


def contents(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    held = st.fixed_dictionaries(
        {"library": st.sampled_from([NOTE, PICTURE, BOX, "H5P.Odd 1.0"]), "params": inner},
        optional={"subContentId": st.sampled_from([sub_id(0), "x"]), "metadata": inner},
    )
    files = st.fixed_dictionaries({"path": LEAVES}, optional={"mime": LEAVES, "width": LEAVES})
    return st.dictionaries(KEYS, inner, max_size=5) | st.lists(inner | held | files, max_size=4)


CONTENT = st.dictionaries(KEYS, st.recursive(LEAVES, contents, max_leaves=14), max_size=5)
SEMANTICS = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.fixed_dictionaries(
            {
                "name": KEYS,
                "type": st.sampled_from(
                    ["text", "number", "boolean", "select", "list", "group", "library", "image"]
                ),
            },
            optional=dict.fromkeys(
                ["field", "fields", "options", "tags", "font", "min", "max", "extraAttributes"],
                inner,
            ),
        )
    ),
    max_leaves=12,
)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


def runs(text: str) -> bool:
    """Whether a page with the text in it has anything to run."""
    page = BeautifulSoup(text, "html.parser")
    attributes = [(name, value) for tag in page.find_all() for name, value in tag.attrs.items()]
    return bool(
        page.find(["script", "style", "iframe", "svg", "math", "object", "form"])
        or any(name.startswith("on") for name, _value in attributes)
        or any("script:" in "".join(str(value).lower().split()) for _name, value in attributes)
    )


def test_the_check_itself_sees_what_runs() -> None:
    for text in ["<script>", "<b ONclick=x>", "<a href='java\tscript:x'>", "<p style='a:script:'>"]:
        assert runs(text)
    assert not runs("<a href='https://example.org'>javascript: and onclick= are words</a>")


@given(content=CONTENT, library=st.sampled_from([NOTE, PICTURE, BOX]))
def test_nothing_that_runs_survives(content: Any, library: str) -> None:
    kept = filtered(content, LIBRARIES[library], library_of=LIBRARIES.get)
    assert not [text for text in texts(kept) if runs(text)]


@given(content=CONTENT, library=st.sampled_from([NOTE, PICTURE, BOX]))
def test_filtering_again_changes_nothing(content: Any, library: str) -> None:
    once = walked(content, LIBRARIES[library], library_of=LIBRARIES.get)
    again = walked(once.params, LIBRARIES[library], library_of=LIBRARIES.get)
    assert (again.params, again.files) == (once.params, once.files)


@given(content=JSON | CONTENT, semantics=SEMANTICS | st.lists(SEMANTICS))
def test_no_json_breaks_the_filter(content: Any, semantics: Any) -> None:
    kept = filtered(content, semantics, library_of=lambda name: semantics)
    assert isinstance(kept, dict)


@given(text=MARKUP)
def test_markup_settles_and_does_not_run(text: str) -> None:
    allowed = markup(TAGS, FONT)
    clean = sanitised(text, allowed)
    assert sanitised(clean, allowed) == clean
    assert not runs(clean)


def test_a_content_that_holds_itself_without_end_ends() -> None:
    content: dict[str, Any] = {}
    for _level in range(200):
        content = {"inside": [{"library": BOX, "params": content}], "count": 3}
    kept = filtered(content, LIBRARIES[BOX], library_of=LIBRARIES.get)
    assert kept["inside"][0]["params"]["count"] == 3
    assert json.dumps(kept).count(BOX) < 60


@pytest.mark.parametrize("name", ENDLESS)
def test_content_that_is_long_to_see_through_is_refused_by_name(name: str) -> None:
    package = read_package(BytesIO(ENDLESS[name].make()))
    [library] = package.libraries
    semantics = package.data(library.files["semantics.json"])
    with pytest.raises(PackageError) as refused:
        walked(package.content, semantics, library_of=lambda name: None)
    assert (refused.value.code, refused.value.where) == (Refusal.TOO_LARGE, ENDLESS[name].where)


def test_what_is_longer_than_any_honest_one_is_not_looked_at() -> None:
    assert content_path("images/a.png#tmp#tmp") == "images/a.png"
    assert content_path("#tmp" * 2000 + "x") is None
    assert scalars.amount("0" * 25 + "9" * 15) == 999_999_999_999_999
    assert scalars.amount("0" * 26 + "9" * 15) is None


def test_a_field_is_read_once_however_many_values_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    read, options_of = list[Any](), scalars._options

    def counted(field: Any) -> Any:
        read.append(field)
        return options_of(field)

    monkeypatch.setattr(scalars, "_options", counted)
    options = [{"value": f"{one}"} for one in range(100)]
    field = {"name": "one", "type": "select", "options": options}
    semantics = [{"name": "all", "type": "list", "field": field}]
    content = {"all": ["99"] * 100}
    assert filtered(content, semantics, library_of=LIBRARIES.get) == content
    assert read == [field]


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<strong>a</strong><em>b</em>", "<strong>a</strong>b"),
        ("<h2 style='text-align:center'>a</h2>", '<h2 style="text-align:center;">a</h2>'),
        ("<p style='COLOR: #fff; position:fixed'>a</p>", '<p style="COLOR:#fff;">a</p>'),
        ("<p style='font-family:Arial'>a</p>", "<p>a</p>"),
        (
            "<a href='/kk/' target='_blank' rel='noopener'>a</a>",
            '<a href="/kk/" target="_blank" rel="noopener">a</a>',
        ),
        ("<a href='ftp://x'>a</a><a href='mailto:a@b'>b</a>", '<a>a</a><a href="mailto:a@b">b</a>'),
        ("<ul><li>a</li></ul>", "<ul><li>a</li></ul>"),
        (
            "<table><tbody><tr><td colspan='2'>a</td></tr></tbody></table>",
            '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
        ),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
        ("<script>x()</script>", ""),
    ],
)
def test_markup_keeps_what_its_field_allows(html: str, clean: str) -> None:
    assert sanitised(html, markup(TAGS, [name for name, is_on in FONT.items() if is_on])) == clean


@pytest.mark.parametrize(
    "text", ["<div>" * 101, "<b>a</b>" * 2001, "<div><table></div>" * 400, "<b>&nbsp;&&#13;" * 9000]
)
def test_markup_without_end_becomes_plain_text(text: str) -> None:
    clean = sanitised(text, markup(TAGS))
    assert not BeautifulSoup(clean, "html.parser").find_all()
    assert sanitised(clean, markup(TAGS)) == clean
