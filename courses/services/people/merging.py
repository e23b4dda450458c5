"""Two accounts of one person into one: nothing that was learned is lost."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from assessments import services as assessments
from courses.models import Certificate, Completion, Enrolment, ErrorReport, Membership
from courses.services.people import merged_completions, merged_records
from courses.services.people.belonging import has_role
from courses.services.people.errors import PeopleError, Problem
from courses.services.people.slips import has_private_scores
from qalqan.accounts.models import AddressChange, Authenticator, OneTimeSlip, Session, User
from qalqan.accounts.services.sign_in_codes import new_codes
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


@dataclass(frozen=True)
class Plan:
    """What would move from the dropped account, in numbers, and which enrolments would close."""

    enrolments: int
    completions: int
    certificates: int
    memberships: int
    attendances: int
    notes: int
    closing: list[Enrolment]


def plan(kept: User, dropped: User) -> Plan:
    """Says what `merge` would do. Raises PeopleError."""
    _check(kept, dropped)
    return Plan(
        enrolments=dropped.enrolments.count(),
        completions=Completion.objects.standing().filter(enrolment__learner=dropped).count(),
        certificates=Certificate.objects.filter(completion__enrolment__learner=dropped).count(),
        memberships=Membership.objects.standing().filter(learner=dropped).count(),
        attendances=dropped.attendances.filter(withdrawn_at=None).count(),
        notes=dropped.notes.count(),
        closing=_doubled(kept, dropped),
    )


@transaction.atomic
def merge(kept: User, dropped: User, *, by: User | None = None) -> None:
    """Everything of `dropped` becomes `kept`'s, and nobody signs in to `dropped` any more.

    Of two open enrolments in a course the older is closed; what was completed stays completed.
    Raises PeopleError.
    """
    accounts = User.objects.select_for_update().filter(pk__in=[kept.pk, dropped.pk])
    locked = {account.pk: account for account in accounts.order_by("pk")}
    if len(locked) != 2:
        raise PeopleError(Problem.SAME_ACCOUNT)
    kept, dropped = locked[kept.pk], locked[dropped.pk]
    _check(kept, dropped)
    closing = [enrolment.pk for enrolment in _doubled(kept, dropped)]
    Enrolment.objects.filter(pk__in=closing).update(closed_at=timezone.now())
    registrations = list(dropped.enrolments.values_list("registration", flat=True))
    Enrolment.objects.filter(learner=dropped).update(learner=kept)
    merged_completions.count_once(kept)
    assessments.hand_over(registrations, to=kept, by=by)
    assessments.merge_extra_time(kept, dropped)
    merged_records.hand_over(kept, dropped)
    ErrorReport.objects.filter(reporter=dropped).update(reporter=kept)
    _close(kept, dropped)
    audit.append(
        AuditAction.ACCOUNTS_MERGED,
        subject=f"person:{kept.pk}",
        actor=by.pk if by else None,
        data={"dropped": dropped.pk, "closed": closing},
    )


def _check(kept: User, dropped: User) -> None:
    if kept.pk == dropped.pk:
        raise PeopleError(Problem.SAME_ACCOUNT)
    if any(account.merged_into_id or account.erased_at for account in (kept, dropped)):
        raise PeopleError(Problem.ALREADY_MERGED)
    if has_role(kept) or has_role(dropped):
        raise PeopleError(Problem.HAS_ROLE)
    # A manager may hold the way into the account that stays.
    if dropped.last_login is not None and has_private_scores(dropped):
        raise PeopleError(Problem.PRIVATE_RESULTS)


def _doubled(kept: User, dropped: User) -> list[Enrolment]:
    """Of each course that is open in both accounts, the older enrolment."""
    both: QuerySet[Enrolment] = Enrolment.objects.open().filter(learner__in=[kept, dropped])
    older: dict[int, Enrolment] = {}
    closing = []
    for enrolment in both.select_related("course").order_by("opened_at", "pk"):
        before = older.setdefault(enrolment.course_id, enrolment)
        if before is not enrolment:
            closing.append(before)
    return closing


def _close(kept: User, dropped: User) -> None:
    """Give `kept` the address and the code that it lacks, and shut `dropped`."""
    email = None if kept.email else dropped.email
    code = None if kept.sign_in_code else dropped.sign_in_code
    dropped.email = None if email else dropped.email
    dropped.sign_in_code = None if code else dropped.sign_in_code
    if not dropped.email and not dropped.sign_in_code:
        dropped.sign_in_code = new_codes(1)[0]
    dropped.is_active, dropped.merged_into = False, kept
    dropped.set_unusable_password()
    dropped.save()
    kept.email, kept.sign_in_code = kept.email or email, kept.sign_in_code or code
    if dropped.last_login is not None:
        # Whoever chose the password of `kept` need not be who used `dropped`: the owner of both
        # gets in by the address or a slip.
        kept.set_unusable_password()
        Session.objects.filter(user=kept).delete()
        Authenticator.objects.filter(user=kept).delete()
        kept.security_keys.all().delete()
    kept.save(update_fields=["email", "sign_in_code", "password"])
    User.objects.filter(merged_into=dropped).update(merged_into=kept)
    # Who asked for an address in either account need not be who reads its mail.
    AddressChange.objects.filter(user__in=[kept, dropped]).delete()
    Session.objects.filter(user=dropped).delete()
    OneTimeSlip.objects.filter(user=dropped).delete()
    OneTimeSlip.objects.usable().filter(user=kept).update(expires_at=timezone.now())
