"""What the addresses of the table are about: records of the cadet and of the cadet's academy.

Each entry says what fills in which part of which addresses: "name.part", with wildcards.
"""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from assessments.h5p.services import tokens
from assessments.models import Attempt
from assessments.services import Sitting, packages
from campaigns.models import HelpPage
from courses.models import (
    Assignment,
    Checklist,
    Completion,
    Enrolment,
    ErasureRequest,
    ModulePage,
    Session,
    Trainer,
)
from courses.services import certificates
from courses.services.people import invitations
from courses.services.sessions import codes
from qalqan.accounts.models import SecurityKey, User
from qalqan.common.models import AuditRow, Hotline
from tests.assessments.h5p.packages import echo
from tests.assessments.h5p.records.conftest import answered
from tests.assessments.h5p.store import storing
from tests.assessments.taking import answer, begin, finish, make_essay
from tests.campaigns.outreach.factories import OutreachEventFactory
from tests.factories import AttendanceFactory, SessionFactory, make_assessment, make_item

Values = dict[str, Any]


def of_the_cadet() -> Values:
    cadet = User.objects.get(email="cadet@demo.example")
    enrolment = Enrolment.objects.get(learner=cadet, course__slug="police")
    attempts = {"essay": _essay(enrolment), "running": _running(enrolment)}
    return {
        **_of_accounts(cadet),
        **_of_activities(enrolment),
        **_of_assessments(**attempts),
        **_of_a_session(enrolment),
        **_of_cohorts(enrolment),
        **_of_learning(enrolment),
        **_of_people(cadet),
    }


def _of_accounts(cadet: User) -> Values:
    key = SecurityKey.objects.create(
        user=cadet, name="key", credential="Y3JlZA", public_key=b"k", sign_count=0
    )
    return {
        "accounts:key_remove.pk": key.pk,
        "accounts:session_end.mark": "0123456789abcdef",
        "accounts:reset_factors.pk": cadet.pk,
        "accounts:set_password.uid": "MQ",
        "accounts:set_password.token": "set-password",
        "accounts:confirm_address.token": "no-such-token",
        "courses:join_by_mail.token": "no-such-token",
    }


def _of_people(cadet: User) -> Values:
    asked = ErasureRequest.objects.create(learner=cadet)
    return {"courses:people_erasures_decide.pk": asked.pk, "courses:people_*.pk": cadet.pk}


def _of_learning(enrolment: Enrolment) -> Values:
    module = ModulePage.objects.child_of(enrolment.course).get(slug="identification")
    completion = Completion.objects.create(
        enrolment=enrolment, page_id=module.pk, kind="module", evidence="server"
    )
    certificates.issue({"completion": completion.pk})
    certificate = completion.certificates.get()
    return {
        "*certificate*.code": certificate.code,
        "*verify.code": certificate.code,
        "courses:certificates_*.pk": certificate.pk,
        "*.layout": "kk",
        "*.registration": enrolment.registration,
        "*.course_slug": "police",
        "*.module_slug": "identification",
        "*.lesson_slug": module.get_children().live().first().slug,
    }


def _of_activities(enrolment: Enrolment) -> Values:
    revision = storing.take(echo()).revision
    sitting = Sitting(enrolment.learner, enrolment.registration, "kk", Decimal(0))
    said = json.dumps(answered()).encode()
    attempt = packages.player().take(revision.pk, said, sitting)
    assert attempt is not None
    return {
        "courses:my_activity.attempt": attempt.uuid,
        "courses:people_activity.attempt": attempt.uuid,
        "courses:activity.block": attempt.uuid,
        "courses:activity.revision": revision.pk,
        "wagtailsnippetchoosers_assessments_h5pcontent:*.pk": revision.content.pk,
    }


