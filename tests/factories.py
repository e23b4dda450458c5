"""Factories with traits for what tests make beside the demo's cast."""

from datetime import UTC, datetime
from typing import Any

import factory
import wagtail_factories
from factory.django import DjangoModelFactory

from assessments.models import Assessment, Item
from assessments.services import bank
from courses.models import (
    Academy,
    Attendance,
    Cohort,
    CoursePage,
    Enrolment,
    LearnerProfile,
    Membership,
    ModulePage,
    Session,
)
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from qalqan.accounts.services.roles import grant
from qalqan.common.models import Audience, Hotline, Source


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@tests.example")
    last_name = factory.Sequence(lambda n: f"Тұлға {n:05}")
    is_demo = True

    class Params:
        by_code = factory.Trait(email=None, sign_in_code=factory.Sequence(lambda n: f"CODE{n:05}"))

    @factory.post_generation
    def roles(self: Any, create: bool, roles: list[Role] | None, **_options: Any) -> None:
        for role in roles or []:
            grant(self, role)


class AcademyFactory(DjangoModelFactory):
    class Meta:
        model = Academy

    code = factory.Sequence(lambda n: f"academy-{n}")
    name = factory.Sequence(lambda n: f"Академия {n}")


class CohortFactory(DjangoModelFactory):
    class Meta:
        model = Cohort
        django_get_or_create = ["academy", "name"]

    academy = factory.SubFactory(AcademyFactory)
    name = "2026-2"


class LearnerProfileFactory(DjangoModelFactory):
    class Meta:
        model = LearnerProfile

    user = factory.SubFactory(UserFactory)


class EnrolmentFactory(DjangoModelFactory):
    """In the starter's police course, unless told otherwise."""

    class Meta:
        model = Enrolment
        skip_postgeneration_save = True

    learner = factory.SubFactory(UserFactory, by_code=True)
    course = factory.LazyFunction(lambda: CoursePage.objects.get(slug="police"))
    academy = factory.SubFactory(AcademyFactory)

    class Params:
        in_cohort = factory.Trait(
            cohort=factory.SubFactory(CohortFactory, academy=factory.SelfAttribute("..academy"))
        )
        with_profile = factory.Trait(
            profile=factory.RelatedFactory(
                LearnerProfileFactory,
                user=factory.SelfAttribute("..learner"),
                academy=factory.SelfAttribute("..academy"),
            )
        )


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    key = factory.Sequence(lambda n: f"source-{n}")
    short = factory.Sequence(lambda n: f"Дереккөз {n}")
    title = factory.SelfAttribute("short")
    kind = "report"
    jurisdiction = "international"

    class Params:
        in_force = factory.Trait(status="in_force", checked_on="2026-11-01")


class HotlineFactory(DjangoModelFactory):
    class Meta:
        model = Hotline

    number = factory.Sequence(lambda n: f"+7 700 000 {n:04}")
    kind = "voice"

    class Params:
        confirmed = factory.Trait(
            status="confirmed",
            checked_on="2026-11-01",
            source=factory.SubFactory(SourceFactory, in_force=True),
        )


class PageFactory(wagtail_factories.PageFactory):
    """A page that is ready in all three languages."""

    class Meta:
        abstract = True

    heading_kk = factory.Sequence(lambda n: f"Бет {n}")
    heading_ru = factory.Sequence(lambda n: f"Страница {n}")
    heading_en = factory.Sequence(lambda n: f"Page {n}")
    title = factory.SelfAttribute("heading_en")
    ready_kk = ready_ru = ready_en = True


class CoursePageFactory(PageFactory):
    class Meta:
        model = CoursePage

    audience = factory.LazyFunction(lambda: Audience.objects.get(code="teachers"))


class ModulePageFactory(PageFactory):
    class Meta:
        model = ModulePage


def three(text: str) -> dict[str, str]:
    return {"kk": text, "ru": text, "en": text}


def make_item(key: str, *, right: str = "a", options: tuple[str, ...] = ("a", "b")) -> Item:
    """A single-choice item whose options are called by their letters."""
    return bank.store_item(key, spec=choice_spec(key, right=right, options=options))


def choice_spec(
    key: str, *, right: str = "a", options: tuple[str, ...] = ("a", "b"), critical: str = ""
) -> dict[str, Any]:
    return item_spec(
        "single_choice",
        prompt=three(f"Which one, {key}?"),
        options=[
            {
                "id": bank.option_id(key, name),
                "text": three(name),
                "feedback": three(f"about {name}"),
                "critical": name == critical,
            }
            for name in options
        ],
        correct=[bank.option_id(key, right)],
    )


def item_spec(kind: str, **parts: Any) -> dict[str, Any]:
    """A spec of that kind with what all kinds have."""
    return {
        "kind": kind,
        "points": 1,
        "prompt": three(f"What of this, {kind}?"),
        "explanation": three("Because."),
        "images": [],
        "citations": [],
        **parts,
    }


def make_assessment(
    key: str, items: list[Item], pass_mark: Any = "0.80", **rules: Any
) -> Assessment:
    return bank.store_assessment(
        key, title=three(key), pass_mark=pass_mark, items=[item.key for item in items], **rules
    )


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    cohort = factory.SubFactory(CohortFactory)
    learner = factory.SubFactory(UserFactory, by_code=True)


class SessionFactory(DjangoModelFactory):
    """A lecture of two hours, held on 2 November 2026."""

    class Meta:
        model = Session

    academy = factory.SubFactory(AcademyFactory)
    title = factory.Sequence(lambda n: f"Дәріс {n}")
    form = "lecture"
    starts_at = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    ends_at = datetime(2026, 11, 2, 10, 30, tzinfo=UTC)
    academic_hours = 2

    class Params:
        of_cohort = factory.Trait(
            cohort=factory.SubFactory(CohortFactory, academy=factory.SelfAttribute("..academy"))
        )


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    session = factory.SubFactory(SessionFactory)
    learner = factory.SubFactory(UserFactory, by_code=True)
    academy = factory.SelfAttribute("session.academy")
    evidence = "attended"
