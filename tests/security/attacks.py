"""Attacks on a whole site, each of which tells a figure: how many there were, how many struck.

They run inside a test database with the starter content, in tests and from `make faults`.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from openpyxl import load_workbook

from courses.returns.formats.sheet import Sheet
from courses.returns.formats.tables import as_csv, as_xlsx
from qalqan.accounts.models import User
from qalqan.common.languages import LANGUAGES
from qalqan.common.services.tables import csv_lines, xlsx_file
from qalqan.services.starter.people import DOMAIN, PASSWORD
from tests.security.nasty import NASTY
from tests.security.writing import write_everywhere

BACKEND = "qalqan.accounts.services.sign_in.SignInBackend"
HOST = "testserver"


@dataclass(frozen=True)
class Figures:
    """`tried` attacks, and those of them that `struck`, by what was sent where."""

    tried: int
    struck: list[str]


def person(name: str) -> User:
    return User.objects.get(email=f"{name}@{DOMAIN}")


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(person(name), BACKEND)
    return client


ADDRESSES = (
    *("https://evil.example/", "http://evil.example", "//evil.example", "///evil.example"),
    *("\\\\evil.example", "/\\evil.example", "https:evil.example", "https:///evil.example"),
    *("http:\\\\evil.example", "https://testserver@evil.example/", "//testserver@evil.example"),
    *("https://evil.example#testserver", "https://evil.example?testserver", "/\t/evil.example"),
    *("\t//evil.example", "/\n/evil.example", "\r\n//evil.example", "javascript:alert(1)"),
    *("data:text/html,evil", "ftp://evil.example", "//evil.example/%2e%2e", "/%5cevil.example"),
    *("//evil.example%00testserver", "/ /evil.example", "https://evil.example:80testserver"),
    *("//[::1]@evil.example", "https://xn--vil-zma.example", "//\u2024evil.example"),
    *("https://testserver.evil.example/", "/%0d%0aLocation:%20//evil.example"),
)


def redirects() -> Figures:
    """Addresses of another host, at every door that leads back to where one came from."""
    struck, tried = [], 0
    for address in ADDRESSES:
        for door, answer in _doors(address):
            tried += 1
            if _leads_away(answer):
                struck.append(f"{door}: {address!r} to {answer.headers['Location']!r}")
    return Figures(tried, struck)


def _doors(address: str) -> Iterator[tuple[str, Any]]:
    visitor, reader = Client(), client_of("cadet")
    entry = {"identifier": f"cadet@{DOMAIN}", "password": PASSWORD, "next": address}
    yield "sign-in", visitor.post("/kk/sign-in/", entry)
    yield "private page", Client().get("/kk/_util/login/", {"next": address})
    yield "reading", reader.post("/kk/my/reading/", {"text_size": "normal", "next": address})
    yield "sign-out", reader.post("/kk/sign-out/", {"next": address})
    yield "admin", Client().get("/cms/login/", {"next": address})
    yield "language", Client().get("/", headers={"Accept-Language": address.encode().hex()})
    if not set(address) & set("\r\n\t#? ") and address.isascii():
        yield "path", Client().get(f"/{address}")
        yield "certificate", Client().get(f"/verify/{address}/")


def _leads_away(answer: Any) -> bool:
    to = answer.headers.get("Location", "")
    # Browsers drop these signs, and take a backslash for a slash.
    seen = "".join(sign for sign in to if sign not in "\t\r\n").replace("\\", "/").strip()
    parts = urlsplit(seen)
    return (
        seen.startswith("//") or parts.netloc not in {"", HOST} or parts.scheme not in {"", "http"}
    )


FORMULAS = tuple(
    f"{start}{rest}"
    for start in ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\ufeff=", "＝", "＋", "－", "＠")
    for rest in ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://evil.example")')
)
LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def formulas() -> Figures:
    """Text that a spreadsheet would run, through each writer of tables."""
    struck, tried = [], 0
    for name, write in _writers().items():
        for formula in FORMULAS:
            tried += 1
            if any(_is_live(cell) for cell in write(formula)):
                struck.append(f"{name}: {formula!r}")
    return Figures(tried, struck)


def _writers() -> dict[str, Callable[[str], list[Any]]]:
    """Each gives back the cells, as a program for spreadsheets reads them."""
    read = {"csv": _csv, "xlsx": _formulas}

    def through(name: str, write: Callable[[str], bytes]) -> Callable[[str], list[Any]]:
        return lambda text: read[name.partition(" ")[0]](write(text))

    return {name: through(name, write) for name, write in _files().items()}


def _files() -> dict[str, Callable[[str], bytes]]:
    """Every writer of tables, by its format and where it is used."""
    sheet = lambda text: Sheet("kk", text, [text], [[text]], [text], {}, about=[(text, text)])  # noqa: E731
    return {
        "csv": lambda text: "".join(csv_lines([text], [[text]])).encode(),
        "xlsx": lambda text: xlsx_file("a", [text], [[text]]).read(),
        "csv of a return": lambda text: as_csv(sheet(text)),
        "xlsx of a return": lambda text: as_xlsx(sheet(text)),
    }


def _csv(raw: bytes) -> list[Any]:
    return [
        cell for row in csv.reader(StringIO(raw.decode("utf-8-sig"), newline="")) for cell in row
    ]


def _formulas(raw: bytes) -> list[Any]:
    """Text cells are safe whatever they begin with: only what is stored as a formula runs."""
    return [f"={cell.value}" for cell in _cells(raw) if cell.data_type == "f"]


def _every_cell(raw: bytes) -> list[Any]:
    return [cell.value for cell in _cells(raw)]


def _cells(raw: bytes) -> list[Any]:
    return [
        cell for sheet in load_workbook(BytesIO(raw)) for row in sheet.iter_rows() for cell in row
    ]


def _is_live(cell: str) -> bool:
    return cell.lstrip(" \ufeff").startswith(LIVE)


# Signs that only a string that was not escaped leaves in a page.
LEFT_OPEN = (
    *("<script>alert", "<img src=x", "<svg onload", "<b onmouseover", "<iframe srcdoc"),
    *('href="javascript:', "csrfmiddlewaretoken' value='' "),
)
PLACES = {
    "cadet": ("my/", "courses/police/", "courses/police/identification/", "search/?q={}"),
    "manager": ("academy/", "academy/people/", "academy/people/?q={}", "academy/cohorts/"),
    "": ("courses/", "sources/?q={}", "sign-in/?next={}", "nowhere/{}/"),
}


def nasty_strings(strings: tuple[str, ...] = NASTY) -> Figures:
    """Strings in what people write, on the pages that show it, in each language."""
    struck, tried = [], 0
    for text in strings:
        write_everywhere(text)
        for name, places in PLACES.items():
            client = client_of(name) if name else Client()
            for place in (f"/{code}/{place}" for code in LANGUAGES for place in places):
                tried += 1
                page = client.get(place.format(text)).content.decode()
                struck += [f"{place}: {text!r}" for sign in LEFT_OPEN if sign in page]
    return Figures(tried, struck)


def tables(strings: tuple[str, ...] = NASTY) -> Figures:
    """Nasty strings through each writer of tables: what is read back is what was written."""
    read = {"csv": _csv, "xlsx": _every_cell}
    struck, tried = [], 0
    for name, write in _files().items():
        for text in strings:
            tried += 1
            if text not in read[name.partition(" ")[0]](write(text)):
                struck.append(f"{name}: {text!r}")
    return Figures(tried, struck)
