"""Who teaches a cohort. A guest with an account sees its sessions until a date."""

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from wagtail.log_actions import LogContext

from courses.enums import TrainerKind, TrainerProblem
from courses.models import LearnerProfile, Trainer
from courses.services import scope
from courses.services.people.belonging import has_role
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from qalqan.accounts.services.roles import grant


class TrainerError(Exception):
    """`code` is one of TrainerProblem."""

    def __init__(self, code: TrainerProblem) -> None:
        super().__init__(code)
        self.code = code.value

    def __str__(self) -> str:
        return str(TrainerProblem(self.code).label)


@transaction.atomic
def engage(trainer: Trainer, *, account: str = "", by: User) -> None:
    """Save the trainer; a guest gets the role with the account of this address or code.

    The role alone shows nothing: what it opens ends with `sees_until`. Raises TrainerError.
    """
    is_guest = trainer.kind == TrainerKind.GUEST and account
    trainer.user = _account(account, by) if is_guest else None
    if trainer.user is None:
        trainer.sees_until = None
    try:
        with transaction.atomic():
            trainer.save()
    except IntegrityError as error:
        raise TrainerError(TrainerProblem.TWICE) from error
    if trainer.user is not None:
        grant(trainer.user, Role.GUEST_TRAINER, by=by)


@transaction.atomic
def dismiss(trainer: Trainer, *, by: User) -> None:
    """Take the trainer off; the role goes with the last cohort that a guest teaches."""
    guest = trainer.user
    trainer.delete()
    if guest is not None and not Trainer.objects.filter(user=guest).exists():
        with LogContext(user=by):
            guest.groups.remove(Group.objects.get(name=Role.GUEST_TRAINER))


def _account(identifier: str, by: User) -> User:
    """Learners of other academies are as unknown as whoever is not there: a role binds them."""
    found = User.objects.by_identifier(identifier)
    elsewhere = LearnerProfile.objects.filter(user=found, academy__isnull=False).exclude(
        academy__in=scope.academies_managed(by)
    )
    if found is None or not found.is_active or (elsewhere.exists() and not has_role(found)):
        raise TrainerError(TrainerProblem.UNKNOWN_ACCOUNT)
    return found
