"""Rich text on its way out and in: references change, words stay, nothing else gets through."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.exchange.formats.markup import rewritten

FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "term", "amount"]
NAMES = {("page", "5"): "page:/courses/police/", ("term", "3"): "term:victim"}
ALLOWED = {"p", "br", "b", "strong", "i", "em", "ol", "ul", "li", "a", "embed"}


def name(kind: str, pk: str) -> str | None:
    return NAMES.get((kind, pk))


def pk(kind: str, named: str) -> str | None:
    return next((old for (of, old), new in NAMES.items() if (of, new) == (kind, named)), None)


@pytest.mark.parametrize(
    "html",
    [
        '<p data-block-key="a1">Мәтін &amp; <b>қою</b><br/>жол</p><ul><li>бір</li></ul>',
        '<p><a id="5" linktype="page">бет</a> <a linktype="term" id="3">сөз</a></p>',
        '<p><a href="https://example.org/?a=1&amp;b=2">сыртқы</a></p>',
    ],
)
def test_what_the_editor_wrote_comes_back_as_it_was(html: str) -> None:
    outward, removed = rewritten(html, features=FEATURES, link=name)
    assert not removed
    assert rewritten(outward, features=FEATURES, link=pk) == (html, False)


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<script>alert(1)</script>a", "a"),
        ("<style>p{}</style>a", "a"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', "a"),
        ('<a href="java\nscript:x()">a</a>', "a"),
        ("<img src=x onerror=x()>a", "a"),
        ("<svg><b>a</b></svg>", "<b>a</b>"),
        ("<!-- x --><p>a", "<p>a</p>"),
        ('<a linktype="page" id="77">a</a>', "a"),
        ('<embed embedtype="media" url="https://example.org">a', "a"),
        ("<p>a</b></p>", "<p>a</p>"),
    ],
)
def test_what_no_editor_may_write_is_removed(html: str, left: str) -> None:
    text, removed = rewritten(html, features=FEATURES, link=name)
    assert text == left
    assert removed or html == "<p>a"


def test_a_feature_that_the_editor_lacks_is_removed() -> None:
    assert rewritten("<p><b>a</b></p>", features=["italic"], link=name) == ("<p>a</p>", True)


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {attribute for attribute, _value in attrs}


PIECES = """<p> </p> <b> </b> <script> </script> <svg/onload=x> <img/src=x/onerror=y> <a <embed
    href= linktype=page embedtype=amount id=5 onclick= > < / </a> ' " &lt; &#60; <!-- --> ]]>
    javascript: \0 қ"""
pieces = st.lists(st.sampled_from([*PIECES.split(), " "]) | st.text(max_size=5), max_size=12).map(
    "".join
)


@given(pieces)
def test_no_tag_or_attribute_gets_through_that_is_not_allowed(html: str) -> None:
    text, _removed = rewritten(html, features=FEATURES, link=name)
    seen = Seen()
    seen.feed(text)
    seen.close()
    assert seen.tags <= ALLOWED
    assert seen.attributes <= {"href", "linktype", "embedtype", "id", "data-block-key"}


@given(pieces)
def test_what_was_cleaned_once_is_clean(html: str) -> None:
    text, _removed = rewritten(html, features=FEATURES, link=name)
    again = rewritten(text, features=FEATURES, link=lambda kind, named: named)
    assert again == (text, False)
