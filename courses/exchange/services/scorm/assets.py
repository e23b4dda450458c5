"""Files that a package carries along, and the links of its pages turned to them."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter
from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve
from wagtail.documents import get_document_model

from courses.exchange.enums import Refusal
from courses.exchange.formats import CourseFileError

# Attributes by which a page loads a file.
LOADING = ("src", "poster")
HTML = HTMLFormatter(
    EntitySubstitution.substitute_xml,
    void_element_close_prefix="",
    empty_attributes_are_booleans=True,
)
OUTSIDE = ("http", "https", "mailto", "tel")


class Assets:
    """The media of a package by their names in it."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def name_of(self, url: str) -> str | None:
        """The file behind one of the site's addresses, taken along; None where it is no file."""
        path = unquote(urlsplit(url).path)
        if path.startswith(settings.MEDIA_URL):
            return self._take(default_storage, path.removeprefix(settings.MEDIA_URL))
        try:
            found = resolve(path)
        except Resolver404:
            return None
        if found.url_name != "wagtaildocs_serve":
            return None
        pk = [*found.args, *found.kwargs.values()][0]
        document = get_document_model().objects.filter(pk=pk).first()
        return self._take(document.file.storage, document.file.name) if document else None

    def _take(self, storage: Any, place: str) -> str:
        try:
            with storage.open(place) as file:
                data: bytes = file.read()
        except OSError as error:
            raise CourseFileError(Refusal.LOST_FILE, place) from error
        ending = PurePosixPath(place).suffix.lower()
        name = f"media/{hashlib.sha256(data).hexdigest()[:16]}{ending}"
        self.files[name] = data
        return name


def localised(html: str, assets: Assets, pages: Mapping[str, str]) -> tuple[str, list[str]]:
    """The page with all that it loads inside the package, and the names of those files.

    `pages` are the package's own lessons, by their addresses on the site. A link to another
    page of the site becomes plain words: the package has no site around it.
    """
    soup = BeautifulSoup(html, "html.parser")
    used = _load_inside(soup, assets)
    for link in soup.find_all("a", href=True):
        used += _turn(link, assets, pages)
    return str(soup.decode(formatter=HTML)), list(dict.fromkeys(used))


def _load_inside(soup: BeautifulSoup, assets: Assets) -> list[str]:
    used = []
    for tag in soup.find_all(["img", "source", "track", "video", "audio"]):
        # One picture is enough: a package is read from its disk.
        del tag["srcset"], tag["sizes"]
        for attribute in LOADING:
            if tag.has_attr(attribute):
                name = assets.name_of(str(tag[attribute]))
                if name is None:
                    raise CourseFileError(Refusal.LOST_FILE, str(tag[attribute])[:80])
                tag[attribute] = name
                used.append(name)
    return used


def _turn(link: Tag, assets: Assets, pages: Mapping[str, str]) -> list[str]:
    parts = urlsplit(str(link["href"]))
    if parts.scheme in OUTSIDE:
        link["rel"], link["target"] = "noreferrer noopener", "_blank"
    elif not parts.path:
        return []
    elif parts.path in pages:
        link["href"] = pages[parts.path]
    elif name := assets.name_of(parts.path):
        link["href"] = name
        return [name]
    else:
        link.unwrap()
    return []
