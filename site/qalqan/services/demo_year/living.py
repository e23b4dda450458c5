"""What the demo's learners did in the year, in the order of its days."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from assessments import services as assessments
from assessments.enums import Evidence
from courses.enums import TrainingForm
from courses.models import Academy, CoursePage, Enrolment, LessonPage, ModulePage, Session
from courses.services import completion, enrolling, outline, sessions
from qalqan.accounts.models import User
from qalqan.services.demo_year.clock import at
from qalqan.services.demo_year.roster import Intake, make

SEED = 2026
# What a learner knew before and has learned by the end, as shares of right answers.
BEFORE, LEARNED = (0.35, 0.65), (0.55, 0.98)
FINISHERS = (1.0, 0.8, 0.6)
TITLES = {
    "police": ("Адам саудасына қарсы іс-қимыл: 72 сағаттық курс", TrainingForm.SEMINAR, 72),
    "judges": ("Адам саудасы туралы істер: құрбандарды соттық қорғау", TrainingForm.SEMINAR, 16),
}


@dataclass(frozen=True)
class Deed:
    moment: datetime
    do: Callable[[], object]


def live_through(year: int, *, report: Callable[[int, int], None]) -> int:
    """Let the year pass once; returns how many people it brought, 0 where it has passed already."""
    if Academy.objects.filter(code="justice").exists():
        return 0
    random = Random(SEED)  # noqa: S311 - believable, not secret
    with transaction.atomic():
        with at(_moment(date(year, 1, 5), 9)):
            intakes = make(random, year)
        deeds = [deed for intake in intakes for deed in _deeds(intake, random)]
        deeds = sorted(
            (deed for deed in deeds if deed.moment < timezone.now()), key=lambda one: one.moment
        )
        for done, deed in enumerate(deeds, start=1):
            with at(deed.moment):
                deed.do()
            report(done, len(deeds))
    return sum(len(intake.learners) for intake in intakes)


def _deeds(intake: Intake, random: Random) -> Iterator[Deed]:
    course = CoursePage.objects.filter(audience__code=intake.audience).first()
    if course is None:
        return
    learners = [person.pk for person in intake.learners]

    def open_course() -> None:
        enrolling.join_all(intake.cohort, learners)
        due = intake.starts_on + timedelta(days=45)
        enrolling.enrol_all(learners, course, cohort=intake.cohort, due_on=due)

    yield Deed(_moment(intake.starts_on, 7), open_course)
    for place, module in enumerate(outline.modules_of(course)):
        share = FINISHERS[min(place, len(FINISHERS) - 1)]
        takers = [person for person in intake.learners if random.random() < share]
        for person in takers:
            first = intake.starts_on + timedelta(days=place * 9 + random.randint(0, 5))
            yield from _study(person, course, module, first, random)
    yield Deed(
        _moment(intake.starts_on + timedelta(days=12), 18),
        lambda: _hold_session(intake, course, random),
    )


def _study(
    person: User, course: CoursePage, module: ModulePage, day: date, random: Random
) -> Iterator[Deed]:
    """Questions before, the lessons, the assessment, and another try where it failed."""
    before, after = random.uniform(*BEFORE), random.uniform(*LEARNED)
    paper: Any = module.assessment
    if paper is None:
        return
    if paper.pre_test:
        start = _moment(day, random.randint(8, 20), random)
        yield Deed(start, lambda: _take(person, course, paper.pre_test, before, random))

    def read() -> None:
        for lesson in LessonPage.objects.live().child_of(module):
            completion.complete_lesson(lesson, learner=person)

    yield Deed(_moment(day + timedelta(days=1), random.randint(8, 21), random), read)
    for days in (2, 6):
        moment = _moment(day + timedelta(days=days), random.randint(8, 21), random)
        again = min(1.0, after + 0.02 * days)
        yield Deed(moment, lambda share=again: _take(person, course, paper, share, random))  # type: ignore[misc]


def _take(
    person: User, course: CoursePage, paper: assessments.Assessment, share: float, random: Random
) -> None:
    enrolment = Enrolment.objects.get(learner=person, course=course)
    taken = assessments.best_attempts([enrolment.registration]).get(
        (enrolment.registration, paper.pk)
    )
    if taken is not None and taken.passed:
        return
    attempt = assessments.start(
        assessment=paper,
        learner=person,
        registration=enrolment.registration,
        language=person.language,
    )
    for slot, spec in enumerate(assessments.sheet(attempt).specs):
        raw = right(spec, person.language) if random.random() < share else wrong(spec)
        assessments.record_response(
            attempt,
            slot=slot,
            response_uuid=UUID(int=random.getrandbits(128), version=4),
            sequence=slot,
            raw=raw,
            language=person.language,
        )
    assessments.finish(attempt.uuid, learner=person)


def right(spec: dict[str, Any], language: str) -> Any:
    """The answer that earns all points."""
    if spec["kind"] == "number":
        return {"text": str(spec["value"])}
    if spec["kind"] == "short_text":
        return {"text": spec["accepted"][language][0]}
    return spec["correct"]


def wrong(spec: dict[str, Any]) -> Any:
    """An answer that somebody might give: another option, the same in another order."""
    if spec["kind"] in ("number", "short_text"):
        return {"text": "0"}
    options = [option["id"] for option in spec["options"]]
    if spec["kind"] == "matching":
        return dict.fromkeys(spec["correct"], options[0])
    if spec["kind"] == "ordering":
        return [*spec["correct"][1:], spec["correct"][0]]
    others = [option for option in options if option not in spec["correct"]]
    return others[:1] if spec["kind"] != "multiple_choice" else [*spec["correct"][1:], *others[:1]]


def _hold_session(intake: Intake, course: CoursePage, random: Random) -> None:
    title, form, hours = TITLES[intake.audience]
    session = Session.objects.create(
        academy=intake.cohort.academy,
        cohort=intake.cohort,
        course=course,
        title=title,
        form=form,
        starts_at=_moment(intake.starts_on, 9),
        ends_at=_moment(intake.starts_on + timedelta(days=12), 17),
        academic_hours=hours,
    )
    present = [person.pk for person in intake.learners if random.random() < 0.95]
    sessions.record_all(session, present, evidence=Evidence.PAPER)


def _moment(day: date, hour: int, random: Random | None = None) -> datetime:
    minute = random.randint(0, 59) if random else 0
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
