"""Every kind of paper as the site makes it, and what becomes of nasty strings on it."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

from django.utils import translation

from campaigns.enums import MaterialKind
from campaigns.models import CampaignPage
from campaigns.services import materials
from campaigns.services.materials import Version
from campaigns.services.materials.contents import Contents
from courses.models import Checklist, Completion, Enrolment, ModulePage, Session
from courses.returns.formats.sheet import Sheet
from courses.returns.formats.texts import as_pdf as return_pdf
from courses.services import certificates, transcript_pdf, transcripts
from courses.services.certificates.printing import as_pdf as certificate_pdf
from courses.services.own_data import files as own_data
from courses.services.people import slip_sheets
from courses.services.sessions import packs
from qalqan.accounts.services.slips import issue_all
from qalqan.common.languages import LANGUAGES
from qalqan.common.services import pdf
from tests import pdf as reader
from tests.factories import AttendanceFactory, SessionFactory
from tests.security.attacks import Figures, client_of, person
from tests.security.nasty import NASTY

# The source of a paper and what it is made of.
Paper = tuple[str, Any]
# Nobody writes these: the site chooses or makes them.
OURS = {"language", "qr", "verify_url", "paper"}


def nasty_papers(
    strings: tuple[str, ...] = NASTY, languages: tuple[str, ...] = tuple(LANGUAGES)
) -> Figures:
    """Each string in every text of every paper, in each language."""
    struck, tried = [], 0
    for language in languages:
        for source, data in papers(language):
            shown = _marks(source, data, language, "")
            for text in strings:
                tried += len(shown)
                struck += [
                    f"{source} {language} {text!r}: {fault}"
                    for fault in _faults(source, data, language, text, shown)
                ]
    return Figures(tried, struck)


def papers(language: str) -> list[Paper]:
    """One of each source at least, made of what the site has."""
    made: list[Paper] = []

    def note(name: str, inputs: dict[str, str], _standard: Any) -> bytes:
        made.append((name, json.loads(inputs["data"])))
        return b""

    with patch.object(pdf, "_compiled", note), translation.override(language):
        for make in MAKERS:
            make(language)
    return made


def _certificate(_language: str) -> None:
    enrolment = Enrolment.objects.get(learner=person("cadet"), course__slug="police")
    module = ModulePage.objects.child_of(enrolment.course).get(slug="identification")
    completion, _new = Completion.objects.get_or_create(
        enrolment=enrolment, page_id=module.pk, kind="module", defaults={"evidence": "server"}
    )
    certificates.issue({"completion": completion.pk})
    certificate_pdf(completion.certificates.get(), layout="kk-ru")


def _records(_language: str) -> None:
    cadet = person("cadet")
    transcript_pdf.as_pdf(transcripts.of(cadet, with_private_scores=True))
    own_data.as_pdf(cadet)
    slip_sheets.archive(
        issue_all([cadet], by=person("manager")), address="qalqan.example", language="kk"
    )


def _session(language: str) -> None:
    place = {"place": "Place", "taught_by": "Tutor"}
    made = SessionFactory(checklist=Checklist.objects.first(), **place)
    AttendanceFactory(session=made)
    session = Session.objects.latest("pk")
    packs.pack(session, language=language)


def _reports(language: str) -> None:
    client_of("manager").get(f"/{language}/academy/results.pdf")
    words = {name: name for name in ("changes", "campaigns", "definitions")}
    pairs = [("Name", "Value")]
    sheet = Sheet(language, "Title", ["A"], [["1"]], ["2"], words, pairs, pairs, pairs)
    return_pdf(sheet)


def _materials(language: str) -> None:
    page = CampaignPage.objects.get(slug="c-01")
    contents = Contents(Version(page, language), materials.shown_lines())
    for kind in MaterialKind:
        contents.of(kind).render()


MAKERS: list[Callable[[str], None]] = [_certificate, _records, _session, _reports, _materials]


def _faults(source: str, data: Any, language: str, text: str, shown: set[str]) -> Iterator[str]:
    """What of the marks in `shown` is lost beside the text, and what the file would do."""
    raw = _rendered(source, data, language, text)
    page = _signs(reader.text(raw))
    lost = {mark for mark in shown if _signs(text) + mark not in page}
    if lost:
        yield f"{len(lost)} of {len(shown)} not whole"
    if done := {action for action in reader.actions(raw) if not _is_ours(action)}:
        yield f"does {done}"


def _is_ours(action: str) -> bool:
    return action.startswith(("http://", "https://")) and "evil" not in action


def _marks(source: str, data: Any, language: str, text: str) -> set[str]:
    """The texts of the paper that are printed, each by a mark of its own."""
    page = _signs(reader.text(_rendered(source, data, language, text)))
    return set(re.findall(r"«\d+»", page))


def _rendered(source: str, data: Any, language: str, text: str) -> bytes:
    numbers = iter(range(10**6))
    written = _written(data, lambda: f"{text}«{next(numbers)}»")
    return pdf.render(source, written, language=language)


def _written(value: Any, write: Callable[[], str], key: str = "") -> Any:
    """`value` with another text in place of every one that is not OURS."""
    if isinstance(value, str):
        return value if key in OURS else write()
    if isinstance(value, dict):
        return {name: _written(inner, write, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_written(inner, write) for inner in value]
    return value


def _signs(text: str) -> str:
    """Without what lines break at: spaces, hyphens, and signs that have no place on paper."""
    kept = (sign for sign in text if not unicodedata.category(sign).startswith(("C", "Z")))
    return "".join(kept).replace("-", "").replace("‐", "")
