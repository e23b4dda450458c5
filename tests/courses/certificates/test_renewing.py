"""Recertification: who is told when, which short course is offered, and what it earns."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from assessments.services.papers import items_of
from courses.models import Certificate, Completion, CoursePage, Enrolment
from courses.services import certificates
from courses.services.certificates import reminding, renewing
from qalqan.accounts.models import User
from qalqan.common.models import OutboxMessage, Source, SourceReview
from qalqan.common.services import due, outbox
from qalqan.common.services.sources import record_change
from tests.factories import CoursePageFactory, SourceFactory, make_item

pytestmark = pytest.mark.django_db


def ends_in(days: int) -> None:
    Certificate.objects.update(expires_on=timezone.localdate() + datetime.timedelta(days=days))


@pytest.fixture
def short_course(enrolment: Enrolment) -> CoursePage:
    course = CoursePageFactory(parent=enrolment.course.get_parent(), slug="what-changed")
    CoursePage.objects.filter(pk=course.pk).update(renews=enrolment.course)
    return CoursePage.objects.get(pk=course.pk)


def told() -> int:
    """Run what is due, and count the mails so far."""
    reminding.remind()
    outbox.sweep()
    return len(mail.outbox)


def test_the_holder_is_told_at_each_step_once(certificate: Certificate) -> None:
    counts = []
    for days in (61, 60, 45, 30, 29, 8, 7, 1, 0, -1):
        ends_in(days)
        counts.append(told())
        assert told() == counts[-1]
    assert counts == [0, 1, 1, 2, 2, 2, 3, 3, 3, 3]


def test_who_is_late_gets_the_last_reminder_alone(certificate: Certificate) -> None:
    ends_in(5)
    assert told() == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_mail_is_in_the_holders_language(
    certificate: Certificate, cadet: User, language: str
) -> None:
    cadet.language = language
    cadet.save()
    ends_in(30)
    told()
    (message,) = mail.outbox
    assert certificate.number in message.body
    assert certificate.titles[language] in message.body
    assert f"/{language}/my/" in message.body
    assert message.to == [cadet.email]


def test_nobody_is_told_of_what_was_revoked_or_renewed(
    certificate: Certificate, cadet: User, manager: User
) -> None:
    ends_in(20)
    newer = certificates.replace(certificate, because="Name", by=manager)
    assert newer.expires_on is not None
    certificates.revoke(newer, because="Mistake", by=manager)
    assert told() == 0


def test_without_mail_nothing_is_put_off_and_ones_own_page_says_it(
    certificate: Certificate, cadet_client: Any, settings: Any
) -> None:
    settings.EMAIL_URL = ""
    ends_in(20)
    assert reminding.remind() == 0
    assert not OutboxMessage.objects.filter(kind=reminding.KIND).exists()
    page = cadet_client.get("/en/my/").content.decode()
    assert "Runs out soon" in page


def test_the_chore_is_among_what_is_due() -> None:
    assert due.chores["expiring_certificates"] is reminding.remind


def test_the_chore_costs_the_same_for_many(
    certificate: Certificate, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(3):
        reminding.remind()


def test_a_short_course_is_offered_near_the_end_and_not_before(
    certificate: Certificate, cadet: User, short_course: CoursePage
) -> None:
    ends_in(61)
    assert not renewing.offers(cadet)
    ends_in(60)
    (offer,) = renewing.offers(cadet)
    assert (offer.course, offer.runs_out, offer.has_changed) == (short_course, True, False)


def test_it_is_offered_when_a_cited_source_changed_since(
    certificate: Certificate, cadet: User, short_course: CoursePage, manager: User
) -> None:
    cited = [
        source
        for source in Source.objects.all()
        if record_change(source, change="New wording", tell_learners=True, by=manager)
    ]
    assert cited
    (offer,) = renewing.offers(cadet)
    assert (offer.runs_out, offer.has_changed) == (False, True)
    # Changes before the day of issue are what the certificate was earned with.
    Certificate.objects.update(issued_at=timezone.now() + datetime.timedelta(hours=1))
    assert not renewing.offers(cadet)


def test_it_is_offered_when_only_a_question_cites_what_changed(
    certificate: Certificate,
    cadet: User,
    short_course: CoursePage,
    django_assert_max_num_queries: Any,
) -> None:
    assessment = certificate.completion.page.specific.assessment
    item = items_of(assessment)[0]
    SourceReview.objects.create(source=SourceFactory(), subject=item, change="New wording")
    with django_assert_max_num_queries(7):
        (offer,) = renewing.offers(cadet)
    assert offer.has_changed


def test_a_change_elsewhere_offers_nothing(
    certificate: Certificate, cadet: User, short_course: CoursePage
) -> None:
    SourceReview.objects.create(source=SourceFactory(), subject=short_course, change="New wording")
    SourceReview.objects.create(source=SourceFactory(), subject=make_item("alone"), change="New")
    assert not renewing.offers(cadet)


def test_one_enrols_in_what_is_offered_alone(
    certificate: Certificate, cadet: User, cadet_client: Any, short_course: CoursePage
) -> None:
    assert cadet_client.post("/kk/my/renew/what-changed/").status_code == 404
    assert cadet_client.get("/kk/my/renew/what-changed/").status_code == 405
    ends_in(10)
    assert "/kk/my/renew/what-changed/" in cadet_client.get("/kk/my/").content.decode()
    assert cadet_client.post("/kk/my/renew/police/").status_code == 404
    response = cadet_client.post("/kk/my/renew/what-changed/")
    assert response["Location"] == "/kk/courses/what-changed/"
    assert Enrolment.objects.open().filter(learner=cadet, course=short_course).count() == 1
    assert not renewing.offers(cadet)


def test_completing_it_earns_a_certificate_of_the_renewed_course_and_keeps_the_old(
    certificate: Certificate, cadet: User, short_course: CoursePage
) -> None:
    CoursePage.objects.filter(pk=short_course.renews_id).update(certificate_months=24)
    ends_in(10)
    enrolment = Enrolment.objects.create(learner=cadet, course=short_course)
    record = Completion.objects.create(
        enrolment=enrolment, page_id=short_course.pk, kind="course", evidence="server"
    )
    certificates.issue({"completion": record.pk})
    new = record.certificates.get()
    certificate.refresh_from_db()
    assert new.titles == certificate.titles
    assert new.number != certificate.number
    assert (certificate.state, new.state) == ("valid", "valid")
    assert new.expires_on is not None
    assert new.expires_on > timezone.localdate() + datetime.timedelta(days=700)
    assert not renewing.offers(cadet)
    assert told() == 0


def test_who_held_none_gets_none_by_the_short_course(
    enrolment: Enrolment, cadet: User, short_course: CoursePage
) -> None:
    taken = Enrolment.objects.create(learner=cadet, course=short_course)
    record = Completion.objects.create(
        enrolment=taken, page_id=short_course.pk, kind="course", evidence="server"
    )
    certificates.issue({"completion": record.pk})
    assert not Certificate.objects.exists()
