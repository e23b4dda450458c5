"""The configuration of a web server that serves the files and remembers no reader."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string

from campaigns.enums import HelpLanguage
from campaigns.services.published.copies import Headers
from qalqan.common.languages import LANGUAGES

PORTS = {"http": 80, "https": 443}
# What nginx says itself, or by the language of the address.
OF_ONE_PAGE = {"content-type", "content-language", "vary"}


@dataclass(frozen=True)
class Server:
    """One host; `pages` are the sections of which it has files.

    Without any it plays packages: all of it is asked for at the application, and nothing else is.
    """

    base_url: str
    pages: str = ""

    @property
    def host(self) -> str:
        return urlsplit(self.base_url).netloc

    @property
    def name(self) -> str:
        return urlsplit(self.base_url).hostname or "_"

    @property
    def scheme(self) -> str:
        return urlsplit(self.base_url).scheme

    @property
    def tls(self) -> bool:
        return self.scheme == "https"

    @property
    def port(self) -> int:
        return urlsplit(self.base_url).port or PORTS[self.scheme]


def nginx_conf(root: Path, headers: Headers, *, application: str, brotli: bool) -> str:
    """A configuration for the files below `root`, each sent with `headers` as they stand.

    `application` is where the rest is asked for, such as http://127.0.0.1:8000; `brotli` is for
    an nginx that has the module for ready-made brotli files.
    """
    servers = [Server(settings.PUBLIC_BASE_URL, "help|campaigns")]
    if settings.HELP_BASE_URL:
        servers.append(Server(settings.HELP_BASE_URL, "help"))
    if settings.CONTENT_ORIGIN:
        servers.append(Server(settings.CONTENT_ORIGIN))
    languages = [(code, code) for code in LANGUAGES]
    languages += [(code, HelpLanguage(code).tag) for code in HelpLanguage.values]
    return render_to_string(
        "campaigns/published/nginx.conf",
        {
            "root": root.resolve(),
            "headers": [(name, text) for name, text in headers if name.lower() not in OF_ONE_PAGE],
            "languages": languages,
            "codes": "|".join(code for code, _tag in languages),
            "servers": servers,
            "static_url": settings.STATIC_URL,
            "played": ["/h5p/", *(settings.STATIC_URL + one for one in settings.PLAYER_STATIC)],
            "application": application,
            "brotli": brotli,
        },
    )
