"""The return of 2015 on its screen."""

from typing import Any

SCREEN = "/kk/academy/returns/2015/"
SIGNED = {"signed_by": "Ахметова А.", "signed_as": "Бастық"}


def sign(client: Any) -> Any:
    """Sign what the screen shows."""
    page = client.get(SCREEN).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    return client.post(SCREEN, {**SIGNED, "seen": seen})
