"""Public pages as ready-made copies: one source of bytes for memory and for files."""

from campaigns.services.published.copies import Copy, Variant
from campaigns.services.published.editions import KIND, new_edition
from campaigns.services.published.files import Published, publish, refresh, republish
from campaigns.services.published.memory import Memory
from campaigns.services.published.nginx import nginx_conf
from campaigns.services.published.rendering import UnavailableError

__all__ = [
    "KIND",
    "Copy",
    "Memory",
    "Published",
    "UnavailableError",
    "Variant",
    "new_edition",
    "nginx_conf",
    "publish",
    "refresh",
    "republish",
]
