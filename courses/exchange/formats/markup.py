"""Rich text between installations: ids become names and back; what no editor writes goes."""

from collections.abc import Callable, Iterable
from html import escape
from html.parser import HTMLParser

from wagtail.whitelist import check_url

# By the editor's feature: the tags that it writes.
TAGS = {
    "bold": "b strong",
    "italic": "i em",
    "ol": "ol li",
    "ul": "ul li",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "hr": "hr",
    "blockquote": "blockquote",
    "superscript": "sup",
    "subscript": "sub",
}
# By the editor's feature: what an <a> or <embed> of its may refer to; "" is an address.
REFERENCES = {
    "link": {"", "page"},
    "document-link": {"document"},
    "term": {"term"},
    "image": {"image"},
    "amount": {"amount"},
}
KEPT_EVERYWHERE = {"p", "br"}
WITHOUT_END = {"br", "hr", "embed"}
SWALLOWED = {"script", "style"}
# The new id for a kind of reference and its old one; None where there is nothing to refer to.
Link = Callable[[str, str], str | None]


def rewritten(html: str, *, features: Iterable[str], link: Link) -> tuple[str, bool]:
    """The text with each reference by its new id, and whether anything had to be removed."""
    rewriter = _Rewriter(set(features), link)
    rewriter.feed(html)
    rewriter.close()
    rewriter.end()
    return "".join(rewriter.out), rewriter.removed


class _Rewriter(HTMLParser):
    def __init__(self, features: set[str], link: Link) -> None:
        super().__init__(convert_charrefs=False)
        self.tags = KEPT_EVERYWHERE.union(*(TAGS.get(name, "").split() for name in features))
        self.kinds = set[str]().union(*(REFERENCES.get(name, set()) for name in features))
        self.link = link
        self.out: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.removed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = self._attributes(tag, dict(attrs))
        self.removed |= kept is None or len(kept) < len(attrs)
        if tag not in WITHOUT_END:
            self.open.append((tag, kept is not None))
        if kept is not None and not self._is_swallowed():
            written = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
            slash = "/" if str(self.get_starttag_text()).endswith("/>") else ""
            self.out.append(f"<{tag}{written}{slash}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in WITHOUT_END:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name for name, _kept in self.open):
            self.removed = True
            return
        while self.open:
            name, kept = self.open.pop()
            if kept and not self._is_swallowed():
                self.out.append(f"</{name}>")
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._is_swallowed():
            self.out.append(data.replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.removed = True

    def handle_decl(self, decl: str) -> None:
        self.removed = True

    def handle_pi(self, data: str) -> None:
        self.removed = True

    def unknown_decl(self, data: str) -> None:
        self.removed = True

    def end(self) -> None:
        while self.open:
            self.handle_endtag(self.open[-1][0])

    def _is_swallowed(self) -> bool:
        return any(name in SWALLOWED for name, _kept in self.open)

    def _attributes(self, tag: str, given: dict[str, str | None]) -> dict[str, str] | None:
        """The attributes that stay, in their order; None where the tag does not."""
        kept = {name: value or "" for name, value in given.items()}
        if tag == "a" and "linktype" not in kept:
            href = check_url(kept.get("href", "")) if "" in self.kinds else None
            return {"href": href} if href else None
        if tag in {"a", "embed"}:
            return self._reference(kept, "linktype" if tag == "a" else "embedtype")
        if tag not in self.tags:
            return None
        return {name: value for name, value in kept.items() if name == "data-block-key"}

    def _reference(self, kept: dict[str, str], kind_name: str) -> dict[str, str] | None:
        kind = kept.get(kind_name, "")
        new = self.link(kind, kept.get("id", "")) if kind and kind in self.kinds else None
        if new is None:
            return None
        names = {kind_name, "id", "alt", "format"} if kind == "image" else {kind_name, "id"}
        return {
            name: new if name == "id" else value for name, value in kept.items() if name in names
        }
