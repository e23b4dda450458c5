"""What published pages load from this site: styles, scripts, icons, and fonts of the styles."""

import re
from collections.abc import Iterable
from pathlib import Path
from posixpath import join, normpath

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

IN_PAGE = re.compile(r'(?:src|href)="([^"?#]+)')
IN_STYLE = re.compile(r"url\([\"']?(?!data:)([^\"')?#]+)")


def assets_of(pages: Iterable[str]) -> dict[str, bytes]:
    """Address and content of each static file that `pages`, or their styles, name."""
    found: dict[str, bytes] = {}
    waiting = {name for page in pages for name in IN_PAGE.findall(page)}
    while waiting:
        address = waiting.pop()
        if address in found or not address.startswith(settings.STATIC_URL):
            continue
        found[address] = _content(address.removeprefix(settings.STATIC_URL))
        if address.endswith(".css"):
            named = IN_STYLE.findall(found[address].decode())
            waiting |= {normpath(join(address, "..", name)) for name in named}
    return found


def _content(name: str) -> bytes:
    """As collected for the web server; in development, from where it is written."""
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as stream:
            return bytes(stream.read())
    return Path(str(finders.find(name))).read_bytes()
