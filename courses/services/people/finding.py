"""The people of one's academies: searched, filtered, and listed with their cohorts."""

from django.db.models import Prefetch, Q, QuerySet

from courses.models import Cohort, Department, Membership
from courses.services import scope
from qalqan.accounts.models import User
from qalqan.accounts.models.user import normal_code
from qalqan.common.models import Audience


def people(
    manager: User,
    *,
    search: str = "",
    cohort: Cohort | None = None,
    department: Department | None = None,
    audience: Audience | None = None,
) -> QuerySet[User]:
    """By name; `search` holds words of which each stands in a name, an address or a code."""
    found = scope.people_of(manager).filter(merged_into=None)
    found = found.filter(called(search))
    if cohort is not None:
        members = Membership.objects.standing().filter(cohort=cohort)
        found = found.filter(pk__in=members.values("learner"))
    if department is not None:
        found = found.filter(learner_profile__department=department)
    if audience is not None:
        found = found.filter(learner_profile__audience=audience)
    standing = Membership.objects.standing().select_related("cohort")
    return (
        found.select_related("learner_profile__department")
        .prefetch_related(Prefetch("memberships", standing, to_attr="standing"))
        .order_by("last_name", "first_name", "pk")
    )


def called(words: str, prefix: str = "") -> Q:
    """Each word stands in a name or an address, or is the code; `prefix` leads to the person."""
    found = Q()
    for word in words.split():
        keys = {"email__icontains": word, "sign_in_code": normal_code(word)}
        wanted = Q(*((prefix + key, value) for key, value in keys.items()), _connector=Q.OR)
        for name in ("last_name", "first_name"):
            wanted |= spelled(word, prefix + name)
        found &= wanted
    return found


def spelled(word: str, column: str) -> Q:
    """SQLite knows no small letters but Latin ones: so each spelling is looked for."""
    spellings = sorted({word, word.lower(), word.upper(), word.capitalize()})
    return Q(*((f"{column}__contains", spelling) for spelling in spellings), _connector=Q.OR)


def namesakes(person: User, manager: User) -> QuerySet[User]:
    """Other accounts of the manager's people that may be the same person's."""
    others = scope.people_of(manager).filter(merged_into=None).exclude(pk=person.pk)
    first = person.first_name.split(" ")[0]
    same = others.filter(last_name=person.last_name, first_name__startswith=first)
    return same.select_related("learner_profile__department")
