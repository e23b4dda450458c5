"""Security keys by WebAuthn (W3C, level 2), as a second factor: the password comes first."""

import json
from typing import Any

from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.crypto import salted_hmac
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from qalqan.accounts.models import SecurityKey, User

CHALLENGE = "security_key_challenge"
# The password is what the person knows; the key need not ask for a PIN as well.
VERIFICATION = UserVerificationRequirement.DISCOURAGED


def options_to_add(request: HttpRequest, person: User) -> dict[str, Any]:
    """What the browser is to ask of a new key; the challenge stays in the session."""
    options = generate_registration_options(
        rp_id=_host(request),
        rp_name="Qalqan",
        user_name=person.get_username(),
        user_display_name=str(person),
        user_id=salted_hmac("qalqan.security_key", str(person.pk)).digest(),
        exclude_credentials=_known(person),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED, user_verification=VERIFICATION
        ),
    )
    return _remembered(request, options)


def options_to_ask(request: HttpRequest, person: User) -> dict[str, Any]:
    """What the browser is to ask of one of the person's keys."""
    options = generate_authentication_options(
        rp_id=_host(request), allow_credentials=_known(person), user_verification=VERIFICATION
    )
    return _remembered(request, options)


def add(request: HttpRequest, person: User, *, name: str, answer: str) -> bool:
    """Keep the key that answered; False where the answer is not what was asked for."""
    challenge = request.session.pop(CHALLENGE, "")
    try:
        key = verify_registration_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_host(request),
            expected_origin=_origin(request),
        )
    except (WebAuthnException, ValueError):
        return False
    _kept, is_new = SecurityKey.objects.get_or_create(
        credential=bytes_to_base64url(key.credential_id),
        defaults={
            "user": person,
            "name": name,
            "public_key": key.credential_public_key,
            "sign_count": key.sign_count,
        },
    )
    return is_new


def take(request: HttpRequest, person: User, answer: str) -> bool:
    """Whether one of the person's keys signed the challenge, which is used up by that."""
    challenge = request.session.pop(CHALLENGE, "")
    key = SecurityKey.objects.filter(user=person, credential=_credential_in(answer)).first()
    if key is None:
        return False
    try:
        proof = verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_host(request),
            expected_origin=_origin(request),
            credential_public_key=bytes(key.public_key),
            credential_current_sign_count=key.sign_count,
        )
    except (WebAuthnException, ValueError):
        return False
    key.sign_count = proof.new_sign_count
    key.save(update_fields=["sign_count"])
    return True


def _remembered(request: HttpRequest, options: Any) -> dict[str, Any]:
    request.session[CHALLENGE] = bytes_to_base64url(options.challenge)
    plain: dict[str, Any] = json.loads(options_to_json(options))
    return plain


def _known(person: User) -> list[PublicKeyCredentialDescriptor]:
    credentials = person.security_keys.values_list("credential", flat=True)
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in credentials]


def _credential_in(answer: str) -> str:
    try:
        return str(json.loads(answer)["id"])
    except (ValueError, KeyError, TypeError):
        return ""


def _host(request: HttpRequest) -> str:
    # ALLOWED_HOSTS has judged it.
    return split_domain_port(request.get_host())[0]


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
