from qalqan.accounts.models.sessions import Session
from qalqan.accounts.models.slips import OneTimeSlip
from qalqan.accounts.models.user import User

__all__ = ["OneTimeSlip", "Session", "User"]
