"""The columns of the table: who asks, in which role, and of which academy."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from courses.enums import Post
from courses.models import Academy, Cohort, LearnerProfile, Trainer
from courses.services.appointing import Place, appoint
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from qalqan.common.models import Region
from tests.factories import AcademyFactory, UserFactory

Maker = Callable[[], User | None]


def _demo(name: str) -> Maker:
    return lambda: User.objects.get(email=f"{name}@demo.example")


def _with(role: Role) -> Maker:
    return lambda: UserFactory(roles=[role])


def _of_another_academy(post: Post) -> Maker:
    return lambda: _appointed(post, AcademyFactory())


def _appointed(post: Post, place: Place) -> User:
    person: User = UserFactory()
    appoint(person, post, at=place)
    return person


def _guest(days: int) -> Maker:
    """A guest trainer of the cadet's cohort, until so many days from now."""

    def make() -> User:
        person = UserFactory(roles=[Role.GUEST_TRAINER])
        cohort = Cohort.objects.get(name="2026-1", academy__code="karaganda")
        until = timezone.localdate() + timedelta(days=days)
        Trainer.objects.create(cohort=cohort, kind="guest", name="G", user=person, sees_until=until)
        return person

    return make


def _fellow() -> User:
    """A learner of the same academy, to whom nothing of the cadet's belongs."""
    person = UserFactory()
    academy = Academy.objects.get(code="karaganda")
    LearnerProfile.objects.create(user=person, academy=academy)
    return person


def _elsewhere() -> User:
    region = Region.objects.get_or_create(code="abai")[0]
    return _appointed(Post.COORDINATOR, region)


# In the order of the columns; the cadet owns what is asked for, "x" is the same role elsewhere.
PEOPLE: dict[str, Maker] = {
    "vis": lambda: None,
    "lrn": _demo("cadet"),
    "lrx": _fellow,
    "mgr": _demo("manager"),
    "mgx": _of_another_academy(Post.MANAGER),
    "tut": _demo("tutor"),
    "tux": _of_another_academy(Post.TUTOR),
    "gst": _guest(1),
    "gsx": _guest(-1),
    "reg": _demo("region"),
    "rex": _elsewhere,
    "obs": _demo("observer"),
    "aud": _demo("auditor"),
    "aut": _demo("author"),
    "tkk": _with(Role.TRANSLATOR_KK),
    "tru": _with(Role.TRANSLATOR_RU),
    "ten": _with(Role.TRANSLATOR_EN),
    "rkk": _with(Role.REVIEWER_KK),
    "rru": _with(Role.REVIEWER_RU),
    "ren": _with(Role.REVIEWER_EN),
    "leg": _demo("reviewer"),
    "pub": _with(Role.PUBLISHER),
    "stw": _demo("steward"),
    "adm": _demo("admin"),
}
