"""What signed answers change: a confirmed source holds, and questions that waited for it go out."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.services import sourcing
from qalqan.accounts.models import User
from qalqan.common.enums import SourceStatus
from qalqan.common.models import Source
from qalqan.common.services import sources
from qalqan.services.worksheet.gathering import LINE, mark_of
from qalqan.services.worksheet.reading import WORDS, Answer


@dataclass
class Taken:
    """What became of each answer: `confirmed` and `differs` name sources, `published` questions."""

    answers: int = 0
    confirmed: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    rejected: list[dict[str, str]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def take_in(answers: Iterable[Answer], *, by: User) -> Taken:
    """Record what was signed, for which `by`, a legal reviewer, stands.

    Each answer is taken in whole or not at all, and a rejected one is named with its reason. Where
    the answer is "no" or "changed" the source stays unconfirmed, and all that rests on it gets a
    review with the words of the answer.
    """
    taken = Taken()
    for answer in answers:
        taken.answers += 1
        if reason := _refusal(answer):
            taken.rejected.append({"where": answer.key, "reason": reason})
            continue
        with transaction.atomic():
            _record(answer, Source.objects.get(key=answer.key.partition(":")[2]), by, taken)
    return taken


def _refusal(answer: Answer) -> str:
    kind, _separator, key = answer.key.partition(":")
    if kind == LINE:
        return _("A number needs the calls of two stewards: record them in the register.")
    source = Source.objects.filter(key=key).first()
    if source is None or source.status != SourceStatus.TO_VERIFY:
        return _("This question does not wait for an answer any more.")
    if answer.mark != mark_of(source):
        return _("The source was changed after the sheet was printed. Print it again.")
    if answer.answer not in WORDS:
        return _("The answer is none of: yes, no, changed.")
    if not answer.name or answer.day is None:
        return _("The name or the date is missing: an answer counts when somebody signs it.")
    if answer.day > timezone.localdate():
        return _("The date lies in the future.")
    if answer.answer != "yes" and not answer.wording:
        return _("The answer says that something differs, but not what.")
    return ""


def _record(answer: Answer, source: Source, by: User, taken: Taken) -> None:
    signed = f"{answer.name}, {answer.day}"
    if answer.answer != "yes":
        sources.record_change(
            source, change=f"{answer.wording} ({signed})"[:500], tell_learners=False, by=by
        )
        taken.differs.append(source.key)
        return
    source.status = SourceStatus.IN_FORCE
    source.checked_on, source.checked_by = answer.day, by
    source.full_clean()
    source.save()
    change = _("Confirmed: %(signed)s. Take “to be verified” out of the words.") % {
        "signed": " ".join(filter(None, [signed, answer.wording]))
    }
    sources.record_change(source, change=change[:500], tell_learners=False, by=by)
    taken.confirmed.append(source.key)
    taken.published += sourcing.publish_what_waited(source, by=by)
