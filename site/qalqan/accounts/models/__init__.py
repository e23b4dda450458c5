from qalqan.accounts.models.slips import OneTimeSlip
from qalqan.accounts.models.user import User

__all__ = ["OneTimeSlip", "User"]
