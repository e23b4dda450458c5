from qalqan.accounts.models.addresses import AddressChange
from qalqan.accounts.models.factors import Authenticator, RecoveryCode, SecurityKey
from qalqan.accounts.models.sessions import Session
from qalqan.accounts.models.slips import OneTimeSlip
from qalqan.accounts.models.user import User

__all__ = [
    "AddressChange",
    "Authenticator",
    "OneTimeSlip",
    "RecoveryCode",
    "SecurityKey",
    "Session",
    "User",
]
