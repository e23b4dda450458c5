"""Numbers and addresses of hotlines: what can be one, and where a tap on it leads. Pure."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from qalqan.common.enums import HotlineKind

NUMBER = re.compile(r"\+?\d[\d ()-]{1,30}")


def is_address(kind: str, text: str) -> bool:
    """Whether `text` is one of `kind`: digits, the full https address of an account, a mailbox."""
    if kind in {HotlineKind.VOICE, HotlineKind.TEXT}:
        return NUMBER.fullmatch(text) is not None
    check = validate_email if kind == HotlineKind.EMAIL else URLValidator(schemes=["https"])
    try:
        check(text)
    except ValidationError:
        return False
    return True


def digits(number: str) -> str:
    """The number as phones dial it."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def link(kind: str, text: str) -> str:
    """The URI of an address that `is_address`."""
    if kind == HotlineKind.MESSENGER:
        return text
    if kind == HotlineKind.EMAIL:
        return f"mailto:{text}"
    return f"{'tel' if kind == HotlineKind.VOICE else 'sms'}:{digits(text)}"
