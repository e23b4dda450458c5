"""Personal data of the account itself and of sign-in."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from qalqan.accounts.models.addresses import LIFETIME
from qalqan.accounts.services.erasure import blank_account
from qalqan.common.enums import LegalBasis
from qalqan.common.services.personal_data import Until, blanking, delete_rows, register, rows_of

ACCOUNT_FIELDS = (
    *("email", "sign_in_code", "first_name", "last_name", "language", "date_joined"),
    *("text_size", "saves_data", "less_motion"),
)

FACTORS = [
    ("accounts.Authenticator", _("To ask for a code of the person's app"), ("added_at",)),
    ("accounts.SecurityKey", _("To ask for the person's security key"), ("name", "added_at")),
    ("accounts.RecoveryCode", _("To let a person in who lost the other factors"), ("used_at",)),
]


def register_all() -> None:
    register(
        "accounts.User",
        purpose=_("To know who signs in and whose results these are"),
        retention=_("As long as the person is trained; then without a name"),
        export=rows_of("accounts.User", "pk", *ACCOUNT_FIELDS),
        erase=blanking(blank_account),
        stays=("merged_into",),
    )
    register(
        "accounts.OneTimeSlip",
        purpose=_("To let a person without e-mail set a password"),
        retention=_("30 days after it was used up or expired"),
        basis=LegalBasis.SECURITY,
        keep_for=Until("expires_at", timedelta(days=30)),
        export=rows_of("accounts.OneTimeSlip", "user", "issued_at", "used_at"),
        erase=delete_rows("accounts.OneTimeSlip", "user"),
        stays=("issued_by",),
    )
    register(
        "accounts.AddressChange",
        purpose=_("To let an e-mail address count only when its owner has confirmed it"),
        retention=_("Three days, or until it is confirmed"),
        basis=LegalBasis.SECURITY,
        keep_for=Until("asked_at", LIFETIME),
        export=rows_of("accounts.AddressChange", "user", "address", "asked_at"),
        erase=delete_rows("accounts.AddressChange", "user"),
        stays=("asked_by",),
    )
    register(
        "accounts.Session",
        name=_("Devices that are signed in"),
        purpose=_("To keep a person signed in, and to list and end sessions"),
        retention=_("Twelve hours, or until signing out"),
        basis=LegalBasis.SECURITY,
        keep_for=Until("expire_date", timedelta(0)),
        export=rows_of("accounts.Session", "user", "signed_in_at", "expire_date"),
        erase=delete_rows("accounts.Session", "user"),
    )
    for model, purpose, fields in FACTORS:
        register(
            model,
            name=_("Second factors"),
            purpose=purpose,
            retention=_("Until removed, or as long as the account"),
            basis=LegalBasis.SECURITY,
            # Never a secret: whoever reads an export could be the person.
            export=rows_of(model, "user", *fields),
            erase=delete_rows(model, "user"),
        )
