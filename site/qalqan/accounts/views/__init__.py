"""Sign in and out, passwords, the second factor, and a person's own security."""

from qalqan.accounts.views.sign_in import BACKEND, locked, private_page_sign_in, to_sign_in

__all__ = ["BACKEND", "locked", "private_page_sign_in", "to_sign_in"]
