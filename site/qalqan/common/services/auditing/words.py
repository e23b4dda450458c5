"""A row of the chain in words: what it is about, and what was before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from qalqan.common.models import AuditRow

# The kinds of subject, as they are written before the colon.
KINDS = {
    "academy": gettext_lazy("Academy"),
    "assessment": gettext_lazy("Assessment"),
    "attempt": gettext_lazy("Attempt"),
    "audit": gettext_lazy("Audit rows"),
    "backup": gettext_lazy("Backup"),
    "certificate": gettext_lazy("Certificate"),
    "cohort": gettext_lazy("Cohort"),
    "course": gettext_lazy("Course"),
    "course_version": gettext_lazy("Course version"),
    "enrolment": gettext_lazy("Enrolment"),
    "hotline": gettext_lazy("Hotline"),
    "item": gettext_lazy("Question"),
    "outreach": gettext_lazy("Outreach event"),
    "people": gettext_lazy("People"),
    "person": gettext_lazy("Person"),
    "region": gettext_lazy("Region"),
    "return": gettext_lazy("Training return"),
    "session": gettext_lazy("Session"),
    "source": gettext_lazy("Source"),
}
WORDS = {
    "academy": KINDS["academy"],
    "changed": gettext_lazy("Changed"),
    "cohort": KINDS["cohort"],
    "completion": gettext_lazy("Completion"),
    "course": KINDS["course"],
    "critical": gettext_lazy("Critical answer"),
    "dropped": gettext_lazy("Account that was closed"),
    "format": gettext_lazy("Form of the file"),
    "from": pgettext_lazy("a place", "From"),
    "granted": gettext_lazy("Role given"),
    "kind": gettext_lazy("Kind"),
    "learner": gettext_lazy("Learner"),
    "marks": gettext_lazy("Marks"),
    "maximum": gettext_lazy("Maximum"),
    "new": gettext_lazy("Changed to"),
    "number": gettext_lazy("Number"),
    "page": gettext_lazy("Page"),
    "passed": gettext_lazy("Passed"),
    "people": KINDS["people"],
    "percent": gettext_lazy("Percent"),
    "person": KINDS["person"],
    "reason": gettext_lazy("Reason"),
    "revoked": gettext_lazy("Role taken"),
    "score": gettext_lazy("Score"),
    "slot": KINDS["item"],
    "to": pgettext_lazy("a place", "To"),
    "version": gettext_lazy("Version"),
    "why": gettext_lazy("Reason"),
    "year": gettext_lazy("Year"),
}


@dataclass(frozen=True)
class Change:
    """One thing that a row says; `before` is empty where it tells of no earlier value."""

    label: str
    before: str
    after: str


def subject_words(subject: str) -> str:
    """ "hotline:7" as "Hotline 7", in the active language."""
    kind, _colon, number = subject.partition(":")
    return f"{KINDS.get(kind, kind)} {number}".strip()


def changes_of(row: AuditRow) -> Iterator[Change]:
    """All that a row says beside who, when and about what."""
    old = row.data.get("old")
    # A change of one thing alone is told as old and new.
    before = old if isinstance(old, dict) else {"new": old}
    for name, value in row.data.items():
        if name == "old":
            continue
        earlier = _text(before.get(name))
        after = _text(value)
        yield Change(str(WORDS.get(name, name)), earlier if earlier != after else "", after)


def _text(value: Any) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return _("yes") if value else _("no")
        case list():
            return ", ".join(map(_text, value))
        case dict():
            return "; ".join(
                f"{WORDS.get(name, name)}: {_text(one)}" for name, one in value.items()
            )
    return str(value)
