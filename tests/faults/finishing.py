"""Learners one press away from their certificate; for a shell on the site's own database."""

import uuid
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db.models import Count

from assessments import services
from courses.models import Certificate, Completion, LessonPage, ModulePage
from courses.services import completion
from qalqan.accounts.models import User
from qalqan.accounts.views import BACKEND
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow
from tests.factories import EnrolmentFactory

MODULE = "identification"


def ready_to_finish(count: int) -> list[list[str]]:
    """The attempt and the session of so many, with all lessons read and all answers right."""
    return [_ready(EnrolmentFactory()) for _learner in range(count)]


def _ready(enrolment: EnrolmentFactory) -> list[str]:
    module = ModulePage.objects.get(slug=MODULE)
    for lesson in LessonPage.objects.child_of(module).live():
        completion.complete_lesson(lesson, learner=enrolment.learner)
    attempt = services.start(
        assessment=module.assessment,
        learner=enrolment.learner,
        registration=enrolment.registration,
        language="kk",
    )
    for slot, spec in enumerate(services.sheet(attempt).specs):
        services.record_response(
            attempt,
            slot=slot,
            response_uuid=uuid.uuid4(),
            sequence=slot + 1,
            raw=spec["correct"],
            language="kk",
        )
    return [str(attempt.uuid), _session(enrolment.learner)]


def _session(person: User) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def effects() -> dict[str, int]:
    """How many modules were completed, have a certificate, and have more than one of anything."""
    modules = Completion.objects.filter(kind="module").annotate(given=Count("certificates"))
    issued = AuditRow.objects.filter(action=AuditAction.CERTIFICATE_ISSUED).count()
    return {
        "completed": modules.count(),
        "effects": modules.filter(given__gte=1).count(),
        "repeated": modules.filter(given__gt=1).count() + abs(issued - Certificate.objects.count()),
    }
