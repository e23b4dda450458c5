"""A page as it leaves the server, ready in every encoding. Pure: no database, no settings."""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import brotli

# What describes one answer and not the page, and what a public page never has.
NOT_OF_THE_PAGE = {"content-length", "etag", "last-modified", "expires", "set-cookie", "vary"}
SAFE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
POLICY = "Content-Security-Policy"
SMALLEST_FIRST = ("br", "gzip")
NEVER = float("inf")
Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Variant:
    """The page in one encoding, with all of its headers."""

    etag: str
    headers: Headers
    body: bytes


@dataclass(frozen=True, eq=False)
class Copy:
    """One public page in one language; `expires` in seconds since 1970."""

    path: str
    status: str
    headers: Headers
    variants: dict[str, Variant]
    expires: float = NEVER

    @property
    def is_page(self) -> bool:
        return self.status.startswith("200")

    @property
    def body(self) -> bytes:
        return self.variants["identity"].body


def copy_of(path: str, status: str, headers: Iterable[tuple[str, str]], body: bytes) -> Copy:
    """The copy of what the application answered, without what belongs to that answer alone."""
    kept = {name: value for name, value in headers if name.lower() not in NOT_OF_THE_PAGE}
    if policy := kept.get(POLICY):
        # Each process has its directives in an order of its own.
        kept[POLICY] = "; ".join(sorted(policy.split("; ")))
    shared = [*(kept | SAFE).items(), ("Vary", "Accept-Encoding")]
    mark = sha256(body).hexdigest()[:32]
    bodies = {
        "identity": body,
        "gzip": gzip.compress(body, mtime=0),
        "br": brotli.compress(body),
    }
    variants = {name: _variant(name, mark, shared, bytes_) for name, bytes_ in bodies.items()}
    return Copy(path, status, shared, variants)


def _variant(encoding: str, mark: str, shared: Headers, body: bytes) -> Variant:
    etag = f'"{mark}-{encoding}"'
    headers = [*shared, ("Content-Length", str(len(body))), ("ETag", etag)]
    if encoding != "identity":
        headers.append(("Content-Encoding", encoding))
    return Variant(etag, headers, body)


@lru_cache(maxsize=256)
def best_encoding(accepted: str) -> str:
    """The smallest encoding that an Accept-Encoding header allows (RFC 9110, 12.5.3)."""
    weights = dict(_weighed(part) for part in accepted.lower().split(","))
    for encoding in SMALLEST_FIRST:
        if weights.get(encoding, weights.get("*", 0.0)) > 0:
            return encoding
    return "identity"


def _weighed(part: str) -> tuple[str, float]:
    name, _semicolon, parameter = part.partition(";")
    _q, _equals, weight = parameter.partition("=")
    try:
        return name.strip(), float(weight) if weight.strip() else 1.0
    except ValueError:
        # What cannot be read is not relied upon.
        return name.strip(), 0.0
