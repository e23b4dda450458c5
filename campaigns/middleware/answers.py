"""The few shapes of answer that a reader of public pages can get. None repeats a header."""

from typing import Any, NamedTuple

from django.utils.translation.trans_real import parse_accept_lang_header

from campaigns.services.published import Copy, Memory
from campaigns.services.published.copies import SAFE, Headers, best_encoding
from qalqan.common.languages import LANGUAGES

LONGEST_HEADER = 400


class Answer(NamedTuple):
    status: str
    headers: Headers
    body: bytes


def _short(status: str, **further: str) -> Answer:
    body = f"{status}\n".encode()
    headers = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        **SAFE,
        **further,
    }
    return Answer(status, list(headers.items()), body)


BAD_REQUEST = _short("400 Bad Request")
NOT_FOUND = _short("404 Not Found")
NOT_ALLOWED = _short("405 Method Not Allowed", Allow="GET, HEAD")


def moved(address: str) -> Answer:
    """To an address that is known, never one that was asked for."""
    return _short("301 Moved Permanently", Location=address)


def page(copy: Copy, environ: dict[str, Any]) -> Answer:
    """The page in the best encoding, or word that the reader has it already."""
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    variant = copy.variants[best_encoding(accepted[:LONGEST_HEADER])]
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and copy.is_page and _names(known[:LONGEST_HEADER], variant.etag):
        return Answer("304 Not Modified", [*copy.headers, ("ETag", variant.etag)], b"")
    return Answer(copy.status, variant.headers, variant.body)


def _names(known: str, etag: str) -> bool:
    tags = [tag.strip().removeprefix("W/") for tag in known.split(",")]
    return etag in tags or tags == ["*"]


def front_door(memory: Memory, wishes: str) -> Answer:
    """To the help page in the first language wished for that has one."""
    codes = [code for wish, _quality in parse_accept_lang_header(wishes) for code in _ranges(wish)]
    addresses = [f"/{code}/help/" for code in codes]
    ready = (one for one in addresses if memory.has(one) and memory.get(one).is_page)
    to = next(ready, f"/{LANGUAGES[0]}/help/")
    return _short("302 Found", Location=to, Vary="Accept-Language")


def _ranges(wish: str) -> list[str]:
    """`uz-cyrl-uz`, then `uz-cyrl`, then `uz` (RFC 4647, 3.4)."""
    parts = wish.split("-")
    return ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]
