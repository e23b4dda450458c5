"""Personal data of the account itself and of sign-in."""

from qalqan.accounts.services.erasure import blank_account
from qalqan.common.services.personal_data import delete_rows, register, rows_of

ACCOUNT_FIELDS = ("email", "sign_in_code", "first_name", "last_name", "language", "date_joined")


def register_all() -> None:
    register(
        "accounts.User",
        purpose="to know who signs in and whose results these are",
        retention="as long as the person is trained; then without a name",
        export=rows_of("accounts.User", "pk", *ACCOUNT_FIELDS),
        erase=blank_account,
    )
    register(
        "accounts.OneTimeSlip",
        purpose="to let a person without e-mail set a password",
        retention="until used or expired",
        export=rows_of("accounts.OneTimeSlip", "user", "issued_at", "used_at"),
        erase=delete_rows("accounts.OneTimeSlip", "user"),
    )
    register(
        "accounts.Session",
        purpose="to keep a person signed in, and to list and end sessions",
        retention="twelve hours, or until signing out",
        export=rows_of("accounts.Session", "user", "expire_date"),
        erase=delete_rows("accounts.Session", "user"),
    )
