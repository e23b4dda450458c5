"""Every mail that the site sends, and what becomes of nasty strings in it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes, policy

from django.core import mail
from django.utils import timezone

from courses.models import (
    Certificate,
    Cohort,
    Completion,
    Enrolment,
    ErrorReport,
    Invitation,
    ModulePage,
)
from courses.services import certificates, erasures, error_reports, reminders
from courses.services.certificates import reminding
from courses.services.people import invited_by_mail
from qalqan.accounts.models import AddressChange, User
from qalqan.accounts.services import administering, password_mail
from qalqan.accounts.services.addresses import letters as address_letters
from qalqan.accounts.services.factors import notice
from qalqan.common.enums import HotlineDue
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Hotline
from qalqan.common.services.hotlines import telling
from qalqan.services.starter.people import DOMAIN
from tests.security.attacks import Figures, person
from tests.security.nasty import NASTY
from tests.security.writing import write_everywhere

# What somebody writes who hopes for a line of their own in the head of a mail.
LINES = ("x\r\nBcc: a@evil.example", "x\nSubject: y", "x\r\n\r\n<script>alert(1)</script>")
OLD = f"old@{DOMAIN}"
HEAD = {
    *("Content-Type", "MIME-Version", "Content-Transfer-Encoding"),
    *("Subject", "From", "To", "Date", "Message-ID"),
}


def nasty_letters(strings: tuple[str, ...] = (*NASTY, *LINES)) -> Figures:
    """Each string in all that people write, in each kind of mail, in each language."""
    struck, tried = [], 0
    letters = _letters()
    for text in strings:
        write_everywhere(text)
        titles = dict.fromkeys(LANGUAGES, text)
        Certificate.objects.update(titles=titles, academy_names=titles)
        for language in LANGUAGES:
            User.objects.update(language=language)
            for name, send in letters.items():
                tried += 1
                mail.outbox.clear()
                send()
                told = f"{name} {language} {text!r}"
                struck += [f"{told}: {fault}" for fault in _faults()]
    return Figures(tried, struck)


def _letters() -> dict[str, Callable[[], None]]:
    cadet, steward = person("cadet"), person("steward")
    enrolment = Enrolment.objects.get(learner=cadet, course__slug="police")
    certificate = _certificate(enrolment)
    report = ErrorReport.objects.create(
        page_id=enrolment.course_id, language="kk", text="Text", reporter=cadet
    )
    line = Hotline.objects.filter(checked_on__isnull=False).first()
    due = {"hotline": line.pk if line else 0, "person": steward.pk, "state": HotlineDue.EXPIRED}
    old = {"address": OLD}
    change = AddressChange.objects.create(user=cadet, address=OLD, asked_at=timezone.now())
    asked = {"change": change.pk, "asked": address_letters.stamp(change)}
    invitation = Invitation.objects.create(
        cohort=Cohort.objects.get(name="2026-1"), code="LETTER", limit=1, expires_at=timezone.now()
    )
    invited = {"invitation": invitation.pk, "language": cadet.language, **old}
    return {
        "reminder": lambda: reminders.deliver({"enrolment": enrolment.pk}),
        "certificate": lambda: reminding.tell({"certificate": certificate.pk}),
        "report": lambda: error_reports.tell({"report": report.pk}),
        "hotline": lambda: telling.tell(due),
        "address": lambda: address_letters.tell({"person": cadet.pk, **old}),
        "address proof": lambda: address_letters.prove(asked),
        "invitation": lambda: invited_by_mail.send(invited),
        "password set": lambda: administering.tell({"person": cadet.pk}),
        "erasure": lambda: erasures.tell({"language": cadet.language, **old}),
        "password": lambda: password_mail.send({"person": cadet.pk}),
        "factors": lambda: notice.send({"person": cadet.pk}),
    }


def _certificate(enrolment: Enrolment) -> Certificate:
    module = ModulePage.objects.child_of(enrolment.course).get(slug="identification")
    completion = Completion.objects.create(
        enrolment=enrolment, page_id=module.pk, kind="module", evidence="server"
    )
    certificates.issue({"completion": completion.pk})
    soon = timezone.localdate() + timedelta(days=5)
    completion.certificates.update(expires_on=soon)
    return completion.certificates.get()


def _faults() -> Iterator[str]:
    """Of the one mail that was sent: more in its head than we write, or anything but plain text."""
    if len(mail.outbox) != 1:
        yield f"{len(mail.outbox)} mails"
    for sent in mail.outbox:
        read = message_from_bytes(sent.message().as_bytes(), policy=policy.default)
        if further := set(read.keys()) - HEAD:
            yield f"head {further}"
        if len(read.keys()) != len(set(read.keys())):
            yield "a line of the head twice"
        if read.get_content_type() != "text/plain":
            yield read.get_content_type()
        if sent.recipients() not in ([f"cadet@{DOMAIN}"], [f"steward@{DOMAIN}"], [OLD]):
            yield f"to {sent.recipients()}"