def _of_cohorts(enrolment: Enrolment) -> Values:
    cohort = enrolment.cohort
    assert cohort is not None
    assignment = Assignment.objects.create(cohort=cohort, course=enrolment.course)
    trainer = Trainer.objects.create(cohort=cohort, kind="staff", name="T")
    later = timezone.now() + timedelta(days=1)
    invitation = invitations.invite(cohort, limit=5, expires_at=later, by=enrolment.learner)
    return {
        "courses:cohorts_*.assignment": assignment.pk,
        "courses:cohorts_*.trainer": trainer.pk,
        "courses:cohorts_*.pk": cohort.pk,
        "courses:people_invitation_close.pk": invitation.pk,
        "courses:join.code": invitation.code,
        "*.cohort": cohort.pk,
    }


def _of_a_session(enrolment: Enrolment) -> Values:
    now = timezone.now()
    times = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=1)}
    checklist = Checklist.objects.create(name="Тізім")
    place = {"academy": enrolment.academy, "cohort": enrolment.cohort, "checklist": checklist}
    session: Session = SessionFactory(**place, **times)
    attendance = AttendanceFactory(session=session, learner=enrolment.learner)
    return {
        "courses:check_in.code": codes.code_at(session.secret, now),
        "courses:sessions_observe.attendance": attendance.pk,
        **dict.fromkeys(
            ("courses:sessions_*.pk", "courses:check_in.pk", "courses:evaluate_session.pk"),
            session.pk,
        ),
        "courses:evaluate_course.pk": enrolment.course_id,
        "courses:sessions_pack.language": "kk",
    }


def _essay(enrolment: Enrolment) -> Attempt:
    paper = make_assessment("matrix-essay", [make_essay("matrix-essay")], "0.50")
    attempt = begin(paper, enrolment.learner, registration=enrolment.registration)
    answer(attempt, 0, {"text": "Алдымен қауіпсіздік.", "language": "kk"})
    return finish(attempt)


def _running(enrolment: Enrolment) -> Attempt:
    paper = make_assessment("matrix-choice", [make_item("matrix-choice")])
    return begin(paper, enrolment.learner, registration=enrolment.registration)


def _of_assessments(*, essay: Attempt, running: Attempt) -> Values:
    return {
        "assessments:result.attempt": essay.uuid,
        "assessments:*.attempt": running.uuid,
        "courses:report_question.attempt": running.uuid,
        "courses:*.attempt": essay.uuid,
        "courses:*.slot": 0,
        "*.number": 1,
    }


def of_the_site() -> Values:
    """What belongs to no learner: facts, campaigns, events of a region."""
    event = OutreachEventFactory(region__code="karaganda")
    return {
        "common:audit_row.sequence": AuditRow.objects.latest("sequence").sequence,
        "campaigns:hotlines_*.pk": Hotline.objects.get(number="111").pk,
        "campaigns:outreach_*.pk": event.pk,
        "campaigns:materials_file.page": HelpPage.objects.get().pk,
        "campaigns:materials_file.language": "kk",
        "campaigns:campaign_file.kind": "leaflet",
        "campaigns:campaign_file.slug": "c-01",
        "campaigns:*.language": "uz",
        "campaigns:*.kind": "card",
        "courses:academy_export.format": "csv",
        "courses:returns_file.format": "csv",
        "courses:my_data_file.format": "json",
        "courses:returns_*.year": 2026,
        **_of_h5p(),
    }


def _of_h5p() -> Values:
    revision = storing.take(echo()).revision
    library, state = revision.main_library.folder.split("/")[-2:]
    return {
        "h5p_*.uuid": revision.content.uuid,
        "h5p_store:*.pk": revision.main_library.pk,
        "h5p_player:*.token": tokens.token_for(revision.pk),
        "h5p_player:*.content": revision.content.uuid,
        "h5p_player:*.language": "kk",
        "h5p_player:*.library": library,
        "h5p_player:*.state": state,
        "h5p_player:content_file.path": "images/shield.png",
        "h5p_player:library_file.path": "main.css",
    }
