"""Reminders by mail to learners who are behind: previewed, in each one's language, never twice."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.models import Enrolment
from qalqan.accounts.models import User
from qalqan.common.languages import LANGUAGES
from qalqan.common.services import outbox

KIND = "courses.reminder"


@dataclass(frozen=True)
class Plan:
    """Whom a reminder would reach. `by_language` counts those by their language."""

    reached: list[Enrolment]
    without_address: list[Enrolment]
    reminded_today: int

    @property
    def by_language(self) -> dict[str, int]:
        counts = Counter(one.learner.language for one in self.reached)
        return {code: counts[code] for code in LANGUAGES if counts[code]}


def plan(found: QuerySet[Enrolment]) -> Plan:
    """Sort out who of `found` is behind; nobody gets two reminders of a course on one day.

    Where the site sends no mail, nobody is reached and all are to be told in another way.
    """
    behind = _open(found).select_related("learner", "course")
    today = timezone.localdate()
    reached, without, reminded = [], [], 0
    for enrolment in behind:
        if enrolment.reminded_at and timezone.localtime(enrolment.reminded_at).date() == today:
            reminded += 1
        elif settings.EMAIL_URL and enrolment.learner.email and enrolment.learner.is_active:
            reached.append(enrolment)
        else:
            without.append(enrolment)
    return Plan(reached, without, reminded)


def _open(found: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """Open, not completed, and due: today or before."""
    return found.open().filter(  # type: ignore[attr-defined, no-any-return]
        course_completed_at=None, due_on__lte=timezone.localdate()
    )


@transaction.atomic
def send(plan: Plan, *, by: User) -> int:
    """Put the reminders into the outbox; returns how many."""
    today = timezone.localdate()
    for enrolment in plan.reached:
        key = f"{KIND}:{enrolment.registration}:{today:%Y-%m-%d}"
        outbox.enqueue(KIND, {"enrolment": enrolment.pk, "by": by.pk}, key=key)
    return len(plan.reached)


def deliver(payload: dict[str, Any]) -> None:
    """Outbox handler: the mail, unless its learner has finished meanwhile."""
    found = Enrolment.objects.select_related("learner", "course").get(pk=payload["enrolment"])
    person = found.learner
    done = found.completions.standing().filter(kind="course").exists()
    if done or not person.email or not person.is_active or not settings.EMAIL_URL:
        return
    with translation.override(person.language):
        subject, text = letter(found)
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [person.email])
    Enrolment.objects.filter(pk=found.pk).update(reminded_at=timezone.now())


def letter(enrolment: Enrolment) -> tuple[str, str]:
    """Subject and text in the active language. No name: a mailbox may be read by others."""
    text = _(
        "A course of yours was due on %(date)s and is not completed yet:\n\n%(course)s\n\n"
        "Go on where you stopped:\n\n%(link)s"
    ) % {
        "date": date_format(enrolment.due_on, "DATE_FORMAT") if enrolment.due_on else "",
        "course": enrolment.course.heading,
        "link": settings.PUBLIC_BASE_URL + reverse("courses:my"),
    }
    return _("A course is waiting for you"), text


def sample(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """(language, subject, text) of the letter to the first who reads each language."""
    for code in plan.by_language:
        first = next(one for one in plan.reached if one.learner.language == code)
        with translation.override(code):
            yield (code, *letter(first))
