"""Who teaches a cohort. A guest with an account sees its sessions until a date."""

from django.db import IntegrityError, transaction

from courses.enums import TrainerKind, TrainerProblem
from courses.models import Trainer
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
    trainer.user = _account(account) if trainer.kind == TrainerKind.GUEST and account else None
    if trainer.user is None:
        trainer.sees_until = None
    try:
        with transaction.atomic():
            trainer.save()
    except IntegrityError as error:
        raise TrainerError(TrainerProblem.TWICE) from error
    if trainer.user is not None:
        grant(trainer.user, Role.GUEST_TRAINER, by=by)


def _account(identifier: str) -> User:
    found = User.objects.by_identifier(identifier)
    if found is None or not found.is_active:
        raise TrainerError(TrainerProblem.UNKNOWN_ACCOUNT)
    return found
