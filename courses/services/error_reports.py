"""Reports of errors: from where a learner stands, into a queue, and back with an answer."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from assessments.services import Item
from courses.enums import ReportState
from courses.models import ErrorReport
from qalqan.accounts.models import User
from qalqan.common.services import outbox

KIND = "courses.report_answered"
MOST_A_DAY = 20


class TooManyReportsError(Exception):
    """The person reported as much today as one person can have found."""


class AlreadyAnsweredError(Exception):
    """Somebody else answered the report first."""


def report(
    page: Page,
    *,
    reporter: User,
    language: str,
    text: str,
    block: str = "",
    item: Item | None = None,
) -> ErrorReport:
    """Put a report into the queue; raises TooManyReportsError after MOST_A_DAY in 24 hours."""
    day = timezone.now() - timedelta(days=1)
    if ErrorReport.objects.filter(reporter=reporter, reported_at__gt=day).count() >= MOST_A_DAY:
        raise TooManyReportsError
    return ErrorReport.objects.create(
        page_id=page.pk, block=block, item=item, language=language, text=text, reporter=reporter
    )


@transaction.atomic
def answer(report: ErrorReport, *, state: ReportState, text: str, by: User) -> None:
    """Close the report and tell its writer; raises AlreadyAnsweredError where it is closed."""
    closed = ErrorReport.objects.open().filter(pk=report.pk)
    changed = closed.update(state=state, answer=text, answered_at=timezone.now(), answered_by=by)
    if not changed:
        raise AlreadyAnsweredError
    outbox.enqueue(KIND, {"report": report.pk}, key=f"{KIND}:{report.pk}")


def tell(payload: dict[str, Any]) -> None:
    """Outbox handler: a mail that says that there is an answer; the answer waits after sign-in."""
    found = ErrorReport.objects.filter(pk=payload["report"]).select_related("reporter").first()
    person = found.reporter if found else None
    if person is None or not person.email or not person.is_active or not settings.EMAIL_URL:
        return
    with translation.override(person.language):
        send_mail(
            _("Your report was answered"),
            _("Somebody answered what you reported in a course. Read it here:\n\n%(link)s")
            % {"link": settings.PUBLIC_BASE_URL + reverse("courses:my") + "#reports"},
            settings.DEFAULT_FROM_EMAIL,
            [person.email],
        )
