"""Demo people: one for each role, only where DEMO is set, known to the sign-in page of the demo."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from courses.enums import Post
from courses.models import (
    Academy,
    Cohort,
    CoursePage,
    Department,
    Enrolment,
    LearnerProfile,
    Membership,
)
from courses.services.appointing import appoint
from qalqan.accounts.enums import LANGUAGE_REVIEWERS, Role
from qalqan.accounts.models import User
from qalqan.accounts.services.factors import authenticator
from qalqan.accounts.services.factors.passing import is_compulsory
from qalqan.accounts.services.roles import grant
from qalqan.common.models import Audience
from qalqan.services.starter.stamps import Stamper

PASSWORD = "qalqan-demo-2026"  # noqa: S105 - printed by the demo for everybody to use
SEED = b"qalqan-demo-2026-app"
DOMAIN = "demo.example"
ACADEMY = "karaganda"
COHORT = "2026-1"


@dataclass(frozen=True)
class Person:
    name: str
    last_name: str
    first_name: str
    language: str = "kk"
    roles: tuple[Role, ...] = ()
    audience: str = ""
    is_superuser: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


PEOPLE = [
    Person("cadet", "Сәрсенов", "Әлихан", audience="police"),
    Person("judge", "Ким", "Марина", "ru", audience="judges"),
    Person("inspector", "Оспанов", "Нұрлан", audience="labour-inspectors"),
    Person("teacher", "Ковалёва", "Ольга", "ru", audience="teachers"),
    Person("manager", "Жұмабекова", "Гүлнар", roles=(Role.ACADEMY_MANAGER,)),
    Person("tutor", "Ахметов", "Данияр", roles=(Role.TUTOR,)),
    Person("author", "Бекова", "Сәуле", "ru", roles=(Role.AUTHOR,)),
    Person("translator", "Нұрғалиева", "Әсем", roles=(Role.TRANSLATOR_KK,)),
    Person("reviewer", "Пак", "Виктор", "ru", roles=(Role.LEGAL_REVIEWER,)),
    Person(
        "publisher",
        "Тілеуова",
        "Айгүл",
        "ru",
        roles=(Role.PUBLISHER, *LANGUAGE_REVIEWERS.values()),
    ),
    Person("steward", "Есенова", "Мәдина", roles=(Role.STEWARD,)),
    Person("steward2", "Иванов", "Пётр", "ru", roles=(Role.STEWARD,)),
    Person("region", "Қалиев", "Ерлан", roles=(Role.REGIONAL_COORDINATOR,)),
    Person("observer", "Мұратова", "Дана", roles=(Role.OBSERVER,)),
    Person("auditor", "Сейтқали", "Арман", roles=(Role.AUDITOR,)),
    Person("admin", "Qalqan", "Admin", "en", is_superuser=True),
]


def load(stamper: Stamper) -> None:
    """Make the demo people where missing; an account that stands is left alone."""
    academy = Academy.objects.get(code=ACADEMY)
    for person in PEOPLE:
        email = f"{person.name}@{DOMAIN}"
        if User.objects.filter(email=email).exists():
            stamper.tally["unchanged"] += 1
            continue
        user = User.objects.create_user(
            email,
            PASSWORD,
            first_name=person.first_name,
            last_name=person.last_name,
            language=person.language,
            is_superuser=person.is_superuser,
            is_staff=person.is_superuser,
            is_demo=True,
        )
        stamper.tally["created"] += 1
        for role in person.roles:
            _give(user, role, academy)
        if person.audience:
            department = Department.objects.filter(academy=academy).first()
            LearnerProfile.objects.create(
                user=user,
                audience=Audience.objects.get(code=person.audience),
                academy=academy,
                department=department if person.audience == "police" else None,
            )


def _give(user: User, role: Role, academy: Academy) -> None:
    if role.value not in Post.values:
        grant(user, role)
        return
    post = Post(role.value)
    place = academy.region if post == Post.COORDINATOR else academy
    assert place is not None
    appoint(user, post, at=place)


def reviewer() -> User | None:
    """Who signs in the demo; nobody elsewhere."""
    if not settings.DEMO:
        return None
    return User.objects.filter(email=f"reviewer@{DOMAIN}", is_demo=True).first()


def give_apps() -> str:
    """An app with a seed that everybody knows for each who needs one; the seed to type in."""
    for person in User.objects.filter(email__endswith=f"@{DOMAIN}", has_second_factor=False):
        if is_compulsory(person):
            authenticator.put(person, SEED, step=0)
            person.has_second_factor = True
            person.save(update_fields=["has_second_factor"])
    return authenticator.readable(SEED)


def enrol() -> None:
    """Each demo learner who has no enrolment yet, in the course of their audience."""
    cohort, _created = Cohort.objects.get_or_create(
        academy=Academy.objects.get(code=ACADEMY), name=COHORT
    )
    waiting = LearnerProfile.objects.filter(user__is_demo=True, user__enrolments=None)
    for profile in waiting.filter(user__email__in=[f"{one.name}@{DOMAIN}" for one in PEOPLE]):
        course = CoursePage.objects.filter(audience=profile.audience).first()
        if course is not None:
            Membership.objects.get_or_create(learner=profile.user, cohort=cohort)
            Enrolment.objects.create(
                learner=profile.user, course=course, academy=cohort.academy, cohort=cohort
            )
